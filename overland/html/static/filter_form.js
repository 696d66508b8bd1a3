/* A filter's form, and the window over the histogram: what they ask for. One for the app and for the one file. */
const filterForm = {
  // What a form asks for; several values of one name become one list.
  query(form) {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value) asked.set(name, [...(asked.get(name) || "").split(","), value].filter(Boolean).join(","));
    }
    return asked;
  },

  // The bars between the two handles; they push each other along.
  windowOf(box, moved) {
    const [first, last] = box.querySelectorAll("input");
    if (Number(first.value) > Number(last.value)) { if (moved === first) last.value = first.value; else first.value = last.value; }
    return [Number(first.value), Number(last.value)];
  },

  // The bars say at once what a handle stands on.
  showWindow(box, [from, to]) {
    const bars = [...box.querySelectorAll("li")];
    bars.forEach((bar, index) => {
      const isOutside = index < from || index > to, link = bar.querySelector("a");
      bar.classList.toggle("is-outside", isOutside);
      if (!link) return;
      link.title = link.dataset.said + (isOutside ? box.dataset.moves : "");
      link.setAttribute("aria-label", link.title);
    });
    for (const input of box.querySelectorAll("input")) input.setAttribute("aria-valuetext", bars[Number(input.value)].dataset.words);
    const words = bars[from].dataset.words;
    box.querySelector(".ov-window-said").textContent = from === to ? words : words + " – " + bars[to].dataset.words;
  },

  // What the window asks for, put to what else is asked for.
  setWindow(asked, box, [from, to]) {
    const bars = box.querySelectorAll("li");
    if (from > 0) asked.set("from", bars[from].dataset.key); else asked.delete("from");
    if (to < bars.length - 1) asked.set("to", bars[to].dataset.key); else asked.delete("to");
    return asked;
  },
};
