/* What a filter asks for, in words: the rules of presentation/selection.py, over the texts of html/filter_told.py. */
const siftTold = (() => {
  const LEFTWARDS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/, RIGHTWARDS = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff])\p{L}/u;

  // A part in a direction of its own where letters of it run against the page's, as in i18n.py.
  function isolated(text, isMirrored) {
    const [own, against] = isMirrored ? [LEFTWARDS, RIGHTWARDS] : [RIGHTWARDS, LEFTWARDS];
    if (!against.test(text)) return text;
    return (isMirrored && own.test(text) ? "\u2067" : "\u2068") + text + "\u2069";
  }

  function date(text, {months}) {
    const [year, month, day] = text.split("-").map(Number);
    if (!month) return String(year);
    return months[month - 1][day ? 1 : 0].replace("{y}", year).replace("{d}", day);
  }

  function listed(items, {between: [two, more, last]}) {
    if (items.length === 2) return items.join(two);
    return items.map((item, at) => (at ? at < items.length - 1 ? more : last : "") + item).join("");
  }

  // Of `asked`, a link's parameters; "" where it asks for everything.
  function words(asked, told, isMirrored) {
    const dated = ["from", "to"].filter((name) => asked.get(name)).map((name) => told[name].replace("{date}", date(asked.get(name), told)));
    const chosen = ["status", "kind"].map((name) => listed((asked.get(name) || "").split(",").filter(Boolean).map((value) => told[name][value]), told));
    const parts = [...dated, ...chosen, asked.get("q") && told.words.replace("{words}", () => asked.get("q"))].filter(Boolean);
    return parts.length ? told.part.replace("{what}", () => parts.map((part) => isolated(part, isMirrored)).join(told.semicolon)) : "";
  }

  return {words};
})();
