/* In the component's frame, before its other scripts: where the page's first HTML has drawn the very
   same map already, that map is taken up, and none is drawn here. */
(function () {
  "use strict";
  const wanted = new URL(document.currentScript.src).search.slice(1);
  const own = window.frameElement, frame = own && own.ownerDocument.querySelector("iframe.ov-live");
  if (!frame) return;
  const live = frame.contentWindow;
  const stands = live && live.overland && live.overland.state.map;
  // Only a browser that can move a frame without loading it anew keeps the first one.
  if (stands && frame.dataset.map === wanted && own.moveBefore) {
    Object.assign(window, {overlandKept: true, overland: live.overland, L: live.L, $: live.$});
    live.Streamlit = window.Streamlit;
  } else if (!frame.closest("#ov-first")) {
    frame.remove();
  }
})();
