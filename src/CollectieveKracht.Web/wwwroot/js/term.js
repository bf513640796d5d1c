// A glossary word leads to its page. Where the page brings the readings along, in the element whose id data-term names,
// they open under the paragraph instead.
export function wire(root) {
  for (const word of root.querySelectorAll("[data-term]")) {
    const note = root.getElementById(word.dataset.term);
    if (note) explain(word, note);
  }
}

function explain(word, note) {
  word.setAttribute("aria-expanded", "false");

  word.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (word.getAttribute("aria-expanded") === "true") close();
    else open();
  });

  function open() {
    // One note serves each place where the word stands.
    note.dispatchEvent(new Event("leave"));
    (word.closest("p, li, dd, blockquote") ?? word).after(note);
    note.hidden = false;
    word.setAttribute("aria-expanded", "true");

    const stop = new AbortController();
    note.addEventListener("leave", () => leave(stop), { signal: stop.signal });
    note.querySelector("[data-close]")?.addEventListener("click", close, { signal: stop.signal });
    note.ownerDocument.addEventListener("keydown", event => event.key === "Escape" && close(), { signal: stop.signal });
    note.tabIndex = -1;
    note.focus();
  }

  function leave(stop) {
    stop.abort();
    note.hidden = true;
    word.setAttribute("aria-expanded", "false");
  }

  function close() {
    note.dispatchEvent(new Event("leave"));
    word.focus();
  }
}
