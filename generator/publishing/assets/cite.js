/* The citation of a page, copied with the day on which it is cited and the whole address. Without this script it is a
   text like any other. The words come from the generator. */
"use strict";
(() => {
  /* The citation as plain text: the day of today in its place, the address whole. */
  function cited(place) {
    const copy = place.cloneNode(true);
    const today = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    copy.querySelector(".hb-badge--cited-on").textContent = `[${today}]`;
    copy.querySelectorAll("a").forEach((link, number) => {
      link.textContent = place.querySelectorAll("a")[number].href;
    });
    return copy.textContent;
  }

  /* Where the browser gives no clipboard, the reader finds the text marked and copies it himself. */
  function mark(place) {
    getSelection().selectAllChildren(place);
    return document.execCommand("copy");
  }

  document.querySelectorAll(".hb-cite").forEach(place => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: CITE_WORDS.copy });
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      const text = cited(place);
      const done = await (navigator.clipboard?.writeText(text).then(() => true, () => mark(place)) ?? mark(place));
      button.textContent = done ? CITE_WORDS.copied : CITE_WORDS.marked;
    });
    place.after(" ", button);
  });
})();
