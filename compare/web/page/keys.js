// The keyboard: one key a command, none of them while something is typed.

const KEPT = "concordant-single-keys";

/** Listens for keys; `commands` has a function for each. Letters can be turned off, for those who speak their input. */
export function keyboard(commands, list) {
  const keys = { on: kept() !== "off", turn };
  function turn(on) {
    keys.on = on;
    keep(on ? "on" : "off");
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape") return done(event, commands.Escape);
    if (typing) return;
    const inList = event.target === list;
    const free = inList || event.target === document.body;
    if (event.key.length === 1 && !keys.on && event.key !== "?") return;
    if (["PageDown", "PageUp", "Home", "End", "Enter"].includes(event.key) && !inList) return;
    if (event.key.startsWith("Arrow") && !free) return;
    done(event, commands[event.key.length === 1 ? event.key.toLowerCase() : event.key]);
  });
  return keys;
}

function done(event, command) {
  if (!command) return;
  event.preventDefault();
  command();
}

function kept() {
  try { return localStorage.getItem(KEPT); } catch { return null; } // a browser may keep nothing
}

function keep(value) {
  try { localStorage.setItem(KEPT, value); } catch { /* then it holds until the page is closed */ }
}
