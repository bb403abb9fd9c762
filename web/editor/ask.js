// Asking the endpoint: one query at a time, which can be stopped.

const LONG = 6000;
const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9, application/problem+json;q=0.8";

/** Whether a query fits into an address. */
export const short = (query) => encodeURIComponent(query).length < LONG;

export class Refused extends Error {
  constructor(problem) {
    super([problem.title, problem.detail].filter(Boolean).join(": "));
    const told = /line (\d+)(?:,? column (\d+)|:(\d+))?/i.exec(problem.detail ?? "");
    this.line = problem.line ?? (told ? Number(told[1]) : 0);
    this.column = problem.column ?? (told ? Number(told[2] ?? told[3] ?? 1) : 0);
  }
}

async function problem(response) {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return { title: `${response.status}`, detail: text.slice(0, 2000) };
  }
}

/** Ask; give parsed results, or triples as text. */
export async function ask(endpoint, query, signal) {
  const options = { signal, headers: { Accept: ACCEPT } };
  const form = new URLSearchParams({ query });
  const response = short(query) ? await fetch(`${endpoint}?${form}`, options) : await fetch(endpoint, { ...options, method: "POST", body: form });
  if (!response.ok) throw new Refused(await problem(response));
  const text = await response.text();
  return (response.headers.get("content-type") ?? "").includes("json") ? JSON.parse(text) : text;
}
