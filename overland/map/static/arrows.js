/* Places beyond the edge: an arrow on the edge, where the line to them leaves. */
(function (overland) {
  "use strict";
  const state = overland.state;

  function edges() {
    const map = state.map;
    const size = map.getSize(), frame = L.bounds([0, 0], size), at = (place) => { const {x, y} = map.latLngToContainerPoint(place); return [x, y]; };
    let changed = false;
    for (const marker of state.markers.values()) {
      if (!marker.options.far) continue;
      const {start, only} = marker.options, point = at(marker.home), icon = marker.getElement();
      const inside = !only && frame.contains(point);
      changed = changed || icon.classList.contains("is-edge") === inside;
      icon.classList.toggle("is-edge", !inside);
      if (inside) { marker.setLatLng(marker.home); continue; }
      const arrow = overland.arrowTo(point, start && at(start), [size.x, size.y], only);
      icon.style.setProperty("--ov-turn", arrow.angle + "rad");
      marker.setLatLng(map.containerPointToLatLng(arrow.spot));
    }
    if (changed) overland.keepKey();
  }

  // A line that only gives a direction ends some way off at every zoom.
  function shorten(layer) {
    const end = layer.feature && layer.feature.properties.points_to;
    if (!end || !layer.getLatLngs) return;
    layer.whole = layer.whole || layer.getLatLngs();
    const way = end === "end" ? layer.whole : [...layer.whole].reverse(), zoom = state.map.getZoom();
    const [from, to] = [way[0], way[way.length - 1]].map((at) => { const {x, y} = state.map.project(at, zoom); return [x, y]; });
    layer.setLatLngs([way[0], state.map.unproject(overland.pointed(from, to), zoom)]);
  }

  Object.assign(overland, {edges, shorten});
})(window.overland);
