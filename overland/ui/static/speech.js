/* What is told besides what is seen: skip links, and the line while the server is away. What was
   chosen is told by html/static/announce.js. */
function skipTo(name) {
  const frame = name === "ov-map" && document.querySelector(".st-key-map iframe");
  const target = frame ? frame.contentDocument.querySelector(".leaflet-container") : document.querySelector("." + name);
  if (!target) return;
  if (frame) frame.scrollIntoView({block: "nearest"});
  if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus();
}

function connected() {
  const app = document.querySelector("[data-test-connection-state]");
  return !app || app.dataset.testConnectionState === "CONNECTED";
}

// A server may keep the connection and say nothing: whoever waits after a click is told so, too.
const LATE_MS = 6000;

function expectAnswer(page) {
  clearTimeout(page.late);
  page.late = setTimeout(() => askServer(page), LATE_MS);
}

async function askServer(page) {
  const asked = {cache: "no-store", signal: AbortSignal.timeout(LATE_MS)};
  page.silent = connected() && !await fetch("./healthz", asked).then(() => true, () => false);
  watchServer(page);
  if (page.silent) expectAnswer(page);
}

function heard(page) {
  clearTimeout(page.late);
  page.silent = false;
}

// The words stay readable; a click waits until it can be answered.
function watchServer(page) {
  const cut = !connected();
  // The dialog that says so in English is hidden (page.css); it must not close the page behind it either.
  if (cut) for (const closed of document.querySelectorAll("body > [inert]")) closed.inert = false;
  tellAway(page, cut || Boolean(page.silent));
  if (document.documentElement.classList.toggle("is-cut-off", cut) === page.cut) return;
  page.cut = cut;
  if (!cut && page.pending) window.location.assign(waitedFor(page.pending));
}

function tellAway(page, away) {
  if (page.away === away) return;
  page.away = away;
  let line = document.getElementById("ov-cut-off");
  if (!line) {
    line = Object.assign(document.createElement("aside"), {id: "ov-cut-off", hidden: true});
    document.body.append(line);
  }
  line.hidden = !away;
  line.textContent = away ? page.words.away : "";
  if (away) announce(page.words.away);
}

// Where a click leads that waited. A server that began anew hears no click before its first answer: it is
// asked for the page, with the map where the reader left it.
function waitedFor(address) {
  const to = new URL("./" + address, window.location.href);
  for (const [name, value] of new URLSearchParams(window.location.search)) {
    if (["c", "layers", "embed", "embed_options"].includes(name)) to.searchParams.set(name, value);
  }
  return to.href.replace(/%2C/gi, ",");
}
