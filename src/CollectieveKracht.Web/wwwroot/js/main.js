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
  "form[data-at-once]": "./at-once.js",
  "[data-contents]": "./contents.js",
  "[data-print]": "./print.js",
  "[data-alike]": "./alike.js",
  "[data-progress]": "./progress.js",
  "[data-writing]": "./writing.js",
  "[data-passkey]": "./passkey.js",
  "[data-passkey-new]": "./passkey-new.js",
  "[data-keys]": "./keys.js",
  "textarea[data-editor]": "./editor.js",
};

const asked = Object.entries(behaviours).filter(([selector]) => document.querySelector(selector));
await Promise.all(asked.map(async ([, module]) => (await import(module)).wire(document)));
// Behaviours arrive after the page itself: a test waits for this before it presses anything.
document.documentElement.dataset.wired = "";
