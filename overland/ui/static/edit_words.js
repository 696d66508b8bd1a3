/* The page Edit is drawn in parts, of which some come long after others: each is put in the reader's language as it comes. */
export default function (component) {
  const page = window.overlandWords = window.overlandWords || {words: {}, watch: null};
  page.words = component.data;
  const say = () => sayInOwnWords(page.words);
  if (page.watch) page.watch.disconnect();
  page.watch = new MutationObserver(say);
  page.watch.observe(document.body, {childList: true, subtree: true, characterData: true});
  say();
}
