// The articles that show a finding, in full and side by side, each at the first place that shows it.

import { read } from "./api.js";
import { by, calm, counted, el, say } from "./dom.js";

const AT_ONCE = 4; // articles that are fetched without being asked for

export class Articles {
  constructor({ failed }) {
    this.sheets = by("sheets");
    this.failed = failed;
    this.finding = null;
    this.version = 0;
    this.at = -1;
  }

  /** Show the articles of the finding; only what is still wanted when it comes is drawn. */
  async show(finding) {
    const version = ++this.version;
    this.finding = finding;
    this.at = -1;
    by("place").textContent = finding ? counted(finding.articles.length, "article") : "";
    if (!finding) {
      this.sheets.replaceChildren();
      return;
    }
    await this.add(finding.articles.slice(0, AT_ONCE), finding.articles.slice(AT_ONCE), version, []);
  }

  async add(wanted, later, version, there) {
    let found;
    try {
      found = await Promise.all(wanted.map(({ id }) => read("article", { article: id, finding: this.finding.key })));
    } catch (error) {
      this.failed(error);
      return;
    }
    if (version !== this.version) return;
    const sheets = found.map(sheet);
    const more = later.length ? [el("button", { type: "button", class: "more-sheets", onclick: () => this.add(later, [], version, [...there, ...sheets]) }, `${counted(later.length, "article")} more`)] : [];
    this.sheets.replaceChildren(...there, ...sheets, ...more);
    for (const made of sheets) settle(made);
    this.number();
  }

  /** The pane has come into sight. */
  seen() {
    for (const made of this.sheets.querySelectorAll(".sheet")) begin(made);
  }

  get marks() {
    return [...this.sheets.querySelectorAll("mark[data-first]")];
  }

  number() {
    const marks = this.marks;
    const current = this.at >= 0 ? `${this.at + 1} of ` : "";
    const every = this.finding.articles.length, there = this.sheets.querySelectorAll(".sheet").length;
    const shown = there < every ? `${there} of ` : "";
    by("place").textContent = `${shown}${counted(every, "article")} · ${current}${counted(marks.length, "place")}`;
  }

  /** Go to the next place that shows the finding, or to the one before. */
  step(by_) {
    const marks = this.marks;
    if (marks.length) this.reach((this.at + by_ + marks.length + (this.at < 0 && by_ < 0 ? 1 : 0)) % marks.length);
  }

  /** Go to the place in an article; where the article has not come yet, it is asked for. */
  async go(article, start) {
    const find = () => this.marks.findIndex((mark) => mark.dataset.article === article && mark.dataset.start === String(start));
    if (find() < 0) await this.rest();
    const place = find();
    if (place >= 0) this.reach(place);
  }

  async rest() {
    const version = this.version;
    const there = [...this.sheets.querySelectorAll(".sheet")];
    await this.add(this.finding.articles.slice(there.length), [], version, there);
  }

  reach(number) {
    const marks = this.marks;
    for (const mark of marks) mark.classList.remove("current");
    this.at = number;
    const mark = marks[number];
    mark.classList.add("current");
    const own = mark.closest(".sheet");
    own.scrollIntoView({ block: "nearest", inline: "nearest", behavior: calm() });
    centre(own, mark, calm());
    this.number();
    const where = `${own.getAttribute("aria-label")}, paragraph ${mark.closest("p").dataset.number}`;
    say(`${where}: ${mark.textContent}. ${number + 1} of ${marks.length}.`);
  }
}

function sheet(article) {
  const body = article.paragraphs.map(({ number, pieces }) => el("p", { "data-number": number },
    el("span", { class: "pilcrow", "aria-hidden": "true" }, `¶${number}`),
    pieces.map(([words, kind, reading, start]) => piece(words, kind, reading, start, article.id))));
  const facts = [article.outlet, article.published, article.role === "published" ? "" : article.role, article.path];
  return el("article", { class: `sheet ${article.role}`, tabindex: "0", "aria-label": article.says, lang: article.language },
    el("header", {},
      el("h3", {}, article.says, article.ours ? el("span", { class: "ours" }, "ours") : ""),
      el("p", { class: "quiet" }, facts.filter(Boolean).join(" · "))),
    article.path.includes(article.title) || opening(article) === article.title ? "" : el("h4", { class: "article-title" }, article.title),
    body);
}

/** The first paragraph on one line: mostly the headline. */
function opening(article) {
  return (article.paragraphs[0]?.pieces ?? []).map(([words]) => words).join("").replace(/\s+/g, " ").trim();
}

/** A piece of an article; the first of a place can be gone to. */
function piece(words, kind, reading, start, article) {
  if (!kind) return words;
  if (kind === "near") return el("span", { class: "near" }, words);
  const inner = kind.endsWith("differs") ? el("b", {}, words) : words;
  return el("mark", { class: `reading-${reading % 6}`, "data-article": article, "data-start": start }, inner);
}

/** Of the pieces of one place only the first counts as the place; then the sheet begins at its first place. */
function settle(made) {
  let before = "";
  for (const mark of made.querySelectorAll("mark")) {
    if (mark.dataset.start !== before) mark.dataset.first = "";
    before = mark.dataset.start;
  }
  begin(made);
}

/** Show the first place of the sheet; once, and not while the pane is out of sight. */
function begin(made) {
  const first = made.querySelector("mark");
  if (!first || !made.clientHeight || made.dataset.begun) return;
  made.dataset.begun = "";
  centre(made, first, "auto");
}

function centre(made, mark, behavior) {
  const offset = mark.getBoundingClientRect().top - made.getBoundingClientRect().top;
  const free = Math.max(made.clientHeight / 3, made.querySelector("header").clientHeight + 24);
  made.scrollTo({ top: made.scrollTop + offset - free, behavior });
}
