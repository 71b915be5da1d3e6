/* Pages opened from a folder may start no worker and fetch nothing: there the search runs in the page, behind the same
   messages, and the shards of its index come as scripts. */
if (location.protocol === "file:") {
  const awaited = new Map();
  window.handbooksShard = (name, value) => awaited.get(name)(value);

  const script = (url, gone) => {
    const made = Object.assign(document.createElement("script"), { src: url, onerror: gone });
    document.head.append(made);
    return made;
  };

  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      const shard = name => new Promise((resolve, reject) => {
        awaited.set(name, resolve);
        script(new URL(`../search/${name}.js`, new URL(url, location)), reject);
      });
      this.answer = new Promise(resolve => script(url).addEventListener("load", () => resolve(handbooksSearch(shard))));
    }

    async postMessage(message) {
      const data = await (await this.answer)(message);
      if (data) this.dispatchEvent(new MessageEvent("message", { data }));
    }

    terminate() {}
  };
}

/* Words that are pasted by mouse or dictated search as well: the search box itself waits for a key. */
addEventListener("input", ({ target }) => {
  if (target.matches?.(".md-search__input")) target.dispatchEvent(new Event("keyup"));
});
