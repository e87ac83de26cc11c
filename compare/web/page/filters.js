// The filters of the queue: what can be chosen, with how many findings each choice would show.

import { by, el } from "./dom.js";

const NAMES = ["search", "status", "severity", "category", "outlet", "rule"];
const SAYS = { error: "must fix", warning: "query", note: "note", new: "open" };
export const FIRST = { search: "", status: "open", severity: "", category: "", outlet: "", rule: "" };
const WAIT = 180; // milliseconds after the last key of a search

/** The filters of the page; `changed` is called with what is wanted. */
export function filters(changed) {
  const form = by("filters");
  const field = (name) => form.elements.namedItem(name);
  let timer = 0;
  const tell = () => changed(chosen());
  const chosen = () => Object.fromEntries(NAMES.map((name) => [name, field(name).value]));
  form.addEventListener("submit", (event) => { event.preventDefault(); tell(); });
  form.addEventListener("change", (event) => { if (event.target.name !== "search") tell(); });
  form.addEventListener("input", (event) => {
    if (event.target.name !== "search") return;
    clearTimeout(timer);
    timer = setTimeout(tell, WAIT);
  });
  form.addEventListener("reset", (event) => { event.preventDefault(); changed({ ...FIRST }); });
  return { show: (facets, wanted) => show(field, facets, wanted), search: () => { field("search").focus(); field("search").select(); } };
}

function show(field, facets, wanted) {
  if (document.activeElement !== field("search")) field("search").value = wanted.search;
  for (const [name, values] of Object.entries(facets)) {
    const select = field(name);
    const known = values.map(([value]) => value);
    const head = name === "status"
      ? [option("open", `open ${values.find(([v]) => v === "new")?.[1] ?? 0}`), option("", "all")]
      : [option("", "all")];
    const chosen = wanted[name];
    const missing = chosen && chosen !== "open" && !known.includes(chosen) ? [[chosen, 0]] : [];
    const others = [...values, ...missing].filter(([value]) => name !== "status" || value !== "new");
    select.replaceChildren(...head, ...others.map(([value, number]) => option(value, `${said(value, name)} ${number}`)));
    select.value = chosen;
  }
}

function said(value, name) {
  return name === "outlet" ? value : SAYS[value] ?? value.replaceAll("-", " ");
}

function option(value, words) {
  return el("option", { value }, words);
}
