/* Places beyond the edge: an arrow on the edge, where the line to them leaves. */
(function (overland) {
  "use strict";
  const state = overland.state;

  function edges() {
    const map = state.map;
    const frame = L.bounds([0, 0], map.getSize());
    for (const marker of state.markers.values()) {
      if (!marker.options.far) continue;
      const point = map.latLngToContainerPoint(marker.home);
      const icon = marker.getElement();
      const inside = frame.contains(point);
      icon.classList.toggle("is-edge", !inside);
      if (inside) { marker.setLatLng(marker.home); continue; }
      const from = marker.options.start ? map.latLngToContainerPoint(marker.options.start) : frame.getCenter();
      const spot = leaves(frame.contains(from) ? from : frame.getCenter(), point, map.getSize());
      const angle = Math.atan2(point.y - spot.y, point.x - spot.x);
      icon.style.setProperty("--ov-turn", angle + "rad");
      marker.setLatLng(map.containerPointToLatLng(spot));
    }
  }

  function leaves(from, to, size) {
    const inset = 24;
    let share = 1;
    const limit = (delta, room) => { if (delta > 0) share = Math.min(share, room / delta); };
    limit(to.x - from.x, size.x - inset - from.x);
    limit(from.x - to.x, from.x - inset);
    limit(to.y - from.y, size.y - inset - from.y);
    limit(from.y - to.y, from.y - inset);
    return from.add(to.subtract(from).multiplyBy(Math.max(0, share)));
  }

  Object.assign(overland, {edges});
})(window.overland);
