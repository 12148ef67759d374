// The panel of filters is folded; where there is room for it beside the list, it stands open.

export function openFiltersWhereThereIsRoom(page) {
  const roomy = matchMedia("(min-width: 64rem)");
  for (const fold of page.querySelectorAll("details[data-fold]")) {
    fold.open = roomy.matches;
    roomy.addEventListener("change", () => (fold.open = roomy.matches));
  }
}
