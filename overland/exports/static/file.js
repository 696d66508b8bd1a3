/* What the one file does: the part after # says what is shown, as the address bar does on a server. */
(function () {
  "use strict";
  const root = document.documentElement;
  const given = JSON.parse(document.getElementById("ov-file-data").textContent);
  const pause = 3500;
  let playing = 0;

  function asked() {
    const parts = new URLSearchParams(window.location.hash.slice(1));
    const event = parts.get("event") in given.events ? parts.get("event") : "";
    const place = parts.get("place") in given.names ? parts.get("place") : event ? given.events[event] : "";
    return {place, event};
  }

  function address(place, event) {
    const parts = [place && "place=" + place, event && "event=" + event].filter(Boolean);
    return "#" + (parts.join("&") || "overview");
  }

  // A part of the page (#evidence) is none of the map's views: the browser scrolls there.
  function show() {
    const part = document.getElementById(window.location.hash.slice(1));
    if (part) return;
    const {place, event} = asked();
    const wanted = place ? "place=" + place : event ? "event=" + event : "overview";
    for (const sheet of document.querySelectorAll(".ov-sheet")) sheet.classList.toggle("is-shown", sheet.dataset.at === wanted);
    for (const item of document.querySelectorAll(".ov-item.is-chosen")) item.classList.remove("is-chosen");
    const item = event && document.querySelector('[data-at="' + CSS.escape(address(place, event).slice(1)) + '"]');
    if (item && item.classList.contains("ov-item")) {
      item.classList.add("is-chosen");
      for (const fold of item.querySelectorAll("details")) fold.open = true;
      const panel = item.closest(".st-key-details");
      panel.scrollTop = item.offsetTop - panel.offsetTop;
    }
    for (const link of document.querySelectorAll(".ov-timeline a")) {
      const chosen = link.dataset.event === event && event !== "";
      if (chosen) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
      if (chosen) { const strip = link.closest(".ov-dates"); strip.scrollLeft = link.offsetLeft - strip.clientWidth / 2; }
    }
    overland.show({place, event, layers: given.layers, spot: null, camera: null});
  }

  function go(place, event) { window.location.hash = address(place, event); }

  function events() { return [...document.querySelectorAll(".ov-timeline a.ov-event")]; }

  function step(by) {
    const all = events();
    const now = all.findIndex((link) => link.getAttribute("aria-current") === "true");
    const here = now < 0 ? all.findIndex((link) => link.dataset.place && link.dataset.place === asked().place) : -1;
    const next = now >= 0 ? now + by : here >= 0 ? here : by > 0 ? 0 : all.length - 1;
    if (next < 0 || next >= all.length) return false;
    window.location.hash = new URL(all[next].href).hash;
    return true;
  }

  function stop() {
    clearInterval(playing);
    playing = 0;
    sign();
  }

  function sign() {
    const button = document.querySelector('[data-overland="play"]');
    button.textContent = playing ? "❙❙" : "▸";
    button.dataset.first = button.dataset.first || button.title;
    button.title = playing ? button.dataset.other : button.dataset.first;
    button.setAttribute("aria-label", button.title);
  }

  function press(event) {
    const control = event.target.closest("[data-overland]");
    if (!control) return;
    const action = control.dataset.overland;
    if (action === "next" || action === "previous") { stop(); step(action === "next" ? 1 : -1); }
    if (action === "play" && playing) stop();
    else if (action === "play" && step(1)) { playing = setInterval(() => { if (!step(1)) stop(); }, pause); sign(); }
  }

  // Names of places in another language, as far as the story has them.
  function speak(language) {
    for (const [place, names] of Object.entries(given.names)) {
      const name = names[language] || names.en;
      for (const spot of document.querySelectorAll('.ov-place[data-place="' + place + '"] .ov-label > :first-child')) spot.textContent = name;
      const heading = document.querySelector('.ov-sheet[data-at="place=' + place + '"] h2');
      if (heading) heading.textContent = name;
    }
    window.dispatchEvent(new Event("resize"));
    overland.state.map.fire("moveend");
  }

  function keepInside() {
    const map = overland.state.map;
    map.setMinZoom(0);
    map.setMinZoom(map.getBoundsZoom(given.bounds, true));
    map.setMaxBounds(given.bounds);
  }

  // The map takes its light from the page around it: here the page is its own.
  function readLight() {
    const backgroundColor = window.matchMedia("(prefers-color-scheme: dark)").matches ? "#171a1e" : "#fdfdfb";
    root.style.setProperty("--background-color", backgroundColor);
    window.dispatchEvent(new MessageEvent("message", {source: window.parent, data: {type: "streamlit:render", theme: {backgroundColor}}}));
  }

  // Without script these ids are where links lead; with it the browser would scroll to them.
  function takeOver() {
    for (const spot of document.querySelectorAll('[id^="place="], [id^="event="], #overview')) {
      spot.dataset.at = spot.id;
      spot.removeAttribute("id");
    }
    if (!document.getElementById(window.location.hash.slice(1))) window.scrollTo(0, 0);
  }

  window.Streamlit = {setComponentValue: (value) => { stop(); go(value.place, ""); }};
  root.classList.add("is-live");
  takeOver();
  readLight();
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", readLight);
  document.addEventListener("click", press);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented) go("", ""); });
  document.querySelector("[data-names]").addEventListener("change", (event) => speak(event.target.value));
  window.addEventListener("hashchange", show);
  window.overlandFile = {begin: () => { keepInside(); overland.state.map.on("resize", keepInside); show(); }};
})();
