// On paper a picture of the whole map stands in the frame's place. It is fetched when somebody
// prints: by the keys, the print waits for it; by the browser's menu nothing waits but for a request that holds the page.
// Where it does not come, the map is printed as it stands.
function beforePaper() {
  const picture = document.querySelector("img.ov-map-on-paper");
  if (!picture) return;
  document.documentElement.classList.toggle("ov-framed", window.parent !== window);
  const there = (picture.complete && picture.naturalWidth) || fetchedNow(picture);
  document.documentElement.classList.toggle("ov-live-paper", !there);
}

// An image is decoded in its own time; a drawing that is part of the page is there at once.
function fetchedNow(picture) {
  if (picture.hidden) return true;
  try {
    const request = new XMLHttpRequest();
    request.open("GET", picture.src, false);
    request.send();
    const drawn = request.status === 200 && new DOMParser().parseFromString(request.responseText, "image/svg+xml").documentElement;
    if (!drawn || drawn.localName !== "svg") return false;
    drawn.setAttribute("class", picture.className);
    picture.after(document.importNode(drawn, true));
    picture.hidden = true;
    return true;
  } catch { return false; }
}

async function printWhole(event) {
  const picture = document.querySelector("img.ov-map-on-paper");
  if (!picture || event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  picture.loading = "eager";
  try { await picture.decode(); } catch { /* Then the map is printed as it stands. */ }
  window.print();
}
