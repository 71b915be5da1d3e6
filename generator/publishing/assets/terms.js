/* The meaning of a word that stands below it while it is pointed at or has the focus: the Escape key puts it away until
   the reader comes back to the word. Without this script it goes when the reader goes on. */
"use strict";
addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  for (const word of document.querySelectorAll(".hb-term:is(:hover, :focus)")) {
    word.classList.add("hb-term--off");
    for (const leaving of ["pointerleave", "blur"])
      word.addEventListener(leaving, () => word.classList.remove("hb-term--off"), { once: true });
  }
});
