"use strict";
/* A tree as a picture to take away: SVG from the page itself; PNG drawn by the browser from the server's SVG. */
(() => {
  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  function svg(button) {
    const copy = button.closest("figure").querySelector("svg.tree").cloneNode(true);
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("color", "#211e1a");
    for (const link of copy.querySelectorAll("a")) link.removeAttribute("href");
    save(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }), "tree.svg");
  }

  function png(button) {
    const image = new Image();
    image.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      canvas.width = 2 * image.naturalWidth;
      canvas.height = 2 * image.naturalHeight;
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(blob, "tree.png"));
    });
    image.src = button.dataset.from;
  }

  for (const button of document.querySelectorAll(".take")) {
    button.hidden = false;
    button.addEventListener("click", () => (button.dataset.tree === "png" ? png : svg)(button));
  }
})();
