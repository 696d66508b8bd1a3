/* Pins that would cover each other step aside; labels take a free side, or are left out. On a plane,
   without a map: svg/layout.py is the same by the same rules, and tests hold both against shared
   cases. Both look only at what lies near, so that twice as many labels take twice as long. */
(function (overland) {
  "use strict";
  const GAP = 2, AMBIGUOUS = 12, OUT = 30, OVER = 40, ROUNDS = 80, MOST_SPREAD = 80, NEARLY = 0.01, CELL = 64, ROW = 1 << 20, NONE = [];
  const ASIDE_KM = 12;
  const SIDES = [
    ["right", 1, 0], ["left", -1, 0], ["top", 0, -1], ["bottom", 0, 1],
    ["top-right", 1, -1], ["top-left", -1, -1], ["bottom-right", 1, 1], ["bottom-left", -1, 1],
  ];

  // A box is {left, top, right, bottom} in pixels; y grows downwards.
  function overlap(one, two, gap) {
    return one.left < two.right + gap && two.left < one.right + gap && one.top < two.bottom + gap && two.top < one.bottom + gap;
  }

  function inside(area, box) {
    return area.left >= box.left && area.right <= box.right && area.top >= box.top && area.bottom <= box.bottom;
  }

  function around(spot, reach) {
    return {left: spot[0] - reach, top: spot[1] - reach, right: spot[0] + reach, bottom: spot[1] + reach};
  }

  // Boxes by the square cells that they lie in, each with its owner ("" for nobody's).
  class Grid {
    constructor() { this.cells = new Map(); }

    // Whether a test holds for any of the cells near a box. They are asked thousands of times for one picture: a cell's key is a number.
    someCell(box, gap, test) {
      const right = Math.floor((box.right + gap) / CELL), bottom = Math.floor((box.bottom + gap) / CELL), top = Math.floor((box.top - gap) / CELL);
      for (let x = Math.floor((box.left - gap) / CELL); x <= right; x += 1) {
        for (let y = top; y <= bottom; y += 1) if (test(x * ROW + y)) return true;
      }
      return false;
    }

    add(box, owner = "") {
      const item = {box, owner};
      this.someCell(box, 0, (key) => {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(item);
        return false;
      });
    }

    // Whether any box is nearer than `gap`.
    meets(box, gap) {
      return this.someCell(box, gap, (key) => (this.cells.get(key) || NONE).some((item) => overlap(box, item.box, gap)));
    }

    // The boxes nearer than `gap`, each once, without those of the owner `but`.
    meeting(box, gap, but = "") {
      const found = new Set();
      this.someCell(box, gap, (key) => {
        for (const item of this.cells.get(key) || NONE) if (!(but && item.owner === but) && overlap(box, item.box, gap)) found.add(item);
        return false;
      });
      return [...found];
    }
  }

  // The labels that fit, inside the frame and over no pin and no other label; and at what cost.
  // A label is {key, spot, sizes, reach}: sizes from the fullest form to the shortest. In their order,
  // each where it hides least of the route and is mistaken least for another pin's name. For one that
  // finds no room, one that stands in its way moves, if it can. Without `overLines` none hides any of the route.
  function placeLabels(labels, frame, taken, route = [], overLines = true) {
    const plan = {frame, overLines, blocked: new Grid(), pins: new Grid(), route: new Grid(), labels: new Grid(), choices: new Map(), placed: new Map()};
    for (const box of taken) plan.blocked.add(box);
    for (const label of labels) plan.pins.add(around(label.spot, label.reach - GAP), label.key);
    for (const [x, y] of route) plan.route.add({left: x, top: y, right: x, bottom: y});
    let cost = 0;
    labels.forEach((label, index) => { cost += settle(plan, label, OUT + 2 * (labels.length - index)); });
    return {placed: plan.placed, cost};
  }

  function settle(plan, label, out) {
    const choices = choicesOf(plan, label);
    plan.choices.set(label.key, choices);
    for (const choice of choices) {
      if (!inTheWay(plan, choice, label.key).length) { put(plan, label.key, choice); return choice.cost; }
    }
    for (const choice of choices) {
      const others = inTheWay(plan, choice, label.key);
      if (others.length === 1 && movesOff(plan, others[0], choice)) { put(plan, label.key, choice); return choice.cost; }
    }
    return out;
  }

  function movesOff(plan, key, choice) {
    const instead = plan.choices.get(key).find((one) => !overlap(one.box, choice.box, GAP) && !inTheWay(plan, one, key).length);
    if (instead) put(plan, key, instead);
    return Boolean(instead);
  }

  function put(plan, key, choice) {
    plan.placed.set(key, choice);
    plan.labels.add(choice.box, key);
  }

  // Keys of labels that stand there now; the grid also knows where they stood before.
  function inTheWay(plan, choice, key) {
    const standing = plan.labels.meeting(choice.box, GAP, key).filter((item) => plan.placed.get(item.owner).box === item.box);
    return [...new Set(standing.map((item) => item.owner))];
  }

  // Where the label could stand if it were alone, cheapest first.
  function choicesOf(plan, label) {
    const found = [];
    for (const choice of candidates(label)) {
      if (!inside(choice.box, plan.frame) || plan.blocked.meets(choice.box, GAP)) continue;
      // Beside another pin it would read as that pin's name.
      const beside = plan.pins.meeting(choice.box, AMBIGUOUS, label.key);
      if (beside.some((pin) => overlap(choice.box, pin.box, GAP))) continue;
      const hidden = plan.route.meeting(choice.box, 3).length;
      // Only what lies on the journey stands rather over the route than without its name.
      const crossing = hidden && !plan.overLines;
      if (crossing && !label.own) continue;
      found.push({...choice, cost: 2 * hidden + 4 * beside.length + 5 * choice.form + 0.2 * choice.order + (crossing ? OVER : 0)});
    }
    return found.sort((one, two) => one.cost - two.cost);
  }

  function candidates(label) {
    const [x, y] = label.spot;
    return label.sizes.flatMap(([width, height], form) => SIDES.map(([side, across, down], order) => {
      // On a diagonal the corner may come closer than on the straight sides.
      const reach = label.reach * (across && down ? 0.8 : 1);
      const left = x - width / 2 + across * (width / 2 + reach);
      const top = y - height / 2 + down * (height / 2 + reach);
      return {box: {left, top, right: left + width, bottom: top + height}, form, side, order};
    }));
  }

  // Spots moved apart, so that pins do not cover each other; what lies east stays east. They push each
  // other off along the line between them. The first one stands; of two others the earlier gives way
  // less, and none goes farther than `limit` from where it belongs. Of very many each stands there:
  // they would only push each other to and fro.
  function spread(spots, reach = 34, limit = Infinity) {
    const moved = spots.map((spot) => [...spot]);
    if (limit < 1 || spots.length > MOST_SPREAD) return moved;
    const cells = new Map();
    const cell = (spot, x = 0, y = 0) => (Math.floor(spot[0] / reach) + x) + "," + (Math.floor(spot[1] / reach) + y);
    const enter = (index) => {
      const key = cell(moved[index]);
      if (!cells.has(key)) cells.set(key, new Set());
      cells.get(key).add(index);
    };
    moved.forEach((_spot, index) => enter(index));
    const put = (index, spot) => {
      const was = moved[index], home = spots[index];
      const away = Math.hypot(spot[0] - home[0], spot[1] - home[1]);
      const held = away > limit ? spot.map((value, axis) => home[axis] + (value - home[axis]) / away * limit) : spot;
      cells.get(cell(was)).delete(index);
      moved[index] = held;
      enter(index);
      return Math.hypot(held[0] - was[0], held[1] - was[1]) >= NEARLY;
    };
    const earlier = (index) => [-1, 0, 1].flatMap((x) => [-1, 0, 1].flatMap((y) => [...cells.get(cell(moved[index], x, y)) || []]))
      .filter((other) => other < index).sort((one, two) => one - two);
    for (let round = 0; round < ROUNDS; round += 1) {
      let changed = false;
      for (let j = 1; j < moved.length; j += 1) {
        for (const i of earlier(j)) {
          const step = push(moved[i], moved[j], reach, i, j);
          if (!step) continue;
          const one = put(i, step[0]), two = put(j, step[1]);
          changed = one || two || changed;
        }
      }
      if (!changed) break;
    }
    return moved;
  }

  // Where two spots go that were too close to each other; null if they were not.
  function push(one, two, reach, i, j) {
    let dx = two[0] - one[0], dy = two[1] - one[1];
    const distance = Math.hypot(dx, dy);
    let length = distance;
    if (distance >= reach - NEARLY) return null;
    if (distance < NEARLY) { dx = Math.sin(j); dy = -Math.abs(Math.cos(j)); length = 1; }
    const by = reach - distance, given = i ? 0.3 : 0;
    return [
      [one[0] - dx / length * by * given, one[1] - dy / length * by * given],
      [two[0] + dx / length * by * (1 - given), two[1] + dy / length * by * (1 - given)],
    ];
  }

  Object.assign(overland, {ASIDE_KM, Grid, around, inside, overlap, placeLabels, spread});
})(window.overland);
