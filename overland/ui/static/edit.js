/* The page Edit for the keyboard: the first field of what is mended, out of a field by Escape, the words that are decided on. */
function leaveField(event) {
  const here = document.activeElement;
  window.overlandEdit.entering = "";
  stopWaiting(window.overlandEdit);
  if (event.key !== "Escape" || !isTyped(here)) return;
  // A list that is open takes the first Escape.
  if (here.getAttribute("aria-expanded") === "true") return;
  here.blur();
}

// The fields come after the page's words, and are drawn anew while it runs: the first is entered until a hand is felt.
const LONGEST_MS = 10000;
function enterField(page, key) {
  page.entering = key;
  if (!key) return;
  // A hand that was quicker than these fields is in one of them: it stays there.
  if (isTyped(document.activeElement)) return stopWaiting(page);
  const begun = performance.now(), from = document.activeElement;
  const look = () => {
    const here = document.activeElement;
    if (page.entering !== key || performance.now() - begun > LONGEST_MS) return stopWaiting(page);
    const field = document.querySelector(`.st-key-${CSS.escape(key)} :is(input, textarea)`);
    if (field && here !== field && (here === document.body || here === from)) {
      field.focus();
      field.select();
      // As if they had been typed into it: in place of what stood there.
      if (page.opening && page.opening.typed) document.execCommand("insertText", false, page.opening.typed);
      stopWaiting(page);
    }
    requestAnimationFrame(look);
  };
  look();
}

function stopWaiting(page) {
  page.opening = null;
}

// The proposal that is looked at: its words in the text, and its card from its head on, right below the keys.
function show(current) {
  const mark = document.getElementById(`mark-${current}`), text = mark && mark.closest(".ov-draft-text");
  if (text) text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  const card = document.getElementById(`card-${current}`), keys = document.querySelector(".st-key-edit-decide");
  if (!card || !keys) return;
  const over = keys.getBoundingClientRect().bottom + 16 - card.getBoundingClientRect().top;
  if (over > 0) scroller().scrollBy({top: -over});
}

function scroller() {
  return document.querySelector("[data-testid='stMain']");
}

// A click on marked words opens their proposal, as the keys do that lead on; what is decided stays as it is.
function openMark(event) {
  const mark = event.target.closest && event.target.closest(".ov-mark-open");
  if (mark && String(getSelection()) === "") window.overlandEdit.look(mark.id.slice("mark-".length));
}

// How far below the window the end of what one key accepts is; 0 where nothing is.
function belowView() {
  const end = document.querySelector(".st-key-together");
  return end ? end.getBoundingClientRect().bottom - innerHeight : 0;
}

// Several are accepted by one key only once they were seen: until their end is in view, the key leads on to it.
function showRest(event) {
  const below = event.key === "g" ? belowView() : 0, here = document.activeElement;
  if (below <= 0 || event.ctrlKey || event.metaKey || event.altKey || isTyped(here)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  scroller().scrollBy({top: Math.min(below + 24, innerHeight * 0.75)});
  // The page may scroll a frame later than it is asked to.
  const page = window.overlandEdit;
  requestAnimationFrame(() => tellKey(page, belowView() > 0 ? page.words.more : page.words.end));
}

// A key decides only what is in view: on another step its letter is nobody's. The page itself has heard it before.
function onlyInView(event) {
  const history = document.querySelector(".st-key-undo");
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (history && !history.getClientRects().length) event.stopPropagation();
}

export default function (component) {
  const page = window.overlandEdit = window.overlandEdit || {field: "", entering: "", current: ""};
  if (!page.ready) {
    document.addEventListener("keydown", leaveField, true);
    document.addEventListener("click", openMark);
    window.addEventListener("keydown", showRest, true);
    watchChosen(page);
    watchKeys(page);
    document.body.addEventListener("keydown", onlyInView);
    document.addEventListener("pointerdown", () => { page.entering = ""; stopWaiting(page); }, true);
  }
  page.ready = true;
  takeColours();
  page.words = component.data.words;
  page.run = component.data.run;
  page.offered = component.data.chosen;
  page.choose = told => component.setTriggerValue("chosen", told);
  page.look = name => component.setTriggerValue("look", name);
  settleOnceDrawn(page);
  const wanted = component.data.field || "";
  if (!wanted && page.opening && page.opening.run !== page.run) stopWaiting(page);
  if (wanted !== page.field) enterField(page, wanted);
  page.field = wanted;
  if (component.data.current !== page.current) show(component.data.current);
  page.current = component.data.current;
}
