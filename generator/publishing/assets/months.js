/* What is due in the month of the reader's own clock, for the role that was chosen before. All of it stands in the page:
   nothing is asked for and nothing is sent. Without this script the months of the year are links. */
(() => {
  "use strict";
  const { years, calendar, roles, duties, due, words } = JSON.parse(document.getElementById("hb-months").textContent);
  const SHOWN = 12;
  const root = new URL("..", document.currentScript.src);
  const KEY = `handbooks-role:${root.pathname}`;
  const now = new Date();
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const prefix = `${year}-${String(month).padStart(2, "0")}-`;
  const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== "") element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  function kept() {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  }

  function keep(role) {
    try {
      if (role) localStorage.setItem(KEY, role);
      else localStorage.removeItem(KEY);
    } catch {
      /* A browser that keeps nothing shows the choice until the next page. */
    }
  }

  const found = due.filter(([, on]) => on.startsWith(prefix)).map(([duty, on]) => [duties[duty], Number(on.slice(8))]);

  function item([[name, address, role, only], on]) {
    const when = make("b", {}, fill(words.day, { day: on }));
    const what = address ? make("a", { href: new URL(address, root).href }, name) : name;
    const who = roles[role][1] ? make("a", { href: new URL(roles[role][1], root).href }, roles[role][0]) : roles[role][0];
    const late = on < day ? [make("span", { class: "hb-badge" }, words.past)] : [];
    return make("li", { "data-for": only }, when, make("span", {}, what, ...late), make("small", {}, who));
  }

  function list(role) {
    const own = found.filter(([[, , place]]) => !role || roles[place][0] === role);
    const ahead = [...own.filter(([, on]) => on >= day), ...own.filter(([, on]) => on < day)];
    if (!years.includes(year)) return [make("p", {}, fill(words.unknown, { year }))];
    if (!ahead.length) return [make("p", {}, words.none)];
    const made = [make("ul", {}, ...ahead.slice(0, SHOWN).map(item))];
    if (ahead.length > SHOWN) {
      const more = make("summary", {}, fill(words.more, { count: ahead.length - SHOWN }));
      made.push(make("details", {}, more, make("ul", {}, ...ahead.slice(SHOWN).map(item))));
    }
    return made;
  }

  const names = [...new Set(found.map(([[, , place]]) => roles[place][0]))];
  const select = make("select", {}, make("option", { value: "" }, words.all), ...names.map(name => make("option", { value: name }, name)));
  select.firstChild.value = "";
  const before = kept();
  if (names.includes(before)) select.value = before;
  const title = make("strong", {}, fill(words.month, { year, month }));
  const tasks = make("div", {});
  const box = make("div", { class: "hb-month" }, make("p", {}, title, make("label", {}, words.role, select)), tasks);

  function show() {
    tasks.replaceChildren(...list(select.value));
    tasks.dispatchEvent(new CustomEvent("handbooks:added", { bubbles: true }));
  }
  select.addEventListener("change", () => {
    keep(select.value);
    show();
  });
  const months = document.querySelector(".hb-listing--months");
  months.before(box);
  const own = months.querySelector(`a[href$="#month-${String(month).padStart(2, "0")}"]`);
  if (own && years.includes(year)) own.setAttribute("aria-current", "date");
  show();
})();
