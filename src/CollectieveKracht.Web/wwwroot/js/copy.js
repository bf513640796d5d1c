// A button that copies the text of the element whose id data-copy names, and says so in data-copied.
export function wire(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      button.setAttribute("aria-live", "polite");
      button.textContent = button.dataset.copied;
    });
  }
}
