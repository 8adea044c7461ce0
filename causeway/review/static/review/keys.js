// One key for each decision, none while somebody types, and none until somebody switches them on: a key pressed by mistake, or a word
// said to a computer that listens, would publish. R goes to the reason, because a return needs one.
const KEPT = "review-keys";
const box = document.querySelector("[data-keys-on]");

function show() {
  for (const mark of document.querySelectorAll("[data-key-mark]")) mark.hidden = !box.checked;
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (!box.checked || typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  const there = document.querySelector(key === "r" ? ".review__form textarea" : `[data-key="${CSS.escape(key)}"]`);
  if (!there) return;
  event.preventDefault();
  if (key === "r") there.focus(); else there.click();
});
box.closest("[data-keys]").hidden = false;
box.checked = localStorage.getItem(KEPT) === "on";
box.addEventListener("change", () => {
  localStorage.setItem(KEPT, box.checked ? "on" : "off");
  show();
});
show();
