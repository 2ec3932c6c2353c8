// Reads the text aloud with the browser's own voice, sentence by sentence, as proofreaders do.
import { announce } from "/static/main.js";

const place = document.querySelector("[data-aloud]");
const text = document.querySelector("article.text");
if (place && text && "speechSynthesis" in window) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = place.dataset.play;
  const hint = document.createElement("span");
  hint.className = "hint";
  place.append(button, " ", hint);
  place.hidden = false;
  const selection = getSelection();
  let running = false;

  function* sentences() {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest("rt, rp")) continue;
      for (const match of node.data.matchAll(/[^。！？!?\n]+[。！？!?」』）]*/g)) {
        if (match[0].trim()) yield [node, match.index, match[0]];
      }
    }
  }

  function stop() {
    running = false;
    speechSynthesis.cancel();
    selection.removeAllRanges();
    button.textContent = place.dataset.play;
  }

  function next(rest) {
    const { value, done } = rest.next();
    if (done || !running) return stop();
    const [node, start, words] = value;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + words.length);
    selection.removeAllRanges();
    selection.addRange(range);
    node.parentElement.scrollIntoView({ block: "nearest" });
    const speech = new SpeechSynthesisUtterance(words);
    speech.lang = "ja-JP";
    speech.onend = () => running && next(rest);
    speech.onerror = ({ error }) => {
      stop();
      if (error === "interrupted" || error === "canceled") return;
      hint.textContent = place.dataset.none; // no voice on this machine, or none for Japanese
      announce(place.dataset.none);
    };
    speechSynthesis.speak(speech);
  }

  button.addEventListener("click", () => {
    if (running) return stop();
    running = true;
    button.textContent = place.dataset.stop;
    next(sentences());
  });
  addEventListener("pagehide", stop);
}
