/* A popup's room: where it hides neither the journey nor its names, as near its pin as that goes, and with a tail that ends there. */
(function (overland) {
  "use strict";
  const state = overland.state;
  // How far a popup keeps off the edge and off its pin, and how close spots are looked for; half the width of its tail, and how
  // much of that lies on the pin; half an arrow at the edge.
  const EDGE = 8, APART = 10, STEP = 16, TAIL = 7, ON_PIN = 2, ARROW = 8;
  // What it costs to hide a thing, in pixels that a popup would rather stand away; the route by the piece.
  const CONTROL = 5000, OWN = 3000, PIN = 400, NAME = 100, ROUTE = 20, PIECE = 8;
  let placed = "", opened = null;

  // Where a sheet or a panel says it all, a popup would only cover the journey.
  function isTold() {
    const page = overland.parentWindow();
    const words = page && (page !== window || document.querySelector(".ov-details"));
    return Boolean(words && (page.document.querySelector(".ov-embed") || page.matchMedia("(max-width: 860px)").matches));
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

  // The popup is moved off its marker, not to another point of the map: it stays there in each zoom.
  function placePopup(marker) {
    placed = room();
    const popup = marker.words, element = popup.getElement(), at = state.map.latLngToContainerPoint(marker.getLatLng());
    const wrapper = element.querySelector(".leaflet-popup-content-wrapper"), pin = pinOf(marker, at);
    const width = wrapper.offsetWidth, height = wrapper.offsetHeight, spot = roomFor(marker, pin, width, height);
    popup.options.offset = [Math.round(spot.left - at.x) + Math.round(width / 2), Math.round(spot.bottom - at.y)];
    popup.setLatLng(marker.getLatLng());
    // Reckoned, not measured: in the midst of a zoom it is seen on its way there.
    const left = at.x + popup.options.offset[0] - Math.round(width / 2), bottom = at.y + popup.options.offset[1];
    tail(element, pin, {left, right: left + width, top: bottom - height, bottom});
  }

  function boxIn(item) {
    const box = item.getBoundingClientRect(), around = state.map.getContainer().getBoundingClientRect();
    return {left: box.left - around.left, top: box.top - around.top, right: box.right - around.left, bottom: box.bottom - around.top};
  }

  // The middle of what is seen of a marker, and half its size.
  function pinOf(marker, at) {
    const [x, y] = marker.aside || [0, 0], pin = marker.getElement()?.querySelector(".ov-pin, svg");
    const box = pin ? boxIn(pin) : {left: 0, right: 0, top: 0, bottom: 0};
    return {x: at.x + x, y: at.y + y, across: (box.right - box.left) / 2 || ARROW, down: (box.bottom - box.top) / 2 || ARROW};
  }

  // From the popup's edge to the edge of its pin, however far that is.
  function tail(element, pin, box) {
    const held = (value, from, to) => Math.min(Math.max(value, from + 2 * TAIL), to - 2 * TAIL);
    const from = L.point(held(pin.x, box.left, box.right), held(pin.y, box.top, box.bottom)), way = L.point(pin.x, pin.y).subtract(from);
    const length = Math.hypot(way.x, way.y) || 1, unit = way.divideBy(length), side = L.point(-unit.y, unit.x).multiplyBy(TAIL);
    const reach = 1 / Math.hypot(unit.x / pin.across, unit.y / pin.down) - ON_PIN, end = from.add(unit.multiplyBy(Math.max(0, length - reach)));
    let drawn = element.querySelector(".ov-tail");
    if (!drawn) {
      drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      drawn.setAttribute("class", "ov-tail");
      drawn.setAttribute("aria-hidden", "true");
      drawn.append(document.createElementNS("http://www.w3.org/2000/svg", "polygon"));
      element.prepend(drawn);
    }
    drawn.firstChild.setAttribute("points", [from.add(side), end, from.subtract(side)].map((one) => [one.x - box.left, one.y - box.top].join()).join(" "));
  }

  // What a popup's place depends on, but for where a reader draws the map; an arrow at the edge moves along with that. While a
  // zoom is shown everything is on its way. A control that a reader opens takes room of the popup.
  function room() {
    const {x, y} = state.map.getSize(), controls = state.controls ? state.controls.boxes.map(Object.values) : [];
    return [state.map._animatingZoom, state.map.getZoom(), x, y, opened.options.far && state.map.getCenter(), controls].join();
  }

  function placeAgain() {
    if (opened && opened.words.isOpen() && placed !== room()) placePopup(opened);
  }

  // What is on the map, and what it costs to hide it; the route as the pieces of a grid that it runs through.
  function onTheMap(marker, size) {
    const container = state.map.getContainer(), own = marker.getElement(), found = [];
    const add = (cost, names) => { for (const item of container.querySelectorAll(names)) if (getComputedStyle(item).visibility !== "hidden") found.push([cost(item), boxIn(item)]); };
    add(() => CONTROL, ".leaflet-control, .ov-credits, .ov-scale");
    add((item) => own.contains(item) ? OWN : PIN, ".ov-pin");
    add(() => NAME, ".ov-label");
    const pieces = new Set(overland.routeSpots({left: 0, top: 0, right: size.x, bottom: size.y}).map((spot) => spot.map((part) => Math.floor(part / PIECE)).join()));
    const route = [...pieces].map((piece) => piece.split(",").map((part) => (Number(part) + .5) * PIECE));
    return {kept: found.filter(([, box]) => box.right > box.left), route};
  }

  // Where a popup hides the least and is nearest to its pin: around the pin, and wherever else there is room on the map.
  function roomFor(marker, pin, width, height) {
    const size = state.map.getSize(), {kept, route} = onTheMap(marker, size);
    let best = null, least = Infinity;
    const look = (x, y) => {
      const left = Math.min(Math.max(x, EDGE), size.x - EDGE - width), top = Math.min(Math.max(y, EDGE), size.y - EDGE - height), box = {left, top, right: left + width, bottom: top + height};
      const away = Math.hypot(Math.max(left - pin.x - pin.across, pin.x - pin.across - box.right, 0), Math.max(top - pin.y - pin.down, pin.y - pin.down - box.bottom, 0));
      let cost = Math.max(0, away - APART) + Math.hypot(left + width / 2 - pin.x, top + height / 2 - pin.y) / 10 + (pin.x > left && pin.x < box.right && pin.y > top && pin.y < box.bottom ? OWN : 0);
      for (const [price, other] of kept) if (cost < least && overland.overlap(box, other, 4)) cost += price;
      for (const [across, down] of route) if (cost < least && across > left - 4 && across < box.right + 4 && down > top - 4 && down < box.bottom + 4) cost += ROUTE;
      if (cost < least) [least, best] = [cost, box];
    };
    for (let part = 0; part <= 10; part += 1) {
      for (const y of [pin.y - pin.down - APART - height, pin.y + pin.down + APART]) look(pin.x - width * part / 10, y);
      for (const x of [pin.x - pin.across - APART - width, pin.x + pin.across + APART]) look(x, pin.y - height * part / 10);
    }
    for (let x = EDGE; x <= size.x - width; x += STEP) for (let y = EDGE; y <= size.y - height; y += STEP) look(x, y);
    return best;
  }

  Object.assign(overland, {isTold, roomForPopup, offerMore, offerOthers, openBeside, openWords, openPlace, placeOpen, placeAgain});
})(window.overland);
