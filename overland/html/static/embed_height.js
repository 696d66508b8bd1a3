/* Inside another page: the height that the map wants there, told as newsrooms' pages expect it. */
const EMBED = {share: 0.58, least: 260, most: 480, words: 220};

// On a narrow frame the words of a place come below the map. They have the room of the timeline's cards,
// or a part of the map's: the page around it, which somebody reads, does not jump under a press.
function fitEmbed() {
  if (!document.querySelector(".stApp .ov-embed") || document.fullscreenElement) return;
  const height = (name) => { const part = document.querySelector(".stApp " + name); return part ? part.getBoundingClientRect().height : 0; };
  const root = document.documentElement, narrow = window.innerWidth <= 860;
  const details = narrow ? height(".st-key-details") : 0;
  const around = Math.ceil(height(".ov-embed") + details + height(".ov-timeline") + height(".ov-embed-source")) + 2;
  const set = (name, value) => { if (root.style.getPropertyValue(name) !== value + "px") root.style.setProperty(name, value + "px"); };
  set("--ov-around", around);
  const map = Math.min(EMBED.most, Math.max(EMBED.least, Math.round(window.innerWidth * EMBED.share)));
  const cards = height(".ov-timeline .ov-dates");
  if (!details) fitEmbed.cards = cards;
  const reserve = narrow ? Math.max(0, EMBED.words - (fitEmbed.cards || 0)) : 0;
  if (narrow) set("--ov-words", Math.max(EMBED.words, Math.round(fitEmbed.cards || 0)));
  // A reader who draws the words up asks for more height, and gives it back.
  const raised = details && root.classList.contains("ov-sheet-raised");
  const kept = details && !raised && fitEmbed.closed && fitEmbed.width === window.innerWidth;
  const wanted = kept ? fitEmbed.closed : around + map + (details ? 0 : reserve);
  if (!details) Object.assign(fitEmbed, {closed: wanted, width: window.innerWidth});
  // A page that gave the height once gives it again: what was chosen then has room of its own.
  root.classList.toggle("ov-own-height", Math.abs(window.innerHeight - fitEmbed.told) < 3 || root.classList.contains("ov-own-height"));
  if (wanted === fitEmbed.told || window.parent === window) return;
  fitEmbed.told = wanted;
  // No secret: a number of pixels, for whatever page the reader is on.
  window.parent.postMessage({"datawrapper-height": {overland: wanted}}, "*");
}
