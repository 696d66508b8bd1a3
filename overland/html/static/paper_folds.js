/* On paper the evidence is unfolded; afterwards what was folded is folded again. Menus, the filter and
   Streamlit's own folds stay as they are. One for the app and for the one file. */
function unfoldOnPaper() {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(":is(.ov-details, .ov-table, .ov-prose) details:not([open])")) {
      fold.open = true;
      opened.push(fold);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  });
}
