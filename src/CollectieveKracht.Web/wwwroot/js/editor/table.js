// Tables of the view: rows and columns by button, and never a row with other cells than the first has.

/** A table of two columns and two rows, with names to write over. */
export function make(name) {
  const table = document.createElement("table");
  const row = (tag, words) => {
    const made = document.createElement("tr");
    for (const word of words) {
      const cell = document.createElement(tag);
      cell.append(word || document.createElement("br"));
      made.append(cell);
    }
    return made;
  };
  table.append(document.createElement("thead"), document.createElement("tbody"));
  table.tHead.append(row("th", [`${name} 1`, `${name} 2`]));
  table.tBodies[0].append(row("td", ["", ""]), row("td", ["", ""]));
  return table;
}

const rowsOf = table => [...table.querySelectorAll("tr")];
const tableOf = cell => cell.closest("table");

/** Changes the table of a cell ("row", "column", "no-row", "no-column", "none"); gives the cell to go on in. */
export function change(cell, what) {
  const table = tableOf(cell);
  const row = cell.parentElement;
  const at = cell.cellIndex;
  switch (what) {
    case "row": {
      const made = document.createElement("tr");
      for (let column = 0; column < row.cells.length; column++) made.append(emptyCell("td", rowsOf(table)[0].cells[column]));
      if (row.closest("thead")) bodyOf(table).prepend(made);
      else row.after(made);
      return made.cells[0];
    }
    case "column":
      for (const each of rowsOf(table)) each.cells[at].after(emptyCell(each.closest("thead") ? "th" : "td"));
      return row.cells[at + 1];
    case "no-row": {
      if (row.closest("thead")) return cell;
      const next = row.nextElementSibling ?? row.previousElementSibling ?? table.tHead.rows[0];
      row.remove();
      return next.cells[Math.min(at, next.cells.length - 1)];
    }
    case "no-column":
      if (row.cells.length === 1) return cell;
      for (const each of rowsOf(table)) each.cells[at].remove();
      return row.cells[Math.min(at, row.cells.length - 1)];
    default: {
      const paragraph = document.createElement("p");
      paragraph.append(document.createElement("br"));
      table.replaceWith(paragraph);
      return paragraph;
    }
  }
}

function emptyCell(tag, like) {
  const cell = document.createElement(tag);
  if (like?.dataset.align) cell.dataset.align = like.dataset.align;
  cell.append(document.createElement("br"));
  return cell;
}

function bodyOf(table) {
  return table.tBodies[0] ?? table.appendChild(document.createElement("tbody"));
}

export function beside(cell, step) {
  const cells = rowsOf(tableOf(cell)).flatMap(row => [...row.cells]);
  return cells[cells.indexOf(cell) + step];
}

export function below(cell) {
  const rows = rowsOf(tableOf(cell));
  return rows[rows.indexOf(cell.parentElement) + 1]?.cells[cell.cellIndex];
}

/** Empties what is chosen over several cells, and leaves the cells. */
export function clear(range) {
  const start = range.startContainer.parentElement.closest("td, th") ?? range.startContainer;
  const cells = rowsOf(tableOf(start)).flatMap(row => [...row.cells]).filter(cell => range.intersectsNode(cell));
  for (const cell of cells) cell.replaceChildren(document.createElement("br"));
}

/** Gives each row as many cells as the widest has, the first row a head, and takes away what is no table any more. */
export function mend(table) {
  const rows = rowsOf(table);
  const width = Math.max(0, ...rows.map(row => row.cells.length));
  if (width === 0) {
    table.remove();
    return true;
  }

  let isChanged = false;
  for (const row of rows) {
    while (row.cells.length < width) {
      row.append(emptyCell(row.closest("thead") ? "th" : "td"));
      isChanged = true;
    }
  }
  if (!table.tHead?.rows.length) {
    table.tHead?.remove();
    const head = table.createTHead();
    head.append(rows[0]);
    for (const cell of [...rows[0].cells]) if (cell.nodeName === "TD") rename(cell);
    isChanged = true;
  }
  for (const extra of [...table.tHead.rows].slice(1).reverse()) {
    bodyOf(table).prepend(extra);
    isChanged = true;
  }
  return isChanged;
}

function rename(cell) {
  const head = document.createElement("th");
  if (cell.dataset.align) head.dataset.align = cell.dataset.align;
  head.append(...cell.childNodes);
  cell.replaceWith(head);
}
