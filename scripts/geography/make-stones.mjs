// Makes stones.json: the Netherlands laid in stones, a hexagonal packing over the province shapes (MapSVG). Each
// municipality gets a stone: of its own province, the nearest or one beside it. docs/geography.md tells more.
import map from '@svg-maps/netherlands';
import { regions } from './make-regions.mjs';

// Id in the map -> CBS code.
const codes = {
  gr: 'PV20', fr: 'PV21', dr: 'PV22', ov: 'PV23', fl: 'PV24', ge: 'PV25', ut: 'PV26', nh: 'PV27', zh: 'PV28', ze: 'PV29', nb: 'PV30', li: 'PV31',
};
// The share of a cell that must be land for a stone to be laid: with half, stones hang over the coast.
const leastLand = 0.6;
// Only the fine grid has room to spread: on the coarse one neighbours would push each other across the province.
const grids = { coarse: { pitch: 21, reach: 0 }, fine: { pitch: 17, reach: 18 } };

const provinces = map.locations.map(({ id, path }) => ({ code: codes[id], rings: ringsOf(path) }));
const municipalities = regions.map(({ code, province, point }) => ({ code, province: province[0], at: project(point) }));

export const stonesJson = JSON.stringify(
  Object.fromEntries(Object.entries(grids).map(([name, grid]) => [name, layGrid(grid)])), null, 0).replace(/\],\[/g, '],\n[') + '\n';

// A stone is laid where enough of its cell is land or a municipality has its point, so that the islands stay and Den
// Helder keeps off Texel. It belongs to the province that covers most of the cell.
function layGrid({ pitch, reach }) {
  const cells = cellsOf(pitch);
  const inhabited = new Set(municipalities.map(({ at }) => nearest(cells.map(cell => cell.stone), at)));
  const stones = cells.filter(({ land, stone }) => land >= leastLand || inhabited.has(stone)).map(({ stone }) => stone);
  // Mook, at the end of a strip of Limburg narrower than a stone, would be laid far to the south.
  for (const { at, province } of municipalities)
    if (distance(nearest(stones.filter(stone => stone[2] === province), at), at) > pitch * 1.2) nearest(stones, at)[2] = province;
  const radius = round(pitch * .416);
  return { viewBox: viewBoxOf(stones, radius), radius, stones, municipalities: placeMunicipalities(stones, reach) };
}

// Rows, every second one moved by half a stone; a cell is the piece of a row between two halves of the pitch.
function cellsOf(pitch) {
  const [, , width, height] = map.viewBox.split(' ').map(Number);
  const rowHeight = pitch * Math.sqrt(3) / 2;
  const cells = [];
  for (let row = 0; row * rowHeight < height; row++)
    for (let x = row % 2 * pitch / 2; x < width; x += pitch) cells.push(cellAt(x, row * rowHeight, pitch, rowHeight));
  return cells.filter(({ land }) => land > 0);
}

function cellAt(x, y, width, height) {
  const grain = [1, 3, 5, 7, 9, 11].map(step => step / 12 - 0.5);
  const samples = grain.flatMap(right => grain.map(down => [x + right * width, y + down * height]));
  const shares = provinces.map(({ code, rings }) =>
    ({ code, land: samples.filter(sample => isInside(rings, ...sample)).length / samples.length }));
  const { code } = shares.reduce((most, share) => share.land > most.land ? share : most);
  return { stone: [round(x), round(y), code], land: shares.reduce((sum, share) => sum + share.land, 0) };
}

// A municipality takes the nearest stone of its province or one within reach of that. It may push another aside that still
// finds one (augmenting paths), so that no more share a stone than need to.
function placeMunicipalities(stones, reach) {
  const choices = new Map(municipalities.map(({ code, province, at }) => {
    const own = stones.filter(stone => stone[2] === province).sort((a, b) => distance(a, at) - distance(b, at));
    return [code, own.filter(stone => distance(stone, own[0]) <= reach)];
  }));

  const holders = new Map();
  const settle = (code, asked) => choices.get(code).some(stone => {
    if (asked.has(stone)) return false;
    asked.add(stone);
    if (holders.has(stone) && !settle(holders.get(stone), asked)) return false;
    holders.set(stone, code);
    return true;
  });
  for (const code of choices.keys()) settle(code, new Set());

  const placed = new Map([...holders].map(([stone, code]) => [code, stone]));
  return Object.fromEntries([...choices].map(([code, [first]]) => [code, stones.indexOf(placed.get(code) ?? first)]));
}

function viewBoxOf(stones, radius) {
  const [xs, ys] = [stones.map(stone => stone[0]), stones.map(stone => stone[1])];
  const [left, top] = [Math.floor(Math.min(...xs) - radius), Math.floor(Math.min(...ys) - radius)];
  return [left, top, Math.ceil(Math.max(...xs) + radius) - left, Math.ceil(Math.max(...ys) + radius) - top];
}

// The map is in Web Mercator; the numbers were fitted to 1,572 places, of which 99% fall in their own province.
function project([latitude, longitude]) {
  const mercator = Math.log(Math.tan(Math.PI / 4 + latitude * Math.PI / 360)) * 180 / Math.PI;
  return [157.9412 * longitude - 529.7705, -157.482 * mercator + 10027.7106];
}

// The paths hold relative moves and lines only.
function ringsOf(path) {
  const rings = [];
  let x = 0, y = 0;
  for (const [, kind, numbers] of path.matchAll(/([a-z])([^a-z]*)/gi)) {
    if (kind === 'z') [x, y] = rings.at(-1)[0];
    else if (kind !== 'm' && kind !== 'l') throw new Error(`Unknown part of a path: ${kind}`);
    if (kind === 'm') rings.push([]);
    for (const [, dx, dy] of numbers.matchAll(/(-?[\d.e-]+),(-?[\d.e-]+)/g)) rings.at(-1).push([x += Number(dx), y += Number(dy)]);
  }
  return rings;
}

function isInside(rings, x, y) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[x1, y1], [x2, y2]] = [ring[i], ring[j]];
      if (y1 > y !== y2 > y && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

function nearest(points, at) {
  return points.reduce((best, point) => distance(point, at) < distance(best, at) ? point : best);
}

function distance(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function round(number) {
  return Math.round(number * 10) / 10;
}
