/* The legend beside what was chosen: on a narrow map the two have room one above the other. */
(function (overland) {
  "use strict";
  const state = overland.state;
  const BESIDE = 8, LEAST = 96, TOP = 40;

  // Opened by a reader it gives way to the chosen place: it is as high as the room below the pin, and
  // where that is too little the map takes the pin up.
  function besideChosen(box) {
    box.style.maxHeight = "";
    const pin = chosenPin();
    if (!pin || !box.querySelector("details[open]")) return;
    const around = state.map.getContainer().getBoundingClientRect();
    const spot = pin.getBoundingClientRect(), area = box.getBoundingClientRect();
    if (!overland.overlap(spot, area, BESIDE)) return;
    state.moved = true;
    const lift = area.bottom - spot.bottom - 2 * BESIDE < LEAST ? Math.max(0, spot.top - around.top - TOP) : 0;
    if (lift) state.map.panBy([0, lift], {animate: false});
    box.style.maxHeight = Math.max(LEAST / 2, area.bottom - (spot.bottom - lift) - 2 * BESIDE) + "px";
  }

  // What is too high for its map stands in two columns, on a narrow one in smaller letters: none of it is cut.
  function fitLegend() {
    const box = state.map.getContainer().querySelector(".ov-legend");
    if (!box) return;
    box.classList.remove("is-tall");
    box.classList.toggle("is-tall", box.scrollHeight > box.clientHeight + 1);
  }

  // Each sign on the map is in the legend, and only those: what a walk has not come to is not there, what
  // a filter leaves out is as faint, and a far place is an arrow until it is in sight.
  function keepKey() {
    const container = state.map.getContainer(), none = document.documentElement.dataset.others === "0";
    for (const row of container.querySelectorAll(".ov-legend li[data-sign]")) {
      const signs = [...container.querySelectorAll(`.leaflet-map-pane .${row.dataset.sign}`)], every = (name) => signs.length > 0 && signs.every((sign) => sign.classList.contains(name));
      const away = "far" in row.dataset && (!signs.length || every("is-edge"));
      const gone = "edge" in row.dataset && !signs.length;
      row.hidden = row.dataset.sign === "ov-cluster" ? none : away || gone || every("is-later");
      row.classList.toggle("is-faint", every("is-outside"));
    }
    fitLegend();
  }

  function chosenPin() {
    const marker = state.markers.get(state.shown.place), icon = marker && marker.getElement();
    return icon && icon.querySelector(".ov-pin");
  }

  // A place that is chosen on a narrow map lies open to view.
  function foldForChosen() {
    const legend = state.map.getContainer().querySelector(".ov-legend details[open]");
    if (legend && overland.isTight(state.map)) legend.open = false;
  }

  // As the reader left the one of the page's first picture.
  function foldByReader(open) {
    const fold = state.map.getContainer().querySelector(".ov-legend details");
    if (!fold) return;
    touched();
    fold.open = open;
  }

  // The reader is about to open or to fold it.
  function touched() {
    const box = state.map.getContainer().querySelector(".ov-legend");
    state.legendByReader = true;
    if (!box.querySelector("details[open]")) state.folded = {width: box.offsetWidth, height: box.offsetHeight};
  }

  // Its room on the screen. Opened by a reader it lies over a small map as it is: names and map stay where they are.
  function legendArea() {
    const box = state.map.getContainer().querySelector(".ov-legend");
    if (!box) return null;
    const {left, bottom, right, top} = box.getBoundingClientRect();
    const lies = state.legendByReader && state.folded && box.querySelector("details[open]") && overland.isTight(state.map);
    return lies ? {left, bottom, right: left + state.folded.width, top: bottom - state.folded.height} : {left, bottom, right, top};
  }

  Object.assign(overland, {besideChosen, foldByReader, fitLegend, foldForChosen, keepKey, legendArea, touched});
})(window.overland);
