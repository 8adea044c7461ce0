// Hands a text and its picture to the apps of a device, where the browser can; the plain ways stay where it cannot.
const pictures = new Map();

// A picture is fetched before it is asked for, since a browser lets a page share only just after a press.
const fetched = (address) => {
  if (address && !pictures.has(address)) {
    pictures.set(address, fetch(address)
      .then((answer) => (answer.ok ? answer.blob() : null))
      .then((body) => body && new File([body], "card.png", { type: body.type }))
      .catch(() => null));
  }
  return pictures.get(address) ?? Promise.resolve(null);
};

for (const holder of navigator.share ? document.querySelectorAll("[data-share]") : []) {
  const text = document.getElementById(holder.dataset.share);
  const button = holder.querySelector("button");
  const { title, picture } = holder.dataset;
  holder.hidden = false;
  for (const sign of ["pointerenter", "focus"]) button.addEventListener(sign, () => fetched(picture), { once: true });
  button.addEventListener("click", async () => {
    const plain = { title, text: text.value };
    const file = await fetched(picture);
    const whole = file ? { ...plain, files: [file] } : plain;
    try {
      await navigator.share(navigator.canShare?.(whole) ? whole : plain);
    } catch (error) {
      if (error.name !== "AbortError") text.select();
    }
  });
}
