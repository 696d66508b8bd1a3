/* The panel "Details" in the browser. It follows from story and view alone, so a page may fetch it
   ahead and show it at a click; the app's answer then confirms it. What is chosen last stays: a late
   answer for an earlier choice is not shown, and where nothing was fetched the answer itself is. */
// eslint-disable-next-line no-unused-vars
function makePanel() {
  const LATE_MS = 30000, DWELL_MS = 60, MOST = 200, AHEAD = 24;
  // What an address says of the map's position or of the page around it is not in the panel.
  const BESIDE = ["at", "c", "layers", "embed", "embed_options", "lost", "row"];
  const texts = new Map();
  let own = null, beneath = null, wanted = "", dwelling = 0, version = null;

  // The panel that the reader sees: of the first HTML as long as that stands over the app.
  function shown() {
    return document.querySelector("#ov-first:not(.is-done) .ov-details") || document.querySelector(".stApp .st-key-details .ov-details");
  }

  function parameters(address) {
    const all = [...new URL(address, window.location.href).searchParams];
    return all.filter(([name, value]) => value && !BESIDE.includes(name)).sort();
  }

  const written = (pairs) => pairs.map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
  const versionOf = (section) => new URL(section.dataset.view || "", window.location.href).searchParams.get("v");

  // The same choice in whatever version of the story: a link's own version chooses nothing.
  const keyOf = (address) => written(parameters(address).filter(([name]) => name !== "v"));

  function keep(key, text) {
    texts.delete(key);
    texts.set(key, text);
    if (texts.size > MOST) texts.delete(texts.keys().next().value);
  }

  // The HTML of a view's panel; "" where there is none. Raises where nobody answers, or not now.
  async function fetched(address, priority) {
    const asked = parameters(address), story = new URL(address, window.location.href).searchParams.get("story");
    if (!story) return "";
    const answer = await fetch(`./api/stories/${encodeURIComponent(story)}/panel?${written(asked)}`, {priority});
    if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
    return answer.ok ? answer.text() : "";
  }

  function load(address, priority) {
    const key = keyOf(address);
    if (!texts.has(key)) {
      keep(key, fetched(address, priority).catch(() => null).then((text) => {
        if (text) keep(key, text); else texts.delete(key);
        return text;
      }));
    }
    return Promise.resolve(texts.get(key));
  }

  // Show a view's panel at once if it is here, or as soon as it is, should nothing else be chosen by then.
  // Whether there is one; null where nobody could say.
  function show(address) {
    const key = wanted = keyOf(address);
    const known = texts.get(key);
    if (typeof known === "string") { swap(key, known); return Promise.resolve(true); }
    return load(address, "high").then((text) => { if (text && wanted === key) swap(key, text); return text === null ? null : Boolean(text); });
  }

  // As Streamlit writes it into the page.
  function elementOf(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    for (const link of template.content.querySelectorAll("a[target=_blank]")) link.rel = "noopener noreferrer";
    return template.content.firstElementChild;
  }

  function swap(key, html) {
    const now = shown();
    if (!now || keyOf(now.dataset.view) === key) { if (own && own.section === now) own.waiting = true; return; }
    if (!own || own.section !== now) beneath = now;
    const section = elementOf(html);
    const mine = own = {key, section, asMade: section.cloneNode(true), waiting: true, focus: null};
    // While the page is laid out as it stands: afterwards this would lay out the whole panel there and then.
    const scroller = now.closest(".st-key-details");
    if (scroller && scroller.scrollTop) scroller.scrollTop = 0;
    // Whoever reads by the keyboard goes on in the words that have come.
    const held = now.contains(document.activeElement);
    now.replaceWith(section);
    if (held) section.focus({preventScroll: true});
    setTimeout(() => expire(mine), LATE_MS);
  }

  // No answer has come: where the app stands is shown again, unless it cannot answer at all.
  function expire(mine) {
    if (own !== mine || !mine.waiting) return;
    const app = document.querySelector("[data-test-connection-state]");
    if (app && app.dataset.testConnectionState !== "CONNECTED") { setTimeout(() => expire(mine), LATE_MS); return; }
    letGo();
  }

  function letGo() {
    if (own && own.waiting && beneath && own.section.isConnected && keyOf(beneath.dataset.view) !== own.key) own.section.replaceWith(beneath);
    own = null;
    wanted = "";
  }

  // The app has written a panel: what was chosen last takes its place again, the very elements that the
  // reader has before them, with what they opened and focused.
  function check() {
    const now = shown();
    if (!now || (own && now === own.section)) return;
    const key = keyOf(now.dataset.view || "");
    const newest = versionOf(now);
    // A correction: nothing that was fetched before it is shown again.
    if (version !== newest && version !== null) texts.clear();
    version = newest;
    if (now !== beneath) keep(key, now.outerHTML);
    if (!own) { beneath = now; return; }
    beneath = now;
    const late = own.waiting && key !== own.key;
    if (!late && !now.isEqualNode(own.asMade)) { own = null; return; }
    now.replaceWith(own.section);
    if (!late) own.waiting = false;
    if (own.focus && document.activeElement === document.body) own.focus.focus({preventScroll: true});
  }

  // The address of the view in which a place is chosen, in the story that is shown.
  function addressOf(place) {
    const address = new URL((shown() || {dataset: {}}).dataset.view || "", window.location.href);
    address.searchParams.delete("event");
    address.searchParams.set("place", place);
    return address.href;
  }

  // After a short while, so that a pointer that passes over many asks for none.
  function ahead(address) {
    clearTimeout(dwelling);
    dwelling = setTimeout(() => load(address, "low"), DWELL_MS);
  }

  // The journey's own places one after another, whenever the browser has nothing else to do.
  function idle(places) {
    const soon = window.requestIdleCallback ? (work) => window.requestIdleCallback(work, {timeout: 2000}) : (work) => setTimeout(work, 200);
    if (navigator.connection && navigator.connection.saveData) return;
    const left = places.slice(0, AHEAD);
    const next = () => { if (left.length) soon(() => load(addressOf(left.shift()), "low").then(next)); };
    next();
  }

  function linked(event) {
    const link = event.target.closest && event.target.closest('a[href^="./?"]');
    if (link && /[?&](place|event)=/.test(link.search) && shown()) ahead(link.href);
  }

  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, linked, {passive: true});
  document.addEventListener("focusin", (event) => { if (own) own.focus = own.section.contains(event.target) ? event.target : null; });
  document.addEventListener("pointerdown", (event) => { if (own && !own.section.contains(event.target)) own.focus = null; linked(event); }, {passive: true});
  // Back and forward on one page are a choice as any other; another page brings its own.
  let path = window.location.pathname;
  window.addEventListener("popstate", () => {
    const same = path === window.location.pathname;
    path = window.location.pathname;
    if (same && shown()) show(window.location.href); else letGo();
  });
  new MutationObserver(check).observe(document.documentElement, {childList: true, subtree: true});

  return {show, ahead, idle, addressOf, keyOf, check};
}
