// Puts what the site takes from npm into wwwroot/lib, with its licence. The result is committed, so that building and
// running the site needs no Node. Run: npm install && npm run vendor
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import subsetFont from "subset-font";

const lib = new URL("../../src/CollectieveKracht.Web/wwwroot/lib/", import.meta.url);

const range = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join("");
const characters = range(0x20, 0x7e) + range(0xa0, 0xff) + "’‘‚“”„–—…•‹›€−ŒœŸʼ";

// Browsers keep a file of lib/ for a year: another subset of the same version needs another name.
const fonts = [
  { name: "besley", files: { "": "besley-latin-wght-normal" }, weights: { min: 500, max: 800, default: 500 } },
  {
    name: "atkinson-hyperlegible-next",
    files: { "": "atkinson-hyperlegible-next-latin-wght-normal", "-italic": "atkinson-hyperlegible-next-latin-wght-italic" },
    weights: { min: 400, max: 700 },
  },
];

for (const { name, files, weights } of fonts) {
  const source = new URL(`node_modules/@fontsource-variable/${name}/`, import.meta.url);
  const target = new URL(`${name}/`, lib);
  const { version } = JSON.parse(await readFile(new URL("package.json", source)));

  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await writeFile(new URL("LICENSE.txt", target), await readFile(new URL("LICENSE", source)));

  for (const [style, file] of Object.entries(files)) {
    const whole = await readFile(new URL(`files/${file}.woff2`, source));
    const subset = await subsetFont(whole, characters, { targetFormat: "woff2", variationAxes: { wght: weights } });
    await writeFile(new URL(`${name}-${version}${style}.woff2`, target), subset);
    console.log(`${name}-${version}${style}.woff2`, subset.length, "bytes");
  }
}

// HTML in Markdown is words to us, as it is to the server: what reads it is left out, and only its name stays to switch it off by.
const withoutHtml = {
  name: "without-html",
  setup: ({ onLoad }) => onLoad({ filter: /micromark-core-commonmark\/lib\/html-(flow|text)\.js$/ }, ({ path }) => {
    const name = path.endsWith("flow.js") ? "htmlFlow" : "htmlText";
    return { contents: `export const ${name} = { name: "${name}" };` };
  }),
};

// Its name holds what is in it, for the same reason. js/editor/library.js names it.
const editor = new URL("editor/", lib);
const { metafile, outputFiles } = await build({
  entryPoints: [new URL("editor.mjs", import.meta.url).pathname],
  bundle: true, minify: true, format: "esm", platform: "browser", target: "es2022", legalComments: "none", metafile: true, write: false,
  plugins: [withoutHtml],
});
const [{ contents }] = outputFiles;
const file = `editor-${createHash("sha256").update(contents).digest("hex").slice(0, 8)}.js`;
const packages = [...new Set(Object.keys(metafile.inputs).flatMap(path => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []))].sort();

await rm(editor, { recursive: true, force: true });
await mkdir(editor, { recursive: true });
await writeFile(new URL(file, editor), contents);
await writeFile(new URL("LICENSE.txt", editor), await licences(packages));
await writeFile(new URL("../js/editor/library.js", lib), `// Written by scripts/vendor.\nexport * from "../../lib/editor/${file}";\n`);
console.log(file, gzipSync(contents).length, "bytes compressed");

async function licences(names) {
  const owners = new Map();
  for (const name of names) {
    const folder = new URL(`node_modules/${name}/`, import.meta.url);
    const { version } = JSON.parse(await readFile(new URL("package.json", folder)));
    const text = (await readdir(folder)).find(file => /^licen[cs]e/i.test(file));
    const words = (await readFile(new URL(text, folder), "utf8")).trim();
    owners.set(words, [...owners.get(words) ?? [], `${name} ${version}`]);
  }
  return [...owners].map(([words, names]) => `${names.join("\n")}\n\n${words}\n`).join("\n\n");
}
