/* Labels take the best free side of their pins; names of the ground stand where room is left. */
(function (overland) {
  "use strict";
  const state = overland.state;

  function arrange() {
    if (!state.map || !state.map._loaded) return;
    cancelAnimationFrame(state.frame);
    state.frame = requestAnimationFrame(() => { overland.edges(); spread(); labels(); state.moves += 1; document.documentElement.dataset.arranged = state.moves; });
  }

  function ranked() {
    return [...state.markers.values()].sort((one, two) => one.options.priority - two.options.priority);
  }

  function spread() {
    const order = ranked();
    const points = order.map((marker) => state.map.latLngToContainerPoint(marker.getLatLng()));
    const free = overland.apart(points, 34);
    for (const [index, marker] of order.entries()) {
      const icon = marker.getElement();
      const shift = free[index].subtract(points[index]);
      icon.style.setProperty("--ov-dx", shift.x + "px");
      icon.style.setProperty("--ov-dy", shift.y + "px");
      icon.style.marginLeft = shift.x - 16 + "px";
      icon.style.marginTop = shift.y - 16 + "px";
      if (marker.getPopup()) marker.getPopup().options.offset = [shift.x, 7 + shift.y];
      const leader = icon.querySelector(".ov-leader");
      const length = Math.hypot(shift.x, shift.y);
      leader.style.width = length > 1 ? length + "px" : "0";
      leader.style.transform = "rotate(" + Math.atan2(-shift.y, -shift.x) + "rad)";
    }
  }

  const SIDES = ["right", "left", "top", "bottom"];

  function labels() {
    const box = state.map.getContainer().getBoundingClientRect();
    const fixed = [...state.map.getContainer().querySelectorAll(".leaflet-control")].map((e) => e.getBoundingClientRect())
      .filter((r) => r.width > 0);
    const taken = fixed.slice();
    const route = spots(box);
    const pins = new Map(ranked().map((m) => [m, m.getElement().querySelector(".ov-pin").getBoundingClientRect()]));
    for (const marker of ranked()) {
      const icon = marker.getElement();
      const label = icon.querySelector(".ov-label");
      const order = marker.options.sides || SIDES;
      // Whole in one line, whole in two, or without the figure.
      const fits = (form, side) => {
        icon.classList.toggle("is-folded", form === 1);
        icon.classList.toggle("is-short", form === 2);
        label.dataset.side = side;
        const area = label.getBoundingClientRect();
        const others = taken.concat([...pins].filter(([owner]) => owner !== marker).map(([, pin]) => pin));
        return overland.inside(area, box) && !others.some((other) => overland.overlap(area, other, 2));
      };
      icon.classList.remove("is-quiet");
      // Of the sides that are free, the one where the label hides least of the route.
      const placings = (form) => order.filter((side) => fits(form, side)).map((side) => {
        fits(form, side);
        const area = label.getBoundingClientRect();
        return [route.filter((spot) => overland.overlap(area, spot, 3)).length, order.indexOf(side), form, side];
      });
      const best = placings(0).concat(placings(1).map((c) => [c[0] + 1, c[1], c[2], c[3]]), placings(2).map((c) => [c[0] + 4, c[1], c[2], c[3]]))
        .sort((one, two) => one[0] - two[0] || one[1] - two[1])[0];
      if (best) { fits(best[2], best[3]); taken.push(label.getBoundingClientRect()); }
      else icon.classList.add("is-quiet");
    }
    ground(box, taken.concat([...pins.values()]), route);
  }

  // Where the route runs, every few pixels, as tiny rectangles on the page.
  function spots(box) {
    const found = [];
    state.map.eachLayer((layer) => {
      if (!(layer instanceof L.Polyline) || layer instanceof L.Polygon || !layer.feature || !/ov-line/.test(layer.options.className || "")) return;
      const points = layer.getLatLngs().map((spot) => state.map.latLngToContainerPoint(spot));
      for (let i = 1; i < points.length; i += 1) {
        const pieces = Math.min(60, Math.max(1, Math.round(points[i].distanceTo(points[i - 1]) / 8)));
        for (let k = 0; k < pieces; k += 1) {
          const spot = points[i - 1].add(points[i].subtract(points[i - 1]).multiplyBy(k / pieces)).add([box.left, box.top]);
          found.push({left: spot.x, right: spot.x, top: spot.y, bottom: spot.y});
        }
      }
    });
    return found;
  }

  function ground(box, taken, route) {
    const zoom = state.map.getZoom();
    const wanted = [...state.labels].sort((one, two) => one.label.rank - two.label.rank);
    for (const marker of wanted) {
      const icon = marker.getElement && marker.getElement();
      if (!icon) continue;
      const words = icon.firstChild;
      words.style.visibility = "hidden";
      if (zoom < (marker.label.min_zoom || 0) || zoom > (marker.label.max_zoom || 99)) continue;
      // A town's name steps off the road that runs through it.
      const steps = {town: [0, -15, 15, -24, 24], pass: [0, -15, 15, -24, 24], country: zoom < 7 ? [0, -15, 15, -25, 25] : [0, -40, 40, -80, 80]}[marker.label.kind] || [0];
      const free = steps.map((step) => {
        words.style.top = step + "px";
        const area = words.getBoundingClientRect();
        const covered = route.filter((spot) => overland.overlap(area, spot, 1)).length;
        return overland.inside(area, box) && !taken.some((other) => overland.overlap(area, other, 4)) ? [covered, Math.abs(step), step] : null;
      }).filter(Boolean).sort((one, two) => one[0] - two[0] || one[1] - two[1]);
      if (!free.length) continue;
      words.style.top = free[0][2] + "px";
      words.style.visibility = "visible";
      taken.push(words.getBoundingClientRect());
    }
  }

  Object.assign(overland, {arrange});
})(window.overland);
