// One point: the text it would print, who says the same, why it was found, and what can be done.

import {detail, state} from "./api.js";
import {fill, h, said, t, when} from "./words.js";

export class Point {
  constructor(doing) {
    this.doing = doing;
    this.told = null; this.chosen = 0; this.editing = false;
    this.box = h("section", {class: "point", "aria-labelledby": "point-title", id: "point"});
  }

  async show(id, talk) {
    if (!id) { this.told = null; this.empty(); return; }
    const told = await detail(id);
    if (id !== state.selected) return;
    const isNew = this.told?.record.id !== id;
    if (isNew) { this.chosen = 0; this.editing = false; }
    if (this.editing) { this.told = told; return; }
    this.told = told;
    this.draw();
    if (isNew || talk.quote?.id !== id) talk.show(told);
  }

  empty() {
    this.box.replaceChildren(h("h2", {id: "point-title"}, t("no-point")), h("p", {}, t("no-point-hint")));
  }

  get text() { return this.told?.offers[this.chosen]?.text ?? ""; }

  draw() {
    const {record, row} = this.told;
    const decided = record.decision !== "undecided" || record.lapsed;
    fill(this.box,
      h("div", {class: "bar"},
        h("h2", {id: "point-title"}, t(`kind-${record.kind.replace(" ", "-")}`), " ", h("span", {class: "code"}, record.code)),
        h("button", {type: "button", class: "back", onclick: () => this.doing.back()}, t("back"))),
      decided ? this.decided(record) : null,
      this.editing ? this.editor(record, row) : this.texts(record, row),
      this.editing ? null : this.buttons(record),
      this.set(),
      this.voices(),
      this.why(record));
  }

  decided(record) {
    const by = t("decided-by", {by: record.decided_by, at: when(record.decided_at)});
    const how = record.lapsed ? t("is-lapsed") : t(`is-${record.decision}`);
    const reason = this.told.set.reason;
    return h("p", {class: `decided ${record.lapsed ? "lapsed" : record.decision}`},
      h("strong", {}, how), " ", by, record.merged_into ? ` ${t("under", {code: record.merged_into})}` : "",
      reason ? h("span", {}, " ", t("because"), " ", said("q", reason, "")) : null);
  }

  texts(record, row) {
    if (record.decision === "accepted" || record.decision === "merged") {
      const text = record.wording || record.quote;
      return h("div", {class: "texts"}, said("p", text, row.lang, {class: "printed"}),
        text === record.quote ? null : this.quotation(record, row));
    }
    const offers = this.told.offers;
    return h("fieldset", {class: "texts"}, h("legend", {}, t("would-print")),
      offers.map((one, n) => h("label", {class: "offer"},
        h("input", {type: "radio", name: "offer", checked: n === this.chosen, onchange: () => { this.chosen = n; }}),
        h("span", {class: "offered"},
          h("span", {class: "origin"}, `${n + 1} · ${t(`from-${one.origin}`)}`),
          said("span", one.text, row.lang),
          one.leans.length ? h("span", {class: "hint"}, t("leans"), " ", h("span", {lang: "en", dir: "ltr"}, one.leans.join(", "))) : null))),
      offers.some((one) => one.text === record.quote) ? null : this.quotation(record, row));
  }

  quotation(record, row) {
    return h("div", {class: "quote"}, h("span", {class: "origin"}, t("from-quotation")), said("p", record.quote, row.lang));
  }

  editor(record, row) {
    const area = said("textarea", "", row.lang, {id: "wording", rows: 4, maxLength: 4000, value: record.wording || this.text || record.quote});
    const difference = h("p", {class: "difference", dir: "auto", lang: row.lang, "aria-live": "off"});
    const compare = () => difference.replaceChildren(...changes(record.quote, area.value));
    area.addEventListener("input", compare);
    compare();
    return h("div", {class: "editor"}, h("label", {htmlFor: "wording"}, t("your-text")), area,
      h("p", {class: "hint"}, t("difference")), difference,
      h("div", {class: "buttons"},
        this.button("save", "Ctrl+Enter", () => this.doing.save(area.value)),
        this.button("cancel", "Esc", () => this.cancel())));
  }

  edit() {
    if (!this.told) return;
    this.editing = true;
    this.draw();
    const area = this.box.querySelector("#wording");
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }

  cancel() { this.editing = false; if (this.told) this.draw(); this.doing.focus(); }

  button(word, key, done, kind = "") {
    return h("button", {type: "button", class: kind, "aria-keyshortcuts": key, onclick: done}, t(word), " ", h("kbd", {"aria-hidden": "true"}, key));
  }

  buttons(record) {
    const does = this.doing, open = record.decision === "undecided";
    return h("div", {class: "buttons", role: "group", "aria-label": t("decide")},
      record.lapsed ? this.button("confirm", "C", () => does.confirm(), "main") : null,
      open ? this.button("accept", "A", () => does.accept(), "main") : null,
      this.button("edit", "E", () => does.edit()),
      record.decision === "rejected" ? null : this.button("reject", "R", () => does.reject()),
      open ? this.button("reject-why", "⇧R", () => does.rejectWhy()) : null,
      record.decision === "accepted" ? this.button("set", "S", () => does.set()) : null,
      this.button(state.marked.has(record.id) ? "unmark" : "mark", "X", () => does.mark()),
      this.told.voices.some((one) => one.how !== "merged" && one.decision === "undecided") ? this.button(open ? "accept-with" : "merge-all", "G", () => does.group()) : null,
      state.marked.size ? this.button("merge-marked", "M", () => does.merge()) : null,
      record.decision === "accepted" && this.told.row.printed ? [
        this.button("earlier-place", "Alt+↑", () => does.move(-1)),
        this.button("later-place", "Alt+↓", () => does.move(1))] : null,
      this.told.recording ? this.button("play", "P", () => does.play()) : null);
  }

  set() {
    const {addressee, deadline, theme, attribution} = this.told.set;
    const shown = attribution ? t(`attribution-${attribution}`) : "";
    const lines = [["addressee", addressee], ["deadline", deadline], ["theme", theme], ["attribution", shown]].filter(([, value]) => value);
    return lines.length ? h("dl", {class: "set"}, lines.map(([name, value]) => h("div", {}, h("dt", {}, t(name)), said("dd", value, "")))) : null;
  }

  voices() {
    const voices = this.told.voices;
    if (!voices.length) return null;
    return h("section", {class: "voices"}, h("h3", {}, t("voices", {count: voices.length})),
      h("ul", {}, voices.map((one) => h("li", {},
        h("p", {class: "who"}, said("bdi", one.speaker || t("nobody"), ""), one.clock ? ` · ${one.clock}` : "", " · ", t(`voice-${one.how}`), " · ", t(`is-${one.decision}`)),
        said("p", one.text, this.told.row.lang),
        h("div", {class: "buttons small"},
          h("button", {type: "button", onclick: () => this.doing.select(one.id)}, t("look"), " ", h("span", {class: "code"}, one.code)),
          one.how === "merged" ? null : h("button", {type: "button", onclick: () => this.doing.join("merge", one.code)}, t("merge")),
          one.how === "merged" ? null : h("button", {type: "button", onclick: () => this.doing.join("support", one.code)}, t("support")),
          h("button", {type: "button", onclick: () => this.doing.join("apart", one.code)}, t("apart")))))));
  }

  why(record) {
    const place = record.line ? record.place : record.source;
    return h("details", {class: "why", open: true}, h("summary", {}, t("why")),
      h("p", {class: "who"}, said("bdi", record.speaker || record.speaker_label || t("nobody"), ""), record.clock ? ` · ${record.clock}` : "", ` · ${place}`),
      record.author || record.attributed_to ? h("p", {}, t("reported", {who: record.author || record.attributed_to})) : null,
      h("ul", {lang: "en", dir: "ltr"}, [...record.reasons, ...record.enough_because].map((one) => h("li", {}, one))));
  }
}

// What an edit changes against the quotation, word by word.
export function changes(before, after) {
  const one = before.split(/(\s+)/), two = after.split(/(\s+)/);
  if (one.length * two.length > 400000) return [after];
  const same = Array.from({length: one.length + 1}, () => new Uint16Array(two.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = two.length - 1; j >= 0; j -= 1) {
      same[i][j] = one[i] === two[j] ? same[i + 1][j + 1] + 1 : Math.max(same[i + 1][j], same[i][j + 1]);
    }
  }
  const parts = [];
  let gone = "", come = "", i = 0, j = 0;
  const close = () => {
    if (gone) parts.push(h("del", {}, gone));
    if (come) parts.push(h("ins", {}, come));
    gone = come = "";
  };
  while (i < one.length || j < two.length) {
    let run = 0;
    while (i + run < one.length && j + run < two.length && one[i + run] === two[j + run]) run += 1;
    // A single word that both have by chance does not part a change in two.
    if (run > 3 || (run && i + run === one.length && j + run === two.length) || (run && !gone && !come)) {
      close();
      parts.push(one.slice(i, i + run).join(""));
      i += run; j += run;
    } else if (run) {
      for (; run; run -= 1) { gone += one[i]; come += two[j]; i += 1; j += 1; }
    } else if (i < one.length && (j === two.length || same[i + 1][j] >= same[i][j + 1])) { gone += one[i]; i += 1; }
    else { come += two[j]; j += 1; }
  }
  close();
  return parts;
}
