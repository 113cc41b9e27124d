// Names to resolve first: labels that belong to nobody for certain, each with who it could be.

import {ask, state, take} from "./api.js";
import {h, said, t} from "./words.js";

export class Names {
  constructor(doing) {
    this.doing = doing;
    this.box = h("div", {class: "home"});
  }

  async show() {
    this.box.replaceChildren(h("p", {class: "wait"}, t("reading")));
    this.told = await ask("names");
    this.draw();
  }

  draw() {
    const {labels, people} = this.told;
    this.box.replaceChildren(h("section", {class: "card", "aria-labelledby": "names-title"},
      h("h2", {id: "names-title"}, t("names-open", {count: labels.length})),
      h("p", {}, t("names-hint")),
      labels.map((one, n) => this.label(one, n, people))));
  }

  label(one, n, people) {
    const likely = new Set(one.likely);
    const sorted = [...people.filter((person) => likely.has(person.id)), ...people.filter((person) => !likely.has(person.id))];
    const choice = h("select", {id: `person-${n}`}, h("option", {value: ""}, t("choose-person")),
      sorted.map((person) => h("option", {value: person.id}, person.name)));
    return h("form", {class: "line", onsubmit: (event) => { event.preventDefault(); this.resolve(one.label, choice.value); }},
      h("p", {}, said("bdi", one.label, "", {class: "printed"}), " ", h("span", {class: "who"}, t("said-times", {count: one.turns}), " · ", one.places.join(", ")),
        said("span", ` “${one.words}”`, one.lang)),
      h("label", {htmlFor: `person-${n}`}, t("this-is")), choice, h("button", {type: "submit"}, t("keep-name")));
  }

  async resolve(label, person) {
    if (!person) { this.doing.say(t("choose-person")); return; }
    this.doing.say(t("reading"));
    try {
      take(await ask("resolve", {label, person, revision: state.revision}));
      state.overview = await ask("overview");
      this.doing.say(t("saved"));
      await this.show();
      this.box.querySelector("select")?.focus();
    } catch (error) { this.doing.failed(error); }
  }
}
