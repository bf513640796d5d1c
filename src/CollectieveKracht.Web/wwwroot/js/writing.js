// While someone writes: saves by itself, keeps a copy on the device until the site has it, warns who leaves, and shows articles that are
// alike. The page works without: its button saves, and the server shows what two people wrote.
export function wire(root) {
  for (const form of root.querySelectorAll("[data-writing]")) new Writing(form);
}

const saveAfter = 2000, keepAfter = 300, tryAgainAfter = 10000, askAlikeAfter = 500;

function isFilledIn(field) {
  if (!field.name || field.name === "versie" || field.name.startsWith("__") || ["file", "submit", "button"].includes(field.type)) return false;
  return !["checkbox", "radio"].includes(field.type) || field.checked;
}

class Writing {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-state]");
    this.notices = form.querySelector("[data-notices]");
    this.key = `schrijven:${form.dataset.key}`;
    this.saved = this.content();
    this.offer();

    form.addEventListener("input", event => {
      if (event.target.name === "titel") this.later("alike", askAlikeAfter, () => this.showAlike(event.target.value));
      this.changed();
    });
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", () => {
      this.leaves = true;
      this.keep();
    });
    addEventListener("beforeunload", event => {
      if (!this.leaves && this.isChanged()) event.preventDefault();
    });
    addEventListener("pagehide", () => this.isChanged() && this.keep());
    addEventListener("online", () => this.isChanged() && this.save());
    // The server shows what it stored: then the copy of this device has done its work.
    if (!this.found) this.forget();
  }

  changed() {
    if (!this.isChanged()) return;
    this.state.textContent = this.form.dataset.notSaved;
    this.later("keep", keepAfter, () => this.keep());
    this.later("save", saveAfter, () => this.save());
  }

  /// All that is filled in; without what changes by itself. Not by way of FormData, which lets the editor write its text once more.
  content() {
    const filled = [...this.form.elements].filter(isFilledIn).map(field => [field.name, field.value]);
    return JSON.stringify(filled);
  }

  isChanged() {
    return this.content() !== this.saved;
  }

  async save() {
    if (this.saving) return this.later("save", saveAfter, () => this.save());
    this.saving = true;
    // The editor puts its last words in the field when the form is read.
    const body = new FormData(this.form);
    const sent = this.content();
    try {
      const answer = await fetch(this.form.dataset.writing, {
        method: "POST", body, headers: { Accept: "application/json" }, redirect: "error",
      });
      await this.take(answer, sent);
    } catch {
      this.notice("warning", this.form.dataset.here);
      this.later("save", tryAgainAfter, () => this.save());
    } finally {
      this.saving = false;
    }
  }

  async take(answer, sent) {
    if (answer.ok) {
      const told = await answer.json();
      this.form.elements.versie.value = told.versie;
      this.saved = sent;
      this.notices.querySelector("[data-own-notice]")?.remove();
      this.state.textContent = told.bewaard;
      if (this.isChanged()) this.changed();
      else this.forget();
    } else if (answer.status === 401 || answer.status === 400 || answer.status === 403) {
      const link = document.createElement("a");
      link.className = "button compact";
      link.href = `${this.form.dataset.signInAt}?terug=${encodeURIComponent(location.pathname)}`;
      link.textContent = this.form.dataset.signIn;
      link.addEventListener("click", () => {
        this.leaves = true;
        this.keep();
      });
      this.notice("warning", this.form.dataset.signedOut, link);
    } else if (answer.status === 409) {
      const compare = document.createElement("button");
      compare.className = "button compact";
      compare.textContent = this.form.dataset.compare;
      this.notice("info", (await answer.json()).title, compare);
    } else if (answer.status === 422) {
      this.notice("wrong", (await answer.json()).title);
    } else {
      this.notice("warning", this.form.dataset.here);
      this.later("save", tryAgainAfter, () => this.save());
    }
  }

  keep() {
    try {
      localStorage.setItem(this.key, JSON.stringify({ at: new Date().toISOString(), version: this.form.elements.versie.value, content: this.content() }));
    } catch {
      // A device without room for it: the site saves, and leaving warns.
    }
  }

  forget() {
    localStorage.removeItem(this.key);
  }

  /// Offers what this device kept and the site does not have.
  offer() {
    let kept;
    try {
      kept = JSON.parse(localStorage.getItem(this.key));
    } catch {
      return;
    }

    if (!kept || kept.content === this.saved) return;
    this.found = true;
    const [take, drop] = [document.createElement("button"), document.createElement("button")];
    [take.type, drop.type, take.className, drop.className] = ["button", "button", "button compact", "button second compact"];
    [take.textContent, drop.textContent] = [this.form.dataset.take, this.form.dataset.drop];
    const at = new Date(kept.at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    const note = this.notice("info", this.form.dataset.found.replace("{0}", at), take, drop);
    take.addEventListener("click", () => {
      this.fill(JSON.parse(kept.content));
      note.remove();
      this.changed();
    });
    drop.addEventListener("click", () => {
      this.forget();
      note.remove();
    });
  }

  fill(pairs) {
    const values = Map.groupBy(pairs, ([name]) => name);
    for (const field of this.form.elements) {
      if (!field.name || field.name === "versie" || field.type === "file" || field.name.startsWith("__")) continue;
      const given = (values.get(field.name) ?? []).map(([, value]) => value);
      if (field.type === "checkbox" || field.type === "radio") field.checked = given.includes(field.value);
      else {
        field.value = values.get(field.name)?.shift()?.[1] ?? "";
        for (const told of ["input", "change"]) field.dispatchEvent(new Event(told, { bubbles: true }));
      }
    }
  }

  notice(kind, text, ...actions) {
    this.notices.querySelector("[data-own-notice]")?.remove();
    const [note, body, line] = [document.createElement("div"), document.createElement("div"), document.createElement("p")];
    note.className = kind === "info" ? "note" : `note ${kind}`;
    note.dataset.ownNotice = "";
    note.setAttribute("role", "status");
    line.textContent = text;
    body.append(line);
    if (actions.length) {
      const row = document.createElement("div");
      row.className = "row";
      row.append(...actions);
      body.append(row);
    }

    note.append(body);
    this.notices.prepend(note);
    return note;
  }

  async showAlike(title) {
    const here = this.form.querySelector("[data-alike-here]");
    try {
      const query = new URLSearchParams({ titel: title, taal: this.form.elements.taal.value });
      const answer = await fetch(`${this.form.dataset.same}?${query}`);
      if (!answer.ok) return;
      const html = await answer.text();
      if (html === here.dataset.shown) return;
      here.dataset.shown = html;
      here.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    } catch {
      // The next letter asks again.
    }
  }

  later(what, after, act) {
    this.timers ??= {};
    clearTimeout(this.timers[what]);
    this.timers[what] = setTimeout(act, after);
  }
}
