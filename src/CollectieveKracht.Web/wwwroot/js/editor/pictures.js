// Sends pictures and other files, and gives back where they stand.

/** A file that could not be kept, with the sentence of the server. */
export class Refused extends Error {}

/** Sends a file to the address of the textarea; the answer has "address", "name" and "isPicture". */
export async function send(file, textarea, words) {
  // Before it is sent: on a telephone that would take minutes.
  if (file.size > Number(file.type.startsWith("image/") ? words.largestPicture : words.largestDocument)) throw new Refused(words.tooLarge);
  const token = textarea.form?.elements.__RequestVerificationToken?.value ?? "";
  const body = new FormData();
  body.append("bestand", file, file.name || "foto.png");
  body.append("__RequestVerificationToken", token);
  let answer;
  try {
    answer = await fetch(textarea.dataset.upload, { method: "POST", body, headers: { Accept: "application/json", RequestVerificationToken: token } });
  } catch {
    throw new Refused(words.notSent);
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok || !said.address) throw new Refused(said.title ?? words.notSent);
  return said;
}

export function fileFrom(dataAddress) {
  const [, type, data] = /^data:(image\/[\w.+-]+);base64,(.*)$/s.exec(dataAddress) ?? [];
  if (!type) return null;
  try {
    const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
    return new File([bytes], `foto.${type.slice(6).replace("jpeg", "jpg").replace("svg+xml", "svg")}`, { type });
  } catch {
    return null;
  }
}
