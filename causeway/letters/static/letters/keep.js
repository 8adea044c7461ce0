// Keeps what is typed every few seconds, and on this device while the line is down.
const form = document.querySelector("form[data-keep]");
const note = document.querySelector("[data-kept]");
const PAUSE = 1500;

function say(which, time = "") {
  if (note) note.textContent = note.dataset[which].replace("{time}", time);
}

if (form) {
  const key = `letter:${form.dataset.keep}:${location.pathname}`;
  const typed = () => [...form.elements].filter((field) => field.matches("textarea, input[type=text], input[type=email]"));
  const touched = (field) => field.value !== field.defaultValue;
  let waiting;
  let running = false;
  let again = false;

  // Only words that did not reach the server stay here; they are taken away as soon as they have.
  const hold = () => {
    try {
      localStorage.setItem(key, JSON.stringify(Object.fromEntries(typed().map((field) => [field.name, field.value]))));
    } catch { /* a full or forbidden store: the server still keeps */ }
  };
  const release = () => {
    try { localStorage.removeItem(key); } catch { /* as above */ }
  };

  const keep = async () => {
    if (running) { again = true; return; }
    running = true;
    again = false;
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      const { kept, parted } = await answer.json();
      if (!again) release();
      if (parted && note) note.textContent = parted; else say("keptSaying", kept);
    } catch {
      say("lostSaying");
      waiting = setTimeout(keep, 8 * PAUSE);
    } finally {
      running = false;
      if (again) keep();
    }
  };

  const restore = () => {
    let held;
    try { held = JSON.parse(localStorage.getItem(key) ?? "null"); } catch { held = null; }
    if (!held) return;
    let changed = false;
    for (const field of typed()) {
      const value = held[field.name];
      // What was typed on this visit is newer than what an earlier one left here.
      if (typeof value === "string" && value !== "" && value !== field.value && !touched(field)) {
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        changed = true;
      }
    }
    if (changed) say("restoredSaying"); else release();
  };

  const keepSoon = () => {
    hold();
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  };

  form.addEventListener("input", keepSoon);
  addEventListener("online", keep);
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && waiting && localStorage.getItem(key)) {
      navigator.sendBeacon(form.dataset.keep, new URLSearchParams(new FormData(form)));
    }
  });
  form.addEventListener("submit", () => { clearTimeout(waiting); waiting = undefined; });
  restore();
  // On a slow line somebody may have typed before this arrived.
  if (typed().some(touched)) keepSoon();
}
