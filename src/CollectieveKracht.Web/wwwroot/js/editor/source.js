// The same buttons on the Markdown itself: they put signs around what is chosen, in a way that the browser can undo.

const headings = { h2: "## ", h3: "### ", p: "" };

export class Source {
  constructor(textarea, words) {
    this.textarea = textarea;
    this.words = words;
  }

  focus() {
    this.textarea.focus();
  }

  undo() {
    this.focus();
    document.execCommand("undo");
  }

  bold() {
    this.#around("**");
  }

  italic() {
    this.#around("*");
  }

  heading(tag) {
    this.#lines(line => headings[tag] + line.replace(/^#{1,6} +/, ""));
  }

  list(tag) {
    this.#lines((line, at) => ({ ul: "- ", ol: `${at + 1}. ` }[tag] ?? "") + bare(line));
  }

  indent() {
    this.#lines(line => `  ${line}`);
  }

  outdent() {
    this.#lines(line => line.replace(/^ {1,2}/, ""));
  }

  quote() {
    const isQuote = this.#chosenLines().text.split("\n").every(line => line.startsWith(">"));
    this.#lines(line => isQuote ? line.replace(/^> ?/, "") : `> ${line}`);
  }

  link(address) {
    const { selectionStart: start, selectionEnd: end, value } = this.textarea;
    const words = value.slice(start, end);
    this.#put(start, end, words ? `[${words}](${address})` : `<${address}>`);
  }

  unlink() {
    this.focus();
  }

  table() {
    const name = this.words.tableHead;
    this.insertBlock(`| ${name} 1 | ${name} 2 |\n| --- | --- |\n|  |  |\n|  |  |`);
  }

  /** Puts a block of its own at the caret. */
  insertBlock(text) {
    const { selectionEnd: end, value } = this.textarea;
    const before = value.slice(0, end);
    const lead = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const tail = value.slice(end).startsWith("\n") ? "\n" : "\n\n";
    this.#put(end, end, lead + text + tail);
  }

  /** Puts a text in the place of another, wherever that stands by now. */
  replace(text, other) {
    const at = this.textarea.value.indexOf(text);
    if (at >= 0) this.#put(at, at + text.length, other);
  }

  // ---- Where the caret is, as the number of a line that begins a block

  get place() {
    return this.textarea.selectionStart;
  }

  set place(at) {
    this.textarea.setSelectionRange(at, at);
  }

  #around(sign) {
    const { selectionStart: start, selectionEnd: end, value } = this.textarea;
    const words = value.slice(start, end);
    const isInside = value.slice(start - sign.length, start) === sign && value.slice(end, end + sign.length) === sign;
    if (isInside) this.#put(start - sign.length, end + sign.length, words, 0, words.length);
    else this.#put(start, end, sign + words + sign, sign.length, words.length);
  }

  #chosenLines() {
    const { selectionStart, selectionEnd, value } = this.textarea;
    const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
    const next = value.indexOf("\n", Math.max(selectionEnd - 1, start));
    const end = next < 0 ? value.length : Math.max(next, start);
    return { start, end, text: value.slice(start, end) };
  }

  #lines(change) {
    const { start, end, text } = this.#chosenLines();
    const changed = text.split("\n").map(change).join("\n");
    this.#put(start, end, changed, text.includes("\n") ? 0 : changed.length, text.includes("\n") ? changed.length : 0);
  }

  #put(start, end, text, from = text.length, length = 0) {
    this.focus();
    this.textarea.setSelectionRange(start, end);
    // The only way to write in a field that can be undone; where it is gone, the text is written all the same.
    if (!document.execCommand(text ? "insertText" : "delete", false, text)) {
      this.textarea.setRangeText(text);
      this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.textarea.setSelectionRange(start + from, start + from + length);
  }
}

const bare = line => line.replace(/^(\s*)([-*+]|\d{1,9}[.)])\s+/, "$1");
