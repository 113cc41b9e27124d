"""Text that a Word file holds and does not show."""

from collections.abc import Iterator, Mapping

from reportgen.writers.docx.package.markup import Element, qualified, remove

_OFF = frozenset({"0", "false", "off"})
_KEPT = frozenset(map(qualified, ("rPr", "fldChar", "instrText")))
_SHAPES = tuple(map(qualified, ("drawing", "pict")))


def drop_hidden(texts: Mapping[str, Element]) -> bool:
    """Take hidden runs and shapes out of the parts of a file; say whether there were any."""
    styles = _Hiding(texts.get("word/styles.xml"))
    found = [_drop_in(root, styles) for name, root in texts.items() if name != "word/styles.xml"]
    return any(found)


def _drop_in(root: Element, styles: "_Hiding") -> bool:
    hidden = [run for run in root.iter(qualified("r")) if styles.hides(run)]
    shapes = [shape for shape in root.iter(*_SHAPES) if _is_unseen(shape)]
    whole = set(_whole_fields(root, set(hidden)))
    for run in hidden:
        needed = [child for child in run if child.tag in _KEPT] if run not in whole else []
        if any(child.tag != qualified("rPr") for child in needed):
            run[:] = needed
        else:
            remove(run)
    for shape in shapes:
        remove(shape)
    return bool(hidden or shapes)


def _whole_fields(root: Element, hidden: set[Element]) -> Iterator[Element]:
    """Yield the runs of fields that are hidden from their beginning to their end."""
    open_fields: list[list[Element]] = []
    for run in root.iter(qualified("r")):
        for mark in run.iterchildren(qualified("fldChar")):
            if mark.get(qualified("fldCharType")) == "begin":
                open_fields.append([])
        for runs in open_fields:
            runs.append(run)
        for mark in run.iterchildren(qualified("fldChar")):
            if mark.get(qualified("fldCharType")) == "end" and open_fields:
                runs = open_fields.pop()
                if hidden.issuperset(runs):
                    yield from runs


def _is_unseen(shape: Element) -> bool:
    """Whether a drawing or an old-style picture is switched off."""
    for element in shape.iter("*"):
        if str(element.tag).endswith("}docPr"):
            return (element.get("hidden") or "0").lower() not in _OFF
        if "visibility:hidden" in (element.get("style") or "").replace(" ", "").lower():
            return True
    return False


class _Hiding:
    """Which runs are hidden, by themselves or by their styles."""

    def __init__(self, styles: Element | None) -> None:
        found = () if styles is None else styles.iter(qualified("style"))
        self._styles = {str(style.get(qualified("styleId"))): style for style in found}
        self._known: dict[str, bool] = {}

    def hides(self, run: Element) -> bool:
        """Whether a run is hidden; a style inside a hiding style shows again, as Word has it."""
        own = _switch(run.find(qualified("rPr")))
        if own is not None:
            return own
        paragraph = next(run.iterancestors(qualified("p")), None)
        return self._named(run, "rPr", "rStyle") != self._named(paragraph, "pPr", "pStyle")

    def _named(self, owner: Element | None, properties: str, tag: str) -> bool:
        path = f"{qualified(properties)}/{qualified(tag)}"
        named = None if owner is None else owner.find(path)
        return named is not None and self._style_hides(str(named.get(qualified("val"))))

    def _style_hides(self, name: str) -> bool:
        if name not in self._known:
            self._known[name] = False  # a style that is based on itself
            self._known[name] = self._looked_up(name)
        return self._known[name]

    def _looked_up(self, name: str) -> bool:
        style = self._styles.get(name)
        if style is None:
            return False
        own = _switch(style.find(qualified("rPr")))
        if own is not None:
            return own
        base = style.find(qualified("basedOn"))
        return base is not None and self._style_hides(str(base.get(qualified("val"))))


def _switch(properties: Element | None) -> bool | None:
    """Whether properties hide, None where they say nothing about it."""
    found = None if properties is None else properties.find(qualified("vanish"))
    return None if found is None else (found.get(qualified("val")) or "1").lower() not in _OFF
