/* What the one file does: the part after # says what is shown, as the address bar does on a server.
   The panel and the timeline work at once; the map follows when it is unpacked. Where that fails, or
   the browser cannot unpack, the picture and all the words stay. */
(async function () {
  "use strict";
  const root = document.documentElement;
  const page = document.getElementById("ov-first");
  const packed = document.getElementById("ov-packed");
  const own = page.dataset.language;
  const walk = makeWalk({follow: (link, again) => go(link.dataset.place || "", link.dataset.event, again), place: () => asked().place, grow: (legs, later) => { if (window.overland && overland.state.map) overland.grow(legs, later); }});
  let held = null, moved = null, following = false, opener = "", pressed = null, heard = false, toldOf = "", sift = null, outside = null, gone = "";

  /* ---- what is asked for ---- */

  function said() { return new URLSearchParams(window.location.hash.slice(1)); }

  function spoken() { return page.dataset.language; }

  function at(name) { return page.querySelector('[data-at="' + CSS.escape(name) + '"]'); }

  function events() { return [...page.querySelectorAll(".ov-timeline a.ov-event")]; }

  function asked() {
    const parts = said();
    const link = events().find((one) => one.dataset.event === parts.get("event"));
    const event = link ? link.dataset.event : "";
    const named = at("place=" + (parts.get("place") || ""));
    const place = named ? parts.get("place") : link ? link.dataset.place || "" : "";
    return {place, event};
  }

  function address(place, event) {
    const parts = [place && "place=" + place, event && "event=" + event, ...narrowed(), spoken() !== own && "lang=" + spoken()];
    return "#" + (parts.filter(Boolean).join("&") || "overview");
  }

  // What is asked for of the filter goes along with every choice.
  let asking = new URLSearchParams();
  function narrowed() { return String(asking) ? [String(asking).replace(/%2C/gi, ",")] : []; }

  // Another filter, with the choice that there is.
  function narrow(wanted) {
    asking = wanted;
    const {place, event} = asked();
    go(place, event);
  }

  function go(place, event, again) {
    const to = gone = address(place, event);
    if (window.location.hash === to) show();
    else if (again) window.location.replace(to);
    else window.location.hash = to;
  }

  /* ---- what is shown ---- */

  // A part of the page (#evidence) is none of the map's views: the browser scrolls there.
  function show() {
    if (document.getElementById(window.location.hash.slice(1))) return;
    const wished = held && spokenHere(said().get("lang") || "");
    if (wished && wished !== spoken()) { window.location.reload(); return; }
    const {place, event} = asked();
    if (sift) { asking = sift.wanted(said()); outside = sift.show(said(), event); }
    // An address that a reader typed may not say which language it is read in.
    if (held && spoken() !== own && said().get("lang") !== spoken()) window.history.replaceState(null, "", address(place, event));
    const wanted = place ? "place=" + place : event ? "event=" + event : "overview";
    for (const sheet of page.querySelectorAll(".ov-sheet")) sheet.classList.toggle("is-shown", sheet.dataset.at === wanted);
    choose(place && event ? at("place=" + place + "&event=" + event) : null);
    mark(event);
    const chosen = events().find((link) => link.dataset.event === event);
    if (chosen) { const strip = chosen.closest(".ov-dates"); strip.scrollLeft += chosen.getBoundingClientRect().left - strip.getBoundingClientRect().left - strip.clientWidth / 2; }
    const panel = page.querySelector(".ov-sheet.is-shown .ov-details");
    panel.closest(".st-key-details").scrollTop = 0;
    if (following) {
      panel.focus({preventScroll: true});
      if (panel.getBoundingClientRect().top > window.innerHeight - 80) panel.scrollIntoView({block: "start"});
    }
    if ((place || event) && [place, event].join() !== toldOf) bringAbove(page, event);
    following = false;
    if (pressed && (place || event)) { opener = pressed; pressed = null; }
    else if ([place, event].join() !== toldOf && (place || event)) opener = event ? '.ov-timeline a[data-event="' + CSS.escape(event) + '"]' : '.ov-place[data-place="' + CSS.escape(place) + '"]';
    if (window.overland) drawView(place, event);
    walk.answered(event);
    const view = [place, event].join();
    if (heard && view !== toldOf) tell(place || event);
    toldOf = view;
  }

  // Back and on in the history: whose focus goes with the words has it in those that come, or where what was left is chosen.
  function turn() {
    const chosen = window.location.hash === gone, back = !chosen && !document.getElementById(window.location.hash.slice(1));
    const held = document.activeElement, lost = back && (held === document.body || held.closest(".ov-details")), from = opener;
    gone = "";
    if (back) walk.leave();
    show();
    const {place, event} = asked(), target = lost && openerOf(place || event || !from ? ".ov-sheet.is-shown .ov-details" : from);
    if (target) target.focus({preventScroll: true});
  }

  function tell(chosen) {
    const words = page.querySelector("main").dataset;
    announce(chosen ? chosenWords(words.chosen, walk.position(), ".ov-sheet.is-shown") : words.closed);
  }

  function openerOf(from) { return typeof from === "string" ? page.querySelector(from) : from; }

  // What was pressed for the words that are shown has the keyboard again.
  function close() {
    const {place, event} = asked();
    walk.stop();
    go("", "");
    const back = (place || event) && openerOf(opener);
    if (back) back.focus({preventScroll: true});
  }

  function mark(event) {
    for (const link of events()) {
      if (event && link.dataset.event === event) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    }
  }

  // What was chosen comes first in the panel, with its evidence open, as in the app.
  function choose(item) {
    if (moved) { moved.item.classList.remove("is-chosen"); moved.place.replaceWith(moved.item); moved = null; }
    if (!item) return;
    item.classList.add("is-chosen");
    for (const fold of item.querySelectorAll("details")) fold.open = true;
    moved = {item, place: document.createComment("")};
    item.before(moved.place);
    item.closest(".ov-details").querySelector("header").after(item);
  }

  function drawView(place, event) {
    const before = overland.state.shown;
    const given = (said().get("c") || "").split(",").map(Number);
    const linked = given.length === 3 && given.every(Number.isFinite) ? given : null;
    overland.show({place, event, outside, spot: null, layers: before.layers || held.layers, camera: before.layers ? before.camera : linked});
  }

  /* ---- the walk through time: html/static/walk.js ---- */

  function press(event) {
    const control = event.target.closest("[data-overland]");
    const action = control ? control.dataset.overland : "";
    const link = event.target.closest('a[href^="#"]');
    pressed = link && link.closest(".ov-figures, [data-at=overview]") ? link : null;
    if (link) walk.stop();
    following = Boolean(link && !link.closest(".ov-timeline, .st-key-pages, .ov-filter"));
    if (link && sift && !document.getElementById(link.hash.slice(1)) && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) lead(event, link);
    walk.press(action);
  }

  // A link within the page knows neither filter nor language; what leads to everything asks for no filter.
  function lead(event, link) {
    const to = new URLSearchParams(link.hash.slice(1));
    event.preventDefault();
    if (link.dataset.filter) narrow(new URLSearchParams()); else go(to.get("place") || "", to.get("event") || "");
  }

  function key(event) {
    if (event.key === "Escape" && !event.defaultPrevented && !event.target.closest(".ov-filter, .ov-window")) close();
    if (!event.target.closest(".ov-timeline") || !/^Arrow(Left|Right)$/.test(event.key)) return;
    event.preventDefault();
    walk.pause();
    const onward = (event.key === "ArrowRight") === (root.dir !== "rtl");
    const link = walk.step(onward ? 1 : -1);
    if (!link) return;
    // A folded card is there only while it is chosen, and the address tells that later.
    mark(link.dataset.event);
    link.focus({preventScroll: true});
  }

  /* ---- language, light, paper ---- */

  function speak(language) {
    const {place, event} = asked();
    const parts = [place && "place=" + place, event && "event=" + event, ...narrowed(), "lang=" + language];
    window.location.hash = "#" + parts.filter(Boolean).join("&");
  }

  // Where the address names no language: the first of the reader's that the file is in. One that was
  // made in another language than English was asked for in it.
  function preferred() {
    return own !== "en" ? own : navigator.languages.map(spokenHere).find(Boolean) || own;
  }

  // The file's language that a tag asks for, with or without a region; "" where the file is not in it.
  function spokenHere(tag) {
    const language = tag.toLowerCase().split(/[-_]/)[0];
    return language === own || held.pages[language] ? language : "";
  }

  // The file has no such language: it says so, and which one it is read in.
  function missLanguage(tag) {
    const words = page.querySelector("main").dataset.spoken, notice = document.createElement("div");
    Object.assign(notice, {className: "ov-notice", textContent: words.replace("{value}", tag.slice(0, 40)).replace("{language}", page.querySelector("[data-languages] :checked").textContent)});
    notice.setAttribute("role", "alert");
    page.querySelector("main").prepend(notice);
  }

  function translate() {
    const tag = said().get("lang") || "", language = spokenHere(tag) || preferred();
    const other = language !== own && held.pages[language];
    if (other) putInPlace(other, language);
    if (tag && !spokenHere(tag)) missLanguage(tag);
  }

  function putInPlace(other, language) {
    page.innerHTML = joined(other.html);
    page.dataset.language = language;
    root.lang = other.lang;
    root.dir = other.dir;
    takeOver();
    show();
  }

  // The map takes its light from the page around it: here the page is its own.
  function readLight() {
    const backgroundColor = window.matchMedia("(prefers-color-scheme: dark)").matches ? "#171a1e" : "#fdfdfb";
    root.classList.toggle("is-dark", backgroundColor === "#171a1e");
    root.style.setProperty("--background-color", backgroundColor);
    window.dispatchEvent(new MessageEvent("message", {source: window.parent, data: {type: "streamlit:render", theme: {backgroundColor}}}));
  }

  /* ---- the beginning, and what to do if there is none ---- */

  // Without script these ids are where links lead; with it the browser would scroll to them.
  function takeOver() {
    for (const spot of page.querySelectorAll('[id^="place="], [id^="event="], #overview')) {
      spot.dataset.at = spot.id;
      spot.removeAttribute("id");
    }
  }

  function giveBack() {
    root.classList.remove("is-live", "is-drawn");
    for (const spot of page.querySelectorAll("[data-at]")) spot.id = spot.dataset.at;
  }

  async function unpack() {
    const bytes = packed.dataset.src
      ? (await fetch(packed.dataset.src)).body
      : new Blob([Uint8Array.from(atob(packed.textContent), (one) => one.charCodeAt(0))]).stream();
    return new Response(bytes.pipeThrough(new DecompressionStream("deflate"))).json();
  }

  const joined = (numbers) => numbers.map((number) => held.parts[number]).join("");

  function run(script) {
    const element = document.createElement("script");
    element.textContent = script;
    document.body.append(element);
  }

  function keepInside() {
    if (held.bounds) overland.keepInside(held.bounds);
  }

  function draw() {
    // Inside another page the map must not write into that page's address.
    window.parent = window;
    window.Streamlit = {setComponentValue: (value) => { walk.stop(); following = Boolean(value.byKey); go(value.place, ""); }};
    window.overlandGround = held.ground;
    root.classList.add("is-drawn");
    for (const script of [...held.scripts.slice(1), joined(held.maps[spoken()])]) run(script);
    readLight();
    keepInside();
    overland.state.map.on("resize", keepInside);
    const {place, event} = asked();
    drawView(place, event);
    heard = true;
    announce("");
  }

  if (!window.DecompressionStream) return;
  root.classList.add("is-live");
  readLight();
  takeOver();
  show();
  document.addEventListener("click", press);
  document.addEventListener("keydown", key);
  page.addEventListener("change", (event) => { if (event.target.matches("[data-languages]")) speak(event.target.value); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", readLight);
  window.addEventListener("hashchange", turn);
  unfoldOnPaper();
  try {
    held = await unpack();
    run(held.scripts[0]);
    sift = makeSift(page, held, narrow);
    translate();
    show();
    draw();
  } catch (error) {
    giveBack();
    throw error;
  }
})();
