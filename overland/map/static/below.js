/* What a reader opens on a small map stands below it, not on it: the legend, and whose map data it is. The map's
   frame grows by that, and the one of an embed asks the page around it for so much more. */
(function (overland) {
  "use strict";
  const state = overland.state;

  function shelf() {
    if (state.shelf) return state.shelf;
    const map = state.map.getContainer(), box = state.shelf = L.DomUtil.create("div", "ov-below"), page = overland.parentWindow();
    (map.closest(".ov-map") || map).after(box);
    new ResizeObserver(grow).observe(box);
    if (page && page !== window) for (const told of ["resize", "overland-fitted"]) page.addEventListener(told, grow, {signal: overland.leaving});
    return box;
  }

  // Below the map, or back in its corner; whoever is in it stays there.
  function putBelow(item, isBelow) {
    if ((item.parentElement === state.shelf) === isBelow) return;
    const held = document.activeElement;
    if (isBelow) item.corner = item.parentElement;
    if (isBelow) shelf().append(item); else item.corner.prepend(item);
    if (item.contains(held)) held.focus({preventScroll: true});
    grow();
  }

  // The box of the first picture, in which the frame lies until the app takes it, or the frame itself.
  function grow() {
    const frame = state.shelf && frameOf();
    if (!frame) return;
    const {style, offsetHeight} = frame.closest(".ov-first-map") || frame, more = state.shelf.offsetHeight;
    if (!more && !state.grown) return;
    state.grown = more;
    style.removeProperty("min-height");
    document.documentElement.style.setProperty("--ov-below", more + "px");
    const least = (frame.closest(".ov-first-map") || frame).offsetHeight + more;
    if (more) style.setProperty("min-height", least + "px", "important");
    const root = frame.ownerDocument.documentElement, page = overland.parentWindow();
    if (root.dataset.below === String(more) && offsetHeight === least) return;
    root.dataset.below = more;
    page.dispatchEvent(new Event("overland-below"));
  }

  function frameOf() {
    try { return window.frameElement; } catch { return null; }
  }

  Object.assign(overland, {putBelow});
})(window.overland);
