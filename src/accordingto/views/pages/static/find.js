"use strict";
/* Search inside the file, by the stems of Porter 1980, as the ledger finds words; what is looked for stands in the address. */
(() => {
  const form = document.querySelector(".dossier .search");
  if (!form) return;
  const C = "[^aeiou][^aeiouy]*", V = "[aeiouy][aeiou]*";
  const one = new RegExp(`^(${C})?${V}${C}`), just = new RegExp(`^(${C})?${V}${C}(${V})?$`);
  const two = new RegExp(`^(${C})?${V}${C}${V}${C}`), vowel = new RegExp(`^(${C})?[aeiouy]`), short = new RegExp(`^${C}[aeiouy][^aeiouwxy]$`);
  const second = { ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", bli: "ble", alli: "al", entli: "ent", eli: "e",
    ousli: "ous", ization: "ize", ation: "ate", ator: "ate", alism: "al", iveness: "ive", fulness: "ful", ousness: "ous", aliti: "al",
    iviti: "ive", biliti: "ble", logi: "log" };
  const third = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" };
  const fourth = /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/;

  function ending(word, endings) {
    const found = Object.keys(endings).filter((end) => word.endsWith(end)).sort((a, b) => b.length - a.length)[0];
    const base = found && word.slice(0, -found.length);
    return found && one.test(base) ? base + endings[found] : word;
  }

  function past(word) {
    if (word.endsWith("eed")) return one.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
    const base = word.replace(/(ed|ing)$/, "");
    if (base === word || !vowel.test(base)) return word;
    if (/(at|bl|iz)$/.test(base)) return `${base}e`;
    if (/([^aeiouylsz])\1$/.test(base)) return base.slice(0, -1);
    return short.test(base) ? `${base}e` : base;
  }

  function stem(word) {
    if (word.length < 3) return word;
    const y = word[0] === "y";
    let w = y ? `Y${word.slice(1)}` : word;
    w = w.replace(/(ss|i)es$/, "$1").replace(/([^s])s$/, "$1");
    w = past(w);
    if (w.endsWith("y") && vowel.test(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
    w = ending(ending(w, second), third);
    const last = fourth.exec(w), ion = /^(.+[st])ion$/.exec(w);
    if (last && two.test(last[1])) w = last[1];
    else if (ion && two.test(ion[1])) w = ion[1];
    if (w.endsWith("e")) {
      const base = w.slice(0, -1);
      if (two.test(base) || (just.test(base) && !short.test(base))) w = base;
    }
    if (w.endsWith("ll") && two.test(w)) w = w.slice(0, -1);
    return y ? `y${w.slice(1)}` : w;
  }

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const stems = (text) => (plain(text).match(/[\p{L}\p{N}]+/gu) || []).map(stem);
  const input = form.querySelector("input"), list = document.getElementById("found"), told = document.getElementById("found-count");
  let index = null;

  function passages() {
    index = index || [...document.querySelectorAll(".reading .text:not(.furniture)")].map((element) => [element, new Set(stems(element.textContent))]);
    return index;
  }

  function marked(text, wanted) {
    const shown = document.createElement("p");
    for (const piece of text.split(/([\p{L}\p{N}\p{M}]+)/u)) {
      const hit = wanted.has(stem(plain(piece)));
      const made = hit ? document.createElement("mark") : document.createTextNode(piece);
      if (hit) made.textContent = piece;
      shown.append(made);
    }
    return shown;
  }

  function item(element, wanted) {
    const row = document.createElement("li"), link = document.createElement("a"), quote = document.createElement("blockquote");
    const head = element.closest(".sheet").querySelector("h1");
    link.href = `#${element.id}`;
    link.textContent = head ? head.textContent : "the article";
    quote.append(marked(element.textContent.slice(0, 600), wanted));
    row.append(quote, link);
    return row;
  }

  function show() {
    const asked = location.hash.startsWith("#find=") ? decodeURIComponent(location.hash.slice(6)) : null;
    document.body.classList.toggle("finding", asked !== null);
    if (asked === null) return;
    input.value = asked;
    const wanted = new Set(stems(asked));
    const found = wanted.size ? passages().filter(([, has]) => [...wanted].every((word) => has.has(word))) : [];
    list.replaceChildren(...found.slice(0, 100).map(([element]) => item(element, wanted)));
    const many = found.length === 1 ? "1 passage" : `${found.length} passages`;
    told.textContent = found.length ? `${many}${found.length > 100 ? ", the first 100 shown" : ""}.` : "No passage has all of these words. Try fewer.";
    scrollTo(0, 0);
  }

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.hash = `find=${encodeURIComponent(input.value)}`;
  });
  addEventListener("hashchange", show);
  show();
})();
