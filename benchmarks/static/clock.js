/* Runs in every frame before its own scripts: notes by the browser's own clock when something is there
   first, when anything changed last, and when a click was made. All frames write into the top one. */
(() => {
  let top;
  try { top = window.top.document ? window.top : null; } catch { top = null; }
  if (!top) return;
  const bench = top.__bench = top.__bench || {marks: {}, last: 0, clicked: 0, start: top.performance.timeOrigin};
  const now = () => performance.timeOrigin + performance.now();
  const wanted = WANTED;
  const look = () => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (!(name in bench.marks) && document.querySelector(selector)) bench.marks[name] = now() - bench.start;
    }
  };
  new MutationObserver(() => { bench.last = now(); look(); }).observe(document, {childList: true, subtree: true});
  document.addEventListener("load", (event) => {
    if (event.target instanceof HTMLImageElement && event.target.closest("#ov-first picture") && !("picture" in bench.marks)) bench.marks.picture = now() - bench.start;
  }, true);
  document.addEventListener("click", (event) => { if (event.isTrusted) bench.clicked = performance.timeOrigin + event.timeStamp; }, true);

  // Milliseconds since anything changed or came; and when the last of it did.
  bench.frames = bench.frames || [];
  bench.frames.push(window);
  window.__quiet = () => {
    let last = bench.last;
    for (const frame of bench.frames) {
      try {
        for (const entry of frame.performance.getEntriesByType("resource")) last = Math.max(last, frame.performance.timeOrigin + entry.responseEnd);
      } catch { /* a frame that is gone */ }
    }
    // The first HTML of an app has gone when the app has taken over; a page without one needs none.
    const first = document.getElementById("ov-first") && document.getElementById("ov-app");
    return {ready: "marker" in bench.marks && !first, quiet: now() - last, last: last - bench.start};
  };

  // When words are seen in an element; asked before the click that brings them.
  window.__answer = (selector, words) => new Promise((answer) => {
    setTimeout(() => answer(0), 15000);
    const seen = () => [...document.querySelectorAll(selector)].some((one) => one.textContent.includes(words) && one.checkVisibility());
    const watch = new MutationObserver(() => { if (seen()) { watch.disconnect(); answer(now()); } });
    watch.observe(document, {childList: true, subtree: true, characterData: true, attributes: true});
  });

  // The intervals between frames, from now until it is asked for them.
  window.__pace = () => {
    const pace = window.__paced = {gaps: [], on: true};
    let before = performance.now();
    const beat = (at) => { pace.gaps.push(at - before); before = at; if (pace.on) requestAnimationFrame(beat); };
    requestAnimationFrame(beat);
  };
})();
