/* The filter's form and the timeline's window: each change goes into the address as a link's would. */

// What the page's HTML does not say, so that it stays as it is whatever is chosen.
const OPENED = ["place", "event"];

// What a filter's form asks for, as the part of an address after the question mark; what is chosen and
// what the map wrote into the address go along.
function filterQuery(form) { return takeAddress(filterForm.query(form), OPENED); }

// What only the address has: where the map stands, and more by name.
function takeAddress(asked, more) {
  const here = new URLSearchParams(window.location.search);
  for (const name of document.querySelector(".ov-timeline") ? ["c", "layers", ...more] : []) {
    if (here.get(name)) asked.set(name, here.get(name)); else asked.delete(name);
  }
  return "?" + asked.toString().replace(/%2C/gi, ",");
}

function sendFilter(page, form, element) {
  const last = form.getAttribute("action").slice(2);
  page.filtering = true;
  if (element) wantFocus(page, element);
  page.go(last + filterQuery(form));
}

// A day that is half typed is no day yet; words are looked for when Enter is pressed or they are left.
function onFilterChange(event) {
  const form = event.target.closest && event.target.closest("form.ov-filter");
  if (form && form.checkValidity()) sendFilter(window.overlandPage, form, event.target);
  else if (event.target.matches && event.target.matches(".ov-window input")) sendWindow(event.target);
}

function onFilterSubmit(event) {
  const form = event.target.closest && event.target.closest("form.ov-filter");
  if (!form) return;
  event.preventDefault();
  event.stopPropagation();
  if (form.checkValidity()) sendFilter(window.overlandPage, form, document.activeElement);
}

/* ---- the window over the histogram ---- */

function onWindowInput(event) {
  const box = event.target.matches && event.target.matches(".ov-window input") && event.target.closest(".ov-window");
  if (box) filterForm.showWindow(box, filterForm.windowOf(box, event.target));
}

function sendWindow(input) {
  const page = window.overlandPage, box = input.closest(".ov-window");
  const asked = filterForm.setWindow(new URLSearchParams(box.dataset.query), box, filterForm.windowOf(box, input));
  page.filtering = true;
  wantFocus(page, input);
  page.go(takeAddress(asked, OPENED));
}

/* ---- after an answer ---- */

function filterFocus(element) {
  const name = element.getAttribute("name"), tick = element.type === "checkbox";
  if (element.closest(".ov-window")) return `.ov-window input[data-edge="${element.dataset.edge}"]`;
  return name ? `.ov-filter [name="${name}"]${tick ? `[value="${CSS.escape(element.value)}"]` : ""}` : ".ov-filter summary";
}

// The answer brings a new form: it is as open as the old one was, and what is shown is told once.
function settleFilter(page) {
  for (const fold of document.querySelectorAll(".ov-filter > details")) {
    if (fold.ovHeard) continue;
    fold.ovHeard = true;
    if (page.filterOpen) fold.open = true;
    fold.addEventListener("toggle", () => { page.filterOpen = fold.open; });
  }
  const count = document.querySelector(".stApp .ov-filter-count");
  const text = count ? count.textContent : "";
  if (page.filtering && text !== page.filterSaid) { page.filtering = false; if (text) announce(text); }
  page.filterSaid = text;
}

function startFilter() {
  document.addEventListener("change", onFilterChange);
  document.addEventListener("submit", onFilterSubmit, true);
  document.addEventListener("input", onWindowInput);
}
