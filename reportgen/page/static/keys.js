// Everything by keyboard. Keys are told by where they are, not by what is printed on them, so that
// they are the same on every layout; while somebody composes a character they do nothing.

const TYPED = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

export const KEYS = [
  ["KeyJ", "key-next", "next"], ["ArrowDown", "key-next", "next"],
  ["KeyK", "key-previous", "previous"], ["ArrowUp", "key-previous", "previous"],
  ["KeyA", "key-accept", "accept"],
  ["KeyE", "key-edit", "edit"],
  ["KeyR", "key-reject", "reject"], ["Shift+KeyR", "key-reject-why", "rejectWhy"],
  ["KeyS", "key-set", "set"],
  ["KeyX", "key-mark", "mark"], ["KeyM", "key-merge", "merge"], ["KeyG", "key-group", "group"], ["KeyB", "key-bulk", "bulk"],
  ["KeyN", "key-add", "add"],
  ["KeyC", "key-confirm", "confirm"],
  ["Alt+ArrowUp", "key-earlier", "earlier"], ["Alt+ArrowDown", "key-later", "later"],
  ["KeyP", "key-play", "play"],
  ["KeyU", "key-undo", "undo"], ["Ctrl+KeyZ", "key-undo", "undo"],
  ["Shift+KeyU", "key-redo", "redo"], ["Ctrl+Shift+KeyZ", "key-redo", "redo"], ["Ctrl+KeyY", "key-redo", "redo"],
  ["Slash", "key-search", "search"], ["KeyF", "key-filter", "filter"],
  ["KeyL", "key-list", "list"], ["KeyT", "key-talk", "talk"],
  ["KeyV", "key-preview", "preview"], ["KeyH", "key-home", "home"], ["KeyI", "key-names", "names"],
  ["F1", "key-help", "help"], ["Shift+Slash", "key-help", "help"],
];
const BY_CODE = new Map(KEYS.map(([code, , name]) => [code, name]));

export function listen(doing) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || document.querySelector("dialog[open]")) return;
    const held = `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.shiftKey ? "Shift+" : ""}`;
    if (event.target.matches?.(TYPED)) {
      if (event.code === "Escape") doing.escape(event);
      else if (held === "Ctrl+" && event.code === "Enter") doing.enter(event);
      return;
    }
    if (event.code === "Escape") { doing.escape(event); return; }
    if (held === "" && /^Digit[1-9]$/.test(event.code)) { doing.pick(Number(event.code.at(-1)) - 1); return; }
    const name = event.key === "?" ? "help" : BY_CODE.get(held + event.code);
    const moves = event.code.startsWith("Arrow") && !event.altKey;
    if (!name || (moves && !event.target.matches("#list, body, main"))) return;
    event.preventDefault();
    doing[name]();
  });
}

// What is printed on the keys of this keyboard, where the browser tells it.
export async function shownKeys() {
  let layout = new Map();
  try { layout = await navigator.keyboard.getLayoutMap(); } catch { /* other browsers do not tell */ }
  const shown = new Map();
  for (const [code, word] of KEYS) {
    const bare = code.split("+").at(-1);
    const printed = (layout.get(bare) ?? bare.replace(/^(Key|Digit)/, "").replace("Slash", "/").replace("Arrow", "")).toLocaleUpperCase();
    const whole = [...code.split("+").slice(0, -1), printed].join("+").replace("UP", "↑").replace("DOWN", "↓");
    shown.set(word, [...(shown.get(word) ?? []), whole]);
  }
  shown.set("key-pick", ["1 … 9"]);
  return [...shown].map(([word, keys]) => [keys.join("  "), word]);
}
