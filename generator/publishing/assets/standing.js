/* A unit's page on the reader's own day: statuses, scores and alarms are computed again from the values of the page. */
(() => {
  "use strict";
  const { as_of, instances, records, rules, year, words } = JSON.parse(document.getElementById("hb-standing").textContent);
  const now = new Date();
  const pad = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  if (today <= as_of) return;

  const GRAVEST = ["red", "orange", "yellow", "remind"];
  const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);
  const hundredths = (value) => String(Math.abs(value) / 100);
  const tenths = (value) => (value === null ? words.none : (value / 10).toFixed(1));
  const { verdicts, total } = HandbooksScoring.score(instances, records, rules, year, today);

  function badge(alarm) {
    const mark = document.createElement("span");
    mark.className = `hb-badge hb-badge--alarm-${alarm}`;
    mark.textContent = words.alarms[alarm];
    return mark;
  }

  function explanation({ status, score, counts, claim, instance }) {
    const told = fill(words.explanations[status], {
      done: claim ? claim.record.done_on : "",
      points: instance.points,
      score: hundredths(score),
      late: rules.late,
      overdue: rules.overdue,
      failed: rules.failed,
    });
    return counts || !claim ? told : told + words.later;
  }

  const rows = verdicts.map((verdict, number) => {
    const row = document.getElementById(`i${number}`).closest("tr");
    const [, , due, status, how] = row.cells;
    due.textContent = verdict.instance.due;
    status.replaceChildren(words.statuses[verdict.status], ...(verdict.alarm ? [" ", badge(verdict.alarm)] : []));
    how.textContent = explanation(verdict);
    return row;
  });

  const open = verdicts
    .map((verdict, number) => ({ ...verdict, row: rows[number] }))
    .filter((verdict) => verdict.alarm)
    .sort((a, b) => GRAVEST.indexOf(a.alarm) - GRAVEST.indexOf(b.alarm) || (a.instance.due < b.instance.due ? -1 : 1));
  const body = document.querySelector(".hb-table--open tbody");
  if (body && open.length) {
    body.replaceChildren(
      ...open.map(({ alarm, row, instance }) => {
        const line = document.createElement("tr");
        const cell = (...children) => {
          const made = document.createElement("td");
          made.append(...children);
          line.append(made);
        };
        const link = row.cells[0].querySelector("a[href]");
        cell(badge(alarm));
        cell(link ? link.cloneNode(true) : row.cells[0].textContent);
        cell(instance.period);
        cell(instance.due);
        cell(words.roles[instance.duty] || "");
        return line;
      }),
    );
  }

  const shown = document.getElementById("total");
  if (shown) (shown.closest("td, th") || shown).textContent = tenths(total);
  const note = document.querySelector(".hb-listing--note");
  if (note) note.append(Object.assign(document.createElement("li"), { textContent: fill(words.today, { day: today }) }));
})();
