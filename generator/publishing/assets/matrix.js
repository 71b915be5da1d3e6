/* Matrices on the site: the row and the column under the pointer or the focus stand out; rows can be sorted by any
   column and filtered. Without this script they are plain tables. The words come from the generator. */
"use strict";
(() => {
  const FEW = 6;
  const SIGNS = ["×", "△", "○", "●", "◎"], LETTERS = { A: 8, R: 4, C: 2, I: 1 };
  const said = cell => cell.textContent.trim();
  const make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  /* How much a cell weighs: numbers by size, letters and signs by strength; words have no weight. */
  function weight(text) {
    if (/^\d+/.test(text)) return parseInt(text, 10);
    if (/^[RACI]+$/.test(text)) return [...text].reduce((sum, letter) => sum + LETTERS[letter], 0);
    return SIGNS.includes(text) ? SIGNS.indexOf(text) + 1 : NaN;
  }

  /* Empty cells stand last, whatever the direction. */
  function compare(a, b, turn) {
    if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
    const order = weight(a) - weight(b);
    return turn * (Number.isNaN(order) ? a.localeCompare(b, "zh") : order);
  }

  function isGroup(row) {
    return row.classList.contains("hb-group");
  }

  function sorting(table, heads, bodies) {
    const first = bodies.map(body => [...body.rows]);
    heads.forEach((head, column) => {
      const name = said(head) || MATRIX_WORDS.row;
      const button = make("button", { type: "button", className: "hb-sort" }, make("span", { ariaHidden: "true" }));
      button.setAttribute("aria-label", MATRIX_WORDS.sort.replace("{}", name));
      button.addEventListener("click", () => {
        const ways = column ? ["descending", "ascending", ""] : ["ascending", "descending", ""];
        const way = ways[(ways.indexOf(head.getAttribute("aria-sort") || "") + 1) % ways.length];
        heads.forEach(other => other.removeAttribute("aria-sort"));
        if (way) head.setAttribute("aria-sort", way);
        const turn = way === "descending" ? -1 : 1;
        bodies.forEach((body, index) => {
          const group = first[index].filter(isGroup), rows = first[index].filter(row => !isGroup(row));
          if (way) rows.sort((a, b) => compare(said(a.cells[column]), said(b.cells[column]), turn));
          body.append(...group, ...rows);
        });
      });
      head.append(button);
    });
  }

  function filtering(table, frame, heads, bodies) {
    const rows = bodies.flatMap(body => [...body.rows].filter(row => !isGroup(row)));
    const words = make("input", { type: "search" }), filled = make("select", {}), lacking = make("input", { type: "checkbox" });
    const told = make("output", {});
    filled.append(new Option(MATRIX_WORDS.all, ""));
    heads.slice(1).forEach((head, index) => filled.append(new Option(head.dataset.name, index + 1)));
    const apply = () => {
      const wanted = words.value.trim().toLowerCase(), column = Number(filled.value);
      rows.forEach(row => {
        const group = said(row.parentElement.rows[0]), text = (row.textContent + group).toLowerCase();
        const lacks = row.querySelector(":scope > .hb-gap");
        row.hidden = !text.includes(wanted) || (column && !said(row.cells[column])) || (lacking.checked && !lacks);
      });
      bodies.forEach(body => [...body.rows].filter(isGroup).forEach(group => {
        group.hidden = rows.filter(row => row.parentElement === body).every(row => row.hidden);
      }));
      const count = rows.filter(row => !row.hidden).length;
      told.textContent = count < rows.length ? MATRIX_WORDS.shown.replace("{}", count).replace("{}", rows.length) : "";
    };
    [words, filled, lacking].forEach(control => control.addEventListener("input", apply));
    const controls = [make("label", {}, MATRIX_WORDS.filter, words), make("label", {}, MATRIX_WORDS.only, filled)];
    if (table.querySelector("tbody .hb-gap")) controls.push(make("label", {}, lacking, MATRIX_WORDS.lacking));
    frame.before(make("div", { className: "hb-sieve" }, ...controls, told));
  }

  function highlighting(table) {
    const clear = () => table.querySelectorAll(".hb-on, .hb-here").forEach(cell => cell.classList.remove("hb-on", "hb-here"));
    const show = event => {
      const cell = event.target.closest("th, td");
      clear();
      if (!cell || cell.colSpan > 1) return;
      const column = cell.cellIndex, inHead = !!cell.closest("thead");
      if (!inHead) [...cell.parentElement.cells].forEach(other => other.classList.add("hb-on"));
      if (column) [...table.rows].filter(row => !isGroup(row) && !row.classList.contains("hb-bands"))
        .forEach(row => row.cells[column]?.classList.add("hb-on"));
      if (!inHead && column) cell.classList.add("hb-here");
    };
    table.addEventListener("pointerover", show);
    table.addEventListener("focusin", show);
    table.addEventListener("pointerleave", clear);
    table.addEventListener("focusout", clear);
  }

  document.querySelectorAll(".hb-table--matrix").forEach(table => {
    const frame = table.closest(".hb-scroll"), bodies = [...table.tBodies];
    highlighting(table);
    if (!frame || !table.tHead || table.querySelectorAll("tbody tr:not(.hb-group)").length < FEW) return;
    const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells];
    heads.forEach(head => { head.dataset.name = said(head); });
    filtering(table, frame, heads, bodies);
    sorting(table, heads, bodies);
  });
})();
