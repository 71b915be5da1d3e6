/* The page of the alarms on the reader's own day: counted again from what is open in the page. */
(() => {
  "use strict";
  const { STAGES, order, today, values, fill, made, badge, note, graver } = HandbooksPlatform;
  const { as_of, until, items, units, reds, most, alarms, follows, words } = values("alarms");
  const day = today();
  if (day <= as_of) return;

  function alarmOf(unit, [name, period, due, notify, orange, red, returned]) {
    const alarm = HandbooksScoring.alarmOf({ due, notify, orange, red }, day) || (returned ? "remind" : "");
    return { unit, name, period, due, alarm };
  }
  const found = Object.entries(units)
    .flatMap(([unit, open]) => open.map((item) => alarmOf(unit, items[item])))
    .filter(({ alarm }) => alarm)
    .sort((a, b) => graver(a, b) || order(a.unit, b.unit) || order(a.name, b.name));

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
  function show(table, lines, limit = lines.length) {
    const body = document.querySelector(`.hb-table--${table} tbody`);
    if (!body) return;
    const told = (text) => {
      const cell = made("td", text);
      cell.colSpan = body.closest("table").querySelectorAll("thead th").length;
      return made("tr", cell);
    };
    const rest = lines.length > limit ? [told(fill(words.rest, { shown: limit, total: lines.length }))] : [];
    body.replaceChildren(...(lines.length ? lines.slice(0, limit) : [told(words.none)]), ...rest);
  }

  const counted = (some) => STAGES.map((stage) => some.filter(({ alarm }) => alarm === stage).length);
  const totals = counted(found);
  show("alarm-steps", STAGES.map((stage, place) => row(badge(stage, alarms), String(totals[place]), follows[stage])));

  const byUnit = new Map();
  for (const one of found) byUnit.has(one.unit) ? byUnit.get(one.unit).push(one) : byUnit.set(one.unit, [one]);
  const counts = [...byUnit].map(([unit, own]) => ({ unit, numbers: counted(own) }));
  counts.sort(
    (a, b) => a.numbers.reduce((done, number, place) => done || b.numbers[place] - number, 0) || order(a.unit, b.unit),
  );
  const lines = counts.map(({ unit, numbers }) => {
    const sum = String(numbers.reduce((a, b) => a + b, 0));
    return row(unitLink(unit), ...numbers.map(String), made("strong", sum), numbers[0] >= reds ? words.talk : "");
  });
  show("alarm-units", lines, most);
  show("alarm-list", found.map((one) => row(badge(one.alarm, alarms), unitLink(one.unit), one.name, one.period, one.due)), most);

  note(fill(words.today, { day }));
  if (day > until) note(fill(words.past, { day: until }));
})();
