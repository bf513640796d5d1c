// List and map point at each other: what the reader is at in the one is ringed in the other.
export function wire(root) {
  for (const map of root.querySelectorAll("svg:has([data-stone-for])")) link(map, root);
}

function link(map, root) {
  const ring = map.ownerDocument.createElementNS(map.namespaceURI, "circle");
  ring.setAttribute("class", "map-ring");

  for (const stone of map.querySelectorAll("[data-stone-for]")) {
    const items = stone.dataset.stoneFor.split(" ").map(id => root.getElementById(id)).filter(Boolean);
    point(stone, stone, items);
    for (const item of items) point(item, stone, [item]);
  }

  function point(at, stone, items) {
    for (const event of ["pointerenter", "focusin"]) at.addEventListener(event, () => show(stone, items));
    for (const event of ["pointerleave", "focusout"]) at.addEventListener(event, () => hide(items));
  }

  function show(stone, items) {
    const { x, y, width, height } = stone.getBBox();
    ring.setAttribute("cx", x + width / 2);
    ring.setAttribute("cy", y + height / 2);
    ring.setAttribute("r", width * .85);
    ring.setAttribute("stroke-width", width * .2);
    map.append(ring);
    for (const item of items) item.classList.add("lit");
  }

  function hide(items) {
    ring.remove();
    for (const item of items) item.classList.remove("lit");
  }
}
