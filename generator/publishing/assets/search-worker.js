/* The search: pairs of characters, exact phrases first. Speaks the messages of the site's own search box.

   The text itself is the index: a browser looks for a pair of characters in a megabyte of text within a millisecond.
   Message types: 0 set up, 1 ready, 2 query, 3 result. */
const handbooksSearch = (() => {
  const PAGES = 40, SECTIONS = 6, OPEN = 2, TEASER = 90, VARIANTS = 6, SYNONYM = 0.9;
  /* Forms, roles and regulations stand behind the page that tells what to do. */
  const ASIDE = /^(forms|roles|regulations)\//, LESS = 0.75;
  let pages = [], sections = [], synonyms = [];

  const fold = text => text.toLowerCase().replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const escape = text => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
  const sum = numbers => numbers.reduce((a, b) => a + b, 0);

  function setUp({ config, docs }) {
    synonyms = (config.synonyms || []).map(group => group.map(fold));
    pages = docs.map(([path, title, code, summary, parts]) => ({
      path, title, summary, folded: fold(title), code: fold(code), parts,
    }));
    sections = pages.flatMap(page => page.parts.map(([anchor, title, text]) => ({
      page, anchor, title, text, head: fold(title), body: fold(text),
    })));
  }

  /* The words of a query; Chinese words also as pairs of neighbours, Latin words and numbers whole. */
  function read(query) {
    const words = fold(query).match(/[\p{L}\p{N}]+/gu) || [];
    const grams = words.flatMap(word => word.match(/[\u2e80-\u9fff\uf900-\ufaff]+|[^\u2e80-\u9fff\uf900-\ufaff]+/g)).flatMap(run =>
      /[\u2e80-\uffff]/.test(run) && run.length > 1 ? [...run].slice(1).map((c, i) => [...run][i] + c) : [run]);
    return { whole: words.join(" "), words, grams: [...new Set(grams)] };
  }

  /* Rare pairs weigh more; one that stands nowhere (a slip of the pen) weighs least. */
  function weigh(grams) {
    return grams.map(gram => {
      const count = sections.filter(s => s.body.includes(gram) || s.head.includes(gram)).length
        + pages.filter(p => p.folded.includes(gram) || p.code.includes(gram)).length;
      return count ? Math.log(1 + (sections.length + pages.length) / count) : 0.2;
    });
  }

  /* The share of the query's weight that a text holds, from 0 to 1. */
  const share = (text, { grams }, weights) =>
    sum(grams.map((gram, i) => (text.includes(gram) ? weights[i] : 0))) / sum(weights);
  const exact = (text, { words }) => words.filter(word => text.includes(word)).length / words.length;

  /* A section counts when it holds most of the query, or a part of it and its page's title the rest. */
  function rateSection(section, query, weights) {
    const text = `${section.head} ${section.body}`, own = share(text, query, weights);
    const shared = own >= 0.2 && own < 0.6 ? share(`${section.page.folded} ${text}`, query, weights) : 0;
    const held = own >= 0.6 ? own : shared >= 0.8 ? 0.8 * shared : 0;
    return held && 10 * held * held + 8 * exact(section.body, query) + 10 * exact(section.head, query)
      + 6 * share(section.head, query, weights) + 2 / (1 + section.body.length / 400);
  }

  function rateTitle(page, query, weights) {
    if (page.code && page.code === query.whole) return 100;
    const held = share(page.folded, query, weights);
    if (held < 0.6) return 0;
    const whole = page.folded === query.whole ? 40 : 0;
    return 12 * held * held + 14 * exact(page.folded, query) + whole + 8 * Math.min(1, query.whole.length / page.folded.length);
  }

  /* The words around the first place found, with what was found marked. */
  function teaser(text, query) {
    const folded = fold(text);
    const places = [...query.words, ...query.grams].map(part => folded.indexOf(part)).filter(place => place >= 0);
    const from = Math.max(0, (places[0] ?? 0) - 20);
    const cut = text.slice(from, from + TEASER);
    return (from ? "…" : "") + mark(cut, query) + (from + TEASER < text.length ? "…" : "");
  }

  function mark(text, query) {
    const folded = fold(text), marked = new Array(text.length).fill(false);
    const whole = query.words.some(word => folded.includes(word));
    for (const part of whole ? query.words : query.grams)
      for (let at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + 1)) marked.fill(true, at, at + part.length);
    return [...text.matchAll(/[\s\S]/g)].map(({ 0: c, index: i }) =>
      (marked[i] && !marked[i - 1] ? "<mark>" : "") + escape(c) + (marked[i] && !marked[i + 1] ? "</mark>" : "")).join("");
  }

  /* One page as the search box wants it: the page itself and its best sections; those rated as the first are open. */
  function item({ page, title, found }, query) {
    const terms = Object.fromEntries(query.words.map(word => [word, true]));
    const best = found.slice(0, SECTIONS);
    const article = { location: page.path, title: mark(page.title, query), text: teaser(page.summary, query), terms, score: title };
    const parts = best.filter(({ section }) => section.anchor && section.title).map(({ section, score }, i) => ({
      location: `${page.path}#${section.anchor}`, title: mark(section.title, query),
      text: teaser(section.text, query), terms, score: i < OPEN ? 30 : Math.min(29, score),
    }));
    return parts.length ? [...parts, article] : [article];
  }

  /* What was asked, and the same with another word for one of its words: the book's own word weighs as much. */
  function variants(text) {
    const asked = fold(text).trim(), found = new Set([asked]);
    for (const [own, ...others] of synonyms)
      for (const other of others)
        if (asked === own) found.add(other);
        else if (asked.includes(other) && !asked.includes(own)) found.add(asked.replace(other, own));
    return [...found].slice(0, VARIANTS);
  }

  function search(text) {
    const best = new Map();
    variants(text).forEach((variant, place) => {
      for (const entry of rate(variant)) {
        const aside = ASIDE.test(entry.page.path) ? LESS : 1;
        const score = entry.score * aside * (place ? SYNONYM : 1), known = best.get(entry.page);
        if (!known || known.score < score) best.set(entry.page, { ...entry, score });
      }
    });
    return [...best.values()].sort((a, b) => b.score - a.score).slice(0, PAGES).map(entry => item(entry, entry.query));
  }

  /* The pages that answer one query, with their best sections. */
  function rate(text) {
    const query = read(text);
    if (!query.words.length) return [];
    const weights = weigh(query.grams), rated = new Map();
    for (const page of pages) rated.set(page, { page, title: rateTitle(page, query, weights), found: [] });
    for (const section of sections) {
      const score = rateSection(section, query, weights);
      if (score) rated.get(section.page).found.push({ section, score });
    }
    return [...rated.values()].filter(({ title, found }) => title || found.length).map(entry => {
      entry.found.sort((a, b) => b.score - a.score);
      return { ...entry, query, score: entry.title + (entry.found[0]?.score ?? 0) };
    });
  }

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
