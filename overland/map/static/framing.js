/* Where a whole journey is looked at, and what of it stands where: reckoned from sizes and points alone, so that
   the page's first picture and the live map, which takes its place, show the same at the same spot. */
(function (overland) {
  "use strict";
  const TILE = 256, POLE = 85.0511287798, AROUND_KM = 40075.016686;
  // Pixels that a pin or a line reaches beyond its middle; a journey in a strip that is narrower would be a spot.
  const BESIDE = 16, LEAST = 60;
  // Below this width a map is a phone's; below these a legend would hide too much of it.
  const NARROW = 560, SMALL = 640, LOW = 420, TIGHT = 480, FLAT = 300;
  // Pixels between an arrow and the edge that it points over, and between spots that a line is looked at.
  const INSET = 24, POINTED = 160, THIN = .6, PIECE = 8, MOST = 400;
  // Pixels above the journey for an arrow to a place beyond the edge and its name, on a low map too.
  const FAR = 46;

  function isNarrow(width) { return width < NARROW; }

  // Inside another page every pixel of the map is wanted; on a small map too.
  function isSmall(embedded, width, height) { return embedded || width < SMALL || height < LOW; }

  // On a small map the credits would hide a quarter of it: they stand behind a button there.
  function hidesCredits(width, height) { return width < TIGHT || height < FLAT; }

  // How far across and down the world a point lies, as shares of it.
  function shares([latitude, longitude]) {
    const sine = Math.sin(Math.max(-POLE, Math.min(POLE, latitude)) * Math.PI / 180);
    return [longitude / 360 + .5, .5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
  }

  function latitudeOf(down) { return Math.atan(Math.sinh(Math.PI * (1 - 2 * down))) * 180 / Math.PI; }

  function kmOfPixel(latitude, zoom) { return AROUND_KM * Math.cos(latitude * Math.PI / 180) / (TILE * Math.pow(2, zoom)); }

  // The way to look at the whole journey: {middle (shares), zoom, clear}. `asked` has the map's `size`, the `home` corners
  // (south-west, north-east), the points of places `near`, whether others are `far`, the room of `legend` and buttons (`keys`), `zooms` and their `snap`.
  // As it is; or beside the legend, or above it, and beside the buttons, whichever comes closer. Not `clear`: a place is under them.
  function frameHome(asked) {
    const {size: [width, height], legend, keys} = asked, narrow = isNarrow(width);
    const [left, top] = narrow ? [26, 46] : [width * 0.09, Math.max(asked.far ? FAR : 0, height * 0.12)];
    const [right, bottom] = narrow ? [26, 46] : [width * 0.1, height * 0.12];
    const edges = [[left, bottom], [legend.right + 24, bottom], [left, height - legend.top + 24]];
    const ways = [right, Math.max(right, width - keys.left + 20)].flatMap((east) => edges.map(([west, south]) => ({west, south, east, north: top})))
      .filter(({west, south, east}) => width - west - east > LEAST && height - top - south > LEAST)
      .map((room) => fitted(asked, room));
    if (!ways.length) ways.push(fitted(asked, {west: 0, south: 0, east: 0, north: 0}));
    const clear = ways.filter((way) => !hides(asked, way));
    const best = clear.includes(ways[0]) ? ways[0] : clear.sort((one, two) => two.zoom - one.zoom)[0] || ways[0];
    return {...best, clear: clear.length > 0};
  }

  // The closest way in which both corners keep off the edges, at a zoom that the map has.
  function fitted({size: [width, height], home, zooms: [least, most], snap}, {west, south, east, north}) {
    const [[x0, y1], [x1, y0]] = home.map(shares);
    const scale = Math.min((width - west - east) / (TILE * (x1 - x0)), (height - north - south) / (TILE * (y1 - y0)));
    const fine = Math.round(Math.log2(scale) / (snap / 100)) * (snap / 100);
    const zoom = Math.max(least, Math.min(most, Math.floor(fine / snap) * snap)), pixels = TILE * Math.pow(2, zoom);
    return {zoom, middle: [(x0 + x1) / 2 + (east - west) / 2 / pixels, (y0 + y1) / 2 + (south - north) / 2 / pixels]};
  }

  function hides({size: [width, height], near, legend, keys}, {zoom, middle}) {
    const pixels = TILE * Math.pow(2, zoom);
    return near.some((point) => {
      const [across, down] = shares(point), x = (across - middle[0]) * pixels + width / 2, y = (down - middle[1]) * pixels + height / 2;
      return (x < legend.right + BESIDE && y > legend.top - BESIDE) || (x > keys.left - BESIDE && y < keys.bottom + BESIDE);
    });
  }

  // The room that buttons take in the upper right corner: below each other, on a low map in a row.
  function buttonsRoom(width, height, hasFull) {
    const layers = width > 479 || height > 320 ? 44 : 0, full = hasFull ? 42 : 0;
    const letters = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return height <= 16 * letters ? {left: width - 84 - layers - full, bottom: 73} : {left: width - (layers ? 44 : 42), bottom: 115 + layers + full};
  }

  // Where a line to a place beyond the edge comes near it.
  function leaves(from, to, [width, height]) {
    let share = 1;
    const limit = (delta, room) => { if (delta > 0) share = Math.min(share, room / delta); };
    limit(to[0] - from[0], width - INSET - from[0]);
    limit(from[0] - to[0], from[0] - INSET);
    limit(to[1] - from[1], height - INSET - from[1]);
    limit(from[1] - to[1], from[1] - INSET);
    return [0, 1].map((axis) => from[axis] + (to[axis] - from[axis]) * Math.max(0, share));
  }

  // The end of a line that only gives a direction: it ends at no place, at whatever zoom.
  function pointed(from, to) {
    const share = Math.min(1, POINTED / (Math.hypot(to[0] - from[0], to[1] - from[1]) || 1));
    return [0, 1].map((axis) => from[axis] + (to[axis] - from[axis]) * share);
  }

  // Where the arrow to a far place stands, and which way it points: on the line there from `start`, where that is in sight.
  // One that `only` gives a direction stands at its line's end, in sight or not.
  function arrowTo(spot, start, size, only) {
    const isIn = (at) => at && at.every((part, axis) => part >= 0 && part <= size[axis]), seen = isIn(start);
    const from = seen || only ? start : size.map((length) => length / 2), end = only ? pointed(from, spot) : spot;
    const stands = only && !seen ? end : leaves(from, end, size);
    return {spot: stands, angle: Math.atan2(spot[1] - from[1], spot[0] - from[0])};
  }

  // Spots every few pixels along a line, as far as they lie in the frame.
  function along(points, frame) {
    const found = [];
    for (let i = 1; i < points.length; i += 1) {
      const [one, two] = [points[i - 1], points[i]];
      const pieces = Math.min(MOST, Math.max(1, Math.round(Math.hypot(two[0] - one[0], two[1] - one[1]) / PIECE)));
      for (let k = 0; k < pieces; k += 1) {
        const spot = [0, 1].map((axis) => one[axis] + (two[axis] - one[axis]) * k / pieces);
        if (spot[0] >= frame.left && spot[0] <= frame.right && spot[1] >= frame.top && spot[1] <= frame.bottom) found.push(spot);
      }
    }
    return found;
  }

  // Where a point stands in a picture of the world `pixels` wide, whose corner is at `origin`.
  function spotAt(point, pixels, origin) { return shares(point).map((share, axis) => Math.round(share * pixels) - origin[axis]); }

  // Spots along all lines that names keep clear of: the rough ones as far as those are for, then the drawn ones.
  function alongLines({rough, roughTo, drawn}, zoom, origin, frame) {
    const pixels = TILE * Math.pow(2, zoom), lines = rough.length && zoom <= roughTo ? rough : drawn();
    return lines.flatMap(([shift, ...points]) => along(points.map((point) => spotAt(point, pixels, origin).map((part, axis) => part + shift[axis])), frame));
  }

  // The camera of a link, within the bounds that the server takes: latitude, longitude, zoom.
  function cameraOf(said) {
    const camera = (said || "").split(",").map(Number), [latitude, longitude, zoom] = camera;
    const isInside = Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 && zoom >= 0 && zoom <= 19;
    return said && camera.length === 3 && isInside ? camera : null;
  }

  Object.assign(overland, {cameraOf, hidesCredits, isNarrow, isSmall, shares, latitudeOf, kmOfPixel, frameHome, buttonsRoom, THIN, pointed, arrowTo, spotAt, alongLines});
})(window.overland);
