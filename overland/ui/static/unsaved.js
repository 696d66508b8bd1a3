/* What is typed on the page Edit goes to the disk at every keystroke, whether the field was left or not. */
const LONGEST_KEPT_ALIVE = 60000;

// The key of a field is a class around it; a cell of a sheet is typed in a box of its own, beside the page.
function keyOf(field) {
  const around = field.closest("[class*='st-key-']") || document.querySelector("[class*='st-key-sheet-']:has(canvas)");
  const name = around && [...around.classList].find((one) => one.startsWith("st-key-"));
  return name && name.slice("st-key-".length);
}

function isText(field) {
  return field.matches("textarea, input:not([type]), input[type=text], input[type=search]") && field.getAttribute("role") !== "combobox";
}

// One message at a time, each with the newest words: they can neither overtake one another nor pile up.
async function send(page) {
  if (page.sending) return;
  page.sending = true;
  while (page.fields.size) {
    const fields = Object.fromEntries(page.fields), {story, key, address} = page.to;
    page.fields.clear();
    const body = JSON.stringify({story, fields, at: Date.now()});
    const options = {method: "POST", body, headers: {"X-Overland-Key": key}, keepalive: body.length < LONGEST_KEPT_ALIVE};
    await fetch(address, options).catch(() => keepForLater(page, fields));
  }
  page.sending = false;
}

// The server is away: the next keystroke sends these words too.
async function keepForLater(page, fields) {
  await new Promise((done) => addEventListener("input", done, {capture: true, once: true}));
  for (const [name, words] of Object.entries(fields)) if (!page.fields.has(name)) page.fields.set(name, words);
}

export default function (component) {
  const page = window.overlandUnsaved = window.overlandUnsaved || {fields: new Map(), sending: false, to: null};
  if (!page.to) document.addEventListener("input", (event) => {
    const key = event.target instanceof Element && isText(event.target) && keyOf(event.target);
    if (!key) return;
    page.fields.set(key, event.target.value);
    send(page);
  }, true);
  page.to = component.data;
}
