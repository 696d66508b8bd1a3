/* Streamlit has words of its own in English alone: those that a reader meets stand in the reader's language. */
const OWN_WORDS = "[data-testid=stSkipToContent], [data-testid=stSelectbox], [data-testid=stMultiSelect], [data-testid=stFileUploader], [data-testid=stSelectboxVirtualDropdown], button[aria-label=Dismiss], [data-testid=InputInstructions], [data-testid=stElementToolbar], [data-testid=stHeaderActionElements], [data-testid=stProgress] [aria-label], [data-testid^=stTabsScroll], button [aria-label^=Shortcut], button[aria-label^=Shortcut]";
const SIZED = [[/^(\S+) per file$/, "{size} per file"], [/^Shortcut (\S+)$/, "Shortcut {size}"], [/^Remove (.+)$/, "Remove {size}"], [/^Press \S*Enter to submit form$/, "Press Enter to submit form"], [/^Press \S*Enter to apply$/, "Press Enter to apply"]];
// What each was in English, by what holds it: the language may change, and Streamlit may write it anew.
const inEnglish = new WeakMap();

function ownWord(holder, name, text, words) {
  const known = inEnglish.get(holder) || {}, english = known[name] && known[name].now === text ? known[name].was : text;
  const [size, form] = SIZED.map(([shape, form]) => [shape.exec(english), form]).find(([size]) => size) || [];
  const now = (size && words[form] || "").replace("{size}", size && size[1]) || words[english] || english;
  inEnglish.set(holder, {...known, [name]: {was: english, now}});
  return now;
}

function sayInOwnWords(words) {
  for (const part of document.querySelectorAll(OWN_WORDS)) {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const now = ownWord(text, "text", text.data, words);
      if (now !== text.data) text.data = now;
    }
    for (const item of [part, ...part.querySelectorAll("[placeholder], [aria-label]")]) {
      for (const name of ["placeholder", "aria-label"]) {
        const was = item.getAttribute(name), now = was && ownWord(item, name, was, words);
        if (now !== was) item.setAttribute(name, now);
      }
    }
  }
}
