/* Asks the search worker of the site outside a browser: an index and queries in, the paths found for each query out. */
const { readFileSync } = require("node:fs");

const [worker, index, queries] = process.argv.slice(2);
const search = new Function(`${readFileSync(worker, "utf-8")}; return handbooksSearch;`)();
search({ type: 0, data: JSON.parse(readFileSync(index, "utf-8")) });
const answers = JSON.parse(readFileSync(queries, "utf-8")).map(query => {
  const start = process.hrtime.bigint();
  const { items } = search({ type: 2, data: query }).data;
  const parts = items.slice(0, 10).map(item => item.map(({ location, title, text }) => ({ location, title, text })));
  const pages = parts.map(item => item[item.length - 1].location);
  return { pages, parts: parts.slice(0, 3), milliseconds: Number(process.hrtime.bigint() - start) / 1e6 };
});
process.stdout.write(JSON.stringify(answers));
