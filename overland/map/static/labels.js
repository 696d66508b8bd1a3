/* Names on the map: each pin's on its best free side, the ground's where room is left. What they take
   up is measured once; where they stand is reckoned (layout.js), so that nothing is laid out twice. */
(function (overland) {
  "use strict";
  const state = overland.state;
  // The fullest first: in one line, in two, without the figure, the name alone in two, and those short ones.
  const FORMS = [[], ["is-folded"], ["is-short"], ["is-folded", "is-short"], ["is-folded", "is-short", "is-slim"]];
  const BESIDE = 3;
  // On a narrow map a name has at most two lines (at the edge, with how far it is, three), and hides none of the route; elsewhere four.
  const NARROW = 560, LINES = 2.5, LINES_EDGE = 3.5, LINES_WIDE = 4.5;
  // Half the width of a drawn line, and of a pin's button with its halo.
  const LINE = 5, BUTTON = 19;
  // Half the width of a pin's button, and of one beside another; how far apart two must be so that their buttons
  // do not meet, the one and the other; and how far a button may be off its pin for that.
  const HALF = 16, HALF_TIGHT = 12, CLEAR = 46, CLEAR_TIGHT = 34, OFF_PIN = 16;

  // With the next picture that the browser draws: many may ask for it before.
  function arrange() {
    cancelAnimationFrame(state.frame);
    state.frame = requestAnimationFrame(arrangeNow);
  }

  function arrangeNow() {
    cancelAnimationFrame(state.frame);
    if (!state.map || !state.map._loaded) return;
    overland.edges();
    const pins = standPins();
    nameAll(pins);
    overland.placeAgain();
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

  function kmPerPixel(latitude = state.map.getCenter().lat) {
    return 40075.016686 * Math.cos(latitude * Math.PI / 180) / (256 * Math.pow(2, state.map.getZoom()));
  }

  // Where each pin stands, in pixels of the map, and how far it was moved from its point.
  function standPins() {
    const order = ranked();
    const points = order.map((marker) => { const at = state.map.latLngToContainerPoint(marker.getLatLng()); return [at.x, at.y]; });
    const limit = overland.ASIDE_KM / kmPerPixel();
    const spots = overland.spread(points, 34, limit);
    state.map.getContainer().classList.toggle("is-crowded", crowded(spots));
    const buttons = overland.spread(spots, CLEAR_TIGHT, OFF_PIN), apart = (one, two) => Math.hypot(one[0] - two[0], one[1] - two[1]);
    return order.map((marker, index) => {
      const shift = [spots[index][0] - points[index][0], spots[index][1] - points[index][1]];
      const off = [buttons[index][0] - spots[index][0], buttons[index][1] - spots[index][1]];
      marker.half = spots.some((spot, other) => other !== index && apart(spot, spots[index]) < CLEAR) ? HALF_TIGHT : HALF;
      stand(marker, shift, off);
      return {marker, spot: spots[index]};
    });
  }

  // Whether most pins stand so close to another that they cover it.
  function crowded(spots) {
    const grid = new overland.Grid();
    spots.forEach((spot, index) => grid.add(overland.around(spot, 9), String(index)));
    const covered = spots.filter((spot, index) => grid.meeting(overland.around(spot, 9), 0, String(index)).length);
    return covered.length > 2 && covered.length * 2 > spots.length;
  }

  // The button of a pin may stand a little off it, and all that is seen of it stays where it is.
  function stand(marker, [x, y], off) {
    const icon = marker.getElement(), {half} = marker;
    icon.style.setProperty("--ov-dx", x + "px");
    icon.style.setProperty("--ov-dy", y + "px");
    icon.style.marginLeft = x + off[0] - half + "px";
    icon.style.marginTop = y + off[1] - half + "px";
    icon.style.width = icon.style.height = 2 * half + "px";
    icon.style.setProperty("--ov-back", -off[0] + "px " + -off[1] + "px");
    marker.aside = [x, y];
    const leader = icon.querySelector(".ov-leader");
    const length = Math.hypot(x, y);
    leader.style.width = length > 1 ? length + "px" : "0";
    leader.style.transform = "rotate(" + Math.atan2(-y, -x) + "rad)";
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
    const labels = named.map(({marker, spot}) => ({key: marker.options.place, spot, sizes: sizesOf(marker).forms, reach: sizesOf(marker).reach + BESIDE, own: marker.options.own}));
    labels.sort((one, two) => (two.key === state.shown.place) - (one.key === state.shown.place));
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
    nameGround(frame, [...taken, ...others, ...names, ...shown.map(({marker, spot}) => overland.around(spot, sizesOf(marker).reach))], route);
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
    const boxes = controls.map((item) => within(item, box)).filter((area) => area.right > area.left);
    let heard = false;
    // It tells of each at once, and then of what changes.
    const sizes = new ResizeObserver(() => { if (heard) { state.controls = null; sizes.disconnect(); arrange(); } heard = true; });
    for (const item of [container, ...controls]) sizes.observe(item);
    state.controls = {of: controls, boxes, sizes};
    return boxes;
  }

  function within(item, box) {
    const area = item.getBoundingClientRect();
    return {left: area.left - box.left, top: area.top - box.top, right: area.right - box.left, bottom: area.bottom - box.top};
  }

  function sizesOf(marker) { return marker.sizes[look(marker)]; }

  function isNarrow() { return state.map.getSize().x < NARROW; }

  // A walk through the events has not come to the figure yet.
  function isEarly(marker) { return marker.getElement().classList.contains("is-early"); }

  // A marker looks otherwise as an arrow at the edge, without its figure, and where the map is crowded.
  function look(marker) {
    return [marker.getElement().classList.contains("is-edge"), isEarly(marker), state.map.getContainer().classList.contains("is-crowded")].join();
  }

  // All that have not been measured yet at once, a form at a time.
  function measure(markers) {
    const fresh = markers.filter((marker) => !(marker.sizes = marker.sizes || {})[look(marker)]);
    if (!fresh.length) return;
    for (const marker of fresh) marker.sizes[look(marker)] = {forms: [], reach: 0};
    const line = parseFloat(getComputedStyle(fresh[0].getElement().querySelector("small, b")).lineHeight);
    FORMS.forEach((form, index) => {
      for (const marker of fresh) wear(marker, form);
      for (const marker of fresh) {
        const label = marker.getElement().querySelector(".ov-label");
        const forms = sizesOf(marker).forms, size = [label.offsetWidth, label.offsetHeight];
        if (size[1] < linesOf(marker) * line && !forms.some((other) => String(other) === String(size))) forms[index] = size;
      }
    });
    for (const marker of fresh) {
      const pin = marker.getElement().querySelector(".ov-pin").getBoundingClientRect();
      sizesOf(marker).reach = pin.width ? pin.width / 2 : 12;
    }
  }

  function linesOf(marker) {
    return !isNarrow() ? LINES_WIDE : marker.getElement().classList.contains("is-edge") ? LINES_EDGE : LINES;
  }

  function wear(marker, form) {
    for (const name of ["is-folded", "is-short", "is-slim"]) marker.getElement().classList.toggle(name, form.includes(name));
  }

  function write(marker, spot, choice) {
    const icon = marker.getElement(), label = icon.querySelector(".ov-label");
    icon.classList.toggle("is-quiet", !choice);
    icon.setAttribute("aria-label", spoken(marker, choice));
    if (!choice) return;
    marker.closeTooltip();
    wear(marker, FORMS[choice.form]);
    label.dataset.side = choice.side;
    label.style.setProperty("--ov-label-x", choice.box.left - spot[0] + marker.half + "px");
    label.style.setProperty("--ov-label-y", choice.box.top - spot[1] + marker.half + "px");
  }

  // Isolates order what is seen; a name that is heard has no use for them.
  function plain(part) { return part.textContent.replace(/[\u2066-\u2069]/g, ""); }

  // A marker's name begins with the words that are seen beside it, so that who says what they see is heard.
  function spoken(marker, choice) {
    const all = marker.options.spoken.replace(/[\u2066-\u2069]/g, ""), comma = state.config.words.comma;
    if (!choice) return all;
    const label = marker.getElement().querySelector(".ov-label"), name = plain(label.querySelector("b"));
    const shown = [...label.querySelectorAll("small")].filter((part) => part.classList.contains("ov-beyond")
      ? marker.getElement().classList.contains("is-edge") : !isEarly(marker) && !FORMS[choice.form].includes("is-short")).map(plain);
    let rest = all.slice(all.indexOf(name) + name.length);
    for (const words of shown) rest = rest.replace(comma + words, "");
    return [name, ...shown].join(comma) + rest;
  }

  // A name as it stands on the map, in its own language and direction.
  function isolated(name) {
    const copy = document.createElement("bdi");
    copy.append(...[...name.childNodes].map((part) => part.cloneNode(true)));
    return copy;
  }

  // The names that found no room stand in the legend.
  function tellUnnamed(markers) {
    const line = state.map.getContainer().querySelector(".ov-unnamed");
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
    const found = [];
    state.map.eachLayer((layer) => {
      if (!(layer instanceof L.Polyline) || layer instanceof L.Polygon || !layer.feature || !/ov-line/.test(layer.options.className || "")) return;
      // Lines that share a stretch are drawn beside it.
      const shift = L.point(layer.feature.properties.shift_px || [0, 0]);
      const points = layer.getLatLngs().map((spot) => state.map.latLngToContainerPoint(spot).add(shift));
      for (let i = 1; i < points.length; i += 1) {
        const pieces = Math.min(60, Math.max(1, Math.round(points[i].distanceTo(points[i - 1]) / 8)));
        for (let k = 0; k < pieces; k += 1) {
          const spot = points[i - 1].add(points[i].subtract(points[i - 1]).multiplyBy(k / pieces));
          if (overland.inside(overland.around([spot.x, spot.y], 0), frame)) found.push([spot.x, spot.y]);
        }
      }
    });
    return found;
  }

  /* ---- names of the ground ---- */

  function nameGround(frame, taken, route) {
    const zoom = state.map.getZoom(), view = overland.viewNow(), lines = overland.drawnLines(view);
    const blocked = new overland.Grid(), along = new overland.Grid(), around = {edge: frame, taken: blocked, route: along};
    for (const box of taken) blocked.add(box);
    for (const spot of route) along.add(overland.around(spot, 0));
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
    return boxes.find((box) => overland.inside(box, edge) && !taken.meeting(box, 4).length && !route.meeting(box, LINE).length) || null;
  }

  Object.assign(overland, {arrange, arrangeNow, kmPerPixel, measureAgain, routeSpots});
})(window.overland);
