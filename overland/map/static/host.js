/* The page around the map: its address, what it is told of a click, and its light or dark theme. */
(function (overland) {
  "use strict";
  function parentWindow() {
    try { return window.parent.document ? window.parent : null; } catch { return null; }
  }

  // What listens to the page around ends with this frame: else a map that is gone stays in memory.
  const leaving = new AbortController();
  window.addEventListener("pagehide", (event) => { if (!event.persisted) leaving.abort(); });

  // The camera goes into the address bar without a rerun and without an entry in the history.
  function remember(changes) {
    const page = parentWindow();
    if (!page || page === window) return;
    const address = new URL(page.location.href);
    page.overlandWrote = {...page.overlandWrote, ...changes};
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) address.searchParams.delete(name); else address.searchParams.set(name, value);
    }
    const text = address.href.replace(/%2C/gi, ",");
    if (text !== page.location.href) page.history.replaceState(page.history.state, "", text);
  }

  // Whoever is around the map shows a choice at once, and may have had its words ahead.
  function ofPage(name) {
    const page = parentWindow();
    const part = page && page !== window ? page[name] : null;
    return part || {};
  }

  // The page before the app runs, and then the app's; the component carries the click to its server.
  function report(place, byKey) {
    const page = parentWindow(), app = ofPage("overlandPage");
    (app.ready ? app : ofPage("overlandFirst")).chosen?.(place, Boolean(window.Streamlit), byKey);
    if (!window.Streamlit) return;
    // Streamlit does not see what `remember` wrote: it goes along with the click.
    const said = page && page !== window ? new URL(page.location.href).searchParams : new URLSearchParams();
    window.Streamlit.setComponentValue({place: place, c: said.get("c") || "", layers: said.get("layers") || "", t: Date.now(), byKey});
  }

  function readTheme(theme) {
    const page = parentWindow();
    if (!theme && page && page !== window) { readLight(page.document.documentElement.classList.contains("is-dark")); return; }
    const background = theme && theme.backgroundColor
      || getComputedStyle(document.documentElement).getPropertyValue("--background-color");
    const hex = /#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(background || "");
    const light = hex ? (parseInt(hex[1], 16) * 3 + parseInt(hex[2], 16) * 6 + parseInt(hex[3], 16)) / 10 : 255;
    readLight(light < 110);
  }

  function readLight(dark) {
    document.documentElement.classList.toggle("is-dark", dark);
    overland.tint();
  }
  window.addEventListener("message", (event) => {
    if (event.source === window.parent && event.data && event.data.type === "streamlit:render") readTheme(event.data.theme);
  });

  // A marker that is pointed at or focused will be chosen next, perhaps.
  function expected(event) {
    const marker = event.target.closest && event.target.closest("[data-place]"), panel = ofPage("overlandPanel");
    if (marker && panel.ahead) panel.ahead(panel.addressOf(marker.dataset.place));
  }
  for (const name of ["pointerover", "focusin", "pointerdown"]) document.addEventListener(name, expected, {passive: true});

  // Once the map stands, the words of the journey's own places come one after another.
  function expectAll(places) {
    const panel = ofPage("overlandPanel");
    if (panel.idle) panel.idle(places);
  }

  Object.assign(overland, {ofPage, remember, report, readTheme, readLight, parentWindow, expectAll, leaving: leaving.signal});
})(window.overland);
