/* The setting checker: of all rules on the page those stay that a place meets. Nothing leaves the device. */
(() => {
  "use strict";
  const { rules, places, words } = JSON.parse(document.getElementById("hb-setup").textContent);
  const rows = rules.map(({ id }) => document.getElementById(id).closest("tr"));
  const table = rows[0].closest("table");

  const form = document.createElement("form");
  form.className = "hb-check";
  const field = (name, control) => {
    const label = document.createElement("label");
    control.name = name;
    label.append(name === "enterprise" ? control : "", words[name], name === "enterprise" ? "" : control);
    form.append(label);
    return control;
  };
  const make = (tag, given) => Object.assign(document.createElement(tag), given);
  const place = field("place", make("select", {}));
  place.append(...places.map(([value, text]) => make("option", { value, textContent: text })));
  const members = field("members", make("input", { type: "number", min: 0, inputMode: "numeric" }));
  const months = field("months", make("input", { type: "number", min: 1, inputMode: "numeric" }));
  const enterprise = field("enterprise", make("input", { type: "checkbox", checked: true }));
  form.append(make("button", { type: "reset", textContent: words.clear }));

  const none = make("p", { textContent: words.none, hidden: true });
  none.setAttribute("role", "status");

  const within = (range, number) => !range || (range[0] <= number && (range[1] === null || number <= range[1]));
  function meets(rule) {
    const lasting = !rule.months || !months.value || within(rule.months, Number(months.value));
    return (
      (!rule.places.length || rule.places.includes(place.value)) &&
      within(rule.members, Number(members.value)) &&
      lasting &&
      (!rule.enterprise || enterprise.checked)
    );
  }
  function check() {
    const asked = members.value !== "" || place.value === "abroad";
    rows.forEach((row, number) => (row.hidden = asked && !meets(rules[number])));
    none.hidden = rows.some((row) => !row.hidden);
  }
  form.addEventListener("input", check);
  form.addEventListener("reset", () => setTimeout(check));
  form.addEventListener("submit", (event) => event.preventDefault());
  (table.closest(".hb-scroll") || table).before(form, none);
})();
