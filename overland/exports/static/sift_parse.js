/* What a link asks for of the filter, by the rules of story/filter.py: the nearest sensible filter, and what
   was not understood. `known` are the values that a list may hold, in their usual order. */
const siftParse = (() => {
  const DAY = /^\d{4}(-\d\d(-\d\d)?)?$/;
  const firstOf = (text) => text && text + "0000-01-01".slice(text.length);
  const lastOf = (text) => text && text + "0000-12-31".slice(text.length);

  function isDay(text) {
    const moment = new Date(firstOf(text) + "T00:00Z");
    return DAY.test(text) && !isNaN(moment) && moment.toISOString().startsWith(text);
  }

  // Letters that are the same but for case, as Python folds them: "ß" is "ss", "ς" is "σ".
  function folded(text) {
    return [...text].map((letter) => letter === "ı" ? letter : letter.toUpperCase().toLowerCase()).join("").replace(/ς/g, "σ");
  }

  // How many letters two words have alike: their longest common piece, and so on before and after it.
  function alike(one, other) {
    let size = 0, at = 0, there = 0;
    for (let i = 0; i < one.length; i += 1) {
      for (let j = 0; j < other.length; j += 1) {
        let n = 0;
        while (i + n < one.length && j + n < other.length && one[i + n] === other[j + n]) n += 1;
        if (n > size) [size, at, there] = [n, i, j];
      }
    }
    return size && size + alike(one.slice(0, at), other.slice(0, there)) + alike(one.slice(at + size), other.slice(there + size));
  }

  function nearest(value, known) {
    const close = known.map((one) => [2 * alike(one, value) / (one.length + value.length), one]).filter(([share]) => share >= 0.8);
    return close.sort(([one, a], [other, b]) => other - one || (a < b ? 1 : -1)).map(([, one]) => one)[0];
  }

  function values(text, known) {
    const found = new Set(), unknown = [];
    for (const value of text.split(",").map((part) => part.trim().toLowerCase()).filter(Boolean)) {
      const near = known.includes(value) ? value : nearest(value, known);
      if (near) found.add(near);
      if (near !== value) unknown.push(value);
    }
    return [known.filter((value) => found.has(value)).join(","), unknown.join(",")];
  }

  // What is asked for, what was ignored (name, value), and whether the ends of the window were exchanged.
  function parse(said, known) {
    const given = (name) => (said.get(name) || "").trim(), asked = new URLSearchParams(), ignored = [];
    let [since, until] = ["from", "to"].map((name) => {
      if (given(name) && !isDay(given(name))) ignored.push([name, given(name)]);
      return isDay(given(name)) ? given(name) : "";
    });
    const exchanged = Boolean(since && until && firstOf(since) > lastOf(until));
    if (exchanged) [since, until] = [until, since];
    const lists = ["status", "kind"].map((name) => {
      const [found, unknown] = values(given(name), known[name]);
      if (unknown) ignored.push([name, unknown]);
      return [name, found];
    });
    const words = given("q").split(/\s+/).filter(Boolean).join(" ");
    for (const [name, value] of [["from", since], ["to", until], ...lists, ["q", words]]) if (value) asked.set(name, value);
    return {asked, ignored, exchanged};
  }

  return {parse, folded, lastOf};
})();
