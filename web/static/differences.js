// Next and previous difference by button, n, p and F8; the map's ticks lead there too.
import { announce } from "/static/main.js";

const tools = document.querySelector("[data-steps]");
const output = tools.querySelector("output");
const total = Number(tools.dataset.total);
const diff = document.querySelector("section.diff");
let current = -1;

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

function go(step) {
  const all = marks();
  if (!all.length) return;
  current = Math.min(Math.max(current + step, 0), all.length - 1);
  show(all[current], `${current + 1} / ${all.length}`);
}

function show(mark, words) {
  for (const old of diff.querySelectorAll(".current")) old.classList.remove("current");
  for (let fold = mark.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  mark.classList.add("current");
  mark.setAttribute("tabindex", "-1");
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "center" });
  output.textContent = words;
  announce(`${words} ${mark.textContent.slice(0, 80)}`);
}

for (const button of tools.querySelectorAll("button")) {
  button.disabled = total === 0;
  button.addEventListener("click", () => go(Number(button.dataset.step)));
}
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  if (event.key === "n" || (event.key === "F8" && !event.shiftKey)) { event.preventDefault(); go(1); }
  if (event.key === "p" || (event.key === "F8" && event.shiftKey)) { event.preventDefault(); go(-1); }
});
addEventListener("hashchange", () => {
  const mark = document.getElementById(location.hash.slice(1));
  const place = marks().indexOf(mark);
  if (place >= 0) { current = place; show(mark, `${place + 1} / ${marks().length}`); }
});
