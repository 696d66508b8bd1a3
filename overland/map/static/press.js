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

    // Where the map stood when a press was made, and before that in the time of aiming, the latest first.
    function aimedThrough(pressedAt) {
      const all = [...stood, {at: pane(), until: Infinity}].filter((one) => one.until > pressedAt - AIM_MS);
      const then = all.findIndex((one) => one.until > pressedAt);
      return all.slice(0, then + 1).reverse().map((one) => one.at);
    }

    // The marker that a reader aimed at: what was there at the press, or a moment before.
    function aimed(event) {
      const now = pane();
      for (const [earlier, at] of aimedThrough(event.timeStamp).entries()) {
        const hit = document.elementFromPoint(event.clientX + now.x - at.x, event.clientY + now.y - at.y);
        const marker = hit && hit.closest(".ov-place[data-place]");
        if (marker) return marker;
        if (!earlier && hit && hit.closest(".leaflet-control, .leaflet-popup")) return null;
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
      overland.choose(meant.dataset.place);
      marker.openPopup();
    }, true);
  }

  Object.assign(overland, {presses});
})(window.overland);
