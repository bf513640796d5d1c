// An editor on a textarea: toolbar, two views of one Markdown text, pictures, a count of words. See docs/writing.md.
import { clean, pictureMark, picturesInRtf } from "./editor/paste.js";
import { Refused, fileFrom, send } from "./editor/pictures.js";
import { measure, verdict } from "./editor/readability.js";
import { safeAddress } from "./editor/address.js";
import { Source } from "./editor/source.js";
import { View, ownCopy } from "./editor/view.js";
import { write } from "./editor/write.js";

export function wire(root) {
  const parts = root.querySelector("template[data-editor-parts]");
  for (const textarea of root.querySelectorAll("textarea[data-editor]")) new Editor(textarea, parts);
}

const rememberedView = "editor-view";
let count = 0;

class Editor {
  #isOn = "view";
  #timer;
  #isStale = false;
  #shown;
  #pending = new Map();
  #done = new Map();
  #asked = [];

  constructor(textarea, parts) {
    this.textarea = textarea;
    this.frame = parts.content.querySelector(".editor").cloneNode(true);
    this.words = { ...this.frame.dataset };
    this.id = ++count;
    for (const element of this.frame.querySelectorAll("[id], [for]")) {
      if (element.id) element.id += `-${this.id}`;
      if (element.htmlFor) element.htmlFor += `-${this.id}`;
    }

    this.root = this.#find("[data-view]");
    textarea.before(this.frame);
    this.#find("[data-place]").replaceWith(textarea);
    textarea.classList.add("editor-text");
    this.#describe();

    this.source = new Source(textarea, this.words);
    this.view = new View(this.root, this.words, { changed: () => this.#onChange(), moved: () => this.#showState() });
    this.#load();
    this.#wireTools();
    this.#wireText();
    this.#wireFiles();
    this.#show(remembered() === "source" ? "source" : "view", { isFirst: true });
    this.#measure();
  }

  get #current() {
    return this.#isOn === "view" ? this.view : this.source;
  }

  #find(selector) {
    return this.frame.querySelector(selector);
  }

  /** The view has the name, the hint and the error of the textarea. */
  #describe() {
    const { textarea, root } = this;
    const label = textarea.labels[0];
    if (label) {
      label.id ||= `editor-label-${this.id}`;
      root.setAttribute("aria-labelledby", label.id);
      // A label leads to a field that one can see.
      label.addEventListener("click", event => {
        event.preventDefault();
        this.#current.focus();
      });
    }
    for (const name of ["aria-describedby", "aria-invalid", "aria-label", "lang", "spellcheck"]) if (textarea.hasAttribute(name)) root.setAttribute(name, textarea.getAttribute(name));
    if (textarea.required) root.setAttribute("aria-required", "true");
    this.questions = JSON.parse(textarea.dataset.questions ?? "{}");
    for (const tool of this.frame.querySelectorAll("[data-file-tool]")) tool.hidden = !textarea.dataset.upload;
  }

  // ---- One text, two views

  #load() {
    this.#shown = this.textarea.value;
    this.view.load(this.textarea.value, { hasQuestion: heading => heading.textContent.trim() in this.questions });
    this.#ask();
  }

  #onChange() {
    // While the Markdown shows, that is the text.
    if (this.#isOn !== "view") return;
    this.#isStale = true;
    this.#finishPending();
    this.#ask();
    this.#showState();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), 300);
  }

  /** Writes what the view shows into the textarea. */
  #save() {
    clearTimeout(this.#timer);
    if (!this.#isStale) return;
    this.#isStale = false;
    const markdown = this.view.markdown();
    if (markdown === this.textarea.value) return this.#measure();
    this.textarea.value = this.#shown = markdown;
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #wireText() {
    const { textarea } = this;
    textarea.addEventListener("input", () => this.#measure());
    // Whoever leads to the field, such as a list of errors, leads to what one sees of it.
    textarea.addEventListener("focus", () => this.#isOn === "view" && this.view.focus());
    textarea.addEventListener("change", () => this.#isOn === "view" && textarea.value !== this.#shown && this.#load());
    this.root.addEventListener("blur", () => this.#save());
    addEventListener("pagehide", () => this.#save());
    textarea.form?.addEventListener("submit", event => this.#onSubmit(event), true);
    textarea.form?.addEventListener("formdata", event => {
      this.#save();
      if (textarea.name) event.formData.set(textarea.name, textarea.value);
    });
    textarea.form?.addEventListener("reset", () => setTimeout(() => this.#load()));
    this.#find(".editor-body").addEventListener("keydown", event => [this.root, textarea].includes(event.target) && this.#onKey(event), true);
  }

  #onSubmit(event) {
    this.#save();
    if (this.#pending.size === 0) return;
    // What is on its way belongs to the text.
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#say(this.words.wait);
    const { submitter, target } = event;
    Promise.allSettled(this.#pending.values()).then(() => {
      this.#save();
      target.requestSubmit(submitter);
    });
  }

  #show(which, { isFirst = false } = {}) {
    const isView = which === "view";
    if (!isFirst && which !== this.#isOn) {
      if (isView) {
        const blocks = this.textarea.value.slice(0, this.source.place).split(/\n[ \t]*\n/).length - 1;
        // What did not change here keeps what the view knows of it, such as what can be undone.
        if (this.textarea.value !== this.#shown) this.#load();
        this.view.place = this.#blockAt(blocks);
      } else {
        const place = this.view.place;
        this.#save();
        this.source.place = this.#offsetOf(place);
      }
    }
    this.#isOn = which;
    this.view.quietly(() => this.root.hidden = !isView);
    this.textarea.classList.toggle("visually-hidden", isView);
    this.textarea.tabIndex = isView ? -1 : 0;
    if (isView) this.textarea.setAttribute("aria-hidden", "true");
    else this.textarea.removeAttribute("aria-hidden");
    for (const tab of this.frame.querySelectorAll("[data-show]")) tab.setAttribute("aria-pressed", String(tab.dataset.show === which));
    this.#closeRows();
    this.#showState();
    this.#find("[data-alt]").hidden = true;
    if (isFirst) return;
    try {
      localStorage.setItem(rememberedView, which);
    } catch {
      // Without storage the next page begins as this one did.
    }
    this.#current.focus();
  }

  /** Blocks of the view and pieces between empty lines are not the same, but near. */
  #blockAt(pieces) {
    return Math.min(pieces, this.root.children.length - 1);
  }

  #offsetOf(block) {
    let at = 0;
    for (const found of this.textarea.value.matchAll(/\n[ \t]*\n\s*/g)) {
      if (block-- === 0) return found.index;
      at = found.index + found[0].length;
    }
    return block > 0 ? this.textarea.value.length : Math.max(at, this.textarea.value.trimEnd().length);
  }

  // ---- Toolbar

  #wireTools() {
    const bar = this.#find("[role=toolbar]");
    const tools = () => [...bar.querySelectorAll("button")].filter(tool => tool.checkVisibility());
    for (const tool of bar.querySelectorAll("button")) tool.tabIndex = -1;
    bar.querySelector("button").tabIndex = 0;
    bar.addEventListener("keydown", event => {
      if (event.target.nodeName !== "BUTTON") return;
      const all = tools();
      const at = all.indexOf(event.target);
      const next = { ArrowRight: all[at + 1] ?? all[0], ArrowLeft: all[at - 1] ?? all.at(-1), Home: all[0], End: all.at(-1) }[event.key];
      if (!next) return;
      event.preventDefault();
      next.focus();
    });
    bar.addEventListener("focusin", event => {
      if (event.target.nodeName !== "BUTTON") return;
      for (const tool of bar.querySelectorAll("button")) tool.tabIndex = tool === event.target ? 0 : -1;
    });
    // The mouse leaves the caret where it is.
    this.frame.addEventListener("mousedown", event => event.target.closest("button") && event.preventDefault());
    this.frame.addEventListener("click", event => {
      const button = event.target.closest("button");
      if (!button) return;
      const { do: action, row, show } = button.dataset;
      if (show) this.#show(show);
      else if (row) this.#toggleRow(row);
      else if (action) this.#do(action, button.dataset.value);
    });
    this.frame.addEventListener("keydown", event => {
      if (event.key === "Escape" && this.#openRow) {
        event.preventDefault();
        event.stopPropagation();
        this.#closeRows();
        this.#current.focus();
      } else if (event.key === "Enter" && event.target.matches("[data-address], [data-words]")) {
        // Not the form, which would be sent.
        event.preventDefault();
        this.#do(event.target.matches("[data-address]") ? "set-link" : "set-alt");
      }
    });
  }

  #onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const action = { b: "bold", i: "italic", k: "link" }[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (action === "link") this.#toggleRow("link");
    else this.#do(action);
  }

  #do(action, value) {
    switch (action) {
      case "set-link": return this.#setLink();
      case "unlink": this.view.unlink(); return this.#closeRows();
      case "file": return this.#find("[type=file]").click();
      case "set-alt": return this.#setAlt();
      case "skip-alt": return this.#skipAlt();
      case "undo": this.#current.undo(); break;
      default:
        if (this.#isOn === "view" && this.view.isInPlain) return this.view.focus();
        this.#current[action](value);
        if (action !== "indent" && action !== "outdent" && action !== "table") this.#closeRows();
    }
    this.#showState();
  }

  get #openRow() {
    return [...this.frame.querySelectorAll("[data-tools]")].find(row => !row.hidden);
  }

  #toggleRow(name) {
    const row = this.#find(`[data-tools="${name}"]`);
    const isOpening = row.hidden;
    this.#closeRows();
    row.hidden = !isOpening;
    this.#find(`[data-row="${name}"]`).setAttribute("aria-expanded", String(isOpening));
    if (!isOpening) return this.#current.focus();
    this.#showState();
    if (name === "link") {
      const field = row.querySelector("[data-address]");
      field.value = (this.#isOn === "view" && this.view.around("a")?.getAttribute("href")) || "";
      this.#find("[data-refused]").hidden = true;
      field.focus();
    } else {
      const first = [...row.querySelectorAll("button")].find(button => button.checkVisibility());
      if (this.frame.contains(document.activeElement) && document.activeElement.nodeName === "BUTTON") first?.focus();
    }
  }

  #closeRows() {
    for (const row of this.frame.querySelectorAll("[data-tools]")) row.hidden = true;
    for (const opener of this.frame.querySelectorAll("[data-row]")) opener.setAttribute("aria-expanded", "false");
  }

  #setLink() {
    const field = this.#find("[data-address]");
    const given = field.value.trim();
    // "energie.nl" is what people write.
    const address = safeAddress(given) ?? (/^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(given) ? safeAddress(`https://${given}`) : /^[^\s@:]+@[^\s@]+$/.test(given) ? safeAddress(`mailto:${given}`) : null);
    this.#find("[data-refused]").hidden = Boolean(address);
    field.setAttribute("aria-invalid", String(!address));
    if (!address) return field.focus();
    this.#closeRows();
    this.#current.link(/^www\./i.test(address) ? `https://${address}` : address);
  }

  #showState() {
    const isView = this.#isOn === "view";
    const state = isView ? this.view.state() : {};
    const press = (selector, isOn) => this.#find(selector)?.setAttribute("aria-pressed", String(Boolean(isOn)));
    press("[data-do=bold]", state.bold);
    press("[data-do=italic]", state.italic);
    press("[data-do=quote]", state.quote);
    for (const [name, now] of [["heading", isView ? state.heading || "p" : null], ["list", isView ? state.list || "" : null]]) {
      for (const choice of this.frame.querySelectorAll(`[data-do=${name}]`)) choice.setAttribute("aria-pressed", String(choice.dataset.value === now));
    }
    this.#find("[data-row=heading]").classList.toggle("on", Boolean(state.heading));
    this.#find("[data-row=list]").classList.toggle("on", Boolean(state.list));
    this.#find("[data-row=link]").classList.toggle("on", Boolean(state.link));
    for (const tool of this.frame.querySelectorAll("[data-in-table]")) tool.hidden = (tool.dataset.inTable === "yes") !== Boolean(state.table);
    for (const tool of this.frame.querySelectorAll("[data-in-link]")) tool.hidden = !state.link;
  }

  // ---- Below the text

  #measure() {
    const text = this.#isOn === "view" && this.root.isConnected ? visibleWords(this.root) : this.textarea.value;
    const measured = measure(text);
    const found = verdict(measured);
    const { words } = measured;
    this.#find("[data-words-count]").textContent = `${words === 1 ? this.words.oneWord : this.words.manyWords.replace("{0}", words)} ${this.words.usual}`;
    for (const label of this.frame.querySelectorAll("[data-verdict]")) label.hidden = label.dataset.verdict !== found;
    const over = this.textarea.maxLength > 0 ? this.textarea.value.length - this.textarea.maxLength : 0;
    const tooLong = this.#find("[data-too-long]");
    tooLong.hidden = over <= 0;
    if (over > 0) tooLong.querySelector("span").textContent = this.words.tooLong.replace("{0}", over);
  }

  #say(sentence) {
    this.#find("[role=status]").textContent = sentence;
  }

  /** Below a heading without words, the question of the template. */
  #ask() {
    for (const block of this.root.children) {
      const before = block.previousElementSibling;
      const isOpen = block.nodeName === "P" && before?.matches("h2, h3, h4") && block.textContent.replaceAll("\u200b", "") === "" && !block.querySelector("img");
      const question = isOpen ? this.questions[before.textContent.trim()] ?? "" : "";
      if (question === (block.dataset.question ?? "")) continue;
      this.view.quietly(() => question ? block.dataset.question = question : delete block.dataset.question);
    }
  }

  // ---- Files

  #wireFiles() {
    const { root, textarea } = this;
    const chooser = this.#find("[type=file]");
    chooser.addEventListener("change", () => {
      this.#takeFiles([...chooser.files]);
      chooser.value = "";
    });
    // Before Squire, which listens on the root.
    const body = this.#find(".editor-body");
    body.addEventListener("paste", event => root.contains(event.target) && this.#onPaste(event), true);
    body.addEventListener("drop", event => root.contains(event.target) && this.#onDrop(event), true);
    root.addEventListener("dragstart", () => this.isDragging = true);
    root.addEventListener("dragend", () => this.isDragging = false);
    textarea.addEventListener("paste", event => this.#onSourceFiles(event, event.clipboardData));
    textarea.addEventListener("drop", event => this.#onSourceFiles(event, event.dataTransfer));
    root.addEventListener("click", event => event.target.nodeName === "IMG" && this.#askAlt(event.target, { withFocus: true }));
  }

  #onSourceFiles(event, data) {
    if (!textareaTakes(this.textarea, data)) return;
    event.preventDefault();
    this.#takeFiles([...data.files]);
  }

  #onDrop(event) {
    const files = [...event.dataTransfer.files];
    const html = event.dataTransfer.getData("text/html");
    // Words that move within the text are Squire's.
    if (files.length === 0 && (this.isDragging || !html)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    if (range && this.root.contains(range.startContainer)) this.view.at(range);
    if (files.length > 0) this.#takeFiles(files);
    else this.#pasteHtml(html, [], "");
  }

  #onPaste(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    const data = event.clipboardData;
    const files = [...data.files];
    const html = data.getData("text/html");
    const text = data.getData("text/plain");
    if (this.view.isInPlain) return text && this.view.pasteText(text.replace(/\r\n?/g, "\n"));
    if (html && (text.trim() || /<img|<table/i.test(html))) return this.#pasteHtml(html, files, data.getData("text/rtf"));
    if (files.length > 0) return this.#takeFiles(files);
    if (text) this.view.pasteText(text);
  }

  #pasteHtml(html, files, rtf) {
    const isOwn = html.includes(ownCopy);
    const fragment = clean(html, { isOwn });
    const pictures = [...fragment.querySelectorAll(`[${pictureMark}]`)];
    const found = files.filter(file => file.type.startsWith("image/"));
    const inText = rtf ? picturesInRtf(rtf) : [];
    const sends = [];
    let number = 0;
    for (const place of pictures) {
      const address = place.getAttribute(pictureMark);
      const file = fileFrom(address) ?? (found.length === pictures.length ? found[number] : inText[number]);
      number++;
      const alt = place.dataset.alt ?? "";
      if (file && this.textarea.dataset.upload) sends.push([apartFrom(place, this.#pendingBlock()), file, alt]);
      else apartFrom(place, Object.assign(document.createElement("p"), { textContent: this.textarea.dataset.upload ? this.words.pictureGone : this.words.pictureGoneForGood }));
    }
    this.view.paste(fragment);
    for (const [id, file, alt] of sends) this.#send(id, file, alt);
  }

  #takeFiles(files) {
    if (files.length === 0) return;
    if (!this.textarea.dataset.upload) return this.#say(this.words.noFiles);
    for (const file of files) {
      const block = this.#pendingBlock();
      if (this.#isOn === "view") this.view.add(block);
      else this.source.insertBlock(this.#sourceMark(block.dataset.pending));
      this.#send(block.dataset.pending, file, "", { isAsked: files.length === 1 });
    }
  }

  #sourceMark(id) {
    return `${this.words.sending} (${id})`;
  }

  #pendingBlock() {
    const block = document.createElement("p");
    block.dataset.pending = `${this.id}-${this.#pending.size + this.#done.size + 1}`;
    block.contentEditable = "false";
    block.textContent = this.words.sending;
    this.#pending.set(block.dataset.pending, null);
    return block;
  }

  #send(id, file, alt, { isAsked = false } = {}) {
    const began = this.root.textContent;
    const source = this.#isOn === "source" ? this.#sourceMark(id) : null;
    this.#say(this.words.sending);
    const sending = send(file, this.textarea, this.words).then(
      said => this.#done.set(id, { ...said, alt }),
      error => this.#done.set(id, { refused: error instanceof Refused ? error.message : this.words.notSent }),
    ).then(() => {
      this.#pending.delete(id);
      const done = this.#done.get(id);
      this.#say(done.refused ?? this.words.sent);
      this.#showRefused(done.refused);
      const markdown = done.refused ? "" : write(resultOf(done));
      if (this.#isOn === "view" && source) this.#replaceInView(source, markdown);
      else if (this.#isOn === "view") this.#finishPending({ withFocus: isAsked && this.root.textContent === began });
      else if (source) this.source.replace(source, markdown);
      else if (markdown) this.source.insertBlock(markdown);
    });
    this.#pending.set(id, sending);
  }

  #replaceInView(source, markdown) {
    this.#save();
    this.textarea.value = this.textarea.value.replace(source, () => markdown);
    this.#load();
    this.textarea.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #showRefused(sentence) {
    const place = this.#find("[data-file-refused]");
    place.hidden = !sentence;
    if (sentence) place.querySelector("span").textContent = sentence;
  }

  /** What has arrived takes its place; also where undoing brought the waiting back. */
  #finishPending({ withFocus = false } = {}) {
    for (const block of this.root.querySelectorAll("[data-pending]")) {
      const done = this.#done.get(block.dataset.pending);
      if (!done) {
        if (!this.#pending.has(block.dataset.pending)) block.remove();
        continue;
      }
      if (done.refused) {
        this.view.replace(block);
        continue;
      }
      const result = resultOf(done);
      this.view.replace(block, result);
      const picture = result.querySelector("img");
      if (picture && !picture.alt) this.#askAlt(picture, { withFocus });
    }
  }

  // ---- What is on a picture

  #askAlt(picture, { withFocus }) {
    const panel = this.#find("[data-alt]");
    if (!panel.hidden && this.picture !== picture && this.picture?.isConnected && !withFocus) return this.#asked.push(picture);
    this.picture = picture;
    const field = panel.querySelector("[data-words]");
    field.value = picture.alt;
    panel.hidden = false;
    const place = () => panel.style.setProperty("top", `${picture.getBoundingClientRect().bottom - this.#find(".editor-body").getBoundingClientRect().top}px`);
    place();
    if (!picture.complete) picture.addEventListener("load", place, { once: true });
    if (withFocus) field.focus();
  }

  #setAlt() {
    const words = this.#find("[data-words]").value.trim();
    if (this.picture?.isConnected) this.view.change(() => this.picture.setAttribute("alt", words));
    this.#skipAlt();
  }

  #skipAlt() {
    this.#find("[data-alt]").hidden = true;
    const next = this.#asked.shift();
    if (next?.isConnected) this.#askAlt(next, { withFocus: true });
    else this.view.focus();
  }
}

function remembered() {
  try {
    return localStorage.getItem(rememberedView);
  } catch {
    return null;
  }
}

const textareaTakes = (textarea, data) => textarea.dataset.upload && data.files.length > 0 && !data.getData("text/plain");

/** A picture is a block of its own, so what stands around its place is two. */
function apartFrom(place, block) {
  const around = place.closest("li, td, th, blockquote") ? null : place.closest("p, h2, h3, h4, h5, h6");
  if (!around) {
    if (place.closest("td, th")) place.remove();
    else (place.closest("ul, ol, blockquote") ?? place).after(block);
    place.remove();
  } else {
    const before = around.cloneNode(false);
    const range = document.createRange();
    range.setStartBefore(around.firstChild);
    range.setEndBefore(place);
    before.append(range.extractContents());
    place.remove();
    if (before.textContent.trim() || before.querySelector(`[${pictureMark}], img`)) around.before(before);
    around.before(block);
    if (!around.textContent.trim() && !around.querySelector(`[${pictureMark}], img`)) around.remove();
  }
  return block.dataset.pending;
}

function resultOf({ address, name, isPicture, alt }) {
  const paragraph = document.createElement("p");
  const made = document.createElement(isPicture ? "img" : "a");
  made.setAttribute(isPicture ? "src" : "href", address);
  if (isPicture) made.setAttribute("alt", alt ?? "");
  else made.textContent = name || address;
  paragraph.append(made);
  return paragraph;
}

function visibleWords(root) {
  return [...root.children].filter(block => !block.matches("[data-pending]"))
    .flatMap(block => block.matches("ul, ol, table, blockquote") ? [...block.querySelectorAll("li, td, th, p")].filter(part => !part.querySelector("li, p")) : [block])
    .map(block => block.textContent).join("\n").replaceAll("\u200b", "");
}
