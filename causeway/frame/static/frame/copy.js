// Copies a text; without permission it selects it, so that the keyboard can.
for (const holder of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(holder.dataset.copy);
  const said = holder.querySelector("[role=status]");
  holder.hidden = false;
  holder.querySelector("button").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = holder.dataset.done;
    } catch {
      text.focus();
      text.select();
      said.textContent = holder.dataset.failed;
    }
  });
}
