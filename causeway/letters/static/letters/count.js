// Counts the writer's own words while they type; the server counts the same without this.
import { ownWords } from "./words.js";

const shown = document.querySelector("[data-own-words]");
const areas = [...document.querySelectorAll("textarea[data-count]")];
const given = JSON.parse(document.querySelector("[data-given]")?.dataset.given ?? "[]");

function count() {
  shown.textContent = areas.reduce((sum, area) => sum + ownWords(area.value, given), 0);
}

if (shown && areas.length > 0) {
  let waiting;
  for (const area of areas) {
    area.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(count, 150);
    });
  }
  count();
}
