// Starts what makes pages easier with JavaScript; every page works without any of it.
import { initAll as startGovuk } from "../vendor/govuk-frontend.min.js";
import { initAll as startMoj } from "../vendor/moj-frontend.min.js";
import { refuseSecondSends } from "./once.js";
import { keepWords } from "./keep.js";
import { openFiltersWhereThereIsRoom } from "./filters.js";
import { chooseAll } from "./choose.js";
import { lookAgain } from "./again.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
startGovuk();
startMoj();
keepWords(document);
refuseSecondSends(document);
openFiltersWhereThereIsRoom(document);
chooseAll(document);
lookAgain(document);
document.documentElement.dataset.ready = "yes";
