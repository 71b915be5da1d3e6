/* Questions that a reader ticks for himself: what is ticked stays in this browser and is sent to nobody. Without this
   script, or where the browser keeps nothing, the questions are a plain list. The words come from the generator. */
"use strict";
(() => {
  const make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  /* What was ticked before, by the words of the question, so that it stays right when questions are added. */
  function kept(key) {
    try {
      const said = JSON.parse(localStorage.getItem(key));
      return new Set(Array.isArray(said) ? said : []);
    } catch {
      return new Set();
    }
  }

  function keep(key, ticked) {
    try {
      if (ticked.size) localStorage.setItem(key, JSON.stringify([...ticked]));
      else localStorage.removeItem(key);
    } catch {
      /* A browser that keeps nothing still lets the reader tick. */
    }
  }

  document.querySelectorAll("ul.hb-listing--checks").forEach((list, place) => {
    const key = `handbooks-checks:${location.pathname}:${place}`;
    const ticked = kept(key);
    const boxes = [...list.children].map(item => {
      const question = item.textContent.trim();
      const box = make("input", { type: "checkbox", checked: ticked.has(question) });
      box.addEventListener("change", () => {
        if (box.checked) ticked.add(question);
        else ticked.delete(question);
        tell();
      });
      item.replaceChildren(make("label", {}, box, ` ${question}`));
      return box;
    });
    const done = make("span", {});
    done.setAttribute("role", "status");
    const clear = make("button", { type: "button", textContent: CHECK_WORDS.clear });
    clear.addEventListener("click", () => {
      ticked.clear();
      boxes.forEach(box => (box.checked = false));
      tell();
    });
    list.after(make("p", { className: "hb-checks" }, done, " ", clear));
    function tell() {
      keep(key, ticked);
      const count = boxes.filter(box => box.checked).length;
      done.textContent = CHECK_WORDS.done.replace("{}", count).replace("{}", boxes.length);
    }
    tell();
  });
})();
