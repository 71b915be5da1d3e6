/* The site shown for one type of branch and one audience, which stay in this browser. What says in `data-for` that it
   applies to others is folded away, steps are struck out; so are the ways to pages that do. Without this script, or
   where the browser keeps nothing, everything is shown. The choices and the words come from the generator. */
"use strict";
(() => {
  const { axes, pages, words } = handbooksAudience;
  if (!axes.length) return;
  const root = new URL("..", document.currentScript.src);
  const KEY = `handbooks-for:${root.pathname}`;
  const here = inside(location.href);
  const chosen = kept();

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /* The address of a page below the site's root; empty for what stands elsewhere. */
  function inside(address) {
    const path = new URL(address, location.href).href.split(/[?#]/)[0];
    return path.startsWith(root.href) ? path.slice(root.href.length) || "index.html" : "";
  }

  /* The values chosen before, one an axis at most; of what is no choice any more nothing stays. */
  function kept() {
    let said;
    try {
      said = JSON.parse(localStorage.getItem(KEY));
    } catch {
      said = null;
    }
    return axes.map(([, values]) => values.find(value => Array.isArray(said) && said.includes(value)) ?? "");
  }

  function keep() {
    try {
      if (chosen.some(Boolean)) localStorage.setItem(KEY, JSON.stringify(chosen));
      else localStorage.removeItem(KEY);
    } catch {
      /* A browser that keeps nothing shows the choice until the next page. */
    }
  }

  /* Does what names these values apply to somebody else? Values of one axis are alternatives. */
  function isOther(values) {
    return axes.some(([, axis], place) => {
      const named = axis.filter(value => values.includes(value));
      return chosen[place] && named.length && !named.includes(chosen[place]);
    });
  }

  /* What a link to a page of others takes with it: its entry of the navigation or its card, in a row of links itself. */
  function entry(link) {
    return link.closest(".md-nav__item, .hb-listing--cards > li, .md-search-result__item") ?? (link.closest(".hb-listing--groups") && link);
  }

  function mark(scope) {
    for (const element of scope.querySelectorAll("[data-for]")) {
      const other = isOther(element.dataset.for.split(" "));
      element.classList.toggle("hb-other", other);
      const anchor = element.querySelector("[id]")?.id;
      if (anchor && element.closest(".hb-table--steps"))
        for (const link of document.querySelectorAll(`.hb-canvas .node a[href="#${CSS.escape(anchor)}"]`))
          link.closest(".node").classList.toggle("hb-other", other);
    }
    for (const link of scope.querySelectorAll("a[href]")) {
      const values = pages[inside(link.href)];
      if (values) entry(link)?.classList.toggle("hb-other", isOther(values));
    }
  }

  function bar() {
    document.querySelector(".hb-for")?.remove();
    if (!chosen.some(Boolean)) return;
    const who = chosen.filter(Boolean).join(" · ");
    const all = make("button", { type: "button" }, words.all);
    all.addEventListener("click", () => choose(chosen.map(() => "")));
    const told = make("aside", { class: "hb-for", "aria-label": words.bar }, words.for, make("strong", {}, who), " ", all);
    const count = document.querySelectorAll(".md-content tr.hb-other, .md-content li.hb-other, .md-content a.hb-other").length;
    if (count) told.append(make("span", {}, words.folded.replace("{count}", count)));
    if (isOther(pages[here] ?? [])) told.prepend(make("p", {}, make("strong", {}, words.foreign.replace("{who}", who))));
    document.querySelector(".md-content__inner").prepend(told);
  }

  function choose(values) {
    chosen.splice(0, chosen.length, ...values);
    keep();
    show();
  }

  function show() {
    mark(document);
    bar();
    for (const button of document.querySelectorAll(".hb-listing--choices button")) {
      const pressed = chosen.includes(button.textContent);
      button.setAttribute("aria-pressed", String(pressed));
    }
  }

  /* The choices of a page become switches; the way to what they mean stays beside them. */
  for (const line of document.querySelectorAll(".hb-listing--choices > li")) {
    const links = [...line.querySelectorAll("a")].filter(link => axes.some(([, values]) => values.includes(link.textContent)));
    const place = axes.findIndex(([, values]) => values.includes(links[0]?.textContent));
    if (place < 0) continue;
    const meaning = make("a", { href: links[0].getAttribute("href").split("#")[0] }, words.define);
    for (const link of links) {
      const value = link.textContent;
      const button = make("button", { type: "button", title: words.choose.replace("{value}", value) }, value);
      button.addEventListener("click", () => choose(chosen.map((was, axis) => (axis === place ? (was === value ? "" : value) : was))));
      link.replaceWith(button);
    }
    line.append(meaning);
    line.replaceChildren(make("span", { role: "group", "aria-label": axes[place][0] }, ...line.childNodes));
  }

  show();
  /* What other scripts add to a page: the list of the month, the results of the search. */
  document.addEventListener("handbooks:added", event => mark(event.target));
  const results = document.querySelector(".md-search-result__list");
  if (results) new MutationObserver(() => mark(results)).observe(results, { childList: true });
  /* Another window of the same site chose anew. */
  addEventListener("storage", event => event.key === KEY && choose(kept()));
})();
