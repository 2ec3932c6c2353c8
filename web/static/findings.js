// Next and previous finding; after an act the reader is where it was, at the finding or the next.
import { announce } from "/static/main.js";
import { steps } from "/static/steps.js";

const marks = () => [...document.querySelectorAll(".note")].filter((note) => note.offsetParent);
const show = steps(document.querySelector("[data-steps]"), marks, (note) => note.textContent);
const kept = `kyogo-place ${location.pathname}`;
const boxes = [...document.querySelectorAll(".legend input")];

addEventListener("submit", ({ target }) => {
  const note = target.closest(".note, .did");
  const off = boxes.filter((box) => !box.checked).map((box) => box.id);
  const top = note && !note.matches(".did") ? note.getBoundingClientRect().top : null;
  sessionStorage.setItem(kept, JSON.stringify({ top, off, stood: Boolean(target.closest(".stood")) }));
});

const did = document.querySelector(".did");
if (did) {
  const { top = null, off = [], stood = false } = JSON.parse(sessionStorage.getItem(kept) ?? "{}");
  sessionStorage.removeItem(kept);
  for (const box of boxes) if (off.includes(box.id)) box.checked = false;
  if (stood && document.querySelector(".stood")) document.querySelector(".stood").open = true;
  // The address has led there for who has no scripts; the browser must not go there once more.
  history.replaceState(null, "", location.pathname);
  const here = document.getElementById("here");
  const all = marks();
  const behind = all.findIndex((note) => here.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (all.length) show(behind < 0 ? all.length - 1 : behind, top);
  else did.querySelector("button")?.focus();
  announce(did.querySelector("span").textContent);
}
