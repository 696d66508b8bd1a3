/* Where the keyboard is while answers draw the page anew: at what was pressed, or at what it opened. */
const FOCUS_WAIT_MS = 20000, LINK = "link:";

function wantFocus(page, element) {
  Object.assign(page, {focus: focusAfter(element), given: "", fromMap: false, focusUntil: Date.now() + FOCUS_WAIT_MS});
}

// A walk that goes on leaves the keyboard at the button that it was begun or is stopped with.
function walkedBy() {
  return document.activeElement && document.activeElement.closest(".ov-timeline-bar [data-overland]");
}

// What was pressed for the words that are shown: Escape leads back there, before the answer too.
function openedBy(page, place, event, link) {
  const view = [place || "", event || ""].join(), finder = finderOf(link);
  // The answer for what is shown already says nothing of what was pressed.
  if (!link && page.opened === view) return;
  page.opened = view;
  if (finder && (place || event)) Object.assign(page, {opener: LINK, finder});
  else if (event) page.opener = `.ov-timeline a[data-event="${CSS.escape(event)}"]`;
  else if (place) page.opener = "marker:" + place;
}

// So it was on the first HTML.
function openedBefore(page, place, event) {
  if (window.overlandPressed) Object.assign(page, {opener: LINK, finder: window.overlandPressed, opened: [place || "", event || ""].join()});
}

// Whoever chose a place on the map by a key goes on in its words; Escape leads back to the marker.
function toDetails(page) {
  const details = document.querySelector(".stApp .ov-details");
  if (details) details.focus({preventScroll: true});
  Object.assign(page, {focus: ".stApp .ov-details", fromMap: true, focusUntil: Date.now() + FOCUS_WAIT_MS});
}

// Where the keyboard goes once the answer is there: to what was pressed, or else to what it opened.
function focusAfter(element) {
  if (element.closest(".ov-filter, .ov-window")) return filterFocus(element);
  if (element.dataset.overland) return `[data-overland="${element.dataset.overland}"]`;
  if (element.closest(".ov-languages")) return ".ov-languages summary";
  if (element.closest(".ov-timeline")) return `.ov-timeline a[data-event="${CSS.escape(element.dataset.event)}"]`;
  return ".ov-details";
}

// What has just got the keyboard back may be drawn anew; whoever goes on from there is followed.
function keepUp(page, element) {
  if (!page.given || page.given !== page.focus || (page.focus === LINK ? element === page.finder() : element.matches(page.focus))) return;
  const event = element.closest(".ov-timeline a[data-event]");
  page.focus = page.given = event ? `.ov-timeline a[data-event="${CSS.escape(event.dataset.event)}"]` : "";
}

function giveFocusBack(page) {
  if (Date.now() > page.focusUntil) Object.assign(page, {focus: "", fromMap: false});
  const active = document.activeElement, left = page.fromMap && active && active.tagName === "IFRAME";
  if (!page.focus || !(left || active === document.body)) return;
  const marker = page.focus.startsWith("marker:") && document.querySelector(".st-key-map iframe");
  const live = marker && marker.contentWindow.overland;
  const wanted = marker ? live && live.elementOf && live.elementOf(page.focus.slice(7)) : page.focus === LINK ? page.finder() : document.querySelector(page.focus);
  if (!wanted) return;
  wanted.focus({preventScroll: true});
  if (marker || page.focus.startsWith(".stApp ")) Object.assign(page, {focus: "", fromMap: false});
  else Object.assign(page, {given: page.focus, fromMap: false});
}
