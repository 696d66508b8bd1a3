/* Boxes and pins on a plane, without a map: what covers what, and how pins step aside. */
(function (overland) {
  "use strict";

  // Pins push each other off along the line between them, so that what lies east stays east. The
  // first one stands; of two others the earlier gives way less. The same as in the pictures.
  function apart(points, reach) {
    const spots = points.map((point) => [point.x, point.y]);
    for (let round = 0; round < 80; round += 1) {
      let moved = false;
      for (let j = 1; j < spots.length; j += 1) {
        for (let i = 0; i < j; i += 1) {
          let dx = spots[j][0] - spots[i][0], dy = spots[j][1] - spots[i][1];
          let length = Math.hypot(dx, dy);
          if (length >= reach - 0.01) continue;
          const push = reach - length;
          if (length < 0.01) { dx = Math.sin(j); dy = -Math.abs(Math.cos(j)); length = 1; }
          const given = i ? 0.3 : 0;
          spots[i] = [spots[i][0] - dx / length * push * given, spots[i][1] - dy / length * push * given];
          spots[j] = [spots[j][0] + dx / length * push * (1 - given), spots[j][1] + dy / length * push * (1 - given)];
          moved = true;
        }
      }
      if (!moved) break;
    }
    return spots.map((spot) => L.point(spot[0], spot[1]));
  }

  function inside(area, box) {
    return area.left >= box.left + 2 && area.right <= box.right - 2 && area.top >= box.top + 2 && area.bottom <= box.bottom - 2;
  }

  function overlap(one, two, gap) {
    return one.left < two.right + gap && two.left < one.right + gap && one.top < two.bottom + gap && two.top < one.bottom + gap;
  }

  Object.assign(overland, {apart, inside, overlap});
})(window.overland);
