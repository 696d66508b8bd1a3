/* What the map's corners hold besides its controls: the full screen, and credits that leave room. */
(function (overland) {
  "use strict";

  function isTight(map) {
    const page = overland.parentWindow(), size = map.getSize();
    const inside = page && page !== window && page.document.querySelector(".ov-embed");
    return overland.isSmall(Boolean(inside), size.x, size.y);
  }

  function corners(map, config) {
    fullScreen(map, config.words);
    credits(map, config.words);
  }

  // The whole page goes on the full screen, not the map alone: what a press opens goes with it.
  function fullScreen(map, words) {
    const page = (overland.parentWindow() || window).document;
    if (!page.fullscreenEnabled) return;
    const control = L.control({position: "topright"});
    control.onAdd = () => {
      const box = L.DomUtil.create("div", "leaflet-bar ov-full"), button = L.DomUtil.create("a", "", box);
      button.href = "#";
      button.setAttribute("role", "button");
      button.append(L.DomUtil.create("i"));
      const told = () => {
        const name = page.fullscreenElement ? words.full_off : words.full;
        button.title = name;
        box.classList.toggle("is-full", Boolean(page.fullscreenElement));
      };
      told();
      page.addEventListener("fullscreenchange", told, {signal: overland.leaving});
      L.DomEvent.disableClickPropagation(box).on(button, "click", (event) => {
        L.DomEvent.preventDefault(event);
        const turned = page.fullscreenElement ? page.exitFullscreen() : page.documentElement.requestFullscreen();
        turned.catch(() => { box.hidden = true; });
      });
      return box;
    };
    control.addTo(map);
  }

  function credits(map, words) {
    const box = partedBy(words.comma, map.attributionControl).getContainer();
    const button = L.DomUtil.create("button", "ov-credits", box.parentElement);
    Object.assign(button, {type: "button", innerHTML: '<span aria-hidden="true">©</span>', title: words.credits});
    L.DomEvent.disableClickPropagation(button);
    let open = false;
    const fit = () => {
      const {x, y} = map.getSize(), small = overland.hidesCredits(x, y);
      button.hidden = !small;
      box.hidden = small && !open;
      button.setAttribute("aria-expanded", String(open));
      overland.putBelow(box, small && open);
      map.getContainer().style.setProperty("--ov-credits", (small ? 0 : box.offsetHeight) + "px");
    };
    button.addEventListener("click", () => {
      open = !open;
      fit();
      if (open) requestAnimationFrame(() => box.scrollIntoView({block: "nearest"}));
    });
    map.on("resize", fit);
    new ResizeObserver(fit).observe(box);
    fit();
  }

  // Leaflet parts credits as English does.
  function partedBy(comma, control) {
    control._update = () => {
      const named = Object.keys(control._attributions).filter((name) => control._attributions[name]);
      control.getContainer().innerHTML = named.join(comma);
    };
    control._update();
    return control;
  }

  Object.assign(overland, {corners, isTight});
})(window.overland);
