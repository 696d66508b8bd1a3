/* The signs of clusters and single places: a ring whose arcs say how well each place is known. A zoom makes hundreds of
   them: they are filled in over some frames. */
(function (overland) {
  "use strict";
  const state = overland.state;
  // Of a frame's time what signs may take.
  const SLICE_MS = 6;
  // Signs that are kept to be copied.
  const MOST = 300;
  const copies = new Map(), waiting = [];

  // A ring with an arc for each term, as long as its share and drawn as its line is on the map; `text`
  // is a number. As few elements as it can be made of.
  function signOf(parts, radius, text) {
    const all = parts.reduce((sum, [, n]) => sum + n, 0);
    const middle = radius + 3, round = 2 * Math.PI * radius;
    let from = 0;
    const arcs = parts.map(([term, n]) => {
      const {colour, dash} = state.terms[term], length = n / all * round;
      const arc = `<circle class="ov-arc" cx="${middle}" cy="${middle}" r="${radius}" stroke="var(--ov-${colour})" stroke-dasharray="${dashes(dash, length, round)}" stroke-dashoffset="${-from}"/>`;
      from += length;
      return arc;
    });
    const number = text ? `<span>${text}</span>` : "";
    return `<svg width="${2 * middle}" height="${2 * middle}" aria-hidden="true"><circle class="ov-disc" cx="${middle}" cy="${middle}" r="${radius}"/>${arcs.join("")}</svg>${number}`;
  }

  // The dashes of an arc: the term's own, half as long, as far as it goes; then nothing.
  function dashes(dash, length, round) {
    const own = dash ? dash.split(" ").map((part) => Math.max(.5, Number(part) / 2)) : [length, 0];
    const found = [];
    let left = length;
    for (let i = 0; left > .1; i += 1) {
      const part = Math.min(left, own[i % own.length]);
      found.push(part.toFixed(2));
      left -= part;
      if (own.length === 2 && !own[1]) break;
    }
    if (found.length % 2 === 0) found.push("0");
    return [...found, round.toFixed(2)].join(" ");
  }

  // What was read once is copied: that takes a third of the time.
  function copyOf(html) {
    if (!copies.has(html)) {
      const template = document.createElement("template");
      template.innerHTML = html;
      if (copies.size >= MOST) copies.clear();
      copies.set(html, template.content);
    }
    return copies.get(html).cloneNode(true);
  }

  function fill() {
    const until = performance.now() + SLICE_MS;
    while (waiting.length && performance.now() < until) {
      const [element, written] = waiting.shift();
      element.replaceChildren(copyOf(written()));
    }
    if (waiting.length) requestAnimationFrame(fill);
  }

  // An icon that is there at once, and its sign, which `make` gives, in a frame soon after.
  function signIcon(options, make) {
    const icon = L.divIcon({...options, html: ""}), bare = icon.createIcon.bind(icon);
    let sign = "";
    const written = () => { sign = sign || make(); return sign; };
    icon.createIcon = (old) => {
      const element = bare(old);
      if (waiting.push([element, written]) === 1) requestAnimationFrame(fill);
      return element;
    };
    return icon;
  }

  Object.assign(overland, {dashes, signIcon, signOf});
})(window.overland);
