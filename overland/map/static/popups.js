/* A popup's room: clear of the controls on a narrow map, beside the pins that it would hide. */
(function (overland) {
  "use strict";
  const state = overland.state;

  // Where a sheet or a panel says it all, a popup would only cover the journey.
  function isTold() {
    const page = overland.parentWindow();
    return Boolean(page && page !== window && (page.document.querySelector(".ov-embed") || page.innerWidth <= 860));
  }

  // On a narrow map a popup keeps clear of the controls, and leads to the panel below.
  function roomForPopup(popup) {
    if (isTold()) { popup.openOn = () => popup; popup.options.closeButton = false; }
    const width = state.map.getSize().x;
    const narrow = width < 560;
    Object.assign(popup.options, {
      maxWidth: narrow ? Math.max(150, width - 110) : popup.options.maxWidth,
      autoPanPaddingTopLeft: narrow ? [10, 10] : [24, 24], autoPanPaddingBottomRight: narrow ? [60, 24] : [24, 24],
    });
  }

  function offerMore(event) {
    const page = overland.parentWindow();
    const panel = page && page.document.querySelector(".ov-details");
    const content = event.popup.getContent();
    if (!panel || !content.append || state.map.getSize().x >= 560 || content.querySelector(".ov-more")) return;
    const more = document.createElement("button");
    Object.assign(more, {type: "button", className: "ov-more", textContent: state.config.words.more});
    more.addEventListener("click", () => page.document.querySelector(".ov-sheet.is-shown .ov-details, .ov-details").scrollIntoView({behavior: overland.calm() ? "auto" : "smooth"}));
    content.append(more);
    event.popup.update();
  }

  // Far out several pins of the journey may lie on one spot: the popup of the upmost leads to all.
  function offerOthers(event) {
    const content = event.popup.getContent(), marker = event.popup._source;
    if (!content.append || !marker || !marker.options.place) return;
    for (const old of content.querySelectorAll(".ov-also")) old.remove();
    const at = middleOf(marker);
    for (const other of state.markers.values()) {
      if (other === marker || at.distanceTo(middleOf(other)) >= 14) continue;
      const button = document.createElement("button");
      Object.assign(button, {type: "button", className: "ov-more ov-also", textContent: other.getElement().querySelector(".ov-label b").textContent});
      button.addEventListener("click", () => { other.openPopup(); overland.choose(other.options.place); });
      content.append(button);
    }
    event.popup.update();
  }

  function middleOf(marker) {
    const style = marker.getElement().style;
    const shift = ["--ov-dx", "--ov-dy"].map((name) => parseFloat(style.getPropertyValue(name)) || 0);
    return state.map.latLngToContainerPoint(marker.getLatLng()).add(shift);
  }

  // A popup bound to a marker that follows the edge would pan the map, which moves the marker, and
  // so on for ever: it stands free, inside the map.
  function standAside(marker) {
    const popup = marker.getPopup();
    marker.unbindPopup();
    Object.assign(popup.options, {autoPan: false, className: "ov-popup-aside"});
    marker.openPopup = () => {
      if (isTold()) return;
      const map = state.map;
      popup.setLatLng(marker.getLatLng()).openOn(map);
      popup.setLatLng(map.containerPointToLatLng(roomFor(popup.getElement(), map.latLngToContainerPoint(marker.getLatLng()))));
    };
    marker.isPopupOpen = () => popup.isOpen();
    marker.on("click", () => marker.openPopup());
  }

  // Where a popup hides the fewest pins and names and is nearest to what it belongs to: the middle
  // of its lower edge, which is what Leaflet places.
  function roomFor(element, spot) {
    const box = state.map.getContainer().getBoundingClientRect();
    const kept = [...state.map.getContainer().querySelectorAll(".ov-pin, .ov-label, .leaflet-control")]
      .filter((item) => getComputedStyle(item).visibility !== "hidden").map((item) => item.getBoundingClientRect()).filter((r) => r.width > 0);
    const size = element.querySelector(".leaflet-popup-content-wrapper").getBoundingClientRect();
    const tried = [];
    for (let x = size.width / 2 + 8; x <= box.width - size.width / 2 - 8; x += 16) {
      for (let y = size.height + 8; y <= box.height - 28; y += 16) {
        const area = {left: box.left + x - size.width / 2, right: box.left + x + size.width / 2, top: box.top + y - size.height, bottom: box.top + y};
        const hidden = kept.filter((other) => overland.overlap(area, other, 4)).length;
        tried.push([hidden * 1000 + Math.hypot(x - spot.x, y - size.height / 2 - spot.y), x, y]);
      }
    }
    const best = tried.sort((one, two) => one[0] - two[0])[0];
    // Leaflet keeps 20 px below the words for the tip, which does not show here.
    return best ? L.point(best[1], best[2] + 20) : spot;
  }

  Object.assign(overland, {roomForPopup, offerMore, offerOthers, standAside});
})(window.overland);
