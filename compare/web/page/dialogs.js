// What is asked before something is written, and what can be read at any time.

import { by, el } from "./dom.js";
import { DEEDS } from "./finding.js";

const WEEK = 7;
const TITLES = {
  fixed: ["Fixed", "It is mended where the article is kept. It is marked until the file here follows; a gate still counts it."],
  ask: ["Ask the outlet", "It goes on the sheet of concordant queries, and out of the queue."],
  stands: ["Stet", "The difference stays as it is."],
  "not-the-same": ["Not the same thing", "The passages are about two things, not two wordings of one."],
  "no-fault": ["No fault", "A false alarm."],
  hold: ["Hold", "It comes back when the day is over."],
};

/** The dialogue, open; gives what `sent` makes of its fields, or null where it is left. `focus` is the field to begin in. */
function ask(title, body, { sent, submit, focus }) {
  const dialog = by("dialog");
  return new Promise((resolve) => {
    const form = el("form", { method: "dialog", class: "asking" },
      el("h2", { id: "dialog-h" }, title), ...body,
      el("div", { class: "answer" },
        submit ? el("button", { type: "submit", class: "main" }, submit) : "",
        el("button", { type: "button", class: "leave", onclick: () => dialog.close() }, submit ? "Leave it" : "Close")));
    let given = null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      given = sent ? sent(new FormData(form)) : null;
      dialog.close();
    });
    dialog.replaceChildren(form);
    dialog.addEventListener("close", () => resolve(given), { once: true });
    dialog.showModal();
    (form.querySelector(focus ?? "[autofocus]") ?? form.querySelector("button"))?.focus();
  });
}

/** A decision of this kind on the finding. */
export function decision(kind, finding, desk) {
  const [title, hint] = TITLES[kind];
  const needed = !(kind in desk.unsaid);
  const fields = [
    el("p", { class: "about-what" }, `${finding.subject || finding.noun}: ${finding.readings.map((r) => r.text).join(" / ")}`),
    el("p", { class: "quiet" }, hint),
    el("label", {}, needed ? "Why" : "Why (can be left out)", el("input", { name: "why", required: needed, maxlength: "2000", autocomplete: "off" })),
    kind === "stands" ? el("label", {}, "On what ground", el("select", { name: "reason" }, el("option", { value: "" }, "none in particular"), desk.grounds.map((g) => el("option", { value: g }, g)))) : null,
    el("label", {}, kind === "hold" ? "Until" : "Until (for good)", el("input", { type: "date", name: "until", min: desk.today, required: kind === "hold", value: kind === "hold" ? later(desk.today) : "" })),
    el("label", {}, "Who decides", el("input", { name: "by", required: true, value: desk.by, maxlength: "200", autocomplete: "off" })),
  ].filter(Boolean);
  const sent = (data) => ({ kind, ...Object.fromEntries(data) });
  return ask(title, fields, { sent, submit: title, focus: "[name=why]" });
}

/** Which rendering is preferred, and which are right beside it. */
export function preference(finding, desk) {
  const first = Math.max(0, finding.term.forms.findIndex((form) => form.status === "preferred"));
  const rows = finding.term.forms.map((form, number) => el("tr", {},
    el("td", {}, el("input", { type: "radio", name: "form", value: form.form, required: true, checked: number === first, "aria-label": `prefer ${form.form}` })),
    el("td", {}, el("input", { type: "checkbox", name: "admitted", value: form.form, checked: form.status === "admitted", "aria-label": `${form.form} is right, too` })),
    el("td", {}, el("span", { class: "form" }, form.form), el("span", { class: "quiet" }, ` ${[form.status, ...form.outlets].filter(Boolean).join(" · ")}`),
      form.place ? el("small", {}, form.sentence[0], el("mark", {}, form.sentence[1]), form.sentence[2], ` (${form.place})`) : el("small", {}, "not printed here"))));
  const body = [
    el("p", { class: "quiet" }, finding.term.settled ? `Ruled anew: ${finding.term.settled}.` : `Goes to ${finding.term.file} as ${finding.term.id}.`, " What is neither preferred nor right, too, is ruled out."),
    el("div", { class: "scroll" }, el("table", { class: "forms" }, el("caption", { class: "unseen" }, "The forms of the term"),
      el("thead", {}, el("tr", {}, ["Prefer", "Right, too", "Form"].map((words) => el("th", { scope: "col" }, words)))),
      el("tbody", {}, rows))),
    el("label", {}, "Who decides", el("input", { name: "by", required: true, value: desk.by, maxlength: "200", autocomplete: "off" })),
  ];
  const sent = (data) => ({ term: finding.term.seen, form: data.get("form"), admitted: data.getAll("admitted"), by: data.get("by") });
  return ask("Prefer a rendering", body, { sent, submit: "Prefer it", focus: "[type=radio]" });
}

/** What was done since the desk was opened. */
export function history(desk) {
  const entries = desk.changes.map((c) => el("li", { class: c.undone ? "undone" : "" },
    el("time", { datetime: c.at }, c.at.replace("T", " ")), ` ${c.by} · ${c.said}`, c.undone ? " (undone)" : ""));
  const body = [
    entries.length ? el("ol", { class: "history", reversed: true }, entries) : el("p", {}, "Nothing yet."),
    el("p", { class: "quiet" }, `Decisions stand in ${desk.files.decisions}, terms in ${desk.files.terms}.`),
    ...(desk.decisions.length ? [el("h3", {}, "Decisions that are over"), el("ul", { class: "history" }, desk.decisions.map((line) => el("li", {}, line)))] : []),
    ...(desk.problems.length ? [el("h3", {}, "Not read"), el("ul", { class: "history" }, desk.problems.map((line) => el("li", {}, line)))] : []),
  ];
  return ask("Done here", body, {});
}

const KEYS = [
  ["j ↓ · k ↑", "next finding, the one before"],
  ["PgDn · PgUp · Home · End", "in the queue: further"],
  ["Enter", "from the queue to the finding"],
  ["] · [", "next place in the articles, the one before"],
  ["1 · 2 · 3", "queue, finding, articles"],
  ["/", "search"],
  ...DEEDS.map((deed) => [deed.key, deed.says.toLowerCase()]),
  ["u", "undo what was done last"],
  ["r", "read the articles again"],
  ["Esc", "back to the queue"],
  ["?", "this list"],
];

/** All keys, and a switch for those that are a single letter. */
export function help({ keys, version }) {
  const list = el("dl", { class: "keys" }, KEYS.map(([key, words]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, words)]).flat());
  const toggle = el("label", { class: "check" }, el("input", { type: "checkbox", checked: keys.on, onchange: (event) => keys.turn(event.target.checked) }), " single letters are commands");
  return ask("Keys", [list, toggle, el("p", { class: "quiet" }, `concordant ${version}. Nothing on this page comes from anywhere but this machine.`)], { focus: ".leave" });
}

function later(today) {
  const day = new Date(`${today}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + WEEK);
  return day.toISOString().slice(0, 10);
}
