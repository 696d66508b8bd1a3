/* Inside another page: the height that the map wants there, told as newsrooms' pages expect it, by the
   first HTML and then by the app, which finds on the window what was told before it ran. */
const EMBED = {share: 0.58, least: 260, most: 480, words: 220};

// What a part needs that may be cut to the height the frame has; parts of a pixel but where it is cut.
function heightIn(page, name) {
  const part = page.querySelector(name), height = part ? part.getBoundingClientRect().height : 0;
  return height && part.scrollHeight > Math.ceil(height) ? part.scrollHeight : height;
}

// On a narrow frame the words of a place come below the map. They have the room of the timeline's cards,
// or a part of the map's: the page around it, which somebody reads, does not jump under a press.
function fitEmbed() {
  const first = document.querySelector("#ov-first:not(.is-done)"), page = first || document.querySelector(".stApp");
  const height = (name) => heightIn(page, name);
  if (!page || !page.querySelector(".ov-embed") || document.fullscreenElement || matchMedia("print").matches) return;
  const root = document.documentElement, narrow = window.innerWidth <= 860, below = window.innerWidth < 560, known = window.overlandEmbed = window.overlandEmbed || {};
  const words = page.querySelector(".st-key-details");
  // A link may have chosen a place: without it the page is measured all the same, once for a width, so that it has one height.
  if (narrow && words && known.width !== window.innerWidth) { root.classList.add("ov-embed-closed"); known.width = window.innerWidth; fitEmbed(); root.classList.remove("ov-embed-closed"); }
  const chosen = narrow && words ? words.getBoundingClientRect().height : 0, details = below ? chosen : 0;
  let changed = false;
  const set = (name, value) => { if (root.style.getPropertyValue(name) !== value + "px") { root.style.setProperty(name, value + "px"); changed = true; } };
  // Before the timeline is measured, which is cut to what title, source and a map of some height leave.
  set("--ov-beside", Math.ceil(height(".ov-embed") + height(".ov-embed-source")));
  const around = Math.ceil(height(".ov-embed") + details + height(".ov-timeline") + height(".ov-embed-source")) + 2;
  // In a frame of fixed height the map has what the parts leave as they are, the timeline cut.
  const cut = Math.ceil(height(".ov-timeline") - (page.querySelector(".ov-timeline")?.getBoundingClientRect().height || 0));
  // What stands below the map (map/static/below.js) has room of its own, once the page around has given it.
  set("--ov-around", around - cut + (Math.abs(window.innerHeight - known.told) < 3 ? known.more || 0 : 0));
  if (changed) window.dispatchEvent(new Event("overland-fitted"));
  root.classList.toggle("ov-cut", cut > 0);
  const map = Math.min(EMBED.most, Math.max(EMBED.least, Math.round(window.innerWidth * EMBED.share)));
  const cards = height(".ov-timeline .ov-dates");
  if (!chosen) known.cards = cards;
  const reserve = below ? Math.max(0, EMBED.words - (known.cards || 0)) : 0;
  if (below) set("--ov-words", Math.max(EMBED.words, Math.round(known.cards || 0)));
  // A reader who draws the words up asks for more height, and gives it back.
  const raised = details && root.classList.contains("ov-sheet-raised");
  const kept = chosen && !raised && known.closed && known.width === window.innerWidth;
  // A pixel or two of a rounded part are no reason to move the page around.
  const asked = around + map + (details ? 0 : reserve), steady = Math.abs(asked - known.wanted) < 3 ? known.wanted : asked;
  const wanted = kept ? known.closed : steady;
  if (!chosen) Object.assign(known, {closed: wanted, width: window.innerWidth});
  // A page that gave the height once gives it again: what was chosen then has room of its own.
  root.classList.toggle("ov-own-height", Math.abs(window.innerHeight - known.told) < 3 || root.classList.contains("ov-own-height"));
  const more = Number(root.dataset.below || 0), told = wanted + more;
  if (told === known.told || window.parent === window) return;
  Object.assign(known, {told, wanted, more});
  // No secret: a number of pixels, for whatever page the reader is on.
  window.parent.postMessage({"datawrapper-height": {overland: told}}, "*");
}
window.addEventListener("overland-below", fitEmbed);
