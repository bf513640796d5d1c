import { wire as wireCopies } from "./copy.js";
import { wire as wireTables } from "./table-swap.js";

// A form that chooses figures shows them as soon as a choice is made: the parts of the page that depend on it are fetched and
// take the place of those that are there, and the address changes along. Another wave has other choices, so it opens its page.
export function wire(root) {
  for (const form of root.querySelectorAll("form[data-at-once]")) {
    let newest = 0;
    form.addEventListener("change", async ({ target }) => {
      if (target.name === form.dataset.atOnce) return form.requestSubmit();

      const mine = ++newest;
      const address = new URL(form.action);
      address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
      const page = await read(address).catch(() => null);
      if (mine !== newest) return;
      if (!page) return form.requestSubmit();

      show(page, form);
      history.replaceState(null, "", address);
    });
  }
}

async function read(address) {
  const answer = await fetch(address);
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

function show(page, form) {
  for (const part of document.querySelectorAll("[data-chosen]")) {
    const fresh = page.querySelector(`[data-chosen="${part.dataset.chosen}"]`);
    if (!fresh) continue;
    document.adoptNode(fresh);
    part.replaceWith(fresh);
    wireTables(fresh);
    wireCopies(fresh);
  }
  // What does not go together was left out by the site.
  for (const select of form.querySelectorAll("select")) {
    const same = page.getElementById(select.id);
    if (same) select.value = same.value;
  }
  document.title = page.title;
  form.querySelector("[role=status]").textContent = document.querySelector("[data-chosen] figcaption span")?.textContent ?? page.title;
}
