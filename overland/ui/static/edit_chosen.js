/* Words that an editor chooses in the text, with the mouse or with arrow keys, and a bar that asks what they are. */
function textOf(node) {
  const around = node && (node.nodeType === 1 ? node : node.parentElement);
  return around && around.closest(".ov-draft-text");
}

// The chosen words of one text, where they begin in it (in letters, as Python counts them), and where they are on the screen.
function wordsChosen() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed || isTyped(document.activeElement)) return null;
  const range = selection.getRangeAt(0), text = textOf(range.commonAncestorContainer), words = selection.toString().trim();
  if (!text || !words) return null;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  return {words, near: [...before.toString()].length, source: text.dataset.source, box: range.getBoundingClientRect()};
}

function bar() {
  let made = document.getElementById("ov-chosen");
  if (!made) {
    made = Object.assign(document.createElement("div"), {id: "ov-chosen", hidden: true});
    made.setAttribute("role", "toolbar");
    // What is chosen stays chosen while the bar is pressed.
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    (document.querySelector("[data-testid=stMain]") || document.body).append(made);
  }
  return made;
}

function offer(page) {
  const made = bar(), chosen = wordsChosen();
  made.hidden = !chosen;
  if (!chosen) return;
  const {label, buttons} = page.offered;
  made.setAttribute("aria-label", label);
  made.replaceChildren(Object.assign(document.createElement("span"), {textContent: label}));
  for (const [what, key, name] of buttons) {
    const button = Object.assign(document.createElement("button"), {type: "button", textContent: `${name} `});
    button.setAttribute("aria-keyshortcuts", key.toUpperCase());
    button.append(Object.assign(document.createElement("kbd"), {textContent: key.toUpperCase()}));
    button.addEventListener("click", () => chooseAs(page, what, key));
    made.append(button);
  }
  const room = made.getBoundingClientRect(), {box} = chosen;
  const left = Math.min(Math.max(8, box.left), innerWidth - room.width - 8);
  const above = box.top - room.height - 8;
  Object.assign(made.style, {left: `${left}px`, top: `${above > 8 ? above : Math.min(box.bottom + 8, innerHeight - room.height - 8)}px`});
}

function chooseAs(page, what, key) {
  const chosen = wordsChosen();
  if (!chosen || page.taken) return;
  take(page, key);
  page.choose({what, words: chosen.words, near: chosen.near, source: chosen.source, at: Date.now()});
  getSelection().removeAllRanges();
}

// Whether the paragraph of the words is read from the right: its first letter says so, as to the browser that sets it.
function isFromRight(selection, text) {
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(selection.focusNode, selection.focusOffset);
  const at = before.toString().length, whole = text.textContent;
  const paragraph = whole.slice(whole.lastIndexOf("\n", at - 1) + 1);
  return /^[\u0590-\u08ff]/.test((paragraph.match(/\p{L}/u) || [""])[0]);
}

// From the keyboard words are chosen one by one, and with Shift one more of them.
function choose(event, text) {
  const selection = getSelection(), to = isFromRight(selection, text) ? "ArrowLeft" : "ArrowRight";
  const [on, back] = event.key === to ? ["forward", "backward"] : ["backward", "forward"];
  if (event.shiftKey && !selection.isCollapsed) {
    selection.modify("extend", on, "word");
  } else {
    if (on === "forward") selection.collapseToEnd();
    else selection.collapseToStart();
    selection.modify("move", on, "word");
    selection.modify("extend", back, "word");
    // Shift goes on from the word's far end.
    const word = selection.getRangeAt(0), ends = [[word.startContainer, word.startOffset], [word.endContainer, word.endOffset]];
    if (on === "backward") ends.reverse();
    selection.setBaseAndExtent(...ends[0], ...ends[1]);
  }
  const box = selection.getRangeAt(0).getBoundingClientRect(), room = text.getBoundingClientRect();
  if (box.bottom > room.bottom) text.scrollTop += box.bottom - room.bottom + 40;
  if (box.top < room.top) text.scrollTop -= room.top - box.top + 40;
}

// W leads into the text, to the first of the words that are looked at.
function enterText() {
  const mark = document.querySelector(".ov-mark-current"), text = mark ? textOf(mark) : document.querySelector(".ov-draft-text");
  if (!text || !text.getClientRects().length) return false;
  text.focus();
  getSelection().collapse(mark || text, 0);
  getSelection().modify("extend", "forward", "word");
  return true;
}

function hearChoice(event) {
  const page = window.overlandEdit, key = event.key.toLowerCase(), here = document.activeElement;
  if (event.altKey || event.metaKey || isTyped(here)) return;
  const chosen = wordsChosen(), text = chosen ? textOf(getSelection().focusNode) : textOf(here);
  const button = chosen && !event.ctrlKey && page.offered.buttons.find((one) => one[1] === key);
  if (event.ctrlKey || event.repeat && button) return;
  if (button) chooseAs(page, button[0], key);
  else if (key === "w" && !event.shiftKey) { if (!enterText()) return; }
  else if (key === "escape" && chosen) getSelection().removeAllRanges();
  else if (text && getSelection().rangeCount && textOf(getSelection().focusNode) && /^Arrow(Left|Right)$/.test(event.key)) choose(event, text);
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function watchChosen(page) {
  window.addEventListener("keydown", hearChoice, true);
  document.addEventListener("selectionchange", () => requestAnimationFrame(() => offer(page)));
  document.addEventListener("scroll", () => { if (!bar().hidden) offer(page); }, true);
}
