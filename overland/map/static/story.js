/* The story on the map: its markers, and what the page wants shown of it. */
(function (overland) {
  "use strict";
  const state = overland.state;
  const AHEAD_MS = 1000;

  function story(map, config) {
    Object.assign(state, {map: map, config: config, markers: new Map()});
    const said = new Map();
    map.eachLayer(({feature}) => { if (feature && feature.properties.label) said.set(feature.id, feature.properties.label); });
    map.eachLayer((layer) => {
      if (layer instanceof L.Marker && layer.options.place) adopt(map, layer);
      // A thin line is hit by its casing. The label is escaped where it is made.
      if (!/ov-line|ov-case/.test(layer.options.className || "") || !layer.feature) return;
      layer.bindTooltip(said.get(layer.feature.id), {sticky: true});
      // A tooltip's listener makes a line a stop of the keyboard, without a name: legs are reached in the panel.
      const silent = () => { if (layer.getElement()) layer.getElement().setAttribute("tabindex", "-1"); };
      layer.on("add", silent);
      silent();
    });
    // What the lines say is written in the account of the journey.
    map.getPane("overlayPane").setAttribute("aria-hidden", "true");
    for (const credit of config.credits) map.attributionControl.addAttribution(credit);
    map.on("zoomend resize", bands);
    map.on("popupopen", overland.offerMore);
    overland.speak(map, config);
    map.on("popupopen", overland.offerOthers);
    overland.others(map, config);
    overland.controls(map, config);
    overland.corners(map, config);
    map.getContainer().setAttribute("role", "region");
    map.getContainer().setAttribute("aria-label", config.words.map);
    overland.calmDown(map);
    overland.presses(map);
    overland.gestures(map);
    overland.passThrough(map, config.words);
    map.on("move", overland.edges);
    map.on("moveend zoomend resize", overland.arrange);
    new ResizeObserver(resized).observe(map.getContainer());
    document.fonts.ready.then(resized);
    map.whenReady(() => setTimeout(() => overland.expectAll(byPriority()), AHEAD_MS));
    overland.aim(config.camera, false);
    bands();
    overland.arrange();
  }

  // A view that was chosen keeps its middle, and what was chosen in it stays seen; the whole journey is fitted anew.
  function resized() {
    state.map.invalidateSize({pan: state.moved});
    const chosen = state.markers.get(state.shown.place);
    if (!state.moved) overland.home(false);
    else if (chosen && !inView(chosen)) follow(chosen.home);
    overland.measureAgain();
  }

  function byPriority() {
    return [...state.markers.values()].sort((one, two) => one.options.priority - two.options.priority).map((marker) => marker.options.place);
  }

  function adopt(map, marker) {
    const place = marker.options.place;
    const icon = marker.getElement();
    icon.setAttribute("aria-label", marker.options.spoken);
    icon.dataset.place = place;
    marker.home = marker.getLatLng();
    state.markers.set(place, marker);
    // The panel has the words: it comes before the popup.
    marker.on("click", () => choose(place));
    if (marker.getPopup()) { overland.roomForPopup(marker.getPopup()); overland.openBeside(marker); }
    icon.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      choose(place, true);
      marker.openPopup();
    });
    // The label says it already; under a finger it would hide the names beside it.
    marker.on("tooltipopen", () => {
      if (!icon.classList.contains("is-quiet") || window.matchMedia("(hover: none)").matches) marker.closeTooltip();
    });
  }

  // The band of a line is as wide as its error on the ground; where the line hides it, none is drawn.
  // Lines that share a stretch stand beside each other, as far apart at every zoom.
  // What is so small that a pin or a line hides it is no sign of the legend either.
  function bands() {
    const seen = state.config.seen;
    state.map.eachLayer((layer) => {
      if (layer instanceof L.Circle && layer.getElement()) small(layer, layer.getRadius() <= seen.pin * 1000 * overland.kmPerPixel(layer.getLatLng().lat));
      const shift = layer.feature && layer.feature.properties.shift_px;
      if (shift && layer.getElement) beside(layer.getElement(), shift);
      overland.shorten(layer);
      if (!/ov-band/.test(layer.options.className || "") || !layer.feature) return;
      const latitude = layer.getBounds().getCenter().lat;
      const width = 2 * layer.feature.properties.error_m / 1000 / overland.kmPerPixel(latitude);
      layer.setStyle({weight: width, stroke: width > seen.line});
      small(layer, width <= seen.line);
    });
    overland.keepKey();
  }

  function small(layer, is) { layer.getElement().classList.toggle("is-small", is); }

  // On a narrow map they are thinner and nearer: else they would hide the band of their error.
  function beside(element, shift) {
    const [x, y] = overland.isNarrow(state.map.getSize().x) ? shift.map((part) => part * overland.THIN) : shift;
    element.style.transform = `translate(${x}px, ${y}px)`;
    element.classList.add("is-strand");
  }

  function choose(place, byKey) {
    mark(place);
    state.chosen = {place, at: Date.now()};
    overland.foldForChosen();
    overland.report(place, byKey);
  }

  function mark(place) {
    for (const [id, marker] of state.markers) {
      const icon = marker.getElement();
      if (!icon) continue;
      icon.classList.toggle("is-selected", id === place);
      icon.setAttribute("aria-pressed", String(id === place));
      marker.setZIndexOffset(id === place ? 1000 : 0);
    }
    state.shown.place = place;
  }

  // What the page wants shown: called again on every change, without a new map.
  function show(wanted) {
    const map = state.map;
    if (!map) return;
    const before = state.shown;
    state.shown = Object.assign({}, wanted);
    showLayers(wanted.layers);
    overland.sift(wanted.outside);
    // A click has been answered on the map already; what comes back for it changes nothing.
    const fresh = wanted.place !== before.place || wanted.event !== before.event;
    mark(wanted.place);
    const other = overland.markOther(wanted.place);
    if (other && before.layers && !map.getBounds().contains(other.getLatLng())) follow(other.getLatLng());
    spot(wanted.spot);
    if (wanted.camera && String(wanted.camera) !== String(overland.cameraNow())) {
      if (String(wanted.camera) !== String(before.camera)) overland.aim(wanted.camera, Boolean(before.layers));
    } else if (before.layers && !wanted.camera && (before.camera || left(wanted, before))) overland.home(true);
    if (fresh && before.layers) {
      const marker = state.markers.get(wanted.place);
      // On a map that a reader moved, an event that is chosen brings its place to the middle: else the whole journey stays.
      const walked = wanted.event && wanted.event !== before.event && marker && !marker.options.far;
      if (marker && (walked && state.moved || !inView(marker))) follow(marker.home);
      if (!wanted.place || (marker && !marker.isPopupOpen())) map.closePopup();
    }
    overland.arrange();
  }

  // Nothing is chosen any more: what brought a place to the middle is over, but for a map that the reader moved.
  function left(wanted, before) {
    return !state.moved && !wanted.place && !wanted.event && Boolean(before.place || before.event);
  }

  function showLayers(wanted) {
    state.showing = true;
    for (const [name, layer] of Object.entries(state.layers)) {
      const on = wanted.includes(name);
      if (on !== state.map.hasLayer(layer)) { if (on) layer.addTo(state.map); else state.map.removeLayer(layer); }
    }
    state.showing = false;
    overland.tint();
  }

  // A point that was chosen on the height profile.
  function spot(given) {
    const at = given ? [given[0], overland.beside(given[1])] : null;
    if (state.spot) state.map.removeLayer(state.spot);
    state.spot = at ? L.circleMarker(at, {radius: 7, className: "ov-spot", interactive: false}).addTo(state.map) : null;
    if (at && !state.map.getBounds().contains(at)) follow(at);
  }

  function inView(marker) {
    if (marker.options.far) return true;
    return state.map.getBounds().pad(-0.08).contains(marker.home);
  }

  // The map follows a choice, but is not taken out of the hands of a reader who is moving it.
  function follow(at) {
    const map = state.map;
    if (state.byReader && (state.zooming || map.dragging.moving())) return;
    state.byReader = false;
    map.panTo(at, {animate: !overland.calm()});
  }

  Object.assign(overland, {story, show, choose});
})(window.overland);
