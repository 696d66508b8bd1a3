/* A place's icon: its pin stands on its point or a little aside, its button where no other one is, its name on a free side.
   The live map's markers and the links of the page's first picture are such icons. */
(function (overland) {
  "use strict";
  // The fullest first: in one line, in two, without the figure, the name alone in two, and those short ones.
  const FORMS = [[], ["is-folded"], ["is-short"], ["is-folded", "is-short"], ["is-folded", "is-short", "is-slim"]];
  // On a narrow map a name has at most two lines (at the edge, with how far it is, three; and so has that of the head's first
  // figure, which is not left out for lines), and hides none of the route; elsewhere four.
  const LINES = 2.5, LINES_EDGE = 3.5, LINES_WIDE = 4.5;
  // Half the width of a pin's button, and of one beside another; how far apart two must be so that their buttons
  // do not meet, the one and the other; and how far a button may be off its pin for that.
  const HALF = 16, HALF_TIGHT = 12, CLEAR = 46, CLEAR_TIGHT = 34, OFF_PIN = 16;
  // How far the ring around the chosen one goes beyond its pin, at its corners too.
  const PIN = 9, REACH = 12, RING = 10;

  // For each point, the first one first: where its pin stands, how far that is from the point, and from it to its button, and
  // half of the button's width.
  function standings(points, limit) {
    const spots = overland.spread(points, CLEAR_TIGHT, limit), buttons = overland.spread(spots, CLEAR_TIGHT, OFF_PIN);
    const less = (one, two) => [one[0] - two[0], one[1] - two[1]];
    return spots.map((spot, index) => ({
      spot, shift: less(spot, points[index]), off: less(buttons[index], spot),
      half: spots.some((other, at) => at !== index && Math.hypot(...less(other, spot)) < CLEAR) ? HALF_TIGHT : HALF,
    }));
  }

  // Whether most pins stand so close to another that they cover it.
  function areCrowded(spots) {
    const grid = new overland.Grid();
    spots.forEach((spot, index) => grid.add(overland.around(spot, PIN), String(index)));
    const covered = spots.filter((spot, index) => grid.meeting(overland.around(spot, PIN), 0, String(index)).length);
    return covered.length > 2 && covered.length * 2 > spots.length;
  }

  // The button of a pin may stand a little off it, and all that is seen of it stays where it is.
  function standIcon(icon, {shift: [x, y], off, half}) {
    icon.style.setProperty("--ov-dx", x + "px");
    icon.style.setProperty("--ov-dy", y + "px");
    icon.style.marginLeft = x + off[0] - half + "px";
    icon.style.marginTop = y + off[1] - half + "px";
    icon.style.width = icon.style.height = 2 * half + "px";
    icon.style.setProperty("--ov-back", -off[0] + "px " + -off[1] + "px");
    const leader = icon.querySelector(".ov-leader"), length = Math.hypot(x, y);
    leader.style.width = length > 1 ? length + "px" : "0";
    leader.style.transform = "rotate(" + Math.atan2(-y, -x) + "rad)";
  }

  // The sizes of each icon's name in its forms, and how far its pin reaches: all at once, a form at a time.
  function sizesOfIcons(icons, narrow) {
    const found = new Map(icons.map((icon) => [icon, {forms: [], reach: 0}]));
    if (!icons.length) return found;
    const line = parseFloat(getComputedStyle(icons[0].querySelector("small, b")).lineHeight);
    FORMS.forEach((form, index) => {
      for (const icon of icons) wear(icon, form);
      for (const icon of icons) {
        const label = icon.querySelector(".ov-label"), {forms} = found.get(icon), size = [label.offsetWidth, label.offsetHeight];
        if (size[1] < linesOf(icon, narrow) * line && !forms.some((other) => String(other) === String(size))) forms[index] = size;
      }
    });
    for (const icon of icons) {
      const pin = icon.querySelector(".ov-pin").getBoundingClientRect();
      found.get(icon).reach = pin.width ? pin.width / 2 : REACH;
    }
    return found;
  }

  // How far from its point a name keeps off a pin.
  function clearOf({reach}, isRinged) { return reach + (isRinged ? RING : 0); }

  function linesOf(icon, narrow) { return !narrow ? LINES_WIDE : icon.matches(".is-edge, .ov-main") ? LINES_EDGE : LINES; }

  // Whose name has the first claim to room: what was chosen, then the place of the head's first figure.
  function claimOf(icon, isChosen) { return isChosen ? 2 : icon.classList.contains("ov-main") ? 1 : 0; }

  function wear(icon, form) { for (const name of ["is-folded", "is-short", "is-slim"]) icon.classList.toggle(name, form.includes(name)); }

  // The name where `placeLabels` chose, or none.
  function writeName(icon, spot, half, choice) {
    icon.classList.toggle("is-quiet", !choice);
    if (!choice) return;
    const label = icon.querySelector(".ov-label");
    wear(icon, FORMS[choice.form]);
    label.dataset.side = choice.side;
    label.style.setProperty("--ov-label-x", choice.box.left - spot[0] + half + "px");
    label.style.setProperty("--ov-label-y", choice.box.top - spot[1] + half + "px");
  }

  // Whether a name is there in a form without its figure.
  function isShort(choice) { return FORMS[choice.form].includes("is-short"); }

  Object.assign(overland, {clearOf, standings, areCrowded, standIcon, sizesOfIcons, writeName, isShort, claimOf});
})(window.overland);
