"""Where shipped files are found, in a wheel or a checkout, and how our own data are read."""

import os
from pathlib import Path
from typing import TypeVar

import yaml

from reportgen.shapes import shaped

Made = TypeVar("Made")
_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = {"templates": "templates", "example": "inputs/seomaru-forum-2026"}


def shipped(kind: str) -> Path:
    """Return the folder of shipped ``templates`` or of the ``example`` forum.

    A wheel holds them inside the package; a checkout or an editable install beside it.
    """
    inside = _PACKAGE / kind
    return inside if inside.is_dir() else _PACKAGE.parent / _CHECKOUT[kind]


def find_template(name: str, folders: tuple[Path, ...] = ()) -> Path:
    """Return the first existing ``name`` in ``folders``, else in the shipped templates.

    The path of the shipped file is returned even where it does not exist. What exists may be a
    folder or a link: whoever opens it looks first, so that nothing is passed over in silence.
    """
    candidates = [folder / name for folder in (*folders, shipped("templates"))]
    return next((path for path in candidates if os.path.lexists(path)), candidates[-1])


def read_data(path: Path, shape: type[Made]) -> Made:
    """What a YAML file of the package holds, read by the parser in C where there is one.

    Raises:
        TypeError: if it is of another shape (see :func:`reportgen.shapes.shaped`).
    """
    loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return shaped(yaml.load(path.read_text(encoding="utf-8"), loader), shape)  # noqa: S506
