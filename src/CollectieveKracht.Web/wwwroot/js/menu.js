// The menu of a phone is a details element; here it also closes on Escape and when the reader goes on elsewhere.
export function wire(root) {
  const menu = root.querySelector("[data-menu]");
  const opener = menu.querySelector("summary");

  root.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    opener.focus();
  });

  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
  });
}
