/* The page Edit is drawn in parts, of which some come long after others: each is put in the reader's language as it comes, and all of it in that language's direction. */
export default function (component) {
  const page = window.overlandWords = window.overlandWords || {words: {}, watch: null};
  page.words = component.data.words;
  page.names = component.data.names;
  Object.assign(document.documentElement, {lang: component.data.lang, dir: component.data.dir});
  const say = () => { sayInOwnWords(page.words); mendParts(page.names); };
  if (page.watch) page.watch.disconnect();
  page.watch = new MutationObserver(say);
  page.watch.observe(document.body, {childList: true, subtree: true, characterData: true});
  say();
}

/* What Streamlit's parts lack for whoever listens or has no pointer: a name, a role that may have one, a stop that does something. */
function mendParts(names) {
  const each = (found, act) => document.querySelectorAll(found).forEach(act);
  each("[data-testid=stMain]:not([aria-label])", (main) => main.setAttribute("aria-label", names.page));
  each("[data-testid=stFileUploaderDropzone][role=presentation]", (zone) => zone.setAttribute("role", "group"));
  each("iframe[title='st.iframe']", (frame) => { frame.title = names.reader; });
  each("iframe[title^='streamlit_folium']", (frame) => { frame.title = names.map; });
  each("th[role=columnheader]:empty", (head) => { head.textContent = names.row; });
  // What is chosen does nothing by itself; its button takes it away.
  each("[data-tag][tabindex='0']", (chosen) => { chosen.tabIndex = -1; });
  each("[data-tag] > button[tabindex='-1']", (button) => { button.tabIndex = 0; });
}
