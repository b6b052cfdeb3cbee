// Marks the words of a search in what was found, where the browser can do so without changing the page.

/** Marks the words in the text of these elements. */
export function highlight(elements, words) {
  if (!globalThis.CSS?.highlights) return;
  const ranges = words.length > 0 ? elements.flatMap((element) => rangesIn(element, words)) : [];
  CSS.highlights.set("found", new Highlight(...ranges));
}

function rangesIn(element, words) {
  const ranges = [];
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const text = node.data.toLowerCase();
    for (const word of words) for (const at of places(text, word)) ranges.push(range(node, at, word.length));
  }
  return ranges;
}

function places(text, word) {
  const found = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push(at);
  return found;
}

/** A letter may have another length in lower case, so that the end is held within the text. */
function range(node, at, length) {
  const range = new Range();
  range.setStart(node, Math.min(at, node.length));
  range.setEnd(node, Math.min(at + length, node.length));
  return range;
}
