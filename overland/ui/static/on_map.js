/* What is shown on map and timeline at once, before the app has answered. */
function showOnMap(wanted) {
  const place = wanted.get("place") || "", event = wanted.get("event") || "", map = mapOf();
  markEvent(event);
  if (map) map.show({...map.state.shown, place, event});
}

function mapOf() {
  const frame = document.querySelector(".st-key-map iframe"), map = frame && frame.contentWindow.overland;
  return map && map.state.map ? map : null;
}

// The map of the first HTML never stands beside another story's words, however long theirs takes to come.
function leaveMap() {
  for (const frame of document.querySelectorAll(".st-key-map > .ov-live")) frame.remove();
}

// The map draws the route but for these legs, and no figures of these events.
function grow(legs, events) {
  const map = mapOf();
  if (map) map.grow(legs, events);
}

function markEvent(event) {
  for (const link of document.querySelectorAll(".stApp .ov-timeline a.ov-event")) {
    if (link.dataset.event === event) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
  }
}

// Once for a view.
function bringMap(page, view) {
  const now = new URLSearchParams(window.location.search);
  if (page.brought === view || [now.get("place"), now.get("event")].join() !== view) return;
  page.brought = view;
  bringAbove(document.querySelector(".stApp:not(:has(.ov-embed))"), now.get("event"));
}
