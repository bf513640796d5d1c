// Marks in the list of contents where the reader is.
export function wire(root) {
  const links = new Map();
  for (const link of root.querySelectorAll("[data-contents] a[href^='#']")) {
    const heading = root.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }

  // A heading counts from the top of the window to a third of it; between two headings the last one stays marked.
  const observer = new IntersectionObserver(entries => {
    const heading = entries.find(entry => entry.isIntersecting)?.target;
    if (!heading) return;
    for (const link of links.values()) link.removeAttribute("aria-current");
    links.get(heading).setAttribute("aria-current", "true");
  }, { rootMargin: "0px 0px -66% 0px" });

  for (const heading of links.keys()) observer.observe(heading);
}
