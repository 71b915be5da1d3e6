/* The search: pairs of characters, exact phrases first. Speaks the messages of the site's own search box.

   The text itself is the index: a browser looks for a pair of characters in a megabyte of text within a millisecond,
   and remembers where it stands. A page is found by its pieces, a few lines of one section each.
   Message types: 0 set up, 1 ready, 2 query, 3 result. */
const handbooksSearch = (() => {
  const PAGES = 40, PARTS = 6, OPEN = 2, TEASER = 110, PIECE = 600, NEAR = 5, GRAMS = 30, LEAST = 0.4, BOTH = 16, ONLY = 32, ASKED = 12, VERBATIM = 2, LONG = 200;
  /* How much a variant weighs beside what was asked. */
  const SAID = 0.95, SYNONYM = 0.9, PINYIN = 0.9, SLIP = 0.97, LOOSE = 0.75, VARIANTS = 12;
  /* What looks things up stands behind the page that tells what to do. */
  const ASIDE = /^(forms|roles|regulations|systems|calendar|units|unverified|types)\/|^(?!index)[a-z]+\.html$/, LESS = 0.75;
  const HAN = /[\u2e80-\u9fff\uf900-\ufaff]/, NUMBER = /几|多少|多久|多长|多大|比例|时限|期限/;
  const DIGIT = /[0-9０-９%％]|[一二三四五六七八九十两半]{1,3}(?:个|年|月|天|日|人|次|分|票|名|届)/;
  const BINDS = /[的了是在要能不有就都还也被把给去让个]/;
  const TERMS = "terms.html", ROLES = "roles/index.html";
  let pages = [], pieces = [], heads = new Set(), synonyms = [], fillers = null, replaced = [], names = [], words = {};
  let everything = "", asking = "", found = new Map();

  const fold = text => text.toLowerCase().replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const escape = text => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
  const literal = text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  function setUp({ config, docs }) {
    synonyms = (config.synonyms || []).map(group => group.map(fold));
    replaced = config.replaced || [];
    words = config.words || {};
    const longest = [...(config.fillers || [])].sort((a, b) => b.length - a.length);
    fillers = longest.length ? new RegExp(longest.map(literal).join("|"), "g") : null;
    pages = docs.map(([path, title, code, summary, parts]) => ({
      path, title, summary, folded: fold(title), code: fold(code), parts, less: ASIDE.test(path) ? LESS : 1,
    }));
    pieces = pages.flatMap(page => page.parts.flatMap(part => [...cut(page, part)]));
    heads = new Set([...pages.map(page => page.folded), ...pieces.map(piece => piece.head)]);
    everything = pieces.map(piece => piece.text).join("\n");
    found = new Map();
    names = spelled(config.pinyin || {}, [...new Set([...pages.map(page => page.folded), ...synonyms.flat()])]);
  }

  /* The pieces of a section: whole lines, together about as long as a paragraph. */
  function* cut(page, [anchor, title, text]) {
    let lines = [], length = 0;
    const head = fold(title);
    const piece = () => ({ page, anchor, title, head, lines, text: fold([title, ...lines.map(line => line.text)].join("\n")) });
    for (const raw of text.split("\n")) {
      const [first, rest] = raw.split("\t");
      const line = rest === undefined ? { anchor: "", text: first } : { anchor: first, text: rest };
      if (length && length + line.text.length > PIECE) {
        yield piece();
        [lines, length] = [[], 0];
      }
      lines.push(line);
      length += line.text.length;
    }
    yield piece();
  }

  /* Names with their pinyin: whole, and the first letters. */
  function spelled(table, all) {
    const single = new Map(), whole = new Map();
    for (const [key, value] of Object.entries(table))
      if (HAN.test(key)) whole.set(key, value.split(" "));
      else for (const character of value) single.set(character, key);
    return all.map(name => {
      const read = whole.get(name) ?? [...name].map(c => single.get(c) ?? (/[a-z0-9]/.test(c) ? c : "")).filter(Boolean);
      return { name, full: read.join(""), initials: read.map(syllable => syllable[0]).join("") };
    });
  }

  /* The words of a query; Chinese words also as pairs of neighbours, Latin words and numbers whole. */
  function read(query) {
    const parts = fold(query).match(/[\p{L}\p{N}%]+/gu) || [];
    const runs = parts.flatMap(word => word.match(/[\u2e80-\u9fff\uf900-\ufaff]+|[^\u2e80-\u9fff\uf900-\ufaff]+/g));
    const grams = runs.flatMap(run => HAN.test(run) && run.length > 1
      ? Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)) : [run]);
    const kept = [...new Set(grams)].slice(0, GRAMS);
    return { whole: parts.join(" "), words: parts, grams: kept, weights: kept.map(weight) };
  }

  /* Where a pair of characters stands: the pieces, and the pages by their title or code. */
  function places(gram) {
    if (!found.has(gram)) found.set(gram, {
      pieces: pieces.filter(piece => piece.text.includes(gram)),
      titles: pages.filter(page => page.folded.includes(gram) || page.code.includes(gram)),
    });
    return found.get(gram);
  }

  /* Rare pairs weigh more; one with a word that only binds others weighs less; one that stands nowhere (a slip) least. */
  function weight(gram) {
    const at = places(gram), count = at.pieces.length + at.titles.length;
    return count ? Math.log(1 + (pieces.length + pages.length) / count) * (BINDS.test(gram) ? 0.4 : 1) : 0.2;
  }

  /* The share of the query's weight that a text holds, from 0 to 1; and the same of pairs known by their bits. */
  const total = ({ weights }) => weights.reduce((a, b) => a + b, 0);
  const held = (bits, { weights, all }) => weights.reduce((sum, w, i) => sum + (bits >> i & 1 ? w : 0), 0) / all;
  const bitsOf = (text, { grams }) => grams.reduce((bits, gram, i) => bits | (text.includes(gram) ? 1 << i : 0), 0);
  const share = (text, query) => held(bitsOf(text, query), query);
  const exact = (text, query) => query.words.filter(word => text.includes(word)).length / query.words.length;

  /* A piece counts by what it holds of the query, or it and its page's title together; most by what one line holds. */
  function ratePiece(piece, own, title, query) {
    const kept = Math.max(held(own, query), 0.85 * held(own | title, query));
    if (kept < LEAST) return 0;
    return 10 * kept * kept + 6 * exact(piece.text, query) + verbatim(piece, query) + 12 * exact(piece.head, query)
      + 6 * share(piece.head, query) + (piece.head === query.whole ? 30 : 0) + 1 / (1 + piece.text.length / 300);
  }

  /* A phrase from the middle of a sentence word for word; twice as much a question that the book itself asks. */
  const verbatim = (piece, { words: [first, ...others] }) => !others.length && first.length > 5 && first === asking && piece.text.includes(first)
    ? VERBATIM * Math.min(12, first.length) * (plain(first) === first ? 1 : 2) : 0;

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
  function asked(text, query) {
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
      const score = told * (text.length > LONG ? 0.5 : line.anchor ? 1.1 : 1) + asked(text, query);
      if (score > best.score) best = { line, score };
    }
    return best;
  }

  /* The pages that answer one query, with their best pieces. */
  function rate(text, number) {
    const query = read(text);
    if (!query.words.length) return [];
    query.all = total(query);
    const own = new Map(), titles = new Map(), whole = new Map();
    const add = (map, key, bit) => map.set(key, (map.get(key) || 0) | bit);
    query.grams.forEach((gram, i) => {
      const at = places(gram);
      for (const piece of at.pieces) add(own, piece, 1 << i), add(whole, piece.page, 1 << i);
      for (const page of at.titles) add(titles, page, 1 << i), add(whole, page, 1 << i);
    });
    const together = query.whole.length > 2 ? withAll(query.words) : new Set(), byPage = new Map();
    const only = (query.words.length > 1 ? BOTH : 0) + (together.size === 1 && text === asking ? ONLY : 0);
    for (const [piece, bits] of own) {
      const score = ratePiece(piece, bits, titles.get(piece.page) || 0, query);
      if (!score) continue;
      if (!byPage.has(piece.page)) byPage.set(piece.page, []);
      byPage.get(piece.page).push({ piece, score });
    }
    const rated = [...whole].map(([page, bits]) => {
      const title = rateTitle(page, titles.get(page) || 0, query), kept = held(bits, query);
      const best = (byPage.get(page) || []).sort((a, b) => b.score - a.score).slice(0, 2 * PARTS);
      const score = title + page.less * ((best[0]?.score ?? 0) + 4 * kept * kept) + (together.has(page) ? only : 0);
      return { page, query, title, best, score, enough: best.length || title >= 3 || kept >= 0.8 };
    }).filter(entry => entry.enough).sort((a, b) => b.score - a.score).slice(0, 2 * PAGES);
    return rated.map(entry => withLines(entry, number));
  }

  /* The pages that hold every word of a query; where one alone does, it is what was asked for. */
  const withAll = list => list.map(word => {
    const at = places(word);
    return new Set([...at.pieces.map(piece => piece.page), ...at.titles]);
  }).reduce((a, b) => new Set([...a].filter(page => b.has(page))));

  /* A page's pieces by their best lines, which are what the result shows. */
  function withLines(entry, number) {
    const parts = entry.best.map(({ piece, score }) => {
      const { line, score: more } = bestLine(piece, entry.query, number);
      return { piece, line, score: score + more };
    }).sort((a, b) => b.score - a.score);
    return { ...entry, parts, score: entry.score + entry.page.less * ((parts[0]?.score ?? 0) - (entry.best[0]?.score ?? 0)) };
  }

  /* What was asked, without the words of a question, in the words of the book, from pinyin, without the slip. Where one
     of them names a page or a section, it counts whole, and what is left without the words of a question counts less. */
  function variants(text) {
    const asked = fold(text).trim(), bare = plain(asked), made = new Map([[asked, 1]]);
    const add = (variant, weight) => variant.trim() && !made.has(variant.trim()) && made.set(variant.trim(), weight);
    for (const [said, own] of replaced)
      if (asked.includes(said)) add(plain(asked.replace(said, ` ${own} `)), SAID);
    if (!pages.some(page => page.folded === asked)) inOtherWords(asked, add);
    if (/^[a-z][a-z' ]+$/.test(asked)) for (const name of fromPinyin(asked.replace(/[^a-z]/g, ""))) add(name, PINYIN);
    for (const name of corrected(asked)) add(name, SLIP);
    const named = [...made.keys()].filter(name => name !== bare && heads.has(name));
    for (const name of named) made.set(name, 1);
    add(bare, named.length ? LOOSE : 1);
    for (const name of corrected(bare)) add(name, named.length ? LOOSE : SLIP);
    return [...made].sort((a, b) => b[1] - a[1]).slice(0, VARIANTS);
  }

  /* The book's own word for what was said, and what else is said for it where that stands in a title. */
  function inOtherWords(asked, add) {
    for (const [own, ...others] of synonyms) {
      if (asked === own) others.forEach(other => add(other, SYNONYM));
      for (const other of others.filter(other => asked.includes(other) && !asked.includes(own))) {
        add(asked.replace(other, own), SYNONYM);
        add(plain(asked.replace(other, own)), SYNONYM);
        if (plain(asked) !== asked) add(plain(asked.replace(other, ` ${own} `)), SYNONYM);
        for (const third of others) if (third !== other) add(plain(asked.replace(other, third)), SAID * SYNONYM);
      }
    }
  }

  const plain = text => (fillers ? text.replace(fillers, " ").replace(/\s+/g, " ").trim() || text : text);

  /* Names that are read so: all of it first, then those that begin with it, the shortest first. */
  function fromPinyin(letters) {
    const rank = ({ full, initials }) => full === letters ? 0 : initials === letters ? 1
      : full.startsWith(letters) ? 2 : letters.length > 1 && initials.startsWith(letters) ? 3
      : letters.length > 3 && full.includes(letters) ? 4 : letters.length > 2 && initials.includes(letters) ? 5 : 9;
    return names.map(name => [rank(name), name.name]).filter(([place]) => place < 9)
      .sort((a, b) => a[0] - b[0] || a[1].length - b[1].length).slice(0, 5).map(([, name]) => name);
  }

  /* What the text says instead of words that stand nowhere, where they differ in one character. */
  function corrected(text) {
    const run = text.replace(/\s+/g, "");
    if (run.length < 3 || run.length > 16 || !HAN.test(run) || everything.includes(run)) return [];
    if (pages.some(page => page.folded.includes(run))) return [];
    const letters = [...run], other = "[^\\n]{0,2}";
    const ways = letters.map((_, i) => literal(letters.slice(0, i).join("")) + other + literal(letters.slice(i + 1).join("")));
    const all = [...heads].join("\n"), count = new Map();
    for (const source of [all, everything])
      for (const [match] of source.matchAll(new RegExp(ways.join("|"), "g")))
        count.set(match, (count.get(match) || 0) + (source === all ? 50 : 1));
    return [...count].sort((a, b) => near(b[0], run) - near(a[0], run) || b[1] - a[1]).slice(0, 3).map(([match]) => match);
  }

  /* One character in the place of another is likelier than one too many or too few. */
  const near = (match, run) => (match.length === run.length ? 1 : 0);

  /* A line around the first place found, with what was found marked. */
  function teaser(text, query) {
    const folded = fold(text);
    const at = [...query.words, ...query.grams].map(part => folded.indexOf(part)).filter(place => place >= 0);
    const from = text.length <= TEASER ? 0 : Math.max(0, Math.min((at[0] ?? 0) - 20, text.length - TEASER));
    return (from ? "…" : "") + mark(text.slice(from, from + TEASER), query) + (from + TEASER < text.length ? "…" : "");
  }

  function mark(text, query) {
    const folded = fold(text), marked = new Array(text.length).fill(false);
    const whole = query.words.some(word => folded.includes(word));
    for (const part of whole ? query.words : query.grams)
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

  function search(text) {
    const best = new Map(), number = NUMBER.test(text);
    asking = fold(text).trim();
    const question = plain(asking) !== asking;
    for (const [variant, weight] of variants(text))
      for (const entry of rate(variant, number)) {
        const aside = question && entry.page.less < 1 ? LESS : 1;
        const score = entry.score * weight * aside, known = best.get(entry.page);
        if (!known || known.score < score) best.set(entry.page, { ...entry, score });
      }
    const ranked = [...best.values()].sort((a, b) => b.score - a.score).slice(0, PAGES);
    return ranked.length || !text.trim() ? ranked.map(item) : nothing(text);
  }

  /* Where nothing was found: pages whose titles share characters with what was asked, the glossary and the roles. */
  function nothing(text) {
    const characters = new Set(fold(text).match(/[\p{L}\p{N}]/gu) || []);
    const shared = page => [...new Set(page.folded)].filter(c => characters.has(c)).length / (4 + page.folded.length);
    const close = pages.map(page => [shared(page), page]).filter(([score]) => score).sort((a, b) => b[0] - a[0]).slice(0, NEAR);
    const ways = pages.filter(({ path }) => path === TERMS || path === ROLES);
    return [
      ...ways.map(page => single(page, page.path === TERMS ? words.terms : words.roles)),
      ...close.map(([, page]) => single(page, words.near)),
    ];
  }

  const single = (page, why) => [{ location: page.path, title: escape(page.title), text: escape(why || ""), terms: {}, score: 0 }];

  return ({ type, data }) => {
    if (type === 0) {
      setUp(data);
      return { type: 1 };
    }
    return { type: 3, data: { items: search(data) } };
  };
})();

if (typeof WorkerGlobalScope !== "undefined")
  addEventListener("message", ({ data }) => postMessage(handbooksSearch(data)));
