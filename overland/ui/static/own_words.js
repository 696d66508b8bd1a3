/* Streamlit has words of its own in English alone: those that a reader meets stand in the reader's language. */
const OWN_WORDS = "[data-testid=stSkipToContent], [data-testid=stSelectbox], [data-testid=stFileUploader], [data-testid=stSelectboxVirtualDropdown], button[aria-label=Dismiss]";
// What each was in English, by what holds it: the language may change, and Streamlit may write it anew.
const inEnglish = new WeakMap();

function ownWord(holder, name, text, words) {
  const known = inEnglish.get(holder) || {}, english = known[name] && known[name].now === text ? known[name].was : text;
  const size = /^(\S+) per file$/.exec(english);
  const now = (size && words["{size} per file"] || "").replace("{size}", size && size[1]) || words[english] || english;
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
