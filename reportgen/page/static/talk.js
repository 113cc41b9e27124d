// What was said: the talk around a point, any source from its beginning, and marked words.

import {ask, state} from "./api.js";
import {h, said, t} from "./words.js";

const STEP = 40;

export class Talk {
  constructor(select) {
    this.select = select;
    this.source = ""; this.first = 0; this.last = 0; this.total = 0;
    this.quote = null; this.lang = "";
    this.sources = h("select", {id: "source", onchange: () => this.browse(this.sources.value)});
    this.pieces = h("div", {class: "pieces"});
    this.earlier = h("button", {type: "button", onclick: () => this.more(-1)});
    this.later = h("button", {type: "button", onclick: () => this.more(1)});
    this.box = h("section", {class: "talk", tabIndex: 0, "aria-labelledby": "talk-title", id: "talk"});
  }

  dress() {
    this.earlier.textContent = t("earlier");
    this.later.textContent = t("later");
    this.sources.replaceChildren(...(state.overview?.sources ?? []).map((one) => h("option", {value: one.id}, one.id)));
    this.sources.value = this.source;
    this.box.replaceChildren(
      h("div", {class: "bar"}, h("h2", {id: "talk-title"}, t("talk")),
        h("label", {htmlFor: "source"}, t("source")), this.sources),
      this.earlier, this.pieces, this.later);
  }

  show(told) {
    this.quote = told.record;
    this.take(told);
    this.reveal();
  }

  // Scroll to the words that are looked at, in this box alone; what is above is laid out first.
  reveal() {
    const found = this.pieces.querySelector("mark");
    if (!found) return;
    for (let piece = found.closest(".piece"); piece; piece = piece.previousElementSibling) piece.classList.add("laid");
    const top = found.getBoundingClientRect().top - this.box.getBoundingClientRect().top;
    this.box.scrollTop += top - this.box.clientHeight / 3;
  }

  take(told) {
    this.source = told.source; this.total = told.total;
    this.first = told.pieces[0]?.index ?? 0;
    this.last = told.pieces.at(-1)?.index ?? 0;
    this.sources.value = told.source;
    this.pieces.replaceChildren(...told.pieces.map((piece) => this.piece(piece)));
    this.limits();
  }

  async browse(source) {
    this.quote = null;
    this.take(await ask("passage", {source, first: 0, count: STEP}));
    this.box.scrollTop = 0;
  }

  async jump(hit) {
    this.quote = {segment: hit.segment, start: hit.start, end: hit.end};
    this.take(await ask("passage", {segment: hit.segment, at: hit.start}));
    this.reveal();
    this.box.focus({preventScroll: true});
  }

  async more(step) {
    const first = step < 0 ? Math.max(0, this.first - STEP) : this.last + 1;
    const count = step < 0 ? this.first - first : STEP;
    if (count <= 0) return;
    const told = await ask("passage", {source: this.source, first, count});
    const made = told.pieces.map((piece) => this.piece(piece));
    if (step < 0) {
      const tall = this.box.scrollHeight;
      this.pieces.prepend(...made);
      this.box.scrollTop += this.box.scrollHeight - tall;
      this.first = first;
    } else {
      this.pieces.append(...made);
      this.last = told.pieces.at(-1)?.index ?? this.last;
    }
    this.limits();
  }

  limits() {
    this.earlier.hidden = this.first === 0;
    this.later.hidden = this.last + 1 >= this.total;
  }

  piece(piece) {
    const who = piece.speaker || piece.label;
    const text = said("p", "", piece.lang, {class: `words ${piece.form}`, "data-segment": piece.segment, "data-start": piece.start});
    text.replaceChildren(...this.marked(piece));
    return h("div", {class: "piece"},
      who || piece.clock ? h("p", {class: "who"}, said("bdi", who, ""), piece.clock ? ` · ${piece.clock}` : "") : null,
      text, piece.cut ? h("p", {class: "hint"}, t("cut")) : null);
  }

  // The text of a piece in parts: the quotation looked at, other findings, and what is between.
  marked(piece) {
    const spans = piece.found.map(([start, end, id]) => ({start, end, id}));
    const quote = this.quote;
    if (quote && quote.segment === piece.segment) {
      const start = quote.start - piece.start, end = quote.end - piece.start;
      const kept = spans.filter((one) => one.end <= start || one.start >= end);
      spans.splice(0, spans.length, ...kept, {start, end, id: ""});
    }
    spans.sort((one, two) => one.start - two.start);
    const points = Array.from(piece.text), parts = [];
    let last = 0;
    for (const {start, end, id} of spans) {
      parts.push(points.slice(last, start).join(""));
      const words = points.slice(start, end).join("");
      parts.push(id ? h("span", {class: "found", onclick: () => marking() || this.select(id)}, words) : h("mark", {}, words));
      last = end;
    }
    parts.push(points.slice(last).join(""));
    return parts;
  }
}

function marking() { return !getSelection().isCollapsed; }

// The words that a person marked within one turn or paragraph, null where there are none.
export function markedWords() {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
  const range = chosen.getRangeAt(0);
  const holder = range.commonAncestorContainer;
  const within = (holder.nodeType === Node.ELEMENT_NODE ? holder : holder.parentElement)?.closest("[data-segment]");
  const quote = range.toString().trim();
  return within && quote ? {segment: within.dataset.segment, quote, lang: within.lang} : null;
}
