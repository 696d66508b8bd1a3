/* The intervals between a frame's pictures, from now until they are asked for. */
() => {
  const pace = window.__paced = {gaps: [], on: true};
  let before = performance.now();
  const beat = (at) => {
    pace.gaps.push(at - before);
    before = at;
    if (pace.on) requestAnimationFrame(beat);
  };
  requestAnimationFrame(beat);
}
