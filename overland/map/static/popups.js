/* A popup's room: over its marker, or beside the pins and controls that it would hide. */
(function (overland) {
  "use strict";
  const state = overland.state;
  const EDGE = 8;
  let placed = "", opened = null;

  // Where a sheet or a panel says it all, a popup would only cover the journey.
  function isTold() {
    const page = overland.parentWindow();
    return Boolean(page && page !== window && (page.document.querySelector(".ov-embed") || page.matchMedia("(max-width: 860px)").matches));
  }

  // On a narrow map a popup leaves room beside it, and leads to the panel below.
  function roomForPopup(popup) {
    const width = state.map.getSize().x;
    const narrow = width < 560;
    if (narrow) popup.options.maxWidth = Math.max(150, width - 110);
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
    const old = content.querySelectorAll(".ov-also");
    for (const button of old) button.remove();
    const at = middleOf(marker);
    for (const other of state.markers.values()) {
      if (other === marker || at.distanceTo(middleOf(other)) >= 14) continue;
      const button = document.createElement("button");
      Object.assign(button, {type: "button", className: "ov-more ov-also", textContent: other.getElement().querySelector(".ov-label b").textContent});
      button.addEventListener("click", () => { overland.choose(other.options.place); other.openPopup(); });
      content.append(button);
    }
    // It measures the popup, which takes a layout of the map.
    if (old.length || content.querySelector(".ov-also")) event.popup.update();
  }

  function middleOf(marker) {
    const style = marker.getElement().style;
    const shift = ["--ov-dx", "--ov-dy"].map((name) => parseFloat(style.getPropertyValue(name)) || 0);
    return state.map.latLngToContainerPoint(marker.getLatLng()).add(shift);
  }

  // A popup moves no map: the next place would lie outside, and whoever aims at it would miss. It opens
  // over its marker where there is room, and else beside it.
  function openBeside(marker) {
    const popup = marker.words = marker.getPopup();
    marker.unbindPopup();
    popup.options.autoPan = false;
    marker.isPopupOpen = () => popup.isOpen();
    marker.openPopup = () => openWords(marker);
    marker.on("click", () => { if (popup.isOpen()) state.map.closePopup(popup); else marker.openPopup(); });
  }

  // A marker's words, where nothing else tells them.
  function openWords(marker) {
    if (isTold()) return marker;
    opened = marker;
    // In the same picture as the panel, but after it: to measure a popup's room lays out the page too.
    queueMicrotask(() => { marker.words.setLatLng(marker.getLatLng()).openOn(state.map); placePopup(marker); });
    return marker;
  }

  // The place whose words stand open; on another map of the same story they are opened by `openPlace`.
  function openPlace(place) { const marker = state.markers.get(place); if (marker) marker.openPopup(); }
  function placeOpen() { return opened && opened.words.isOpen() ? opened.options.place || "" : ""; }

  function placePopup(marker) {
    placed = room();
    const popup = marker.words, at = marker.getLatLng();
    // Beyond the edge there is nothing to stand over.
    const above = !marker.options.far;
    stand(popup, at, above ? marker.aside || [0, 0] : null);
    if (above && hasRoom(popup.getElement())) return;
    stand(popup, at, null);
    const spot = state.map.latLngToContainerPoint(at).add(marker.aside || [0, 0]);
    popup.setLatLng(state.map.containerPointToLatLng(roomFor(popup.getElement(), spot)));
  }

  // At a point of the map; over a pin that stands `aside` from it, or without a tip over nothing.
  function stand(popup, at, aside) {
    popup.options.offset = aside ? [aside[0], 7 + aside[1]] : [0, 7];
    popup.getElement().classList.toggle("ov-popup-aside", !aside);
    popup.setLatLng(at);
  }

  function hasRoom(element) {
    const box = element.getBoundingClientRect(), around = state.map.getContainer().getBoundingClientRect();
    const controls = [...state.map.getContainer().querySelectorAll(".leaflet-control, .ov-credits")].map((item) => item.getBoundingClientRect());
    const frame = {left: around.left + EDGE, top: around.top + EDGE, right: around.right - EDGE, bottom: around.bottom - EDGE};
    return overland.inside(box, frame) && !controls.some((control) => control.width && overland.overlap(box, control, 2));
  }

  // What a popup's place depends on, but for where a reader draws the map.
  function room() { return [state.map.getZoom(), state.map.getSize().x, state.map.getSize().y].join(); }

  function placeAgain() {
    if (opened && opened.words.isOpen() && placed !== room()) placePopup(opened);
  }

  // Where a popup hides the fewest pins and names and the least of the route, and is nearest to what it belongs to: the middle
  // of its lower edge, which is what Leaflet places.
  function roomFor(element, spot) {
    const box = state.map.getContainer().getBoundingClientRect();
    const kept = [...state.map.getContainer().querySelectorAll(".ov-pin, .ov-label, .leaflet-control, .ov-credits")]
      .filter((item) => getComputedStyle(item).visibility !== "hidden").map((item) => item.getBoundingClientRect()).filter((r) => r.width > 0);
    const size = element.querySelector(".leaflet-popup-content-wrapper").getBoundingClientRect();
    const route = overland.routeSpots({left: 0, top: 0, right: box.width, bottom: box.height});
    const tried = [];
    for (let x = size.width / 2 + 8; x <= box.width - size.width / 2 - 8; x += 16) {
      for (let y = size.height + 8; y <= box.height - 28; y += 16) {
        const area = {left: box.left + x - size.width / 2, right: box.left + x + size.width / 2, top: box.top + y - size.height, bottom: box.top + y};
        const hidden = kept.filter((other) => overland.overlap(area, other, 4)).length;
        const covered = route.filter(([left, top]) => Math.abs(left - x) < size.width / 2 && top < y && top > y - size.height).length;
        tried.push([hidden * 1000 + covered * 20 + Math.hypot(x - spot.x, y - size.height / 2 - spot.y), x, y]);
      }
    }
    const best = tried.sort((one, two) => one[0] - two[0])[0];
    // Leaflet keeps 20 px below the words for the tip, which does not show here, of which `stand` takes 7.
    return best ? L.point(best[1], best[2] + 13) : spot;
  }

  Object.assign(overland, {roomForPopup, offerMore, offerOthers, openBeside, openWords, openPlace, placeOpen, placeAgain});
})(window.overland);
