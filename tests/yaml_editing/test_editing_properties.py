"""Whatever is written in a YAML file and however: an edit means what it says and spoils nothing."""

import itertools
import json
from collections.abc import Iterator, Sequence
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import InputError
from reportgen.yaml_editing import Value, ValuePath, YamlFile, edited_in_memory, scalar

Data = Any
"""Texts in lists and mappings; the tests write into them where the edits say."""

WORDS = st.text(
    st.sampled_from("ab Zé한 :#-,'\"[]{}&*!|>%@`\\?~0.\n\u2028\x85=+<\U0001f600"), max_size=12
)
NEW: st.SearchStrategy[Any] = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["k", "l", "speakers"]), inner, max_size=3)
    ),
    max_leaves=5,
)


class _Text:
    """A YAML text in random styles, in which each scalar and each comment is written once."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = itertools.count()
        self.comments: list[str] = []

    def comment(self, chance: int = 3) -> str:
        if self.draw(st.integers(0, chance)):
            return ""
        self.comments.append(f"# remark {next(self.count)}")
        return self.comments[-1]

    def leaf(self, indent: str, *, flow: bool) -> str:
        word = f"w{next(self.count)}"
        styles = ["plain", "'", '"', "empty"] + ([] if flow else [">-", "|", "|+"])
        match self.draw(st.sampled_from(styles)):
            case "plain":
                return word
            case "'":
                return f"'{word} it''s: [x]'"
            case '"':
                return f'"{word} # \\u00e9"'
            case "empty":
                return ""
            case style:
                return f"{style}\n{indent}  {word} one\n\n{indent}  two # no comment"

    def flow(self, depth: int) -> str:
        kind = self.draw(st.sampled_from(["leaf", "list", "map"])) if depth else "leaf"
        parts = [self.flow(depth - 1) for _ in range(self.draw(st.integers(0, 3)))] if depth else []
        if kind == "list":
            return f"[{', '.join(part or 'e' for part in parts)}]"
        if kind == "map":
            return f"{{{', '.join(f'f{n}: {part}' for n, part in enumerate(parts))}}}"
        return self.leaf("", flow=True) or "e"

    def lines(self, indent: str, depth: int) -> Iterator[str]:
        for number in range(self.draw(st.integers(1, 4))):
            if above := self.comment():
                yield f"{indent}{above}"
            if self.draw(st.integers(0, 5)) == 0:
                yield ""
            yield from self.entry(f"{indent}k{number}:", indent, depth)

    def entry(self, head: str, indent: str, depth: int) -> Iterator[str]:
        behind = self.comment()
        tail = f"  {behind}" if behind else ""
        kind = self.draw(st.sampled_from(["leaf", "flow", "list", "map"])) if depth else "leaf"
        if kind == "map":
            yield f"{head}{tail}"
            yield from self.lines(f"{indent}  ", depth - 1)
        elif kind == "list":
            yield f"{head}{tail}"
            yield from self.items(indent + self.draw(st.sampled_from(["", "  "])), depth - 1)
        else:
            value = self.flow(2) if kind == "flow" else self.leaf(indent, flow=False)
            first, *rest = value.split("\n")
            yield f"{head} {first}{tail}" if first else f"{head}{tail}"
            yield from rest

    def items(self, indent: str, depth: int) -> Iterator[str]:
        for _ in range(self.draw(st.integers(1, 3))):
            if above := self.comment():
                yield f"{indent}{above}"
            if self.draw(st.booleans()):
                first, *rest = self.lines(f"{indent}  ", depth) if depth > 0 else ["  k: v"]
                while first.strip().startswith("#") or not first.strip():
                    yield f"{indent}{first.strip()}".rstrip()
                    first, *rest = rest
                yield f"{indent}- {first[len(indent) + 2 :]}" if depth > 0 else f"{indent}- k: v"
                yield from rest
            else:
                yield from self.entry(f"{indent}-", indent, 0)


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[str]]:
    made = _Text(draw)
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    lines = list(made.lines("", 3))
    end = draw(st.sampled_from(["", newline]))
    return newline.join(lines) + end, made.comments


def read(text: str) -> Data:
    def data(node: yaml.Node) -> Data:
        if isinstance(node, yaml.MappingNode):
            return {str(key.value): data(value) for key, value in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [data(part) for part in node.value]
        return str(node.value)

    node = yaml.compose(text, Loader=yaml.SafeLoader)
    return data(node) if node else {}


def paths(value: Data, here: ValuePath = ()) -> Iterator[ValuePath]:
    yield here
    for key, part in value.items() if isinstance(value, dict) else ():
        yield from paths(part, (*here, key))
    for number, part in enumerate(value if isinstance(value, list) else ()):
        yield from paths(part, (*here, number))


def parent(root: Data, path: ValuePath) -> Data:
    for step in path[:-1]:
        root = root[step]
    return root


def leaves(value: Data) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for part in value.values() if isinstance(value, dict) else value:
            yield from leaves(part)


def changed(text: YamlFile, act: str, path: ValuePath, value: Value, data: Data) -> bool:
    """Make an edit on the text and on the data; false where the text refuses it."""
    holder, step = parent(data, path), path[-1]
    try:
        if act == "set":
            text.set(path, value)
        elif act == "remove":
            text.remove(path)
        elif act == "append" and isinstance(holder, list):
            text.append(path[:-1], value)
        elif act == "reverse" and isinstance(holder, list):
            text.reorder(path[:-1], range(len(holder))[::-1])
        elif act in ("append", "reverse"):
            return False
    except InputError as error:
        assert "change it by hand" in error.message  # noqa: PT017
        return False
    if act == "set":
        holder[step] = value
    elif act == "remove":
        del holder[step]
    elif isinstance(holder, list):
        holder.append(value) if act == "append" else holder.reverse()
    return True


ACTS: Sequence[str] = ("set", "remove", "append", "reverse")


@settings(max_examples=150, deadline=None, print_blob=False)
@given(texts(), st.data())
def test_an_edit_means_what_it_says_and_spoils_nothing(
    made: tuple[str, list[str]], choose: st.DataObject
) -> None:
    before, comments = made
    data = read(before)
    text = edited_in_memory(before)
    assert text.text == before
    for _ in range(choose.draw(st.integers(1, 4))):
        possible = [path for path in paths(data) if path]
        if not possible:
            return
        path = choose.draw(st.sampled_from(possible))
        act = choose.draw(st.sampled_from(ACTS))
        was = text.text
        if not changed(text, act, path, choose.draw(NEW), data):
            assert text.text == was
        assert read(text.text) == data
    assert all(comment in text.text for comment in comments)


@settings(max_examples=100, deadline=None, print_blob=False)
@given(texts(), WORDS, st.data())
def test_setting_a_scalar_touches_no_other_character(
    made: tuple[str, list[str]], value: str, choose: st.DataObject
) -> None:
    before, _ = made
    data = read(before)
    single = [path for path in paths(data) if path and isinstance(_at(data, path), str)]
    if not single:
        return
    path = choose.draw(st.sampled_from(single))
    text = edited_in_memory(before)
    if not changed(text, "set", path, value, data):
        return
    start, end = _span(before, path)
    kept = len(before) - end
    assert text.text.startswith(before[:start])
    assert not kept or text.text.endswith(before[-kept:])


def _at(data: Data, path: ValuePath) -> Data:
    for step in path:
        data = data[step]
    return data


def _span(text: str, path: ValuePath) -> tuple[int, int]:
    """Where another parser sees a scalar."""
    node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    for step in path:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((v for k, v in pairs if k.value == step), None) or node.value[step]
    return node.start_mark.index, node.end_mark.index


@given(WORDS)
def test_a_scalar_reads_as_the_same_text(text: str) -> None:
    assert read(f"k: {scalar(text)}\nl: m") == {"k": text, "l": "m"}
    assert read(f"{{k: {scalar(text)}, l: [{scalar(text)}]}}") == {"k": text, "l": [text]}
    assert json.dumps(yaml.safe_load(f"k: {scalar(text)}")) == json.dumps({"k": text})
