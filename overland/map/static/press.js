/* A press means what stood under it when the reader aimed. The map may move by itself meanwhile (it
   follows an event); on a slow device it does so while a finger comes down. */
(function (overland) {
  "use strict";
  const state = overland.state;
  const AIM_MS = 400, STILL_PX = 8, MOST = 60;
  // Half of what a finger covers: so near a line a press means it, unless something stands there.
  const REACH_PX = 14, STANDS = ".leaflet-marker-icon, .leaflet-control, .leaflet-popup, button, a";

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
      if (state.told) state.told.closeTooltip();
      state.told = null;
    }, true);
    container.addEventListener("click", (event) => {
      const meant = pressed && pressed.marker, still = pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < STILL_PX;
      const marker = still && meant && !meant.contains(event.target) && state.markers.get(meant.dataset.place);
      const leg = still && !meant && !event.target.closest(STANDS) && legAt(map, event);
      pressed = null;
      if (!marker && !leg) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      if (leg) { chooseLeg(leg, map.mouseEventToLatLng(event)); return; }
      overland.choose(meant.dataset.place);
      marker.openPopup();
    }, true);
  }

  // The line that is seen nearest to a press, within a finger's width.
  function legAt(map, event) {
    const spot = map.mouseEventToLayerPoint(event), found = [];
    map.eachLayer((layer) => {
      const element = layer.feature && /ov-line/.test(layer.options.className || "") && layer.getElement();
      if (!element || element.classList.contains("is-later")) return;
      const {e, f} = new DOMMatrix(getComputedStyle(element).transform), at = spot.subtract([e, f]);
      const away = (part) => part.slice(1).map((end, index) => L.LineUtil.pointToSegmentDistance(at, part[index], end));
      found.push({layer, away: Math.min(...layer._parts.map((part) => Math.min(...away(part))))});
    });
    const nearest = found.filter(({away}) => away <= REACH_PX).sort((one, two) => one.away - two.away)[0];
    return nearest && nearest.layer;
  }

  // As its link in the account of the route does: its evidence stands with the place that it leads to.
  function chooseLeg(leg, at) {
    overland.choose(leg.feature.properties.to);
    if (overland.isTold()) { state.map.eachLayer((layer) => { if (layer.feature) layer.closeTooltip(); }); return; }
    leg.openTooltip(at);
    state.told = leg;
  }

  Object.assign(overland, {presses});
})(window.overland);
