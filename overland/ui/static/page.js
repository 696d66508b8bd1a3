/* Runs in the page, once for each change. Handlers are installed once and look up the latest state. */
function brightness(colour) {
  const parts = (colour.match(/[\d.]+/g) || ["255", "255", "255"]).map(Number);
  return (parts[0] * 3 + parts[1] * 6 + parts[2]) / 10;
}

function readTheme() {
  const app = document.querySelector(".stApp") || document.body;
  const dark = brightness(getComputedStyle(app).backgroundColor) < 110;
  document.documentElement.classList.toggle("is-dark", dark);
  const live = document.querySelector("iframe.ov-live");
  if (live && live.contentDocument && live.contentWindow.overland) live.contentWindow.overland.readLight(dark);
}

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

// What follows from the view alone is shown at once: the panel, the timeline's mark, the map. The answer confirms it.
function showAtOnce(page, link, address) {
  const wanted = address.searchParams, event = wanted.get("event") || "";
  if (!link.getAttribute("href").startsWith("./?") || !document.querySelector(".ov-details")) return;
  openedBy(page, wanted.get("place"), event, link);
  const there = window.overlandPanel.show(address.href);
  enter(page, Object.fromEntries(wanted));
  if (wanted.get("story") === new URLSearchParams(window.location.search).get("story")) showOnMap(wanted); else markEvent(event);
  // Its words change what stands above the map.
  if (wanted.get("place") || event) there.then(() => bringMap(page, [wanted.get("place"), event].join()));
}

// How long an answer may take and still bring the keyboard along; it never takes it from anything else.

function follow(page, link, again = false, pressed = link) {
  wantFocus(page, pressed);
  page.again = again;
  page.paging = Boolean(link.closest(".ov-pager"));
  const address = new URL(link.href), rest = link.dataset.filter ? OPENED : [];
  address.search = takeAddress(address.searchParams, rest);
  showAtOnce(page, link, address);
  page.again = false;
  page.go(lastPart(address) + address.search);
}

// What the share panel offers, made from the address bar when it is opened.
function fillShare(panel) {
  const link = window.location.href;
  const framed = new URL(link);
  framed.searchParams.set("embed", "true");
  const safe = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  const iframe = `<iframe src="${safe(framed.href.replace(/%2C/gi, ","))}" title="${safe(panel.dataset.title)}" width="100%" height="${Number(panel.dataset.height)}" `
    + 'style="border:0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>' + `<script>${panel.dataset.resize}</${"script"}>`;
  const oembed = new URL("./oembed?format=json&url=" + encodeURIComponent(link), link).href;
  const texts = {link, iframe, oembed};
  for (const field of panel.querySelectorAll("[data-share]")) {
    field.readOnly = true;
    field.value = texts[field.dataset.share];
  }
}

function onClick(event) {
  const page = window.overlandPage;
  const control = event.target.closest && event.target.closest("[data-overland]");
  if (control) {
    const action = control.dataset.overland;
    if (action === "out") { takeAlong(control); control.target = "_blank"; return; }
    if (action === "copy") copyText(control, window.location.href);
    if (action === "copy-field") copyText(control, control.parentElement.querySelector("[data-share]").value);
    if (action === "copy-text") copyText(control, control.parentElement.querySelector("pre").textContent);
    if (action === "raise") raise();
    page.walk.press(action);
    if (!action.startsWith("copy")) wantFocus(page, control);
    return;
  }
  const skip = event.target.closest && event.target.closest("a[data-skip]");
  if (skip) { event.preventDefault(); event.stopPropagation(); skipTo(skip.dataset.skip); return; }
  const sharing = event.target.closest && event.target.closest(".ov-share");
  if (sharing) { fillShare(sharing); return; }
  for (const menu of document.querySelectorAll(".ov-share[open], .ov-languages[open]")) {
    if (!menu.contains(event.target) || event.target.closest("a")) menu.open = false;
  }
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    const other = event.target.closest && event.target.closest('[data-testid="stHtml"] a[href^="./?"]');
    if (other) takeAlong(other);
    return;
  }
  const tab = event.target.closest && event.target.closest(".st-key-pages a[href]");
  if (tab) expectAnswer(page);
  // On the map the address holds more than the page's own links know, and those wait for no server.
  if (tab && (document.querySelector(".ov-timeline") || !connected())) {
    event.preventDefault();
    event.stopPropagation();
    page.walk.stop();
    page.go(lastPart(new URL(tab.href)) + window.location.search);
    return;
  }
  const link = event.target.closest && event.target.closest('a[href^="./"]');
  if (!link || link.hasAttribute("download")) return;
  if (!link.closest('[data-testid="stHtml"]')) return;
  event.preventDefault();
  page.walk.stop();
  follow(page, link);
  // Whoever opens words by a key goes on in them, as from a place on the map.
  if (!event.detail && link.closest(".ov-figures, .ov-timeline")) toDetails(page);
}

// Escape lets go of what was chosen, wherever there is nothing else for it to close.
function onKey(event) {
  const page = window.overlandPage;
  const sharing = event.key === "Escape" && document.querySelector(".ov-share[open], .ov-languages[open]");
  if (sharing) { sharing.open = false; sharing.querySelector("summary").focus(); return; }
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (event.target.closest && event.target.closest("input, textarea, select, [role=combobox], [role=dialog], [role=listbox]")) return;
  const away = document.querySelector(".ov-details a[data-away]");
  if (!away) return;
  page.walk.stop();
  const back = page.opener;
  // Else the keyboard goes on in the words that come.
  if (back) document.activeElement.blur();
  follow(page, away);
  page.focus = back || page.focus;
}

// A sheet on a phone is drawn up, and down again.
function raise() {
  document.documentElement.classList.toggle("ov-sheet-raised");
  fitEmbed();
}

// The map's frame says whose it is, and its keys reach the page.
function adoptFrame(page) {
  const frame = document.querySelector(".st-key-map iframe");
  if (!frame || !page.frame) return;
  frame.closest(".st-key-map").id = "ov-map";
  // The component's own frame may stand empty beside the map of the first HTML.
  for (const other of document.querySelectorAll(".st-key-map iframe")) {
    if (other.title !== page.frame) other.title = page.frame;
    if (other !== frame && !other.ariaHidden) Object.assign(other, {ariaHidden: "true", tabIndex: -1});
  }
  try {
    const inner = frame.contentDocument;
    if (inner.title !== page.frame) inner.title = page.frame;
    if (inner.ovHeard) return;
    inner.ovHeard = true;
    inner.addEventListener("keydown", onKey);
    inner.addEventListener("keydown", printWhole);
  } catch { /* Another host's frame is not the map. */ }
}

// Whether what was chosen has come on the page, part after part.
function isShown(page) {
  const link = document.querySelector('.ov-timeline a[aria-current="true"]');
  if (page.shown) return Boolean(link && link.dataset.event === page.shown);
  return !link && Boolean(document.querySelector(".ov-details [data-away]"));
}

// The links to the pages are a landmark, as they are in the first HTML; Streamlit makes them plain links.
function namePages() {
  const pages = document.querySelector(".stApp .st-key-pages:not([role])");
  if (pages) for (const [name, value] of [["role", "navigation"], ["aria-label", "Overland"]]) pages.setAttribute(name, value);
  const main = document.querySelector('.stApp [data-testid="stMain"]');
  if (!main) return;
  // A skip link leads there; the keyboard stops at what is in it.
  if (main.tabIndex !== -1) main.tabIndex = -1;
  if (main.getAttribute("aria-label") !== document.title) main.setAttribute("aria-label", document.title);
  // A title is cut at its end, in whatever language the page is.
  const picked = document.querySelector(".st-key-picker input");
  if (picked && picked.dir !== "auto") picked.dir = "auto";
}

// After every change of the page: what the answer's own HTML cannot know.
function settle(page) {
  page.walk.show();
  if (page.unsaid && isShown(page)) { page.unsaid = false; announce(chosenWords(page.words.chosen, page.walk.position(), ".ov-details")); }
  adoptFrame(page);
  settleFilter(page);
  settlePager(page);
  namePages();
  sayInOwnWords(page.own);
  fitEmbed();
  watchServer(page);
  const current = document.querySelector('.ov-timeline a[aria-current="true"]')
    || (page.place && document.querySelector(`.ov-timeline a[data-place="${CSS.escape(page.place)}"]`));
  if (current && page.scrolled !== current) { page.scrolled = current; scrollTo(current); }
  giveFocusBack(page);
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

function start(page) {
  // What was chosen on the first HTML, before the app ran.
  page.entered = window.overlandChosen || [];
  const here = new URLSearchParams(window.location.search);
  openedBefore(page, here.get("place"), here.get("event"));
  page.follow = (link) => follow(page, link);
  window.overlandPanel = window.overlandPanel || makePanel();
  // A choice on the map: the component carries it to the server, as soon as it is there.
  page.chosen = (place, carried, byKey) => {
    const address = window.overlandPanel.addressOf(place);
    window.overlandPanel.show(address);
    openedBy(page, place, "");
    if (byKey) toDetails(page);
    enter(page, Object.fromEntries(new URL(address).searchParams));
    markEvent("");
    if (carried && connected()) expectAnswer(page);
    else page.go(lastPart(new URL(window.location.href)) + window.location.search);
  };
  page.walk = makeWalk({follow: (link, again) => follow(page, link, again, walkedBy() || link), place: () => page.place, ahead: (link) => window.overlandPanel.ahead(link.href), grow});
  page.settle = () => settleSoon(page);
  foldHistory(page);
  startFilter();
  document.addEventListener("click", onClick, true);
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", (event) => keepUp(page, event.target));
  document.addEventListener("keydown", printWhole);
  window.addEventListener("resize", () => settleSoon(page));
  window.addEventListener("beforeprint", beforePaper);
  unfoldOnPaper();
  new MutationObserver(readTheme).observe(document.head, {childList: true});
  new MutationObserver(() => settleSoon(page)).observe(document.body, {childList: true, subtree: true, attributeFilter: ["data-test-connection-state", "inert"]});
  announce("");
}

// The script's own message never changes, so that it comes once; what is told of a view comes beside it (told.js).
export default function ({setTriggerValue}) {
  window.overlandTell = (data) => conduct(data, setTriggerValue);
  if (window.overlandTold) window.overlandTell(window.overlandTold);
}

function conduct(data, setTriggerValue) {
  const page = window.overlandPage = window.overlandPage || {};
  heard(page);
  page.send = (address) => { setTriggerValue("go", address); expectAnswer(page); };
  page.tell = (address) => { if (connected()) page.send(address); else page.pending = address; };
  // What is chosen now is wanted, whatever the reader turned back from before.
  page.go = (address) => { page.back = null; page.tell(address); };
  Object.assign(page, {words: data.words || page.words || {away: "", chosen: ""}, own: data.own || page.own || {}, frame: data.frame || ""});
  const before = page.view, view = page.view = [data.query.place, data.query.event].join();
  if (page.story && page.story !== data.query.story) leaveMap();
  page.story = data.query.story;
  Object.assign(document.documentElement, {lang: data.lang, dir: data.dir});
  readTheme();
  if (!page.ready) start(page);
  completeAddress(page, data.query);
  if (!page.ready && page.entered.length) page.go(lastPart(new URL(window.location.href)) + window.location.search);
  page.ready = true;
  page.shown = data.query.event;
  page.place = data.query.place || "";
  page.walk.answered(data.query.event || "");
  settleSoon(page);
  if (before === undefined || before === view) return;
  openedBy(page, page.place, page.shown);
  page.unsaid = Boolean(page.place || page.shown);
  if (page.unsaid) { bringMap(page, view); return; }
  page.brought = "";
  document.documentElement.classList.remove("ov-sheet-raised");
  announce(page.words.closed);
}
