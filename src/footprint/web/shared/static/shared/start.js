// Starts what makes pages easier with JavaScript; every page works without any of it.
import { initAll as startGovuk } from "../vendor/govuk-frontend.min.js";
import { initAll as startMoj } from "../vendor/moj-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
startGovuk();
startMoj();
document.documentElement.dataset.ready = "yes";
