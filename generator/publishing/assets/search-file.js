/* Pages opened from a folder may start no worker: there the search runs in the page, behind the same messages. */
if (location.protocol === "file:")
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      const script = document.createElement("script");
      script.src = url;
      this.loaded = new Promise(resolve => script.addEventListener("load", resolve));
      document.head.append(script);
    }

    postMessage(message) {
      this.loaded.then(() => this.dispatchEvent(new MessageEvent("message", { data: handbooksSearch(message) })));
    }

    terminate() {}
  };

/* Words that are pasted by mouse or dictated search as well: the search box itself waits for a key. */
addEventListener("input", ({ target }) => {
  if (target.matches?.(".md-search__input")) target.dispatchEvent(new Event("keyup"));
});
