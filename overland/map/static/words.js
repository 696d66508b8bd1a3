/* Leaflet's own words, and the frame's document, in the reader's language. */
(function (overland) {
  "use strict";
  function speak(map, config) {
    const page = overland.parentWindow();
    if (page && page !== window) Object.assign(document.documentElement, {lang: config.lang, dir: config.dir});
    for (const [name, words] of [["in", config.words.zoom_in], ["out", config.words.zoom_out]]) {
      const button = map.getContainer().querySelector(".leaflet-control-zoom-" + name);
      if (button) { button.title = words; button.removeAttribute("aria-label"); }
    }
    map.on("popupopen", (event) => {
      const close = event.popup._closeButton;
      if (close) close.setAttribute("aria-label", config.words.close);
    });
  }

  Object.assign(overland, {speak});
})(window.overland);
