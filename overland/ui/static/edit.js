/* The page Edit for the keyboard: the first field of what is mended, out of a field by Escape, the words that are decided on. */
function leaveField(event) {
  const here = document.activeElement;
  window.overlandEdit.entering = "";
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
  if (isTyped(document.activeElement)) return;
  const begun = performance.now(), from = document.activeElement;
  const look = () => {
    const here = document.activeElement;
    if (page.entering !== key || performance.now() - begun > LONGEST_MS) return;
    const field = document.querySelector(`.st-key-${CSS.escape(key)} :is(input, textarea)`);
    if (field && here !== field && (here === document.body || here === from)) field.focus();
    requestAnimationFrame(look);
  };
  look();
}

// The proposal that is looked at: its words in the text, and its buttons, which a long form has pushed away.
function show(current) {
  const mark = document.getElementById(`mark-${current}`), buttons = document.querySelector(".st-key-accept");
  const text = mark && mark.closest(".ov-draft-text");
  if (text) text.scrollTop += mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  if (buttons && buttons.getBoundingClientRect().top < 0) buttons.scrollIntoView({block: "start"});
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
  document.querySelector("[data-testid='stMain']").scrollBy({top: Math.min(below + 24, innerHeight * 0.7)});
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
    window.addEventListener("keydown", showRest, true);
    watchKeys(page);
    document.body.addEventListener("keydown", onlyInView);
    document.addEventListener("pointerdown", () => { page.entering = ""; }, true);
  }
  page.ready = true;
  takeColours();
  page.words = component.data.words;
  page.run = component.data.run;
  settleOnceDrawn(page);
  const wanted = component.data.field || "";
  if (wanted !== page.field) enterField(page, wanted);
  page.field = wanted;
  if (component.data.current !== page.current) show(component.data.current);
  page.current = component.data.current;
}
