// Asks the Nu validator (Java 17) about a running site: every page of its sitemap, lists in their states, the pages for
// errors, styles and drawings. Run: npm install && npm run check [-- http://localhost:5080]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vnu from 'vnu-jar';

const site = process.argv[2] ?? 'http://localhost:5080';
// What no sitemap names: examples, lists with filters and pages, histories, errors.
const states = [
  '/zoeken', '/zoeken?q=bestuur', '/zoeken?q=bestuur&sector=energie&sector=cultuur&soort=kennis', '/zoeken?q=zzzgeenwoord', '/zoeken?q=%3Cb%3E%22%26',
  '/kennis?q=bestuur&regio=limburg&kennissoort=stappenplan', '/uitdagingen?weergave=ketting', '/uitdagingen?sector=energie',
  '/vragen?antwoord=zonder', '/collectieven?weergave=kaart', '/collectieven?sector=energie&uitdaging=leiderschap&pagina=2', '/netwerken',
  '/kennis/opvolging-in-je-bestuur/versies', '/kennis/opvolging-in-je-bestuur/versies/1', '/kennis/opvolging-in-je-bestuur/versies/1..2',
  '/stijlbord', '/nergens', '/fout?status=503',
];
const parts = ['/kennis', '/vragen', '/collectieven', '/cijfers'].map(part => `/uitdagingen/leiderschap${part}`);
const samples = [['/vragen', '/vragen/'], ['/collectieven', '/collectieven/']];

const folder = mkdtempSync(join(tmpdir(), 'html-'));
try {
  const addresses = await addressesOf(site);
  const kept = new Map();
  for (const address of addresses) {
    const answer = await fetch(new URL(address, site));
    const type = answer.headers.get('content-type') ?? '';
    const kind = ['html', 'css', 'svg', 'xml'].find(kind => type.includes(kind));
    if (answer.status >= 500 && !address.includes('/fout')) throw new Error(`${address} answered ${answer.status}`);
    const file = join(folder, `${kept.size + 1}.${kind}`);
    writeFileSync(file, await answer.text());
    kept.set(file, address);
  }

  const messages = ['html', 'css', 'svg', 'xml'].flatMap(kind => ask(kind, [...kept.keys()].filter(file => file.endsWith(`.${kind}`))));
  for (const { url, type, subType, message, extract, lastLine } of messages)
    console.log(`${kept.get(url.replace('file:', ''))}:${lastLine ?? ''} ${subType ?? type}: ${message}\n  ${extract?.trim().replace(/\s+/g, ' ') ?? ''}`);
  console.log(`${kept.size} addresses, ${messages.filter(({ type }) => type !== 'info').length} errors, ${messages.filter(({ type }) => type === 'info').length} warnings`);
  process.exitCode = messages.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}

async function addressesOf(site) {
  const sitemap = await text('/sitemap.xml');
  const listed = [...sitemap.matchAll(/<loc>([^<]+)/g)].map(([, loc]) => new URL(loc).pathname);
  const examples = (await Promise.all(samples.map(async ([list, under]) =>
    [...(await text(list)).matchAll(new RegExp(`href="(${under}[a-z0-9-]+)"`, 'g'))].slice(0, 2).map(([, href]) => href)))).flat();
  const pages = [...states, ...parts, ...examples].flatMap(address => [address, `/en${address}`]);
  const home = await text('/');
  const styles = [...home.matchAll(/href="([^"]+\.css)"/g)].map(([, href]) => href);
  const drawings = [home.match(/[^"]+sprite[^"#]*\.svg/)[0], home.match(/[^"]+logo[^"#]*\.svg/)[0]];
  const extras = ['article', 'challenges', 'collectives', 'diff', 'figures', 'forms'].map(name => `/css/extra/${name}.css`);
  return new Set([...listed, ...pages, ...styles, ...extras, ...drawings, '/kennis/feed.xml', '/sitemap.xml']);
}

async function text(address) {
  return (await fetch(new URL(address, site))).text();
}

function ask(kind, files) {
  if (files.length === 0) return [];
  const run = spawnSync('java', ['-jar', vnu.vnuJar ?? vnu, '--format', 'json', '--stdout', '--exit-zero-always', `--${kind}`, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  return JSON.parse(run.stdout).messages;
}
