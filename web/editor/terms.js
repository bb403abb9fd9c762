// The words that the editor proposes: our vocabulary, prefixes, SPARQL's own words.

/** Fetch the vocabulary; without it the editor works all the same. */
export async function fetchTerms(address) {
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(response.statusText);
    return await response.json();
  } catch {
    return { prefixes: {}, terms: [] };
  }
}

export const KEYWORDS = (
  "ASK BASE BIND BY CONSTRUCT DESCRIBE DISTINCT EXISTS FILTER FROM GRAPH GROUP HAVING LIMIT MINUS NAMED NOT OFFSET " +
  "OPTIONAL ORDER PREFIX REDUCED SELECT UNION VALUES WHERE AS ASC DESC IN UNDEF"
).split(" ");

export const FUNCTIONS = (
  "ABS AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI FLOOR GROUP_CONCAT HOURS IF IRI " +
  "isBLANK isIRI isLITERAL isNUMERIC LANG LANGMATCHES LCASE MAX MD5 MIN MINUTES MONTH NOW RAND REGEX REPLACE ROUND " +
  "sameTerm SAMPLE SECONDS SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS " +
  "STRUUID SUBSTR SUM TIMEZONE TZ UCASE URI UUID YEAR"
).split(" ");

/** The prefixes that a query declares. */
export function declared(text) {
  const found = {};
  for (const [, prefix, iri] of text.matchAll(/\bPREFIX\s+([\w.-]*):\s*<([^>]*)>/gi)) found[prefix] = iri;
  return found;
}

/** The prefixed name of an IRI, by the longest namespace that fits; nothing where none does. */
export function shorten(iri, prefixes) {
  let best = "";
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    const rest = iri.slice(namespace.length);
    const fits = iri.startsWith(namespace) && /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(rest) && !rest.endsWith(".");
    if (fits && (!best || namespace.length > prefixes[best].length)) best = prefix;
  }
  return best ? `${best}:${iri.slice(prefixes[best].length)}` : "";
}
