/* Where the keyboard stops, the stop is in sight. */
(function () {
  "use strict";
  const EDGE = 44;
  const MENU = ".ov-share[open], .ov-languages[open]";

  function scrolls(part) {
    return part.scrollWidth > part.clientWidth && /auto|scroll/.test(getComputedStyle(part).overflowX);
  }

  // A strip that scrolls sideways brings the stop in, clear of its edge, which may fade out: a browser
  // leaves one that is seen in part where it is.
  document.addEventListener("focusin", ({target}) => {
    if (!target.matches(":focus-visible")) return;
    let strip = target.parentElement;
    while (strip && !scrolls(strip)) strip = strip.parentElement;
    if (!strip || strip === document.scrollingElement) return;
    const stop = target.getBoundingClientRect(), outer = strip.getBoundingClientRect();
    const edge = Math.max(0, Math.min(EDGE, (outer.width - stop.width) / 2));
    strip.scrollLeft += Math.min(0, stop.left - outer.left - edge) || Math.max(0, stop.right - outer.right + edge);
  });

  // A menu lies over the stops that come after it: it closes when the keyboard leaves it.
  document.addEventListener("focusout", ({target, relatedTarget}) => {
    const menu = target.closest(MENU);
    if (menu && relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
  });

  // The app closes it by its own keys.
  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector(MENU);
    if (event.key !== "Escape" || !menu || (window.overlandPage && window.overlandPage.ready)) return;
    event.preventDefault();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
