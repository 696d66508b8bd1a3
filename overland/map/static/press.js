/* A press means what stood under it when the reader aimed. The map may move by itself meanwhile (it
   follows an event); on a slow device it does so while a finger comes down. */
(function (overland) {
  "use strict";
  const state = overland.state;
  const AIM_MS = 400, STILL_PX = 8, MOST = 60;

  function presses(map) {
    const container = map.getContainer(), pane = () => L.DomUtil.getPosition(map.getPane("mapPane"));
    // Where the map stood until when, the newest last. What a reader moves stays under the hand.
    let stood = [], last = pane().clone(), pressed = null;
    map.on("move", () => {
      const now = pane().clone();
      if (!now.equals(last) && !state.byReader) stood = [...stood.slice(1 - MOST), {at: last, until: performance.now()}];
      last = now;
    });
    map.on("zoomstart viewreset", () => { stood = []; last = pane().clone(); });

    // The marker that a reader aimed at: what is there, or was there when the press was made or a moment before.
    function aimed(event) {
      const shifts = stood.filter((one) => one.until > event.timeStamp - AIM_MS).map((one) => one.at).reverse();
      const now = pane(), ahead = stood.filter((one) => one.until > event.timeStamp).length;
      // Moves made since the press come first: nobody has seen them.
      const tried = [...ahead ? [shifts[ahead - 1]] : [now], ...shifts];
      for (const at of tried) {
        const hit = document.elementFromPoint(event.clientX + now.x - at.x, event.clientY + now.y - at.y);
        const marker = hit && hit.closest(".ov-place[data-place]");
        if (marker) return marker;
        if (hit && hit.closest(".leaflet-control, .leaflet-popup") && at === tried[0]) return null;
      }
      return null;
    }

    container.addEventListener("pointerdown", (event) => {
      pressed = event.isPrimary && !event.button ? {x: event.clientX, y: event.clientY, marker: aimed(event)} : null;
    }, true);
    container.addEventListener("click", (event) => {
      const meant = pressed && pressed.marker, still = meant && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < STILL_PX;
      const marker = still && !meant.contains(event.target) && state.markers.get(meant.dataset.place);
      pressed = null;
      if (!marker) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      marker.openPopup();
      overland.choose(meant.dataset.place);
    }, true);
  }

  Object.assign(overland, {presses});
})(window.overland);
