// One key for each act on the item that has the focus, and none elsewhere or while somebody types. J and K go from item to item.
const items = [...document.querySelectorAll(".desk__item")];
const current = () => items.find((each) => each.contains(document.activeElement));
const go = (step) => {
  const there = items[Math.min(Math.max(items.indexOf(current()) + step, 0), items.length - 1)];
  there.focus();
  there.scrollIntoView({ block: "start" });
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const key = event.key.toLowerCase();
  if (!current()) return;
  if (key === "j" || key === "k") {
    event.preventDefault();
    go(key === "j" ? 1 : -1);
    return;
  }
  const there = current().querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!there) return;
  event.preventDefault();
  if (there.tagName === "DETAILS") {
    there.open = true;
    there.querySelector("input:not([type=hidden]), button")?.focus();
  } else there.click();
});
// After an act the page comes back at its item: the focus goes there, too.
items.find((each) => `#${each.id}` === location.hash)?.focus();
