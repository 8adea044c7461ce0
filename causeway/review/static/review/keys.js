// One key for each decision; none while somebody types. R goes to the reason, because a return needs one.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
  const key = event.key.toLowerCase();
  const there = key === "r" ? document.querySelector(".review__form textarea") : document.querySelector(`[data-key="${key}"]`);
  if (!there) return;
  event.preventDefault();
  if (key === "r") there.focus(); else there.click();
});
