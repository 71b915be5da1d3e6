/* The search index. Its core, which tells the pages and their headings, is there from the beginning. Where a pair of
   characters stands, and what a page says, is in shards, which are loaded when a query needs them first.

   generator/publishing/shards.py writes what is read here. A page is known by its pieces, a few lines of one section
   each; pieces are numbered through all pages. */
const handbooksStore = (load, { config, docs }) => {
  const { fold } = handbooksText;
  /* What looks things up stands behind the page that tells what to do. */
  const ASIDE = /^(forms|roles|regulations|systems|calendar|units|unverified|types)\/|^(?!index)[a-z]+\.html$/, LESS = 0.75;
  const LOW = 35, HIGH = 93, LOWS = 57, HIGHS = 34;

  const heads = config.heads.map(title => ({ title, folded: fold(title) }));
  const pieces = [];
  const pages = docs.map(([path, title, code, sections], number) => {
    const page = { number, path, title, folded: fold(title), code: fold(code), less: ASIDE.test(path) ? LESS : 1, summary: "", pieces: [] };
    for (let i = 0; i < sections.length; i += 2)
      for (let count = sections[i + 1]; count; count--) {
        const { title, folded } = heads[sections[i]];
        const piece = { number: pieces.length, page, title, head: folded, anchor: "", lines: [], text: null };
        page.pieces.push(piece);
        pieces.push(piece);
      }
    return page;
  });
  const shards = new Map(), found = new Map();

  /* The numbers that a list of gaps tells: the last digit of a gap is a low one. */
  function numbers(text) {
    const all = [];
    for (let i = 0, last = -1, high = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code < HIGH) {
        all.push(last += 1 + high * LOWS + code - LOW);
        high = 0;
      } else high = high * HIGHS + code - HIGH;
    }
    return all;
  }

  /* Which of the shards, known by what each begins with, holds a key. */
  function shardOf(begins, key) {
    let low = 0, high = begins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (begins[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /* A shard, once; one that does not come is asked for again by the next query. */
  function shard(kind, number) {
    const name = `${kind}/${String(number).padStart(3, "0")}`;
    if (!shards.has(name)) shards.set(name, load(name).catch(() => void shards.delete(name)));
    return shards.get(name);
  }

  /* Have the places of pairs at hand. */
  const havePairs = pairs => Promise.all([...new Set(pairs)].filter(pair => !found.has(pair)).map(async pair => {
    const number = shardOf(config.shards.pairs, pair), all = number < 0 ? {} : await shard("pairs", number);
    if (all) found.set(pair, numbers(all[pair] || ""));
  }));

  /* Have what pages say at hand. */
  const haveTexts = wanted => Promise.all(wanted.filter(page => page.pieces.some(piece => piece.text === null)).map(async page => {
    const number = shardOf(config.shards.pages, page.number), all = await shard("pages", number);
    if (all) fill(page, all[page.number - config.shards.pages[number]]);
  }));

  function fill(page, [summary, texts]) {
    page.summary = summary;
    page.pieces.forEach((piece, i) => {
      const [anchor, text] = texts[i];
      piece.anchor = anchor;
      piece.lines = text.split("\n").map(line => {
        const [first, rest] = line.split("\t");
        return rest === undefined ? { anchor: "", text: first } : { anchor: first, text: rest };
      });
      piece.text = fold([piece.title, ...piece.lines.map(line => line.text)].join("\n"));
    });
  }

  return { pages, pieces, heads, havePairs, haveTexts, placesOf: pair => found.get(pair) || [] };
};
