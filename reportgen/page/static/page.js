// The page as a whole: its views, what each key and button does, and what is told to the person.

import {act, ask, detail, forget, look, onChange, state, take, watch} from "./api.js";
import {askName, choice, conflict, dialog, field, help} from "./dialogs.js";
import {Home} from "./home.js";
import {listen, shownKeys} from "./keys.js";
import {List, SHOWN} from "./list.js";
import {Names} from "./names.js";
import {Point} from "./point.js";
import {markedWords, Talk} from "./talk.js";
import {h, language, languages, said, speak, t} from "./words.js";

const main = document.querySelector("#main");
const told = document.querySelector("#told");
let view = "";
let player = null;

const doing = {
  say(text) { told.textContent = text; told.className = ""; },
  failed(error) {
    told.replaceChildren(h("span", {lang: error.rule === "gone" ? language : "en", dir: "auto"}, error.rule === "gone" ? t("gone") : `${error.where ? `${error.where}: ` : ""}${error.message}`));
    told.className = "failed";
  },

  async act(name, values, ours = "") {
    if (!state.name && !await this.who()) return false;
    this.say(t("saving"));
    try {
      await act(name, values);
      this.say(t("saved"));
      return true;
    } catch (error) {
      await look().catch(() => undefined);
      const ids = (values.codes ?? []).map((code) => [...state.rows.values()].find((row) => row.code === code));
      if (error.status === 409 && ids[0] && await conflict(error.message, ids[0], ours || t(`verb-${values.verb ?? name}`))) {
        const again = {...values, offered: error.rule === "text-not-offered" ? "" : values.offered};
        return this.act(name, again, ours);
      }
      if (error.status === 409 && ids[0]) this.say(t("kept")); else this.failed(error);
      return false;
    }
  },

  async who() {
    const name = await askName(state.name);
    if (!name) return false;
    try { state.name = (await ask("name", {name})).name; } catch (error) { this.failed(error); return false; }
    bar();
    return true;
  },

  select(id) {
    if (!id) return;
    state.selected = id;
    list.reveal(id);
    main.classList.add("one");
    this.refresh();
    const next = list.next(1);
    if (next) detail(next).catch(() => undefined);
  },
  refresh() { point.show(state.selected, talk).catch((error) => this.failed(error)); },
  focus() { list.box.focus({preventScroll: true}); },
  back() { main.classList.remove("one"); this.focus(); },
  get row() { return state.rows.get(state.selected); },

  // Show a decision at once and go on to the next point; the server's answer corrects it.
  async decide(verb, values = {}, {goes = true, ours = "", codes} = {}) {
    const row = this.row;
    if (!row) return false;
    const shown = {accept: "accepted", quote: "accepted", edit: "accepted", reject: "rejected"}[verb];
    if (shown && !codes) state.rows.set(row.id, {...row, decision: shown, lapsed: ""});
    const next = goes ? list.next(1, true) || list.next(-1, true) : "";
    if (next) this.select(next); else list.draw();
    const done = await this.act("decide", {verb, codes: codes ?? [row.code], ...values}, ours);
    if (!done && state.rows.get(row.id)?.decision === shown) state.rows.set(row.id, row);
    list.draw();
    return done;
  },

  accept() {
    const row = this.row;
    if (!row || row.decision !== "undecided") return;
    const held = point.told?.record.id === row.id ? point.text : row.text;
    this.decide("accept", {offered: held}, {ours: held});
  },
  pick(n) {
    if (view !== "review" || !point.told?.offers[n] || this.row?.decision !== "undecided") return;
    point.chosen = n;
    this.accept();
  },
  edit() { if (this.row) point.edit(); },
  async save(text) {
    point.editing = false;
    const open = this.row?.decision === "undecided";
    this.focus();
    await this.decide("edit", {text}, {ours: text, goes: open});
  },
  reject() { if (this.row && this.row.decision !== "rejected") this.decide("reject"); },
  async rejectWhy() {
    if (!this.row) return;
    const given = await dialog(t("reject-why"), field("reason", t("reason"), {area: true, hint: t("reason-hint")}));
    if (given) this.decide("reject", {reason: given.reason});
  },
  confirm() { if (this.row?.lapsed) this.decide("confirm"); },
  async set() {
    const row = this.row;
    if (!row || row.decision !== "accepted") { if (row) this.say(t("accept-first")); return; }
    const {set, record} = await detail(row.id);
    const themes = [...new Set([...state.rows.values()].flatMap((one) => one.themes))].slice(0, 30);
    const given = await dialog(t("set"), [
      field("addressee", t("addressee"), {value: set.addressee || record.addressee, lang: row.lang}),
      field("deadline", t("deadline"), {value: set.deadline, hint: record.deadline ? t("heard", {words: record.deadline}) : "", lang: row.lang}),
      field("theme", t("theme"), {value: set.theme, hint: themes.slice(0, 5).join(" · ")}),
      choice("attribution", t("attribution"), ["", "named", "role", "none"].map((one) => [one, t(`attribution-${one || "same"}`)]), set.attribution),
    ]);
    const values = Object.fromEntries(Object.entries(given ?? {}).map(([key, value]) => [key, value.trim()]).filter(([key, value]) => value && value !== set[key]));
    if (Object.keys(values).length) this.decide("set", values, {goes: false});
  },
  mark() {
    const row = this.row;
    if (!row) return;
    if (!state.marked.delete(row.id)) state.marked.add(row.id);
    list.draw();
    if (point.told) point.draw();
    this.say(t("marked", {count: state.marked.size}));
  },
  codes() { return [...state.marked].map((id) => state.rows.get(id)).filter(Boolean).map((row) => row.code); },
  async merge() {
    const row = this.row, codes = this.codes().filter((code) => code !== row?.code);
    if (!row || !codes.length) { this.say(t("mark-first")); return; }
    if (await this.decide("merge", {}, {goes: false, codes: [row.code, ...codes]})) state.marked.clear();
    list.draw();
  },
  // Accept this point and merge what is listed as saying the same under it, in one act.
  group() {
    const row = this.row, told = point.told;
    if (!row || told?.record.id !== row.id) return;
    const others = told.voices.filter((one) => one.how !== "merged" && one.decision === "undecided").map((one) => one.code);
    if (!others.length) { this.say(t("nobody-else")); return; }
    const open = row.decision === "undecided";
    this.decide("merge", open ? {offered: point.text} : {}, {goes: open, codes: [row.code, ...others], ours: point.text});
  },
  join(verb, code) { this.decide(verb, {}, {goes: false, codes: [this.row.code, code]}); },
  // Accept or reject all that is marked; what names a government is left for a decision of its own.
  // Where nothing is marked, all that is listed and undecided can be rejected, never accepted.
  async bulk() {
    const few = state.marked.size > 0;
    const rows = (few ? [...state.marked] : list.order).map((id) => state.rows.get(id)).filter((row) => row?.decision === "undecided");
    if (!rows.length) { this.say(t("mark-first")); return; }
    const free = rows.filter((row) => !row.government), left = rows.length - free.length;
    const kinds = choice("verb", t("decide"), (few ? ["accept", "reject"] : ["reject"]).map((verb) => [verb, t(verb)]));
    const given = await dialog(t("bulk", {count: rows.length}), [kinds, few && left ? h("p", {}, t("governments-left", {count: left})) : null]);
    const chosen = given?.verb === "reject" ? rows : free;
    if (!given || !chosen.length) return;
    if (await this.act("decide", {verb: given.verb, codes: chosen.map((row) => row.code)})) {
      for (const row of chosen) state.marked.delete(row.id);
      list.draw();
    }
  },
  async add() {
    const words = markedWords();
    if (!words) { this.say(t("mark-words")); return; }
    const kinds = ["recommendation", "commitment", "good practice", "challenge", "question", "decision"];
    const given = await dialog(t("add"), [
      said("blockquote", words.quote, words.lang),
      field("text", t("your-text"), {area: true, hint: t("your-text-hint"), lang: words.lang}),
      choice("kind", t("kind"), kinds.map((kind) => [kind, t(`kind-${kind.replace(" ", "-")}`)])),
    ]);
    if (!given) return;
    const known = new Set(state.rows.keys());
    if (await this.act("add", {segment: words.segment, quote: words.quote, text: given.text, kind: given.kind})) {
      const made = [...state.rows.keys()].find((id) => !known.has(id));
      if (made) { list.show = "all"; filters(); list.fill(); this.select(made); }
    }
  },
  async move(step) {
    const row = this.row;
    if (!row?.printed) { this.say(t("accept-first")); return; }
    await this.act("move", {code: row.code, place: row.printed + step, codes: [row.code]});
    if (list.show === "printed") list.fill();
    list.reveal(row.id);
  },
  earlier() { this.move(-1); },
  later() { this.move(1); },
  undo() { this.act("undo", {}); },
  redo() { this.act("redo", {}); },

  play() {
    if (player && !player.paused) { player.pause(); return; }
    const at = point.told;
    if (!at?.recording) { this.say(t("no-recording")); return; }
    const number = state.overview.sources.findIndex((one) => one.id === at.source);
    if (player?.dataset.number !== String(number)) {
      player?.remove();
      player = h("video", {controls: true, src: `/recording/${number}`, "data-number": number, "aria-label": t("recording"), class: "player"});
      talk.box.before(player);
    }
    player.currentTime = Math.max(0, at.record.seconds ?? 0);
    player.play().catch((error) => this.failed(error));
  },

  next() { this.select(list.next(1)); },
  previous() { this.select(list.next(-1)); },
  list() { main.classList.remove("one"); this.focus(); },
  talk() { talk.box.focus(); },
  filter() { document.querySelector("#filter")?.focus(); },
  search() { document.querySelector("#search")?.focus(); },
  help() { shownKeys().then(help); },
  escape(event) {
    if (point.editing) { event.preventDefault(); point.cancel(); }
    else if (event.target.matches("input, select")) this.focus();
    else this.back();
  },
  enter() { if (point.editing) this.save(document.querySelector("#wording").value); },

  review() { show("review"); },
  preview() { show("preview"); },
  home() { show("home"); },
  names() { show("names"); },

  async open(path) {
    this.say(t("reading"));
    try {
      state.forum = (await ask("open", {path})).forum;
      forget();
      await begin();
      show("home");
      this.say(t("opened"));
    } catch (error) { this.failed(error); }
  },
  async readAgain() {
    this.say(t("reading"));
    try {
      take(await ask("read", {revision: state.revision}));
      state.overview = await ask("overview");
      this.say(t("saved"));
      show(view);
    } catch (error) { this.failed(error); }
  },
};

const talk = new Talk((id) => doing.select(id));
const list = new List((id) => { doing.select(id); doing.focus(); });
const point = new Point(doing);
const home = new Home(doing);
const names = new Names(doing);

function filters() {
  const choose = (id, label, options, value, done) => h("span", {class: "pair"}, h("label", {htmlFor: id}, t(label)),
    h("select", {id, onchange: (event) => { done(event.target.value); list.fill(); }},
      options.map(([key, text]) => h("option", {value: key, selected: key === value}, text))));
  const sessions = (state.overview?.sessions ?? []).map((one) => [one.id, one.number ? `${one.number}. ${one.title}` : one.title]);
  document.querySelector("#filters")?.replaceChildren(
    choose("show", "show", SHOWN.map((one) => [one, t(`show-${one}`)]), list.show, (value) => { list.show = value; }),
    choose("by", "order", ["rank", "session", "theme"].map((one) => [one, t(`by-${one}`)]), list.by, (value) => { list.by = value; }),
    choose("in", "session", [["", t("all-sessions")], ...sessions], list.session, (value) => { list.session = value; }),
    h("span", {class: "pair"}, h("label", {htmlFor: "filter"}, t("filter")),
      h("input", {id: "filter", type: "search", dir: "auto", value: list.words, oninput: (event) => { list.words = event.target.value; list.fill(); }})));
}

function review() {
  talk.dress();
  const hits = h("div", {id: "hits", hidden: true});
  main.replaceChildren(
    h("h1", {class: "hidden"}, t("review")),
    h("section", {class: "left", "aria-label": t("points")}, h("div", {id: "filters"}), list.box),
    h("div", {class: "right"}, point.box, h("div", {class: "side"},
      h("form", {class: "line search", role: "search", onsubmit: (event) => { event.preventDefault(); find(event.target.elements.search.value, hits); }},
        h("label", {htmlFor: "search"}, t("search")), h("input", {id: "search", name: "search", type: "search", dir: "auto"}), h("button", {type: "submit"}, t("find"))),
      hits, talk.box)));
  filters();
  if (!list.ids.length) {
    list.fill();
    if (!list.ids.length && state.rows.size) { list.show = "all"; filters(); list.fill(); }
  } else list.lay();
  if (!state.rows.has(state.selected)) state.selected = list.order[0] ?? "";
  if (state.selected) { list.reveal(state.selected); doing.refresh(); talk.reveal(); } else point.empty();
  doing.focus();
}

async function find(words, box) {
  const {hits, count} = await ask("search", {words});
  box.hidden = false;
  box.replaceChildren(
    h("p", {role: "status"}, t("hits", {count})),
    h("ul", {class: "plain"}, hits.map((hit) => h("li", {}, h("button", {type: "button", class: "link", onclick: () => talk.jump(hit)},
      h("span", {class: "who"}, said("bdi", hit.speaker || hit.source, ""), hit.clock ? ` · ${hit.clock}` : ""), " ",
      said("span", `…${hit.before}${hit.words}${hit.after}…`, hit.lang))))),
    h("button", {type: "button", onclick: () => { box.hidden = true; }}, t("close")));
}

function showPreview() {
  const frame = h("iframe", {src: "/preview/working", title: t("preview"), class: "preview"});
  const editions = h("select", {id: "edition", onchange: (event) => { frame.src = `/preview/${event.target.value}`; }},
    ["working", "public"].map((one) => h("option", {value: one}, t(`edition-${one}`))));
  main.replaceChildren(h("h1", {class: "hidden"}, t("preview")), h("div", {class: "line"}, h("label", {htmlFor: "edition"}, t("edition")), editions), frame);
}

function show(name) {
  view = state.forum ? name : "home";
  main.className = view;
  bar();
  if (view === "review") review();
  else if (view === "preview") showPreview();
  else {
    const made = view === "names" ? names : home;
    main.replaceChildren(h("h1", {class: "hidden"}, t(view)), made.box);
    made.show().catch((error) => doing.failed(error));
  }
}

function bar() {
  for (const one of document.querySelectorAll("[data-word]")) one.textContent = t(one.dataset.word);
  document.querySelector("#views").setAttribute("aria-label", t("views"));
  document.querySelector("#title").replaceChildren(state.overview ? said("span", state.overview.title, state.overview.language) : "reportgen");
  document.title = state.overview ? `${state.overview.title} · reportgen` : "reportgen";
  const names_ = state.forum ? ["home", "names", "review", "preview"] : ["home"];
  document.querySelector("#views").replaceChildren(...names_.map((name) =>
    h("button", {type: "button", "aria-current": name === view ? "page" : null, onclick: () => show(name)}, t(name))));
  const {needed = 0, left = 0, undo = 0, redo = 0} = state.counts;
  const button = (word, done, off = false) => h("button", {type: "button", disabled: off, onclick: done}, t(word));
  document.querySelector("#tools").replaceChildren(
    needed ? h("span", {class: "done"}, h("progress", {max: needed, value: needed - left, "aria-label": t("progress", {done: needed - left, needed})}), h("span", {}, t("progress", {done: needed - left, needed}))) : "",
    button("undo", () => doing.undo(), !undo), button("redo", () => doing.redo(), !redo), button("help", () => doing.help()),
    h("button", {type: "button", onclick: () => doing.who()}, state.name ? said("bdi", state.name, "") : t("your-name")),
    h("span", {class: "pair"}, h("label", {htmlFor: "language", class: "hidden"}, t("language")),
      h("select", {id: "language", onchange: (event) => speak(event.target.value).then(() => show(view))},
        languages.map((one) => h("option", {value: one, selected: one === language}, new Intl.DisplayNames([one], {type: "language"}).of(one))))),
    button("leave", () => leave()));
}

async function leave() {
  if (!await dialog(t("leave"), h("p", {}, t("leave-hint")))) return;
  await ask("leave").catch(() => undefined);
  document.body.replaceChildren(h("main", {class: "home"}, h("h1", {}, "reportgen"), h("p", {}, t("left"))));
}

async function begin() {
  const [, overview] = await Promise.all([look(), ask("overview")]);
  state.overview = overview;
  list.ids = []; list.show = "waiting"; list.session = ""; list.words = "";
}

async function start() {
  const wanted = navigator.languages.map((one) => one.split("-")[0]).find((one) => ["en", "fr", "ar", "ko"].includes(one));
  const [known] = await Promise.all([ask("state"), speak(wanted ?? "en")]);
  Object.assign(state, known);
  onChange((ids) => {
    bar();
    if (view !== "review") return;
    list.refresh(ids);
    if (ids.size) doing.refresh();
  });
  listen(doing);
  watch((error) => doing.failed(error));
  main.replaceChildren(h("p", {class: "wait"}, t("reading")));
  if (state.forum) {
    try { await begin(); } catch (error) { doing.failed(error); state.forum = ""; }
  }
  show(state.forum ? "review" : "home");
  if (!state.name) await doing.who();
}

start().catch((error) => doing.failed(error));
