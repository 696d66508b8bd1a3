(() => {
  const root = document.documentElement;
  window.overlandPanel = makePanel();
  // Streamlit fetches its font of icons (376 KB) ahead; a page that shows an icon fetches it by itself.
  const fetchFont = document.fonts.load.bind(document.fonts);
  document.fonts.load = (font, ...more) => /Material Symbols/.test(font) ? Promise.resolve([]) : fetchFont(font, ...more);
  // The app starts when the map is drawn, or at once where there is none, or soon in any case. This
  // script stands at the end of the page: all that it needs is there.
  const LONGEST_MS = 800;
  let started = false;
  function start() {
    if (started) return;
    started = true;
    // Until it has drawn the page, the app under it is there for nobody.
    document.getElementById("root").inert = true;
    document.head.append(document.getElementById("ov-app").content);
  }
  function startSoon() { requestAnimationFrame(() => setTimeout(start)); }
  function begin() {
    setTimeout(start, LONGEST_MS);
    // In the typeface that it will keep, if that comes soon: a line may break otherwise in another.
    document.body.getBoundingClientRect();
    Promise.race([document.fonts.ready, new Promise((done) => setTimeout(done, LONGEST_MS))]).then(() => { fitEmbed(); bringMap(); });
    window.addEventListener("resize", fitEmbed);
    if (map()) {
      // A map that the browser had already may be drawn before this script is read.
      if (map().matches(".is-drawn")) window.overlandFirst.drawn();
      // One that cannot be had is waited for no longer: the app draws its own.
      map().addEventListener("load", (event) => { const {contentDocument: page, contentWindow: live} = event.target; if (!page || !live.overland?.state.map) setTimeout(start); });
    } else {
      startSoon();
    }
  }
  // What a link chose stands as under a press, unless the reader has scrolled already.
  function bringMap() {
    const first = document.querySelector("#ov-first:has(.st-key-details [data-away]):not(:has(.ov-embed))");
    if (first && !first.scrollTop) bringAbove(first, new URLSearchParams(location.search).get("event"));
  }
  // The live map over the picture, and what it is drawn with once it is.
  function map() { return document.querySelector("#ov-first .ov-live"); }
  function overland() { const frame = map(); return frame && frame.matches(".is-drawn") ? frame.contentWindow.overland : null; }
  window.overlandFirst = {
    chosen: (place, _carried, byKey) => take(window.overlandPanel.addressOf(place), byKey),
    // It takes the place of the picture and its links.
    drawn: () => {
      const box = map().closest(".ov-first-map"), held = document.activeElement;
      const place = box.querySelector(".ov-spots").contains(held) ? held.dataset.place : "";
      box.classList.add("is-live");
      // The map is named once, and its legend is as the reader left it.
      for (const ground of box.querySelectorAll(".ov-first-ground")) ground.alt = "";
      const fold = box.querySelector(".ov-legend details[data-touched]"), legend = box.querySelector(".ov-legend").contains(held);
      if (fold) overland().foldByReader(fold.open);
      if (legend) { map().focus({preventScroll: true}); map().contentDocument.querySelector(".ov-legend summary")?.focus({preventScroll: true}); }
      if (place) { map().focus({preventScroll: true}); markerOf(map(), place)?.focus({preventScroll: true}); }
      map().contentDocument.addEventListener("keydown", told.key);
      setTimeout(start);
    },
  };
  const told = makeFirstTold((address) => { showOnMap(address); take(address); }, (place) => overland() ? markerOf(map(), place) : document.querySelector(`.ov-spots a[data-place="${CSS.escape(place)}"]`));
  function markerOf(frame, place) { const live = frame.contentWindow && frame.contentWindow.overland; return live && live.elementOf ? live.elementOf(place) : null; }
  // A choice made before the app is there: its words at once, and its address. Streamlit starts with that
  // address, or is told of it as soon as it listens. Without the words it is a link as any other.
  function choose(event) {
    const link = event.target.closest && event.target.closest('#ov-first main a[href^="./?"]');
    const panel = document.querySelector("#ov-first .ov-details");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target) return;
    event.preventDefault();
    // Where there are no words yet it is a page of its own, within the page around it.
    if (!panel) { location.assign(withView(link.href)); return; }
    mark(link.href);
    if (window.overlandPage && window.overlandPage.ready) { window.overlandPage.follow(link); return; }
    showOnMap(link.href);
    told.pressed(link);
    take(link.href, !event.detail);
  }
  // A step is a choice as any other, the background is shown at once, and what plays begins when the app is there.
  const pressed = [];
  let stepped = "";
  function press(event) {
    const control = event.target.closest && event.target.closest("#ov-first .ov-timeline-bar [data-overland]"), action = control && control.dataset.overland;
    if (!control || window.overlandPage && window.overlandPage.ready) return;
    const isStep = action === "next" || action === "previous";
    if (isStep && document.querySelector("#ov-first .ov-details")) step(action === "next" ? 1 : -1);
    else if (action === "background") control.setAttribute("aria-pressed", String(document.documentElement.classList.toggle("ov-with-background")));
    else pressed.push(action);
  }
  function step(by) {
    const whole = document.documentElement.classList.contains("ov-with-background"), asked = new URL(location.href).searchParams;
    const all = [...document.querySelectorAll("#ov-first .ov-timeline li:not([hidden]) > a.ov-event")];
    const own = all.filter((link) => whole || link.matches(":not(.ov-event-background), [aria-current=true]")), links = own.length ? own : all;
    const at = (name) => links.findIndex((link) => asked.get(name) && link.dataset[name] === asked.get(name)), now = at("event"), here = now < 0 ? at("place") : -1;
    const link = links[now >= 0 ? now + by : here >= 0 ? here : by > 0 ? 0 : links.length - 1];
    if (!link) return;
    showOnMap(link.href);
    // A walk is one entry in the history.
    take(link.href, false, stepped && stepped === asked.get("event"));
    stepped = link.dataset.event;
    const strip = link.closest(".ov-dates"), [inner, outer] = [link, strip].map((one) => one.getBoundingClientRect());
    strip.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }
  document.addEventListener("click", press);
  function take(asked, byKey, again) {
    const panel = document.querySelector("#ov-first .ov-details");
    if (!panel) return;
    mark(asked);
    if (!chosen.length) history.replaceState(history.state, "", withView(panel.dataset.view));
    const address = withView(asked);
    if (address !== location.href) {
      if (again) chosen.pop();
      history[again ? "replaceState" : "pushState"](history.state, "", address);
      chosen.push({key: window.overlandPanel.keyOf(address), at: Date.now()});
    }
    latest = asked;
    ask(asked, byKey);
  }
  // Its words. What is not there is a page of its own; where nobody answers, the words that are there stay.
  let latest = "";
  function ask(asked, byKey) {
    window.overlandPanel.show(asked).then((there) => {
      if (latest !== asked || !document.getElementById("ov-first")) return;
      if (there) told.shown(asked, byKey);
      else if (there === null) told.away(() => { if (latest === asked) ask(asked, byKey); });
      else location.reload();
    });
  }
  // The address as it is, in another view.
  function withView(view) {
    const address = new URL(view, location.href);
    for (const [name, value] of new URL(location.href).searchParams) if (["c", "layers", "embed", "embed_options"].includes(name)) address.searchParams.set(name, value);
    return address.href.replace(/%2C/gi, ",");
  }
  function showOnMap(address) {
    const asked = new URL(address, location.href).searchParams, live = overland();
    if (live) live.show({...live.state.shown, place: asked.get("place") || "", event: asked.get("event") || ""});
  }
  function mark(address) {
    const asked = new URL(address).searchParams;
    for (const spot of document.querySelectorAll(".ov-spots a")) {
      if (spot.dataset.place === asked.get("place")) spot.setAttribute("aria-current", "true"); else spot.removeAttribute("aria-current");
    }
    for (const card of document.querySelectorAll("#ov-first .ov-timeline a.ov-event")) {
      if (card.dataset.event === asked.get("event")) card.setAttribute("aria-current", "true"); else card.removeAttribute("aria-current");
    }
  }
  const chosen = window.overlandChosen = [];
  document.addEventListener("click", choose);
  // The filter's fields: a browser without scripts has made them, another does when they are opened.
  document.addEventListener("toggle", (event) => {
    const fields = event.target.querySelector(":scope > noscript");
    if (fields) fields.outerHTML = fields.textContent;
  }, true);
  window.addEventListener("popstate", () => {
    if (!document.querySelector("#ov-first:not(.is-done) .ov-details") || !chosen.length) return;
    mark(location.href);
    showOnMap(location.href);
    window.overlandPanel.show(location.href);
  });
  // The app has drawn the page: its words, and on the map its markers, which stand in a frame.
  function drawn() {
    const app = document.querySelector(".stApp");
    // Some of the header's parts come by a script of their own: without them it breaks into other lines.
    if (!app || app.querySelector(".st-key-header [data-testid=stSkeleton]")) return false;
    if (app.querySelector(".ov-pagehead, .ov-prose, .ov-report, [data-testid=stAlert], [data-testid=stException]")) return true;
    if (isKept()) return Boolean(window.overlandPage && window.overlandPage.ready && app.querySelector(".st-key-map") && app.querySelector(app.querySelector(".ov-embed") ? ".ov-embed-source" : ".ov-timeline"));
    const frame = app.querySelector(".st-key-map iframe");
    try { return Boolean(frame && frame.contentDocument.querySelector(".ov-place[data-place]")); } catch { return true; }
  }
  // The app goes on with a map that stands, where a browser can move its frame without loading it anew.
  function isKept() { return Boolean(overland() && root.moveBefore && !map().matches(".is-left")); }
  // A map may have no marker, or fail: the app, once it is there, is not hidden for ever.
  let seen = 0;
  function longEnough() {
    if (!seen && document.querySelector(".stApp [data-testid=stMarkdown], .stApp [data-testid=stHtml]")) seen = Date.now();
    return seen && Date.now() - seen > 20000;
  }
  let later = null;
  // What folds of the words, and what of them scrolls by itself; the filter's fold has fields.
  const FOLDS = ":is(.ov-details, .ov-table, .ov-figures) details", SCROLLED = [".st-key-details", ".ov-dates"];
  // What was written and ticked in the filter, and that it is open.
  function keepFilter(first, root) {
    const from = first.querySelector(".ov-filter"), to = root.querySelector(".ov-filter");
    if (!to || !from || !from.querySelector("details[open]")) return;
    for (const field of from.elements) {
      const same = fieldLike(to, field);
      if (same && field.type !== "hidden") Object.assign(same, field.type === "checkbox" ? {checked: field.checked} : {value: field.value});
    }
    to.querySelector("details").open = true;
  }
  // A map of the app's own opens the words that stood open on the first one.
  function keepPopup(root) {
    const place = !isKept() && overland() && overland().placeOpen(), frame = place && root.querySelector(".st-key-map iframe");
    const live = frame && frame.contentWindow.overland;
    if (live && live.openPlace) live.openPlace(place);
  }
  function fieldLike(form, field) { return [...form.elements].find((one) => one.name && one.name === field.name && (one.type !== "checkbox" || one.value === field.value)); }
  function keepScroll(from, to) {
    if (from && to && (from.scrollTop || from.scrollLeft)) Object.assign(to, {scrollTop: from.scrollTop, scrollLeft: from.scrollLeft});
  }
  // Where the reader was on the first page: scrolled to, opened, written, focused.
  function handOver(first) {
    const root = document.getElementById("root"), held = document.activeElement;
    root.inert = false;
    const opened = [...first.querySelectorAll(FOLDS)].map((fold) => fold.open), folds = [...root.querySelectorAll(FOLDS)];
    if (opened.length === folds.length) folds.forEach((fold, at) => { fold.open = fold.open || opened[at]; });
    keepFilter(first, root);
    keepPopup(root);
    keepScroll(first, root.querySelector("[data-testid=stMain]"));
    for (const part of SCROLLED) keepScroll(first.querySelector(part), root.querySelector(part));
    if (!first.contains(held)) return;
    if (held.matches(".ov-details")) { later = () => root.querySelector(".ov-details")?.focus({preventScroll: true}); return; }
    const inside = held === map() && !isKept() ? map().contentDocument.activeElement : held;
    const place = inside && inside.closest(".ov-spots, .leaflet-container") && inside.dataset.place;
    const frame = place && root.querySelector(".st-key-map iframe");
    const marker = frame && markerOf(frame, place);
    // The frame takes no focus until it is drawn as one that is no longer inert.
    if (marker) { later = () => { frame.focus({preventScroll: true}); marker.focus({preventScroll: true}); }; return; }
    const field = held.form && held.name && held.closest(".ov-filter") && root.querySelector(".ov-filter"), twin = field && fieldLike(field, held);
    if (twin) {
      // Half a word is not asked for because its field goes away.
      first.addEventListener("change", (event) => event.stopPropagation(), true);
      twin.focus({preventScroll: true});
      if (twin.type === "search") twin.setSelectionRange(held.selectionStart, held.selectionEnd);
      return;
    }
    const href = held.getAttribute("href");
    const same = [...root.querySelectorAll("a[href]")].find((link) => link.getAttribute("href") === href || (held.href && link.href === held.href));
    const named = held.textContent.trim() && [...root.querySelectorAll("a, summary, button")].find((one) => one.textContent.trim() === held.textContent.trim());
    if (same || named) (same || named).focus({preventScroll: true});
  }
  function keep() {
    const place = isKept() && document.querySelector(".stApp .st-key-map");
    if (place) { overland().cover(); place.moveBefore(map(), place.firstChild); }
    return place;
  }
  const watch = setInterval(() => {
    const first = document.getElementById("ov-first");
    if (first && !drawn() && !longEnough()) return;
    clearInterval(watch);
    if (!first) return;
    handOver(first);
    const goOn = () => { for (const action of pressed) window.overlandPage?.walk?.press(action); };
    if (keep()) { first.remove(); window.overlandPanel.check(); if (later) later(); goOn(); return; }
    first.classList.add("is-done");
    window.overlandPanel.check();
    setTimeout(() => {
      const free = first.contains(document.activeElement);
      first.remove();
      if (free && later) later();
      goOn();
    }, 250);
  }, 50);
  begin();
})();
