(() => {
  const root = document.documentElement;
  root.classList.add("ov-scripted");
  window.overlandPanel = makePanel();
  if (matchMedia("(prefers-color-scheme: dark)").matches) root.classList.add("is-dark");
  // The app starts when the picture is there, or soon in any case.
  let started = false;
  function start() {
    if (started) return;
    started = true;
    // Until it has drawn the page, the app under it is there for nobody.
    document.getElementById("root").inert = true;
    document.head.append(document.getElementById("ov-app").content);
  }
  document.addEventListener("DOMContentLoaded", () => {
    const picture = document.querySelector("#ov-first picture img");
    if (!picture || picture.complete) { requestAnimationFrame(() => setTimeout(start)); return; }
    for (const end of ["load", "error"]) picture.addEventListener(end, () => requestAnimationFrame(() => setTimeout(start)));
    setTimeout(start, 800);
  });
  // The app has drawn the page: its words, and on the map its markers, which stand in a frame.
  function drawn() {
    const app = document.querySelector(".stApp");
    if (!app) return false;
    if (app.querySelector(".ov-pagehead, .ov-prose, .ov-report, [data-testid=stAlert], [data-testid=stException]")) return true;
    const frame = app.querySelector(".st-key-map iframe");
    try { return Boolean(frame && frame.contentDocument.querySelector(".ov-place")); } catch { return true; }
  }
  // A map may have no marker, or fail: the app, once it is there, is not hidden for ever.
  let seen = 0;
  function longEnough() {
    if (!seen && document.querySelector(".stApp [data-testid=stMarkdown], .stApp [data-testid=stHtml]")) seen = Date.now();
    return seen && Date.now() - seen > 8000;
  }
  // Where the reader was on the first page: scrolled to, opened, focused.
  function handOver(first) {
    const root = document.getElementById("root"), held = document.activeElement;
    root.inert = false;
    const opened = [...first.querySelectorAll("main details")].map((fold) => fold.open);
    const folds = [...root.querySelectorAll(".ov-details details, .ov-table details")];
    if (opened.length === folds.length) folds.forEach((fold, at) => { fold.open = fold.open || opened[at]; });
    const scroller = root.querySelector("[data-testid=stMain]");
    if (scroller && first.scrollTop) scroller.scrollTop = first.scrollTop;
    if (!first.contains(held)) return;
    const href = held.getAttribute("href");
    const same = [...root.querySelectorAll("a[href]")].find((link) => link.getAttribute("href") === href || (held.href && link.href === held.href));
    const named = held.textContent.trim() && [...root.querySelectorAll("a, summary, button")].find((one) => one.textContent.trim() === held.textContent.trim());
    if (same || named) (same || named).focus({preventScroll: true});
  }
  const watch = setInterval(() => {
    const first = document.getElementById("ov-first");
    if (first && !drawn() && !longEnough()) return;
    if (!first && document.readyState === "loading") return;
    clearInterval(watch);
    if (!first) return;
    handOver(first);
    first.classList.add("is-done");
    window.overlandPanel.check();
    setTimeout(() => first.remove(), 250);
  }, 50);
})();
