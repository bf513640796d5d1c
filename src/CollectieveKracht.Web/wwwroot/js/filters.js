// On a phone the filters open as a sheet, by a link to their id. Here the sheet also takes and returns the focus, holds the
// keyboard while it is open, and closes on Escape.
export function wire(root) {
  const sheet = root.querySelector("[data-filters]");
  const opener = root.querySelector(`a[href="#${sheet.id}"]`);
  const isSheet = () => sheet.matches(":target") && getComputedStyle(sheet).position === "fixed";

  addEventListener("hashchange", settle);
  settle();

  sheet.addEventListener("keydown", event => {
    if (event.key === "Escape" && isSheet()) location.hash = "#inhoud";
    if (event.key === "Tab" && isSheet()) keepInside(event, sheet);
  });

  function settle() {
    const wasOpen = sheet.hasAttribute("data-open");
    sheet.toggleAttribute("data-open", isSheet());
    if (isSheet()) {
      sheet.tabIndex = -1;
      sheet.focus();
    } else if (wasOpen) {
      opener?.focus();
    }
  }
}

function keepInside(event, sheet) {
  const stops = [...sheet.querySelectorAll("a[href], button, input, select, summary")].filter(stop => stop.checkVisibility());
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge && document.activeElement !== sheet) return;
  if (document.activeElement === sheet && !event.shiftKey) return;

  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
}
