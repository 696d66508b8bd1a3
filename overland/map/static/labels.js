/* Names on the map: each pin's on its best free side, the ground's where room is left. What they take
   up is measured once; where they stand is reckoned (layout.js), so that nothing is laid out twice. */
(function (overland) {
  "use strict";
  const state = overland.state;
  const BESIDE = 3;
  // Half the width of a drawn line, and of a pin's button with its halo.
  const LINE = 5, BUTTON = 19;

  // With the next picture that the browser draws: many may ask for it before. The ground's names come with
  // the picture after that: all of it in one is a picture that is seen to stand still. Clusters that are
  // still to come ask anew.
  function arrange() {
    cancelAnimationFrame(state.frame);
    if (state.regrouping) return;
    state.frame = requestAnimationFrame(() => {
      const ground = arrangeJourney();
      if (ground) state.frame = requestAnimationFrame(() => finish(ground));
    });
  }

  function arrangeNow() {
    cancelAnimationFrame(state.frame);
    const ground = arrangeJourney();
    if (ground) finish(ground);
  }

  // What is left to do: where the ground's names may stand.
  function arrangeJourney() {
    if (!state.map || !state.map._loaded) return null;
    overland.edges();
    const ground = nameAll(standPins());
    overland.placeAgain();
    return ground;
  }

  function finish(ground) {
    nameGround(...ground);
    state.moves += 1;
    document.documentElement.dataset.arranged = state.moves;
  }

  // Text is another size in another typeface or on a narrow map.
  function measureAgain() {
    for (const marker of state.markers.values()) marker.sizes = {};
    for (const marker of state.labels) marker.size = null;
    overland.fitLegend();
    arrange();
  }

  function ranked() {
    return [...state.markers.values()].sort((one, two) => one.options.priority - two.options.priority);
  }

  /* ---- pins ---- */

  function kmPerPixel(latitude = state.map.getCenter().lat) { return overland.kmOfPixel(latitude, state.map.getZoom()); }

  // Where each pin stands, in pixels of the map.
  function standPins() {
    const order = ranked();
    const points = order.map((marker) => { const at = state.map.latLngToContainerPoint(marker.getLatLng()); return [at.x, at.y]; });
    const stood = overland.standings(points, overland.ASIDE_KM / kmPerPixel());
    state.map.getContainer().classList.toggle("is-crowded", overland.areCrowded(stood.map(({spot}) => spot)));
    return order.map((marker, index) => {
      overland.standIcon(marker.getElement(), stood[index]);
      Object.assign(marker, {half: stood[index].half, aside: stood[index].shift});
      return {marker, spot: stood[index].spot};
    });
  }

  /* ---- names ---- */

  function nameAll(pins) {
    const taken = controlBoxes();
    const size = state.map.getSize();
    const frame = {left: 2, top: 2, right: size.x - 2, bottom: size.y - 2};
    const shown = pins.filter(({spot}) => overland.inside(overland.around(spot, 0), frame));
    measure(shown.map(({marker}) => marker));
    const route = routeSpots(frame);
    const named = shown.filter(({marker}) => !isOutside(marker));
    const labels = named.map(({marker, spot}) => ({key: marker.options.place, spot, sizes: sizesOf(marker).forms, reach: reachOf(marker) + BESIDE, own: marker.options.own, claim: overland.claimOf(marker.getElement(), marker.options.place === state.shown.place)}));
    labels.sort((one, two) => two.claim - one.claim);
    const place = (beside) => overland.placeLabels(labels, frame, [...taken, ...beside], route, !isNarrow()).placed;
    // The journey's own names come first: clusters keep off them, and what other names there are off clusters.
    // A single place stands on its point: every name keeps off it.
    const singles = overland.otherBoxes((layer) => layer.place);
    const first = state.others ? place(singles) : new Map();
    const own = labels.filter((label) => label.own && first.has(label.key)).map((label) => first.get(label.key).box);
    overland.clearJourney(route.map(([x, y]) => [x, y, LINE]), pins.map(({spot}) => [...spot, BUTTON]), taken, own);
    const clusters = overland.otherBoxes((layer) => !layer.place), others = [...singles, ...clusters];
    const placed = place([...singles, ...clusters.filter((box) => !own.some((name) => overland.overlap(name, box, BESIDE)))]);
    for (const {marker, spot} of pins) write(marker, spot, placed.get(marker.options.place));
    tellUnnamed(named.filter(({marker}) => !placed.has(marker.options.place)).map(({marker}) => marker));
    const names = [...placed.values()].map((choice) => choice.box);
    return [frame, [...taken, ...others, ...names, ...shown.map(({marker, spot}) => overland.around(spot, reachOf(marker)))], route];
  }

  // What a filter does not let through has no name, but for what was chosen.
  function isOutside(marker) {
    const place = marker.options.place;
    return Boolean(state.outside && state.outside.has(place) && place !== state.shown.place);
  }

  // Where the controls stand on the map. It is asked of the page only when one of them is another size:
  // to ask lays out the whole map, after each pan and zoom, before its names are written.
  function controlBoxes() {
    const container = state.map.getContainer(), controls = [...container.querySelectorAll(".leaflet-control, .ov-credits")];
    const known = state.controls;
    if (known && known.of.length === controls.length && known.of.every((item, index) => item === controls[index])) return known.boxes;
    const box = container.getBoundingClientRect();
    if (known) known.sizes.disconnect();
    // The buttons are one corner, as in the page's first picture: a name between two of them would seem one's.
    const isButton = (item) => item.matches(".leaflet-top.leaflet-right > *"), rest = controls.filter((item) => !isButton(item) && !item.matches(".ov-legend"));
    const legend = overland.legendArea(), areas = rest.map((item) => item.getBoundingClientRect());
    const boxes = [...areas, ...(legend ? [legend] : [])].map((area) => within(area, box)).filter((area) => area.right > area.left);
    if (controls.some(isButton)) boxes.push({...overland.buttonsBox(box.width), top: 0, right: box.width});
    let heard = false;
    // It tells of each at once, and then of what changes.
    const sizes = new ResizeObserver(() => { if (heard) { state.controls = null; sizes.disconnect(); arrange(); } heard = true; });
    for (const item of [container, ...controls]) sizes.observe(item);
    state.controls = {of: controls, boxes, sizes};
    return boxes;
  }

  function within(area, box) {
    return {left: area.left - box.left, top: area.top - box.top, right: area.right - box.left, bottom: area.bottom - box.top};
  }

  function sizesOf(marker) { return marker.sizes[look(marker)]; }

  function reachOf(marker) { return overland.clearOf(sizesOf(marker), marker.options.place === state.shown.place); }

  function isNarrow() { return overland.isNarrow(state.map.getSize().x); }

  // A walk through the events has not come to the figure yet, or a filter does not let it through.
  function isUnwritten(marker) { return [...marker.getElement().classList].some((name) => name === "is-early" || name === "is-untold"); }

  // A marker looks otherwise as an arrow at the edge, without its figure, and where the map is crowded.
  function look(marker) {
    return [marker.getElement().classList.contains("is-edge"), isUnwritten(marker), state.map.getContainer().classList.contains("is-crowded")].join();
  }

  // All that have not been measured yet at once, a form at a time.
  function measure(markers) {
    const fresh = markers.filter((marker) => !(marker.sizes = marker.sizes || {})[look(marker)]);
    if (!fresh.length) return;
    const sizes = overland.sizesOfIcons(fresh.map((marker) => marker.getElement()), isNarrow());
    for (const marker of fresh) marker.sizes[look(marker)] = sizes.get(marker.getElement());
  }

  function write(marker, spot, choice) {
    const icon = marker.getElement();
    overland.writeName(icon, spot, marker.half, choice);
    icon.setAttribute("aria-label", spoken(marker, choice));
    if (choice) marker.closeTooltip();
  }

  // Isolates order what is seen; a name that is heard has no use for them.
  function plain(part) { return part.textContent.replace(/[\u2066-\u2069]/g, ""); }

  // A marker's name begins with the words that are seen beside it, so that who says what they see is heard.
  // A figure that is not written is not said.
  function spoken(marker, choice) {
    const all = marker.options.spoken.replace(/[\u2066-\u2069]/g, ""), {comma, outside} = state.config.words;
    const label = marker.getElement().querySelector(".ov-label"), name = plain(label.querySelector("b"));
    const written = (part) => choice && (part.classList.contains("ov-beyond")
      ? marker.getElement().classList.contains("is-edge") : !isUnwritten(marker) && !overland.isShort(choice));
    const notes = [...label.querySelectorAll("small")], shown = notes.filter(written).map(plain);
    const unsaid = isUnwritten(marker) ? notes.filter((part) => !part.classList.contains("ov-beyond")).map(plain) : [];
    let rest = all.slice(all.indexOf(name) + name.length);
    for (const words of [...shown, ...unsaid]) rest = rest.replace(comma + words, "");
    const said = [name, ...shown].join(comma) + rest;
    return marker.getElement().classList.contains("is-outside") ? outside.replace("{name}", said) : said;
  }

  // A name as it stands on the map, in its own language and direction.
  function isolated(name) {
    const copy = document.createElement("bdi");
    copy.append(...[...name.childNodes].map((part) => part.cloneNode(true)));
    return copy;
  }

  // The names that found no room stand in the legend.
  function tellUnnamed(markers) {
    const line = overland.legendOf()?.querySelector(".ov-unnamed");
    if (!line) return;
    const names = markers.map((marker) => marker.getElement().querySelector(".ov-label b"));
    const text = names.map((name) => name.textContent).join("; ");
    if (line.dataset.names !== text) {
      line.dataset.names = text;
      line.replaceChildren(state.config.words.unnamed + " ", ...names.flatMap((name, at) => [at ? "; " : "", isolated(name)]));
    }
    if (line.hidden === !text && line.dataset.fitted === text) return;
    line.hidden = !text;
    line.dataset.fitted = text;
    overland.fitLegend();
  }

  // Where the route runs, every few pixels.
  function routeSpots(frame) {
    const {lines: rough, rough_to: roughTo} = state.config, {left, top, zoom} = overland.viewNow();
    return overland.alongLines({rough, roughTo, drawn}, zoom, [left, top], frame);
  }

  // The lines as they are drawn: those that share a stretch are drawn beside it.
  function drawn() {
    const found = [];
    state.map.eachLayer((layer) => {
      if (!(layer instanceof L.Polyline) || layer instanceof L.Polygon || !layer.feature || !/ov-line/.test(layer.options.className || "")) return;
      found.push([layer.feature.properties.shift_px || [0, 0], ...layer.getLatLngs().map(({lat, lng}) => [lat, lng])]);
    });
    return found;
  }

  /* ---- names of the ground ---- */

  function nameGround(frame, taken, route) {
    const zoom = state.map.getZoom(), view = overland.viewNow(), lines = overland.drawnLines(view);
    const blocked = new overland.Grid(), along = new overland.Grid(), around = {edge: frame, taken: blocked, route: along};
    for (const box of taken) blocked.add(box);
    for (const spot of route) along.add(overland.around(spot, 0));
    overland.standScale(around);
    const there = state.labels.filter((marker) => marker.getElement && marker.getElement());
    for (const marker of there) if (!marker.size) marker.size = [marker.getElement().firstChild.offsetWidth, marker.getElement().firstChild.offsetHeight];
    for (const marker of there.sort((one, two) => one.label.rank - two.label.rank)) {
      const words = marker.getElement().firstChild, country = marker.label.kind === "country";
      const {min_zoom: least = 0, max_zoom: most = 99} = marker.label;
      const point = state.map.latLngToContainerPoint(marker.getLatLng()), at = [point.x, point.y];
      const box = zoom < least || zoom > most ? null : !country ? freeOf(marker, at, around) : lines && overland.placeCountry(at, marker.size, lines, view, around);
      words.style.visibility = box ? "visible" : "hidden";
      if (!box) continue;
      words.style.left = (box.left + box.right) / 2 - at[0] + "px";
      words.style.top = (box.top + box.bottom) / 2 - at[1] + "px";
      blocked.add(box);
    }
  }

  // A name's room at its point; a town's steps off the road that runs through it.
  function freeOf({label, size: [width, height]}, [x, y], {edge, taken, route}) {
    const steps = label.kind === "town" || label.kind === "pass" ? [0, -15, 15, -24, 24] : [0];
    const boxes = steps.map((step) => ({left: x - width / 2, right: x + width / 2, top: y + step - height / 2, bottom: y + step + height / 2}));
    return boxes.find((box) => overland.inside(box, edge) && !taken.meets(box, 4) && !route.meets(box, LINE)) || null;
  }

  Object.assign(overland, {arrange, arrangeNow, kmPerPixel, measureAgain, routeSpots});
})(window.overland);
