// While something slow goes on, its progress is looked up again; the page's link does it by hand.

const EVERY = 4_000;

export function lookAgain(page) {
  for (const shown of page.querySelectorAll("[data-again]")) setTimeout(() => look(shown), EVERY);
}

async function look(shown) {
  try {
    const answer = await fetch(shown.dataset.again, { redirect: "follow" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = fresh.querySelector("[data-again]");
    if (!found) {
      location.assign(answer.url); // it is done: the page that says so is here
      return;
    }
    shown.dataset.again = found.dataset.again;
    shown.replaceChildren(...found.childNodes);
  } catch {
    // no answer this time: look again later
  }
  setTimeout(() => look(shown), EVERY);
}
