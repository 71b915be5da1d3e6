/* Drawings in a window of their own, zoomed and moved; processes walked step by step; the steps as a list to print.

   Nothing of this is needed to read a page: drawings scroll in their frames, and the steps stand in a list that folds
   out, from which the player takes all it shows. What is written here is text and copies of the page's own elements. */
(() => {
  "use strict";

  const { words, library } = handbooksViewer;
  const folder = new URL(".", document.currentScript.src);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  /* Scales: where small text can be read, and what the reader may choose at most. */
  const LEGIBLE = 0.75;
  const LARGEST = 6;
  /* How far an arrow key moves, and how far a finger may tremble, in pixels. */
  const ARROW = 80;
  const TREMBLE = 5;
  const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

  const fill = (text, values) => text.replace(/{(\w+)}/g, (_, name) => values[name]);

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  function button(text, action, label) {
    const element = make("button", { type: "button", ...(label ? { "aria-label": label, title: label } : {}) }, text);
    element.addEventListener("click", action);
    return element;
  }

  let loading;
  function panzoom() {
    loading ??= new Promise((resolve, reject) => {
      const script = make("script", { src: new URL(library, folder).href });
      script.addEventListener("load", () => resolve(window.Panzoom));
      script.addEventListener("error", reject);
      document.head.append(script);
    });
    return loading;
  }

  /* The stage: a drawing that is zoomed and moved behind a frame. */
  class Stage {
    constructor(svg, Panzoom) {
      const box = svg.viewBox.baseVal;
      Object.assign(this, { svg, width: box.width, height: box.height, place: svg.parentNode });
      this.place.style.height = `${this.place.offsetHeight}px`;
      this.sheet = make("div", { class: "hb-stage__sheet" });
      this.sheet.style.width = `${box.width}px`;
      this.sheet.append(...this.place.childNodes);
      const label = fill(words.stage, { title: svg.querySelector("title").textContent });
      this.frame = make("div", { class: "hb-stage", tabindex: "0", role: "group", "aria-label": label }, this.sheet);
      this.Panzoom = Panzoom;
    }

    /* Begin when the frame has its size on the screen. */
    begin(changed) {
      this.motion = this.Panzoom(this.sheet, {
        canvas: true,
        cursor: "grab",
        maxScale: LARGEST,
        minScale: Math.min(this.fitting(), LEGIBLE) / 2,
        pinchAndPan: true,
        step: 0.25,
        handleStartEvent: event => {
          this.start = [event.clientX, event.clientY];
          if (event.pointerType === "mouse") event.preventDefault();
        },
      });
      this.sheet.addEventListener("panzoomchange", () => changed(this.motion.getScale()));
      this.frame.addEventListener("wheel", event => this.motion.zoomWithWheel(event), { passive: false });
      this.frame.addEventListener("dblclick", event => this.zoom(2, event.clientX, event.clientY));
      /* The library goes to its own beginning in a moment. */
      return new Promise(done => setTimeout(done)).then(() => this.opening());
    }

    fitting() {
      return Math.min(1, this.frame.clientWidth / (this.width + 24), this.frame.clientHeight / (this.height + 24));
    }

    /* Bring a point of the drawing to a point of the frame. */
    bring(x, y, toX, toY, scale, animate) {
      const [middleX, middleY] = [this.width / 2, this.height / 2];
      this.motion.zoom(scale, { animate });
      this.motion.pan((toX - middleX) / scale - x + middleX, (toY - middleY) / scale - y + middleY, { animate });
    }

    whole(animate = !calm.matches) {
      this.bring(this.width / 2, this.height / 2, this.frame.clientWidth / 2, this.frame.clientHeight / 2, this.fitting(), animate);
    }

    /* At first the whole drawing where it can be read, else its beginning. */
    opening() {
      if (this.fitting() >= LEGIBLE) return this.whole(false);
      const scale = Math.max(LEGIBLE, Math.min(1, this.frame.clientWidth / (this.width + 24)));
      const left = Math.max(12, (this.frame.clientWidth - this.width * scale) / 2);
      return this.bring(0, 0, left, 12, scale, false);
    }

    zoom(by, x, y) {
      const frame = this.frame.getBoundingClientRect();
      const point = { clientX: x ?? frame.x + frame.width / 2, clientY: y ?? frame.y + frame.height / 2 };
      this.motion.zoomToPoint(this.motion.getScale() * by, point, { animate: !calm.matches });
    }

    move([x, y]) {
      const scale = this.motion.getScale();
      this.motion.pan((x * ARROW) / scale, (y * ARROW) / scale, { relative: true, animate: !calm.matches });
    }

    /* Was the pointer dragged, so that letting it go is no click? */
    dragged(event) {
      return this.start && Math.hypot(event.clientX - this.start[0], event.clientY - this.start[1]) > TREMBLE;
    }

    /* Bring a node into the middle, at a scale at which it can be read. */
    follow(name) {
      for (const node of this.svg.querySelectorAll(".hb-now")) node.classList.replace("hb-now", "hb-been");
      const node = this.svg.querySelector(`.node[data-node="${CSS.escape(name)}"]`);
      if (!node) return;
      node.classList.remove("hb-been");
      node.classList.add("hb-now");
      const [sheet, box] = [this.sheet.getBoundingClientRect(), node.getBoundingClientRect()];
      const shown = sheet.width / this.width;
      const x = (box.x + box.width / 2 - sheet.x) / shown;
      const y = (box.y + box.height / 2 - sheet.y) / shown;
      const scale = Math.min(Math.max(this.motion.getScale(), LEGIBLE), 1.5);
      this.bring(x, y, this.frame.clientWidth / 2, this.frame.clientHeight / 2, scale, !calm.matches);
    }

    forget() {
      for (const node of this.svg.querySelectorAll(".hb-been, .hb-now")) node.classList.remove("hb-been", "hb-now");
    }

    end() {
      this.forget();
      this.motion?.destroy();
      this.place.append(...this.sheet.childNodes);
      this.place.style.height = "";
    }
  }

  /* The steps of a list: what each says, and the ways on. */
  class Walk {
    constructor(list) {
      this.list = list;
      this.title = list.dataset.title;
      this.prefix = `walk-${list.dataset.name}-`;
      this.items = [...list.querySelectorAll("li")];
      this.stages = [...list.querySelectorAll("ol")];
      this.count = this.items.filter(item => item.querySelector("b")).length;
    }

    item(id) {
      return this.items.find(item => item.id === id);
    }

    /* A step has the name of its node, where it does not name another. */
    node(item) {
      return item.dataset.node ?? item.id.slice(this.prefix.length);
    }

    at(node) {
      return this.items.find(item => this.node(item) === node);
    }

    facts(item) {
      return new Map([...item.querySelectorAll("dt")].map(term => [term.textContent, term.nextElementSibling]));
    }

    ways(item) {
      return [...item.querySelectorAll("dd:last-child > *")].map(way => {
        const [label, text] = way.textContent.split("→\u00a0");
        const next = way.hash && this.item(decodeURIComponent(way.hash.slice(1)));
        return { label: label.trim(), text, next, end: way.dataset.node };
      });
    }

    stage(item) {
      const heading = item.parentNode.previousElementSibling;
      return heading?.matches("p") ? heading.textContent : "";
    }

    /* How far each stage has come, from 0 to 1. */
    progress(item) {
      const at = this.items.indexOf(item);
      return this.stages.map(stage => {
        const from = this.items.indexOf(stage.firstElementChild);
        return { length: stage.children.length, share: Math.min(1, Math.max(0, (at + 1 - from) / stage.children.length)) };
      });
    }
  }

  /* The step player: a card beside the stage. */
  class Player {
    constructor(walk, stage) {
      Object.assign(this, { walk, stage, trail: [] });
      this.told = make("div", { class: "hb-card__told", "aria-live": "polite" });
      this.choices = make("div", { class: "hb-card__ways" });
      this.back = button(words.back, () => this.goBack());
      const again = button(words.restart, () => this.start());
      const foot = make("div", { class: "hb-card__foot" }, this.back, again, button(words.print, () => printList(walk)));
      this.card = make("section", { class: "hb-card", "aria-label": walk.title }, this.told, this.choices, foot);
    }

    start(item = this.walk.items[0]) {
      this.trail = [];
      this.stage.forget();
      this.go(item);
    }

    go(item) {
      this.trail.push(item);
      this.show(item);
    }

    goBack() {
      if (this.trail.length < 2) return;
      this.trail.pop();
      this.stage.forget();
      for (const item of this.trail) this.mark(item);
      this.show(this.trail.at(-1));
    }

    mark(item) {
      const node = this.stage.svg.querySelector(`.node[data-node="${CSS.escape(this.walk.node(item))}"]`);
      node?.classList.add("hb-been");
    }

    show(item) {
      const { walk } = this;
      const number = item.querySelector("b")?.textContent;
      const stages = walk.progress(item).map(({ length, share }) => {
        const bar = make("i", {});
        bar.style.flexGrow = length;
        bar.style.setProperty("--hb-share", `${share * 100}%`);
        return bar;
      });
      const said = [walk.stage(item), number && fill(words.progress, { number, count: walk.count })].filter(Boolean);
      const facts = item.querySelector("dl").cloneNode(true);
      facts.lastElementChild.remove();
      facts.lastElementChild.remove();
      this.told.replaceChildren(
        make("div", { class: "hb-card__bar", "aria-hidden": "true" }, ...stages),
        make("p", { class: "hb-card__where" }, said.join(" · ")),
        make("h2", { tabindex: "-1" }, ...item.querySelector("p").cloneNode(true).childNodes),
        facts,
      );
      this.ways = walk.ways(item);
      this.choices.replaceChildren(...this.ways.map((way, place) => this.choice(way, place)));
      this.back.disabled = this.trail.length < 2;
      this.stage.follow(walk.node(item));
      history.replaceState(null, "", `#${item.id}`);
      this.focus();
    }

    choice(way, place) {
      const many = this.ways.length > 1;
      const title = way.next?.querySelector("p:has(> b) strong")?.textContent ?? "";
      const label = make("strong", {}, way.label || words.next);
      const text = make("span", {}, `→ ${way.text} ${title}`.trim());
      const element = button("", () => (way.next ? this.go(way.next) : this.finish(way)));
      if (many) element.setAttribute("aria-keyshortcuts", String(place + 1));
      element.append(label, text);
      return element;
    }

    finish(way) {
      this.trail.push(this.trail.at(-1));
      this.ways = [];
      this.told.replaceChildren(make("p", { class: "hb-card__where" }, words.done), make("h2", { tabindex: "-1" }, way.text));
      this.choices.replaceChildren();
      this.back.disabled = false;
      this.stage.follow(way.end);
      this.focus();
    }

    /* One way on: its button waits for the key; several: the reader hears the step first and chooses. */
    focus() {
      const only = this.ways.length === 1 && this.choices.querySelector("button");
      (only || this.told.querySelector("h2")).focus({ preventScroll: true });
      this.card.scrollTop = 0;
    }

    key(event) {
      const choice = this.choices.children[event.key - 1];
      if (choice) choice.click();
      else if (event.key === "ArrowRight" && this.ways.length === 1) this.choices.firstElementChild.click();
      else if (event.key === "ArrowLeft") this.goBack();
      else if (event.key === "Home") this.start();
      else return false;
      return true;
    }
  }

  /* The window with the stage and, while a process is walked, the card. */
  class Viewer {
    static async open(svg, walk, item) {
      const viewer = new Viewer(new Stage(svg, await panzoom()), walk);
      await viewer.show(item);
    }

    constructor(stage, walk) {
      Object.assign(this, { stage, walk });
      const title = make("strong", { id: "hb-viewer-title" }, walk?.title ?? stage.svg.querySelector("title").textContent);
      this.scale = make("output", { "aria-live": "off" });
      this.tools = make(
        "div",
        { class: "hb-viewer__tools", role: "group" },
        button("−", () => stage.zoom(0.8), words.zoomOut),
        this.scale,
        button("＋", () => stage.zoom(1.25), words.zoomIn),
        button(words.whole, () => stage.whole()),
      );
      this.frame = make("div", { class: "hb-viewer__frame" }, make("header", {}, title, this.tools), stage.frame);
      if (walk) this.begin = button(words.walk, () => this.play());
      if (walk) this.tools.prepend(this.begin);
      if (document.fullscreenEnabled) this.tools.append(button(words.fullScreen, () => this.fullScreen()));
      this.tools.append(button(words.close, () => this.dialog.close()));
      this.dialog = make("dialog", { class: "hb-viewer", "aria-labelledby": "hb-viewer-title" }, this.frame);
      this.dialog.addEventListener("keydown", event => this.key(event));
      this.dialog.addEventListener("close", () => this.end());
      stage.frame.addEventListener("click", event => this.click(event), true);
      this.resized = new ResizeObserver(() => this.follow());
    }

    async show(item) {
      document.body.append(this.dialog);
      this.dialog.showModal();
      await this.stage.begin(scale => (this.scale.value = `${Math.round(scale * 100)}%`));
      if (item) this.play(item);
      else this.stage.frame.focus();
      this.resized.observe(this.stage.frame);
    }

    play(item) {
      this.player = new Player(this.walk, this.stage);
      this.begin.remove();
      this.frame.append(this.player.card);
      this.frame.classList.add("hb-viewer__frame--walk");
      this.player.start(item);
    }

    /* The frame has another size: the drawing goes on standing where the step is. */
    follow() {
      const now = this.stage.svg.querySelector(".hb-now");
      if (now) this.stage.follow(now.dataset.node);
      else if (this.size) this.stage.opening();
      this.size = true;
    }

    fullScreen() {
      if (document.fullscreenElement) document.exitFullscreen();
      else this.frame.requestFullscreen().catch(() => {});
    }

    key(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const onStage = event.target === this.stage.frame || !this.player;
      if (event.key === "+" || event.key === "=") this.stage.zoom(1.25);
      else if (event.key === "-") this.stage.zoom(0.8);
      else if (event.key === "0") this.stage.whole();
      else if (onStage && ARROWS[event.key]) this.stage.move(ARROWS[event.key]);
      else if (!this.player?.key(event)) return;
      event.preventDefault();
      event.stopPropagation();
    }

    /* A node of the drawing is the step of the player; without it the link leads on behind the window. */
    click(event) {
      const node = event.target.closest(".node");
      if (this.stage.dragged(event)) event.preventDefault();
      else if (node && this.player) {
        event.preventDefault();
        const item = this.walk.at(node.dataset.node);
        if (item) this.player.go(item);
      } else if (event.target.closest("a")) this.dialog.close();
    }

    end() {
      if (document.fullscreenElement) document.exitFullscreen();
      this.resized.disconnect();
      this.stage.end();
      this.dialog.remove();
      if (this.player) history.replaceState(null, "", location.href.split("#")[0]);
    }
  }

  /* The steps as a list on one sheet of paper: a box, who, by when, which form. */
  function printList(walk) {
    const columns = words.facts;
    const cell = (...content) => make("td", {}, ...content);
    /* Who acts stands on the first line, who is asked and told below it: the sheet names who acts. */
    const first = nodes => {
      const end = nodes.findIndex(node => node.nodeName === "BR");
      return end < 0 ? nodes : nodes.slice(0, end);
    };
    const copied = (facts, name) => [...(facts.get(name)?.cloneNode(true).childNodes ?? [])];
    const rows = walk.stages.map(stage => {
      const heading = walk.stage(stage.firstElementChild);
      const head = make("tr", {}, make("th", { colspan: String(columns.length + 2), scope: "rowgroup" }, heading));
      const lines = [...stage.children].map(item => {
        const facts = walk.facts(item);
        const ways = walk.ways(item);
        const choice = ways.length > 1 ? ways.map(way => `${way.label} → ${way.text}`).join("　") : "";
        const what = [...item.querySelector("p").cloneNode(true).childNodes];
        const told = columns.map((name, place) => cell(...(place ? copied(facts, name) : first(copied(facts, name)))));
        return make("tr", {}, cell(make("i", {})), cell(...what, make("small", {}, choice)), ...told);
      });
      return make("tbody", {}, ...(heading ? [head] : []), ...lines);
    });
    const heads = ["", words.step, ...columns].map(name => make("th", { scope: "col" }, name));
    const blanks = [words.unit, words.matter, words.date].map(name => make("span", {}, `${name}：`));
    const sheet = make(
      "section",
      { class: "hb-checklist" },
      make("h1", {}, `${walk.title}　${words.check}`),
      make("p", {}, ...blanks),
      make("table", {}, make("thead", {}, make("tr", {}, ...heads)), ...rows),
    );
    document.querySelector(".hb-checklist")?.remove();
    document.body.append(sheet);
    for (let size = 9.5; size > 5.5 && sheet.scrollHeight > sheet.clientHeight; size -= 0.25) sheet.style.fontSize = `${size}pt`;
    addEventListener("afterprint", () => sheet.remove(), { once: true });
    print();
  }

  /* The drawing of a figure: the whole one where its sheets are shown, of one for wide and one for narrow screens that
     which is shown. */
  function shown(figure) {
    const whole = figure.querySelector(".hb-canvas--whole > svg");
    if (whole) return whole;
    const drawings = [...figure.querySelectorAll(".hb-canvas > svg")];
    return drawings.find(svg => svg.getClientRects().length) ?? drawings[0];
  }

  /* A drawing that is shown as large as it is, within the window, stays as it stands. */
  function isLarge(svg) {
    const box = svg.viewBox.baseVal;
    return box.width > svg.closest(".hb-scroll").clientWidth || box.height > innerHeight - 120;
  }

  const walks = new Map([...document.querySelectorAll("details.hb-walk")].map(list => [list.dataset.drawing, new Walk(list)]));

  for (const figure of document.querySelectorAll(".hb-drawing")) {
    const svg = shown(figure);
    const walk = walks.get(svg.id);
    const tools = figure.querySelector(".hb-tools") ?? make("p", { class: "hb-tools" });
    const buttons = [];
    if (walk) buttons.push(button(words.walk, () => Viewer.open(svg, walk, walk.items[0])));
    if (isLarge(svg)) buttons.push(button(words.open, () => Viewer.open(shown(figure), walk)));
    tools.prepend(...buttons);
    if (buttons.length) figure.prepend(tools);
    if (walk) walk.list.append(make("p", { class: "hb-tools" }, button(words.print, () => printList(walk))));
  }

  /* An address that names a step begins there; who follows the links of the list goes on reading it. */
  let reading = false;
  function linked() {
    const id = decodeURIComponent(location.hash.slice(1));
    const stays = reading || !id.startsWith("walk-") || document.querySelector("dialog[open]");
    reading = false;
    if (stays) return;
    for (const [drawing, walk] of walks) {
      const item = walk.item(id);
      if (item) Viewer.open(document.getElementById(drawing), walk, item);
    }
  }

  for (const walk of walks.values())
    walk.list.addEventListener("click", event => (reading = Boolean(event.target.closest('a[href^="#walk-"]'))));

  linked();
  addEventListener("hashchange", linked);
})();
