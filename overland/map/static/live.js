/* The map in a frame: drawn once, for the page's first HTML or for the app's component, whichever comes
   first. What is to be shown on it stands at the first one's frame; the component brings it with each answer. */
(function (overland) {
  "use strict";
  const state = overland.state;
  const LONGEST_MS = 400, ANSWER_MS = 30000;
  let seen = null;

  // The map; `made` is the script that folium made of the story.
  function begin() {
    if (!state.map) overland.made();
    return state.map;
  }

  function stand() {
    const frame = window.frameElement;
    if (!frame || !frame.dataset.shown) return;
    begin();
    const wanted = {...JSON.parse(frame.dataset.shown), ...inTheAddress()};
    state.blind = {camera: String(wanted.camera), layers: String(wanted.layers)};
    overland.show(wanted);
    // With its names in their places, and at once: a browser may give a frame that is not seen yet no pictures to draw in.
    overland.arrangeNow();
    frame.classList.add("is-drawn");
    overland.ofPage("overlandFirst").drawn?.();
  }

  // The camera as the link has it: the page's own is that of its picture, of which there are a few.
  function inTheAddress() {
    const page = overland.parentWindow();
    const said = page ? new URL(page.location.href).searchParams.get("c") || "" : "";
    const camera = said.split(",").map(Number);
    return said && camera.length === 3 && camera.every(Number.isFinite) ? {camera} : {};
  }

  // Once pins and lines are seen; the ground comes after them.
  function painted() {
    seen = seen || new Promise((done) => {
      setTimeout(done, LONGEST_MS);
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
    });
    return seen;
  }

  // Whether an answer is for what was chosen before the place that the address has by now. It comes by message, and the page may
  // have heard of the newer one's already.
  function isForOlder(wanted) {
    const chosen = state.chosen, page = overland.parentWindow();
    if (!chosen || chosen.place === wanted.place || Date.now() - chosen.at > ANSWER_MS) { state.chosen = null; return false; }
    return Boolean(page) && new URL(page.location.href).searchParams.get("place") === chosen.place;
  }

  // What the app wants shown. Its first answer does not know yet where the reader has moved the map that
  // was there before it, and no answer takes back what was chosen since.
  function answer(wanted) {
    const now = state.shown, known = {...wanted}, page = overland.ofPage("overlandPage");
    const late = page.entered && page.entered.length || page.back && !page.back.done || isForOlder(wanted);
    if (now.layers && late) Object.assign(known, {place: now.place, event: now.event});
    if (state.blind) {
      for (const name of ["camera", "layers"]) if (state.blind[name] === String(wanted[name]) || state.blind[name] !== String(now[name])) known[name] = now[name];
      if (!late) state.blind = null;
    }
    overland.show(known);
  }

  Object.assign(overland, {begin, stand, painted, answer});
})(window.overland);
