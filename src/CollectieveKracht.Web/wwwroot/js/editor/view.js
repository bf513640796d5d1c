// The text as it will look, to write in. Squire moves the caret, makes lists and undoes; what it leaves behind is put in
// order here, so that "write" meets only what it knows.
import { Blocks } from "./blocks.js";
import { Squire } from "./library.js";
import { clean, fromText } from "./paste.js";
import * as table from "./table.js";
import { isPlain } from "./write.js";

/** How what was copied from a view begins. */
export const ownCopy = "<div data-editor>";

export class View {
  #squire;
  #blocks = new Blocks();

  /** "changed" is called after each change, "moved" when the caret is elsewhere. */
  constructor(root, words, { changed, moved }) {
    this.root = root;
    this.words = words;
    this.#squire = new Squire(root, {
      blockTag: "P",
      addLinks: false,
      willCutCopy: html => `${ownCopy}${html}</div>`,
      undo: { documentSizeThreshold: 2_000_000, undoLimit: 100 },
      sanitizeToDOMFragment: html => clean(html, { isOwn: true }),
    });
    // Pictures keep the size that the page gives them; and a page scrolls by its own keys.
    const frame = root.parentElement;
    frame.addEventListener("click", event => event.target.nodeName === "IMG" && event.stopPropagation());
    for (const key of ["PageUp", "PageDown"]) this.#squire.setKeyHandler(key, null);
    for (const key of ["u", "d", "Shift-5", "Shift-6", "[", "]"]) for (const with_ of ["Ctrl-", "Meta-"]) this.#squire.setKeyHandler(with_ + key, null);
    // A list begins with the button: "1. " is what it says. Each word can be undone.
    this.#squire.setKeyHandler(" ", squire => squire.saveUndoState());
    // Before Squire, which listens on the root.
    frame.addEventListener("keydown", event => event.target === root && this.#onKey(event), true);
    frame.addEventListener("beforeinput", event => event.target === root && this.#onBeforeInput(event), true);

    this.#squire.addEventListener("input", () => {
      this.#settle();
      changed();
    });
    for (const event of ["pathChange", "cursor", "select"]) this.#squire.addEventListener(event, moved);
  }

  /** Shows a text; below a heading with a question there is always room for the answer. */
  load(markdown, { hasQuestion = () => false } = {}) {
    this.#squire.setHTML("");
    this.#squire.modifyDocument(() => {
      this.#blocks.load(markdown, this.root, () => this.#order());
      for (const heading of this.root.querySelectorAll("h2, h3, h4")) {
        if (hasQuestion(heading) && (heading.nextElementSibling?.matches("h2, h3, h4") ?? true)) heading.after(emptyParagraph());
      }
    });
    this.#startHistory();
  }

  // What was before the text came in is nothing to go back to.
  #startHistory() {
    const squire = this.#squire;
    squire._undoIndex = -1;
    squire._undoStack.length = squire._undoStackLength = 0;
    squire._isInUndoState = false;
    squire.moveCursorToStart();
    squire.saveUndoState();
  }

  markdown() {
    return this.#blocks.markdown(this.root);
  }

  focus() {
    this.#squire.focus();
  }

  undo() {
    this.#squire.undo();
  }

  // ---- Where the caret is

  /** The number of the block with the caret. */
  get place() {
    return Math.max(0, [...this.root.children].findIndex(block => block.contains(this.#range.startContainer)));
  }

  set place(number) {
    const block = this.root.children[Math.min(number, this.root.children.length - 1)];
    if (!block) return;
    const range = document.createRange();
    range.selectNodeContents(block);
    range.collapse(false);
    this.#squire.setSelection(range);
    block.scrollIntoView({ block: "nearest" });
  }

  get #range() {
    return this.#squire.getSelection();
  }

  /** The element of this kind around the caret. */
  around(selector) {
    const { startContainer } = this.#range;
    const found = (startContainer.nodeType === Node.ELEMENT_NODE ? startContainer : startContainer.parentElement)?.closest(selector);
    return found && found !== this.root && this.root.contains(found) ? found : null;
  }

  get isInPlain() {
    return Boolean(this.around("pre"));
  }

  /** What holds at the caret, for the buttons. */
  state() {
    return {
      bold: this.#squire.hasFormat("B"),
      italic: this.#squire.hasFormat("I"),
      heading: this.around("h2, h3, h4, h5, h6")?.nodeName.toLowerCase() ?? "",
      list: this.around("ul, ol")?.nodeName.toLowerCase() ?? "",
      quote: Boolean(this.around("blockquote")),
      link: this.around("a"),
      table: this.around("table"),
      plain: this.isInPlain,
    };
  }

  // ---- What the buttons do

  bold() {
    this.#toggle("B");
  }

  italic() {
    this.#toggle("I");
  }

  #toggle(tag) {
    const has = this.#squire.hasFormat(tag);
    this.#squire.changeFormat(has ? null : { tag }, has ? { tag } : null);
  }

  /** "h2", "h3", or "p" for plain words. */
  heading(tag) {
    if (this.around("table, li, blockquote, pre")) return this.focus();
    this.#squire.modifyBlocks(fragment => {
      for (const block of [...fragment.children]) {
        if (!/^(P|DIV|H[1-6])$/.test(block.nodeName) || block.dataset.source !== undefined) continue;
        const made = document.createElement(tag);
        made.append(...block.childNodes);
        block.replaceWith(made);
      }
      return fragment;
    });
    this.focus();
  }

  /** "ul", "ol", or "" to make plain words of a list. */
  list(tag) {
    if (this.around("table, pre")) return this.focus();
    if (tag === "ul") this.#squire.makeUnorderedList();
    else if (tag === "ol") this.#squire.makeOrderedList();
    else if (this.around("li")) this.#squire.removeList();
    this.focus();
  }

  indent() {
    if (this.around("li")) this.#squire.increaseListLevel();
    else this.focus();
  }

  outdent() {
    if (this.around("li")) this.#squire.decreaseListLevel();
    else this.focus();
  }

  quote() {
    if (this.around("table, pre")) return this.focus();
    if (this.around("blockquote")) this.#squire.removeQuote();
    else this.#squire.increaseQuoteLevel();
  }

  /** Leads the chosen words to an address, or those of the link around the caret; without any, the address itself. */
  link(address) {
    const link = this.around("a");
    if (link) this.#change(() => link.setAttribute("href", address));
    else if (this.#range.collapsed) this.#insert(Object.assign(document.createElement("a"), { textContent: address }), { href: address });
    else this.#squire.makeLink(address);
    this.focus();
  }

  #insert(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    this.#squire.insertHTML(element.outerHTML);
  }

  unlink() {
    const link = this.around("a");
    if (link) this.#change(() => link.replaceWith(...link.childNodes));
    this.focus();
  }

  /** A table of two columns after the block with the caret, or a change of the one around it: see table.js. */
  table(change) {
    const cell = this.around("td, th");
    let next;
    if (cell) this.#change(() => next = table.change(cell, change));
    else if (!this.isInPlain) this.#change(() => next = this.#insertAfter(table.make(this.words.tableHead)).querySelector("th"));
    if (next) this.#into(next);
    this.focus();
  }

  /** Adds a block after the one with the caret. */
  add(block) {
    this.#change(() => this.#insertAfter(block));
    return block;
  }

  /** Takes words, pictures or blocks in at the caret. */
  paste(fragment) {
    const holder = document.createElement("div");
    holder.append(fragment);
    if (this.around("td, th")) onOneLine(holder);
    const range = this.#range;
    const isWords = !holder.querySelector("p, ul, ol, pre, blockquote, h2, h3, h4, h5, h6, table");
    if (isWords && blockOf(range.startContainer) === blockOf(range.endContainer)) this.#insertWords(range, [...holder.childNodes]);
    else this.#squire.insertHTML(holder.innerHTML);
    this.#settle();
  }

  /** As they are: with the spaces around them too. */
  #insertWords(range, words) {
    if (words.length === 0) return;
    this.#change(() => {
      const place = this.#range;
      place.deleteContents();
      for (const node of words.toReversed()) place.insertNode(node);
      // A line that was empty was held open by a break.
      const last = words.at(-1);
      if (last.nextSibling?.nodeName === "BR" && !last.nextSibling.nextSibling && last.nodeName !== "BR") last.nextSibling.remove();
      place.setStartAfter(last);
      place.collapse(true);
      this.#squire.setSelection(place);
    });
  }

  pasteText(text) {
    if (this.isInPlain) this.#squire.insertPlainText(text);
    else this.paste(fromText(text));
  }

  /** Puts something else in the place of a block. */
  replace(block, ...others) {
    this.#change(() => block.replaceWith(...others));
  }

  /** A change that can be undone. */
  change(work) {
    this.#change(work);
  }

  /** A change of what is no part of the text. */
  quietly(work) {
    this.#squire.modifyDocument(work);
  }

  /** Brings the caret somewhere. */
  at(range) {
    this.#squire.focus();
    this.#squire.setSelection(range);
  }

  #insertAfter(block) {
    const here = this.root.children[this.place];
    if (here && here.nodeName === "P" && here.textContent.replaceAll("\u200b", "") === "" && !here.querySelector("img")) here.replaceWith(block);
    else if (here) here.after(block);
    else this.root.append(block);
    return block;
  }

  #change(work) {
    this.#squire.saveUndoState();
    work();
  }

  #into(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    range.collapse(false);
    this.focus();
    this.#squire.setSelection(range);
  }

  // ---- Keys in tables

  #onKey(event) {
    if (event.isComposing) return;
    const cell = this.around("td, th");
    if (!cell) return;
    const range = this.#range;
    const leaves = !cell.contains(range.endContainer);
    if (event.key === "Tab" && !event.ctrlKey && !event.altKey) {
      const next = table.beside(cell, event.shiftKey ? -1 : 1);
      // Past the last cell the key leaves the text, as everywhere.
      if (next) this.#stop(event, () => this.#into(next));
    } else if (event.key === "Enter") {
      this.#stop(event, () => {
        let below = table.below(cell);
        if (!below) this.#change(() => below = table.change(cell, "row"));
        this.#into(below);
      });
    } else if (leaves && (event.key === "Backspace" || event.key === "Delete") && this.around("table")?.contains(range.endContainer)) {
      this.#stop(event, () => this.#change(() => table.clear(range)));
    } else if (range.collapsed && ((event.key === "Backspace" && isAtEdge(range, cell, "start")) || (event.key === "Delete" && isAtEdge(range, cell, "end")))) {
      this.#stop(event, () => {});
    }
  }

  // A phone says what it does, not which key was pressed.
  #onBeforeInput(event) {
    const cell = this.around("td, th");
    if (!cell || event.inputType !== "insertParagraph") return;
    this.#stop(event, () => {
      let below = table.below(cell);
      if (!below) this.#change(() => below = table.change(cell, "row"));
      this.#into(below);
    });
  }

  #stop(event, work) {
    event.preventDefault();
    event.stopImmediatePropagation();
    work();
  }

  // ---- Order

  #settle() {
    const selection = getSelection();
    const kept = selection.rangeCount > 0 && this.root.contains(selection.anchorNode)
      ? [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset] : null;
    let isChanged = false;
    this.#squire.modifyDocument(() => isChanged = this.#order());
    if (isChanged && kept && this.root.contains(kept[0]) && this.root.contains(kept[2])) selection.setBaseAndExtent(...kept);
  }

  /** Brings what Squire and browsers make to the shapes that "read" makes; tells whether there was something to do. */
  #order() {
    let isChanged = false;
    const each = (selector, work) => {
      for (const found of this.root.querySelectorAll(selector)) if (this.root.contains(found) && work(found) !== false) isChanged = true;
    };
    each("[style]", found => found.removeAttribute("style"));
    each(":is(ul, ol) > :is(ul, ol)", inner => inner.previousElementSibling?.nodeName === "LI" ? inner.previousElementSibling.append(inner) : inner.replaceWith(...inner.children));
    each("div:not([data-source])", box => {
      const paragraph = document.createElement("p");
      paragraph.append(...box.childNodes);
      box.replaceWith(paragraph);
    });
    each("p p, p ul, p ol, p table, p pre, p blockquote, p h2, p h3", inner => {
      const outer = inner.parentElement.closest("p");
      const parts = [];
      let words = null;
      for (const node of [...outer.childNodes]) {
        if (/^(P|UL|OL|TABLE|PRE|BLOCKQUOTE|H\d)$/.test(node.nodeName)) {
          words = null;
          parts.push(node);
        } else if (node.textContent.trim()) {
          if (!words) parts.push(words = document.createElement("p"));
          words.append(node);
        }
      }
      outer.replaceWith(...parts);
    });
    each("li", item => {
      const hasBlocks = [...item.children].some(child => /^(P|UL|OL|TABLE|PRE|BLOCKQUOTE)$/.test(child.nodeName));
      const loose = [...item.childNodes].filter(node => !/^(P|UL|OL|TABLE|PRE|BLOCKQUOTE|H\d)$/.test(node.nodeName) && (node.textContent.trim() || node.nodeName === "BR" || node.nodeName === "IMG"));
      if (!hasBlocks || loose.length === 0) return false;
      const paragraph = document.createElement("p");
      loose[0].before(paragraph);
      paragraph.append(...loose);
    });
    each("table", found => table.mend(found));
    if (!this.root.lastElementChild?.matches("p")) {
      this.root.append(emptyParagraph());
      isChanged = true;
    }
    for (const block of this.root.querySelectorAll("pre")) block.dataset.label = isPlain(block) ? this.words.plain : this.words.code;
    return isChanged;
  }
}

const blockOf = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest("p, li, td, th, h2, h3, h4, h5, h6, pre");

function emptyParagraph() {
  const paragraph = document.createElement("p");
  paragraph.append(document.createElement("br"));
  return paragraph;
}

function isAtEdge(range, cell, side) {
  const rest = document.createRange();
  rest.selectNodeContents(cell);
  if (side === "start") rest.setEnd(range.startContainer, range.startOffset);
  else rest.setStart(range.endContainer, range.endOffset);
  return rest.toString().replaceAll("\u200b", "") === "" && !rest.cloneContents().querySelector("img");
}

function onOneLine(holder) {
  for (const block of holder.querySelectorAll("p, li, pre, h2, h3, h4, h5, h6, td, th")) block.append(" ");
  for (const found of holder.querySelectorAll("p, ul, ol, li, pre, blockquote, h2, h3, h4, h5, h6, table, thead, tbody, tr, td, th")) found.replaceWith(...found.childNodes);
  for (const br of holder.querySelectorAll("br")) br.replaceWith(" ");
}
