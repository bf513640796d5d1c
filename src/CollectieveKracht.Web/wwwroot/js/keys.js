// Keys on the pages of moderators. They do nothing in text fields, can be switched off for this browser, and only press what the page offers anyway.
const SETTING = "toetsen";

export function wire(root) {
  const page = root.querySelector("[data-keys]");
  const dialog = root.querySelector("[data-keys-dialog]");
  const isOn = () => localStorage.getItem(SETTING) !== "uit";
  for (const help of root.querySelectorAll("[data-keys-help]")) help.hidden = false;
  for (const opener of root.querySelectorAll("[data-keys-open]")) opener.addEventListener("click", () => dialog.showModal());
  const box = dialog.querySelector("[data-keys-on]");
  box.checked = isOn();
  box.addEventListener("change", () => localStorage.setItem(SETTING, box.checked ? "aan" : "uit"));

  root.addEventListener("keydown", event => {
    if (dialog.open || event.altKey || event.metaKey || event.isComposing) return;
    const isWriting = event.target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
    const name = (event.ctrlKey ? "Ctrl+" : "") + event.key;
    if (!isOn() && name !== "?") return;
    if (isWriting && name !== "Ctrl+Enter") return;
    if (name === "?") dialog.showModal();
    else if (name === "j" || name === "k") move(page, name === "j" ? 1 : -1);
    // On a link or button Enter does what it always does.
    else if (name === "Enter" && event.target.closest("a, button, summary, label, input")) return;
    else if (!press(page, name)) return;
    event.preventDefault();
  });
  for (const note of root.querySelectorAll("[data-fades]")) setTimeout(() => note.querySelector("form").remove(), Number(note.dataset.fades) * 1000);
  for (const form of root.querySelectorAll("[data-ready-reasons]")) offer(form);
}

function press(page, name) {
  const target = [...page.querySelectorAll("[data-hotkey]")].find(one => one.dataset.hotkey.toLowerCase() === name.toLowerCase() && one.getClientRects().length > 0);
  if (!target) return false;
  target.click();
  if (target.matches("input")) target.focus();
  return true;
}

// To the button of the next row, where Enter opens it.
function move(page, step) {
  const rows = [...page.querySelectorAll("[data-row]")].filter(row => row.querySelector("[data-open]"));
  if (rows.length === 0) return;
  const at = rows.findIndex(row => row.contains(document.activeElement));
  rows[at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)].querySelector("[data-open]").focus();
}

// A reason that is chosen comes in the field, where it can be changed. Without script it is put before what stands in the field.
function offer(form) {
  const field = form.querySelector("textarea");
  const radios = [...form.querySelectorAll("[data-text]")];
  for (const radio of radios) {
    radio.addEventListener("change", () => {
      const isOurs = radios.some(other => other.dataset.text === field.value.trim());
      field.value = isOurs || field.value.trim() === "" ? radio.dataset.text : `${field.value.trimEnd()}\n${radio.dataset.text}`;
    });
  }
  form.addEventListener("submit", () => { if (field.value.trim() !== "") for (const radio of radios) radio.checked = false; });
}
