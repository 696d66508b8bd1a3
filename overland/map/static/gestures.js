/* What a reader does to the map with keys, wheel and fingers, and when that moves the address. */
(function (overland) {
  "use strict";
  const state = overland.state;

  function gestures(map) {
    const container = map.getContainer();
    // Leaflet focuses the map on every press; a page that scrolls then would swallow the click.
    container.focus = () => HTMLElement.prototype.focus.call(container, {preventScroll: true});
    L.DomEvent.on(container, "keydown", (event) => { if (event.key === "Escape") map.closePopup(); });
    map.on("mousedown touchstart wheel dragstart keydown boxzoomstart", () => { state.byReader = true; });
    container.addEventListener("wheel", () => { state.byReader = true; }, {passive: true});
    container.addEventListener("click", (event) => {
      if (event.target.closest(".leaflet-control-zoom")) state.byReader = true;
    }, true);
    container.addEventListener("keydown", (event) => { state.byKey = event.key.startsWith("Arrow"); });
    map.on("dragend zoomend", () => { if (state.byReader) overland.rememberCamera(); });
    map.on("moveend", () => { if (state.byKey) overland.rememberCamera(); state.byKey = false; });
  }

  Object.assign(overland, {gestures});
})(window.overland);
