// Home: choose a forum or make one of an office's files, see what was understood, build, sign.

import {ask, state, take} from "./api.js";
import {choice, dialog, field} from "./dialogs.js";
import {fill, h, said, t} from "./words.js";

export class Home {
  constructor(doing) {
    this.doing = doing;
    this.here = null; this.files = []; this.begun = null; this.built = null; this.taken = null;
    this.box = h("div", {class: "home"});
    this.lacks = h("div", {});
  }

  async show() {
    this.box.replaceChildren(h("p", {class: "wait"}, t("reading")));
    if (!this.here) await this.go("");
    this.draw();
    if (state.forum) await this.stand();
  }

  // What is missing takes the report to be put together, so it comes after the rest.
  async stand() {
    const told = await ask("standing");
    fill(this.lacks, told.missing.length ? h("details", {}, h("summary", {}, t("missing", {count: told.missing.length})), list(told.missing)) : null);
    return told;
  }

  async go(path) {
    this.here = await ask("folders", {path});
    state.recent = this.here.recent;
  }

  draw() {
    fill(this.box,
      state.forum && state.overview ? this.forum(state.overview) : null,
      this.begun ? this.understood(this.begun) : null,
      this.choose());
  }

  forum(told) {
    const {counts} = state;
    const button = (word, done, kind = "") => h("button", {type: "button", class: kind, onclick: done}, t(word));
    return h("section", {class: "card", "aria-labelledby": "forum-title"},
      said("h2", told.title, told.language, {id: "forum-title"}),
      h("p", {class: "path"}, said("bdi", told.forum, "")),
      h("p", {}, t("understood", {sessions: told.sessions.length, people: told.people, sources: told.sources.length, segments: told.segments})),
      told.withheld ? h("p", {}, t("withheld", {count: told.withheld})) : null,
      h("p", {}, t("progress", {done: (counts.needed ?? 0) - (counts.left ?? 0), needed: counts.needed ?? 0}), " ", h("span", {lang: "en", dir: "auto"}, counts.status ?? "")),
      h("div", {class: "buttons"},
        button("review", () => this.doing.review(), "main"),
        button("names", () => this.doing.names()),
        button("preview", () => this.doing.preview()),
        button("build", () => this.build()),
        button("open-folder", () => this.reveal(told.output)),
        button("read-again", () => this.doing.readAgain()),
        button("sign", () => this.sign())),
      h("h3", {}, t("colleagues")),
      h("div", {class: "buttons"},
        button("sheet-excel", () => this.send("xlsx")),
        button("sheet-word", () => this.send("docx")),
        button("take-sheet", () => this.take("take-sheet", `${told.output}/points.xlsx`)),
        button("take-report", () => this.take("take-report", `${told.output}/outcome-report-working.docx`))),
      this.taken ? this.cameBack(this.taken) : null,
      this.built ? this.written(this.built) : null,
      this.lacks,
      this.issues(told.issues));
  }

  issues(issues) {
    const grave = ["error", "warning", "note"].map((one) => [one, issues.filter((issue) => issue.severity === one)]);
    return grave.filter(([, held]) => held.length).map(([severity, held]) =>
      h("details", {open: severity === "error"}, h("summary", {}, t(`issues-${severity}`, {count: held.length})),
        list(held.map((one) => `${one.where}: ${one.message}`))));
  }

  async build() {
    this.doing.say(t("building"));
    try {
      this.built = await ask("build");
      this.doing.say(t("built", {count: this.built.files.length}));
    } catch (error) { this.doing.failed(error); }
    this.draw();
    await this.stand();
  }

  async send(kind) {
    try { this.doing.say(t("sent", {file: (await ask("send", {kind})).file})); } catch (error) { this.doing.failed(error); }
  }

  // Take a file in that came back; the ticked one below is offered first.
  async take(what, likely) {
    if (!state.name && !await this.doing.who()) return;
    const pending = ["list", "accept", "reject"].map((one) => [one, t(`pending-${one}`)]);
    const given = await dialog(t(what), [
      field("path", t("file"), {value: this.files[0] ?? likely, hint: t("file-hint")}),
      what === "take-sheet" ? choice("pending", t("pending"), pending, "list") : null]);
    if (!given) return;
    this.doing.say(t("reading"));
    try {
      this.taken = await ask(what, {path: given.path, pending: given.pending ?? "", revision: state.revision});
      take(this.taken.changes);
      this.doing.say(t("saved"));
    } catch (error) { this.doing.failed(error); }
    this.draw();
  }

  cameBack(taken) {
    return h("section", {"aria-labelledby": "taken-title"}, h("h3", {id: "taken-title"}, t("came-back", {count: taken.rows.length})),
      taken.kept ? h("p", {class: "path"}, t("kept-as"), " ", said("bdi", taken.kept, "")) : null,
      h("ul", {}, taken.rows.map((one) => h("li", {},
        h("strong", {}, t(`came-${one.came.replace(" ", "-")}`)), " · ", said("bdi", [one.about, one.field].filter(Boolean).join(" · "), ""), one.who ? ` · ${one.who}` : "",
        one.was ? said("p", one.was, "", {class: "quote"}) : null, one.says ? said("p", one.says, "") : null))));
  }

  written(built) {
    return h("section", {}, h("h3", {}, t("built", {count: built.files.length})), h("p", {class: "path"}, said("bdi", built.folder, "")),
      h("ul", {}, built.files.map((one) => h("li", {}, said("bdi", one.name, ""), one.state === "beside" ? ` · ${t("beside")}` : ""))),
      built.issued ? h("p", {}, t("issued"), " ", said("bdi", built.issued, "")) : null,
      built.lacks.length ? h("details", {}, h("summary", {}, t("public-lacks", {count: built.lacks.length})), list(built.lacks)) : null);
  }

  async reveal(folder) {
    const told = await ask("reveal").catch((error) => this.doing.failed(error));
    if (told && !told.opened) this.doing.say(t("folder-is", {folder}));
  }

  async sign() {
    const told = await this.stand();
    const given = await dialog(t("sign"), [h("p", {}, t("sign-hint", {name: state.name})), h("p", {lang: "en", dir: "auto"}, state.counts.status ?? "")], {ok: t("sign")});
    if (given && await this.doing.act("sign", {seal: told.seal})) this.doing.say(t("signed"));
    this.draw();
    await this.stand();
  }

  choose() {
    const here = this.here, files = new Set(this.files);
    return h("section", {class: "card", "aria-labelledby": "choose-title"},
      h("h2", {id: "choose-title"}, t("choose")),
      state.recent.length ? [h("h3", {}, t("recent")), h("ul", {class: "plain"}, state.recent.map((path) =>
        h("li", {}, h("button", {type: "button", class: "link", onclick: () => this.doing.open(path)}, said("bdi", path, "")))))] : null,
      h("h3", {}, t("folder")),
      h("form", {class: "line", onsubmit: (event) => { event.preventDefault(); this.enter(event.target.elements.path.value); }},
        h("label", {htmlFor: "path"}, t("path")), h("input", {id: "path", name: "path", type: "text", value: here.path, dir: "ltr"}),
        h("button", {type: "submit"}, t("go"))),
      h("div", {class: "buttons"},
        here.parent ? h("button", {type: "button", onclick: () => this.enter(here.parent)}, t("up")) : null,
        here.forum ? h("button", {type: "button", class: "main", onclick: () => this.doing.open(here.path)}, t("open-this")) : null),
      h("ul", {class: "plain files"}, here.inside.map((one) => h("li", {},
        one.kind === "forum"
          ? h("button", {type: "button", class: "link forum", onclick: () => this.doing.open(one.path)}, said("bdi", one.name, ""), ` · ${t("a-forum")}`)
          : one.kind === "folder"
            ? h("button", {type: "button", class: "link", onclick: () => this.enter(one.path)}, said("bdi", `${one.name}/`, ""))
            : h("label", {}, h("input", {type: "checkbox", checked: files.has(one.path), onchange: (event) => this.tick(one.path, event.target.checked)}), " ", said("bdi", one.name, ""))))),
      h("h3", {}, t("new-forum")), h("p", {}, t("new-forum-hint")),
      h("div", {class: "buttons"},
        h("button", {type: "button", onclick: () => this.begin([here.path])}, t("of-folder")),
        h("button", {type: "button", onclick: () => this.begin(this.files), disabled: !this.files.length}, t("of-files", {count: this.files.length})),
        h("button", {type: "button", onclick: () => this.begin([])}, t("empty-forum"))));
  }

  tick(path, on) {
    this.files = on ? [...this.files, path] : this.files.filter((one) => one !== path);
    this.draw();
    document.querySelector(`.files input[type=checkbox]:focus`) ?? this.box.querySelector(".files input")?.focus({preventScroll: true});
  }

  async enter(path) {
    try { await this.go(path); } catch (error) { this.doing.failed(error); return; }
    this.draw();
    this.box.querySelector("#path").focus();
  }

  async begin(files) {
    const into = `${this.here.path.replace(/[\\/]$/, "")}/${t("new-name")}`;
    const given = await dialog(t("new-forum"), field("into", t("into"), {value: into, hint: t("into-hint")}));
    if (!given) return;
    this.doing.say(t("reading"));
    try {
      this.begun = await ask("begin", {into: given.into, files});
      await this.doing.open(this.begun.folder);
    } catch (error) { this.doing.failed(error); }
    this.files = [];
    await this.go("");
    this.draw();
  }

  understood(told) {
    return h("section", {class: "card", "aria-labelledby": "begun-title"},
      h("h2", {id: "begun-title"}, t("what-understood")),
      told.seen.length ? h("ul", {}, told.seen.map((one) => h("li", {}, said("bdi", one.path, ""), ": ", h("span", {lang: "en"}, `${one.kind}, ${one.why}; ${one.outcome}`)))) : null,
      told.doubts.length ? [h("h3", {}, t("doubts", {count: told.doubts.length})), h("ol", {lang: "en"}, told.doubts.map((one) => h("li", {}, one.line ? `forum.yaml:${one.line}: ` : "", one.message)))] : null);
  }
}

function list(lines) { return h("ul", {lang: "en"}, lines.map((one) => said("li", one, ""))); }
