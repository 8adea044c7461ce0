// One keystroke for one decision: A lets the letter go, R refuses it with the reason that stands in the box.
// The keys are off until somebody switches them on, and never work while something is typed.
const box = document.querySelector("[data-keys-on]");
const forms = { a: document.querySelector("[data-approve]"), r: document.querySelector("[data-refuse]") };
const KEPT = "letters-keys";

function show() {
  for (const mark of document.querySelectorAll("[data-key]")) mark.hidden = !box.checked;
}

function pressed(event) {
  const form = forms[event.key.toLowerCase()];
  const typing = event.target.closest("textarea, select, input:not([type=checkbox]), [contenteditable]");
  if (!box.checked || !form || typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  document.removeEventListener("keydown", pressed);
  form.requestSubmit(form.querySelector("button"));
  if (!form.checkValidity()) document.addEventListener("keydown", pressed);
}

if (box) {
  box.closest("[data-keys]").hidden = false;
  box.checked = localStorage.getItem(KEPT) === "on";
  box.addEventListener("change", () => {
    localStorage.setItem(KEPT, box.checked ? "on" : "off");
    show();
  });
  document.addEventListener("keydown", pressed);
  show();
}
