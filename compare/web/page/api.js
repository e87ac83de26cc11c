// What the desk on this machine is asked, and told. The token stands in the address; a change sends it in a header, too.

const BASE = location.pathname.replace(/[^/]*$/, "");
const TOKEN = BASE.split("/")[1];

/** Somebody else was faster: nothing was written. */
export class Clash extends Error {}

export function read(name, query = {}) {
  return ask(`${BASE}api/${name}?${new URLSearchParams(query)}`, {});
}

export function change(name, sent) {
  const headers = { "content-type": "application/json", "x-concordant-token": TOKEN };
  return ask(`${BASE}api/${name}`, { method: "POST", headers, body: JSON.stringify(sent) });
}

async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, { ...options, cache: "no-store", credentials: "omit", redirect: "error" });
  } catch {
    throw new Error("The desk does not answer: it has been closed. Open it again with concordant review --serve.");
  }
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  const said = text.startsWith("{") ? JSON.parse(text).error : text.trim();
  throw response.status === 409 ? new Clash(said) : new Error(said);
}
