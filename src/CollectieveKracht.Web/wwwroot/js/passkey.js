// Signs in with a key of this device: offered by the browser in the field for the address, and by a button.
export function wire(root) {
  const form = root.querySelector("[data-passkey]");
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;

  const button = form.querySelector("button");
  const failed = form.querySelector(".field-error");
  let offer = new AbortController();

  const use = async mediation => {
    const asked = await fetch(form.dataset.passkey, { method: "POST", body: new FormData(form) });
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(await asked.json());
    const used = await navigator.credentials.get({ publicKey, mediation, signal: offer.signal });
    form.elements.sleutel.value = JSON.stringify(used.toJSON());
    form.submit();
  };

  form.hidden = false;
  button.addEventListener("click", async () => {
    offer.abort();
    offer = new AbortController();
    failed.hidden = true;
    await use("optional").catch(() => failed.hidden = false);
  });

  // Not waited for: it ends when someone takes what the browser offers, or leaves.
  PublicKeyCredential.isConditionalMediationAvailable?.().then(isOffered => isOffered && use("conditional").catch(() => {}));
}
