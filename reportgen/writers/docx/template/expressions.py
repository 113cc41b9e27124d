"""Checks the expressions in template tags against the fields of a report."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from jinja2 import nodes

from reportgen.document import Value
from reportgen.errors import Severity
from reportgen.writers.docx.template.flaws import Rule
from reportgen.writers.docx.template.sandbox import Sandbox

_OF_LOOPS = ("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth")
_LOOP: dict[str, Value] = dict.fromkeys(_OF_LOOPS, "")
_SAME = frozenset({"sort", "unique", "default", "d"})
_ONE = frozenset({"first", "last"})
_ALLOWING = frozenset({"default", "d", "defined", "undefined"})

Names = Mapping[str, Value | None]
"""The names available to a tag, each with an example value, None if that is unknown."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A tag that reads an unknown name or prints something that is no text; lines count from 1.

    ``owner`` is the name whose member the tag asks for, if that member does not exist.
    """

    line: int
    rule: Rule
    message: str
    near: str = ""
    severity: Severity = "error"
    advice: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class TagReader:
    """Reads the tags of one part; ``parts`` collects the lines on which parts are placed."""

    sandbox: Sandbox
    known: Names
    found: list[Misread] = field(default_factory=list)
    parts: list[tuple[int, str]] = field(default_factory=list)

    def read(self, tree: nodes.Template) -> None:
        """Read the tags of a tree and collect what is wrong with them."""
        self._read_all(tree.iter_child_nodes(), self.known)

    def _read_all(self, children: Iterator[nodes.Node], names: Names) -> None:
        for child in children:
            self._value(child, names)

    def _value(self, node: nodes.Node, names: Names) -> Value | None:
        """Return an example of an expression's value, None if it is unknown."""
        match node:
            case nodes.Name(name=name):
                return self._member(node, names, name, "")
            case (
                nodes.Getattr(node=owner, attr=name)
                | nodes.Getitem(node=owner, arg=nodes.Const(value=str(name)))
            ):
                return self._attribute(node, owner, name, names)
            case nodes.Getitem(node=owner):
                return _one(self._value(owner, names))
            case nodes.Filter(name=name):
                return self._filtered(node, name, names)
            case nodes.Const(value=value) if isinstance(value, str | int):
                return value
            case _:
                self._read_other(node, names)
        return None

    def _read_other(self, node: nodes.Node, names: Names) -> None:
        """Read what gives no value of its own."""
        match node:
            case nodes.Call():
                return  # refused as a whole
            case nodes.Test(name=name):
                self._check_name(node, name, self.sandbox.tests, "test")
                before = len(self.found)
                self._read_all(node.iter_child_nodes(), names)
                self._soften(name, before)
            case nodes.For():
                self._loop(node, names)
            case nodes.Output(nodes=printed):
                for child in printed:
                    self._check_printed(child, self._value(child, names))
            case _:
                self._read_all(node.iter_child_nodes(), names)

    def _attribute(
        self, node: nodes.Node, owner: nodes.Node, name: str, names: Names
    ) -> Value | None:
        if isinstance(owner, nodes.Name) and owner.name == "parts":
            self.parts.append((node.lineno, name))
        value = self._value(owner, names)
        if isinstance(value, dict):
            return self._member(node, value, name, spelled(owner))
        if value is not None:
            kind = "a list; loop over it" if isinstance(value, list) else "a text"
            message = f"there is no {name!r} in {spelled(owner)!r}, which is {kind}"
            self.found.append(Misread(node.lineno, "unknown-field", message))
        return None

    def _member(self, node: nodes.Node, names: Names, name: str, owner: str) -> Value | None:
        if name in names:
            return names[name]
        near = get_close_matches(name, list(names), n=1)
        path = f"{owner}." if owner else ""
        meant = f"{path}{near[0]}" if near else self._elsewhere(name)
        wrong = Misread(
            node.lineno,
            "unknown-field",
            f"there is no field '{path}{name}'",
            near=meant,
            advice="" if meant else f"known here: {', '.join(names)}",
            owner=owner,
        )
        self.found.append(wrong)
        return None

    def _elsewhere(self, name: str) -> str:
        """Return the full name of a field with this last name, empty for none."""
        dotted = {
            inner: f"{outer}.{inner}"
            for outer, value in self.known.items()
            if isinstance(value, dict)
            for inner in value
        }
        near = get_close_matches(name, list(dotted), n=1, cutoff=0.8)
        return dotted[near[0]] if near else ""

    def _filtered(self, node: nodes.Filter, name: str, names: Names) -> Value | None:
        self._check_name(node, name, self.sandbox.filters, "filter")
        before = len(self.found)
        values = [self._value(child, names) for child in node.iter_child_nodes()]
        self._soften(name, before)
        value = values[0] if values else None
        if name in _ONE:
            return _one(value)
        return value if name in _SAME else None

    def _soften(self, name: str, before: int) -> None:
        """Turn flaws into warnings where a filter or test allows a missing name."""
        if name in _ALLOWING:
            self.found[before:] = [
                replace(misread, severity="warning") for misread in self.found[before:]
            ]

    def _check_name(
        self, node: nodes.Node, name: str, known: Mapping[str, object], kind: str
    ) -> None:
        if name in known:
            return
        near = get_close_matches(name, list(known), n=1)
        listed = "" if near else f"; there are {', '.join(known)}"
        message = f"there is no {kind} {name!r}{listed}"
        self.found.append(Misread(node.lineno, "unknown-filter", message, near[0] if near else ""))

    def _loop(self, node: nodes.For, names: Names) -> None:
        value = self._value(node.iter, names)
        if isinstance(value, str | dict):
            message = f"{spelled(node.iter)!r} is not a list; only lists can be looped over"
            self.found.append(Misread(node.lineno, "unknown-field", message))
        member = _one(value)
        inner: dict[str, Value | None] = {**names, "loop": _LOOP}
        inner |= {target.name: member for target in node.target.find_all(nodes.Name)}
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = member
        self._read_all(iter(node.body), inner)
        self._read_all(iter(node.else_), names)

    def _check_printed(self, node: nodes.Node, value: Value | None) -> None:
        if isinstance(value, list | dict):
            what = "a list" if isinstance(value, list) else "a group of fields"
            message = f"{spelled(node)!r} is {what}; loop over it, or name one of its fields"
            self.found.append(Misread(node.lineno, "whole-list", message))


def spelled(node: nodes.Node) -> str:
    """Return a name as the template spells it, "..." for what is no name."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=owner, attr=name):
            return f"{spelled(owner)}.{name}"
        case nodes.Getitem(node=owner, arg=nodes.Const(value=name)):
            return f"{spelled(owner)}.{name}"
        case nodes.Filter(node=owner) if owner is not None:
            return spelled(owner)
        case _:
            return "..."


def _one(value: Value | None) -> Value | None:
    """Return a member of a list, None if unknown."""
    return value[0] if isinstance(value, list) and value else None
