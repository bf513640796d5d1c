// While someone types in a search field, titles to go to at once stand below it. Arrow keys walk through them, Enter opens the
// one chosen, Escape closes; without a choice Enter searches as always.
export function wire(root) {
  for (const field of root.querySelectorAll("[data-suggest]")) suggest(field);
}

let count = 0;

function suggest(field) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `suggesties-${++count}`;
  list.role = "listbox";
  list.ariaLabel = field.labels[0]?.textContent.trim() ?? "";
  list.hidden = true;
  field.after(list);
  set(field, { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });

  let timer, asked;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    asked?.abort();
    timer = setTimeout(ask, 150);
  });
  field.addEventListener("keydown", event => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && !list.hidden) {
      event.preventDefault();
      walk(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && chosen()) {
      event.preventDefault();
      location.assign(chosen().dataset.address);
    }
  });
  field.addEventListener("blur", () => setTimeout(close, 150));
  // The field must keep the focus while the mouse chooses.
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => {
    const option = event.target.closest("[data-address]");
    if (option) location.assign(option.dataset.address);
  });

  async function ask() {
    const words = field.value.trim();
    if (words.length < 2) return close();
    asked = new AbortController();
    try {
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asked.signal });
      show(answer.ok ? await answer.json() : []);
    } catch {
      // The next letter asks again; without suggestions the form works as before.
    }
  }

  function show(found) {
    list.replaceChildren(...found.map(option));
    list.hidden = found.length === 0 || document.activeElement !== field;
    set(field, { "aria-expanded": String(!list.hidden), "aria-activedescendant": "" });
  }

  function option({ title, kind, address }, place) {
    const item = document.createElement("li");
    set(item, { role: "option", id: `${list.id}-${place}`, "aria-selected": "false", "data-address": address });
    const about = document.createElement("span");
    about.className = "muted";
    about.textContent = kind;
    item.append(title, " ", about);
    return item;
  }

  function walk(step) {
    const options = [...list.children];
    const from = options.indexOf(chosen());
    const to = options[(from + step + options.length + (from < 0 && step < 0 ? 1 : 0)) % options.length];
    for (const each of options) each.ariaSelected = String(each === to);
    to.scrollIntoView({ block: "nearest" });
    set(field, { "aria-activedescendant": to.id });
  }

  function chosen() {
    return list.hidden ? null : list.querySelector("[aria-selected=true]");
  }

  function close() {
    asked?.abort();
    show([]);
  }
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
