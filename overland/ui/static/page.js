/* Runs in the page, once for each change. Handlers are installed once and look up the latest state. */
const pause = 3500;

function brightness(colour) {
  const parts = (colour.match(/[\d.]+/g) || ["255", "255", "255"]).map(Number);
  return (parts[0] * 3 + parts[1] * 6 + parts[2]) / 10;
}

function readTheme() {
  const app = document.querySelector(".stApp") || document.body;
  document.documentElement.classList.toggle("is-dark", brightness(getComputedStyle(app).backgroundColor) < 110);
}

// The address bar holds the whole view from the first moment, without an entry in the history.
// What the map itself writes there (c, layers) is left alone.
function completeAddress(query) {
  const address = new URL(window.location.href);
  address.searchParams.delete("lost");
  // What the map wrote is left alone, but a link's own nonsense goes.
  const ours = window.overlandPage.ready ? [] : ["c", "layers"];
  for (const name of ["story", "place", "event", "at", "lang", "v", ...ours]) {
    if (query[name]) address.searchParams.set(name, query[name]); else address.searchParams.delete(name);
  }
  const text = address.href.replace(/%2C/gi, ",");
  if (text !== window.location.href) window.history.replaceState(window.history.state, "", text);
}

function events() { return [...document.querySelectorAll(".ov-timeline a.ov-event")]; }

function step(page, by) {
  const all = events();
  if (!all.length) return false;
  // A step that was asked for counts before its answer has come: quick clicks each go one on.
  const asked = all.findIndex((link) => link.dataset.event === page.asked);
  const now = asked >= 0 ? asked : all.findIndex((link) => link.getAttribute("aria-current") === "true");
  // A place was chosen and no event yet: the walk starts with what happened there.
  const here = now < 0 && page.place ? all.findIndex((link) => link.dataset.place === page.place) : -1;
  const next = now >= 0 ? now + by : here >= 0 ? here : by > 0 ? 0 : all.length - 1;
  if (next < 0 || next >= all.length) return false;
  follow(page, all[next]);
  return true;
}

function lastPart(address) { return address.pathname.replace(/\/$/, "").split("/").pop(); }

// Where the map stands is written into the address by the map alone: it goes along.
function takeAlong(link) {
  if (!link.getAttribute("href").startsWith("./")) return;
  const address = new URL(link.href);
  const here = new URLSearchParams(window.location.search);
  for (const name of ["c", "layers"]) {
    if (here.get(name)) address.searchParams.set(name, here.get(name)); else address.searchParams.delete(name);
  }
  link.href = "./" + address.search;
}

function follow(page, link) {
  page.asked = link.dataset.event || "";
  wantFocus(page, link);
  page.expected = page.asked;
  const address = new URL(link.href);
  // Where the map stands is written into the address by the map alone: it goes along.
  const here = new URLSearchParams(window.location.search);
  for (const name of document.querySelector(".ov-timeline") ? ["c", "layers"] : []) {
    if (here.get(name)) address.searchParams.set(name, here.get(name)); else address.searchParams.delete(name);
  }
  page.go(lastPart(address) + address.search);
}

function stop(page) {
  clearInterval(page.playing);
  page.playing = 0;
  showPlaying(page);
}

// The button is made anew with every answer: it is told again each time. Nothing is written twice,
// for every change of the page calls this.
function showPlaying(page) {
  const button = document.querySelector('[data-overland="play"]');
  if (!button) return;
  const sign = page.playing ? "❙❙" : "▸";
  if (button.textContent === sign) return;
  button.textContent = sign;
  button.dataset.first = button.dataset.first || button.title;
  button.title = page.playing ? button.dataset.other : button.dataset.first;
  button.setAttribute("aria-label", button.title);
}

function wantFocus(page, element) {
  page.focus = focusAfter(element);
  page.focusUntil = Date.now() + 4000;
}

// Where the keyboard goes once the answer is there: to what was pressed, or else to what it opened.
function focusAfter(element) {
  if (element.dataset.overland) return `[data-overland="${element.dataset.overland}"]`;
  if (element.closest(".ov-timeline")) return `.ov-timeline a[data-event="${CSS.escape(element.dataset.event)}"]`;
  return ".ov-details";
}

function play(page) {
  if (page.playing) { stop(page); return; }
  if (!step(page, 1)) { const all = events(); if (all.length) follow(page, all[0]); }
  page.playing = setInterval(() => { if (!step(page, 1)) stop(page); }, pause);
  showPlaying(page);
}

// What the share panel offers, made from the address bar when it is opened.
function fillShare(panel) {
  const link = window.location.href;
  const framed = new URL(link);
  framed.searchParams.set("embed", "true");
  const safe = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  const iframe = `<iframe src="${safe(framed.href.replace(/%2C/gi, ","))}" title="${safe(panel.dataset.title)}" width="100%" height="${Number(panel.dataset.height)}" `
    + 'style="border:0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>';
  const oembed = new URL("./oembed?format=json&url=" + encodeURIComponent(link), link).href;
  const texts = {link, iframe, oembed};
  for (const field of panel.querySelectorAll("[data-share]")) {
    field.readOnly = true;
    field.value = texts[field.dataset.share];
  }
}

async function copyText(button, text) {
  const said = button.dataset.said = button.dataset.said || button.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = said; }, 2000);
}

function onClick(event) {
  const page = window.overlandPage;
  const control = event.target.closest && event.target.closest("[data-overland]");
  if (control) {
    const action = control.dataset.overland;
    if (action === "out") { takeAlong(control); control.target = "_blank"; return; }
    if (action === "copy") copyText(control, window.location.href);
    if (action === "copy-field") copyText(control, control.parentElement.querySelector("[data-share]").value);
    if (action === "play") play(page);
    if (action === "previous" || action === "next") { stop(page); step(page, action === "next" ? 1 : -1); }
    if (!action.startsWith("copy")) wantFocus(page, control);
    return;
  }
  const sharing = event.target.closest && event.target.closest(".ov-share");
  if (sharing) { fillShare(sharing); return; }
  for (const menu of document.querySelectorAll(".ov-share[open], .ov-languages[open]")) {
    if (!menu.contains(event.target) || event.target.closest("a")) menu.open = false;
  }
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const tab = event.target.closest && event.target.closest(".st-key-pages a[href]");
  // Only on the map does the address hold more than the page's own links know.
  if (tab && document.querySelector(".ov-timeline")) {
    event.preventDefault();
    event.stopPropagation();
    stop(page);
    page.go(lastPart(new URL(tab.href)) + window.location.search);
    return;
  }
  const link = event.target.closest && event.target.closest('a[href^="./"]');
  if (!link || link.hasAttribute("download")) return;
  if (!link.closest('[data-testid="stHtml"]')) return;
  event.preventDefault();
  stop(page);
  follow(page, link);
}

// Escape lets go of what was chosen, wherever there is nothing else for it to close.
function onKey(event) {
  const page = window.overlandPage;
  const sharing = event.key === "Escape" && document.querySelector(".ov-share[open], .ov-languages[open]");
  if (sharing) { sharing.open = false; sharing.querySelector("summary").focus(); return; }
  if (event.key !== "Escape" || event.defaultPrevented || !(page.place || page.shown)) return;
  if (event.target.closest("input, textarea, select, [role=combobox], [role=dialog], [role=listbox]")) return;
  const away = document.querySelector(".ov-details a[data-away]");
  if (away) { stop(page); follow(page, away); }
}

// After every change of the page: what the answer's own HTML cannot know.
function settle(page) {
  showPlaying(page);
  const current = document.querySelector('.ov-timeline a[aria-current="true"]')
    || (page.place && document.querySelector(`.ov-timeline a[data-place="${CSS.escape(page.place)}"]`));
  if (current && page.scrolled !== current) { page.scrolled = current; scrollTo(current); }
  if (Date.now() > page.focusUntil) page.focus = "";
  if (!page.focus || document.activeElement !== document.body) return;
  const wanted = document.querySelector(page.focus);
  if (wanted) { wanted.focus({preventScroll: true}); page.focus = ""; }
}

function scrollTo(current) {
  const strip = current.closest(".ov-dates");
  const inner = current.getBoundingClientRect();
  const outer = strip.getBoundingClientRect();
  if (inner.left < outer.left + 8 || inner.right > outer.right - 8) {
    strip.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }
}

function settleSoon(page) {
  if (page.settling) return;
  page.settling = true;
  requestAnimationFrame(() => { page.settling = false; settle(page); });
}

export default function (component) {
  const {data, setTriggerValue} = component;
  const page = window.overlandPage = window.overlandPage || {};
  page.go = (address) => setTriggerValue("go", address);
  if (page.asked === data.query.event || page.shown !== data.query.event) page.asked = "";
  page.shown = data.query.event;
  page.place = data.query.place || "";
  // Somebody chose something else: that counts for more than the walk.
  if (page.playing && (data.query.event || "") !== page.expected) stop(page);
  Object.assign(document.documentElement, {lang: data.lang, dir: data.dir});
  readTheme();
  completeAddress(data.query);
  if (!page.ready) {
    page.ready = true;
    document.addEventListener("click", onClick, true);
    document.addEventListener("keydown", onKey);
    new MutationObserver(readTheme).observe(document.head, {childList: true});
    new MutationObserver(() => settleSoon(page)).observe(document.body, {childList: true, subtree: true});
  }
  settleSoon(page);
}
