// A table of rows to choose from gets a box for all of them, and says how many are chosen.

export function chooseAll(page) {
  for (const place of page.querySelectorAll("[data-choose-all]")) {
    const form = place.closest("form");
    const boxes = [...form.querySelectorAll("input[data-choose]")];
    if (boxes.length < 2) continue;
    const all = boxFor(place, page);
    const says = form.querySelector("[data-choose-says]");
    const show = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      all.checked = chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
      if (says) says.textContent = chosen ? `${chosen} of ${boxes.length} chosen` : "None chosen yet";
    };
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
      show();
    });
    for (const box of boxes) box.addEventListener("change", show);
    show();
  }
}

function boxFor(place, page) {
  const [shell, item, box, label, words] = ["span", "span", "input", "label", "span"].map((kind) => page.createElement(kind));
  shell.className = "govuk-checkboxes govuk-checkboxes--small fp-chooser";
  item.className = "govuk-checkboxes__item";
  Object.assign(box, { type: "checkbox", className: "govuk-checkboxes__input", id: "choose-all" });
  Object.assign(label, { className: "govuk-label govuk-checkboxes__label", htmlFor: "choose-all" });
  Object.assign(words, { className: "govuk-visually-hidden", textContent: place.dataset.chooseAll });
  label.append(words);
  item.append(box, label);
  shell.append(item);
  place.replaceWith(shell);
  return box;
}
