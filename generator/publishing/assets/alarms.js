/* The page of the alarms on the reader's own day: counted again from what is open in the page. */
(() => {
  "use strict";
  const { as_of, until, names, rows, reds, alarms, follows, words } = JSON.parse(
    document.getElementById("hb-alarms").textContent,
  );
  const now = new Date();
  const pad = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  if (today <= as_of) return;

  const STAGES = ["red", "orange", "yellow", "remind"];
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const found = rows
    .map(([unit, name, period, due, notify, orange, red, returned]) => ({
      unit,
      name: names[name],
      period,
      due,
      stage: HandbooksScoring.alarmOf({ due, notify, orange, red }, today) || (returned ? "remind" : ""),
    }))
    .filter((alarm) => alarm.stage)
    .sort(
      (a, b) =>
        STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) || order(a.due, b.due) || order(a.unit, b.unit) || order(a.name, b.name),
    );

  function made(tag, ...children) {
    const element = document.createElement(tag);
    element.append(...children);
    return element;
  }
  function badge(stage) {
    const mark = made("span", alarms[stage]);
    mark.className = `hb-badge hb-badge--alarm-${stage}`;
    return mark;
  }
  function unitLink(unit) {
    const link = made("a", unit);
    link.href = `../units/${unit}.html`;
    return link;
  }
  function row(head, ...cells) {
    const first = made("th", head);
    first.scope = "row";
    return made("tr", first, ...cells.map((cell) => made("td", cell)));
  }
  function fill(table, lines) {
    const body = document.querySelector(`.hb-table--${table} tbody`);
    if (!body) return;
    const nothing = made("td", words.none);
    nothing.colSpan = body.closest("table").querySelectorAll("thead th").length;
    body.replaceChildren(...(lines.length ? lines : [made("tr", nothing)]));
  }

  const counted = (alarms) => STAGES.map((stage) => alarms.filter((alarm) => alarm.stage === stage).length);
  const totals = counted(found);
  fill("alarm-steps", STAGES.map((stage, place) => row(badge(stage), String(totals[place]), follows[stage])));

  const byUnit = new Map();
  for (const alarm of found) byUnit.set(alarm.unit, [...(byUnit.get(alarm.unit) || []), alarm]);
  const units = [...byUnit].map(([unit, own]) => ({ unit, numbers: counted(own) }));
  units.sort(
    (a, b) => a.numbers.reduce((done, number, place) => done || b.numbers[place] - number, 0) || order(a.unit, b.unit),
  );
  fill(
    "alarm-units",
    units.map(({ unit, numbers }) =>
      row(
        unitLink(unit),
        ...numbers.map(String),
        made("strong", String(numbers.reduce((a, b) => a + b, 0))),
        numbers[0] >= reds ? words.talk : "",
      ),
    ),
  );
  fill("alarm-list", found.map((alarm) => row(badge(alarm.stage), unitLink(alarm.unit), alarm.name, alarm.period, alarm.due)));

  const note = document.querySelector(".hb-listing--note");
  if (note) note.append(made("li", words.today.replace("{day}", today)));
  if (note && today > until) note.append(made("li", words.past.replace("{day}", until)));
})();
