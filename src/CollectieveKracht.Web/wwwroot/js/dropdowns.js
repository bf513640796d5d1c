// Filters that open over the page close again: with Escape, which returns the focus, and when the reader goes elsewhere.
export function wire(root) {
  const bar = root.querySelector("[data-dropdowns]");
  const opened = () => bar.querySelector(":scope > details[open]");
  const isOverThePage = () => matchMedia("(width >= 64rem)").matches;

  root.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !isOverThePage() || !opened()) return;
    const dropdown = opened();
    dropdown.open = false;
    dropdown.querySelector("summary").focus();
  });
  for (const event of ["pointerdown", "focusin"]) {
    root.addEventListener(event, ({ target }) => {
      if (isOverThePage() && opened() && !opened().contains(target)) opened().open = false;
    });
  }
}
