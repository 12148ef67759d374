// Typed words are never lost: leaving a page with words unsent asks first, and a form that names an
// address to save its draft at (data-draft) is saved there while it is written. Nothing is kept in
// the browser: the machine may be shared, and what is typed is about a child.

const PAUSE = 5_000; // of not typing, before a draft is saved
const clock = new Intl.DateTimeFormat("en-GB", { hour: "numeric", minute: "2-digit" });

export function keepWords(page) {
  const forms = new Set();
  for (const box of page.querySelectorAll("textarea[data-keep]")) if (box.form) forms.add(box.form);
  for (const form of forms) keep(form);
}

function keep(form) {
  const boxes = [...form.querySelectorAll("textarea[data-keep]")];
  const words = () => boxes.map((box) => box.value).join("\u0000");
  const state = { safe: words(), isSending: false };
  const isUnsafe = () => !state.isSending && words() !== state.safe;

  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (isTooMuch(words())) {
      event.preventDefault();
      form.before(alarm("This is too much to send at once, so it was not sent. Your words are still here: make them shorter, or copy a part elsewhere."));
      return;
    }
    state.isSending = true;
  });
  addEventListener("pageshow", () => (state.isSending = false));
  addEventListener("beforeunload", (event) => {
    if (isUnsafe()) event.preventDefault();
  });
  if (form.dataset.draft) saveDrafts(form, words, state, isUnsafe);
}

// the server would refuse more, and by then the words would be gone
function isTooMuch(words) {
  const largest = Number(document.body.dataset.largest || Infinity);
  return new Blob([words]).size > largest * 0.9;
}

function alarm(words) {
  document.querySelector(".fp-message--too-much")?.remove();
  const shown = document.createElement("div");
  shown.className = "fp-message fp-message--error fp-message--too-much";
  shown.setAttribute("role", "alert");
  shown.tabIndex = -1;
  const said = document.createElement("p");
  said.className = "fp-message__words";
  said.textContent = words;
  shown.append(said);
  setTimeout(() => shown.focus());
  return shown;
}

function saveDrafts(form, words, state, isUnsafe) {
  const says = form.querySelector("[data-draft-says]");
  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, PAUSE);
  });

  async function save() {
    if (!isUnsafe()) return;
    const saving = words();
    say("Saving a draft …");
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form), redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      state.safe = saving;
      say(`Draft saved at ${clock.format(new Date())}.`);
    } catch {
      say("This draft could not be saved. Keep this page open: your words are still here.");
      waiting = setTimeout(save, PAUSE * 4);
    }
  }

  function say(words) {
    if (says) says.textContent = words;
  }
}
