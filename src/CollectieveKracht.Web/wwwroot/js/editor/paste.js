// What comes from elsewhere (Word, Google Docs, a web page) becomes what the view knows: words, marks, headings, lists,
// tables, links. It is built anew from a parsed document that shows and runs nothing, so nothing else comes along.
import { isOwnPath, safeAddress } from "./address.js";

/** A picture that has to be fetched or sent first: its file, or the number of the picture in the clipboard, or neither. */
export const pictureMark = "data-picture";

/**
 * The blocks of pasted HTML. "isOwn" is HTML of the view itself, as Squire keeps it; then what only the view has stays too.
 */
export function clean(html, { isOwn = false } = {}) {
  const body = new DOMParser().parseFromString(isOwn ? html : quiet(html), "text/html").body;
  if (isOwn) return keepOwn(body);
  const isWord = /\bmso-|urn:schemas-microsoft-com|class="?Mso/i.test(html);
  const flow = new Flow();
  flow.walk(body, {});
  const fragment = flow.end();
  if (isWord) tidyLists(fragment);
  lowerHeadings(fragment);
  return asWords(fragment);
}

/**
 * HTML whose styles are only told of. The parsed document would apply none, but the content policy reports each. Nothing
 * leans on this for safety.
 */
function quiet(html) {
  return html.replace(/<style\b[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi, tag => tag.replace(/"[^"]*"|'[^']*'|\s(?:style|on\w+)(?=\s*=)/gi, part => /^\s/.test(part) ? ` data-${part.trim()}` : part));
}

const styleOf = node => node.getAttribute("data-style") ?? "";

/** Plain words: an empty line is a new paragraph, another a new line. */
export function fromText(text) {
  const fragment = document.createDocumentFragment();
  for (const part of text.replace(/\r\n?/g, "\n").replace(/^\n+|\n+$/g, "").split(/\n[ \t]*\n\s*/)) {
    const paragraph = document.createElement("p");
    for (const [at, line] of part.split("\n").entries()) paragraph.append(...(at > 0 ? [document.createElement("br")] : []), line);
    fragment.append(paragraph);
  }
  return asWords(fragment);
}

/** One paragraph is words for in a sentence. */
function asWords(fragment) {
  if (fragment.children.length === 1 && fragment.firstChild.nodeName === "P") fragment.replaceChildren(...fragment.firstChild.childNodes);
  return fragment;
}

// ---- HTML of the view itself

const ownTags = new Set(["P", "DIV", "H2", "H3", "H4", "H5", "H6", "BLOCKQUOTE", "UL", "OL", "LI", "PRE", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "A", "B", "I", "S", "CODE", "BR", "HR", "IMG", "SPAN", "INPUT"]);
const ownAttributes = {
  A: ["href", "data-href", "title"], IMG: ["src", "alt", "title"], OL: ["start", "data-loose"], UL: ["data-loose"], PRE: ["data-markdown", "data-lang"], H2: ["data-depth"],
  TH: ["data-align"], TD: ["data-align"], DIV: ["data-source", "contenteditable"], SPAN: ["data-source", "contenteditable", pictureMark], P: ["data-pending", "contenteditable"],
};

function keepOwn(body) {
  const copy = node => {
    if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
    if (node.nodeType !== Node.ELEMENT_NODE) return [];
    const children = [...node.childNodes].flatMap(copy);
    if (!ownTags.has(node.nodeName) || (node.nodeName === "DIV" && !node.hasAttribute("data-source")) || (node.nodeName === "INPUT" && node.type !== "hidden")) return children;
    const made = document.createElement(node.nodeName);
    for (const name of ownAttributes[node.nodeName] ?? []) if (node.hasAttribute(name)) made.setAttribute(name, node.getAttribute(name));
    if (node.nodeName === "A" && !node.hasAttribute("data-href") && !safeAddress(made.getAttribute("href"))) return children;
    if (node.nodeName === "IMG" && !isOwnPath(made.getAttribute("src") ?? "")) return [];
    made.append(...children);
    return [made];
  };
  const fragment = document.createDocumentFragment();
  fragment.append(...[...body.childNodes].flatMap(copy));
  return fragment;
}

// ---- HTML from elsewhere

const skipped = /^(SCRIPT|STYLE|META|LINK|TITLE|HEAD|XML|TEMPLATE|NOSCRIPT|SVG|MATH|IFRAME|OBJECT|EMBED|BUTTON|SELECT|TEXTAREA|INPUT|AUDIO|VIDEO|CANVAS|MAP)$/i;
const boxes = /^(P|DIV|SECTION|ARTICLE|MAIN|HEADER|FOOTER|ASIDE|NAV|FIGURE|FIGCAPTION|ADDRESS|DL|DT|DD|FORM|FIELDSET|LEGEND|DETAILS|SUMMARY|CENTER|HGROUP|CAPTION)$/;

class Flow {
  #out = document.createDocumentFragment();
  #words = null;

  walk(parent, kept) {
    for (const node of parent.childNodes) this.#take(node, kept);
  }

  end() {
    this.#close();
    return this.#out;
  }

  #take(node, kept) {
    if (node.nodeType === Node.TEXT_NODE) return this.#add(node.data, kept);
    if (node.nodeType !== Node.ELEMENT_NODE || skipped.test(node.nodeName) || isHidden(node)) return;
    const name = node.nodeName;
    if (name === "BR") return this.#addNode(document.createElement("br"), kept);
    if (name === "IMG") return this.#picture(node, kept);
    if (name === "TABLE") return this.#table(node, kept);
    if (name === "UL" || name === "OL") return this.#block(listOf(node));
    if (name === "BLOCKQUOTE") return this.#block(holding("blockquote", node));
    if (name === "PRE") return this.#block(Object.assign(document.createElement("pre"), { textContent: node.textContent.replace(/^\n|\n+$/g, "") }));
    if (name === "HR") return this.#close();
    if (/^H[1-6]$/.test(name) || isTitle(node)) return this.#within(isTitle(node) ? "h1" : name.toLowerCase(), node, {});
    if (boxes.test(name)) return this.#box(node, kept);
    this.walk(node, marksOf(node, kept));
  }

  #within(tag, node, kept, attributes = {}) {
    this.#close();
    this.#words = document.createElement(tag);
    for (const [attribute, value] of Object.entries(attributes)) this.#words.setAttribute(attribute, value);
    this.walk(node, kept);
    this.#close();
  }

  #box(node, kept) {
    const level = /mso-list:\s*l(\d+)\s+level(\d+)/i.exec(styleOf(node));
    if (level && node.nodeName === "P") {
      const mark = markIn(node);
      return this.#within("p", node, marksOf(node, kept), { "data-level": level[2], "data-list": level[1], "data-numbered": isNumber(mark), "data-mark": mark });
    }
    this.#close();
    this.walk(node, marksOf(node, kept));
    this.#close();
  }

  #block(block) {
    this.#close();
    if (block) this.#out.append(block);
  }

  #picture(node, kept) {
    const address = node.getAttribute("src") ?? "";
    const [width, height] = [node.getAttribute("width"), node.getAttribute("height")].map(Number);
    // Not a picture but a means to count readers, or a line in a layout.
    if ((width && width < 4) || (height && height < 4)) return;
    const own = ownAddress(address);
    const made = document.createElement(own ? "img" : "span");
    if (own) made.setAttribute("src", own);
    else made.setAttribute(pictureMark, address);
    made.setAttribute(own ? "alt" : "data-alt", /^(C|D):\\|^(Afbeelding|Picture|Image) ?\d*$/i.test(node.alt) ? "" : node.alt);
    this.#addNode(made, own ? kept : {});
  }

  /** A table of words; one that only lays out a page is its contents. */
  #table(node, kept) {
    const rows = [...node.rows].filter(row => row.closest("table") === node);
    const isLayout = rows.length === 0 || node.querySelector("table, ul, ol, h1, h2, h3, h4, p.MsoListParagraph") || rows.every(row => row.cells.length < 2);
    if (isLayout) {
      this.#close();
      for (const row of rows) for (const cell of row.cells) {
        this.walk(cell, kept);
        this.#close();
      }
      return;
    }
    const table = document.createElement("table");
    const [head, body] = [table.createTHead(), document.createElement("tbody")];
    for (const [at, row] of rows.entries()) {
      const made = document.createElement("tr");
      for (const cell of row.cells) {
        const words = document.createElement(at === 0 ? "th" : "td");
        words.append(...wordsOf(cell, at === 0));
        made.append(words);
        for (let more = 1; more < Math.min(cell.colSpan, 20); more++) made.append(document.createElement(words.nodeName));
      }
      (at === 0 ? head : body).append(made);
    }
    if (body.rows.length > 0) table.append(body);
    this.#block(table);
  }

  #add(text, kept) {
    const words = text.replace(/[ \t\r\n\f]+/g, " ");
    if (words.trim() === "" && !this.#words?.textContent) return;
    this.#addNode(document.createTextNode(words), kept);
  }

  #addNode(node, kept) {
    this.#words ??= document.createElement("p");
    const isHeading = this.#words.nodeName !== "P";
    let made = node;
    for (const mark of ["code", "s", "i", "b"]) if (kept[mark] && !(isHeading && mark === "b")) made = wrapped(mark, made);
    if (kept.link && node.nodeName !== "BR") {
      made = wrapped("a", made);
      made.setAttribute("href", kept.link);
    }
    merge(this.#words, made);
  }

  #close() {
    const words = this.#words;
    this.#words = null;
    if (!words) return;
    for (let last = words.lastChild; last?.nodeName === "BR"; last = words.lastChild) last.remove();
    for (let first = words.firstChild; first?.nodeName === "BR"; first = words.firstChild) first.remove();
    if (words.textContent.replace(/\u00a0/g, " ").trim() || words.querySelector(`img, [${pictureMark}]`)) this.#out.append(...apart(words));
  }
}

/** Two line breaks in a row end a paragraph. */
function apart(words) {
  const parts = [words];
  let breaks = 0;
  for (const node of [...words.childNodes]) {
    if (node.nodeName === "BR") {
      breaks++;
      continue;
    }
    if (breaks > 1 && words.nodeName === "P") {
      const rest = document.createElement("p");
      while (node.previousSibling?.nodeName === "BR") node.previousSibling.remove();
      for (let next = node; next;) {
        const after = next.nextSibling;
        rest.append(next);
        next = after;
      }
      return [...parts, ...apart(rest)];
    }
    breaks = 0;
  }
  return parts;
}

function wrapped(tag, node) {
  const made = document.createElement(tag);
  made.append(node);
  return made;
}

/** The same mark twice in a row is one mark. */
function merge(parent, node) {
  const last = parent.lastChild;
  const isSame = last?.nodeType === Node.ELEMENT_NODE && last.nodeName === node.nodeName && /^(A|B|I|S|CODE)$/.test(node.nodeName)
    && last.getAttribute("href") === node.getAttribute?.("href");
  if (isSame) for (const child of [...node.childNodes]) merge(last, child);
  else if (last?.nodeType === Node.TEXT_NODE && node.nodeType === Node.TEXT_NODE) last.data = (last.data + node.data).replace(/ {2,}/g, " ");
  else parent.append(node);
}

function isHidden(node) {
  return /display:\s*none|mso-hide:\s*all|mso-list:\s*Ignore/i.test(styleOf(node)) || node.hidden;
}

const isTitle = node => /\bMsoTitle\b/.test(node.className) || (node.nodeName === "P" && /\bMsoHeading[1-6]\b/.test(node.className));

function marksOf(node, kept) {
  const result = { ...kept };
  const style = styleOf(node);
  const weight = /(?:^|[;\s])font-weight:\s*(\w+)/i.exec(style)?.[1];
  const slant = /(?:^|[;\s])font-style:\s*(\w+)/i.exec(style)?.[1];
  if (/^(B|STRONG)$/.test(node.nodeName)) result.b = true;
  if (/^(I|EM|CITE|DFN|VAR)$/.test(node.nodeName)) result.i = true;
  if (/^(S|DEL|STRIKE)$/.test(node.nodeName) || /text-decoration[\w-]*:[^;]*line-through/i.test(style)) result.s = true;
  if (/^(CODE|KBD|SAMP|TT)$/.test(node.nodeName)) result.code = true;
  // Google Docs puts all in a "b" of normal weight.
  if (weight) result.b = weight === "bold" || weight === "bolder" || Number(weight) >= 600;
  if (slant) result.i = slant === "italic" || slant === "oblique";
  if (node.nodeName === "A") result.link = linkOf(node) ?? result.link;
  return result;
}

/** The address of a link that leads somewhere from here too. */
function linkOf(node) {
  const address = (node.getAttribute("href") ?? "").trim();
  const own = ownAddress(address);
  if (own) return own;
  return /^(https?:|mailto:)/i.test(address) ? safeAddress(address) : null;
}

function ownAddress(address) {
  if (!URL.canParse(address)) return null;
  const { origin, pathname, search, hash } = new URL(address);
  return origin === location.origin ? pathname + search + hash : null;
}

function holding(tag, node) {
  const flow = new Flow();
  flow.walk(node, {});
  const blocks = flow.end();
  if (!blocks.firstChild) return null;
  const made = document.createElement(tag);
  made.append(blocks);
  return made;
}

/** The words of a cell, on one line. */
function wordsOf(cell, isHead) {
  const flow = new Flow();
  flow.walk(cell, {});
  const blocks = [...flow.end().children];
  const words = blocks.flatMap((block, at) => [...(at > 0 ? [" "] : []), ...block.childNodes]);
  const holder = document.createElement("p");
  holder.append(...words);
  for (const br of holder.querySelectorAll("br")) br.replaceWith(" ");
  if (isHead) for (const bold of holder.querySelectorAll("b")) bold.replaceWith(...bold.childNodes);
  return holder.childNodes;
}

function listOf(node) {
  const list = document.createElement(node.nodeName);
  const start = Number(node.getAttribute("start"));
  if (node.nodeName === "OL" && start > 1) list.setAttribute("start", start);
  for (const child of node.children) {
    // Word's and older pages' lists stand directly in a list.
    if (/^[OU]L$/.test(child.nodeName)) {
      const inner = listOf(child);
      if (inner) (list.lastElementChild ?? list.appendChild(document.createElement("li"))).append(inner);
    } else {
      const item = holding("li", child);
      if (item) list.append(flat(item));
    }
  }
  return list.children.length > 0 ? list : null;
}

/** One paragraph in an item is its words. */
function flat(item) {
  const only = item.children.length === 1 && item.firstElementChild.nodeName === "P" ? item.firstElementChild : null;
  if (only) only.replaceWith(...only.childNodes);
  return item;
}

// ---- Word

/** What stands before an item in Word: "·", "o", "1.", "a)". */
function markIn(paragraph) {
  const ignored = [...paragraph.querySelectorAll("[data-style]")].find(each => /mso-list:\s*Ignore/i.test(styleOf(each)));
  return ignored?.textContent.replace(/[\s\u00a0]+/g, "") ?? "";
}

const isNumber = mark => mark !== "o" && /^\(?[\dA-Za-z]{1,4}[.)]/.test(mark);

/** Word writes a list as paragraphs that each know their level. */
function tidyLists(fragment) {
  for (const first of [...fragment.querySelectorAll("p[data-level]")]) {
    if (!first.isConnected && first.getRootNode() !== fragment) continue;
    const paragraphs = [];
    for (let next = first; next?.matches("p[data-level]"); next = next.nextElementSibling) paragraphs.push(next);
    if (paragraphs.length === 0) continue;
    const place = document.createComment("");
    first.before(place);
    place.replaceWith(...nested(paragraphs));
  }
}

function nested(paragraphs) {
  const made = [];
  const open = [];
  for (const paragraph of paragraphs) {
    const level = Number(paragraph.dataset.level);
    const tag = paragraph.dataset.numbered === "true" ? "OL" : "UL";
    while (open.length > 0 && (open.at(-1).level > level || (open.at(-1).level === level && open.at(-1).list.nodeName !== tag))) open.pop();
    if (open.at(-1)?.level !== level) {
      const list = document.createElement(tag);
      const start = parseInt(paragraph.dataset.mark, 10);
      if (tag === "OL" && start > 1) list.setAttribute("start", start);
      if (open.length > 0) open.at(-1).list.lastElementChild.append(list);
      else made.push(list);
      open.push({ level, list });
    }
    const item = document.createElement("li");
    item.append(...paragraph.childNodes);
    open.at(-1).list.append(item);
    paragraph.remove();
  }
  // Words and a list below them are two blocks.
  for (const list of made) for (const item of list.querySelectorAll("li")) {
    const words = [...item.childNodes].filter(node => !/^[OU]L$/.test(node.nodeName));
    if (words.length === item.childNodes.length) continue;
    const paragraph = document.createElement("p");
    paragraph.append(...words);
    item.prepend(paragraph);
  }
  return made;
}

/** The page has its own first heading; of a text that has one too, all go one down. */
function lowerHeadings(fragment) {
  const headings = [...fragment.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const step = headings.some(heading => heading.nodeName === "H1") ? 1 : 0;
  for (const heading of headings) {
    const made = document.createElement(`h${Math.min(6, Number(heading.nodeName[1]) + step)}`);
    made.append(...heading.childNodes);
    heading.replaceWith(made);
  }
}

// ---- Pictures in what Word puts on the clipboard

/** The pictures of a text in RTF, in order, as files. */
export function picturesInRtf(rtf) {
  // Each picture stands there twice: as it is, and for older programs.
  const text = withoutGroups(rtf, "{\\nonshppict");
  const found = [];
  for (const { 0: start, index } of text.matchAll(/\{\\pict(?![a-z])/g)) {
    const group = text.slice(index, groupEnd(text, index));
    const kind = /\\(png|jpeg)blip/.exec(group)?.[1];
    if (!kind) continue;
    const hex = withoutGroups(group.slice(start.length), "{").replace(/\\[a-z]+-?\d* ?|[^0-9a-f]/gi, "");
    const bytes = Uint8Array.from({ length: hex.length >> 1 }, (_, at) => parseInt(hex.slice(at * 2, at * 2 + 2), 16));
    found.push(new File([bytes], `foto-${found.length + 1}.${kind === "png" ? "png" : "jpg"}`, { type: `image/${kind}` }));
  }
  return found;
}

function groupEnd(text, start) {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at + 1;
  }
  return text.length;
}

function withoutGroups(text, opening) {
  let result = "";
  let last = 0;
  for (let at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, last)) {
    result += text.slice(last, at);
    last = groupEnd(text, at);
  }
  return result + text.slice(last);
}
