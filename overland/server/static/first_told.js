/* What is told on the first page, and its keys, before the app is there: what was chosen, that Escape
   lets go of it, and that nobody answers. */
function makeFirstTold(leave, markerOf) {
  // A story that is withheld has no words to choose, and no such line.
  const line = document.getElementById("ov-cut-off") || document.createElement("p"), words = line.dataset, AGAIN_MS = 4000;
  const first = () => document.querySelector("#ov-first:not(.is-done)");
  let opener = () => null, again = null, finder = null;

  // The app asks for it, too.
  function pressed(link) { finder = window.overlandPressed = finderOf(link); }

  // The words of a choice are on the page; whoever made it by a key goes on in them.
  function shown(address, byKey) {
    answered();
    const asked = new URL(address, location.href).searchParams, place = asked.get("place"), event = asked.get("event");
    if (finder && (place || event)) opener = finder;
    else if (event) opener = () => document.querySelector(`#ov-first .ov-timeline a[data-event="${CSS.escape(event)}"]`);
    else if (place) opener = () => markerOf(place);
    if (byKey) first()?.querySelector(".ov-details")?.focus({preventScroll: true});
    announce(place || event ? chosenWords(words.chosen, "", "#ov-first .ov-details") : words.closed);
  }

  // The words that are there stay; what was chosen last is asked for again, soon or when there is a network.
  function away(ask) {
    if (line.hidden) announce(words.away);
    line.textContent = words.away;
    line.hidden = false;
    clearTimeout(again);
    again = setTimeout(() => { if (first()) ask(); }, AGAIN_MS);
    window.addEventListener("online", () => { if (first() && !line.hidden) ask(); }, {once: true});
  }

  function answered() {
    clearTimeout(again);
    if (!first() || line.hidden) return;
    line.hidden = true;
    line.textContent = "";
  }

  function key(event) {
    if (event.key !== "Escape" || event.defaultPrevented || !first() || (window.overlandPage && window.overlandPage.ready)) return;
    if (event.target.closest && event.target.closest("input, textarea, select")) return;
    const link = first().querySelector(".ov-details a[data-away]");
    if (!link) return;
    leave(link.href);
    const back = opener();
    if (!back) return;
    const frame = back.ownerDocument === document ? null : back.ownerDocument.defaultView.frameElement;
    if (frame) frame.focus({preventScroll: true});
    back.focus({preventScroll: true});
  }
  document.addEventListener("keydown", key);

  return {pressed, shown, away, key};
}
