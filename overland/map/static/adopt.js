/* In the component's frame, before its other scripts: where the page's first HTML has drawn the very
   same map already, that map is taken up, and none is drawn here. */
(function () {
  "use strict";
  const wanted = new URL(document.currentScript.src).search.slice(1);
  const own = window.frameElement, frame = own && own.ownerDocument.querySelector("iframe.ov-live");
  if (!frame) return;
  // An error page of the browser may not be looked into.
  const live = frame.contentDocument && frame.contentWindow;
  const stands = live && live.overland && live.overland.state.map;
  // Only a browser that can move a frame without loading it anew keeps the first one. Which map it is
  // says its script: the page around it may be older.
  if (stands && live.overland.hash === wanted && own.moveBefore) {
    Object.assign(window, {overlandKept: true, overland: live.overland, L: live.L, $: live.$});
    live.Streamlit = window.Streamlit;
  } else if (frame.closest("#ov-first")) {
    // It stays in sight until the map that is drawn here can take its place.
    frame.classList.add("is-left");
  } else {
    frame.remove();
  }
})();
