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
    if (!event.defaultPrevented) state.isSending = true;
  });
  addEventListener("pageshow", () => (state.isSending = false));
  addEventListener("beforeunload", (event) => {
    if (isUnsafe()) event.preventDefault();
  });
  if (form.dataset.draft) saveDrafts(form, words, state, isUnsafe);
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
