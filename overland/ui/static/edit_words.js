/* The page Edit is drawn in parts, of which some come long after others: each is put in the reader's language as it comes, and all of it in that language's direction. */
export default function (component) {
  const page = window.overlandWords = window.overlandWords || {words: {}, watch: null};
  page.words = component.data.words;
  Object.assign(document.documentElement, {lang: component.data.lang, dir: component.data.dir});
  const say = () => sayInOwnWords(page.words);
  if (page.watch) page.watch.disconnect();
  page.watch = new MutationObserver(say);
  page.watch.observe(document.body, {childList: true, subtree: true, characterData: true});
  say();
}
