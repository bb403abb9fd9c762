// The editor itself: CodeMirror in a shadow root, so that its styles are style sheets that a strict
// Content-Security-Policy allows: `<style>` elements are not.

import { closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, toggleComment } from "@codemirror/commands";
import { HighlightStyle, LanguageSupport, bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { lintGutter, lintKeymap, linter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { styleTags, tags } from "@lezer/highlight";
import { SparqlLanguage } from "codemirror-lang-sparql";

// The grammar's own tags leave prefixed names plain.
const LANGUAGE = new LanguageSupport(
  SparqlLanguage.configure({ props: [styleTags({ "Iri/...": tags.url, A_predicate: tags.keyword, Langtag: tags.annotation })] }),
);

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.definitionKeyword], color: "var(--band-4)", fontWeight: "600" },
  { tag: [tags.variableName], color: "var(--band-3)" },
  { tag: [tags.string, tags.literal], color: "var(--band-2)" },
  { tag: [tags.number, tags.bool], color: "var(--band-2)" },
  { tag: [tags.url, tags.namespace, tags.propertyName, tags.typeName], color: "var(--band-1)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

const LOOK = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--soft)", borderRadius: "0.2rem", fontSize: "0.95rem" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5", minHeight: "12rem", maxHeight: "34rem", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-gutters": { color: "var(--soft)", backgroundColor: "var(--shade)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent) 8%, transparent)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--mark)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--mark)", outline: "1px solid var(--soft)" },
  ".cm-tooltip, .cm-panels": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--soft)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", maxHeight: "18rem", maxWidth: "min(34rem, 90vw)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "var(--paper)", backgroundColor: "var(--accent)" },
  ".cm-completionDetail": { fontFamily: "var(--sans)", fontStyle: "normal", opacity: "1" },
  ".cm-completionInfo, .meaning": { maxWidth: "24rem", padding: "0.4rem 0.6rem", fontFamily: "var(--sans)", lineHeight: "1.4" },
  ".cm-button": { color: "var(--accent)", backgroundImage: "none", backgroundColor: "var(--paper)", border: "1px solid var(--accent)" },
  ".cm-textfield": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--soft)" },
  ".cm-foldPlaceholder": { color: "var(--ink)", backgroundColor: "var(--shade)", border: "1px solid var(--line)" },
});

/** Mark what the grammar does not understand. */
function mistakes(message) {
  return linter((view) => {
    const found = [];
    syntaxTree(view.state).iterate({
      enter({ type, from, to }) {
        if (type.isError && found.length < 5) found.push({ from, to: Math.max(to, Math.min(from + 1, view.state.doc.length)), severity: "error", message });
      },
    });
    return view.state.doc.toString().trim() ? found : [];
  });
}

/** Put an editor in the place of a textarea; give what controls it. */
export function edit(textarea, { label, mistake, run }) {
  const host = document.createElement("div");
  host.className = "code";
  textarea.before(host);
  const root = host.attachShadow({ mode: "open" });
  const later = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: textarea.value,
      extensions: [
        [lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), history(), foldGutter(), drawSelection(), indentOnInput()],
        [bracketMatching(), closeBrackets(), highlightActiveLine(), highlightSelectionMatches(), search({ top: true }), lintGutter()],
        [LANGUAGE, syntaxHighlighting(COLOURS), LOOK, mistakes(mistake), later.of([])],
        keymap.of([
          { key: "Mod-Enter", run: () => (run(), true) },
          { key: "Mod-/", run: toggleComment },
          ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap,
        ]),
        EditorState.languageData.of(() => [{ commentTokens: { line: "#" } }]),
        EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false", tabindex: "0", translate: "no" }),
        EditorView.lineWrapping,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) textarea.value = update.state.doc.toString();
        }),
      ],
    }),
  });
  textarea.hidden = true;
  return {
    view,
    get text() {
      return view.state.doc.toString();
    },
    /** Add what is only known later. */
    extend: (extension) => view.dispatch({ effects: later.reconfigure(extension) }),
    /** Show where the server found a mistake; lines and columns count from 1. */
    point(line, column, message) {
      const at = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      const from = Math.min(at.from + Math.max(column - 1, 0), at.to);
      view.dispatch(setDiagnostics(view.state, [{ from, to: Math.min(from + 1, at.to), severity: "error", message }]));
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
      view.focus();
    },
  };
}
