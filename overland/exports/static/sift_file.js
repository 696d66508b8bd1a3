/* The filter of a page without a server: the rules of presentation/filter_row.py, over the rows that are
   packed with the page. What is asked for stands after #, by the names that it has in the app's address. */
function makeSift(page, held, go) {
  const STATEMENTS = ["figure", "quotation", "event", "leg", "place"];
  const MOST = 60;

  const form = () => page.querySelector(".ov-filter");
  const list = (text) => (text || "").split(",").filter(Boolean);
  const lastOf = siftParse.lastOf;

  const wanted = (said) => siftParse.parse(said, held.filter.known).asked;

  // The ids of what is let through; `words` are the rows' texts in the language in use.
  function select(asked, words) {
    const kinds = list(asked.get("kind")).filter((kind) => STATEMENTS.includes(kind)), events = list(asked.get("kind")).filter((kind) => !STATEMENTS.includes(kind));
    const statuses = list(asked.get("status")), sought = siftParse.folded(asked.get("q") || "").split(/\s+/).filter(Boolean);
    const first = asked.get("from"), last = lastOf(asked.get("to"));
    const found = {statements: new Set(), events: new Set(), places: new Set(), legs: new Set(), undated: 0};
    held.filter.rows.forEach((row, index) => {
      if (kinds.length && !kinds.includes(row.kind) || events.length && !events.includes(row.event_kind)) return;
      if (statuses.length && !row.statuses.some((status) => statuses.includes(status))) return;
      if (!sought.every((needle) => words[index].includes(needle))) return;
      const timed = first || last;
      if (timed && !row.window) { found.undated += row.kind === "place" ? 0 : 1; return; }
      if (timed && (last && row.window[0] > last || row.window[1] < first)) return;
      found.statements.add(row.id);
      for (const name of ["events", "places", "legs"]) for (const id of row[name]) found[name].add(id);
    });
    return found;
  }

  // What the map dims, and what it leaves out: overland.sift.
  function outside(asked, found) {
    if (!String(asked)) return null;
    const matches = "filter " + asked;
    held.ground.vectors[matches] = {places: [...found.places]};
    return {places: held.filter.own.filter((id) => !found.places.has(id)), legs: held.filter.legs.filter((id) => !found.legs.has(id)),
      figures: held.filter.figures.filter((id) => !found.statements.has(id)), matches};
  }

  function counted(found) {
    const [statements, events, places, undated] = JSON.parse(form().dataset.words), all = JSON.parse(form().dataset.all);
    const language = page.dataset.language, number = (n) => new Intl.NumberFormat(language, {numberingSystem: "latn"}).format(n);
    const parts = [[statements, found.statements], [events, found.events], [places, found.places]]
      .map(([words, ids], index) => words.replace("{n}", number(ids.size)).replace("{all}", number(all[index])));
    const plural = new Intl.PluralRules(language), of = plural.select(found.undated);
    const words = found.undated && (undated.find(([, n]) => plural.select(n) === of) || undated[0])[0];
    return [...found.statements.size ? [] : [form().dataset.nothing], ...parts, ...words ? [words.replace("{n}", number(found.undated))] : []].join(" · ");
  }

  // The form says what is asked for, whoever asked.
  function fill(asked) {
    for (const field of form().querySelectorAll("input")) {
      if (field.type === "checkbox") field.checked = list(asked.get(field.name)).includes(field.value);
      else if (document.activeElement !== field) field.value = asked.get(field.name) || "";
    }
    const box = page.querySelector(".ov-window");
    if (!box) return;
    const keys = [...box.querySelectorAll("li")].map((bar) => bar.dataset.key), [first, last] = box.querySelectorAll("input");
    const to = lastOf(asked.get("to"));
    first.value = Math.max(0, keys.filter((key) => key <= (asked.get("from") || "")).length - 1);
    last.value = to ? Math.max(0, keys.filter((key) => key <= to).length - 1) : keys.length - 1;
    filterForm.showWindow(box, [Number(first.value), Number(last.value)]);
  }

  // Of more events than there is room for those around the chosen one, or the first, as in presentation/timeline.py.
  function near(links, chosen) {
    if (links.length <= MOST) return links;
    const at = Math.max(0, links.findIndex((link) => link.dataset.event === chosen));
    const start = Math.max(0, Math.min(at - Math.floor(MOST / 3), links.length - MOST));
    return links.slice(start, start + MOST);
  }

  // Where each event stands, of the journey's and of all, as in presentation/walk.py.
  function count(links) {
    let journey = 0;
    links.forEach((link, index) => {
      link.dataset.number = (journey + 1) + " " + (index + 1);
      if (!link.classList.contains("ov-event-background")) journey += 1;
    });
    page.querySelector(".ov-timeline").dataset.all = journey + " " + links.length;
  }

  function showEvents(matches, chosen) {
    const links = [...page.querySelectorAll(".ov-timeline a.ov-event")];
    const matching = links.filter((link) => matches(link.dataset.event)), shown = new Set(near(matching, chosen));
    count(matching);
    for (const link of links) link.parentElement.hidden = !shown.has(link);
    for (const date of page.querySelectorAll(".ov-dates > li")) {
      date.hidden = !date.querySelector("ol > li:not([hidden])");
    }
    document.documentElement.classList.add("is-sifted");
  }

  // Show what the part after # asks for, on timeline and table; what the map shows of it is the answer.
  function show(said, chosen) {
    const read = siftParse.parse(said, held.filter.known), asked = read.asked, found = select(asked, held.filter.searched[page.dataset.language]);
    fill(asked);
    showEvents((event) => found.events.has(event) || event === chosen, chosen);
    for (const row of page.querySelectorAll(".ov-table tbody tr")) row.hidden = !found.statements.has(row.id.replace("claim-", ""));
    showFigures((count) => !String(asked) || found.statements.has(count));
    tell(asked, found, notices(read));
    return outside(asked, found);
  }

  // The figures above the map; a heading without any is none.
  function showFigures(matches) {
    for (const figure of page.querySelectorAll(".ov-figures li")) figure.hidden = !matches(figure.dataset.count);
    for (const group of page.querySelectorAll(".ov-figures > *")) group.hidden = !group.querySelector("li:not([hidden])");
  }

  // What of the link was not understood, in the app's words.
  function notices(read) {
    const [exchanged, ignored, names] = JSON.parse(form().dataset.notices);
    const told = read.ignored.map(([name, value]) => ignored.replace("{name}", names[name]).replace("{value}", value.slice(0, 40)));
    return read.exchanged ? [...told, exchanged] : told;
  }

  function tell(asked, found, noticed) {
    const told = page.querySelector(".ov-filter-shown"), text = [String(asked) ? counted(found) : "", ...noticed].filter(Boolean).join(" · ");
    const count = told.querySelector(".ov-filter-count"), dates = page.querySelector(".ov-dates"), none = page.querySelector(".ov-timeline .ov-empty");
    const words = siftTold.words(asked, JSON.parse(form().dataset.told), document.documentElement.dir === "rtl"), said = told.querySelector(".ov-filter-told");
    if (said.textContent !== words) said.textContent = words;
    if (count.textContent !== text) count.textContent = text;
    told.hidden = !text;
    if (none) none.remove();
    if (!String(asked) || found.events.size || !dates) return;
    const empty = document.createElement("p");
    Object.assign(empty, {className: "ov-empty", textContent: form().dataset.none});
    dates.after(empty);
  }

  /* ---- what a reader changes ---- */

  function changed(event) {
    const within = event.target.closest(".ov-window");
    if (within) go(filterForm.setWindow(filterForm.query(form()), within, filterForm.windowOf(within, event.target)));
    else if (event.target.closest(".ov-filter") && form().checkValidity()) go(filterForm.query(form()));
  }

  function moved(event) {
    const box = event.target.closest(".ov-window");
    if (box) filterForm.showWindow(box, filterForm.windowOf(box, event.target));
  }

  // What a bar outside the window opens would be hidden: the window goes there.
  function pressed(event) {
    const bar = event.target.closest(".ov-window li.is-outside"), box = bar && bar.closest(".ov-window");
    if (!bar || !event.target.closest("a")) return;
    event.preventDefault();
    event.stopPropagation();
    const at = [...box.querySelectorAll("li")].indexOf(bar);
    go(filterForm.setWindow(filterForm.query(form()), box, [at, at]));
  }

  page.addEventListener("click", pressed, true);
  page.addEventListener("change", changed);
  page.addEventListener("input", moved);
  page.addEventListener("submit", (event) => { event.preventDefault(); document.activeElement.blur(); if (form().checkValidity()) go(filterForm.query(form())); });
  return {show, wanted, select};
}
