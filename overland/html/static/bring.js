/* On a phone what was chosen lies in a sheet over the lower part: the map goes above it, if it is not there; after
   an event with the buttons below it, for whoever goes on from event to event or stops a walk that plays. */
function bringAbove(page, event) {
  if (window.innerWidth > 860 || !page) return;
  const bring = (part) => part && part.scrollIntoView({block: "nearest", behavior: "auto"});
  bring(page.querySelector(".st-key-map, .ov-first-map, .ov-map"));
  if (event && window.innerHeight >= 360) bring(page.querySelector(".ov-timeline-bar"));
}
