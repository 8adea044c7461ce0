// Copies each text of the page by its button. Without this script the text can be selected in its field.
for (const holder of document.querySelectorAll("[data-copy]")) {
  const field = holder.querySelector("textarea");
  const line = holder.querySelector("p[hidden]");
  const status = holder.querySelector("[role=status]");
  line.hidden = false;
  line.querySelector("button").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = status.dataset.done;
    } catch {
      field.focus();
      field.select();
      status.textContent = status.dataset.failed;
    }
  });
}
