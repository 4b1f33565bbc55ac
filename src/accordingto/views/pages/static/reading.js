"use strict";
/* The reading view: a mark, its number and its note light up together; Escape puts the chain away. */
(() => {
  const lit = new Set();
  const numbers = (element) => (element.dataset.s || "").split(" ");

  function clear() {
    for (const element of lit) element.classList.remove("on");
    lit.clear();
  }

  function light(element) {
    clear();
    document.documentElement.classList.remove("quiet");
    const here = element.closest(".reading");
    const wanted = new Set(numbers(element));
    for (const other of here.querySelectorAll("[data-s]")) {
      if (!numbers(other).some((number) => wanted.has(number))) continue;
      const shown = other.closest("sup") && wanted.size === 1 ? other.closest("sup") : other;
      shown.classList.add("on");
      lit.add(shown);
      if (shown.tagName === "SUP") place(tip(shown));
    }
  }

  /* The chain of a statement stands in its note, without the outlet; beside the number it is shown whole. */
  function tip(ref) {
    let made = ref.querySelector(".tip");
    if (!made) {
      const note = document.getElementById(ref.querySelector("a").hash.slice(1));
      made = document.createElement("span");
      made.className = "tip";
      const chain = note.querySelector("p").textContent.replace(/\s+/g, " ").trim();
      const outlet = ref.closest(".reading").dataset.outlet;
      made.textContent = chain.startsWith(outlet) ? chain : `${outlet} ← ${chain}`;
      ref.append(made);
    }
    return made;
  }

  /* A chain that would leave the window on the right moves to the left, as far as there is room. */
  function place(shown) {
    shown.style.left = "0";
    const box = shown.getBoundingClientRect();
    const over = Math.max(0, box.right + 8 - document.documentElement.clientWidth);
    shown.style.left = `${-Math.min(over, Math.max(0, box.left - 8))}px`;
  }

  for (const kind of ["mouseover", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const element = event.target.closest && event.target.closest(".reading [data-s]");
      if (element) light(element);
      else if (!(event.target.closest && event.target.closest(".tip"))) clear();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    clear();
    document.documentElement.classList.add("quiet");
  });
})();
