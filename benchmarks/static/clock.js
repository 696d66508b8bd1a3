/* Runs in a page before its own scripts: notes by the browser's own clock when something is there first,
   when anything changed last, and when a click was made, in the page and in the frames that it holds. */
(() => {
  if (window !== window.top || window.__bench) return;
  const bench = window.__bench = {marks: {}, last: 0, clicked: 0};
  const seen = new WeakSet();
  const wanted = WANTED;
  const now = () => performance.now();

  function frames() {
    const found = [];
    for (const frame of document.querySelectorAll("iframe")) {
      try { if (frame.contentDocument) found.push(frame.contentWindow); } catch { /* another host's */ }
    }
    return found;
  }

  // A frame's clock began when the frame did.
  const shift = (view) => view.performance.timeOrigin - performance.timeOrigin;

  function adopt(view) {
    if (seen.has(view.document)) return;
    seen.add(view.document);
    new MutationObserver(() => { bench.last = now(); look(view); }).observe(view.document, {childList: true, subtree: true});
    view.document.addEventListener("click", (event) => { if (event.isTrusted) bench.clicked = shift(view) + event.timeStamp; }, true);
    look(view);
  }

  function look(view) {
    for (const [name, selector] of Object.entries(wanted)) {
      if (!(name in bench.marks) && view.document.querySelector(selector)) bench.marks[name] = now();
    }
  }

  document.addEventListener("load", (event) => {
    const picture = event.target instanceof HTMLImageElement && event.target.closest("#ov-first picture");
    if (picture && !("picture" in bench.marks)) bench.marks.picture = now();
  }, true);

  // Frames come and load when they like: looked for with every picture that the browser draws.
  (function beat() { adopt(window); frames().forEach(adopt); requestAnimationFrame(beat); })();

  // Milliseconds since anything changed or came; and when the last of it did.
  window.__quiet = () => {
    let last = bench.last;
    for (const view of [window, ...frames()]) {
      for (const entry of view.performance.getEntriesByType("resource")) last = Math.max(last, shift(view) + entry.responseEnd);
    }
    // The first HTML of an app has gone when the app has taken over; a page without one needs none.
    const first = document.getElementById("ov-first") && document.getElementById("ov-app");
    return {ready: "marker" in bench.marks && !first, quiet: now() - last, last};
  };

  // When words are seen in an element; asked before the click that brings them.
  window.__answer = (selector, words) => new Promise((answer) => {
    setTimeout(() => answer(0), 15000);
    const there = () => [...document.querySelectorAll(selector)].some((one) => one.textContent.includes(words) && one.checkVisibility());
    const watch = new MutationObserver(() => { if (there()) { watch.disconnect(); answer(now()); } });
    watch.observe(document, {childList: true, subtree: true, characterData: true, attributes: true});
  });
})();
