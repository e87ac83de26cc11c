
"use strict";
{
  const form = document.getElementById("chooser");
  const findings = form ? [...document.querySelectorAll("details.finding")] : [];
  const sections = form ? [...document.querySelectorAll("main > section")].filter((s) => s.querySelector(".finding")) : [];
  const runs = form ? [...document.querySelectorAll(".run")] : [];
  const WAIT = 120; // milliseconds after the last key of a search
  const MANY = 200; // findings that are opened at once
  const SLICE = 10; // milliseconds of work between two frames
  const texts = []; // what each finding says, folded; made while nothing else is to be done
  let timer = 0;

  const folded = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d").replaceAll("’", "'");

  const field = (name) => form.elements.namedItem(name);

  /** Whether the finding has all words that are searched for, and what is chosen. */
  function fits(finding, number, words) {
    const { do: action, category, rule, outlets } = finding.dataset;
    const wanted = [["do", action], ["category", category], ["rule", rule]];
    if (wanted.some(([name, value]) => field(name).value && field(name).value !== value)) return false;
    if (field("outlet").value && !outlets.split(" ").includes(field("outlet").value)) return false;
    return words.every((word) => texts[number].includes(word));
  }

  /** What is as it should be is left alone: each change has the browser look at the element again. */
  function hide(element, hidden) {
    if (element.hidden !== hidden) element.hidden = hidden;
  }

  /** Fold what the findings say, for so many milliseconds; whether all is done. */
  function read(time) {
    const end = performance.now() + time;
    while (texts.length < findings.length && performance.now() < end) texts.push(folded(findings[texts.length].textContent));
    return texts.length === findings.length;
  }

  function readOn() {
    if (!read(SLICE)) setTimeout(readOn, SLICE);
  }

  function choose() {
    const words = folded(field("search").value).split(/\s+/).filter(Boolean);
    if (words.length) read(Infinity);
    const shown = new Set(findings.filter((finding, number) => fits(finding, number, words)));
    for (const finding of findings) hide(finding, !shown.has(finding));
    for (const run of runs) {
      const left = [...run.querySelectorAll(".finding")].filter((finding) => !finding.hidden).length;
      hide(run, !left);
      run.style.setProperty("--rows", left);
    }
    for (const section of sections) {
      const left = [...section.querySelectorAll(".finding")].filter((finding) => !finding.hidden).length;
      hide(section, !left);
      section.querySelector(".count").textContent = String(left);
    }
    document.getElementById("nothing").hidden = shown.size > 0;
    form.querySelector("output").textContent = shown.size === findings.length ? `${findings.length} findings` : `${shown.size} of ${findings.length} findings`;
    field("open").disabled = shown.size > MANY || !shown.size;
    field("open").title = shown.size > MANY ? `for ${MANY} findings or fewer` : "";
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(choose, WAIT); });
    form.addEventListener("reset", () => setTimeout(choose));
    field("open").addEventListener("click", () => {
      const shown = findings.filter((finding) => !finding.hidden);
      const opened = shown.some((finding) => !finding.open);
      for (const finding of shown) finding.open = opened;
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select")) return;
      event.preventDefault();
      field("search").focus();
    });
    choose();
    setTimeout(readOn, WAIT);
  }

  /** A link to a finding opens it, also where it is hidden by a choice. */
  function follow() {
    const finding = findings.find((one) => `#${one.id}` === location.hash);
    if (!finding) return;
    if (finding.hidden) form.reset();
    finding.open = true;
    setTimeout(() => finding.scrollIntoView());
  }
  addEventListener("hashchange", follow);
  follow();
}
