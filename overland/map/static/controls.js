/* The map's controls: whole route, layers, legend. */
(function (overland) {
  "use strict";
  const state = overland.state;

  // The layers that an address names; those that are usual where it names none.
  function layersOf(said) {
    const asked = said && said.split(",");
    return state.config.layers.filter((name) => state.layers[name] && (asked ? asked.includes(name) : name !== "online" && name !== "terrain"));
  }

  function controls(map, config) {
    const back = L.control({position: "topright"});
    back.onAdd = () => {
      const box = L.DomUtil.create("div", "leaflet-bar ov-home");
      const button = L.DomUtil.create("a", "", box);
      // Its title is its name: one beside it would be heard twice. So it is with the other buttons.
      Object.assign(button, {href: "#", title: config.words.home, innerHTML: '<span aria-hidden="true">⤢</span>'});
      button.setAttribute("role", "button");
      L.DomEvent.disableClickPropagation(box).on(button, "click", (event) => {
        L.DomEvent.preventDefault(event);
        overland.home(true);
        overland.remember({c: null});
        state.shown.camera = null;
      });
      return box;
    };
    back.addTo(map);
    const named = {};
    for (const name of config.layers) if (state.layers[name]) named[config.words[name]] = state.layers[name];
    L.control.layers(null, named, {position: "topright", collapsed: true}).addTo(map);
    const toggle = map.getContainer().querySelector(".leaflet-control-layers-toggle");
    if (toggle) toggle.title = config.words.layers;
    map.on("overlayadd overlayremove", () => {
      if (state.showing) return;
      const on = config.layers.filter((name) => state.layers[name] && map.hasLayer(state.layers[name]));
      const asUsual = on.join() === layersOf(null).join();
      state.shown.layers = on;
      overland.tint();
      overland.remember({layers: asUsual ? null : on.join(",") || "none"});
      overland.arrange();
    });
    keys(map, toggle);
    const legend = L.control({position: "bottomleft"});
    legend.onAdd = () => {
      const box = L.DomUtil.create("div", "ov-legend");
      box.innerHTML = config.legend;
      L.DomUtil.create("p", "ov-unnamed", box.querySelector("details")).hidden = true;
      if (overland.isTight(map)) box.querySelector("details").open = false;
      box.querySelector("details").addEventListener("toggle", () => { overland.fitLegend(); overland.arrange(); });
      box.querySelector("summary").addEventListener("click", overland.pressLegend);
      // Text that a reader sets wider makes it larger.
      new ResizeObserver(() => { if (state.moved) overland.giveWay(); else if (map._loaded) overland.home(false); }).observe(box);
      map.on("moveend zoomend resize", overland.giveWay);
      map.on("resize", overland.standLegend);
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    legend.addTo(map);
  }

  // A button takes Space as well as Enter; an open list closes with Escape, back to its button.
  function keys(map, toggle) {
    const container = map.getContainer();
    container.addEventListener("keydown", (event) => {
      const button = event.key === " " && event.target.closest("a[role=button]");
      if (button) { event.preventDefault(); button.click(); }
    });
    if (!toggle) return;
    const list = toggle.closest(".leaflet-control-layers");
    const told = () => toggle.setAttribute("aria-expanded", String(list.classList.contains("leaflet-control-layers-expanded")));
    new MutationObserver(told).observe(list, {attributes: true, attributeFilter: ["class"]});
    told();
    toggle.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      requestAnimationFrame(() => { const first = list.querySelector("input"); if (first) first.focus(); });
    });
    const close = () => list.classList.remove("leaflet-control-layers-expanded");
    list.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close();
      toggle.focus();
    });
    list.addEventListener("focusout", (event) => { if (event.relatedTarget && !list.contains(event.relatedTarget)) close(); });
  }

  Object.assign(overland, {controls, layersOf});
})(window.overland);
