// Every behaviour is a small module that exports wire(root) and is fetched only when the page asks for it by its attribute.
// The addresses are relative and carry no fingerprint: the server lets a browser keep such a file only after asking whether
// it changed. An import map with fingerprints would save that question, at the price of an inline script on every page.
const behaviours = {
  "[data-menu]": "./menu.js",
  "[data-term]": "./term.js",
  "[data-stone-for]": "./map-list.js",
  "[data-copy]": "./copy.js",
  "[data-filters]": "./filters.js",
  "[data-dropdowns]": "./dropdowns.js",
  "[data-suggest]": "./suggest.js",
  "[data-table]": "./table-swap.js",
  "[data-contents]": "./contents.js",
  "[data-print]": "./print.js",
};

for (const [selector, module] of Object.entries(behaviours)) {
  if (document.querySelector(selector)) import(module).then(({ wire }) => wire(document));
}
