/* The names that a small map and its buttons have for whoever listens. */
function overlandName(map, words) {
  const box = map.getContainer();
  const name = (part, word) => { if (part) Object.assign(part, {title: word}).setAttribute("aria-label", word); };
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", words.map);
  name(box.querySelector(".leaflet-control-zoom-in"), words.in);
  name(box.querySelector(".leaflet-control-zoom-out"), words.out);
  // Drawn on a step that was not shown, a name had no height: it goes beside its point once it has.
  const beside = (layer) => { if (layer.getTooltip && layer.getTooltip()) layer.getTooltip().update(); };
  new ResizeObserver(() => map.eachLayer(beside)).observe(box);
}
