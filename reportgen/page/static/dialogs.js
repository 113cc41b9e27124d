// Small windows that ask one thing: a reason, what is set, a name, what to do about a conflict.

import {h, said, t} from "./words.js";

let numbered = 0;

// Show a window with a form; what was entered, or null where it was left.
export function dialog(title, content, {ok = t("ok"), cancel = t("cancel"), wide = false} = {}) {
  return new Promise((done) => {
    const back = document.activeElement;
    const id = `dialog-${numbered += 1}`;
    let given = null;
    const form = h("form", {method: "dialog", onsubmit: (event) => {
      event.preventDefault();
      given = Object.fromEntries(new FormData(form));
      made.close();
    }},
    h("h2", {id, tabIndex: -1}, title), content,
    h("div", {class: "buttons"},
      ok ? h("button", {type: "submit", class: "main"}, ok) : null,
      h("button", {type: "button", onclick: () => made.close()}, cancel)));
    const made = h("dialog", {"aria-labelledby": id, class: wide ? "wide" : "", onclose: () => {
      made.remove();
      back?.focus?.();
      done(given);
    }}, form);
    document.body.append(made);
    made.showModal();
    (form.querySelector("input, textarea, select") ?? form.querySelector("h2")).focus();
  });
}

export function field(name, label, {value = "", area = false, hint = "", lang = ""} = {}) {
  const id = `field-${name}`;
  const input = said(area ? "textarea" : "input", "", lang, {id, name, value, ...(area ? {rows: 4} : {type: "text", autocomplete: "off"})});
  return h("p", {class: "field"}, h("label", {htmlFor: id}, label), input, hint ? h("span", {class: "hint"}, hint) : null);
}

export function choice(name, label, options, chosen = "") {
  const id = `field-${name}`;
  return h("p", {class: "field"}, h("label", {htmlFor: id}, label),
    h("select", {id, name}, options.map(([value, text]) => h("option", {value, selected: value === chosen}, text))));
}

export async function askName(name) {
  const given = await dialog(t("your-name"), [h("p", {}, t("your-name-hint")), field("name", t("name"), {value: name})]);
  return given?.name.trim() || "";
}

// Both sides of a conflict; true where the person's own decision is to be taken all the same.
export function conflict(message, theirs, ours) {
  return dialog(t("conflict"), [
    h("p", {lang: "en", dir: "auto"}, message),
    h("div", {class: "sides"},
      h("section", {}, h("h3", {}, t("theirs")), h("p", {}, t(`is-${theirs?.lapsed ? "lapsed" : theirs?.decision ?? "gone"}`), theirs?.by ? ` · ${theirs.by}` : ""), said("p", theirs?.text ?? "", theirs?.lang)),
      h("section", {}, h("h3", {}, t("ours")), said("p", ours, theirs?.lang))),
  ], {ok: t("use-ours"), cancel: t("keep-theirs"), wide: true}).then(Boolean);
}

export function help(rows) {
  return dialog(t("keys"), h("table", {class: "keys"}, h("caption", {class: "hidden"}, t("keys")),
    h("tbody", {}, rows.map(([key, word]) => h("tr", {}, h("th", {scope: "row"}, h("kbd", {}, key)), h("td", {}, t(word)))))), {ok: "", cancel: t("close"), wide: true});
}
