// Files dropped on a box go into its file field, text into its text field; the last given counts.
import { announce } from "/static/main.js";

for (const box of document.querySelectorAll("[data-drop]")) {
  const file = box.querySelector("input[type=file]");
  const text = box.querySelector("textarea");
  const choice = box.querySelector("select");
  const others = (kept) => {
    for (const field of [file, text, choice]) if (field && field !== kept) field.value = "";
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
      others(text);
    }
  });
  file.addEventListener("change", () => { if (file.files.length) others(file); });
  text.addEventListener("input", () => { if (text.value) others(text); });
  choice?.addEventListener("change", () => { if (choice.value) others(choice); });
}
// A file dropped beside a box must not replace the page.
for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());
