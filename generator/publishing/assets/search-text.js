/* What the search does with plain text: one form of every letter, words, and the pairs of characters that are indexed. */
const handbooksText = (() => {
  const HAN = /[\u2e80-\u9fff\uf900-\ufaff]/;
  const fold = text => text.toLowerCase().replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const escape = text => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`);
  const literal = text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  /* The words of a text; a single character beside longer ones tells nothing. */
  function words(text) {
    const all = fold(text).match(/[\p{L}\p{N}%]+/gu) || [];
    const longer = all.filter(word => word.length > 1 || !HAN.test(word));
    return longer.length ? longer : all;
  }

  /* The pairs of neighbours in a word; a single character stands for itself. */
  function pairs(word) {
    const characters = [...word];
    return characters.length < 2 ? characters : characters.slice(1).map((c, i) => characters[i] + c);
  }

  return { HAN, fold, escape, literal, words, pairs };
})();
