// Next and previous difference; the map's ticks and the list's numbers lead there too.
import { steps } from "/static/steps.js";

const diff = document.querySelector("section.diff");

/** Returns one mark per difference that is shown, in the order of the page. */
function marks() {
  const seen = new Set();
  return [...diff.querySelectorAll("del[id], ins[id]")].filter((mark) => {
    const number = mark.id.split("-")[1];
    const kind = [...mark.classList].find((name) => name.startsWith("kind-"));
    const box = document.getElementById(kind);
    if (seen.has(number) || (box && !box.checked)) return false;
    seen.add(number);
    return true;
  });
}

steps(document.querySelector("[data-steps]"), marks, (mark) => mark.textContent);

// What is switched on is not left within a fold.
document.querySelector(".legend")?.addEventListener("change", ({ target }) => {
  if (!target.checked) return;
  for (const fold of diff.querySelectorAll(`details:not([open]):has(.${target.id})`)) fold.open = true;
});
