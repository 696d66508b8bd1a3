/* A page scrolls over its map, with the wheel and with one finger. Two fingers, Ctrl or a press on the
   ground take hold of the map; what is beside it, Escape, or leaving it lets go. */
(function (overland) {
  "use strict";
  const HINT_MS = 3000;

  function passThrough(map, words) {
    const container = map.getContainer();
    const hint = L.DomUtil.create("div", "ov-hint", container);
    hint.setAttribute("aria-hidden", "true");
    const mac = /Mac|iPhone|iPad/.test(navigator.platform);
    let fading = 0;
    let pressed = null;
    container.classList.add("ov-passes");

    function tell(text) {
      hint.textContent = text;
      hint.classList.add("is-shown");
      clearTimeout(fading);
      fading = setTimeout(() => hint.classList.remove("is-shown"), HINT_MS);
    }

    function hold(held) {
      container.classList.toggle("ov-held", held);
      if (!held) return;
      map.dragging.enable();
      tell(words.held);
    }

    const isHeld = () => container.classList.contains("ov-held");

    // Before Leaflet hears of it: a wheel without Ctrl belongs to the page.
    container.addEventListener("wheel", (event) => {
      if (event.ctrlKey || event.metaKey || isHeld()) return;
      event.stopImmediatePropagation();
      tell(mac ? words.scroll_mac : words.scroll);
    }, {capture: true, passive: true});

    // A mouse drags the map at once; a single finger only a map that is held.
    container.addEventListener("pointerdown", (event) => {
      pressed = {x: event.clientX, y: event.clientY, ground: !event.target.closest(".ov-place, .leaflet-control, .ov-credits, .leaflet-popup")};
      if (event.pointerType === "touch" && !isHeld()) map.dragging.disable(); else map.dragging.enable();
    }, true);
    container.addEventListener("pointercancel", (event) => {
      if (event.pointerType === "touch" && !isHeld()) tell(words.fingers);
    }, true);
    container.addEventListener("click", (event) => {
      const still = pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < 6;
      if (still && pressed.ground) hold(true);
    }, true);

    const page = overland.parentWindow() || window;
    const letGo = (event) => { if (isHeld() && !(event.target instanceof Node && container.contains(event.target))) hold(false); };
    for (const around of new Set([window, page])) {
      const capture = {capture: true, signal: overland.leaving};
      around.addEventListener("pointerdown", letGo, capture);
      around.addEventListener("blur", () => hold(false), {signal: overland.leaving});
      around.addEventListener("keydown", (event) => { if (event.key === "Escape") hold(false); }, capture);
    }
    container.addEventListener("mouseleave", () => hold(false));
  }

  Object.assign(overland, {passThrough});
})(window.overland);
