/* A country's name stands in its country: over no border, and over no coast but its own island's.
   svg/countries.py is the same by the same rules: tests hold both against shared cases. What counts are
   the lines that are drawn, in pixels, so that what a reader sees is what is asked. */
(function (overland) {
  "use strict";
  const state = overland.state;
  const GAP = 4, LINE = 5, PULLED = 260, SIDE = 15, TOP = 22, FOOT = 34, NEAR_ZOOM = 7, AFAR = 9, WIDE = 30, APART = 20, TILE = 256, BORDER = -1, SAME = 1e-4;
  const SHIFTS = [0, 30, -30, 60, -60, 90, -90], STEPS = [0, -15, 15, -25, 25], STEPS_NEAR = [0, -40, 40, -80, 80];
  // What has been loaded, by pane: [layer, points] of each line and ring, points as [longitude, latitude].
  const loaded = new Map();
  let made = new Map();

  /* ---- on a plane ---- */

  // Where a country's name stands whose point is `at`: a box, or null. `lines` are {segments, rings, islands}, the segments
  // [x, y, x, y] in pixels of the picture; `view` is {width, height, left, top, zoom}, `around` {edge, taken, route}.
  function placeCountry(at, size, lines, view, around) {
    const near = spotsOf(at, size, view).map((spot) => ({spot, crossed: around.route.meeting(boxOf(spot, size), LINE).length}));
    if (!near.length) return null;
    const scale = Math.pow(2, view.zoom), own = islandOf(lines, [(at[0] + view.left) / scale, (at[1] + view.top) / scale]);
    let segments = lines.segments.filter((_segment, index) => own === null || lines.rings[index] !== own);
    const known = new Map();
    const isIn = (spot, box) => !segments.some((segment) => crosses(segment, at, spot) || liesOver(segment, box));
    const stands = (spot, gap) => {
      const box = boxOf(spot, size);
      if (!overland.inside(box, around.edge) || around.taken.meets(box, gap)) return false;
      if (!known.has(spot)) known.set(spot, isIn(spot, box));
      return known.get(spot);
    };
    // Before it is written over the journey, a name goes farther from its point: where it can, not beside a pin, whose name it
    // would seem.
    const clear = near.filter(({crossed}) => !crossed).map(({spot}) => spot).find((spot) => stands(spot, GAP));
    const off = clear ? [] : sweep(at, size, view).filter((spot) => !around.route.meets(boxOf(spot, size), AFAR));
    if (off.length) segments = segments.filter(besideAll([at, ...near.map(({spot}) => spot), ...off], size));
    const over = near.filter(({crossed}) => crossed).sort((one, two) => one.crossed - two.crossed).map(({spot}) => spot);
    const found = clear || [[WIDE, off], [GAP, off], [GAP, over]].reduce((best, [gap, spots]) => best || spots.find((spot) => stands(spot, gap)), null);
    return found ? boxOf(found, size) : null;
  }

  // Where else the middle of a name may be, those nearest its point first: at a near zoom, where a country is larger than what
  // is seen of it, around where its point is, or would be if it were moved into the picture.
  function sweep(at, size, {width, height, zoom}) {
    const left = size[0] / 2 + SIDE, right = width - left, foot = height - FOOT, found = [];
    const home = [Math.min(Math.max(at[0], left), right), Math.min(Math.max(at[1], TOP), foot)];
    if (zoom < NEAR_ZOOM || Math.hypot(at[0] - home[0], at[1] - home[1]) > PULLED) return found;
    for (let y = TOP; y < foot; y += APART) for (let x = left; x < right; x += APART) found.push([x, y]);
    const away = (spot) => (spot[0] - home[0]) ** 2 + (spot[1] - home[1]) ** 2;
    return found.filter((spot) => away(spot) <= PULLED ** 2).sort((one, two) => away(one) - away(two));
  }

  // Which lines may lie between some spots, or under a name there.
  function besideAll(spots, [width, height]) {
    const [across, down] = [0, 1].map((axis) => spots.map((spot) => spot[axis]));
    const [left, right] = [Math.min(...across) - width, Math.max(...across) + width], [top, foot] = [Math.min(...down) - height, Math.max(...down) + height];
    return ([x0, y0, x1, y1]) => Math.max(x0, x1) >= left && Math.min(x0, x1) <= right && Math.max(y0, y1) >= top && Math.min(y0, y1) <= foot;
  }

  function boxOf([x, y], [width, height]) { return {left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2}; }

  // Where the middle of a name may be, the best first; from a point near or beyond the edge it is moved into the picture.
  function spotsOf(at, size, {width, height, zoom}) {
    const half = size[0] / 2;
    if (at[0] >= half && at[0] <= width - half && at[1] >= half && at[1] <= height - half) {
      return (zoom < NEAR_ZOOM ? STEPS : STEPS_NEAR).map((step) => [at[0], at[1] + step]);
    }
    const x = Math.min(Math.max(at[0], half + SIDE), width - half - SIDE);
    return SHIFTS.map((shift) => [x, Math.min(Math.max(at[1] + shift, TOP), height - FOOT)])
      .filter((spot) => Math.hypot(at[0] - spot[0], at[1] - spot[1]) <= PULLED);
  }

  function liesOver([x0, y0, x1, y1], {left, top, right, bottom}) {
    if (Math.max(x0, x1) <= left || Math.min(x0, x1) >= right || Math.max(y0, y1) <= top || Math.min(y0, y1) >= bottom) return false;
    const sides = [[left, top], [left, bottom], [right, top], [right, bottom]].map((corner) => side([x0, y0, x1, y1], corner));
    return Math.min(...sides) < 0 && Math.max(...sides) > 0;
  }

  // Asked of each line for each of many spots: nothing is made on the way.
  function crosses([x0, y0, x1, y1], [left, top], [right, foot]) {
    const one = (x1 - x0) * (top - y0) - (y1 - y0) * (left - x0), two = (x1 - x0) * (foot - y0) - (y1 - y0) * (right - x0);
    if (one > 0 === two > 0) return false;
    const wide = right - left, high = foot - top;
    return wide * (y0 - top) - high * (x0 - left) > 0 !== wide * (y1 - top) - high * (x1 - left) > 0;
  }

  function side([x0, y0, x1, y1], [x, y]) { return (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0); }

  // The island on which a point lies (pixels of the world at zoom 0): a ring of coast that no border runs through.
  function islandOf(lines, [x, y]) {
    const home = [(x % TILE + TILE) % TILE, y], found = lines.islands.find(([, ring]) => within(home, ring));
    return found ? found[0] : null;
  }

  function within([x, y], ring) {
    let odd = false;
    for (let i = 1; i < ring.length; i += 1) {
      const [x0, y0] = ring[i - 1], [x1, y1] = ring[i];
      if (y0 > y !== y1 > y && x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)) odd = !odd;
    }
    return odd;
  }

  /* ---- of the map ---- */

  function keepLines(pane, features) {
    const found = [];
    for (const {properties: {layer}, geometry: {type, coordinates}} of features) {
      if (layer !== "land" && layer !== "border") continue;
      const parts = type === "LineString" ? [coordinates] : type === "MultiPolygon" ? coordinates.flat() : coordinates;
      for (const part of parts) found.push([layer, part]);
    }
    loaded.set(pane, [...loaded.get(pane) || [], ...found]);
    made = new Map();
    overland.arrange();
  }

  // The lines of the ground that is seen: the story's own where it fills the picture, and the world's beside it; else the
  // world's. A page that stands for itself has no world: beyond its own ground it knows of no country. Null until they are there.
  function drawnLines(view) {
    const panes = state.panes, alone = !panes.includes("far"), own = state.close || alone;
    const wanted = (own ? ["ground", "borders", "world", "far"] : ["world", "far"]).filter((pane) => panes.includes(pane));
    if (!wanted.length || !wanted.every((pane) => loaded.has(pane))) return null;
    if (!made.has(own)) made.set(own, onePlane(wanted, own ? state.fine : null, alone));
    const {segments, rings, islands} = made.get(own), scale = Math.pow(2, view.zoom), kept = {segments: [], rings: [], islands};
    const [left, right] = [view.left - PULLED, view.left + view.width + PULLED].map((x) => x / scale);
    const [top, bottom] = [view.top - PULLED, view.top + view.height + PULLED].map((y) => y / scale);
    for (const turn of [-TILE, 0, TILE]) {
      segments.forEach(([x0, y0, x1, y1], index) => {
        if (Math.max(x0, x1) + turn <= left || Math.min(x0, x1) + turn >= right || Math.max(y0, y1) <= top || Math.min(y0, y1) >= bottom) return;
        kept.segments.push([(x0 + turn) * scale - view.left, y0 * scale - view.top, (x1 + turn) * scale - view.left, y1 * scale - view.top]);
        kept.rings.push(rings[index]);
      });
    }
    return kept;
  }

  // Lines of some panes as pixels of the world at zoom 0. What is cut at the corners of the story's own ground is no coast there.
  function onePlane(panes, fine, alone) {
    const segments = [], rings = [], coasts = [], borders = [];
    const keep = (one, two, number) => { segments.push([...pixel(one), ...pixel(two)]); rings.push(number); };
    for (const pane of panes) {
      const own = pane === "ground" || pane === "borders";
      for (const [layer, points] of loaded.get(pane)) {
        const number = layer === "land" ? coasts.length : BORDER;
        for (let i = 1; i < points.length; i += 1) {
          const ends = [points[i - 1], points[i]];
          if (!fine || !(own ? atTheEdge(ends, fine) : ends.every((end) => fine.contains([end[1], end[0]])))) keep(...ends, number);
        }
        (layer === "land" ? coasts : borders).push(points.map(pixel));
      }
    }
    if (fine && alone) {
      const [w, s, e, n] = [fine.getWest(), fine.getSouth(), fine.getEast(), fine.getNorth()], corners = [[w, s], [w, n], [e, n], [e, s], [w, s]];
      for (let i = 1; i < corners.length; i += 1) keep(corners[i - 1], corners[i], BORDER);
    }
    return {segments, rings, islands: islandsOf(coasts, borders)};
  }

  function atTheEdge(ends, fine) {
    const along = (axis, at) => ends.every((end) => Math.abs(end[axis] - at) <= SAME);
    return along(0, fine.getWest()) || along(0, fine.getEast()) || along(1, fine.getSouth()) || along(1, fine.getNorth());
  }

  // A box around each ring says at once that most borders are elsewhere; those beside it are looked at from west to east.
  function islandsOf(coasts, borders) {
    const ends = borders.flat().sort((one, two) => one[0] - two[0]);
    return [...coasts.entries()].filter(([, ring]) => {
      let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
      for (const [x, y] of ring) [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
      for (let at = firstEastOf(ends, left); at < ends.length && ends[at][0] < right; at += 1) {
        if (ends[at][1] > top && ends[at][1] < bottom && within(ends[at], ring)) return false;
      }
      return true;
    });
  }

  function firstEastOf(ends, x) {
    let [low, high] = [0, ends.length];
    while (low < high) { const middle = (low + high) >> 1; if (ends[middle][0] > x) high = middle; else low = middle + 1; }
    return low;
  }

  function pixel([longitude, latitude]) {
    const sine = Math.sin(Math.min(89, Math.max(-89, latitude)) * Math.PI / 180);
    return [(longitude + 180) / 360 * TILE, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * TILE];
  }

  function viewNow() {
    const {x: width, y: height} = state.map.getSize(), corner = state.map.getPixelBounds().min;
    return {width, height, left: corner.x, top: corner.y, zoom: state.map.getZoom()};
  }

  Object.assign(overland, {drawnLines, keepLines, placeCountry, viewNow});
})(window.overland);
