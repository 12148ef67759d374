// A form is sent once, however often its button is pressed while the answer is on its way.

const WAIT = 10_000; // after which somebody may try again, since no answer came

export function refuseSecondSends(page) {
  for (const form of page.querySelectorAll('form[method="post"]')) {
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return; // something else kept it back: it was not sent
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "yes";
      setTimeout(() => delete form.dataset.sent, WAIT);
    });
  }
  // a page taken back out of the browser's memory may be sent again
  addEventListener("pageshow", () => {
    for (const form of page.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
}
