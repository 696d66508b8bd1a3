/* Where the map looks: the whole route, a link's position, and the position that goes into the address. */
(function (overland) {
  "use strict";
  const state = overland.state;
  // Pixels that a pin reaches beyond its point.
  const PIN = 12;

  function calm() { return window.matchMedia("(prefers-reduced-motion: reduce)").matches; }

  // For who wants no motion the map jumps: by button, wheel, key and finger, as by what the page asks of it.
  // Leaflet itself says that it zooms a frame late.
  function calmDown(map) {
    const [zoom, pan] = [map._tryAnimatedZoom, map.panBy];
    map._tryAnimatedZoom = (...asked) => { state.zooming = !calm() && Boolean(zoom.apply(map, asked)); return state.zooming; };
    map.on("zoomend", () => { state.zooming = false; });
    map.panBy = (offset, options) => pan.call(map, offset, calm() ? {...options, animate: false} : options);
    map.on("dragstart zoomstart", () => { map.options.inertia = map.options.zoomAnimation = !calm(); });
  }

  function cameraNow() {
    const centre = state.map.getCenter();
    return [Number(centre.lat.toFixed(4)), Number(centre.wrap().lng.toFixed(4)), Number(state.map.getZoom().toFixed(2))];
  }

  // A link's longitude is within 180 degrees; a map across the date line goes on beyond.
  function beside(longitude) {
    const [west, east] = state.config.home.map((corner) => corner[1]);
    return longitude - 360 * Math.round((longitude - (west + east) / 2) / 360);
  }

  function rememberCamera() {
    state.moved = true;
    const camera = cameraNow();
    state.shown.camera = camera;
    // A map goes on beyond the date line and the Mercator square; a link does not.
    camera[0] = Math.min(85, Math.max(-85, camera[0]));
    camera[1] = Number(L.latLng(camera[0], camera[1]).wrap().lng.toFixed(4));
    overland.remember({c: camera[0].toFixed(4) + "," + camera[1].toFixed(4) + "," + camera[2]});
  }

  // Leaflet forgets what is asked of a map while it zooms: here it comes after.
  function look(centre, zoom, animate) {
    if (state.zooming) state.map.once("zoomend", () => look(centre, zoom, animate));
    else state.map.setView(centre, zoom, {animate: Boolean(animate) && !calm()});
  }

  function aim(camera, animate) {
    if (!camera) return home(animate);
    state.moved = true;
    state.byReader = false;
    look([camera[0], beside(camera[1])], camera[2], animate);
    if (isUnderLegend()) foldLegend();
  }

  // The line, or a pin of the journey.
  function isUnderLegend() {
    const size = state.map.getSize(), box = legendBox();
    const pins = near().map((point) => state.map.latLngToContainerPoint(point)).filter(({x, y}) => x > 0 && y < size.y).map(({x, y}) => [x - PIN, y + PIN]);
    const seen = [...overland.routeSpots({left: 0, top: 0, right: size.x, bottom: size.y}), ...pins];
    return seen.some(([x, y]) => x < box.right && y > box.top);
  }

  // The legend makes room for the journey, unless the reader opened it; a press brings it back.
  function foldLegend() {
    const legend = state.map.getContainer().querySelector(".ov-legend details[open]");
    if (!legend || state.legendByReader) return false;
    legend.open = false;
    return true;
  }

  // Whatever moved the map, the legend that came up by itself lies over none of the journey.
  function giveWay() {
    const legend = state.map._loaded && !state.homing && !state.legendByReader && state.map.getContainer().querySelector(".ov-legend details[open]");
    if (legend && isUnderLegend()) foldLegend();
  }

  // Folded in a room or in letters that the map no longer has, it is reckoned with anew, as in the first picture.
  function resetLegend() {
    const legend = state.map.getContainer().querySelector(".ov-legend details");
    if (legend && !state.legendByReader) legend.open = !overland.isTight(state.map);
  }

  function home(animate) {
    state.moved = false;
    state.byReader = false;
    if (!animate) resetLegend();
    state.homing = true;
    if (!frameWhole(animate)) frameWhole(animate);
    state.homing = false;
  }

  // The whole journey in sight; false where the legend had to be folded for it, and it is to be looked at anew.
  function frameWhole(animate) {
    const {x, y} = state.map.getSize();
    const way = overland.frameHome({
      size: [x, y], home: state.config.home, near: near(), far: near().length < state.markers.size, legend: legendBox(), keys: buttonsBox(x),
      zooms: [state.map.getMinZoom(), state.map.getMaxZoom()], snap: state.map.options.zoomSnap,
    });
    if (!way.clear && foldLegend()) return false;
    look(state.map.unproject(L.point(way.middle).multiplyBy(256 * Math.pow(2, way.zoom)), way.zoom), way.zoom, animate);
    return animate || !isUnderLegend() || !foldLegend();
  }

  // Where the ground ends (a page that stands for itself has no world around it) the map stops, but
  // never closer in than the whole route, however narrow the screen.
  function keepInside(bounds) {
    const map = state.map, size = map.getSize();
    map.setMinZoom(0);
    const route = map.getBoundsZoom(L.latLngBounds(state.config.home), false, L.point(Math.min(52, size.x / 4), Math.min(92, size.y / 4)));
    map.setMinZoom(Math.max(0, Math.min(route, map.getBoundsZoom(bounds, true))));
    map.setMaxBounds(L.latLngBounds(bounds).pad(0.5));
  }

  // The legend's room in the map, or its button's where it is folded; nothing where it is not there.
  function legendBox() {
    const area = overland.legendArea(), around = state.map.getContainer().getBoundingClientRect();
    if (!area || area.right <= area.left) return {right: 0, top: around.height};
    return {right: area.right - around.left, top: area.top - around.top};
  }

  // The room of the buttons in the upper right corner.
  function buttonsBox(width) {
    const around = state.map.getContainer().getBoundingClientRect();
    const areas = [...state.map.getContainer().querySelectorAll(".leaflet-top.leaflet-right > .leaflet-control")]
      .map((button) => button.getBoundingClientRect()).filter((area) => area.width);
    return {left: Math.min(width, ...areas.map((area) => area.left - around.left)), bottom: Math.max(0, ...areas.map((area) => area.bottom - around.top))};
  }

  // The points of the journey's places, but for those that are beyond the edge.
  function near() {
    const points = [...state.markers.values()].filter((marker) => !marker.options.far).map((marker) => marker.home || marker.getLatLng());
    return points.map(({lat, lng}) => [lat, lng]);
  }

  Object.assign(overland, {calm, calmDown, beside, buttonsBox, giveWay, rememberCamera, cameraNow, aim, home, keepInside});
})(window.overland);
