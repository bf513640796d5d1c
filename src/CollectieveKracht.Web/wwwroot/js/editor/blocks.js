// The text as the blocks of the view, with the Markdown that each came from. A block that looks as it did gives that back.
import { read } from "./read.js";
import { isEmpty, isPlain, markOf, write } from "./write.js";

export class Blocks {
  #lead = "";
  #originals = [];

  /** Shows a text in an element; "settle" brings it to the shape that it will have while someone writes. */
  load(markdown, root, settle) {
    const { lead, blocks } = read(markdown);
    root.replaceChildren(...blocks.map(block => block.node));
    settle();
    this.#lead = lead;
    this.#originals = blocks.map(({ body, tail, node }) => ({ body, tail, name: node.nodeName, key: keyOf(node) }));
  }

  /** The Markdown of what the element shows now. */
  markdown(root) {
    const isKnown = new Set(this.#originals.map(original => original.key));
    const nodes = [...root.children].filter(node => !node.hasAttribute("data-pending") && (!isEmpty(node) || isKnown.has(keyOf(node))));
    const keys = nodes.map(keyOf);
    const places = this.#placesOf(nodes, keys);
    if (nodes.length === 0) return this.#originals.length === 0 ? this.#lead : "";

    const written = nodes.map((node, at) => {
      const original = this.#originals[places[at]];
      // A block that others went away from may not stand alone as it stood among them.
      const isMoved = at > 0 && places[at] !== places[at - 1] + 1;
      const isSame = original?.key === keys[at] && !(isMoved && /^[ \t]/.test(original.body) && !isPlain(node));
      return { node, place: places[at], original, isSame, text: isSame ? original.body : null };
    });
    for (const [at, block] of written.entries()) {
      if (block.isSame) continue;
      const beside = [written[at - 1]?.text, written[at + 1]?.text].map(text => text && markOf(text));
      block.text = write(block.node, { unlike: beside, like: block.original && markOf(block.original.body) });
    }

    const first = written[0];
    const last = written.at(-1);
    let text = first.place === 0 ? this.#lead : "";
    for (const [at, block] of written.entries()) text += block.text + (block === last ? "" : this.#between(block, written[at + 1]));
    const end = this.#originals.at(-1)?.tail ?? "";
    return text + (last.place === this.#originals.length - 1 ? end : end && "\n");
  }

  #between(block, next) {
    const tail = block.original?.tail ?? "";
    const areNeighbours = block.place !== undefined && next.place === block.place + 1;
    if (/\n[ \t]*\n/.test(tail) && (areNeighbours || next.place === undefined)) return tail;
    const isKept = areNeighbours && [block, next].every(({ isSame, node, original }) => isSame || node.nodeName === original.name);
    return isKept ? tail : "\n\n";
  }

  /** For each node the place of the block that it was; undefined for a new one. */
  #placesOf(nodes, keys) {
    const places = matches(keys, this.#originals.map(original => original.key));
    const isTaken = new Set(places);
    // One block changed between two that did not, so it is the same block.
    for (let at = 0; at < nodes.length;) {
      if (places[at] !== undefined) {
        at++;
        continue;
      }
      let end = at;
      while (end < nodes.length && places[end] === undefined) end++;
      const from = at === 0 ? 0 : places[at - 1] + 1;
      const to = end === nodes.length ? this.#originals.length : places[end];
      if (to - from === end - at) for (let step = 0; at + step < end; step++) places[at + step] = from + step;
      else this.#findMoved(places, keys, at, end, isTaken);
      at = end;
    }
    return places;
  }

  #findMoved(places, keys, start, end, isTaken) {
    for (let at = start; at < end; at++) {
      const found = this.#originals.findIndex((original, place) => original.key === keys[at] && !isTaken.has(place));
      if (found < 0) continue;
      places[at] = found;
      isTaken.add(found);
    }
  }
}

/** What makes a block look as it does, without what a browser or the editor adds around it. */
export function keyOf(node) {
  if (isPlain(node)) return `pre ${node.textContent.replaceAll("\u200b", "")}`;
  const copy = node.cloneNode(true);
  for (const input of copy.querySelectorAll("input")) input.remove();
  for (const br of copy.querySelectorAll("br")) if (!followedByWords(br)) br.remove();
  for (const each of [copy, ...copy.querySelectorAll("*")]) for (const name of ["class", "id", "tabindex", "aria-label", "data-question"]) each.removeAttribute(name);
  copy.normalize();
  return copy.outerHTML.replaceAll("\u200b", "");
}

function followedByWords(br) {
  for (let node = br.nextSibling; node; node = node.nextSibling) if (node.textContent.replaceAll("\u200b", "") || node.nodeName === "IMG") return true;
  return br.parentNode.matches("b, i, s, a, span, code") && followedByWords(br.parentNode);
}

/** The longest row of equal keys in both, as the places in the second for each of the first. */
function matches(keys, others) {
  const places = Array(keys.length).fill(undefined);
  let start = 0;
  while (start < keys.length && start < others.length && keys[start] === others[start]) places[start] = start++;
  let [end, otherEnd] = [keys.length, others.length];
  while (end > start && otherEnd > start && keys[end - 1] === others[otherEnd - 1]) places[--end] = --otherEnd;

  const width = otherEnd - start + 1;
  const lengths = new Uint16Array((end - start + 1) * width);
  for (let at = end - start - 1; at >= 0; at--) {
    for (let other = otherEnd - start - 1; other >= 0; other--) {
      lengths[at * width + other] = keys[start + at] === others[start + other]
        ? lengths[(at + 1) * width + other + 1] + 1
        : Math.max(lengths[(at + 1) * width + other], lengths[at * width + other + 1]);
    }
  }
  for (let at = 0, other = 0; start + at < end && start + other < otherEnd;) {
    if (keys[start + at] === others[start + other]) places[start + at++] = start + other++;
    else if (lengths[(at + 1) * width + other] >= lengths[at * width + other + 1]) at++;
    else other++;
  }
  return places;
}
