// Reads the letter anew when its writer pauses: how much is their own, and what to look at. Without this a button does the same.
const form = document.querySelector("form[data-check]");
const PAUSE = 1200;
const AGAIN = 8000;

if (form) {
  const said = form.querySelector("[data-said]");
  const places = ["coaching", "warnings"].map((name) => [name, form.querySelector(`[data-${name}]`)]);
  let waiting;
  let asked = 0;
  let last = "";

  const ticked = () => new Map([...form.querySelectorAll("input[name=left]")].map((box) => [box.value, box.checked]));

  // What somebody is reading or ticking just now is not taken from under them.
  const put = (place, html) => {
    if (place.contains(document.activeElement)) return false;
    const open = place.querySelector("details")?.open;
    const ticks = ticked();
    place.innerHTML = html;
    if (open && place.querySelector("details")) place.querySelector("details").open = true;
    for (const box of place.querySelectorAll("input[name=left]")) box.checked = ticks.get(box.value) ?? box.checked;
    return true;
  };

  const read = async () => {
    asked += 1;
    const mine = asked;
    try {
      const answer = await fetch(form.dataset.check, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin" });
      const reading = await answer.json();
      if (mine !== asked) return;
      if (!answer.ok) {
        readAfter(1000 * (reading.wait ?? 60));
        return;
      }
      for (const [name, place] of places) if (place && place.innerHTML !== reading[name]) put(place, reading[name]);
      const words = [reading.said, ...reading.passages.map((each) => each.instead)].join(" ");
      if (words !== last && said) said.textContent = words;
      last = words;
    } catch {
      // The line is down: the last reading stays, the button works when it is back, and so does this.
      if (mine === asked) readAfter(AGAIN);
    }
  };

  const readAfter = (pause) => {
    clearTimeout(waiting);
    waiting = setTimeout(read, pause);
  };

  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea")) readAfter(PAUSE);
  });
  // On a slow line somebody may have typed before this arrived.
  if ([...form.querySelectorAll("textarea")].some((box) => box.value !== box.defaultValue)) readAfter(PAUSE);
}
