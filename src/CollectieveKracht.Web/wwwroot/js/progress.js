// While something is being made its page shows how far it is. Without script the page loads itself anew.
const pause = 2000;

export function wire(root) {
  for (const place of root.querySelectorAll("[data-progress]")) follow(place, root.getElementById(place.dataset.said));
}

function follow(place, said) {
  if (place.querySelector("[data-going]")) setTimeout(look, pause);

  async function look() {
    try {
      const answer = await fetch(place.dataset.progress);
      // Signed out, or it is not there any more: the page itself says so.
      if (answer.redirected || answer.status === 404) return location.reload();
      if (answer.ok) show(await answer.text());
    } catch {
      // No connection for a moment: the next look may succeed.
    }
    if (place.querySelector("[data-going]")) setTimeout(look, pause);
  }

  function show(html) {
    place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    const { say } = place.querySelector("[data-say]").dataset;
    if (said.textContent !== say) said.textContent = say;
  }
}
