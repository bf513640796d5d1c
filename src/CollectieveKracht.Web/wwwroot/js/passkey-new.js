// Makes a key in this device, by the browser's own dialogue, and sends it with the form.
export function wire(root) {
  const form = root.querySelector("[data-passkey-new]");
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;

  const failed = form.querySelector(".field-error");
  form.hidden = false;
  form.querySelector("button").addEventListener("click", async () => {
    failed.hidden = true;
    try {
      const asked = await fetch(form.dataset.passkeyNew, { method: "POST", body: new FormData(form) });
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(await asked.json());
      const made = await navigator.credentials.create({ publicKey });
      form.elements.sleutel.value = JSON.stringify(made.toJSON());
      form.submit();
    } catch {
      // Called off, or not possible here: nothing was made.
      failed.hidden = false;
    }
  });
}
