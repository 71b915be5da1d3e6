/* Tables of units with all below them, on the reader's own day: what falls due is counted anew. */
(() => {
  "use strict";
  const { today, values, fill, made, note } = HandbooksPlatform;
  const { as_of, year, statuses, units, words } = values("tree");
  const day = today();
  if (day <= as_of) return;

  /* How many were due, in time and not done, and how many stand at each status, once what is ahead has come. */
  function counted({ tally, counts, ahead }) {
    let [due, timely, missed] = tally;
    const numbers = new Map(statuses.map((status, place) => [status, counts[place]]));
    for (const [status, notify, last, count] of ahead) {
      const open = status === "upcoming" || status === "near";
      let now = status;
      if (day > last) {
        due += count;
        if (status === "done") timely += count;
        else missed += count;
        if (open) now = "overdue";
      } else if (open && notify && day >= notify) {
        now = "near";
      }
      numbers.set(status, numbers.get(status) - count);
      numbers.set(now, numbers.get(now) + count);
    }
    return { due, timely, missed, numbers };
  }
  function missedSign(missed) {
    const sign = made("span", String(missed));
    if (missed) sign.className = "hb-badge hb-badge--limit";
    return sign;
  }
  for (const [code, unit] of Object.entries(units)) {
    const { due, timely, missed, numbers } = counted(unit);
    const [, , , total, star, ofDue, rate, ofMissed] = document.getElementById(`u-${code}`).closest("tr").cells;
    const change = unit.later.filter(([from]) => from <= day).pop();
    if (change) {
      const [, tenths, proposed] = change;
      total.textContent = tenths === null ? words.none : (tenths / 10).toFixed(1);
      star.textContent = tenths === null ? "" : proposed || words.unstarred;
    }
    ofDue.textContent = due;
    const percent = Math.floor((timely * 200 + due) / (2 * due));
    rate.textContent = due ? fill(words.rate, { percent, timely, due }) : "";
    ofMissed.replaceChildren(missedSign(missed));
    const [, ...cells] = document.getElementById(`s-${code}`).closest("tr").cells;
    statuses.forEach((status, place) => (cells[place].textContent = numbers.get(status)));
  }
  note(fill(words.today, { day }));
  if (day.slice(0, 4) > year) note(fill(words.past, { day: `${year}-12-31` }));
})();
