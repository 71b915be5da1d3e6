/* A unit's page on the reader's own day: statuses, scores and alarms are computed again from the values of the page. */
(() => {
  "use strict";
  const { today, values, entries, fill, made, badge, note, graver } = HandbooksPlatform;
  const { as_of, rules, year, words, ...tables } = values("standing");
  const [instances, arrears, records] = [tables.instances, tables.arrears, tables.records].map(entries);
  const day = today();
  if (day <= as_of) return;

  const hundredths = (value) => String(value / 100);
  const tenths = (value) => (value === null ? words.none : (value / 10).toFixed(1));
  /* A fraction to two places, rounded half up. */
  function about([n, d]) {
    const cents = (n * 200n + d) / (2n * d);
    return `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
  }
  const found = HandbooksScoring.score(instances, records, rules, year, day);
  const { verdicts, dimensions, bonus, total, vetoed, star } = found;

  function explanation({ status, score, counts, claim, instance }) {
    const told = fill(words.explanations[status], {
      done: claim ? claim.record.done_on : "",
      points: instance.points,
      score: hundredths(Math.abs(score)),
      late: rules.late,
      overdue: rules.overdue,
      failed: rules.failed,
    });
    return counts || !claim ? told : told + words.later;
  }
  const rows = verdicts.map((verdict, number) => {
    const row = document.getElementById(`i${number}`).closest("tr");
    const [, , due, status, how] = row.cells;
    const sign = verdict.alarm ? [" ", badge(verdict.alarm, words.alarms)] : [];
    due.textContent = verdict.instance.due;
    status.replaceChildren(words.statuses[verdict.status], ...sign);
    how.textContent = explanation(verdict);
    return row;
  });
  /* The name of a duty as its first row writes it. */
  function named(duty) {
    const cell = rows[instances.findIndex((instance) => instance.duty === duty)].cells[0];
    const link = cell.querySelector("a[href]");
    return link ? link.cloneNode(true) : cell.textContent;
  }

  function openRow({ alarm, instance: { duty, period, due } }) {
    const cells = [badge(alarm, words.alarms), named(duty), period, due, words.roles[duty] || ""];
    return made("tr", ...cells.map((cell) => made("td", cell)));
  }
  /* What is left over from the year before stays where it is, with the alarm of the day. */
  function leftRow(instance, number) {
    const row = document.getElementById(`a${number}`).closest("tr");
    const alarm = HandbooksScoring.alarmOf(instance, day);
    row.cells[0].replaceChildren(badge(alarm, words.alarms));
    return { alarm, due: instance.due, row };
  }
  const open = verdicts.filter(({ alarm }) => alarm).map((one) => ({ ...one, due: one.instance.due, row: openRow(one) }));
  open.push(...arrears.map(leftRow));
  const body = document.querySelector(".hb-table--open tbody");
  if (body && open.length) body.replaceChildren(...open.sort(graver).map(({ row }) => row));

  function how({ assessed, value, gained, points }) {
    if (assessed.length) return fill(words.assessed, { points: assessed.map(tenths).join("、") });
    if (!value) return words.nothing;
    const told = fill(words.recorded, { gained: hundredths(gained), points });
    return gained < 0 ? `${told}；${words.floored}` : told;
  }
  function sum() {
    const known = dimensions.filter(({ value }) => value);
    const terms = known.map(({ weight, value }) => `${weight} × ${about(value)}`).join(" + ");
    const weights = known.reduce((all, { weight }) => all + weight, 0);
    const more = bonus ? fill(words.bonus, { bonus: tenths(bonus) }) : "";
    return known.length ? fill(words.sum, { terms, weights, bonus: more }) : "";
  }
  function starLines() {
    if (total === null) return [];
    const [lead, end] = words.vetoed.split("{duties}");
    const mark = made("span", lead);
    mark.className = "hb-badge hb-badge--limit";
    const duties = vetoed.flatMap(({ duty }, number) => [...(number ? ["、"] : []), named(duty)]);
    const told = fill(words.stars[star.step], {
      before: star.before,
      reached: star.reached || words.unstarred,
      proposed: star.proposed || words.unstarred,
    });
    return [...(vetoed.length ? [made("li", mark, ...duties, end)] : []), made("li", `${told}。${words.proposal}`)];
  }
  const score = document.querySelector(".hb-table--score tbody");
  if (score) {
    dimensions.forEach((dimension, number) => {
      const [, , way, value] = score.rows[number].cells;
      way.textContent = how(dimension);
      value.textContent = dimension.value ? about(dimension.value) : words.none;
    });
    score.rows[dimensions.length].cells[2].textContent = sum();
    document.getElementById("total").replaceChildren(made("strong", tenths(total)));
    score.closest(".hb").querySelector(".hb-listing--star").replaceChildren(...starLines());
  }
  note(fill(words.today, { day }));
  if (day.slice(0, 4) > year) note(fill(words.past, { day: `${year}-12-31` }));
})();
