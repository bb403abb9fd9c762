// Answers on the page: a table of bindings, true or false, or triples as text. Nothing is put in as markup.

import { shorten } from "./terms.js";

const PORTION = 500;
const LONG = 200;

/** Make an element with its properties and what is inside it. */
export function element(name, properties = {}, ...inside) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
}

function link(iri, { prefixes, base }) {
  const text = shorten(iri, prefixes) || iri;
  if (iri.startsWith(base)) return element("a", { href: "/" + iri.slice(base.length).replace("#", "/") }, text);
  if (!/^https?:\/\//.test(iri)) return element("span", {}, text);
  return element("a", { href: iri, rel: "noopener noreferrer external" }, text);
}

const isNumber = (term) => /#(integer|decimal|double|float|int|long|nonNegativeInteger)$/.test(term.datatype ?? "");

/** A text; the beginning of one that would make its row higher than the page, the rest on demand. */
function told(text) {
  if (text.length <= LONG) return text;
  return element("details", {}, element("summary", {}, `${Array.from(text).slice(0, LONG / 4).join("")} …`), text);
}

function cell(term, names) {
  const made = element("td");
  if (!term) return made;
  if (isNumber(term)) made.className = "number";
  if (term.type === "uri") made.append(link(term.value, names));
  else if (term.type === "bnode") made.append(`_:${term.value}`);
  else if (term.type === "triple") made.append(JSON.stringify(term.value));
  else {
    made.lang = term["xml:lang"] ?? "";
    made.append(told(term.value));
  }
  return made;
}

/** A table that shows its rows in portions. */
function table({ head, results }, words, names) {
  const body = element("tbody");
  const rows = results.bindings;
  const more = element("button", { type: "button", className: "plain" });
  const show = () => {
    const from = body.rows.length;
    for (const row of rows.slice(from, from + PORTION)) body.append(element("tr", {}, ...head.vars.map((name) => cell(row[name], names))));
    const left = rows.length - body.rows.length;
    more.hidden = !left;
    more.textContent = words.more.replace("{n}", left);
  };
  more.addEventListener("click", show);
  show();
  const columns = element("tr", {}, ...head.vars.map((name) => element("th", { scope: "col" }, `?${name}`)));
  const caption = element("caption", {}, words.rows.replace("{n}", rows.length));
  const scroll = element("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: words.answer });
  scroll.append(element("table", {}, caption, element("thead", {}, columns), body));
  return [scroll, more];
}

/** Show an answer: parsed SPARQL results, or text. */
export function shown(answer, words, names) {
  if (typeof answer === "string") return [element("pre", { tabIndex: 0, role: "region", ariaLabel: words.answer }, answer)];
  if ("boolean" in answer) return [element("p", { className: "lead" }, answer.boolean ? words.true : words.false)];
  return table(answer, words, names);
}
