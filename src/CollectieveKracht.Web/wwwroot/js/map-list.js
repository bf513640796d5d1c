// List and map point at each other: what the reader is at in the one is ringed in the other.
export function wire(root) {
  for (const map of root.querySelectorAll("svg:has([data-stone-for])")) link(map, root);
}

function link(map, root) {
  const ring = map.ownerDocument.createElementNS(map.namespaceURI, "circle");
  ring.setAttribute("class", "map-ring");

  for (const stone of map.querySelectorAll("[data-stone-for]")) {
    const item = root.getElementById(stone.dataset.stoneFor);
    if (!item) continue;

    for (const side of [stone, item]) {
      side.addEventListener("pointerenter", () => show(stone, item));
      side.addEventListener("focusin", () => show(stone, item));
      side.addEventListener("pointerleave", () => hide(item));
      side.addEventListener("focusout", () => hide(item));
    }
  }

  function show(stone, item) {
    const { x, y, width, height } = stone.getBBox();
    ring.setAttribute("cx", x + width / 2);
    ring.setAttribute("cy", y + height / 2);
    ring.setAttribute("r", width * .85);
    ring.setAttribute("stroke-width", width * .2);
    map.append(ring);
    item.classList.add("lit");
  }

  function hide(item) {
    ring.remove();
    item.classList.remove("lit");
  }
}
