// The list of points. Only the rows in sight are in the page, so that thousands cost nothing.

import {state} from "./api.js";
import {h, said, t} from "./words.js";

const AROUND = 6;
export const SHOWN = ["waiting", "short", "printed", "rejected", "perhaps", "others", "all"];
const IN = {
  waiting: (row) => row.needed && row.decision === "undecided",
  short: (row) => row.enough > 0,
  printed: (row) => row.printed > 0,
  rejected: (row) => row.decision === "rejected",
  perhaps: (row) => row.level === "perhaps" && row.decision === "undecided",
  others: (row) => row.kind !== "recommendation",
  all: () => true,
};

export class List {
  constructor(select) {
    this.select = select;
    this.show = "waiting"; this.by = "rank"; this.session = ""; this.words = "";
    this.ids = []; this.tops = []; this.lines = [];
    this.space = h("div", {class: "space", role: "presentation"});
    this.box = h("div", {class: "list", role: "listbox", tabIndex: 0, id: "list",
      onscroll: () => this.draw(), onclick: (event) => this.clicked(event)}, this.space);
    new ResizeObserver(() => this.lay()).observe(this.box);
  }

  // Decide anew which points are listed; until then a decided one stays where it is.
  fill() {
    this.ids = [...state.rows.values()].filter((row) => this.fits(row)).map((row) => row.id);
    this.sort();
  }

  fits(row) {
    const folded = this.words.trim().toLocaleLowerCase();
    return IN[this.show](row) && (!this.session || row.session === this.session) &&
      (!folded || [row.text, row.quote, row.speaker, row.label, row.code, ...row.given].some((one) => one.toLocaleLowerCase().includes(folded)));
  }

  sort() {
    const key = this.show === "printed" ? "printed" : "rank";
    this.ids.sort((one, two) => state.rows.get(one)[key] - state.rows.get(two)[key]);
    this.lay();
  }

  // What changed elsewhere: new points that fit come in, those that are gone leave.
  refresh(ids) {
    const held = new Set(this.ids);
    const come = [...ids].filter((id) => state.rows.has(id) && !held.has(id) && this.fits(state.rows.get(id)));
    const gone = [...ids].some((id) => held.has(id) && !state.rows.has(id));
    if (!come.length && !gone) { this.draw(); return; }
    this.ids = [...this.ids.filter((id) => state.rows.has(id)), ...come];
    this.sort();
  }

  group(row) {
    if (this.by === "session") return row.session || "";
    return this.by === "theme" ? row.themes[0] || "" : "";
  }

  lay() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.tall = 5.6 * rem; this.low = 2.4 * rem;
    const rows = this.ids.map((id) => state.rows.get(id)).filter(Boolean);
    this.lines = rows.map((row) => ({row}));
    if (this.by !== "rank") {
      const groups = new Map();
      for (const row of rows) {
        const name = this.group(row);
        if (!groups.has(name)) groups.set(name, []);
        groups.get(name).push(row);
      }
      this.lines = [...groups].flatMap(([name, held]) => [{name}, ...held.map((row) => ({row}))]);
    }
    let top = 0;
    this.tops = this.lines.map((line) => { const here = top; top += line.row ? this.tall : this.low; return here; });
    this.order = this.lines.filter((line) => line.row).map((line) => line.row.id);
    this.places = new Map(this.order.map((id, n) => [id, n]));
    this.space.style.height = `${top}px`;
    this.draw();
  }

  draw() {
    const {scrollTop, clientHeight} = this.box;
    const first = Math.max(0, this.at(scrollTop) - AROUND);
    const last = Math.min(this.lines.length, this.at(scrollTop + clientHeight) + AROUND);
    const shown = [];
    for (let n = first; n < last; n += 1) shown.push(this.line(n));
    this.space.replaceChildren(...shown);
    const active = state.selected && this.space.querySelector("[aria-selected=true]");
    if (active) this.box.setAttribute("aria-activedescendant", active.id);
    else this.box.removeAttribute("aria-activedescendant");
    this.box.setAttribute("aria-label", t("list", {count: this.order?.length ?? 0}));
    if (!this.lines.length) this.space.replaceChildren(h("p", {class: "none", role: "presentation"}, t(state.rows.size ? "none-here" : "none-found")));
  }

  at(top) {
    let low = 0, high = this.tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tops[middle] <= top) low = middle + 1; else high = middle;
    }
    return Math.max(0, low - 1);
  }

  line(n) {
    const {row: held, name} = this.lines[n];
    const made = held ? this.row(state.rows.get(held.id) ?? held) :
      h("div", {class: "group", role: "presentation"}, this.by === "session" ? sessionName(name) : name || t("no-theme"));
    made.style.transform = `translateY(${this.tops[n]}px)`;
    return made;
  }

  row(row) {
    const decision = row.lapsed ? "lapsed" : row.decision;
    const place = this.places.get(row.id) ?? 0;
    return h("div", {
      class: `row ${decision}`, role: "option", id: `row-${row.id}`, "data-id": row.id,
      "aria-selected": String(row.id === state.selected),
      "aria-setsize": this.order.length, "aria-posinset": place + 1,
    },
    h("div", {class: "marks"},
      h("span", {class: `decision ${decision}`}, t(`is-${decision}`)),
      row.enough ? h("span", {class: "badge short"}, t("short-n", {n: row.enough})) : null,
      row.level === "perhaps" ? h("span", {class: "badge"}, t("is-perhaps")) : null,
      row.kind === "recommendation" ? null : h("span", {class: "badge"}, t(`kind-${row.kind.replace(" ", "-")}`)),
      row.government ? h("span", {class: "badge"}, t("government")) : null,
      state.marked.has(row.id) ? h("span", {class: "badge marked"}, t("is-marked")) : null,
      h("span", {class: "code"}, row.code)),
    said("p", row.text, row.lang, {class: "text"}),
    h("p", {class: "who"}, said("bdi", row.speaker || row.label || t("nobody"), ""), row.clock ? ` · ${row.clock}` : "",
      row.session ? ` · ${sessionName(row.session)}` : ""));
  }

  clicked(event) {
    const found = event.target.closest("[data-id]");
    if (found) this.select(found.dataset.id);
  }

  // The neighbour of the selected point; with `open` the next one that lacks a decision.
  next(step, open = false) {
    const here = this.order.indexOf(state.selected);
    for (let n = here + step; n >= 0 && n < this.order.length; n += step) {
      const row = state.rows.get(this.order[n]);
      if (row && (!open || row.decision === "undecided")) return row.id;
    }
    return "";
  }

  reveal(id) {
    const n = this.lines.findIndex((line) => line.row?.id === id);
    if (n >= 0) {
      const top = this.tops[n], {scrollTop, clientHeight} = this.box;
      if (top < scrollTop) this.box.scrollTop = top - this.low;
      else if (top + this.tall > scrollTop + clientHeight) this.box.scrollTop = top + this.tall - clientHeight + this.low;
    }
    this.draw();
  }
}

export function sessionName(id) {
  const found = state.overview?.sessions.find((one) => one.id === id);
  if (!found) return t("no-session");
  return found.number ? `${found.number}. ${found.title}` : found.title;
}
