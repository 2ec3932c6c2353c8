// The page that waits: asks how far the work has come, and turns into the answer when it is done.
const place = document.querySelector("[data-job]");
const bar = place.querySelector("progress");
const elapsed = place.querySelector("[data-elapsed]");
const begin = Date.now();
for (;;) {
  await new Promise((next) => setTimeout(next, 350));
  elapsed.textContent = elapsed.dataset.elapsed.replace("#", Math.round((Date.now() - begin) / 1000));
  const answer = await fetch(`/jobs/${place.dataset.job}`).catch(() => null);
  const state = answer && answer.ok ? await answer.json() : null;
  if (!state || state.finished) break;
  if (state.total) { bar.max = state.total; bar.value = state.done; }
}
location.reload();
