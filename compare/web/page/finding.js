// The finding that is open: what each outlet prints, what is decided on it, and what can be.

import { by, counted, el } from "./dom.js";

export const DEEDS = [
  { key: "f", kind: "fixed", says: "Fixed" },
  { key: "a", kind: "ask", says: "Ask the outlet" },
  { key: "s", kind: "stands", says: "Stet" },
  { key: "d", kind: "not-the-same", says: "Not the same" },
  { key: "n", kind: "no-fault", says: "No fault" },
  { key: "h", kind: "hold", says: "Hold" },
  { key: "p", kind: "prefer", says: "Prefer a rendering" },
  { key: "x", kind: "take-back", says: "Take back" },
];

/** Whether the deed can be done on the finding. */
export function possible(kind, finding) {
  if (kind === "prefer") return Boolean(finding.term?.forms);
  if (kind === "take-back") return finding.decisions.some((d) => d.kind !== "baseline");
  return true;
}

/** Draw the finding; `act` does a deed, `go` goes to a place in an article. */
export function draw(finding, { act, go }) {
  const head = by("finding-h");
  if (!finding) {
    head.replaceChildren("No finding is open");
    by("finding-body").replaceChildren();
    return;
  }
  head.replaceChildren(
    el("span", { class: "line-number" }, String(finding.number)), " ",
    el("span", { class: `do ${finding.action.toLowerCase()}` }, finding.action), " ",
    el("span", { class: "subject" }, finding.subject || finding.noun), " ",
    el("span", { class: `says ${finding.severity}` }, `${finding.says} · ${finding.noun}`));
  by("finding-body").replaceChildren(...[
    bar(finding, act),
    finding.decisions.length ? decided(finding) : null,
    finding.suggestion ? el("p", { class: "advice" }, "→ ", el("span", { class: "form" }, finding.suggestion)) : null,
    table(finding, go),
    finding.term?.settled ? el("p", { class: "quiet" }, `Termbase: ${finding.term.settled}`) : null,
    el("p", { class: "reason" }, finding.why),
    el("p", { class: "quiet" }, `rule ${finding.rule} · ${finding.category} · confidence ${finding.confidence} · ${finding.id}`),
  ].filter(Boolean));
}

function bar(finding, act) {
  const buttons = DEEDS.filter((deed) => possible(deed.kind, finding)).map((deed) =>
    el("button", { type: "button", "data-deed": deed.kind, onclick: () => act(deed.kind) }, deed.says, " ", el("kbd", {}, deed.key)));
  return el("div", { class: "deeds", role: "toolbar", "aria-label": "Decide" }, buttons);
}

function decided(finding) {
  return el("ul", { class: "decided", "aria-label": "What is decided" }, finding.decisions.map((d) => el("li", {},
    el("b", {}, d.ground ? `${d.kind}, ${d.ground}` : d.kind),
    d.until ? ` until ${d.until}` : "",
    d.why ? `: ${d.why}` : "",
    el("span", { class: "quiet" }, [d.by, d.decided, d.place].filter(Boolean).map((words) => ` · ${words}`).join("")),
    d.over ? el("span", { class: "over" }, ` · ${d.over}`) : "")));
}

function table(finding, go) {
  const rows = finding.outlets.map((outlet) => el("tr", { class: outlet.said.length ? "" : "says-nothing" },
    el("th", { scope: "row" }, outlet.short,
      outlet.ours ? el("span", { class: "ours" }, "ours") : "",
      outlet.name !== outlet.short ? el("small", {}, outlet.name) : ""),
    el("td", {}, outlet.said.length ? outlet.said.map((said) => reading(said, go)) : el("span", { class: "quiet" }, "–"))));
  return el("table", { class: "sides-of" },
    el("caption", { class: "unseen" }, "What each outlet prints; words that another one has not are bold and underlined"),
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Outlet"), el("th", { scope: "col" }, "Prints"))),
    el("tbody", {}, rows));
}

function reading(said, go) {
  const rest = said.count - said.places.length;
  return el("div", { class: "reads" },
    el("span", { class: `form reading-${said.reading % 6}` }, pieces(said.pieces)),
    said.count > 1 ? el("span", { class: "times" }, ` ×${said.count}`) : "",
    el("span", { class: "places" },
      said.places.map((place) => el("button", {
        type: "button", class: "place", onclick: () => go(place.article, place.start),
        "aria-label": `${place.says}, go to the paragraph`, // begins with what is seen: that is what is called out
      }, place.says)),
      rest > 0 ? el("span", { class: "quiet" }, ` and ${counted(rest, "place")} more`) : ""));
}

export function pieces(parts) {
  return parts.map(([words, kind]) => (kind === "differs" ? el("b", {}, words) : words));
}
