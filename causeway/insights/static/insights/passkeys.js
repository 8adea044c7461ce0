// Lets the browser make or use a passkey, and sends what it answers with the form around the button.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const known = (keys) => keys?.map((each) => ({ ...each, id: bytes(each.id) }));

async function question(button) {
  const answer = await fetch(button.dataset.question, {
    method: "POST",
    body: new URLSearchParams({ purpose: button.dataset.passkey, csrfmiddlewaretoken: button.form.elements.csrfmiddlewaretoken.value }),
    credentials: "same-origin",
    redirect: "error",
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

const make = (asked) => navigator.credentials.create({
  publicKey: {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: known(asked.excludeCredentials),
  },
});
const use = (asked) => navigator.credentials.get({
  publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: known(asked.allowCredentials) },
});

function asJson({ id, rawId, type, response }) {
  const said = Object.fromEntries(
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]
      .filter((name) => response[name])
      .map((name) => [name, text(response[name])]),
  );
  return JSON.stringify({ id, rawId: text(rawId), type, response: said });
}

async function pressed({ currentTarget: button }) {
  const said = button.form.querySelector("[data-passkey-said]");
  button.disabled = true;
  said.textContent = "";
  try {
    const asked = await question(button);
    button.form.elements.passkey.value = asJson(await (button.dataset.passkey === "add" ? make(asked) : use(asked)));
    button.form.submit();
  } catch {
    said.textContent = button.dataset.refused;
    button.disabled = false;
  }
}

if (globalThis.PublicKeyCredential) {
  document.querySelectorAll("[data-passkey]").forEach((button) => {
    button.addEventListener("click", pressed);
    button.parentElement.hidden = false;
  });
  document.querySelectorAll("[data-passkey-missing]").forEach((each) => { each.hidden = true; });
}
