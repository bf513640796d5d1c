// Swaps the picture of a figure for the table with the same numbers, which stands in the details that data-table names.
export function wire(root) {
  for (const link of root.querySelectorAll("[data-table]")) {
    const table = document.getElementById(link.dataset.table);
    const picture = link.closest("figure").querySelector("[data-picture]");
    if (!table || !picture) continue;

    table.hidden = true;
    link.role = "button";
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", event => {
      event.preventDefault();
      toggle();
    });
    link.addEventListener("keydown", event => {
      if (event.key !== " ") return;
      event.preventDefault();
      toggle();
    });

    const toggle = () => {
      const showTable = table.hidden;
      table.hidden = !showTable;
      table.open = showTable;
      picture.hidden = showTable;
      link.setAttribute("aria-expanded", String(showTable));
    };
  }
}
