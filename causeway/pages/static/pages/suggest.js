// Helps while one types into a postcode box. The box works without it: this only saves a page.
const QUIET_MS = 180;
const SHORTEST = 2;

function enhance(form) {
  const input = form.querySelector("input[name=q]");
  const list = Object.assign(document.createElement("ul"), { className: "place__list", hidden: true, id: `${input.id}-list` });
  const status = Object.assign(document.createElement("p"), { className: "visually-hidden" });
  status.setAttribute("role", "status");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.listed);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) input.setAttribute(name, value);
  input.autocomplete = "off";
  input.parentElement.append(list);
  form.append(status);

  let places = [];
  let chosen = -1;
  let timer = 0;
  let asked = "";

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (place) => {
    chosen = (place + places.length) % places.length;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
    const item = list.children[chosen];
    input.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  };

  const show = () => {
    list.replaceChildren(...places.map((place, at) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${at}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.append(place.label, Object.assign(document.createElement("small"), { textContent: place.detail }));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); location.assign(place.address); });
      return item;
    }));
    list.hidden = places.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = places.length ? `${places.length}` : "";
    chosen = -1;
  };

  const ask = async () => {
    const typed = input.value.trim();
    asked = typed;
    if (typed.length < SHORTEST) { close(); return; }
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(typed)}`);
      const body = answer.ok ? await answer.json() : { places: [] };
      if (asked !== typed || document.activeElement !== input) return;
      places = body.places;
      show();
    } catch {
      close(); // no line: the button still works when it is back
    }
  };

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, QUIET_MS); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    if (list.hidden) return;
    if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen - 1); }
    if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); location.assign(places[chosen].address); }
  });
}

document.querySelectorAll("form[data-suggest]").forEach(enhance);
