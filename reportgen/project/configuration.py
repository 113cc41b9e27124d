"""What a person keeps on this machine, in no forum: the name under which decisions are recorded."""

import datetime as dt
import os
import sys
from pathlib import Path

import yaml

from reportgen.journal import stamp
from reportgen.project.folder.atomic import write_atomic
from reportgen.shipped import read_data

_LONGEST = 20_000
_LONGEST_NAME = 200


def configuration_file() -> Path:
    """Return where the file stands: in ``REPORTGEN_CONFIG``, else where the system keeps such."""
    named = os.environ.get("REPORTGEN_CONFIG")
    if named:
        return Path(named)
    if sys.platform == "win32":
        folder = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support"
    else:
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return folder / "reportgen" / "configuration.yaml"


def configured(key: str) -> str:
    """Return a value of the file, empty where there is none or the file cannot be understood."""
    return _values().get(key, "")[:_LONGEST]


def keep(key: str, value: str) -> None:
    """Keep a value, beside those that are there.

    Raises:
        PipelineError: if the file cannot be written.
    """
    values = {**_values(), key: value}
    write_atomic(configuration_file(), yaml.safe_dump(values, allow_unicode=True).encode())


def _values() -> dict[str, str]:
    try:
        return read_data(configuration_file(), dict[str, str])
    except (OSError, ValueError, TypeError, yaml.YAMLError):
        return {}


def own_name() -> str:
    """Return the name under which this person decides, empty where nobody said it."""
    return configured("name")


def keep_own_name(name: str) -> str:
    """Keep the name under which this person decides; return it cleaned.

    Raises:
        PipelineError: if it cannot be written.
        ReviewError: if it is empty.
    """
    kept = stamp(name[:_LONGEST_NAME], dt.datetime.now(dt.UTC)).actor
    keep("name", kept)
    return kept
