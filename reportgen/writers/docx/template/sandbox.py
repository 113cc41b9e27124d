"""The language of a template's tags: it can print, loop and compare, and nothing else."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment

_FILTERS = [
    "capitalize",
    "d",
    "default",
    "dictsort",
    "e",
    "escape",
    "first",
    "items",
    "join",
    "last",
    "length",
    "count",
    "lower",
    "sort",
    "title",
    "trim",
    "truncate",
    "unique",
    "upper",
]
_TESTS = [
    "defined",
    "divisibleby",
    "eq",
    "even",
    "false",
    "ge",
    "gt",
    "in",
    "le",
    "lt",
    "ne",
    "none",
    "odd",
    "string",
    "true",
    "undefined",
]
_NODES = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Add,
    nodes.Sub,
    nodes.Filter,
    nodes.Test,
    nodes.Tuple,
    nodes.Keyword,
)
_LOOP_DEPTH = 3


class RefusedTagError(JinjaError):
    """A tag that a template may not use, on a line of its part."""

    def __init__(self, message: str, lineno: int) -> None:
        super().__init__(message)
        self.lineno = lineno


class Sandbox(SandboxedEnvironment):
    """An environment without functions; every value is escaped and an unknown name is an error."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(undefined=_unknown(names), autoescape=True, finalize=_printed)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.tests = {name: self.tests[name] for name in _TESTS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for line, message in refused_nodes(tree):
            raise RefusedTagError(message, line)
        return tree

    def tree(self, source: str) -> nodes.Template:
        """Return the tree of a source, also of one with tags that are not allowed.

        Raises:
            jinja2.TemplateSyntaxError: a tag is broken.
        """
        return super()._parse(source, None, None)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """Return a value by its name; of a loop what Jinja tells of loops; else undefined."""
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        if isinstance(obj, Undefined):
            return getattr(obj, attribute)
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return self.undefined(obj=obj, name=attribute)


def _printed(value: object) -> object:
    """Return what a tag prints: a text or a number, never a list as the program spells it."""
    if isinstance(value, list | dict):
        what = "a list" if isinstance(value, list) else "a group of fields"
        message = f"this is {what}, not a text; loop over it, or name one of its fields"
        raise RefusedTagError(message, 0)
    return value


def refused_nodes(node: nodes.Node, loops: int = 0) -> Iterator[tuple[int, str]]:
    """Yield line and message of every tag that is not allowed, not of what stands inside it."""
    loops += isinstance(node, nodes.For)
    if not isinstance(node, _NODES):
        kind = type(node).__name__.lower()
        yield node.lineno, f"tags can print fields, loop and compare; {kind!r} is not allowed"
    elif loops > _LOOP_DEPTH:
        yield node.lineno, f"loops stand more than {_LOOP_DEPTH} deep"
    else:
        for child in node.iter_child_nodes():
            yield from refused_nodes(child, loops)


def _unknown(names: tuple[str, ...]) -> type[StrictUndefined]:
    class Unknown(StrictUndefined):
        """A name without a value: using it is an error that says what was near."""

        @property
        def _undefined_message(self) -> str:
            owner = self._undefined_obj
            known = tuple(map(str, owner)) if isinstance(owner, Mapping) else names
            missing = str(self._undefined_name)
            near = get_close_matches(missing, known, n=1)
            advice = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known)}"
            return f"there is no field {missing!r}; {advice}"

    return Unknown
