// Puts the chosen figure where the cursor stands in the writer's sentence. It writes the mark, so that a change of figure follows.
const sentence = document.querySelector("textarea[name=figure_sentence], textarea[name=words]");
const place = document.querySelector("[data-place]");

if (sentence && place) {
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => {
    sentence.setRangeText("[figure]", sentence.selectionStart, sentence.selectionEnd, "end");
    sentence.dispatchEvent(new Event("input", { bubbles: true }));
    sentence.focus();
  });
}
