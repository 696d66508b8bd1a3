/* The map's scale, in the lowest free corner: what is on the map goes before it, and on one that is full there is none. */
(function (overland) {
  "use strict";
  const state = overland.state;
  // Pixels of its box with letters of the usual size, of the room around it, and up to where from the edge it may stand; the share of the width that it may take.
  const HIGH = 20, LEAST = 56, LONGEST = 110, SHARE = .3, EDGE = 10, GAP = 4, STEP = 10, HIGHEST = .4, LINE = 5;

  // As long as the round length is there, at half height; its box is entered where it stands.
  function standScale({taken, route}) {
    const {x: width, y: height} = state.map.getSize(), metres = overland.kmPerPixel() * 1000;
    const longest = Math.min(LONGEST, width * SHARE) * metres, bar = state.scale = state.scale || made();
    const round = state.config.scales.filter(([length]) => length <= longest).pop(), box = round && freeBox(width, height, round[0] / metres, taken, route);
    bar.hidden = !box;
    if (!box) return;
    taken.add(box);
    bar.textContent = round[1];
    const isLeft = box.left <= EDGE;
    Object.assign(bar.style, {left: isLeft ? box.left + "px" : "auto", right: isLeft ? "auto" : width - box.right + "px", top: box.top + "px", width: round[0] / metres + "px"});
  }

  function made() {
    const bar = L.DomUtil.create("div", "ov-scale", state.map.getContainer());
    bar.setAttribute("aria-hidden", "true");
    return bar;
  }

  // In the corner of the credits, else in the legend's.
  function freeBox(width, height, long, taken, route) {
    const letters = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const wide = Math.max(long, LEAST * letters), high = HIGH * letters;
    for (const left of [width - EDGE - wide, EDGE]) {
      for (let bottom = height - EDGE; bottom > height * (1 - HIGHEST); bottom -= STEP) {
        const box = {left, top: bottom - high, right: left + wide, bottom};
        if (!taken.meets(box, GAP) && !route.meets(box, LINE)) return box;
      }
    }
    return null;
  }

  Object.assign(overland, {standScale});
})(window.overland);
