/* The legend: in a corner of its map, on a small one below it as soon as a reader opens it. */
(function (overland) {
  "use strict";
  const state = overland.state;
  // Pixels between its button and the corner.
  const EDGE = 10;

  function legendOf() { return state.map.getContainer().querySelector(".ov-legend") || document.querySelector(".ov-below > .ov-legend"); }

  // Where it belongs: nothing that is opened covers a small map.
  function standLegend() {
    const box = legendOf(), open = box && box.querySelector("details[open]");
    if (box) overland.putBelow(box, Boolean(open && state.legendByReader && overland.isTight(state.map)));
  }

  // By its button; what is opened below the map comes into sight.
  function pressLegend(event) {
    const box = legendOf(), fold = box.querySelector("details");
    event.preventDefault();
    touched();
    fold.open = !fold.open;
    standLegend();
    requestAnimationFrame(() => box.scrollIntoView({block: "nearest"}));
  }

  // What is too high for its map stands in two columns, on a narrow one in smaller letters: none of it is cut.
  function fitLegend() {
    const box = legendOf();
    if (!box) return;
    box.classList.remove("is-tall");
    box.classList.toggle("is-tall", box.scrollHeight > box.clientHeight + 1);
  }

  // Each sign on the map is in the legend, and only those: what a walk has not come to is not there, what
  // a filter leaves out is as faint, a far place is an arrow until it is in sight, and what a pin hides is no sign.
  function keepKey() {
    const container = state.map.getContainer(), none = document.documentElement.dataset.others === "0";
    for (const row of legendOf()?.querySelectorAll("li[data-sign]") || []) {
      const signs = [...container.querySelectorAll(`.leaflet-map-pane .${row.dataset.sign}`)], every = (name) => signs.length > 0 && signs.every((sign) => sign.classList.contains(name));
      const away = "far" in row.dataset && (!signs.length || every("is-edge"));
      const gone = "edge" in row.dataset && !signs.length;
      row.hidden = row.dataset.sign === "ov-cluster" ? none : away || gone || every("is-later") || every("is-small");
      row.classList.toggle("is-faint", every("is-outside"));
    }
    fitLegend();
  }

  // A place that is chosen on a narrow map lies open to view.
  function foldForChosen() {
    const fold = legendOf()?.querySelector("details[open]");
    if (!fold || !overland.isTight(state.map)) return;
    fold.open = false;
    standLegend();
  }

  // As the reader left the one of the page's first picture.
  function foldByReader(open) {
    const box = legendOf();
    if (!box) return;
    touched();
    box.querySelector("details").open = open;
    standLegend();
  }

  // The reader is about to open or to fold it: below the map it keeps the room of its button there, so that no name moves.
  function touched() {
    const box = legendOf();
    state.legendByReader = true;
    if (!box.querySelector("details[open]")) state.folded = {width: box.offsetWidth, height: box.offsetHeight};
  }

  // Its room on the map.
  function legendArea() {
    const box = legendOf();
    if (!box) return null;
    const area = box.getBoundingClientRect(), map = state.map.getContainer().getBoundingClientRect(), {folded} = state;
    if (!box.matches(".ov-below > *")) return area;
    const left = map.left + EDGE, bottom = map.bottom - EDGE;
    return {left, bottom, right: left + folded.width, top: bottom - folded.height};
  }

  Object.assign(overland, {foldByReader, fitLegend, foldForChosen, keepKey, legendArea, legendOf, pressLegend, standLegend});
})(window.overland);
