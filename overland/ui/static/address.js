/* The address bar and the history: the whole view from the first moment, one entry for each choice. */
const ANSWER_MS = 30000;
const CHOSEN = ["story", "place", "event", "at", "lang", "v", "from", "to", "status", "kind", "q", "row"];

// The address bar holds the whole view from the first moment, without an entry in the history.
// What the map itself writes there (c, layers) is left alone.
function completeAddress(page, query) {
  if (isOutdated(page, query)) return;
  const address = new URL(window.location.href);
  for (const name of ["lost", "search", "kinds", "statuses"]) address.searchParams.delete(name);
  // What the map wrote is left alone, but a link's own nonsense goes.
  const ours = page.ready ? [] : ["c", "layers"].filter((name) => !(name in (window.overlandWrote || {})));
  for (const name of [...CHOSEN, ...ours]) {
    if (query[name]) address.searchParams.set(name, query[name]); else address.searchParams.delete(name);
  }
  const text = address.href.replace(/%2C/gi, ",");
  if (text !== window.location.href) window.history.replaceState(window.history.state, "", text);
}

function lastPart(address) { return address.pathname.replace(/\/$/, "").split("/").pop(); }

// One entry in the history for a whole walk: the first step makes it, the others take its place (`page.again`). One
// for a choice, too: it is made at the click, and what Streamlit adds with the answer is that very entry.
function foldHistory(page) {
  const push = window.history.pushState.bind(window.history), replace = window.history.replaceState.bind(window.history);
  const stay = () => { page.here = window.overlandPanel.keyOf(window.location.href); };
  page.enter = (...entry) => { if (page.again) replace(...entry); else push(...entry); stay(); };
  stay();
  window.history.pushState = (state, title, address) => {
    const to = new URL(address || "", window.location.href);
    if (to.pathname === window.location.pathname && (isTurnedBack(page, to.href) || answered(page, to.href))) return;
    page.enter(state, title, address);
  };
  window.addEventListener("popstate", () => { turnBack(page); turn(page); });
  // What is chosen in a list is wanted again, though a reader went back from it a moment ago.
  for (const name of ["pointerdown", "keydown"]) document.addEventListener(name, (event) => {
    if (event.target.closest && event.target.closest("[role=combobox], [role=listbox]")) page.back = null;
  }, {capture: true, passive: true});
  // While a reader goes back or on Streamlit replaces the entry that they came to.
  window.history.replaceState = (state, title, address) => {
    const to = new URL(address || "", window.location.href);
    if (to.pathname === window.location.pathname && isTurnedBack(page, to.href, true)) return;
    replace(state, title, address);
    stay();
  };
}

function enter(page, wanted) {
  const address = new URL(window.location.href);
  for (const name of CHOSEN) if (wanted[name]) address.searchParams.set(name, wanted[name]); else address.searchParams.delete(name);
  const text = address.href.replace(/%2C/gi, ",");
  if (window.overlandPanel.keyOf(text) === window.overlandPanel.keyOf(window.location.href)) return;
  page.back = null;
  page.entered.push({key: window.overlandPanel.keyOf(text), at: Date.now()});
  page.enter(window.history.state, "", text);
}

// Whether an entry for this address was made at its click; it and those before it are then done with.
function answered(page, address) {
  const key = window.overlandPanel.keyOf(address);
  const at = page.entered.map((entry) => entry.key).lastIndexOf(key);
  page.entered.splice(0, at + 1);
  return at >= 0;
}

/* The reader went back or on, maybe before a choice was answered in each way that an answer comes: the history wins. What
   still comes for where they were is not wanted, and the app, which may have heard of more than one thing at once, is told
   where they are. */
function turnBack(page) {
  const key = window.overlandPanel.keyOf(window.location.href), before = isRecent(page.back) ? [...page.back.from, page.back.key] : [];
  const from = [...before, page.here, ...page.entered.map((entry) => entry.key)].filter((left) => left !== key);
  page.back = {key, from, at: Date.now(), search: window.location.search};
  page.entered.length = 0;
  page.here = key;
}

function isRecent(back) { return Boolean(back) && Date.now() - back.at <= ANSWER_MS; }

// Whether an entry that the app makes now is none: for what was turned back from, or one more (unless it only
// replaces what is there) for where the reader is.
function isTurnedBack(page, address, instead) {
  const back = page.back, key = window.overlandPanel.keyOf(address);
  if (!isRecent(back)) return false;
  return key === back.key ? !instead : back.from.includes(key);
}

// Whether something newer than what an answer is for was chosen a moment ago.
function isOutdated(page, query) {
  const address = "?" + new URLSearchParams(query), back = page.back;
  if (back && isTurnedBack(page, address, true)) {
    if (!back.told) page.tell(lastPart(new URL(window.location.href)) + back.search);
    back.told = true;
    return true;
  }
  answered(page, address);
  page.entered = page.entered.filter((entry) => Date.now() - entry.at < ANSWER_MS);
  return page.entered.length > 0;
}

// Back and on in the history: whose focus goes with the words goes on in those that come, or where what was left is chosen. Whose
// focus is on an event's card has it there again once the timeline is drawn anew.
function turn(page) {
  const wanted = new URLSearchParams(window.location.search), held = document.activeElement;
  page.walk.leave();
  showOnMap(wanted);
  const chosen = wanted.get("place") || wanted.get("event");
  const isLost = held.closest(".ov-details");
  if (!chosen && isLost) held.blur();
  // The answer may come after the next step in the history: who opened these words is known now.
  if (chosen) openedBy(page, wanted.get("place"), wanted.get("event"));
  const stays = held.closest(".stApp .ov-timeline a[data-event]") ? focusAfter(held) : "";
  Object.assign(page, {focus: !isLost ? stays : chosen ? ".stApp .ov-details" : page.opener || "", fromMap: false, focusUntil: Date.now() + ANSWER_MS});
  page.settle();
}
