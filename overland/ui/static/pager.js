/* The next rows of a table: the reader goes on at the first of them, and is told which they are. */
function settlePager(page) {
  const said = document.querySelector(".stApp .ov-pager span"), words = said ? said.textContent : "";
  const turned = page.paging && words && words !== page.paged;
  if (!page.paging) page.paged = words;
  if (!turned) return;
  Object.assign(page, {paging: false, paged: words, focus: ""});
  const first = document.querySelector(".stApp .ov-table tbody a");
  if (first) { first.focus({preventScroll: true}); first.scrollIntoView({block: "center"}); }
  announce(words);
}
