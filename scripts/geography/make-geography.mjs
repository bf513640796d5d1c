// Writes the files under Data/Seed/Geography from pinned packages: npm install, npm run make.
import { mkdirSync, writeFileSync } from 'node:fs';
import { regionsCsv } from './make-regions.mjs';
import { stonesJson } from './make-stones.mjs';

const folder = new URL('../../src/CollectieveKracht.Web/Data/Seed/Geography/', import.meta.url);
mkdirSync(folder, { recursive: true });
const write = (name, text) => writeFileSync(new URL(name, folder), text);

write('regions.csv', regionsCsv);
write('stones.json', stonesJson);
