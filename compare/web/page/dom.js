// Elements, made of texts and never of markup.

/** An element; names that begin with on are listeners, true and false set a bare attribute or leave it out. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export const by = (id) => document.getElementById(id);

/** A line for whoever hears the page instead of seeing it. */
export function say(words) {
  const place = by("said");
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = words; });
}

/** A line that stays until it is over, with what can be done about it. */
export function notify(words, kind = "", ...actions) {
  const place = by("notice");
  place.hidden = !words;
  place.className = kind;
  place.replaceChildren(...(words ? [el("p", {}, words), ...actions, el("button", { type: "button", class: "close", "aria-label": "Close this note", onclick: () => notify("") }, "✕")] : []));
}

/** `3 places`, `1 place`. */
export function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Scrolls only as far as it must, and at once where the reader wants no movement. */
export function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}
