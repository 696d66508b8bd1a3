/* The walk through the events: step, play, position and speed. One for the app and for the one file.
   `host` follows a link (`follow`; told whether the view before was the walk's own: a walk is one entry in
   the history, whether it steps or plays), tells what is chosen (`place`) and draws the route but for some
   legs and figures (`grow`); it calls `answered` once what
   was asked for is on the screen: only then does the pause before the next step begin. */
function makeWalk(host) {
  const PAUSE_MS = 3500;
  const SPEEDS = [1, 2, 0.5];
  const root = document.documentElement;
  let playing = false, timer = 0, speed = 0, asked = "", reached = "", grown = "", trail = "";

  const all = () => [...document.querySelectorAll(".ov-timeline li:not([hidden]) > a.ov-event")];
  const isCurrent = (link) => link.getAttribute("aria-current") === "true";

  // The journey alone, unless the reader asked for what is around it.
  function events() {
    if (root.classList.contains("ov-with-background")) return all();
    const found = all().filter((link) => !link.classList.contains("ov-event-background") || isCurrent(link));
    return found.length ? found : all();
  }

  function next(by) {
    const links = events();
    // A step that was asked for counts before its answer has come: quick clicks each go one on.
    const wanted = links.findIndex((link) => link.dataset.event === asked);
    const now = wanted >= 0 ? wanted : links.findIndex(isCurrent);
    // A place was chosen and no event yet: the walk starts with what happened there.
    const here = now < 0 && host.place() ? links.findIndex((link) => link.dataset.place === host.place()) : -1;
    return links[now >= 0 ? now + by : here >= 0 ? here : by > 0 ? 0 : links.length - 1];
  }

  function step(by) {
    const link = next(by);
    if (!link) return null;
    follow(link);
    return link;
  }

  function follow(link) {
    const own = trail && (trail === asked || all().some((one) => isCurrent(one) && one.dataset.event === trail));
    asked = trail = link.dataset.event;
    host.follow(link, Boolean(own));
  }

  function pause() {
    clearTimeout(timer);
    playing = false;
    show();
  }

  // Something else is chosen: another walk begins from there.
  function stop() {
    trail = "";
    pause();
  }

  // The reader went back or on in the history: the walk's own entry is another now.
  function leave() {
    asked = trail = "";
  }

  function play() {
    if (playing) { pause(); return; }
    playing = true;
    if (!step(1)) { const first = events()[0]; if (first) follow(first); else playing = false; }
    show();
  }

  // `event` is on the screen: what the walk did not ask for ends it.
  function answered(event) {
    if (playing && event !== (asked || reached)) stop();
    reached = event;
    if (event === asked || !playing) asked = "";
    clearTimeout(timer);
    if (playing) timer = setTimeout(() => { if (!step(1)) pause(); }, PAUSE_MS / SPEEDS[speed]);
    const after = event && host.ahead ? next(1) : null;
    if (after) host.ahead(after);
    show();
  }

  // Nothing is written twice, for every change of the page calls this.
  function write(element, text) { if (element && element.textContent !== text) element.textContent = text; }

  // While it plays the route ends where the walk has come: without the legs and the figures of later events. A step, as any
  // choice, leaves it whole: an address shows the same however a reader came to it.
  function grow() {
    const current = all().find(isCurrent), told = document.querySelector(".ov-timeline");
    if (!host.grow || !told || playing && !current) return;
    const brought = (told.dataset.brought || "").split(";").filter(Boolean).map((one) => one.split(" "));
    const later = playing ? brought.filter(([order]) => Number(order) > Number(current.dataset.order)) : [];
    const ids = later.map(([, event]) => event);
    if (ids.join(" ") !== grown) { grown = ids.join(" "); host.grow(later.flatMap(([, , ...legs]) => legs), ids); }
  }

  // Where the chosen event stands, of all that the filter lets through: a long timeline shows only a part of it.
  function standing() {
    const current = all().find(isCurrent);
    if (!current) return null;
    const pair = (text) => text.split(" ").map(Number);
    const [own, whole] = pair(current.dataset.number), [journey, every] = pair(document.querySelector(".ov-timeline").dataset.all);
    const folded = !root.classList.contains("ov-with-background") && journey > 0, alone = current.classList.contains("ov-event-background") ? 1 : 0;
    return folded ? [own, journey + alone] : [whole, every];
  }

  function position() {
    const place = document.querySelector(".ov-position"), [n, of] = standing() || [];
    return n && place ? place.dataset.said.replace("{n}", n).replace("{all}", of) : "";
  }

  // Before the first event and after the last there is none; a button that has the keyboard keeps it.
  function bound() {
    const [n, of] = standing() || [];
    for (const [action, ended] of [["previous", n === 1], ["next", n === of && n > 0]]) {
      const button = document.querySelector(`[data-overland="${action}"]`);
      if (button && button.getAttribute("aria-disabled") !== String(ended)) button.setAttribute("aria-disabled", String(ended));
    }
  }

  function show() {
    const button = document.querySelector('[data-overland="play"]');
    if (button) {
      write(button.firstElementChild, playing ? "❙❙" : "▸");
      button.dataset.first = button.dataset.first || button.title;
      const name = playing ? button.dataset.other : button.dataset.first;
      if (button.title !== name) button.title = name;
    }
    write(document.querySelector(".ov-position"), position());
    bound();
    grow();
    const pace = document.querySelector('[data-overland="speed"]');
    if (pace) write(pace.firstElementChild, SPEEDS[speed] + "×");
    // The name of a button holds what is seen on it, and what that means.
    const named = pace && `${pace.dataset.named}: ${pace.textContent}${(pace.dataset.paces || "").split("|")[speed]}`;
    if (pace && pace.title !== named) pace.title = named;
    const fold = document.querySelector('[data-overland="background"]');
    const open = String(root.classList.contains("ov-with-background"));
    if (fold && fold.getAttribute("aria-pressed") !== open) fold.setAttribute("aria-pressed", open);
  }

  // Whether a control of the timeline was pressed.
  function press(action) {
    if (action === "play") play();
    else if (action === "next" || action === "previous") { pause(); step(action === "next" ? 1 : -1); }
    else if (action === "speed") { speed = (speed + 1) % SPEEDS.length; show(); }
    else if (action === "background") { root.classList.toggle("ov-with-background"); show(); }
    else return false;
    return true;
  }

  return {press, step, pause, stop, leave, answered, show, position};
}
