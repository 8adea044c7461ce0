// The day's page: what is typed is kept on this phone until the server has it; the run sheet's clock.
const day = document.querySelector("[data-day]");
const KEY = day ? `roundtable:${day.dataset.day}:waiting` : "";
const AGAIN = 10_000;

const read = (key, otherwise) => {
  try { return JSON.parse(localStorage.getItem(key) ?? "null") ?? otherwise; } catch { return otherwise; }
};
const write = (key, value) => {
  try { if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, JSON.stringify(value)); } catch { /* a full or forbidden store */ }
};
const newId = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

if (day) {
  const box = day.querySelector("[data-waiting]");
  const words = day.querySelector("[data-waiting-words]");
  const list = day.querySelector("[data-waiting-list]");
  const sent = day.querySelector("[data-sent]");
  const saying = day.dataset;
  let running = false;
  let timer;

  // Another tab of this page may send too, so the store is read afresh each time.
  const queue = () => read(KEY, []);
  const label = ({ body, said = "" }) => {
    const given = new URLSearchParams(body);
    return given.get("words") ?? given.get("text") ?? given.get("name") ?? `${given.get("came") === "yes" ? "✓" : "✗"} ${said}`;
  };

  const show = (problem = "") => {
    const waiting = queue();
    box.hidden = waiting.length === 0;
    list.replaceChildren(...waiting.map((each) => {
      const item = document.createElement("li");
      item.textContent = each.refused ? `${saying.refusedSaying} ${each.refused} ${label(each)}` : label(each);
      if (each.refused) {
        const leave = document.createElement("button");
        leave.className = "button button--ghost";
        leave.type = "button";
        leave.textContent = saying.leaveSaying;
        leave.addEventListener("click", () => { write(KEY, queue().filter((other) => other.key !== each.key)); show(); });
        item.append(" ", leave);
      }
      return item;
    }));
    words.textContent = problem || saying.waitingSaying;
  };

  const take = (answer) => {
    if (!answer.html || !answer.list) return;
    const parsed = new DOMParser().parseFromString(answer.html, "text/html");
    day.querySelector(`[data-list="${CSS.escape(answer.list)}"]`)?.append(...parsed.body.children);
  };

  const post = async (each) => {
    const answer = await fetch(each.to, {
      method: "POST", body: new URLSearchParams(each.body), credentials: "same-origin", redirect: "manual", headers: { Accept: "application/json" },
    });
    if (answer.ok) return { kept: await answer.json() };
    if (answer.type === "opaqueredirect" || answer.status === 403) return { closed: true };
    if (answer.status === 409 || answer.status === 422) return { refused: (await answer.json()).problem };
    if (answer.status === 404) return { closed: true };
    throw new Error(String(answer.status));
  };

  const flush = async () => {
    if (running) return;
    running = true;
    clearTimeout(timer);
    let problem = "";
    try {
      for (let next = queue().find((each) => !each.refused); next; next = queue().find((each) => !each.refused)) {
        const { kept, refused, closed } = await post(next);
        if (closed) { problem = saying.againSaying; break; }
        if (kept) take(kept);
        write(KEY, refused ? queue().map((each) => (each.key === next.key ? { ...each, refused } : each)) : queue().filter((each) => each.key !== next.key));
        if (kept && queue().length === 0) sent.textContent = saying.sentSaying;
      }
    } catch {
      timer = setTimeout(flush, AGAIN);
    } finally {
      running = false;
      show(problem);
    }
  };

  const draft = (form) => `roundtable:${day.dataset.day}:draft:${form.dataset.send}`;
  const given = (field) => (field.type === "checkbox" ? (field.checked ? field.value : "") : field.value);
  const put = (field, value) => { if (field.type === "checkbox") field.checked = value !== ""; else field.value = value; };
  // Whoever gives an address must have agreed to be written to: asked for before it is queued, while they are still in the room.
  const agree = ({ elements }) => { if (elements.agrees) elements.agrees.required = elements.email.value.trim() !== ""; };
  const typed = (form) => [...form.elements].filter((field) => field.matches("textarea, select, input:not([type=hidden])") && field.name);

  for (const form of day.querySelectorAll("form[data-send]")) {
    const held = read(draft(form), {});
    for (const field of typed(form)) if (held[field.name] && !given(field)) put(field, held[field.name]);
    const more = form.querySelector("details");
    if (more && held.email) more.open = true;
    agree(form);
    form.addEventListener("input", () => {
      agree(form);
      write(draft(form), Object.fromEntries(typed(form).map((field) => [field.name, given(field)])));
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const body = new FormData(form, event.submitter);
      const own = typed(form).filter((field) => field.matches("textarea, [name=name]"));
      if (own.length && own.every((field) => field.value.trim() === "")) { own[0].focus(); return; }
      write(KEY, [...queue(), { key: newId(), to: form.action, body: new URLSearchParams(body).toString(), said: event.submitter?.textContent.trim() }]);
      sent.textContent = "";
      if (form.dataset.send === "tap") {
        const now = event.submitter.value === "yes";
        event.submitter.value = now ? "no" : "yes";
        event.submitter.setAttribute("aria-pressed", String(now));
      } else {
        for (const field of typed(form)) put(field, "");
        agree(form);
        if (form.elements.client_id) form.elements.client_id.value = newId();
        write(draft(form), null);
      }
      show();
      flush();
    });
  }

  addEventListener("online", flush);
  addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") flush(); });
  show();
  flush();

  const lines = [...day.querySelectorAll("[data-begins]")].map((line) => ({
    line, begins: new Date(line.dataset.begins), ends: new Date(line.dataset.ends), title: line.querySelector("[data-title]").textContent,
  }));
  const now = day.querySelector("[data-now]");
  const tick = () => {
    const moment = new Date();
    const running = lines.find(({ begins, ends }) => begins <= moment && moment < ends);
    for (const { line } of lines) line.toggleAttribute("aria-current", line === running?.line);
    now.hidden = !running;
    if (!running) return;
    const minutes = Math.ceil((running.ends - moment) / 60_000);
    const time = running.ends.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });
    now.querySelector("[data-now-title]").textContent = running.title;
    now.querySelector("[data-now-left]").textContent = minutes > 1 ? saying.leftSaying.replace("{minutes}", minutes).replace("{time}", time) : saying.lastSaying;
  };
  if (now && lines.length) { tick(); setInterval(tick, 5000); }
}
