/* Places beyond the journey's own: fetched apart from the map, drawn in clusters, so that five thousand
   cost little more than none. A cluster tells how many places it holds and how well each is known; it
   never adds up figures. */
(function (overland) {
  "use strict";
  const state = overland.state;
  const RADIUS = 60;
  // Pixels between the middles of clusters that would touch, and how far one goes aside for that.
  const APART = 46, ASIDE = 16;
  // Where a cluster looks for a spot beside the journey: how far, ring by ring of so many pixels and ways.
  const NEAR = 48, OFF_LINE = 80, FAR = 160, RING = 4, WAYS = 16;
  // What a cluster leaves free beside a name.
  const BESIDE_NAME = 3;
  // Half the width of a single place's button.
  const SINGLE = 12;
  // How far the ring of a single place reaches, and that around a chosen one.
  const RING_OF_ONE = 15, RING_OF_CHOSEN = 13;
  // The part of the picture's size by which clusters are drawn on each side beyond its edge.
  const BESIDE = 0.3;
  // Lines and pins of the journey lie over all others: Leaflet draws lines at 400.
  const PANE = "ov-others", BELOW_LINES = 390;

  // Markers of clusters and places are buttons with a name, as those of the journey are.
  function named(marker, press) {
    marker.on("add", () => {
      const element = marker.getElement();
      if (marker.place) element.dataset.place = marker.place;
      element.setAttribute("aria-label", marker.spoken);
      element.title = marker.spoken;
      if (element.dataset.heard) return;
      element.dataset.heard = "yes";
      element.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        press(true);
      });
    });
  }

  function others(map, config) {
    if (!config.others) return;
    map.createPane(PANE).style.zIndex = BELOW_LINES;
    const group = state.others = L.markerClusterGroup({
      clusterPane: PANE, maxClusterRadius: RADIUS, showCoverageOnHover: false, animate: false, chunkedLoading: true, spiderLegPolylineOptions: {weight: 1, opacity: .6},
      // Names keep off clusters: they are placed when the last of them is there.
      chunkProgress: (done, all) => { if (done === all) overland.arrange(); },
      iconCreateFunction: (cluster) => clusterIcon(cluster, config.others.words),
    });
    // Beside the picture as much as one sees of a drag; the package would draw nine pictures' worth, and each
    // of them is elements that every zoom takes away and makes anew.
    group._getExpandedVisibleBounds = () => group._checkBoundsMaxLat(map.getBounds().pad(L.Browser.mobile ? 0 : BESIDE));
    inTheNextFrame(group, ["_zoomEnd", "_moveEnd"]);
    group.on("clusterclick", () => { state.byReader = true; });
    group.on("spiderfied", keepKeyboard);
    group.addTo(map);
    state.otherMarkers = new Map();
    overland.loaded(config.others.url).then((table) => {
      state.terms = table.terms;
      state.terms.forEach((term, known) => {
        term.icon = overland.signIcon({className: "ov-other ov-other-" + term.key, iconSize: [24, 24]}, () => overland.signOf([[known, 1]], 9, ""));
      });
      for (const [id, name, latitude, longitude, known] of table.rows) {
        state.otherMarkers.set(id, otherMarker(id, name, [latitude, longitude], known, config.others.words));
      }
      state.sifted = null;
      overland.siftOthers(state.matches || "");
      markOther(state.shown.place);
    }).catch(() => document.documentElement.classList.add("ov-incomplete"));
  }

  // What the package does when the map has moved, a frame later, and names in the frame after that: all of it
  // in one is a frame that is seen to stand still. A zoom ends within a frame, whose own callbacks are still to run.
  function inTheNextFrame(group, names) {
    const waiting = [];
    const make = () => {
      for (const work of waiting.splice(0)) if (group._map) work();
      state.regrouping = false;
      overland.arrange();
      keepKeyboard();
    };
    for (const name of names) {
      const work = group[name].bind(group);
      group[name] = () => {
        state.regrouping = true;
        cancelAnimationFrame(state.frame);
        if (waiting.push(work) === 1) requestAnimationFrame(() => requestAnimationFrame(make));
      };
    }
  }

  function otherMarker(id, name, at, known, words) {
    const term = state.terms[known];
    const marker = L.marker(at, {
      pane: PANE, known,
      icon: term.icon,
    });
    marker.place = id;
    const press = (byKey) => {
      marker.words = marker.words || L.popup({autoPan: false}).setContent(popupOf(name, term.word));
      markOther(id);
      overland.choose(id, byKey);
      overland.openWords(marker);
    };
    marker.on("click", () => press(false));
    marker.spoken = words.one.replace("{name}", name).replace("{known}", term.word);
    named(marker, press);
    return marker;
  }

  function popupOf(name, word) {
    const box = document.createElement("div");
    const bold = document.createElement("b"), line = document.createElement("div");
    bold.textContent = name;
    line.textContent = word;
    box.className = "ov-popup";
    box.append(bold, line);
    return box;
  }

  // How many places of each term a cluster holds, in the order of the terms.
  function tally(markers) {
    const counts = new Map();
    for (const marker of markers) counts.set(marker.options.known, (counts.get(marker.options.known) || 0) + 1);
    return [...counts].sort((one, two) => one[0] - two[0]);
  }

  function clusterIcon(cluster, words) {
    const count = cluster.getChildCount(), parts = tally(cluster.getAllChildMarkers());
    const told = parts.map(([term, n]) => n + " " + state.terms[term].word).join(words.comma);
    const fresh = !cluster.spoken;
    cluster.spoken = words.cluster.replace("{n}", count).replace("{parts}", told);
    if (fresh) {
      named(cluster, (byKey) => open(cluster, byKey));
    }
    const size = 34 + 4 * Math.floor(Math.log10(count));
    cluster.radius = size / 2;
    return overland.signIcon({className: "ov-cluster", iconSize: [size, size]}, () => overland.signOf(parts, size / 2 - 3, String(count)));
  }

  function open(cluster, byKey) {
    state.byReader = true;
    if (byKey) [state.keptBy] = cluster.getAllChildMarkers();
    if (state.map.getZoom() >= state.map.getMaxZoom()) cluster.spiderfy(); else cluster.zoomToBounds({padding: [30, 30]});
  }

  // A cluster that a key has opened is gone: the keyboard goes on from where its first place now is.
  function keepKeyboard() {
    const element = state.keptBy && elementOf(state.keptBy.place);
    state.keptBy = null;
    if (element && document.activeElement === document.body) element.focus({preventScroll: true});
  }

  // What stands on the map for a place: its marker, or the cluster that holds it.
  function elementOf(place) {
    const marker = state.markers.get(place), other = !marker && state.otherMarkers && state.otherMarkers.get(place);
    const seen = marker || (other && state.others.getVisibleParent(other));
    return seen ? seen.getElement() : null;
  }

  // A place that was chosen is ringed, in a cluster or not.
  function markOther(place) {
    const marker = state.otherMarkers && state.otherMarkers.get(place);
    if (state.ring) state.map.removeLayer(state.ring);
    state.ring = marker ? L.circleMarker(marker.getLatLng(), {radius: 11, className: "ov-ring", interactive: false}).addTo(state.map) : null;
    return marker;
  }

  // A cluster stands for the middle of its places, not on any: it steps off the journey, which would hide
  // its number, to the nearest free spot; off the lines only where there is one near, off the pins always.
  // What meets a control and finds no such spot near is nothing to aim at: it goes until the map is moved.
  // `lines` and `pins` are [x, y, reach] in pixels of the map, `controls` and the journey's `names` boxes.
  function clearJourney(lines, pins = [], controls = [], names = []) {
    if (!state.others) return;
    const there = state.others._featureGroup.getLayers().filter((layer) => layer.getElement()), all = there.filter((layer) => !layer.place);
    const meets = (boxes, spot, reach) => boxes.some((box) => overland.overlap(overland.around(spot, reach), box, 0));
    const covered = (spot, reach) => meets(controls, spot, reach);
    const homes = all.map((layer) => { const at = state.map.latLngToContainerPoint(layer.getLatLng()); return [at.x, at.y]; });
    const stand = apart(all, homes), ofLines = gridOf(lines), ofPins = gridOf(pins);
    const hide = (layer, spot, reach) => { layer.getElement().style.visibility = covered(spot, reach) ? "hidden" : ""; };
    const ofSingles = gridOf(there.filter((one) => one.place).map((layer) => {
      const {x, y} = state.map.latLngToContainerPoint(layer.getLatLng());
      hide(layer, [x, y], SINGLE);
      return [x, y, SINGLE];
    }));
    all.forEach((layer, index) => {
      const off = (spot, grid) => !grid.meets(overland.around(spot, layer.radius), 0);
      // Never onto another, nor onto a single place, nor under a control.
      const open = (spot) => off(spot, ofPins) && !covered(spot, layer.radius);
      const free = (spot) => open(spot) && off(spot, ofSingles) && all.every((other, at) => at === index || Math.hypot(spot[0] - stand[at][0], spot[1] - stand[at][1]) >= layer.radius + other.radius);
      const from = stand[index], unnamed = (spot) => !meets(names, spot, layer.radius + BESIDE_NAME);
      if (!off(from, ofLines) || !off(from, ofSingles) || !open(from) || !unnamed(from)) {
        stand[index] = nearest(from, OFF_LINE, (spot) => off(spot, ofLines) && free(spot) && unnamed(spot))
          || (!unnamed(from) && nearest(from, FAR, (spot) => free(spot) && unnamed(spot)))
          || (off(from, ofPins) ? covered(from, layer.radius) && nearest(from, NEAR, free) || from : nearest(from, FAR, free) || nearest(from, FAR, open) || from);
      }
      hide(layer, stand[index], layer.radius);
      layer.aside = [stand[index][0] - homes[index][0], stand[index][1] - homes[index][1]];
      layer.getElement().style.translate = layer.aside.map((part) => part.toFixed(1) + "px").join(" ");
    });
  }

  function gridOf(spots) {
    const grid = new overland.Grid();
    for (const [x, y, reach] of spots) grid.add(overland.around([x, y], reach));
    return grid;
  }

  // The spot around another that will do, no farther than `limit` pixels; null if none does.
  function nearest([left, top], limit, wanted) {
    for (let far = RING; far <= limit; far += RING) {
      for (let way = 0; way < WAYS; way += 1) {
        const angle = 2 * Math.PI * way / WAYS, spot = [left + far * Math.cos(angle), top + far * Math.sin(angle)];
        if (wanted(spot)) return spot;
      }
    }
    return null;
  }

  // Between two zooms clusters are nearer to each other than the package means them to be: those that would
  // touch, and those around them, make room.
  function apart(all, homes) {
    const stand = homes.map((home) => [...home]), far = (one, two) => Math.hypot(homes[one][0] - homes[two][0], homes[one][1] - homes[two][1]);
    const tight = [...homes.keys()].filter((one) => all.some((other, two) => two !== one && far(one, two) < other.radius + all[one].radius));
    const moved = [...homes.keys()].filter((one) => tight.some((two) => far(one, two) < 2 * APART));
    overland.spread(moved.map((one) => homes[one]), APART, ASIDE).forEach((spot, at) => { stand[moved[at]] = [...spot]; });
    return stand;
  }

  // Where clusters and single places stand with their rings, in pixels of the map: names keep off them.
  function otherBoxes(wanted = () => true) {
    if (!state.others) return [];
    const found = [], box = (layer, [x, y], reach) => { const at = state.map.latLngToContainerPoint(layer.getLatLng()); found.push(overland.around([at.x + x, at.y + y], reach)); };
    state.others._featureGroup.eachLayer((layer) => { if (wanted(layer)) box(layer, layer.aside || [0, 0], layer.place ? RING_OF_ONE : layer.radius + 1); });
    if (state.ring && wanted({place: true})) box(state.ring, [0, 0], RING_OF_CHOSEN);
    return found;
  }

  Object.assign(overland, {others, elementOf, markOther, otherBoxes, clearJourney});
})(window.overland);
