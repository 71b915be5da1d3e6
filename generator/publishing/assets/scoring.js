/* The score of a unit on a day: the same rules as generator/scoring, on the same values. Days are ISO dates and compare
   as text; points are whole, scores whole hundredths; sums are BigInt, so that nothing is rounded before the total. */
"use strict";
(function (root) {
  const DAY = 86400000;
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const by = (...keys) => (a, b) => keys.reduce((done, key) => done || order(a[key], b[key]), 0);

  /* The records of a unit as they stood at the end of a day. */
  function ledger(records, asOf) {
    const filed = records.filter((r) => r.filed_on <= asOf).sort(by("filed_on", "id"));
    const byId = new Map(filed.map((r) => [r.id, r]));
    const withdrawn = filed.filter((r) => r.action === "withdraw").map((r) => r.refers_to);
    const corrections = filed.filter((r) => r.action === "correct" && !withdrawn.includes(r.id));
    const gone = new Set([...withdrawn, ...corrections.map((r) => r.refers_to)]);
    const reviews = new Map(filed.filter((r) => /^(return|pass|fail)$/.test(r.action)).map((r) => [r.refers_to, r]));
    const claims = new Map(), words = new Map();
    const key = (record) => {
      const seen = new Set();
      while (record.action === "correct" && byId.has(record.refers_to) && !seen.has(record.id)) {
        seen.add(record.id);
        record = byId.get(record.refers_to);
      }
      return record.duty + " " + record.period;
    };
    for (const record of filed) {
      if (record.action === "done" || record.action === "correct") {
        const of = key(record);
        claims.set(of, [...(claims.get(of) || []), record]);
      } else if (!gone.has(record.id)) {
        words.set(record.action + " " + record.duty + " " + record.period, record);
      }
    }
    return {
      asOf,
      claims: (of) =>
        (claims.get(of) || [])
          .slice()
          .sort(by("done_on", "id"))
          .map((record) => ({ record, review: (reviews.get(record.id) || {}).action || "" }))
          .filter((claim) => !gone.has(claim.record.id) || claim.review === "fail"),
      word: (action, of) => words.get(action + " " + of),
      of: (action) => filed.filter((r) => r.action === action && !gone.has(r.id)),
    };
  }

  function deferred(instance, until) {
    const days = (Date.parse(until) - Date.parse(instance.due)) / DAY;
    const moved = (day) => day && new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
    const { grace, notify, orange, red } = instance;
    return { ...instance, due: until, grace: moved(grace), notify: moved(notify), orange: moved(orange), red: moved(red) };
  }

  function alarmOf(instance, asOf) {
    if (!instance.notify) return "";
    if (asOf <= instance.due) return asOf >= instance.notify ? "remind" : "";
    return asOf >= instance.red ? "red" : asOf >= instance.orange ? "orange" : "yellow";
  }

  function lateness(doneOn, instance, rules) {
    if (doneOn <= instance.due) return ["done", 100];
    return doneOn <= instance.grace ? ["late", rules.late] : ["overdue-done", rules.overdue];
  }

  /* What became of an instance: its status, its score in hundredths, whether it counts, and its alarm. */
  function judge(instance, book, rules) {
    const of = instance.duty + " " + instance.period;
    const deferral = book.word("defer", of);
    if (deferral && deferral.until > instance.due) instance = deferred(instance, deferral.until);
    const verdict = (status, score, counts, alarm, claim) => ({ instance, status, score, counts, alarm, claim });
    if (book.word("exempt", of)) return verdict("exempt", 0, false, "");
    const claims = book.claims(of);
    const past = book.asOf > instance.due;
    const alarm = alarmOf(instance, book.asOf);
    const failed = claims.find((claim) => claim.review === "fail");
    if (failed) return verdict("failed", -instance.points * rules.failed, past, alarm, failed);
    const good = claims.find((claim) => claim.review !== "return");
    if (good) {
      const [status, share] = lateness(good.record.done_on, instance, rules);
      return verdict(status, instance.points * share, past, "", good);
    }
    if (claims.length) {
      return verdict("returned", 0, past, alarm || (instance.notify ? "remind" : ""), claims[claims.length - 1]);
    }
    return verdict(past ? "overdue" : alarm ? "near" : "upcoming", 0, past, alarm);
  }

  /* A value n/d in tenths, rounded half up; d is positive and n not negative. */
  const halfUp = ([n, d]) => Number((n * 20n + d) / (2n * d));

  function dimensionsOf(verdicts, book, rules, year) {
    const latest = new Map();
    for (const r of book.of("assess")) if (r.period.slice(0, 4) === year) latest.set(r.dimension + " " + r.period, r);
    return rules.dimensions.map(({ id, weight }) => {
      const own = verdicts.filter((v) => v.counts && v.instance.dimension === id);
      const gained = own.reduce((sum, v) => sum + v.score, 0);
      const points = own.reduce((sum, v) => sum + v.instance.points, 0);
      const assessed = [...latest.values()].filter((r) => r.dimension === id).sort(by("period")).map((r) => r.points);
      let value = null;
      if (assessed.length) value = [BigInt(assessed.reduce((a, b) => a + b, 0)), BigInt(assessed.length * 10)];
      else if (points) value = [BigInt(Math.max(gained, 0)), BigInt(points)];
      return { id, weight, gained, points, assessed, value };
    });
  }

  function totalOf(dimensions, bonus) {
    const known = dimensions.filter((d) => d.value && d.weight);
    if (!known.length) return null;
    let [n, d, weights] = [0n, 1n, 0n];
    for (const { weight, value } of known) {
      n = n * value[1] + BigInt(weight) * value[0] * d;
      d *= value[1];
      weights += BigInt(weight);
    }
    return halfUp([n, d * weights]) + bonus;
  }

  function proposalOf(total, vetoed, book, rules, year) {
    const names = rules.stars.map((star) => star.name);
    const confirmed = {};
    for (const r of book.of("confirm")) {
      if (r.period.slice(0, 4) < year && names.includes(r.outcome)) confirmed[r.period.slice(0, 4)] = r.outcome;
    }
    const last = confirmed[year - 1] || "";
    const before = names.indexOf(last) + 1;
    const reached = total === null || vetoed.length ? 0 : rules.stars.filter((star) => star.at * 10 <= total).length;
    let held = 0;
    while (confirmed[year - 1 - held] && names.indexOf(confirmed[year - 1 - held]) + 1 >= before) held += 1;
    const named = ["", ...names];
    let [after, step] = [before, "same"];
    if (!last) [after, step] = [Math.min(reached, 1), "first"];
    else if (reached > before && held >= rules.held) [after, step] = [before + 1, "up"];
    else if (reached < before && total !== null) [after, step] = [before - 1, "down"];
    return { before: last, reached: named[reached], proposed: named[after], step };
  }

  /* A unit on a day: verdicts, dimensions, bonus and total in tenths, what breaks a veto, the star that is proposed. */
  function score(instances, records, rules, year, asOf) {
    const book = ledger(records, asOf);
    const verdicts = instances.map((instance) => judge(instance, book, rules));
    const dimensions = dimensionsOf(verdicts, book, rules, year);
    const given = book.of("bonus").filter((r) => r.filed_on.slice(0, 4) === year);
    const bonus = Math.min(given.reduce((sum, r) => sum + r.points, 0), rules.bonus * 10);
    const total = totalOf(dimensions, bonus);
    const broken = (v) => v.counts && v.instance.veto && /^(overdue|returned|failed)$/.test(v.status);
    const vetoed = verdicts.filter(broken).map((v) => v.instance);
    return { verdicts, dimensions, bonus, total, vetoed, star: proposalOf(total, vetoed, book, rules, year) };
  }

  root.HandbooksScoring = { score, halfUp, alarmOf };
})(globalThis);
