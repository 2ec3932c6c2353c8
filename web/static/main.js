// What every page has: counts told aloud, forms that show that work goes on.
const live = document.getElementById("live");

let waiting;

/** Tells a sentence to a screen reader; the last one asked for is the one that stands. */
export function announce(sentence) {
  clearTimeout(opening);
  cancelAnimationFrame(waiting);
  live.textContent = "";
  waiting = requestAnimationFrame(() => { live.textContent = sentence; });
}

const told = document.querySelector("[data-announce]");
// Whoever has stepped on before is not told the head of the page after it.
const opening = told && setTimeout(() => announce(told.textContent.trim()), 200);

for (const form of document.querySelectorAll("form[data-waits]")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button.main");
    button.textContent = form.dataset.waits;
    button.setAttribute("aria-busy", "true");
    announce(form.dataset.waits);
  });
}
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

for (const form of document.querySelectorAll("form[data-updates]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    button.textContent = form.dataset.updates;
    announce(form.dataset.updates);
    const answer = await fetch(form.action, { method: "POST", headers: { accept: "application/json" } });
    let told = "";
    if (answer.ok) {
      const { job } = await answer.json();
      told = `?updated=${job}`;
      for (;;) {
        const state = await fetch(`/jobs/${job}`).then((reply) => reply.ok ? reply.json() : null);
        if (!state || state.finished) break;
        if (state.total) button.textContent = `${form.dataset.updates} ${state.done} / ${state.total}`;
        await new Promise((next) => setTimeout(next, 300));
      }
    }
    // Told by the page that comes: what was added, changed and removed, and what could not be read.
    location.assign(`/documents${told}`);
  });
}
