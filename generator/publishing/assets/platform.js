/* What the scripts of the platform share: the reader's own day, the steps of the alarm, badges and notes. */
"use strict";
(function (root) {
  const STAGES = ["red", "orange", "yellow", "remind"];
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  /* The reader's own day as an ISO date. */
  function today() {
    const now = new Date();
    const pad = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  }
  /* The rows of a table of values as objects. */
  const entries = ({ columns, rows }) => rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));

  /* The values that a page carries for its script. */
  const values = (name) => JSON.parse(document.getElementById(`hb-${name}`).textContent);
  const fill = (text, given) => text.replace(/{(\w+)}/g, (_, name) => given[name]);
  function made(tag, ...children) {
    const element = document.createElement(tag);
    element.append(...children);
    return element;
  }
  /* The sign of a step of the alarm, in its words. */
  function badge(stage, words) {
    const mark = made("span", words[stage]);
    mark.className = `hb-badge hb-badge--alarm-${stage}`;
    return mark;
  }
  /* Add a line to the note on what the page rests on, once. */
  function note(text) {
    const list = document.querySelector(".hb-listing--note");
    if (list && [...list.children].every((line) => line.textContent !== text)) list.append(made("li", text));
  }
  /* By the gravest step, then by the day. */
  const graver = (a, b) => STAGES.indexOf(a.alarm) - STAGES.indexOf(b.alarm) || order(a.due, b.due);

  root.HandbooksPlatform = { STAGES, order, today, values, entries, fill, made, badge, note, graver };
})(globalThis);
