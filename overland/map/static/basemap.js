/* The ground under a story: vectors, relief tiles, the names on it, and where each gives way to the next. */
(function (overland) {
  "use strict";
  const state = overland.state;
  // How long Leaflet lets a tile come out of the ground.
  const FAINT_MS = 300;

  // Land below and beside the tiles takes the colour of the style that is on top; so does the sea of a ground whose tiles have one.
  function tint() {
    const colours = state.colours || {};
    const shown = ["terrain", "relief"].find((name) => colours[name] && state.map && state.map.hasLayer(state.layers[name]));
    const root = document.documentElement;
    for (const part of ["land", "sea"]) {
      if (shown && colours[shown][part]) root.style.setProperty("--ov-" + part, inThisLight(colours[shown][part]));
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
    overland.readTheme(null);
    const panes = {world: 140, ground: 150, relief: 210, water: 240, roads: 250, borders: 260, beyond: 264, far: 265, words: 620};
    for (const [name, order] of Object.entries(panes)) {
      const pane = map.createPane("ov-" + name);
      pane.style.zIndex = order;
      pane.style.pointerEvents = "none";
      // A drawing: to a listener it would be signs without names, and names without a place.
      pane.setAttribute("aria-hidden", "true");
    }
    state.layers = {};
    const fine = state.fine = config.bounds ? L.latLngBounds(config.bounds) : null;
    state.panes = config.vectors.map((source) => source.pane);
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

  // The region at every zoom, and its journey closer at the deepest ones. Around the region the last zoom that reaches beyond it
  // goes on, enlarged.
  function relief(tiles, style, order) {
    const url = tiles.url.replace("{style}", style);
    const layer = (span) => tileLayer(url, style, {
      pane: "ov-relief", className: "ov-tiles", zIndex: order, attribution: tiles.attribution, keepBuffer: 1, bounds: span.bounds,
      minZoom: span.min_zoom, minNativeZoom: span.min_native_zoom, maxNativeZoom: span.max_zoom, maxZoom: 19,
    });
    const wide = tiles.wide_zoom && layer({min_zoom: tiles.wide_zoom + 1, max_zoom: tiles.wide_zoom});
    if (wide) wide._isValidTile = (at) => L.TileLayer.prototype._isValidTile.call(wide, at) && !state.fine.contains(wide._tileCoordsToBounds(at));
    return L.layerGroup([wide, layer(tiles), tiles.detail && layer(tiles.detail)].filter(Boolean));
  }

  // A page that stands for itself holds its ground; a server sends it.
  const asked = new Map();
  function loaded(url) {
    const held = window.overlandGround;
    if (held) return Promise.resolve(held.vectors[url]);
    // One file holds several layers: it is fetched and read once.
    if (!asked.has(url)) asked.set(url, overland.painted().then(() => fetch(url)).then((answer) => answer.ok ? answer.json() : Promise.reject(new Error(url))));
    return asked.get(url);
  }

  // Once all of it is there that was asked for, and its tiles are no longer faint.
  function groundStands() {
    const tiles = [];
    state.map.eachLayer((layer) => { if (layer instanceof L.GridLayer && layer.isLoading()) tiles.push(new Promise((done) => layer.once("load", done))); });
    return Promise.allSettled([...asked.values(), ...tiles]).then(() => new Promise((done) => setTimeout(done, FAINT_MS)));
  }

  function tileLayer(url, style, options) {
    const layer = L.tileLayer(url, options);
    const held = window.overlandGround;
    const nothing = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    // Where none was built a single pixel comes.
    layer.on("tileload", ({tile}) => tile.classList.toggle("is-none", tile.naturalWidth === 1));
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
      .then((found) => { if (!without) overland.keepLines(source.pane, found); return without ? found.map((feature) => cut(feature, without)) : found; })
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
      const {x, y} = map.getSize(), close = state.close = across >= Math.max(x, y) / 2;
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

  Object.assign(overland, {basemap, groundStands, loaded, tint});
})(window.overland);
