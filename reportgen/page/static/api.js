// What the page knows, and how it asks the server. Acts wait for each other, in order.

const token = document.querySelector("meta[name=token]").content;
const POLL = 3000;

export const state = {
  name: "", forum: "", recent: [], overview: null,
  rows: new Map(), details: new Map(), counts: {},
  revision: 0, seen: 0, selected: "", marked: new Set(), busy: 0,
};
const listeners = new Set();
let queue = Promise.resolve();

export class Refused extends Error {
  constructor(status, told) {
    super(told.error || "…");
    this.status = status;
    this.rule = told.rule || "";
    this.where = told.where || "";
  }
}

export function onChange(listener) { listeners.add(listener); }
export function changed(ids) { for (const one of listeners) one(ids); }

export async function ask(name, values = {}) {
  let answer;
  try {
    answer = await fetch(`/api/${name}`, {
      method: "POST", cache: "no-store", credentials: "same-origin",
      headers: {"content-type": "application/json", "x-reportgen-token": token},
      body: JSON.stringify(values),
    });
  } catch {
    throw new Refused(0, {rule: "gone"});
  }
  const told = answer.headers.get("content-type") === "application/json" ? await answer.json() : {error: await answer.text()};
  if (!answer.ok) throw new Refused(answer.status, told);
  return told;
}

// Take over what changed; what was held about a changed point is asked for again when it is shown.
export function take(told) {
  state.revision = told.revision;
  state.seen = told.seen;
  const ids = new Set([...told.gone, ...told.rows.map((row) => row.id)]);
  for (const row of told.rows) state.rows.set(row.id, row);
  for (const id of told.gone) { state.rows.delete(id); state.marked.delete(id); }
  if (ids.size) state.details.clear();
  const {rows, gone, ...counts} = told;
  const moved = JSON.stringify(counts) !== JSON.stringify(state.counts);
  state.counts = counts;
  if (ids.size || moved) changed(ids);
  return told;
}

export function look() {
  return ask("changes", {revision: state.revision}).then(take);
}

// Send an act after those before it; the view it is taken in is that of the last answer.
export function act(name, values = {}) {
  state.busy += 1;
  const sent = queue.then(() => ask("act", {...values, act: name, seen: state.seen, revision: state.revision})).then(take);
  queue = sent.catch(() => undefined);
  return sent.finally(() => { state.busy -= 1; changed(new Set()); });
}

export async function detail(id) {
  const held = state.details.get(id);
  if (held) return held;
  const told = await ask("point", {id});
  state.details.set(id, told);
  return told;
}

export function forget() {
  state.rows.clear(); state.details.clear(); state.marked.clear();
  state.revision = 0; state.seen = 0; state.selected = "";
}

export function watch(failed) {
  setInterval(() => {
    if (document.hidden || !state.forum || state.busy) return;
    look().catch(failed);
  }, POLL);
}
