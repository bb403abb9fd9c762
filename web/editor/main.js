// The query editor of /editor: takes over the plain form, which works without it.

import { Refused, ask, short } from "./ask.js";
import { proposals } from "./complete.js";
import { element, shown } from "./results.js";
import { declared, fetchTerms } from "./terms.js";
import { edit } from "./view.js";

const form = document.getElementById("query-form");
const words = JSON.parse(document.getElementById("editor-words").content.textContent);
const status = document.getElementById("query-status");
const place = document.getElementById("query-answer");
const button = document.getElementById("query-run");
const vocabulary = { prefixes: {}, terms: [] };
let running = null;

const editor = edit(form.elements.query, { label: words.label, mistake: words.mistake, run });

function say(text, bad = false) {
  status.textContent = text;
  status.classList.toggle("warn", bad);
}

/** Let the address of the page hold the query, to share it. */
function remember(query) {
  const address = new URL(location.href);
  address.search = short(query) ? `?${new URLSearchParams({ query })}` : "";
  history.replaceState(null, "", address);
}

function refused(error) {
  if (error.name === "AbortError") return say(words.stopped);
  say(error instanceof Refused ? error.message : words.unreachable, true);
  if (error.line) editor.point(error.line, error.column, error.message);
}

async function run() {
  if (running) return running.abort();
  const query = editor.text;
  running = new AbortController();
  button.textContent = words.stop;
  say(words.running);
  place.replaceChildren();
  const began = performance.now();
  try {
    const answer = await ask(form.action, query, running.signal);
    const names = { prefixes: { ...vocabulary.prefixes, ...declared(query) }, base: form.dataset.base };
    place.replaceChildren(...shown(answer, words, names));
    const number = answer.results ? words.rows.replace("{n}", answer.results.bindings.length) : words.done;
    say(`${number} · ${Math.round(performance.now() - began)} ms`);
    remember(query);
  } catch (error) {
    refused(error);
  } finally {
    running = null;
    button.textContent = words.run;
  }
}

form.addEventListener("submit", () => {
  form.method = short(editor.text) ? "get" : "post";
});
button.addEventListener("click", run);
button.hidden = false;
status.before(element("p", { className: "quiet" }, words.keys));
fetchTerms(form.dataset.vocabulary).then((found) => {
  Object.assign(vocabulary, found);
  editor.extend(proposals(vocabulary));
  form.dataset.ready = "true";
});
