/* What else may be meant by a query: without the words of a question, in the words of the book, from pinyin, without
   the slip. Each variant is a text with its weight beside what was asked. */
const handbooksVariants = ({ config, pages, heads }) => {
  const { HAN, fold, literal } = handbooksText;
  const SAID = 0.95, SYNONYM = 0.9, PINYIN = 0.9, SLIP = 0.97, LOOSE = 0.75, MOST = 12;
  const synonyms = config.synonyms.map(group => group.map(fold));
  const longest = [...config.fillers].sort((a, b) => b.length - a.length);
  const fillers = longest.length ? new RegExp(longest.map(literal).join("|"), "g") : null;
  const titles = new Set([...pages, ...heads].map(({ folded }) => folded));
  const names = spelled(config.pinyin, [...new Set([...pages.map(page => page.folded), ...synonyms.flat()])]);

  const plain = text => (fillers ? text.replace(fillers, " ").replace(/\s+/g, " ").trim() || text : text);

  /* Where a variant names a page or a section, it counts whole, and what is left of the question counts less.
     ``said`` holds texts of pages, in which the right form of a slip is looked for as in titles and headings. */
  function variants(text, said = null) {
    const asked = fold(text).trim(), bare = plain(asked), made = new Map([[asked, 1]]);
    const add = (variant, weight) => variant.trim() && !made.has(variant.trim()) && made.set(variant.trim(), weight);
    for (const [people, own] of config.replaced)
      if (asked.includes(people)) add(plain(asked.replace(people, ` ${own} `)), SAID);
    if (!pages.some(page => page.folded === asked)) inOtherWords(asked, add);
    if (/^[a-z][a-z' ]+$/.test(asked)) for (const name of fromPinyin(asked.replace(/[^a-z]/g, ""))) add(name, PINYIN);
    if (said) for (const name of corrected(asked, said)) add(name, SLIP);
    const named = [...made.keys()].filter(name => name !== bare && titles.has(name));
    for (const name of named) made.set(name, 1);
    add(bare, named.length ? LOOSE : 1);
    if (said) for (const name of corrected(bare, said)) add(name, named.length ? LOOSE : SLIP);
    return [...made].sort((a, b) => b[1] - a[1]).slice(0, MOST);
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

  /* Names that are read so: all of it first, then those that begin with it, the shortest first. */
  function fromPinyin(letters) {
    const rank = ({ full, initials }) => full === letters ? 0 : initials === letters ? 1
      : full.startsWith(letters) ? 2 : letters.length > 1 && initials.startsWith(letters) ? 3
      : letters.length > 3 && full.includes(letters) ? 4 : letters.length > 2 && initials.includes(letters) ? 5 : 9;
    return names.map(name => [rank(name), name.name]).filter(([place]) => place < 9)
      .sort((a, b) => a[0] - b[0] || a[1].length - b[1].length).slice(0, 5).map(([, name]) => name);
  }

  /* What titles, headings and texts say instead of words that stand nowhere, where they differ in one character. */
  function corrected(text, said) {
    const run = text.replace(/\s+/g, ""), all = [...titles].join("\n");
    if (run.length < 3 || run.length > 16 || !HAN.test(run) || all.includes(run) || said.includes(run)) return [];
    const letters = [...run], other = "[^\\n]{0,2}";
    const ways = letters.map((_, i) => literal(letters.slice(0, i).join("")) + other + literal(letters.slice(i + 1).join("")));
    const count = new Map();
    for (const source of [all, said])
      for (const [match] of source.matchAll(new RegExp(ways.join("|"), "g")))
        count.set(match, (count.get(match) || 0) + (source === all ? 50 : 1));
    return [...count].sort((a, b) => near(b[0], run) - near(a[0], run) || b[1] - a[1]).slice(0, 3).map(([match]) => match);
  }

  /* One character in the place of another is likelier than one too many or too few. */
  const near = (match, run) => (match.length === run.length ? 1 : 0);

  return { variants, plain };
};
