(() => {
  const root = document.documentElement;
  root.classList.add("ov-scripted");
  if (matchMedia("(prefers-color-scheme: dark)").matches) root.classList.add("is-dark");
  // The app starts when the picture is there, or soon in any case.
  let started = false;
  function start() {
    if (started) return;
    started = true;
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
  const watch = setInterval(() => {
    const first = document.getElementById("ov-first");
    if (first && !drawn() && !longEnough()) return;
    if (!first && document.readyState === "loading") return;
    clearInterval(watch);
    if (!first) return;
    first.classList.add("is-done");
    setTimeout(() => first.remove(), 250);
  }, 50);
})();
