/* What a filter does not let through: the journey's own is dimmed where it stands, so that the route
   can still be read, and its figures are not written; other places go, and clusters count what is left. */
(function (overland) {
  "use strict";
  const state = overland.state;

  function sift(outside) {
    const places = new Set(outside ? outside.places : []), legs = new Set(outside ? outside.legs : []);
    const untold = new Set(outside ? [...outside.legs, ...(outside.figures || [])] : []);
    state.outside = places;
    for (const [place, {options, _icon: icon}] of state.markers) {
      icon.classList.toggle("is-outside", places.has(place));
      icon.classList.toggle("is-untold", (options.noted || []).some((claim) => untold.has(claim)));
    }
    state.map.eachLayer((layer) => {
      if (layer.feature && layer.getElement && layer.getElement()) layer.getElement().classList.toggle("is-outside", legs.has(layer.feature.id));
    });
    siftOthers(outside ? outside.matches : "");
    overland.keepKey();
  }

  // The route as far as a walk has come: these legs are still to be reached, and the figures of these events.
  function grow(later, events) {
    const legs = new Set(later), told = new Set(events);
    for (const {options, _icon: icon} of state.markers.values()) {
      icon.classList.toggle("is-early", (options.figures || []).some((event) => told.has(event)));
      icon.classList.toggle("is-later", Boolean(options.legs && options.legs.length) && options.legs.every((leg) => legs.has(leg)));
    }
    overland.arrange();
    state.map.eachLayer((layer) => {
      if (layer.feature && layer.getElement && layer.getElement()) layer.getElement().classList.toggle("is-later", legs.has(layer.feature.id));
    });
    overland.keepKey();
  }

  // `address` tells which of the others match; "" that all do. What comes late for an earlier filter
  // is left alone.
  function siftOthers(address) {
    state.matches = address;
    if (!state.otherMarkers || state.sifted === address) return;
    if (!address) { fill(address, [...state.otherMarkers.values()]); return; }
    overland.loaded(address).then((found) => {
      if (state.matches !== address) return;
      fill(address, found.places.map((place) => state.otherMarkers.get(place)).filter(Boolean));
    }).catch(() => document.documentElement.classList.add("ov-incomplete"));
  }

  function fill(address, markers) {
    state.sifted = address;
    state.others.clearLayers();
    state.others.addLayers(markers);
    document.documentElement.dataset.others = markers.length;
    overland.keepKey();
    overland.arrange();
  }

  Object.assign(overland, {sift, siftOthers, grow});
})(window.overland);
