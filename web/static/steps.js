// Steps from mark to mark by button, n, p and F8 (Shift-F8 back), and tells where one is.
import { announce } from "/static/main.js";

/**
 * Binds the buttons in `tools` and the keys to the marks that `marks()` returns in order. Returns
 * what goes to one of them, so that its top is at `top` of the window, in the middle where null.
 */
export function steps(tools, marks, words) {
  const output = tools.querySelector("output");
  let current = -1;

  function show(place, top = null) {
    const all = marks();
    if (!all.length) return;
    current = Math.min(Math.max(place, 0), all.length - 1);
    const mark = all[current];
    for (const old of document.querySelectorAll(".current")) old.classList.remove("current");
    for (let fold = mark.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    mark.classList.add("current");
    if (!mark.matches("a[href]")) mark.setAttribute("tabindex", "-1");
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "center", behavior: top === null ? "auto" : "instant" });
    if (top !== null) scrollBy({ top: mark.getBoundingClientRect().top - top, behavior: "instant" });
    output.textContent = `${current + 1} / ${all.length}`;
    announce(`${output.textContent} ${words(mark).slice(0, 120)}`);
  }

  for (const button of tools.querySelectorAll("button[data-step]")) {
    button.disabled = marks().length === 0;
    button.addEventListener("click", () => show(current + Number(button.dataset.step)));
  }
  // Kinds that are shown or hidden: there are as many as can be stepped to.
  for (const box of document.querySelectorAll(".legend input")) {
    box.addEventListener("change", () => {
      const all = marks();
      output.textContent = `${all.indexOf(document.querySelector(".current")) + 1} / ${all.length}`;
      current = all.indexOf(document.querySelector(".current"));
      for (const button of tools.querySelectorAll("button[data-step]")) button.disabled = !all.length;
      announce(output.textContent);
    });
  }
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const writing = event.target.matches("textarea, select, input:not([type=checkbox])");
    if (writing && event.key !== "F8") return;
    const forward = event.key === "n" || (event.key === "F8" && !event.shiftKey);
    const back = event.key === "p" || (event.key === "F8" && event.shiftKey);
    if (!forward && !back) return;
    event.preventDefault();
    show(current + (forward ? 1 : -1));
  });
  addEventListener("hashchange", () => {
    const place = marks().indexOf(document.getElementById(location.hash.slice(1)));
    if (place >= 0) show(place);
  });
  return show;
}
