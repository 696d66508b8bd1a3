/* What is told besides what is seen: one polite live region, skip links, and the line while the
   server is away. */
function announce(text) {
  let region = document.getElementById("ov-live");
  if (!region) {
    region = Object.assign(document.createElement("div"), {id: "ov-live"});
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  if (text && region.textContent !== text) region.textContent = text;
}

// What was chosen, in words that stand on the page.
function chosenWords(page) {
  const link = document.querySelector('.ov-timeline a[aria-current="true"]');
  const heading = document.querySelector(".ov-details h2");
  const parts = link ? [...link.children].map((part) => part.innerText.replace(/\s+/g, " ").trim()).filter(Boolean) : [];
  const said = link ? [page.walk.position(), parts.join(". ")] : [heading ? heading.textContent : ""];
  return page.words.chosen.replace("{what}", said.filter(Boolean).join(": "));
}

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

// The words stay readable; a click waits until it can be answered.
function watchServer(page) {
  const cut = !connected();
  // The dialog that says so in English is hidden (page.css); it must not close the page behind it either.
  if (cut) for (const closed of document.querySelectorAll("body > [inert]")) closed.inert = false;
  if (document.documentElement.classList.toggle("is-cut-off", cut) === page.cut) return;
  page.cut = cut;
  let line = document.getElementById("ov-cut-off");
  if (!line) {
    line = Object.assign(document.createElement("p"), {id: "ov-cut-off", hidden: true});
    document.body.append(line);
  }
  line.hidden = !cut;
  line.textContent = cut ? page.words.away : "";
  if (cut) announce(page.words.away);
  else if (page.pending) window.location.assign(waitedFor(page.pending));
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
