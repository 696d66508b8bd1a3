/* What a reader who hears the page is told of a choice: one polite live region. One for the app and for
   the one file. */
function announce(text) {
  let region = document.getElementById("ov-live");
  if (!region) {
    region = Object.assign(document.createElement("div"), {id: "ov-live"});
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  clearTimeout(announce.again);
  if (!text) return;
  if (region.textContent !== text) { region.textContent = text; return; }
  // Nothing is said of a text that stays as it was: the same is told again by a change.
  region.textContent = "";
  announce.again = setTimeout(() => { region.textContent = text; }, 100);
}

// What was chosen, in words that stand on the page; `template` holds {what}.
function chosenWords(template, position, details) {
  const link = document.querySelector('.ov-timeline a[aria-current="true"]');
  const heading = document.querySelector(details + " h2");
  const parts = link ? [...link.children].map((part) => part.innerText.replace(/\s+/g, " ").trim()).filter(Boolean) : [];
  const said = link ? [position, parts.join(". ")] : [heading ? heading.textContent : ""];
  return template.replace("{what}", said.filter(Boolean).join(": "));
}

// Finds a link among figures, routes and places again in a page that is drawn anew: Escape leads back to it. Nothing for
// another link, or for one in words that go away with what was chosen.
function finderOf(link) {
  const part = link && [".ov-figures", ".ov-details"].find((name) => link.closest(name));
  if (!part || part === ".ov-details" && link.closest(part).querySelector("[data-away]")) return null;
  const key = (one) => one.getAttribute("href") + one.textContent, sought = key(link);
  const alike = (root) => [...root.querySelectorAll(part + " a")].filter((one) => key(one) === sought);
  const at = alike(link.closest("#ov-first, .stApp")).indexOf(link);
  return () => alike(document.querySelector("#ov-first:not(.is-done)") || document.querySelector(".stApp"))[at];
}
