// Asks the Nu validator (Java 17) about a running site: every page of its sitemap, the pages that the tests know, and the styles
// and drawings that these link. Run: npm install && npm run check [-- http://localhost:5080]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vnuJar from 'vnu-jar';

const site = process.argv[2] ?? 'http://localhost:5080';
const known = readFileSync(new URL('../../tests/CollectieveKracht.Web.Tests/PageTypes.cs', import.meta.url), 'utf8');
// The style board is in Dutch under every address.
const pageTypes = [...known.matchAll(/"(\/(?!en\b)[^"]*)"/g)].flatMap(([, address]) => address === '/stijlbord' ? [address] : [address, `/en${address}`]);
const kinds = ['html', 'css', 'svg'];

const folder = mkdtempSync(join(tmpdir(), 'html-'));
try {
  const listed = [...(await (await fetch(new URL('/sitemap.xml', site))).text()).matchAll(/<loc>([^<]+)/g)].map(([, loc]) => new URL(loc).pathname);
  const files = new Map();
  const asked = new Set([...listed, ...pageTypes]);
  // Grows while it is walked: each page adds the styles and drawings that it links.
  for (const address of asked) {
    const answer = await fetch(new URL(address, site));
    if (answer.status === 429 || answer.status >= 500) throw new Error(`${address} answered ${answer.status}`);
    const kind = kinds.find(kind => answer.headers.get('content-type')?.includes(kind));
    const text = await answer.text();
    const file = join(folder, `${files.size + 1}.${kind}`);
    writeFileSync(file, text);
    files.set(file, address);
    if (kind === 'html') for (const [, href] of text.matchAll(/href="([^"#]+\.(?:css|svg))/g)) asked.add(href);
  }

  const messages = kinds.flatMap(kind => ask(kind, [...files.keys()].filter(file => file.endsWith(kind))));
  for (const { url, type, subType, message, extract, lastLine } of messages)
    console.log(`${files.get(url.replace('file:', ''))}:${lastLine ?? ''} ${subType ?? type}: ${message}\n  ${extract?.trim().replace(/\s+/g, ' ') ?? ''}`);
  const warnings = messages.filter(({ type }) => type === 'info').length;
  console.log(`${files.size} files, ${messages.length - warnings} errors, ${warnings} warnings`);
  process.exitCode = messages.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}

function ask(kind, files) {
  const run = spawnSync('java', ['-jar', `${vnuJar}`, '--format', 'json', '--stdout', '--exit-zero-always', `--${kind}`, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  return JSON.parse(run.stdout).messages;
}
