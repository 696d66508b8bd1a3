/* The first picture of a page with scripts: ground and lines as an image, and over it each place as a link with its pin and name.
   All of it stands where the live map will show it: both reckon by the same scripts. */
(function (overland) {
  "use strict";
  const box = document.querySelector("#ov-first .ov-first-map"), nav = box && box.querySelector(".ov-spots");
  if (!nav) return;
  const BESIDE = 3, PIN = 12, SOON_MS = 250, SIZES = {small: [640, 720], large: [1280, 720], huge: [2560, 1440]};
  const {home, about, lines: rough, rough_to: roughTo, near: close, zooms, snap, picture, unnamed} = JSON.parse(nav.dataset.journey);
  const icons = [...nav.querySelectorAll("a")].map((link) => ({link, ...JSON.parse(link.dataset.at)}));
  const legend = box.querySelector(".ov-legend"), fold = legend.querySelector("details"), embedded = Boolean(document.querySelector("#ov-first .ov-embed"));
  const image = document.createElement("img");
  Object.assign(image, {className: "ov-first-ground", fetchPriority: "high", alt: box.querySelector(".ov-live").title});
  const credits = box.querySelector(".ov-ground-by"), rest = legend.querySelector("details").appendChild(Object.assign(document.createElement("p"), {className: "ov-unnamed", hidden: true}));
  let drawn = "", painted = false, more = 0;

  // What is too high for its map stands in two columns.
  function fit() {
    legend.classList.remove("is-tall");
    legend.classList.toggle("is-tall", legend.scrollHeight > legend.clientHeight + 1);
  }

  // What of the world is seen, in pixels of the box.
  function view(way, size) {
    const pixels = 256 * Math.pow(2, way.zoom), origin = size.map((length, axis) => Math.round(way.middle[axis] * pixels - length / 2));
    const at = (point) => overland.spotAt(point, pixels, origin), frame = {left: 0, top: 0, right: size[0], bottom: size[1]};
    const routes = (seen = frame) => overland.alongLines({rough, roughTo, drawn: () => close.length ? close : rough}, way.zoom, origin, seen);
    return {...way, size, at, frame, routes};
  }

  // What stands at the foot of the box, in the whole pixels of the live map's frame: the box may be a part of one higher.
  function within(item) {
    const [area, around] = [item, box].map((one) => one.getBoundingClientRect()), up = around.bottom - box.clientHeight;
    return {left: area.left - around.left, top: area.top - up, right: area.right - around.left, bottom: area.bottom - up};
  }

  // What a reader opens stands below a small map, as it does below the live one.
  function under() {
    const [width, height] = [box.clientWidth, box.clientHeight - more], isBelow = fold.open && overland.isSmall(embedded, width, height);
    legend.classList.toggle("is-below", isBelow);
    legend.style.top = isBelow ? height + "px" : "";
    more = isBelow ? legend.offsetHeight : 0;
    box.style.setProperty("min-height", height + more + "px", more ? "important" : "");
    if (more) legend.scrollIntoView({block: "nearest"}); else box.style.minHeight = "";
  }

  function room() { return legend.offsetWidth && !more ? within(legend) : null; }

  // As the live map does: the whole journey beside the legend, which folds where it would hide some of it; or what the link looks at.
  function settle(size) {
    const keys = overland.buttonsRoom(...size, document.fullscreenEnabled);
    const near = icons.filter(({far}) => !far).map(({point}) => point);
    const look = () => view(overland.frameHome({size, home, near, far: near.length < icons.length, keys, zooms, snap, legend: room() || {right: 0, top: size[1]}}), size);
    const pinsOf = (seen) => near.map(seen.at).filter(([x, y]) => x > 0 && y < size[1]).map(([x, y]) => [x - PIN, y + PIN]);
    const isUnder = (seen) => { const area = room(); return area && [...seen.routes(), ...pinsOf(seen)].some(([x, y]) => x < area.right && y > area.top); };
    if (!fold.dataset.touched) fold.open = !overland.isSmall(embedded, ...size);
    box.classList.toggle("is-small", overland.hidesCredits(...size));
    legend.style.setProperty("--ov-credits", (box.matches(".is-small") ? 0 : credits.offsetHeight) + "px");
    fit();
    const folds = () => fold.open && !fold.dataset.touched && !(fold.open = false);
    let seen = look();
    if (!seen.clear && folds()) seen = look();
    if (isUnder(seen) && folds()) seen = look();
    const [latitude, longitude, zoom] = overland.cameraOf(new URL(location.href).searchParams.get("c")) || [];
    if (zoom === undefined) return seen;
    const middle = home.reduce((sum, corner) => sum + corner[1] / 2, 0), turns = Math.round((longitude - middle) / 360);
    seen = view({middle: overland.shares([latitude, longitude - 360 * turns]), zoom: Math.min(zooms[1], Math.max(zooms[0], Math.round(zoom / snap) * snap))}, size);
    if (isUnder(seen)) folds();
    return seen;
  }

  // The image around its own middle, large enough for what is seen.
  function ground({zoom, size, at}) {
    const own = about ? overland.shares(about) : overland.shares(home[0]).map((share, axis) => (share + overland.shares(home[1])[axis]) / 2);
    const origin = at(home[0]).map((part, axis) => Math.round(overland.shares(home[0])[axis] * 256 * Math.pow(2, zoom)) - part);
    const spot = own.map((share, axis) => share * 256 * Math.pow(2, zoom) - origin[axis]);
    const least = spot.map((part, axis) => 2 * Math.max(part, size[axis] - part));
    const [name, [width, height]] = Object.entries(SIZES).find(([, area]) => area.every((length, axis) => length >= least[axis])) || ["huge", SIZES.huge];
    const theme = document.documentElement.classList.contains("is-dark") ? "dark" : "light";
    const address = `${picture}&size=${name}-${zoom}&theme=${theme}`;
    if (image.getAttribute("src") !== address) image.src = address;
    Object.assign(image.style, {left: spot[0] - width / 2 + "px", top: spot[1] - height / 2 + "px"});
    if (!image.isConnected) box.prepend(image);
  }

  function pins({at, zoom, middle, size, frame}) {
    const isIn = ([x, y]) => x >= 0 && y >= 0 && x <= frame.right && y <= frame.bottom;
    const points = icons.map(({link, point, far, only, start}) => {
      const spot = at(point), isEdge = Boolean(far) && (only || !isIn(spot));
      link.classList.toggle("is-edge", isEdge);
      if (!isEdge) return spot;
      const arrow = overland.arrowTo(spot, start && at(start), size, only);
      link.style.setProperty("--ov-turn", arrow.angle + "rad");
      return arrow.spot.map(Math.round);
    });
    const stood = overland.standings(points, overland.ASIDE_KM / overland.kmOfPixel(overland.latitudeOf(middle[1]), zoom));
    nav.classList.toggle("is-crowded", overland.areCrowded(stood.map(({spot}) => spot)));
    icons.forEach((icon, index) => {
      Object.assign(icon, stood[index]);
      Object.assign(icon.link.style, {left: points[index][0] + "px", top: points[index][1] + "px"});
      overland.standIcon(icon.link, icon);
    });
  }

  // Whole, or not at all: none is cut by the edge.
  function names({size, routes}) {
    const frame = {left: 2, top: 2, right: size[0] - 2, bottom: size[1] - 2}, narrow = overland.isNarrow(size[0]);
    const named = icons.filter(({link, spot}) => overland.inside(overland.around(spot, 0), frame) && (!link.matches(".is-outside") || link.matches("[aria-current]")));
    const sizes = overland.sizesOfIcons(named.map(({link}) => link), narrow), keys = overland.buttonsRoom(...size, document.fullscreenEnabled);
    const labels = named.map(({link, spot, own}) => ({key: link.dataset.place, spot, sizes: sizes.get(link).forms, reach: overland.clearOf(sizes.get(link), link.matches("[aria-current]")) + BESIDE, own, claim: overland.claimOf(link, link.matches("[aria-current]"))}));
    labels.sort((one, two) => two.claim - one.claim);
    const taken = [legend, credits].map(within);
    const placed = overland.placeLabels(labels, frame, [...taken, {left: keys.left, top: 0, right: size[0], bottom: keys.bottom}], routes(frame), !narrow).placed;
    for (const {link, spot, half} of icons) overland.writeName(link, spot, half, placed.get(link.dataset.place));
    const left = named.filter(({link}) => !placed.has(link.dataset.place)).map(({link}) => link.querySelector(".ov-label b").cloneNode(true));
    rest.hidden = !left.length;
    rest.replaceChildren(unnamed + " ", ...left.flatMap((name, at) => [at ? "; " : "", Object.assign(document.createElement("bdi"), {innerHTML: name.innerHTML})]));
    fit();
  }

  function draw(again) {
    const size = [box.clientWidth, box.clientHeight - more];
    if (box.matches(".is-live") || !size[0] || !size[1] || (!again && drawn === String(size))) return;
    drawn = String(size);
    const seen = settle(size);
    // What is not shown has no size.
    box.classList.add("is-placed");
    ground(seen);
    pins(seen);
    if (painted) names(seen);
  }
  legend.querySelector("summary").addEventListener("click", () => { fold.dataset.touched = "true"; });
  fold.addEventListener("toggle", () => { if (fold.dataset.touched && !box.matches(".is-live")) { under(); draw(true); } });
  draw();
  new ResizeObserver(() => draw()).observe(box);
  // Pins answer first: names are measured when they are painted, in the typeface that they will keep, if that comes soon, or else once more.
  const [shown, soon] = [(done) => requestAnimationFrame(() => setTimeout(done)), (done) => setTimeout(done, SOON_MS)];
  Promise.race([Promise.all([new Promise(shown), document.fonts.ready]), new Promise(soon)]).then(() => {
    painted = true;
    draw(true);
    if (document.fonts.status === "loading") document.fonts.ready.then(() => draw(true));
  });
})(window.overland);
