// From a block of the view to Markdown, for the dialect of the server: what is text in the view is text there.
import { readWords } from "./read.js";

/**
 * The Markdown of a block. "unlike" are the marks (-, *, ., and so on) of the lists beside it, which must stay lists of their
 * own; "like" is the mark that it had.
 */
export function write(block, { unlike = [], like } = {}) {
  const markdown = writeBlock(block, { unlike, like });
  // Marks in the middle of words can go wrong in ways that no rule foresees. Then the words go before the marks.
  return sameWords(markdown, block) ? markdown : writeBlock(block, { unlike, like, withoutMarks: true });
}

function sameWords(markdown, block) {
  if (isPlain(block)) return true;
  const words = text => text.replace(/[\s\u200b]+/g, "");
  return words(readWords(markdown)) === words(block.textContent);
}

export const isPlain = block => block.hasAttribute("data-markdown");

/** Nothing is in it, so nothing of it is in the text. */
export function isEmpty(block) {
  return !block.textContent.replace(/[\s\u200b]+/g, "") && !block.querySelector("img, table, hr, [data-source]");
}

function writeBlock(block, context) {
  if (isPlain(block)) return block.textContent;
  if (block.dataset.source !== undefined) return block.dataset.source;
  switch (block.nodeName) {
    case "H1": case "H2": case "H3": case "H4": case "H5": case "H6": return heading(block, context);
    case "BLOCKQUOTE": return prefix(writeBlocks(block, context), "> ");
    case "UL": case "OL": return list(block, context);
    case "PRE": return code(block);
    case "TABLE": return table(block, context);
    default: return lines(inline([...block.childNodes], context));
  }
}

const blockNames = /^(P|DIV|H[1-6]|BLOCKQUOTE|UL|OL|PRE|TABLE)$/;

/** Blocks within a block; loose words between them are a paragraph. */
function partsOf(parent) {
  const parts = [];
  let words = null;
  for (const node of parent.childNodes) {
    if (blockNames.test(node.nodeName)) {
      words = null;
      if (!isEmpty(node)) parts.push(node);
    } else {
      if (!words) parts.push(words = document.createElement("p"));
      words.append(node.cloneNode(true));
    }
  }
  return parts.filter(part => !isEmpty(part));
}

function writeBlocks(parent, context) {
  let last;
  return partsOf(parent).map(part => {
    const unlike = last ? [markOf(last)] : [];
    return last = writeBlock(part, { ...context, unlike });
  }).join("\n\n");
}

export const markOf = markdown => markdown.match(/^ {0,3}(?:([-+*])|\d{1,9}([.)]))(?:[ \t]|\n|$)/)?.slice(1).find(Boolean);

function prefix(text, first, others = first) {
  return text.split("\n").map((line, at) => at === 0 ? first + line : line ? others + line : others.trimEnd()).join("\n");
}

function heading(block, context) {
  const depth = block.dataset.depth ?? Number(block.nodeName[1]);
  const words = inline([...block.childNodes], { ...context, onOneLine: true }).replace(/#+$/, "\\$&");
  return `${"#".repeat(depth)} ${words}`;
}

function list(block, context) {
  const isNumbered = block.nodeName === "OL";
  const marks = isNumbered ? [".", ")"] : ["-", "*", "+"];
  const mark = marks.find(each => each === context.like && !context.unlike.includes(each)) ?? marks.find(each => !context.unlike.includes(each)) ?? marks[0];
  const isLoose = block.hasAttribute("data-loose");
  let number = Number(block.getAttribute("start") ?? 1);
  return [...block.children].map(item => {
    const bullet = isNumbered ? `${number++}${mark} ` : `${mark} `;
    const parts = partsOf(item);
    let written = "";
    for (const [at, part] of parts.entries()) {
      const isTight = !isLoose && /^[OU]L$/.test(part.nodeName) && parts[at - 1]?.nodeName === "P";
      if (at > 0) written += isTight ? "\n" : "\n\n";
      written += writeBlock(part, { ...context, like: undefined, unlike: /^[OU]L$/.test(parts[at - 1]?.nodeName) ? [markOf(written.split("\n\n").at(-1))] : [] });
    }
    return written ? prefix(written, bullet, " ".repeat(bullet.length)) : bullet.trimEnd();
  }).join(isLoose ? "\n\n" : "\n");
}

function code(block) {
  const text = wordsOf(block).replace(/\n$/, "");
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(run => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${block.dataset.lang ?? ""}\n${text}\n${fence}`;
}

const wordsOf = node => node.textContent.replaceAll("\u200b", "");

function table(block, context) {
  const rows = [...block.querySelectorAll("tr")].map(row => [...row.children]);
  const width = Math.max(...rows.map(row => row.length));
  const cells = rows.map(row => Array.from({ length: width }, (_, at) => row[at] ? inline([...row[at].childNodes], { ...context, onOneLine: true, inTable: true }) : ""));
  const rule = Array.from({ length: width }, (_, at) => ({ left: ":---", right: "---:", center: ":---:" })[rows[0][at]?.dataset.align] ?? "---");
  return [cells[0], rule, ...cells.slice(1)].map(row => `| ${row.join(" | ")} |`).join("\n");
}

// ---- Words and their marks

const markNames = { B: "strong", STRONG: "strong", I: "emphasis", EM: "emphasis", S: "delete", DEL: "delete", STRIKE: "delete" };
const order = ["link", "strong", "emphasis", "delete"];

/** Words with what holds for them, without the tree that the browser happens to have made of it. */
function runsOf(nodes, kept = {}) {
  return nodes.flatMap(node => {
    if (node.nodeType === Node.TEXT_NODE) return [{ kind: "text", text: node.data.replaceAll("\u200b", "").replace(/[ \t\n\r]+/g, " "), kept }];
    if (node.nodeType !== Node.ELEMENT_NODE) return [];
    if (node.dataset.source !== undefined) return [{ kind: "fixed", text: node.dataset.source, kept }];
    if (node.nodeName === "BR") return [{ kind: "break", text: "\n", kept }];
    if (node.nodeName === "IMG") return [{ kind: "picture", text: "!", node, kept }];
    if (node.nodeName === "CODE") return [{ kind: "code", text: wordsOf(node).replace(/\n/g, " "), kept }];
    if (node.nodeName === "A" && addressOf(node) !== null) return runsOf([...node.childNodes], { ...kept, link: node });
    const mark = markNames[node.nodeName];
    const inner = runsOf([...node.childNodes], mark ? { ...kept, [mark]: true } : kept);
    return blockNames.test(node.nodeName) ? [{ kind: "text", text: " ", kept: {} }, ...inner, { kind: "text", text: " ", kept: {} }] : inner;
  }).filter(run => run.text);
}

function inline(nodes, context) {
  let runs = runsOf(nodes);
  if (context.onOneLine) runs = runs.map(run => run.kind === "break" ? { ...run, kind: "text", text: " " } : run);
  if (context.withoutMarks) runs = runs.map(run => ({ ...run, kept: { link: run.kept.link } }));
  if (context.inTable) runs = runs.map(run => run.kind === "code" && run.text.includes("|") ? { ...run, kind: "text" } : run);
  runs = spanned(joined(runs));
  for (const mark of order) runs = joined(settle(runs, mark));
  return mend(emit(runs, { ...context, isLong: runs.some(run => run.kind === "break") }), context);
}

function joined(runs) {
  const result = [];
  for (const run of runs) {
    const last = result.at(-1);
    const isAlike = last?.kind === "text" && run.kind === "text" && order.every(mark => last.kept[mark] === run.kept[mark]);
    if (isAlike) last.text = (last.text + run.text).replace(/ {2,}/g, " ");
    else if (run.text) result.push({ ...run });
  }
  return result;
}

const isSpace = letter => letter === undefined || /\s/.test(letter);
const isSign = letter => /[\p{P}\p{S}]/u.test(letter);

/** A mark begins and ends at a word: spaces, and signs that touch a word outside it, lose it. */
function settle(runs, mark) {
  const groups = grouped(runs, run => run.kept[mark]);
  return groups.flatMap((group, at) => {
    if (!group[0].kept[mark]) return group;
    const before = groups[at - 1]?.at(-1).text.at(-1);
    const after = groups[at + 1]?.[0].text[0];
    return loosen(loosen(group, mark, 0, before), mark, -1, after);
  });
}

function loosen(group, mark, side, neighbour) {
  const without = run => ({ ...run, kept: { ...run.kept, [mark]: undefined } });
  const touches = !isSpace(neighbour) && !isSign(neighbour) && mark !== "link";
  const rest = [...group];
  const loose = [];
  while (rest.length > 0) {
    const run = rest.at(side);
    const length = run.kind === "text" ? looseLength(run.text, side, touches) : run.kind === "break" || touches ? run.text.length : 0;
    if (length === 0) break;
    const [taken, left] = side === 0 ? [run.text.slice(0, length), run.text.slice(length)] : [run.text.slice(-length), run.text.slice(0, -length)];
    loose.push(without({ ...run, text: taken }));
    rest.splice(side === 0 ? 0 : rest.length - 1, 1, ...(left ? [{ ...run, text: left }] : []));
    if (left) break;
  }
  return side === 0 ? [...loose, ...rest] : [...rest, ...loose.reverse()];
}

function looseLength(text, side, touches) {
  const letters = side === 0 ? [...text] : [...text].reverse();
  let length = 0;
  for (const letter of letters) {
    if (!(isSpace(letter) || (touches && isSign(letter)))) break;
    length += letter.length;
  }
  return length;
}

function grouped(runs, keyOf) {
  const groups = [];
  for (const run of runs) {
    if (groups.length > 0 && keyOf(groups.at(-1)[0]) === keyOf(run)) groups.at(-1).push(run);
    else groups.push([run]);
  }
  return groups;
}

/**
 * Gives each stretch of a mark a sign of its own. Where two stretches cross, the second is cut at the edge of the first, so
 * that one always lies within the other.
 */
function spanned(runs) {
  const kept = runs.map(() => ({}));
  const spans = [];
  for (const mark of order) {
    const own = [];
    for (let start = 0; start < runs.length;) {
      const value = runs[start].kept[mark];
      let end = start + 1;
      while (end < runs.length && runs[end].kept[mark] === value) end++;
      if (value) {
        const cuts = spans.flatMap(({ from, to }) => from < start && start < to && to < end ? [to] : start < from && from < end && end < to ? [from] : []);
        const edges = [start, ...new Set(cuts.sort((a, b) => a - b)), end];
        for (const [at, to] of edges.slice(1).entries()) {
          const span = { node: value };
          for (let run = edges[at]; run < to; run++) kept[run][mark] = span;
          own.push({ from: edges[at], to });
        }
      }
      start = end;
    }
    spans.push(...own);
  }
  return runs.map((run, at) => ({ ...run, kept: kept[at], nesting: Object.keys(run.kept) }));
}

/** The longest mark goes outside. "before" is the letter before these runs, "next" the run after them. */
function emit(runs, context, { before, next, isInside, open = [] } = {}) {
  let written = "";
  for (let at = 0; at < runs.length;) {
    const { kept, nesting } = runs[at];
    const lengthOf = mark => {
      let end = at;
      while (end < runs.length && runs[end].kept[mark] === kept[mark]) end++;
      return end - at;
    };
    const [mark] = order.filter(each => kept[each] && !open.includes(each)).sort((one, other) => lengthOf(other) - lengthOf(one) || nesting.indexOf(one) - nesting.indexOf(other));
    if (!mark) {
      written += emitRun(runs[at++], context);
      continue;
    }
    const end = at + lengthOf(mark);
    const inside = more => emit(runs.slice(at, end), context, { open: [...open, mark], ...more });
    const beside = { before: written.at(-1) ?? before, next: runs[end] ?? next, isInside };
    if (mark === "link") written += writeLink(kept.link.node, inside({}), context);
    else if (mark === "strong") written += `**${inside({ before: "*", isInside: true })}**`;
    else if (mark === "delete") written += `~~${inside({ before: "~" })}~~`;
    else written += emphasis(inside({}), beside);
    at = end;
  }
  return written;
}

/** Stars, or a line where a star would touch those of bold. */
function emphasis(words, { before, next, isInside }) {
  const touches = before === "*" || /^[*_]|[*_]$/.test(words) || (next ? next.kept.strong && !isInside && !isSpace(next.text[0]) : isInside);
  return touches ? `_${words}_` : `*${words}*`;
}

function emitRun({ kind, text, node }, context) {
  switch (kind) {
    case "break": return "\\\n";
    case "fixed": return text;
    case "picture": return `![${escape(node.alt ?? "", context)}](${destination(node)})`;
    case "code": return codeSpan(text);
    default: return escape(text, context);
  }
}

function codeSpan(text) {
  const runs = (text.match(/`+/g) ?? []).map(run => run.length);
  let length = 1;
  while (runs.includes(length)) length++;
  const fence = "`".repeat(length);
  const room = /^`|`$|^ .*\S.* $/.test(text) ? " " : "";
  return fence + room + text + room + fence;
}

function writeLink(link, words, context) {
  const address = addressOf(link);
  const isPlainAddress = link.textContent === address && !link.title && /^(https?:\/\/|mailto:)[^\s<>|\\*_`~[\]&]+$/.test(address);
  return isPlainAddress ? `<${address}>` : `[${words}](${destination(link, context)})`;
}

/** Also of a link that leads nowhere on this site; it stays in the text. */
const addressOf = link => link.getAttribute("href") ?? link.getAttribute("data-href");

function destination(element) {
  const address = (addressOf(element) ?? element.getAttribute("src")).replace(/[\s<>|\\`]/g, encodeURIComponent).replace(/[()*_~[\]]/g, "\\$&").replace(/&(?=[#\w]+;)/g, "&amp;");
  const title = element.getAttribute("title");
  return title ? `${address} "${title.replace(/["\\&|*_[\]<`~]/g, "\\$&")}"` : address;
}

/** Web addresses that stand in the text: the server makes links of them, sign for sign. */
const webAddress = /(?<=^|[\s(])(?:https?:\/\/|www\.)[^\s<>*~[\]\\`|]*[^\s<>*~[\]\\`|_.,:;!?'")]/g;

function escape(text, context) {
  let result = "";
  let last = 0;
  for (const { 0: address, index } of text.matchAll(webAddress)) {
    result += signs(text.slice(last, index), context) + address;
    last = index + address.length;
  }
  return result + signs(text.slice(last), context);
}

function signs(text, context) {
  let result = text.replace(/[\\`*[\]<]/g, "\\$&").replace(/&(?=#?\w+;)/g, "\\&").replace(/~(?=~)|(?<=~)~/g, "\\~").replace(/\b(mailto|tel):/gi, "$1\\:")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_");
  if (context.inTable || context.isLong) result = result.replaceAll("|", "\\|");
  return result;
}

/** Ends of lines, and hard breaks with nothing to break. */
function mend(text, context) {
  const whole = text.replace(/ *\\\n */g, "\\\n").replace(/^(\s|\\\n)+/, "").replace(/(\s|\\\n)+$/, "").replace(/(\\\n){2,}/g, "\\\n");
  return context.onOneLine ? whole.replace(/\n/g, " ") : whole;
}

const beginnings = [
  /^()(#{1,6})(?=\s|$)/, /^()(>)/, /^()([-+])(?=\s|$)/, /^()(-)(?=[- \t]*$)/, /^()(=)(?=[= \t]*$)/, /^(\d{1,9})([.)])(?=\s|$)/,
  /^()([:~])(?=\s|$)/, /^()(\^{3})/, /^()(\+)(?=[-+=:])/, /^()(~~~)/,
];

/** The beginning of a line that would make it something else than words. */
function lines(text) {
  return text.split("\n").map(line => {
    const found = beginnings.find(each => each.test(line));
    return found ? line.replace(found, "$1\\$2") : line;
  }).join("\n");
}
