// Opens the device's own way of sharing, where it has one; elsewhere the button stays away.
if (navigator.share) {
  for (const holder of document.querySelectorAll("[data-share]")) {
    const text = document.getElementById(holder.dataset.share);
    holder.hidden = false;
    holder.querySelector("button").addEventListener("click", () => navigator.share({ text: text.value }).catch(() => {}));
  }
}
