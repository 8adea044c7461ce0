// Copies the whole letter; without permission it selects it, so that the keyboard can.
const holder = document.querySelector("[data-copy]");
const letter = document.querySelector("#whole");

if (holder && letter) {
  holder.hidden = false;
  const said = holder.querySelector("[role=status]");
  holder.querySelector("button").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(letter.value);
      said.textContent = holder.dataset.done;
    } catch {
      letter.focus();
      letter.select();
      said.textContent = holder.dataset.failed;
    }
  });
}
