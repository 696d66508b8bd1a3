/* Places beyond the edge: an arrow on the edge, where the line to them leaves. */
(function (overland) {
  "use strict";
  const state = overland.state;

  function edges() {
    const map = state.map;
    const frame = L.bounds([0, 0], map.getSize());
    let changed = false;
    for (const marker of state.markers.values()) {
      if (!marker.options.far) continue;
      const point = map.latLngToContainerPoint(marker.home);
      const icon = marker.getElement();
      const inside = frame.contains(point);
      changed = changed || icon.classList.contains("is-edge") === inside;
      icon.classList.toggle("is-edge", !inside);
      if (inside) { marker.setLatLng(marker.home); continue; }
      const from = marker.options.start ? map.latLngToContainerPoint(marker.options.start) : frame.getCenter();
      const start = frame.contains(from) ? from : frame.getCenter(), spot = L.point(overland.leaves([start.x, start.y], [point.x, point.y], [frame.max.x, frame.max.y]));
      const angle = Math.atan2(point.y - spot.y, point.x - spot.x);
      icon.style.setProperty("--ov-turn", angle + "rad");
      marker.setLatLng(map.containerPointToLatLng(spot));
    }
    if (changed) overland.keepKey();
  }

  Object.assign(overland, {edges});
})(window.overland);
