// The page's own words, from the language file that the person chose, and elements made of them.

let words = {};
let missing = {};
export let languages = ["en"];
export let language = "en";

export async function speak(code) {
  const told = await (await fetch(`/words/${encodeURIComponent(code)}`)).json();
  if (!missing.skip) missing = code === "en" ? told.words : (await (await fetch("/words/en")).json()).words;
  ({words, languages} = told);
  language = languages.includes(code) ? code : "en";
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
}

export function t(key, values = {}) {
  const text = words[key] ?? missing[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// An element with its properties and children; text never becomes markup.
export function h(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "class") made.className = value;
    else if (name in made && !name.includes("-") && name !== "list") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  return fill(made, ...children);
}

// Let an element hold these children and nothing else; what is not there is left out.
export function fill(made, ...children) {
  made.replaceChildren(...children.flat(3).filter((one) => one !== null && one !== undefined && one !== false));
  return made;
}

// What somebody said or wrote, in its own language and direction.
export function said(tag, text, lang, props = {}) {
  return h(tag, {dir: "auto", lang: lang || undefined, ...props}, text);
}

export function when(iso) {
  if (!iso) return "";
  const shape = {dateStyle: "medium", timeStyle: "short"};
  return new Intl.DateTimeFormat(language, shape).format(new Date(iso));
}
