// Proposals while one types: terms by their name or label in either language, variables, prefixes, keywords.

import { autocompletion } from "@codemirror/autocomplete";
import { hoverTooltip } from "@codemirror/view";
import { FUNCTIONS, KEYWORDS, declared } from "./terms.js";

const MOST = 60;
const WORD = /[\p{L}\p{N}_:.-]+$/u;

/** How well a term fits what was typed: 0 not at all, the higher the better. */
function fit(term, typed) {
  const local = term.name.slice(term.name.indexOf(":") + 1).toLowerCase();
  if (term.name.toLowerCase().startsWith(typed)) return 5;
  if (local.startsWith(typed)) return 4;
  const labels = term.labels.map((label) => label.toLowerCase());
  if (labels.some((label) => label.startsWith(typed))) return 3;
  if (local.includes(typed)) return 2;
  return labels.some((label) => label.includes(typed)) ? 1 : 0;
}

/** Put a term in; declare its prefix where the query does not yet. */
function insert(name, namespace) {
  return (view, _completion, from, to) => {
    const prefix = name.slice(0, name.indexOf(":"));
    const changes = [{ from, to, insert: name }];
    if (!(prefix in declared(view.state.doc.toString()))) {
      changes.unshift({ from: 0, insert: `PREFIX ${prefix}: <${namespace}>\n` });
    }
    const added = changes.length > 1 ? changes[0].insert.length : 0;
    view.dispatch({ changes, selection: { anchor: from + added + name.length }, userEvent: "input.complete" });
  };
}

function ofTerms({ prefixes, terms }, typed) {
  const found = [];
  for (const term of terms) {
    const boost = fit(term, typed);
    if (boost) found.push({ boost, term });
  }
  found.sort((a, b) => b.boost - a.boost || a.term.name.length - b.term.name.length || (a.term.name < b.term.name ? -1 : 1));
  return found.slice(0, MOST).map(({ term }) => ({
    label: term.name,
    detail: term.labels.join(" · "),
    info: term.note || undefined,
    type: term.kind,
    apply: insert(term.name, prefixes[term.name.slice(0, term.name.indexOf(":"))]),
  }));
}

function ofWords(typed) {
  const upper = typed.toUpperCase();
  const words = KEYWORDS.filter((word) => word.startsWith(upper)).map((label) => ({ label, type: "keyword" }));
  const functions = FUNCTIONS.filter((word) => word.toUpperCase().startsWith(upper));
  return [...words, ...functions.map((label) => ({ label, type: "function", apply: `${label}(` }))];
}

function variables(context, before) {
  const names = new Set(context.state.doc.toString().match(/[?$][\p{L}\p{N}_]+/gu));
  names.delete(before.text);
  return { from: before.from, options: [...names].sort().map((label) => ({ label, type: "variable" })), validFor: /^[?$][\p{L}\p{N}_]*$/u };
}

function ofPrefixes(context, before, prefixes) {
  const from = before.from + before.text.search(/\S+$|$/);
  const known = declared(context.state.doc.toString());
  const options = Object.entries(prefixes)
    .filter(([prefix]) => !(prefix in known))
    .map(([prefix, iri]) => ({ label: `${prefix}: <${iri}>`, type: "namespace" }));
  return { from, options };
}

function source(vocabulary) {
  return (context) => {
    const variable = context.matchBefore(/[?$][\p{L}\p{N}_]*/u);
    if (variable) return variables(context, variable);
    const prefix = context.matchBefore(/\bPREFIX\s+[\w.-]*:?/i);
    if (prefix && /\s/.test(prefix.text)) return ofPrefixes(context, { ...prefix, text: prefix.text.replace(/^PREFIX\s+/i, (all) => " ".repeat(all.length)) }, vocabulary.prefixes);
    const word = context.matchBefore(WORD);
    if (!word && !context.explicit) return null;
    const typed = (word ? word.text : "").toLowerCase();
    const options = [...(typed.includes(":") ? [] : ofWords(typed)), ...ofTerms(vocabulary, typed)];
    return { from: word ? word.from : context.pos, options, filter: false };
  };
}

/** What a term means, where the pointer rests on it. */
function hover(vocabulary) {
  const known = new Map(vocabulary.terms.map((term) => [term.name, term]));
  return hoverTooltip((view, at) => {
    const line = view.state.doc.lineAt(at);
    const before = line.text.slice(0, at - line.from).match(WORD)?.[0] ?? "";
    const after = line.text.slice(at - line.from).match(/^[\p{L}\p{N}_:.-]*/u)[0];
    const term = known.get((before + after).replace(/\.+$/, ""));
    if (!term) return null;
    return {
      pos: at - before.length,
      end: at + after.length,
      create() {
        const dom = document.createElement("div");
        dom.className = "meaning";
        dom.textContent = [term.labels.join(" · "), term.note].filter(Boolean).join(": ");
        return { dom };
      },
    };
  });
}

/** Completion and explanations from a vocabulary. */
export function proposals(vocabulary) {
  return [autocompletion({ override: [source(vocabulary)], icons: false, maxRenderedOptions: MOST }), hover(vocabulary)];
}
