/* Inside another page: the height that the map wants there, told as newsrooms' pages expect it. */
const EMBED = {share: 0.58, least: 260, most: 480};

function fitEmbed() {
  if (!document.querySelector(".stApp .ov-embed")) return;
  const height = (name) => { const part = document.querySelector(".stApp " + name); return part ? part.getBoundingClientRect().height : 0; };
  const around = Math.ceil(height(".ov-embed") + height(".ov-timeline") + height(".ov-embed-source")) + 2;
  const root = document.documentElement;
  if (root.style.getPropertyValue("--ov-around") !== around + "px") root.style.setProperty("--ov-around", around + "px");
  const map = Math.min(EMBED.most, Math.max(EMBED.least, Math.round(window.innerWidth * EMBED.share)));
  const wanted = around + map;
  if (wanted === fitEmbed.told || window.parent === window) return;
  fitEmbed.told = wanted;
  // No secret: a number of pixels, for whatever page the reader is on.
  window.parent.postMessage({"datawrapper-height": {overland: wanted}}, "*");
}
