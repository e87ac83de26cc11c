// The queue: of thousands of findings only those that can be seen are on the page, and pages of them come as needed.

import { read } from "./api.js";
import { by, el } from "./dom.js";

const BEYOND = 6; // lines above and below what can be seen
const PAGE = 100; // lines that come at once

export class Queue {
  constructor({ opened, loaded, failed }) {
    this.list = by("list");
    this.reel = by("reel");
    this.opened = opened;
    this.loaded = loaded;
    this.failed = failed;
    this.wanted = {};
    this.total = 0;
    this.at = -1;
    this.pages = new Map();
    this.version = 0;
    this.list.addEventListener("scroll", () => this.draw(), { passive: true });
    this.list.addEventListener("click", (event) => this.clicked(event));
    new ResizeObserver(() => this.draw()).observe(this.list);
  }

  get height() {
    return parseFloat(getComputedStyle(this.list).getPropertyValue("--line-height")) || 76;
  }

  get current() {
    return this.line(this.at);
  }

  line(number) {
    return this.pages.get(Math.floor(number / PAGE))?.[number % PAGE];
  }

  /** Ask again for what is wanted; the finding `key` is opened where it is still there, else the one in its place. */
  async load(wanted, key) {
    const version = ++this.version;
    const asked = key ? { ...wanted, find: key } : wanted;
    const first = await read("queue", { ...asked, from: 0, count: PAGE });
    if (version !== this.version) return;
    this.loaded(first, wanted);
    this.wanted = wanted;
    this.total = first.total;
    this.pages = new Map([[0, first.lines]]);
    const place = key && first.at !== null ? first.at : Math.min(Math.max(this.at, 0), this.total - 1);
    this.reel.style.height = `${this.total * this.height}px`;
    by("empty").hidden = this.total > 0;
    by("list").hidden = this.total === 0;
    await this.go(place, { again: true });
  }

  /** Open the finding at this place of the queue. */
  async go(place, { again = false } = {}) {
    const to = Math.max(-1, Math.min(place, this.total - 1));
    if (to === this.at && !again) return;
    this.at = to;
    if (to >= 0) await this.fetch(Math.floor(to / PAGE));
    this.reveal();
    this.draw();
    await this.opened(this.current ?? null);
  }

  move(step) {
    return this.total ? this.go(Math.max(0, this.at + step)) : null;
  }

  get fitting() {
    return Math.max(1, Math.floor(this.list.clientHeight / this.height) - 1);
  }

  reveal() {
    const top = this.at * this.height;
    const { scrollTop, clientHeight } = this.list;
    if (top < scrollTop) this.list.scrollTop = top;
    else if (top + this.height > scrollTop + clientHeight) this.list.scrollTop = top + this.height - clientHeight;
  }

  /** The page of lines, asked for once. */
  async fetch(page) {
    if (this.pages.has(page)) return;
    const version = this.version;
    this.pages.set(page, []);
    try {
      const found = await read("queue", { ...this.wanted, from: page * PAGE, count: PAGE });
      if (version === this.version) this.pages.set(page, found.lines);
    } catch (error) {
      this.pages.delete(page);
      this.failed(error);
    }
    if (version === this.version) this.draw();
  }

  draw() {
    const height = this.height;
    const first = Math.max(0, Math.floor(this.list.scrollTop / height) - BEYOND);
    const last = Math.min(this.total - 1, Math.ceil((this.list.scrollTop + this.list.clientHeight) / height) + BEYOND);
    const numbers = new Set(this.at >= 0 ? [this.at] : []);
    for (let number = first; number <= last; number++) numbers.add(number);
    for (let page = Math.floor(first / PAGE); page * PAGE <= last; page++) this.fetch(page);
    this.reel.replaceChildren(...[...numbers].sort((a, b) => a - b).map((number) => this.drawn(number, height)));
    if (this.at >= 0) this.list.setAttribute("aria-activedescendant", `line-${this.at}`);
    else this.list.removeAttribute("aria-activedescendant");
  }

  drawn(number, height) {
    const line = this.line(number);
    const made = el("div", {
      class: `line ${line?.severity ?? ""}`, role: "option", id: `line-${number}`, "data-at": number,
      "aria-selected": String(number === this.at), "aria-posinset": number + 1, "aria-setsize": this.total,
    }, ...(line ? written(line) : []));
    made.style.transform = `translateY(${number * height}px)`;
    return made;
  }

  clicked(event) {
    const line = event.target.closest(".line");
    if (line) this.go(Number(line.dataset.at), { again: true });
  }
}

function written(line) {
  const readings = line.readings.map((r) => `${r.text} (${r.outlets.join(", ")})`);
  const more = line.more ? [`${line.more} more`] : [];
  const status = line.status === "new" ? "" : line.status;
  return [
    el("span", { class: "line-head" },
      el("span", { class: "line-number" }, String(line.number)),
      el("span", { class: `do ${line.action.toLowerCase()}` }, line.action),
      el("b", {}, line.subject || line.noun),
      el("span", { class: "line-says" }, status || line.says)),
    el("span", { class: "line-noun" }, line.subject ? line.noun : ""),
    el("span", { class: "line-readings" }, [...readings, ...more].join(" / ")),
  ];
}
