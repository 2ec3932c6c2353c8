// Files dropped on a box go into its file field, text into its text field. A pasted text is never
// emptied for a file: where both are there, the form asks before anything is sent.
import { announce } from "/static/main.js";
import "/static/choose.js";

for (const box of document.querySelectorAll("[data-drop]")) {
  const file = box.querySelector("input[type=file]");
  const text = box.querySelector("textarea");
  const choice = box.querySelector("select");
  const others = (kept) => {
    for (const field of [file, choice]) if (field && field !== kept) field.value = "";
    choice?.dispatchEvent(new Event("emptied"));
  };
  box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("over"); });
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    if (event.dataTransfer.files.length) {
      const one = new DataTransfer();
      one.items.add(event.dataTransfer.files[0]);
      file.files = one.files;
      others(file);
      announce(one.files[0].name);
    } else {
      text.value = event.dataTransfer.getData("text/plain");
    }
  });
  file.addEventListener("change", () => { if (file.files.length) others(file); });
  choice?.addEventListener("change", () => { if (choice.value) others(choice); });
}
// A file dropped beside a box must not replace the page.
for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());

const form = document.querySelector("form[data-least]");
const problem = form.querySelector("[data-problem]");
const given = (within) => [...within.querySelectorAll("textarea, input[type=file], select")]
  .filter((field) => field.id !== "profile").reduce((sum, field) => sum + (field.files ? field.files.length
    : field.multiple ? field.selectedOptions.length : Number(field.value !== "")), 0);
// Ahead of the listener that says that work goes on.
form.addEventListener("submit", (event) => {
  const both = [...form.querySelectorAll("[data-drop]")].find((box) => given(box) > 1);
  if (!both && given(form) >= Number(form.dataset.least)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  problem.textContent = both ? problem.dataset.both : problem.dataset.none;
  problem.hidden = false;
  const empty = [...form.querySelectorAll("[data-drop]")].find((box) => !given(box));
  (both || empty || form).querySelector("textarea").focus();
}, { capture: true });
