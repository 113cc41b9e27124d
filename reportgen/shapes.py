"""Plain values of YAML or JSON made into the types that the code uses, or refused."""

import re
import types
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Literal, NoReturn, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Made = TypeVar("Made")
WRITTEN = "written"
"""Key of a field's metadata: the name of the field in the file, where it is another."""


def shaped(value: object, shape: type[Made]) -> Made:
    """The value as an instance of ``shape``.

    Understood are dataclasses (from mappings), tuples, lists, frozen sets (from lists, or from
    words parted by spaces), mappings, unions, literals, compiled patterns (any case) and plain
    values; a whole number counts as a float. ``object`` stands for anything.

    Raises:
        TypeError: if the value is of another shape, or a dataclass lacks or does not know a key.
        re.error: if a pattern is none.
    """
    return cast("Made", _made(value, shape))


def _made(value: object, shape: object) -> object:
    """The value in a shape, which may be any type expression."""
    shape = getattr(shape, "__supertype__", shape)  # of a NewType
    origin = get_origin(shape)
    if origin is None and isinstance(shape, type):
        return _instance(value, shape) if is_dataclass(shape) else _plain(value, shape)
    if origin in {Union, types.UnionType}:
        return _one_of(value, shape)
    if origin is re.Pattern:
        return re.compile(_plain(value, str), re.IGNORECASE)
    if origin is Literal and value in get_args(shape):
        return value
    return _collection(value, shape)


def _plain(value: object, shape: type[Made]) -> Made:
    if shape is float and type(value) is int:
        return cast("Made", float(value))
    if not isinstance(value, shape) or (type(value) is bool and shape not in {bool, object}):
        _refuse(value, shape)
    return value


def _one_of(value: object, shape: object) -> object:
    for one in get_args(shape):
        try:
            return _made(value, one)
        except TypeError:
            continue
    return _refuse(value, shape)


def _collection(value: object, shape: object) -> object:
    origin, inner = get_origin(shape), get_args(shape)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        known, kept = inner
        if not isinstance(value, Mapping):
            return _refuse(value, shape)
        return {_made(key, known): _made(one, kept) for key, one in value.items()}
    if origin is frozenset and isinstance(value, str):
        value = value.split()
    is_fixed = origin is tuple and inner[-1] is not Ellipsis
    if not isinstance(value, list | tuple) or (is_fixed and len(value) != len(inner)):
        return _refuse(value, shape)
    if is_fixed:
        return tuple(_made(one, kept) for one, kept in zip(value, inner, strict=True))
    made = [_made(one, inner[0]) for one in value]
    if origin is frozenset:
        return frozenset(made)
    return made if origin is list else tuple(made)


def _instance(value: object, shape: type[object]) -> object:
    """A dataclass from a mapping."""
    if not isinstance(value, Mapping):
        return _refuse(value, shape)
    left = dict(value)
    given = {
        name: _made(left.pop(written), hint)
        for name, (written, hint) in _fields(cast("Hashable", shape)).items()
        if written in left
    }
    return shape(**given) if not left else _refuse(left, shape)


@cache
def _fields(shape: Hashable) -> dict[str, tuple[str, object]]:
    """The fields that are given when an instance is made: the name in the file, and the type."""
    if not is_dataclass(shape):
        return {}
    hints = get_type_hints(shape)
    given = (one for one in fields(shape) if one.init)
    return {one.name: (one.metadata.get(WRITTEN, one.name), hints[one.name]) for one in given}


def _refuse(value: object, shape: object) -> NoReturn:
    raise TypeError(f"{value!r} is not of the shape {shape}")
