/* Asks the search of the site outside a browser: a folder with worker, index and queries in, what is found for each out. */
const { readFileSync } = require("node:fs");

const [folder] = process.argv.slice(2);
const read = name => readFileSync(`${folder}/${name}`, "utf-8");
const shards = new Map();
const shard = name => {
  if (!shards.has(name)) new Function("handbooksShard", read(`search/${name}.js`))((named, value) => shards.set(named, value));
  return shards.get(name);
};
const answer = new Function(`${read("worker.js")}; return handbooksSearch;`)()(async name => shard(name));

(async () => {
  await answer({ type: 0, data: JSON.parse(read("search/search_index.json")) });
  const answers = [];
  for (const query of JSON.parse(read("queries.json"))) {
    const start = process.hrtime.bigint();
    const { items } = (await answer({ type: 2, data: query })).data;
    const parts = items.slice(0, 10).map(item => item.map(({ location, title, text }) => ({ location, title, text })));
    const pages = parts.map(item => item[item.length - 1].location);
    answers.push({ pages, parts: parts.slice(0, 3), milliseconds: Number(process.hrtime.bigint() - start) / 1e6 });
  }
  process.stdout.write(JSON.stringify(answers));
})();
