/* Inside another page: the height that the map wants there, told as newsrooms' pages expect it. */
const EMBED = {share: 0.58, least: 260, most: 480};

function fitEmbed() {
  if (!document.querySelector(".stApp .ov-embed") || document.fullscreenElement) return;
  const height = (name) => { const part = document.querySelector(".stApp " + name); return part ? part.getBoundingClientRect().height : 0; };
  const details = window.innerWidth <= 860 ? height(".st-key-details") : 0;
  const around = Math.ceil(height(".ov-embed") + details + height(".ov-timeline") + height(".ov-embed-source")) + 2;
  const root = document.documentElement;
  if (root.style.getPropertyValue("--ov-around") !== around + "px") root.style.setProperty("--ov-around", around + "px");
  const map = Math.min(EMBED.most, Math.max(EMBED.least, Math.round(window.innerWidth * EMBED.share)));
  const wanted = around + map;
  // A page that gave the height once gives it again: what was chosen then has room of its own.
  root.classList.toggle("ov-own-height", Math.abs(window.innerHeight - fitEmbed.told) < 3 || root.classList.contains("ov-own-height"));
  if (wanted === fitEmbed.told || window.parent === window) return;
  fitEmbed.told = wanted;
  // No secret: a number of pixels, for whatever page the reader is on.
  window.parent.postMessage({"datawrapper-height": {overland: wanted}}, "*");
}
