/* What a story's map does in the browser. Python says what is on it (folium); this file says how it
   behaves: one button a marker, labels that never overlap, places beyond the edge as arrows, the
   camera in the address bar. Text from data only ever arrives as textContent or escaped markup. */
(function () {
  "use strict";
  const CLASS = {selected: "is-selected", quiet: "is-quiet", folded: "is-folded", short: "is-short", edge: "is-edge"};
  const SIDES = ["right", "left", "top", "bottom"];
  const state = {map: null, markers: new Map(), layers: {}, labels: [], config: null, shown: {}, moves: 0};

  /* ---- the frame around the map ---- */

  function parentWindow() {
    try { return window.parent.document ? window.parent : null; } catch (error) { return null; }
  }

  // The camera goes into the address bar without a rerun and without an entry in the history.
  function remember(changes) {
    const page = parentWindow();
    if (!page || page === window) return;
    const address = new URL(page.location.href);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) address.searchParams.delete(name); else address.searchParams.set(name, value);
    }
    const text = address.href.replace(/%2C/gi, ",");
    if (text !== page.location.href) page.history.replaceState(page.history.state, "", text);
  }

  function report(place) {
    // Streamlit does not see what `remember` wrote: it goes along with the click.
    const page = parentWindow();
    const said = page && page !== window ? new URL(page.location.href).searchParams : new URLSearchParams();
    if (window.Streamlit) window.Streamlit.setComponentValue({place: place, c: said.get("c") || "", layers: said.get("layers") || "", t: Date.now()});
  }

  function readTheme(theme) {
    const background = theme && theme.backgroundColor
      || getComputedStyle(document.documentElement).getPropertyValue("--background-color");
    const hex = /#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(background || "");
    const light = hex ? (parseInt(hex[1], 16) * 3 + parseInt(hex[2], 16) * 6 + parseInt(hex[3], 16)) / 10 : 255;
    document.documentElement.classList.toggle("is-dark", light < 110);
    tint();
  }
  window.addEventListener("message", (event) => {
    if (event.source === window.parent && event.data && event.data.type === "streamlit:render") readTheme(event.data.theme);
  });

  /* ---- the ground ---- */

  // Land and sea below and beside the tiles take the colours of the style that is on top.
  function tint() {
    const colours = state.colours || {};
    const shown = ["terrain", "relief"].find((name) => colours[name] && state.map && state.map.hasLayer(state.layers[name]));
    const root = document.documentElement;
    for (const part of ["land", "sea"]) {
      if (shown) root.style.setProperty("--ov-" + part, inThisLight(colours[shown][part]));
      else root.style.removeProperty("--ov-" + part);
    }
  }

  // What the filter of .is-dark .ov-tiles makes of a colour, so that no edge of the tiles is seen.
  function inThisLight(colour) {
    if (!document.documentElement.classList.contains("is-dark")) return colour;
    const style = getComputedStyle(document.documentElement);
    const brightness = Number(style.getPropertyValue("--ov-dim")), contrast = Number(style.getPropertyValue("--ov-contrast"));
    const bands = colour.match(/[0-9a-f]{2}/gi).map((band) => parseInt(band, 16) * brightness);
    return "rgb(" + bands.map((band) => Math.round((band - 127.5) * contrast + 127.5)).join(",") + ")";
  }

  function basemap(map, config) {
    readTheme(null);
    const panes = {world: 140, ground: 150, relief: 210, water: 240, roads: 250, borders: 260, beyond: 264, far: 265, words: 620};
    for (const [name, order] of Object.entries(panes)) {
      const pane = map.createPane("ov-" + name);
      pane.style.zIndex = order;
      pane.style.pointerEvents = "none";
    }
    state.layers = {};
    const fine = config.bounds ? L.latLngBounds(config.bounds) : null;
    for (const source of config.vectors) vectors(map, source);
    // Beside the story's own ground, too, the world's borders go on.
    for (const source of config.vectors) if (fine && source.pane === "far") vectors(map, {...source, pane: "beyond"}, fine);
    if (fine) detail(map, fine);
    for (const [name, style] of Object.entries(config.tiles ? config.tiles.styles : {})) {
      state.layers[name] = relief(config.tiles, style, name === "terrain" ? 2 : 1);
    }
    state.colours = config.tiles ? config.tiles.colours : {};
    // Asked for only when the reader switches it on: it tells that host what is looked at.
    if (config.online) state.layers.online = L.tileLayer(config.online.url, {pane: "ov-relief", maxZoom: 19, zIndex: 3, attribution: config.online.attribution});
    state.layers.labels = L.layerGroup([], {attribution: config.labels_attribution});
    state.labels = config.labels.map((label) => groundLabel(label));
    for (const label of state.labels) state.layers.labels.addLayer(label);
    map.attributionControl.setPrefix(false);
  }

  // The region at every zoom, and its journey closer at the deepest ones.
  function relief(tiles, style, order) {
    const url = tiles.url.replace("{style}", style);
    const layer = (span) => tileLayer(url, style, {
      pane: "ov-relief", className: "ov-tiles", zIndex: order, attribution: tiles.attribution, keepBuffer: 1, bounds: span.bounds,
      minZoom: span.min_zoom, maxNativeZoom: span.max_zoom, maxZoom: 19,
    });
    return L.layerGroup([layer(tiles), layer(tiles.detail || tiles)].slice(0, tiles.detail ? 2 : 1));
  }

  // A page that stands for itself holds its ground; a server sends it.
  function loaded(url) {
    const held = window.overlandGround;
    if (held) return Promise.resolve(held.vectors[url]);
    return fetch(url).then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(url)));
  }

  function tileLayer(url, style, options) {
    const layer = L.tileLayer(url, options);
    const held = window.overlandGround;
    const nothing = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    if (held) layer.getTileUrl = (at) => held.tiles[[style, layer._getZoomForUrl(), at.x, at.y].join("/")] || nothing;
    return layer;
  }

  function vectors(map, source, without) {
    // Beyond the date line the world goes on: once more, on the side where the story is.
    const turn = source.pane === "world" && Math.abs(map.getCenter().lng) > 90 ? Math.sign(map.getCenter().lng) * 360 : 0;
    const pane = "ov-" + source.pane;
    const group = L.geoJSON(null, {
      pane: pane, interactive: false, smoothFactor: 0.7, attribution: source.attribution,
      coordsToLatLng: (at) => L.latLng(at[1], at[0] + (group.turn || 0)),
      renderer: L.svg({pane: pane, padding: 0.4}),
      style: (feature) => ({
        className: "ov-" + feature.properties.layer + (feature.properties.disputed ? " ov-disputed" : ""),
        stroke: feature.properties.layer !== "land" && feature.properties.layer !== "lake",
        fill: feature.properties.layer === "land" || feature.properties.layer === "lake",
      }),
    });
    loaded(source.url)
      .then((data) => data.features.filter((feature) => !source.only || feature.properties.layer === source.only))
      .then((found) => without ? found.map((feature) => cut(feature, without)) : found)
      .then((data) => { group.addData(data); if (turn) { group.turn = turn; group.addData(data); } })
      .catch(() => document.documentElement.classList.add("ov-incomplete"));
    const name = source.layer;
    if (!name) group.addTo(map);
    else (state.layers[name] = state.layers[name] || L.layerGroup()).addLayer(group);
  }

  // Lines without those of their segments that lie wholly in an area.
  function cut(feature, area) {
    const lines = [];
    for (const line of feature.geometry.coordinates) {
      let run = [];
      for (let i = 1; i < line.length; i += 1) {
        const inside = [line[i - 1], line[i]].every((at) => area.contains([at[1], at[0]]));
        if (inside) { run = []; continue; }
        if (!run.length) { run = [line[i - 1]]; lines.push(run); }
        run.push(line[i]);
      }
    }
    return {...feature, geometry: {type: "MultiLineString", coordinates: lines}};
  }

  // Where the story's own ground fills the picture, the world under it must not show. Where it is
  // only a spot in the picture, its roads and rivers would be a scribble: the world's borders do.
  function detail(map, fine) {
    const see = (name, shown) => { map.getPane("ov-" + name).style.display = shown ? "" : "none"; };
    const look = () => {
      const across = map.latLngToContainerPoint(fine.getNorthEast()).x - map.latLngToContainerPoint(fine.getSouthWest()).x;
      see("world", !fine.contains(map.getBounds()));
      const close = across >= map.getSize().x / 2;
      see("far", !close);
      for (const name of ["water", "roads", "borders"]) see(name, close);
    };
    map.on("moveend zoomend resize", look);
    map.whenReady(look);
  }

  function groundLabel(label) {
    const words = document.createElement("span");
    words.className = "ov-ground-label ov-ground-" + label.kind;
    words.textContent = label.name;
    const marker = L.marker([label.latitude, label.longitude], {
      pane: "ov-words", interactive: false, keyboard: false,
      icon: L.divIcon({className: "ov-ground", html: words, iconSize: [0, 0]}),
    });
    marker.label = label;
    return marker;
  }

  /* ---- the story ---- */

  function story(map, config) {
    Object.assign(state, {map: map, config: config, markers: new Map()});
    map.eachLayer((layer) => {
      if (layer instanceof L.Marker && layer.options.place) adopt(map, layer);
      // The label is escaped where it is made.
      if (/ov-line/.test(layer.options.className || "") && layer.feature) layer.bindTooltip(layer.feature.properties.label, {sticky: true});
    });
    for (const credit of config.credits) map.attributionControl.addAttribution(credit);
    map.on("zoomend", bands);
    map.on("popupopen", offerMore);
    controls(map, config);
    // Leaflet focuses the map on every press; a page that scrolls then would swallow the click.
    const container = map.getContainer();
    container.focus = () => HTMLElement.prototype.focus.call(container, {preventScroll: true});
    L.DomEvent.on(map.getContainer(), "keydown", (event) => { if (event.key === "Escape") map.closePopup(); });
    map.on("dragend zoomend", () => { if (state.byReader) rememberCamera(); });
    container.setAttribute("aria-label", config.words.map);
    map.on("mousedown touchstart wheel dragstart keydown boxzoomstart", () => { state.byReader = true; });
    map.getContainer().addEventListener("wheel", () => { state.byReader = true; }, {passive: true});
    map.getContainer().addEventListener("click", (event) => {
      if (event.target.closest(".leaflet-control-zoom")) state.byReader = true;
    }, true);
    map.getContainer().addEventListener("keydown", (event) => { state.byKey = event.key.startsWith("Arrow"); });
    map.on("moveend", () => { if (state.byKey) rememberCamera(); state.byKey = false; });
    map.on("move", edges);
    map.on("moveend zoomend resize", arrange);
    new ResizeObserver(() => { map.invalidateSize({pan: false}); if (!state.moved) home(false); arrange(); })
      .observe(map.getContainer());
    document.fonts.ready.then(arrange);
    aim(config.camera, false);
    bands();
    arrange();
  }

  function adopt(map, marker) {
    const place = marker.options.place;
    const icon = marker.getElement();
    icon.setAttribute("aria-label", marker.options.spoken);
    icon.dataset.place = place;
    marker.home = marker.getLatLng();
    state.markers.set(place, marker);
    marker.on("click", () => choose(place));
    icon.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      marker.openPopup();
      choose(place);
    });
    // The label says it already.
    marker.on("tooltipopen", () => {
      if (!icon.classList.contains(CLASS.quiet)) marker.closeTooltip();
    });
    if (marker.getPopup()) roomForPopup(marker.getPopup());
    if (marker.options.far && marker.getPopup()) standAside(marker);
  }

  // On a narrow map a popup keeps clear of the controls, and leads to the panel below.
  function roomForPopup(popup) {
    const width = state.map.getSize().x;
    const narrow = width < 560;
    Object.assign(popup.options, {
      maxWidth: narrow ? Math.max(150, width - 110) : popup.options.maxWidth,
      autoPanPaddingTopLeft: narrow ? [10, 10] : [24, 24], autoPanPaddingBottomRight: narrow ? [60, 24] : [24, 24],
    });
  }

  function offerMore(event) {
    const page = parentWindow();
    const panel = page && page.document.querySelector(".ov-details");
    const content = event.popup.getContent();
    if (!panel || !content.append || state.map.getSize().x >= 560 || content.querySelector(".ov-more")) return;
    const more = document.createElement("button");
    Object.assign(more, {type: "button", className: "ov-more", textContent: state.config.words.more});
    more.addEventListener("click", () => page.document.querySelector(".ov-sheet.is-shown .ov-details, .ov-details").scrollIntoView({behavior: calm() ? "auto" : "smooth"}));
    content.append(more);
    event.popup.update();
  }

  // A popup bound to a marker that follows the edge would pan the map, which moves the marker, and
  // so on for ever: it stands free, inside the map.
  function standAside(marker) {
    const popup = marker.getPopup();
    marker.unbindPopup();
    Object.assign(popup.options, {autoPan: false, className: "ov-popup-aside"});
    marker.openPopup = () => {
      const map = state.map;
      popup.setLatLng(marker.getLatLng()).openOn(map);
      popup.setLatLng(map.containerPointToLatLng(roomFor(popup.getElement(), map.latLngToContainerPoint(marker.getLatLng()))));
    };
    marker.isPopupOpen = () => popup.isOpen();
    marker.on("click", () => marker.openPopup());
  }

  // Where a popup hides the fewest pins and names and is nearest to what it belongs to: the middle
  // of its lower edge, which is what Leaflet places.
  function roomFor(element, spot) {
    const box = state.map.getContainer().getBoundingClientRect();
    const kept = [...state.map.getContainer().querySelectorAll(".ov-pin, .ov-label, .leaflet-control")]
      .filter((item) => getComputedStyle(item).visibility !== "hidden").map((item) => item.getBoundingClientRect()).filter((r) => r.width > 0);
    const size = element.querySelector(".leaflet-popup-content-wrapper").getBoundingClientRect();
    const tried = [];
    for (let x = size.width / 2 + 8; x <= box.width - size.width / 2 - 8; x += 16) {
      for (let y = size.height + 8; y <= box.height - 28; y += 16) {
        const area = {left: box.left + x - size.width / 2, right: box.left + x + size.width / 2, top: box.top + y - size.height, bottom: box.top + y};
        const hidden = kept.filter((other) => overlap(area, other, 4)).length;
        tried.push([hidden * 1000 + Math.hypot(x - spot.x, y - size.height / 2 - spot.y), x, y]);
      }
    }
    const best = tried.sort((one, two) => one[0] - two[0])[0];
    // Leaflet keeps 20 px below the words for the tip, which does not show here.
    return best ? L.point(best[1], best[2] + 20) : spot;
  }

  // The band of a line is as wide as its error on the ground; where the line hides it, none is drawn.
  function bands() {
    const zoom = state.map.getZoom();
    state.map.eachLayer((layer) => {
      if (!/ov-band/.test(layer.options.className || "") || !layer.feature) return;
      const latitude = layer.getBounds().getCenter().lat;
      const metres = 40075016.686 * Math.cos(latitude * Math.PI / 180) / (256 * Math.pow(2, zoom));
      const width = 2 * layer.feature.properties.error_m / metres;
      layer.setStyle({weight: width, stroke: width > 8});
    });
  }

  function choose(place) {
    mark(place);
    report(place);
  }

  function mark(place) {
    for (const [id, marker] of state.markers) {
      const icon = marker.getElement();
      if (!icon) continue;
      icon.classList.toggle(CLASS.selected, id === place);
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
    for (const [name, layer] of Object.entries(state.layers)) {
      const on = wanted.layers.includes(name);
      if (on !== map.hasLayer(layer)) { if (on) layer.addTo(map); else map.removeLayer(layer); }
    }
    tint();
    // A click has been answered on the map already; what comes back for it changes nothing.
    const fresh = wanted.place !== before.place || wanted.event !== before.event;
    mark(wanted.place);
    spot(wanted.spot);
    if (wanted.camera && String(wanted.camera) !== String(cameraNow())) {
      if (String(wanted.camera) !== String(before.camera)) aim(wanted.camera, Boolean(before.layers));
    } else if (before.layers && !wanted.camera && before.camera) home(true);
    if (fresh && before.layers) {
      const marker = state.markers.get(wanted.place);
      // An event that is chosen brings its place to the middle; a marker was chosen where it is.
      const walked = wanted.event && wanted.event !== before.event && marker && !marker.options.far;
      if (marker && (walked || !inView(marker))) follow(marker);
      if (marker && !marker.isPopupOpen()) map.closePopup();
    }
    arrange();
  }

  // A point that was chosen on the height profile.
  function spot(given) {
    const at = given ? [given[0], beside(given[1])] : null;
    if (state.spot) state.map.removeLayer(state.spot);
    state.spot = at ? L.circleMarker(at, {radius: 7, className: "ov-spot", interactive: false}).addTo(state.map) : null;
    if (at && !state.map.getBounds().contains(at)) { state.byReader = false; state.map.panTo(at, {animate: !calm()}); }
  }

  function inView(marker) {
    if (marker.options.far) return true;
    return state.map.getBounds().pad(-0.08).contains(marker.home);
  }

  function follow(marker) {
    state.byReader = false;
    state.map.panTo(marker.home, {animate: !calm()});
  }

  function calm() { return window.matchMedia("(prefers-reduced-motion: reduce)").matches; }

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
    remember({c: camera[0].toFixed(4) + "," + camera[1].toFixed(4) + "," + camera[2]});
  }

  function aim(camera, animate) {
    if (!camera) return home(animate);
    state.moved = true;
    state.byReader = false;
    state.map.setView([camera[0], beside(camera[1])], camera[2], {animate: animate && !calm()});
  }

  function home(animate) {
    state.moved = false;
    state.byReader = false;
    const size = state.map.getSize();
    const narrow = size.x < 560;
    const [left, top] = narrow ? [26, 46] : [size.x * 0.09, size.y * 0.12];
    const [right, bottom] = narrow ? [26, 46] : [size.x * 0.1, size.y * 0.12];
    const box = legendBox();
    // As it is; or beside the legend, or above it, whichever comes closer.
    const ways = [[left, bottom], [box.right + 24, bottom], [left, size.y - box.top + 24]].map(([west, south]) =>
      state.map._getBoundsCenterZoom(L.latLngBounds(state.config.home), {paddingTopLeft: [west, top], paddingBottomRight: [right, south]}));
    const clear = ways.filter((way) => !hides(box, way, size));
    const best = clear.includes(ways[0]) ? ways[0] : clear.sort((one, two) => two.zoom - one.zoom)[0] || ways[0];
    state.map.setView(best.center, best.zoom, {animate: Boolean(animate) && !calm()});
  }

  // The legend's room in the map; nothing where it is folded or not there.
  function legendBox() {
    const legend = state.map.getContainer().querySelector(".ov-legend"), around = state.map.getContainer().getBoundingClientRect();
    const area = legend ? legend.getBoundingClientRect() : around;
    if (!legend || !legend.querySelector("details[open]")) return {right: 0, top: around.height};
    return {right: area.right - around.left, top: area.top - around.top};
  }

  // Whether a way to look at the journey puts one of its places under the legend.
  function hides(box, way, size) {
    const middle = state.map.project(way.center, way.zoom);
    return [...state.markers.values()].filter((marker) => !marker.options.far).some((marker) => {
      const spot = state.map.project(marker.home || marker.getLatLng(), way.zoom).subtract(middle).add(size.divideBy(2));
      return spot.x < box.right + 16 && spot.y > box.top - 16;
    });
  }

  /* ---- controls: whole route, layers, legend ---- */

  function controls(map, config) {
    const back = L.control({position: "topright"});
    back.onAdd = () => {
      const box = L.DomUtil.create("div", "leaflet-bar ov-home");
      const button = L.DomUtil.create("a", "", box);
      Object.assign(button, {href: "#", title: config.words.home, textContent: "⤢"});
      button.setAttribute("role", "button");
      button.setAttribute("aria-label", config.words.home);
      L.DomEvent.disableClickPropagation(box).on(button, "click", (event) => {
        L.DomEvent.preventDefault(event);
        home(true);
        remember({c: null});
        state.shown.camera = null;
      });
      return box;
    };
    back.addTo(map);
    const named = {};
    for (const name of config.layers) if (state.layers[name]) named[config.words[name]] = state.layers[name];
    L.control.layers(null, named, {position: "topright", collapsed: true}).addTo(map);
    const toggle = map.getContainer().querySelector(".leaflet-control-layers-toggle");
    if (toggle) { toggle.title = config.words.layers; toggle.setAttribute("aria-label", config.words.layers); }
    map.on("overlayadd overlayremove", () => {
      const on = config.layers.filter((name) => state.layers[name] && map.hasLayer(state.layers[name]));
      const usual = config.layers.filter((name) => name !== "online" && name !== "terrain");
      const asUsual = on.join() === usual.filter((name) => state.layers[name]).join();
      state.shown.layers = on;
      tint();
      remember({layers: asUsual ? null : on.join(",") || "none"});
      arrange();
    });
    const legend = L.control({position: "bottomleft"});
    legend.onAdd = () => {
      const box = L.DomUtil.create("div", "ov-legend");
      box.innerHTML = config.legend;
      box.querySelector("ul").insertAdjacentHTML("beforeend", config.doubt);
      if (map.getSize().x < 560) box.querySelector("details").open = false;
      box.querySelector("details").addEventListener("toggle", arrange);
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    legend.addTo(map);
  }

  /* ---- places beyond the edge: an arrow on the edge, where the line to them leaves ---- */

  function edges() {
    const map = state.map;
    const frame = L.bounds([0, 0], map.getSize());
    for (const marker of state.markers.values()) {
      if (!marker.options.far) continue;
      const point = map.latLngToContainerPoint(marker.home);
      const icon = marker.getElement();
      const inside = frame.contains(point);
      icon.classList.toggle(CLASS.edge, !inside);
      if (inside) { marker.setLatLng(marker.home); continue; }
      const from = marker.options.start ? map.latLngToContainerPoint(marker.options.start) : frame.getCenter();
      const spot = leaves(frame.contains(from) ? from : frame.getCenter(), point, map.getSize());
      const angle = Math.atan2(point.y - spot.y, point.x - spot.x);
      icon.style.setProperty("--ov-turn", angle + "rad");
      marker.setLatLng(map.containerPointToLatLng(spot));
    }
  }

  function leaves(from, to, size) {
    const inset = 24;
    let share = 1;
    const limit = (delta, room) => { if (delta > 0) share = Math.min(share, room / delta); };
    limit(to.x - from.x, size.x - inset - from.x);
    limit(from.x - to.x, from.x - inset);
    limit(to.y - from.y, size.y - inset - from.y);
    limit(from.y - to.y, from.y - inset);
    return from.add(to.subtract(from).multiplyBy(Math.max(0, share)));
  }

  /* ---- pins that would cover each other step aside; labels take the best free side ---- */

  function arrange() {
    if (!state.map || !state.map._loaded) return;
    cancelAnimationFrame(state.frame);
    state.frame = requestAnimationFrame(() => { edges(); spread(); labels(); state.moves += 1; document.documentElement.dataset.arranged = state.moves; });
  }

  function ranked() {
    return [...state.markers.values()].sort((one, two) => one.options.priority - two.options.priority);
  }

  function spread() {
    const order = ranked();
    const points = order.map((marker) => state.map.latLngToContainerPoint(marker.getLatLng()));
    const free = apart(points, 34);
    for (const [index, marker] of order.entries()) {
      const icon = marker.getElement();
      const shift = free[index].subtract(points[index]);
      icon.style.setProperty("--ov-dx", shift.x + "px");
      icon.style.setProperty("--ov-dy", shift.y + "px");
      icon.style.marginLeft = shift.x - 16 + "px";
      icon.style.marginTop = shift.y - 16 + "px";
      if (marker.getPopup()) marker.getPopup().options.offset = [shift.x, 7 + shift.y];
      const leader = icon.querySelector(".ov-leader");
      const length = Math.hypot(shift.x, shift.y);
      leader.style.width = length > 1 ? length + "px" : "0";
      leader.style.transform = "rotate(" + Math.atan2(-shift.y, -shift.x) + "rad)";
    }
  }

  // Pins push each other off along the line between them, so that what lies east stays east. The
  // first one stands; of two others the earlier gives way less. The same as in the pictures.
  function apart(points, reach) {
    const spots = points.map((point) => [point.x, point.y]);
    for (let round = 0; round < 80; round += 1) {
      let moved = false;
      for (let j = 1; j < spots.length; j += 1) {
        for (let i = 0; i < j; i += 1) {
          let dx = spots[j][0] - spots[i][0], dy = spots[j][1] - spots[i][1];
          let length = Math.hypot(dx, dy);
          if (length >= reach - 0.01) continue;
          const push = reach - length;
          if (length < 0.01) { dx = Math.sin(j); dy = -Math.abs(Math.cos(j)); length = 1; }
          const given = i ? 0.3 : 0;
          spots[i] = [spots[i][0] - dx / length * push * given, spots[i][1] - dy / length * push * given];
          spots[j] = [spots[j][0] + dx / length * push * (1 - given), spots[j][1] + dy / length * push * (1 - given)];
          moved = true;
        }
      }
      if (!moved) break;
    }
    return spots.map((spot) => L.point(spot[0], spot[1]));
  }

  function labels() {
    const box = state.map.getContainer().getBoundingClientRect();
    const fixed = [...state.map.getContainer().querySelectorAll(".leaflet-control")].map((e) => e.getBoundingClientRect())
      .filter((r) => r.width > 0);
    const taken = fixed.slice();
    const route = spots(box);
    const pins = new Map(ranked().map((m) => [m, m.getElement().querySelector(".ov-pin").getBoundingClientRect()]));
    for (const marker of ranked()) {
      const icon = marker.getElement();
      const label = icon.querySelector(".ov-label");
      const order = marker.options.sides || SIDES;
      // Whole in one line, whole in two, or without the figure.
      const fits = (form, side) => {
        icon.classList.toggle(CLASS.folded, form === 1);
        icon.classList.toggle(CLASS.short, form === 2);
        label.dataset.side = side;
        const area = label.getBoundingClientRect();
        const others = taken.concat([...pins].filter(([owner]) => owner !== marker).map(([, pin]) => pin));
        return inside(area, box) && !others.some((other) => overlap(area, other, 2));
      };
      icon.classList.remove(CLASS.quiet);
      // Of the sides that are free, the one where the label hides least of the route.
      const choose = (form) => order.filter((side) => fits(form, side)).map((side) => {
        fits(form, side);
        const area = label.getBoundingClientRect();
        return [route.filter((spot) => overlap(area, spot, 3)).length, order.indexOf(side), form, side];
      });
      const best = choose(0).concat(choose(1).map((c) => [c[0] + 1, c[1], c[2], c[3]]), choose(2).map((c) => [c[0] + 4, c[1], c[2], c[3]]))
        .sort((one, two) => one[0] - two[0] || one[1] - two[1])[0];
      if (best) { fits(best[2], best[3]); taken.push(label.getBoundingClientRect()); }
      else icon.classList.add(CLASS.quiet);
    }
    ground(box, taken.concat([...pins.values()]), route);
  }

  // Where the route runs, every few pixels, as tiny rectangles on the page.
  function spots(box) {
    const found = [];
    state.map.eachLayer((layer) => {
      if (!(layer instanceof L.Polyline) || layer instanceof L.Polygon || !layer.feature || !/ov-line/.test(layer.options.className || "")) return;
      const points = layer.getLatLngs().map((spot) => state.map.latLngToContainerPoint(spot));
      for (let i = 1; i < points.length; i += 1) {
        const pieces = Math.min(60, Math.max(1, Math.round(points[i].distanceTo(points[i - 1]) / 8)));
        for (let k = 0; k < pieces; k += 1) {
          const spot = points[i - 1].add(points[i].subtract(points[i - 1]).multiplyBy(k / pieces)).add([box.left, box.top]);
          found.push({left: spot.x, right: spot.x, top: spot.y, bottom: spot.y});
        }
      }
    });
    return found;
  }

  function ground(box, taken, route) {
    const zoom = state.map.getZoom();
    const wanted = [...state.labels].sort((one, two) => one.label.rank - two.label.rank);
    for (const marker of wanted) {
      const icon = marker.getElement && marker.getElement();
      if (!icon) continue;
      const words = icon.firstChild;
      words.style.visibility = "hidden";
      if (zoom < (marker.label.min_zoom || 0) || zoom > (marker.label.max_zoom || 99)) continue;
      // A town's name steps off the road that runs through it.
      const steps = {town: [0, -15, 15, -24, 24], pass: [0, -15, 15, -24, 24], country: zoom < 7 ? [0, -15, 15, -25, 25] : [0, -40, 40, -80, 80]}[marker.label.kind] || [0];
      const free = steps.map((step) => {
        words.style.top = step + "px";
        const area = words.getBoundingClientRect();
        const covered = route.filter((spot) => overlap(area, spot, 1)).length;
        return inside(area, box) && !taken.some((other) => overlap(area, other, 4)) ? [covered, Math.abs(step), step] : null;
      }).filter(Boolean).sort((one, two) => one[0] - two[0] || one[1] - two[1]);
      if (!free.length) continue;
      words.style.top = free[0][2] + "px";
      words.style.visibility = "visible";
      taken.push(words.getBoundingClientRect());
    }
  }

  function inside(area, box) {
    return area.left >= box.left + 2 && area.right <= box.right - 2 && area.top >= box.top + 2 && area.bottom <= box.bottom - 2;
  }

  function overlap(one, two, gap) {
    return one.left < two.right + gap && two.left < one.right + gap && one.top < two.bottom + gap && two.top < one.bottom + gap;
  }

  window.overland = {basemap: basemap, story: story, show: show, state: state};
})();
