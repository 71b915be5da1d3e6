/* The search: pairs of characters, exact phrases first. Speaks the messages of the site's own search box: 0 set up,
   1 ready, 2 query, 3 result. ``load`` gets a shard of the index.

   A query is rated twice: by where its pairs stand, over all pages; and the best of these by what they say. */
const handbooksSearch = load => {
  const { fold, escape, words: wordsOf, pairs: pairsOf } = handbooksText;
  const PAGES = 16, PARTS = 6, OPEN = 2, TEASER = 110, NEAR = 5, PAIRS = 30, LEAST = 0.4, BOTH = 16, ONLY = 32, ASKED = 12, VERBATIM = 2, LONG = 200;
  const NUMBER = /几|多少|多久|多长|多大|比例|时限|期限/;
  const DIGIT = /[0-9０-９%％]|[一二三四五六七八九十两半]{1,3}(?:个|年|月|天|日|人|次|分|票|名|届)/;
  const BINDS = /[的了是在要能不有就都还也被把给去让个]/;
  const TERMS = "terms.html", ROLES = "roles/index.html";
  let store = null, asked = null, words = {}, newest = 0;

  function setUp(index) {
    store = handbooksStore(load, index);
    asked = handbooksVariants({ config: index.config, pages: store.pages, heads: store.heads });
    words = index.config.words;
  }

  /* The words of a query and their pairs, each with its weight; a word is also told by the bits of its pairs. */
  function read(query) {
    const words = wordsOf(query), pairs = [...new Set(words.flatMap(pairsOf))].slice(0, PAIRS);
    const wordBits = words.map(word => pairsOf(word).reduce((bits, pair) => bits | bitOf(pairs.indexOf(pair)), 0));
    const titles = pairs.map(pair => store.pages.filter(page => page.folded.includes(pair) || page.code.includes(pair)));
    const weights = pairs.map((pair, i) => weight(pair, store.placesOf(pair).length + titles[i].length));
    const all = weights.reduce((a, b) => a + b, 0), whole = words.join(" ");
    return { whole, words, wordBits, pairs, weights, titles, all, shares: new Map(), heads: new Map() };
  }

  const bitOf = place => (place < 0 ? 0 : 1 << place);

  /* Rare pairs weigh more; one with a word that only binds others weighs less; one that stands nowhere (a slip) least. */
  const weight = (pair, count) => count
    ? Math.log(1 + (store.pieces.length + store.pages.length) / count) * (BINDS.test(pair) ? 0.4 : 1) : 0.2;

  /* The share of the query's weight that pairs known by their bits hold, from 0 to 1; and that a text holds. */
  function held(bits, { weights, all, shares }) {
    if (!shares.has(bits)) shares.set(bits, weights.reduce((sum, w, i) => sum + (bits >> i & 1 ? w : 0), 0) / all);
    return shares.get(bits);
  }
  const share = (text, query) => held(query.pairs.reduce((bits, pair, i) => bits | (text.includes(pair) ? 1 << i : 0), 0), query);

  /* The share of the query's words that a text holds, and a piece: as long as its text is not there, by their pairs. */
  const exact = (text, { words }) => words.filter(word => text.includes(word)).length / words.length;
  const holds = (piece, bits, word, wordBits) => (bits & wordBits) === wordBits && (piece.text === null || piece.text.includes(word));
  const wordsIn = (piece, bits, { words, wordBits }) => words.filter((word, i) => holds(piece, bits, word, wordBits[i])).length / words.length;

  /* A piece counts by what it holds of the query, or it and its page's title together; most by what one line holds. */
  function ratePiece(piece, own, title, query, asking) {
    const kept = Math.max(held(own, query), 0.85 * held(own | title, query));
    if (kept < LEAST) return 0;
    const length = piece.text === null ? 0 : 1 / (1 + piece.text.length / 300);
    return 10 * kept * kept + 6 * wordsIn(piece, own, query) + verbatim(piece, query, asking) + headed(piece.head, query) + length;
  }

  /* What a heading counts by what it holds of the query; many pieces stand under the same. */
  function headed(head, query) {
    if (!query.heads.has(head))
      query.heads.set(head, 12 * exact(head, query) + 6 * share(head, query) + (head === query.whole ? 30 : 0));
    return query.heads.get(head);
  }

  /* A phrase from the middle of a sentence word for word; twice as much a question that the book itself asks. */
  const verbatim = (piece, { words: [first, ...others] }, asking) => !others.length && first.length > 5 && first === asking && piece.text?.includes(first)
    ? VERBATIM * Math.min(12, first.length) * (asked.plain(first) === first ? 1 : 2) : 0;

  /* Who asks about something names it: the whole title within the query. */
  function named(page, query) {
    if (page.folded === query.whole) return 0;
    const begins = [...page.folded].findIndex((_, i) => !query.whole.includes(page.folded.slice(0, i + 1)));
    if (begins < 0) return page.less * Math.min(14, 4 + 2 * page.folded.length);
    return begins > 2 ? page.less * begins : 0;
  }

  function rateTitle(page, bits, query) {
    if (page.code && page.code === query.whole) return 100;
    const kept = held(bits, query);
    const words = named(page, query) + 30 * exact(page.folded, query) * (kept < 0.5 ? kept : 1);
    if (kept < 0.5) return words + (kept < 0.2 ? 0 : 4 * kept);
    const whole = page.folded === query.whole ? 40 : 0;
    return words + 12 * kept * kept + whole + 8 * Math.min(1, query.whole.length / page.folded.length);
  }

  /* What a line counts that asks and answers, by how much of the query its question holds. */
  function answers(text, query) {
    const end = text.indexOf("?");
    const kept = end > 0 && end < text.length - 1 ? share(text.slice(0, end), query) : 0;
    return ASKED * kept * kept;
  }

  /* The line of a piece that holds most of the query; a number where one was asked for. */
  function bestLine(piece, query, number) {
    let best = { line: null, score: 0 };
    for (const line of piece.lines) {
      const text = fold(line.text), kept = share(text, query);
      const told = kept && 5 * kept * kept + 3 * exact(text, query) + (number && DIGIT.test(text) ? 1.5 * kept : 0);
      const score = told * (text.length > LONG ? 0.5 : line.anchor ? 1.1 : 1) + answers(text, query);
      if (score > best.score) best = { line, score };
    }
    return best;
  }

  /* The pages that answer one variant of the query, with their best pieces: of all pages, or of some. */
  function rate(variant, among, asking, number) {
    const query = read(variant);
    if (!query.words.length) return [];
    const own = new Int32Array(store.pieces.length), titles = new Int32Array(store.pages.length);
    query.pairs.forEach((pair, i) => {
      for (const place of store.placesOf(pair)) own[place] |= 1 << i;
      for (const page of query.titles[i]) titles[page.number] |= 1 << i;
    });
    const together = query.whole.length > 2 ? withAll(query, own) : new Set();
    const only = (query.words.length > 1 ? BOTH : 0) + (together.size === 1 && variant === asking ? ONLY : 0);
    const rated = among.map(page => {
      const bits = titles[page.number];
      const whole = page.pieces.reduce((all, piece) => all | own[piece.number], bits);
      if (!whole && !page.pieces.some(piece => piece.head.includes(query.whole))) return null;
      const pieces = page.pieces.map(piece => ({ piece, score: ratePiece(piece, own[piece.number] | headBits(piece, query), bits, query, asking) }));
      const best = pieces.filter(({ score }) => score).sort((a, b) => b.score - a.score).slice(0, 2 * PARTS);
      const title = rateTitle(page, bits, query), kept = held(whole, query);
      const score = title + page.less * ((best[0]?.score ?? 0) + 4 * kept * kept) + (together.has(page) ? only : 0);
      return best.length || title >= 3 || kept >= 0.8 ? withLines({ page, query, title, best, score }, number) : null;
    });
    return rated.filter(Boolean);
  }

  /* A single character is indexed where it stands alone; within a heading it is looked for. */
  const headBits = (piece, query) => (query.whole.length < 2 && piece.head.includes(query.whole) ? 1 : 0);

  /* The pages that hold every word of a query; where one alone does, it is what was asked for. */
  const withAll = ({ words, wordBits }, own) => words.map((word, i) => new Set(store.pages.filter(page =>
    page.folded.includes(word) || page.code.includes(word) || page.pieces.some(piece => holds(piece, own[piece.number], word, wordBits[i])),
  ))).reduce((a, b) => new Set([...a].filter(page => b.has(page))));

  /* A page's pieces by their best lines, which are what the result shows. */
  function withLines(entry, number) {
    const parts = entry.best.map(({ piece, score }) => {
      const { line, score: more } = bestLine(piece, entry.query, number);
      return { piece, line, score: score + more };
    }).sort((a, b) => b.score - a.score);
    return { ...entry, parts, score: entry.score + entry.page.less * ((parts[0]?.score ?? 0) - (entry.best[0]?.score ?? 0)) };
  }

  /* The pages by their best rating of all variants. */
  function ranked(variants, among, text) {
    const best = new Map(), number = NUMBER.test(text), asking = fold(text).trim(), question = asked.plain(asking) !== asking;
    for (const [variant, weight] of variants)
      for (const entry of rate(variant, among, asking, number)) {
        const aside = question && entry.page.folded !== entry.query.whole ? entry.page.less : 1;
        const score = entry.score * weight * aside, known = best.get(entry.page);
        if (!known || known.score < score) best.set(entry.page, { ...entry, score });
      }
    return [...best.values()].sort((a, b) => b.score - a.score || a.page.number - b.page.number).slice(0, PAGES);
  }

  /* The pages that answer, after what they say has been loaded. */
  async function found(variants, text) {
    await store.havePairs(variants.flatMap(([variant]) => wordsOf(variant).flatMap(pairsOf)));
    const some = ranked(variants, store.pages, text).map(({ page }) => page);
    await store.haveTexts(some);
    return ranked(variants, some, text);
  }

  async function search(text) {
    const variants = asked.variants(text), first = await found(variants, text);
    const said = first.flatMap(({ page }) => page.pieces.map(piece => piece.text ?? "")).join("\n");
    const more = asked.variants(text, said);
    const entries = more.every(([variant], i) => variant === variants[i]?.[0]) ? first : await found(more, text);
    return entries.length || !text.trim() ? entries.map(item) : nothing(text);
  }

  /* A line around the first place found, with what was found marked. */
  function teaser(text, query) {
    const folded = fold(text);
    const at = [...query.words, ...query.pairs].map(part => folded.indexOf(part)).filter(place => place >= 0);
    const from = text.length <= TEASER ? 0 : Math.max(0, Math.min((at[0] ?? 0) - 20, text.length - TEASER));
    return (from ? "…" : "") + mark(text.slice(from, from + TEASER), query) + (from + TEASER < text.length ? "…" : "");
  }

  function mark(text, query) {
    const folded = fold(text), marked = new Array(text.length).fill(false);
    const whole = query.words.some(word => folded.includes(word));
    for (const part of whole ? query.words : query.pairs)
      for (let at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + 1)) marked.fill(true, at, at + part.length);
    return [...text.matchAll(/[\s\S]/g)].map(({ 0: c, index: i }) =>
      (marked[i] && !marked[i - 1] ? "<mark>" : "") + escape(c) + (marked[i] && !marked[i + 1] ? "</mark>" : "")).join("");
  }

  /* What a part of a page is called, and what it says: a step with who does it and by when, else the line found. */
  function told({ piece, line }) {
    const cells = line?.anchor ? line.text.split(" · ").filter(cell => cell.length > 1 || /[0-9]/.test(cell)) : [];
    if (cells.length < 2) return { anchor: piece.anchor, title: piece.title, text: line?.text ?? "" };
    const numbered = /^[0-9]+$/.test(cells[0]) ? 2 : 1;
    return { anchor: line.anchor, title: cells.slice(0, numbered).join(" "), text: cells.slice(numbered).join(" · ") };
  }

  /* One page as the search box wants it: the page itself and its best parts; those rated as the first are open. */
  function item({ page, title, parts, query }) {
    const terms = Object.fromEntries(query.words.map(word => [word, true]));
    const shown = new Map();
    for (const part of parts) {
      const one = told(part), key = `${one.anchor}|${one.text}`;
      if (one.anchor && one.title && !shown.has(key)) shown.set(key, { ...one, score: part.score });
    }
    const below = [...shown.values()].slice(0, PARTS).map((part, i) => ({
      location: `${page.path}#${part.anchor}`, title: mark(part.title, query), text: teaser(part.text, query), terms,
      score: i < OPEN ? 30 : Math.min(29, part.score),
    }));
    const opening = parts[0] && !parts[0].piece.anchor && parts[0].line?.text || page.summary;
    return [...below, { location: page.path, title: mark(page.title, query), text: teaser(opening, query), terms, score: title }];
  }

  /* Where nothing was found: pages whose titles share characters with what was asked, the glossary and the roles. */
  function nothing(text) {
    const characters = new Set(fold(text).match(/[\p{L}\p{N}]/gu) || []);
    const shared = page => [...new Set(page.folded)].filter(c => characters.has(c)).length / (4 + page.folded.length);
    const close = store.pages.map(page => [shared(page), page]).filter(([score]) => score).sort((a, b) => b[0] - a[0]).slice(0, NEAR);
    const ways = store.pages.filter(({ path }) => path === TERMS || path === ROLES);
    return [
      ...ways.map(page => single(page, page.path === TERMS ? words.terms : words.roles)),
      ...close.map(([, page]) => single(page, words.near)),
    ];
  }

  const single = (page, why) => [{ location: page.path, title: escape(page.title), text: escape(why || ""), terms: {}, score: 0 }];

  /* The answer to a message; none to a query that a newer one has overtaken. */
  return async ({ type, data }) => {
    if (type === 0) {
      setUp(data);
      return { type: 1 };
    }
    const own = ++newest, items = await search(data);
    return own === newest ? { type: 3, data: { items } } : null;
  };
};

if (typeof WorkerGlobalScope !== "undefined") {
  const folder = new URL("../search/", location);
  const fetched = async name => {
    const text = await (await fetch(new URL(`${name}.js`, folder))).text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  };
  const answer = handbooksSearch(fetched);
  addEventListener("message", async ({ data }) => {
    const told = await answer(data);
    if (told) postMessage(told);
  });
}
