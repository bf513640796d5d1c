// From Markdown to the view. Each block of the view knows the piece of Markdown that it came from, to the byte.
import { isOwnPath, safeAddress } from "./address.js";
import { parse } from "./library.js";

/**
 * The blocks of a text, in order. "lead", then of each block "body" and "tail" (the blank lines after it), are together the
 * text itself. "node" shows the block.
 */
export function read(markdown) {
  const tree = parse(markdown);
  const definitions = definitionsIn(tree);
  const pieces = piecesOf(markdown, tree.children);
  const lead = pieces.length === 0 ? markdown : markdown.slice(0, pieces[0].start);
  const blocks = pieces.map(({ start, node, isPlain }, at) => {
    const whole = markdown.slice(start, pieces[at + 1]?.start ?? markdown.length);
    const body = whole.trimEnd();
    return { body, tail: whole.slice(body.length), node: isPlain ? plain(body) : show(node, { markdown, definitions }) };
  });
  return { lead, blocks };
}

/** What the view shows of a piece of Markdown that holds no definitions; to compare with what was written. */
export function readWords(markdown) {
  const holder = document.createElement("div");
  holder.append(...read(markdown).blocks.map(block => block.node));
  return holder.textContent;
}

/** A block that the view does not know: its Markdown, to change as such. */
export function plain(markdown) {
  const block = element("pre", markdown);
  block.dataset.markdown = "";
  return block;
}

function definitionsIn(tree) {
  const found = new Map();
  walk(tree, node => {
    // The first one counts.
    if (node.type === "definition" && !found.has(node.identifier)) found.set(node.identifier, node);
  });
  return found;
}

function walk(node, visit) {
  visit(node);
  for (const child of node.children ?? []) walk(child, visit);
}

function piecesOf(markdown, nodes) {
  const own = ownConstructs(markdown, nodes);
  const pieces = [];
  for (const node of nodes) {
    const start = markdown.lastIndexOf("\n", node.position.start.offset - 1) + 1;
    const end = node.position.end.offset;
    const within = own.find(range => start < range.end && range.start < end);
    const previous = pieces.at(-1);
    const isPlain = Boolean(within) || !canShow(node, markdown);
    const touches = previous && !/\n[ \t]*\n/.test(markdown.slice(previous.end - 1, start + 1));
    // One construct of the server can be several blocks here; and so can notes that stand together.
    const belongs = previous && isPlain && previous.isPlain
      && ((within && previous.within === within) || touches || (isNote(node) && isNote(previous.node)));
    if (belongs) Object.assign(previous, { end, within: within ?? previous.within });
    else pieces.push({ start, end, node, isPlain, within });
  }
  return pieces;
}

const isNote = node => node.type === "definition" || node.type === "footnoteDefinition";

/** Lines that mean something to the server and nothing in CommonMark: figures, lists of definitions, drawn tables, footnotes. */
function ownConstructs(markdown, nodes) {
  const code = nodes.filter(node => node.type === "code" && /[`~]/.test(markdown[node.position.start.offset])).map(node => node.position);
  const lines = [];
  for (let start = 0; start <= markdown.length;) {
    const end = (markdown.indexOf("\n", start) + 1 || markdown.length + 1) - 1;
    lines.push({ start, end, text: code.some(at => at.start.offset <= start && end <= at.end.offset) ? "code" : markdown.slice(start, end) });
    start = end + 1;
  }

  const ranges = [];
  const isBlank = at => lines[at] === undefined || lines[at].text.trim() === "";
  for (let at = 0; at < lines.length; at++) {
    const { text } = lines[at];
    let [first, last] = [at, at];
    if (/^ {0,3}\^{3}/.test(text)) {
      last = lines.findIndex((line, place) => place > at && /^ {0,3}\^{3}/.test(line.text));
      if (last < 0) last = lines.length - 1;
    } else if (/^ {0,3}([:~][ \t]|\[\^[^\]]+\]:)/.test(text)) {
      if (!text.trimStart().startsWith("[")) while (first > 0 && isBlank(first - 1)) first--;
      while (!isBlank(first - 1)) first--;
      while (last + 1 < lines.length && (isBlank(last + 1) || !isBlank(last) || /^([ \t]| {0,3}[:~][ \t])/.test(lines[last + 1].text))) last++;
      while (isBlank(last)) last--;
    } else if (/^ {0,3}\+[-=:]/.test(text)) {
      while (!isBlank(first - 1)) first--;
      while (!isBlank(last + 1)) last++;
    } else {
      continue;
    }
    ranges.push({ start: lines[first].start, end: lines[last].end });
    at = last;
  }
  return ranges;
}

function canShow(node, markdown) {
  const source = markdown.slice(node.position.start.offset, node.position.end.offset);
  if (node.type === "blockquote" && /^>[ \t]?\s*\[!\w+\]/.test(source)) return false;
  if (node.type === "code") return !node.meta && !node.value.startsWith("\n");
  if (node.type === "table") return isEven(node, source);
  if (node.type === "paragraph" && /(^|\n)[^\n]*\|[^\n]*\n[ \t>|:-]*-[ \t|:-]*(\n|$)/.test(source)) return false;
  if (node.type === "blockquote" || node.type === "list") {
    let isKnown = !/^[ \t>*+.)\d-]*(\^{3}|[:~][ \t]|\+[-=:])/m.test(source);
    walk(node, part => {
      const isStrange = ["table", "definition", "footnoteDefinition", "html"].includes(part.type)
        || typeof part.checked === "boolean" || (part.type === "listItem" && part.children.length === 0) || (part.type === "code" && (part.meta || part.value.startsWith("\n")));
      if (isStrange) isKnown = false;
    });
    return isKnown;
  }
  return ["paragraph", "heading", "thematicBreak"].includes(node.type);
}

/** Of a table with other numbers of cells in its rows, or bars in its code, the server makes something else. */
function isEven(table, source) {
  const count = table.children[0].children.length;
  const lines = source.split("\n");
  return table.children.every(row => row.children.length === count) && !/`[^`\n]*\|[^`\n]*`/.test(source)
    && lines.length === table.children.length + 1 && lines.every(line => line.includes("|"));
}

const tags = { emphasis: "i", strong: "b", delete: "s", blockquote: "blockquote" };

function show(node, context) {
  const inside = () => node.children.map(child => show(child, context));
  const source = () => context.markdown.slice(node.position.start.offset, node.position.end.offset);
  switch (node.type) {
    case "text": return document.createTextNode(node.value.replace(/[ \t\n]+/g, " "));
    case "paragraph": return element("p", ...inside());
    case "heading": return heading(node.depth, inside());
    case "list": return list(node, context);
    case "code": return code(node);
    case "table": return table(node, context);
    case "thematicBreak": return fixed("div", source(), element("hr"));
    case "inlineCode": return element("code", node.value);
    case "break": return element("br");
    case "link": return link(node, inside());
    case "linkReference": return link(context.definitions.get(node.identifier), inside());
    case "image": return picture(node, source());
    case "imageReference": return fixed("span", source(), node.alt || "…");
    case "footnoteReference": return fixed("span", source(), `[${node.label}]`);
    default: return element(tags[node.type], ...inside());
  }
}

function element(tag, ...children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

/** What stands in the view as it is, and goes back as it came. */
function fixed(tag, source, ...children) {
  const made = element(tag, ...children);
  made.dataset.source = source;
  made.contentEditable = "false";
  return made;
}

function heading(depth, words) {
  const made = element(`h${Math.max(depth, 2)}`, ...words);
  if (depth === 1) made.dataset.depth = "1";
  return made;
}

function list(node, context) {
  const isLoose = node.spread || node.children.some(item => item.spread);
  const made = element(node.ordered ? "ol" : "ul", ...node.children.map(item => {
    const isShort = item.children.length === 1 && item.children[0].type === "paragraph" && !isLoose;
    return element("li", ...(isShort ? item.children[0] : item).children.map(child => show(child, context)));
  }));
  if (node.ordered && node.start !== 1) made.setAttribute("start", node.start);
  if (isLoose) made.dataset.loose = "";
  return made;
}

function code(node) {
  const made = element("pre", node.value);
  if (node.lang) made.dataset.lang = node.lang;
  return made;
}

function table(node, context) {
  const rows = node.children.map((row, place) => element("tr", ...row.children.map((cell, column) => {
    const made = element(place === 0 ? "th" : "td", ...cell.children.map(child => show(child, context)));
    if (node.align[column]) made.dataset.align = node.align[column];
    return made;
  })));
  const [head, ...body] = rows;
  return element("table", element("thead", head), ...(body.length > 0 ? [element("tbody", ...body)] : []));
}

function link({ url, title }, words) {
  const address = safeAddress(url);
  const made = element("a", ...words);
  // The words of a link that the site refuses show without it; in the text it stays.
  if (address) made.setAttribute("href", url);
  else made.dataset.href = url;
  if (title) made.setAttribute("title", title);
  return made;
}

// A picture from elsewhere is a link for who reads, and the browser may not fetch it here either.
function picture({ url, alt, title }, source) {
  if (!isOwnPath(url) || !safeAddress(url)) return fixed("span", source, alt || url);
  const made = element("img");
  made.setAttribute("src", url);
  made.setAttribute("alt", alt);
  if (title) made.setAttribute("title", title);
  return made;
}
