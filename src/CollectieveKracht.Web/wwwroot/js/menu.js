// The menus of the header are details elements; here they also close on Escape and when the reader goes on elsewhere.
export function wire(root) {
  for (const menu of root.querySelectorAll("[data-menu]")) {
    menu.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });

    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
    });
  }
}
