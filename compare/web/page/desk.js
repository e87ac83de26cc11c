// The desk: the queue, the finding that is open, its articles, and what is done with them.

import { Clash, change, read } from "./api.js";
import { Articles } from "./articles.js";
import * as dialogs from "./dialogs.js";
import { by, el, notify, say } from "./dom.js";
import { FIRST, filters } from "./filters.js";
import { draw, possible } from "./finding.js";
import { keyboard } from "./keys.js";
import { Queue } from "./queue.js";

const OFTEN = 8000; // milliseconds between two looks for what others have done

let desk = null; // what is true of the desk as a whole, as the server said last
let finding = null; // the finding that is open
let wanted = { ...FIRST };
let opening = 0;
let opened = Promise.resolve(); // until the finding that is chosen in the queue is open
let work = Promise.resolve(); // until what is being written is written
let busy = false;
let who = null; // who decided last on this page

const failed = (error) => notify(error.message, "bad");
const queue = new Queue({ opened: (line) => (opened = open(line)), loaded, failed });
const articles = new Articles({ failed });
const chosen = filters((now) => { wanted = now; refresh().catch(failed); });

async function open(line) {
  const version = ++opening;
  keepPlace(line);
  if (!line) {
    finding = null;
    draw(null, {});
    articles.show(null);
    return;
  }
  try {
    const found = await read("finding", { finding: line.key });
    if (version !== opening) return;
    const same = finding?.key === found.key;
    finding = found;
    draw(finding, { act, go });
    if (!same) {
      by("finding").scrollTop = 0;
      articles.show(finding);
    }
  } catch (error) {
    failed(error);
  }
}

/** The queue and the open finding anew, as they are by now. */
function refresh(key = finding?.key) {
  return queue.load(wanted, key);
}

function loaded(first, asked) {
  chosen.show(first.facets, asked);
  by("total").textContent = String(first.total);
}

function told(state) {
  desk = { ...state, by: who ?? state.by };
  document.title = `${state.open} open · ${state.title} · Review desk`;
  by("title").textContent = state.title;
  by("tally").textContent = `${state.open} open of ${state.findings}`;
  const last = state.changes.find((c) => c.number === state.last);
  by("undo").disabled = !last;
  by("undo").title = last ? `${last.by}: ${last.said}` : "";
  if (state.outdated.length && by("notice").className !== "bad") {
    const files = state.outdated.slice(0, 3).join(", ") + (state.outdated.length > 3 ? ` and ${state.outdated.length - 3} more` : "");
    notify(`Changed since the articles were read: ${files}.`, "old", el("button", { type: "button", onclick: readAgain }, "Read again"));
  } else if (by("notice").className === "old") notify("");
}

/** Something that changes a file: what is sent, what is said when it is done. Where somebody was faster, that is shown. */
function make(name, sent, words) {
  work = work.then(() => write(name, sent, words));
  return work;
}

async function write(name, sent, words) {
  busy = true;
  try {
    const key = finding?.key;
    told(await change(name, sent));
    if (["bad", "clash"].includes(by("notice").className)) notify("");
    await refresh(name === "undo" ? desk.changes.find((c) => c.undone)?.finding ?? key : key);
    say(`${words} ${desk.open} open.`);
  } catch (error) {
    if (error instanceof Clash) {
      await refresh();
      told(await read("state"));
      notify(`Nothing was written. ${error.message}`, "clash");
    } else failed(error);
  } finally {
    busy = false;
  }
}

async function act(kind) {
  await work;
  await opened;
  if (document.querySelector("dialog[open]")) return;
  if (!finding || !possible(kind, finding)) return;
  const about = { finding: finding.key, seen: finding.seen };
  const what = finding.subject || finding.noun;
  if (kind === "take-back") return make("take-back", { ...about, by: desk.by }, `Taken back: ${what}.`);
  const given = await (kind === "prefer" ? dialogs.preference(finding, desk) : dialogs.decision(kind, finding, desk));
  by("list").focus({ preventScroll: true });
  if (!given) return;
  who = desk.by = given.by;
  await make(kind === "prefer" ? "prefer" : "decide", { ...about, ...given }, `${kind.replaceAll("-", " ")}: ${what}.`);
}

async function undo() {
  await work;
  if (desk?.last) make("undo", { change: desk.last }, "Undone.");
}

async function readAgain() {
  notify("The articles are being read again …", "busy");
  await make("read-again", {}, "Read again.");
  if (by("notice").className === "busy") notify("");
  await articles.show(finding);
}

function go(article, start) {
  pane("articles");
  articles.go(article, start);
}

function pane(name, { focus = false } = {}) {
  document.body.dataset.pane = name;
  if (name === "articles") articles.seen();
  for (const button of document.querySelectorAll("[data-to]")) {
    if (button.dataset.to === name) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  if (focus) (name === "queue" ? by("list") : name === "articles" ? document.querySelector(".sheet") ?? by(name) : by(name)).focus();
}

function step(by_) {
  if (innerWidth <= 760 && document.body.dataset.pane === "queue") pane("articles");
  articles.step(by_);
}

/** The address names what is open, so that a reload, or a second tab, shows the same. */
function keepPlace(line) {
  const place = new URLSearchParams(Object.entries({ ...wanted, finding: line?.key ?? "" }).filter(([name, value]) => value !== (FIRST[name] ?? "")));
  history.replaceState(null, "", `#${place}`);
}

const keys = keyboard({
  j: () => queue.move(1), k: () => queue.move(-1), ArrowDown: () => queue.move(1), ArrowUp: () => queue.move(-1),
  PageDown: () => queue.move(queue.fitting), PageUp: () => queue.move(-queue.fitting),
  Home: () => queue.go(0), End: () => queue.go(queue.total - 1),
  Enter: () => pane("finding", { focus: true }),
  1: () => pane("queue", { focus: true }), 2: () => pane("finding", { focus: true }), 3: () => pane("articles", { focus: true }),
  "/": () => { pane("queue"); chosen.search(); },
  "]": () => step(1), "[": () => step(-1),
  f: () => act("fixed"), a: () => act("ask"), s: () => act("stands"), d: () => act("not-the-same"), n: () => act("no-fault"),
  h: () => act("hold"), p: () => act("prefer"), x: () => act("take-back"), u: undo, r: readAgain,
  Escape: () => pane("queue", { focus: true }),
  "?": () => desk && dialogs.help({ keys, version: desk.version }),
}, by("list"));

by("undo").addEventListener("click", undo);
by("again").addEventListener("click", readAgain);
by("done").addEventListener("click", () => desk && dialogs.history(desk));
by("help").addEventListener("click", () => desk && dialogs.help({ keys, version: desk.version }));
by("list").addEventListener("click", () => { if (innerWidth <= 760) pane("finding"); });
for (const button of document.querySelectorAll("[data-to]")) button.addEventListener("click", () => pane(button.dataset.to, { focus: true }));

/** What others have done in the meantime, in another tab or at the command line. */
async function look() {
  if (document.hidden || busy || !desk || document.querySelector("dialog[open]")) return;
  try {
    const before = desk.revision;
    told(await read("state"));
    if (desk.revision !== before) await refresh();
  } catch (error) {
    failed(error);
  }
}

async function begin() {
  const place = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  for (const name of Object.keys(FIRST)) if (name in place) wanted[name] = place[name];
  told(await read("state"));
  await refresh(place.finding);
  by("list").focus({ preventScroll: true });
  document.body.dataset.ready = "yes";
  setInterval(look, OFTEN);
  document.addEventListener("visibilitychange", look);
  addEventListener("focus", look);
}

begin().catch(failed);
