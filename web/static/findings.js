// Next and previous finding.
import { steps } from "/static/steps.js";

const marks = () => [...document.querySelectorAll(".note")].filter((note) => note.offsetParent);

steps(document.querySelector("[data-steps]"), marks, (note) => note.textContent);
