/* Questions and rows of a table that a reader ticks for himself: what is ticked stays in this browser and is sent to
   nobody. Without this script they are a plain list and a table with boxes to be ticked on paper. The words come from
   the generator. */
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

  /* What can be ticked, each with the name that it is kept by, and where its box goes. */
  function tickable(list) {
    if (list.matches("ul"))
      return [...list.children].map(item => {
        const words = item.textContent.trim();
        return { name: words, put: box => item.replaceChildren(make("label", {}, box, ` ${words}`)) };
      });
    return [...list.querySelectorAll("tbody tr:not(.hb-group)")].map(row => {
      const link = row.querySelector("a");
      const words = (link ?? row).textContent.trim();
      return {
        name: `${link?.getAttribute("href") ?? ""} ${words}`,
        put: box => {
          box.setAttribute("aria-label", words);
          row.cells[0].prepend(box);
        },
      };
    });
  }

  document.querySelectorAll("ul.hb-listing--checks, table.hb-table--ticks").forEach((list, place) => {
    const key = `handbooks-checks:${location.pathname}:${list.caption?.textContent ?? place}`;
    const ticked = kept(key);
    const boxes = tickable(list).map(({ name, put }) => {
      const box = make("input", { type: "checkbox", checked: ticked.has(name) });
      box.addEventListener("change", () => {
        if (box.checked) ticked.add(name);
        else ticked.delete(name);
        tell();
      });
      put(box);
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
    const paper = make("button", { type: "button", textContent: CHECK_WORDS.print });
    paper.addEventListener("click", () => print());
    const below = make("p", { className: "hb-checks" }, done, " ", clear, " ", ...(list.matches("table") ? [paper] : []));
    (list.closest(".hb-scroll") ?? list).after(below);
    function tell() {
      keep(key, ticked);
      const count = boxes.filter(box => box.checked).length;
      done.textContent = CHECK_WORDS.done.replace("{}", count).replace("{}", boxes.length);
    }
    tell();
  });
})();
