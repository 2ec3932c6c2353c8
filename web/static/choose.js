// A list of documents to search by title, date, addressee and path, in place of a plain list.
const words = document.getElementById("choosing").dataset;
const SHOWN = 200;
const plain = (text) => text.normalize("NFKC").toLowerCase();

function made(tag, text = "", attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function described(option) {
  const { title, about } = option.dataset;
  const parts = [made("span", title || option.value, { class: "title", lang: "ja" })];
  if (about) parts.push(made("span", about, { class: "about", lang: "ja" }));
  if (title) parts.push(made("span", option.value, { class: "path", lang: "ja" }));
  return parts;
}

/** Opens the list of what `select` offers; calls `took` after each choice. */
function choosing(select, took) {
  const options = [...select.options].filter((option) => option.value);
  const text = new Map(options.map((option) => [option, plain(`${option.text} ${option.value}`)]));
  const dialog = made("dialog", "", { class: "choosing", "aria-label": words.heading });
  const head = made("div", "", { class: "head" });
  const label = made("label", words.filter);
  const box = made("input", "", { type: "search", lang: "ja", autocomplete: "off" });
  const close = made("button", words.done, { type: "button" });
  const list = made("ul");
  const said = made("p", "", { class: "hint", role: "status" });
  label.append(box);
  head.append(label, close);
  dialog.append(head, list, said);

  function fill() {
    const asked = plain(box.value).split(/\s+/).filter(Boolean);
    const found = options.filter((option) => asked.every((word) => text.get(option).includes(word)));
    list.replaceChildren(...found.slice(0, SHOWN).map((option) => {
      const pick = made("button", "", { type: "button" });
      if (select.multiple) pick.setAttribute("aria-pressed", option.selected);
      pick.append(...described(option));
      pick.addEventListener("click", () => {
        option.selected = select.multiple ? !option.selected : true;
        took();
        if (select.multiple) pick.setAttribute("aria-pressed", option.selected);
        else dialog.close();
      });
      const item = made("li");
      item.append(pick);
      return item;
    }));
    said.textContent = !found.length ? words.none
      : found.length > SHOWN ? words.more.replace("#", found.length - SHOWN)
        : words.count.replace("#", found.length);
  }

  box.addEventListener("input", fill);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const picks = [...list.querySelectorAll("button")];
    if (event.key === "Enter" && event.target === box) {
      event.preventDefault();
      if (picks.length === 1) picks[0].click();
      else picks[0]?.focus();
    }
    if (!step) return;
    event.preventDefault();
    const at = picks.indexOf(document.activeElement) + step;
    (at < 0 ? box : picks[Math.min(at, picks.length - 1)])?.focus();
  });
  document.body.append(dialog);
  fill();
  dialog.showModal();
  box.focus();
}

for (const select of document.querySelectorAll("select[data-choose]")) {
  const button = made("button", select.dataset.choose, { type: "button", id: `${select.id}-choose` });
  const chosen = made("span", "", { class: "chosen" });
  const label = document.querySelector(`label[for="${select.id}"]`);

  const show = () => {
    chosen.replaceChildren(...[...select.selectedOptions].filter((one) => one.value).map((option) => {
      const one = made("span", "", { class: "one" });
      const drop = made("button", "×", { type: "button", "aria-label": `${words.remove}: ${option.dataset.title || option.value}`, title: words.remove });
      drop.addEventListener("click", () => {
        if (select.multiple) option.selected = false;
        else select.value = "";
        show();
        button.focus();
      });
      one.append(...described(option), drop);
      return one;
    }));
  };
  button.addEventListener("click", () => choosing(select, () => {
    show();
    select.dispatchEvent(new Event("change"));
  }));
  select.addEventListener("emptied", show);
  select.hidden = true;
  label.htmlFor = button.id;
  button.setAttribute("aria-describedby", chosen.id = `${select.id}-chosen`);
  select.after(button, chosen);
  show();
}
