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

// For PDF, which wants whole letters of one weight each. The last of these has the signs that the others lack: Greek, Cyrillic, arrows, check marks.
const signs = [
  [0x20, 0x7e], [0x100, 0x24f], [0x370, 0x3ff], [0x400, 0x4ff], [0x1e00, 0x1eff], [0x2000, 0x206f], [0x2070, 0x209f], [0x20a0, 0x20bf], [0x2100, 0x21ff],
  [0x2200, 0x22ff], [0x2500, 0x257f], [0x25a0, 0x27bf],
].map(([first, last]) => range(first, last)).join("");
const expo = "@expo-google-fonts";
const printed = {
  "besley-bold": { from: `${expo}/besley`, file: "700Bold/Besley_700Bold.ttf" },
  "atkinson-regular": { from: `${expo}/atkinson-hyperlegible-next`, file: "400Regular/AtkinsonHyperlegibleNext_400Regular.ttf" },
  "atkinson-italic": { from: `${expo}/atkinson-hyperlegible-next`, file: "400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf" },
  "atkinson-bold": { from: `${expo}/atkinson-hyperlegible-next`, file: "700Bold/AtkinsonHyperlegibleNext_700Bold.ttf" },
  "atkinson-bold-italic": { from: `${expo}/atkinson-hyperlegible-next`, file: "700Bold_Italic/AtkinsonHyperlegibleNext_700Bold_Italic.ttf" },
  "atkinson-mono": { from: "@fontsource-variable/atkinson-hyperlegible-mono", file: "files/atkinson-hyperlegible-mono-latin-wght-normal.woff2", letters: characters, axes: { wght: 400 } },
  "dejavu-signs": { from: "dejavu-fonts-ttf", file: "ttf/DejaVuSans.ttf", letters: signs },
};
const print = new URL("../../src/CollectieveKracht.Web/Platform/Pdf/Fonts/", import.meta.url);
await rm(print, { recursive: true, force: true });
await mkdir(print, { recursive: true });
for (const [name, { from, file, letters, axes }] of Object.entries(printed)) {
  const whole = await readFile(new URL(`node_modules/${from}/${file}`, import.meta.url));
  const font = letters ? await subsetFont(whole, letters, { targetFormat: "truetype", variationAxes: axes }) : whole;
  await writeFile(new URL(`${name}.ttf`, print), font);
  console.log(`${name}.ttf`, font.length, "bytes");
}
const openFonts = ["besley", "atkinson-hyperlegible-next", "atkinson-hyperlegible-mono"]
  .map(name => readFile(new URL(`node_modules/@fontsource-variable/${name}/LICENSE`, import.meta.url), "utf8"));
const dejavu = readFile(new URL("node_modules/dejavu-fonts-ttf/LICENSE", import.meta.url), "utf8");
await writeFile(new URL("LICENSE.txt", print), (await Promise.all([...openFonts, dejavu])).map(words => words.trim()).join("\n\n\n") + "\n");

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
