// While someone registers a collective, those that may be the same stand below. The page works without: it asks after sending.
export function wire(root) {
  for (const form of root.querySelectorAll("[data-alike]")) watch(form);
}

const signs = ["naam", "gemeente", "website", "kvk", "maildomein"];

function watch(form) {
  const here = form.querySelector("[data-alike-here]");
  let timer, asked;
  form.addEventListener("input", event => {
    if (!signs.includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, 400);
  });

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const query = new URLSearchParams(signs.map(sign => [sign, form.elements[sign].value]));
    try {
      const answer = await fetch(`${form.dataset.alike}?${query}`, { signal: asked.signal });
      if (answer.ok) show(await answer.text());
    } catch {
      // The next letter asks again; what is alike is also shown after sending.
    }
  }

  function show(html) {
    // The same again is not read out again.
    if (html === here.dataset.shown) return;
    here.dataset.shown = html;
    here.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  }
}
