/* What a key does while the server works: it is shown to be taken, and the next key waits until the page stands. */
const KEYS = {a: "accept", m: "mend", d: "drop", k: "right", s: "same", g: "together", n: "next", b: "back", u: "undo", y: "redo", i: "country", x: "left"};
const DECIDES = "adsgkix";
const TAKEN_MS = 1000;

function isTyped(element) {
  return Boolean(element) && element.matches("input, textarea");
}

function buttonOf(key) {
  const named = /^[1-9]$/.test(key) ? `[class*='st-key-candidate-'][class$='-${key - 1}']` : `.st-key-${KEYS[key]}`;
  const button = document.querySelector(`${named} button`);
  // A sentence of which one proposal is left has no key for all of them: it accepts that one.
  if (key === "g" && !button) return buttonOf("a");
  return button && !button.disabled && button.getClientRects().length ? button : null;
}

function works() {
  const app = document.querySelector("[data-testid='stApp']");
  return Boolean(app) && app.dataset.testScriptState !== "notRunning";
}

// The proposal whose card is drawn: what is decided is decided of this one.
function drawnCard() {
  const card = document.querySelector(".ov-draft-card[id]");
  return card ? card.id : "";
}

function tellKey(page, words) {
  let sign = document.getElementById("ov-key-taken");
  if (!sign) {
    sign = Object.assign(document.createElement("p"), {id: "ov-key-taken"});
    sign.setAttribute("role", "status");
    document.body.append(sign);
  }
  sign.textContent = words;
  const main = document.querySelector("[data-testid='stMain']");
  if (main) main.setAttribute("aria-busy", String(Boolean(page.taken)));
}

// A key is taken until the page that it leads to is drawn whole; one that leads to none is let go after a while.
function take(page, key) {
  clearTimeout(page.letGo);
  // Words typed right behind "mend" are meant for the field that it leads to: they wait for it.
  page.opening = key === "m" && !document.querySelector("[class*='st-key-cell-']") ? {typed: "", run: page.run} : null;
  page.taken = {key, run: page.run};
  const look = () => {
    if (!works()) settle(page);
    else page.letGo = setTimeout(look, TAKEN_MS);
  };
  page.letGo = setTimeout(look, TAKEN_MS);
  tellKey(page, page.words.busy.replace("{key}", key.toUpperCase()));
}

// Parts of the page that look again by themselves run too: only a drawing of all of it has another number.
function settleOnceDrawn(page) {
  if (page.taken && page.taken.run !== page.run && !works()) settle(page);
}

function settle(page) {
  clearTimeout(page.letGo);
  page.taken = null;
  tellKey(page, "");
  // The next frame but one: the buttons of the new proposal have their commands then.
  requestAnimationFrame(() => requestAnimationFrame(() => { if (!page.taken) next(page); }));
}

// Nothing is decided that was not in sight when its key was pressed.
function next(page) {
  const kept = page.kept.shift();
  if (!kept) return;
  const refused = kept.typed && document.querySelector(".st-key-edit-refused");
  const unseen = DECIDES.includes(kept.key) && (kept.card !== drawnCard() || (kept.key === "g" && belowView() > 0));
  const button = buttonOf(kept.key);
  if (unseen || refused || !button) {
    page.kept = [];
    if (unseen) tellKey(page, page.words.unseen.replace("{key}", kept.key.toUpperCase()));
    return;
  }
  take(page, kept.key);
  button.click();
}

function hearKey(event) {
  const page = window.overlandEdit, key = event.key.toLowerCase(), here = document.activeElement;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyped(here)) return;
  if (page.opening && event.key.length === 1) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) page.opening.typed += event.key;
    return;
  }
  if (!(key in KEYS) && !/^[1-9]$/.test(key)) return;
  if (!page.taken && !page.kept.length && !buttonOf(key)) return;
  // The button is pressed here: its own shortcut is lost while it is drawn anew.
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.repeat) return;  // held down it is one key
  page.kept.push({key, card: drawnCard()});
  if (!page.taken && page.kept.length === 1) next(page);
}

// Ctrl+Enter accepts out of a field: what is typed is sent first, and nothing is accepted if it was refused.
function acceptFromField(event) {
  const page = window.overlandEdit, here = document.activeElement;
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !isTyped(here)) return;
  if (!here.closest("[class*='st-key-cell-'], [class*='st-key-point-']")) return;
  if (here.getAttribute("aria-expanded") === "true" || !buttonOf("a")) return;
  page.kept.push({key: "a", card: drawnCard(), typed: true});
  here.blur();
  take(page, "a");
}

// What lies over the page has its colours, which are Streamlit's own: light or dark.
function takeColours() {
  const app = document.querySelector("[data-testid='stApp']"), root = document.documentElement.style;
  if (!app) return;
  root.setProperty("--ov-edit-paper", getComputedStyle(app).backgroundColor);
  root.setProperty("--ov-edit-ink", getComputedStyle(app).color);
}

function watchKeys(page) {
  const app = document.querySelector("[data-testid='stApp']");
  page.kept = [];
  page.taken = null;
  window.addEventListener("keydown", acceptFromField, true);
  window.addEventListener("keydown", hearKey, true);
  if (!app) return;
  new MutationObserver(() => settleOnceDrawn(page)).observe(app, {attributes: true, attributeFilter: ["data-test-script-state"]});
}
