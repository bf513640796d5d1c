// Makes stones.json: the Netherlands laid in stones, a hexagonal packing of points over the province shapes (MapSVG). Each
// municipality gets a stone: of its own province, the nearest that is free. docs/geography.md tells more.
import map from '@svg-maps/netherlands';
import { regions } from './make-regions.mjs';

// Id in the map -> CBS code.
const codes = {
  gr: 'PV20', fr: 'PV21', dr: 'PV22', ov: 'PV23', fl: 'PV24', ge: 'PV25', ut: 'PV26', nh: 'PV27', zh: 'PV28', ze: 'PV29', nb: 'PV30', li: 'PV31',
};
const reach = 2;
const grids = { coarse: 21, fine: 17 };

const provinces = map.locations.map(({ id, path }) => ({ code: codes[id], rings: ringsOf(path) }));
const municipalities = regions.map(({ code, province, point }) => ({ code, province: province[0], at: project(point) }));

export const stonesJson = JSON.stringify(
  Object.fromEntries(Object.entries(grids).map(([name, pitch]) => [name, layGrid(pitch)])), null, 0).replace(/\],\[/g, '],\n[') + '\n';

function layGrid(pitch) {
  const cells = cellsOf(pitch);
  const stones = cells.flatMap(([x, y]) => {
    const province = provinces.find(({ rings }) => isInside(rings, x, y));
    return province ? [[x, y, province.code]] : [];
  });
  layIslands(stones, cells, pitch);
  stones.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const radius = round(pitch * .416);
  return { viewBox: viewBoxOf(stones, radius), radius, stones, municipalities: placeMunicipalities(stones, pitch) };
}

function cellsOf(pitch) {
  const [, , width, height] = map.viewBox.split(' ').map(Number);
  const cells = [];
  for (let row = 0, y = pitch / 2; y < height; row++, y += pitch * Math.sqrt(3) / 2)
    for (let x = pitch / (row % 2 ? 1 : 2); x < width; x += pitch) cells.push([round(x), round(y)]);
  return cells;
}

// An island may fall between the stones. A municipality far from every stone of its province gets the cell under it.
function layIslands(stones, cells, pitch) {
  for (const { at, province } of municipalities) {
    const own = stones.filter(stone => stone[2] === province);
    if (Math.min(...own.map(stone => distance(stone, at))) < pitch * 1.2) continue;
    const cell = nearest(cells.filter(([x, y]) => !stones.some(stone => stone[0] === x && stone[1] === y)), at);
    stones.push([...cell, province]);
  }
}

// The shortest distances first; who finds no free stone within reach shares the nearest of its province.
function placeMunicipalities(stones, pitch) {
  const placed = {}, taken = new Set();
  const pairs = municipalities.flatMap(municipality => stones.flatMap((stone, index) =>
    stone[2] === municipality.province ? [{ code: municipality.code, index, length: distance(stone, municipality.at) }] : []));
  pairs.sort((a, b) => a.length - b.length || a.code.localeCompare(b.code) || a.index - b.index);
  for (const { code, index, length } of pairs) {
    if (code in placed || taken.has(index) || length > reach * pitch) continue;
    placed[code] = index;
    taken.add(index);
  }
  for (const { code, index } of pairs) placed[code] ??= index;
  return Object.fromEntries(Object.entries(placed).sort());
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
