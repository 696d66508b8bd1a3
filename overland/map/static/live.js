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
    const {classList} = document.documentElement;
    classList.add("is-bare");
    begin();
    // The camera as the link has it: the page's own is that of its picture, of which there are a few.
    const camera = overland.cameraOf(inTheAddress("c"));
    overland.show({...JSON.parse(frame.dataset.shown), ...(camera && {camera})});
    // With its names in their places, and at once: a browser may give a frame that is not seen yet no pictures to draw in.
    overland.arrangeNow();
    frame.classList.add("is-drawn");
    // The reader may move what is still bare, and its ground may not come.
    state.map.on("movestart zoomstart resize", cover);
    overland.groundStands().then(cover);
    overland.ofPage("overlandFirst").drawn?.();
  }

  // The page's first picture, which may be seen until then, is no longer needed as a ground.
  function cover() { document.documentElement.classList.remove("is-bare"); }

  // What the address says by a name; nothing where the map stands alone.
  function inTheAddress(name) {
    const page = overland.parentWindow();
    return page && new URL(page.location.href).searchParams.get(name);
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
    const chosen = state.chosen;
    if (!chosen || chosen.place === wanted.place || Date.now() - chosen.at > ANSWER_MS) { state.chosen = null; return false; }
    return inTheAddress("place") === chosen.place;
  }

  // What the app wants shown. No answer takes back what was chosen since, nor how the reader moved the map and
  // set its layers: that was written into the address, which the app has not read yet.
  function answer(wanted) {
    const now = state.shown, known = {...wanted}, page = overland.ofPage("overlandPage"), wrote = overland.ofPage("overlandWrote");
    const late = page.entered && page.entered.length || page.back && !page.back.done || isForOlder(wanted);
    if (now.layers && late) Object.assign(known, {place: now.place, event: now.event});
    const [camera, layers] = [inTheAddress("c"), inTheAddress("layers")];
    if (wrote.c === camera) known.camera = overland.cameraOf(camera);
    if (wrote.layers === layers) known.layers = overland.layersOf(layers);
    state.answered = true;
    overland.show(known);
  }

  Object.assign(overland, {begin, stand, cover, painted, answer});
})(window.overland);
