"""Names of time zones: which exist, and which are meant by a country, a city or an abbreviation."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from reportgen.readers.shared.problems import did_you_mean

_ABBREVIATIONS: Mapping[str, tuple[str, ...]] = {
    "IST": ("Asia/Kolkata (India)", "Europe/Dublin (Ireland)", "Asia/Jerusalem (Israel)"),
    "CST": ("America/Chicago", "Asia/Shanghai (China)", "America/Havana (Cuba)"),
    "EST": ("America/New_York",),
    "EDT": ("America/New_York",),
    "CDT": ("America/Chicago",),
    "MST": ("America/Denver", "America/Phoenix"),
    "MDT": ("America/Denver",),
    "PST": ("America/Los_Angeles", "Asia/Manila"),
    "PDT": ("America/Los_Angeles",),
    "BST": ("Europe/London", "Asia/Dhaka (Bangladesh)"),
    "GMT": ("Europe/London", "Africa/Accra", "Etc/UTC"),
    "KST": ("Asia/Seoul",),
    "JST": ("Asia/Tokyo",),
    "SGT": ("Asia/Singapore",),
    "HKT": ("Asia/Hong_Kong",),
    "PHT": ("Asia/Manila",),
    "ICT": ("Asia/Bangkok", "Asia/Ho_Chi_Minh"),
    "WIB": ("Asia/Jakarta",),
    "AEST": ("Australia/Sydney", "Australia/Brisbane"),
    "CAT": ("Africa/Maputo", "Africa/Harare"),
    "EAT": ("Africa/Nairobi", "Africa/Addis_Ababa"),
    "WAT": ("Africa/Lagos",),
    "SAST": ("Africa/Johannesburg",),
    "CET": ("Europe/Paris", "Europe/Berlin"),
    "CEST": ("Europe/Paris", "Europe/Berlin"),
    "EET": ("Europe/Athens", "Africa/Cairo"),
    "AST": ("America/Halifax", "Asia/Riyadh (Arabia)"),
    "BRT": ("America/Sao_Paulo",),
}
"""Abbreviations that people write, which often stand for several zones."""

_NAMES = {"britain": "GB", "england": "GB", "usa": "US", "korea": "KR", "russia": "RU"}
_NAMES |= {"republic of korea": "KR", "viet nam": "VN", "turkiye": "TR", "ivory coast": "CI"}
_LISTED = 4


@cache
def zones() -> frozenset[str]:
    """Return the names of the IANA time zone database."""
    return frozenset(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


def zone_advice(written: str) -> str:
    """Return which zones may be meant by a name that is none: a country, a city, "IST"."""
    found = _meant(written)
    if not found:
        known = frozenset(zone for zone in zones() if "/" in zone)
        return did_you_mean(written, known, "write it as in Asia/Seoul")
    if len(found) == 1:
        return f"write {found[0]}"
    more = f" or {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    return f"write the one that is meant: {', '.join(found[:_LISTED])}{more}"


def _meant(written: str) -> tuple[str, ...]:
    word = written.strip()
    if known := _ABBREVIATIONS.get(word.upper()):
        return known
    wanted = _plain(word)
    city = sorted(zone for zone in zones() if _plain(zone.rpartition("/")[2]) == wanted)
    return tuple(city) or _by_country().get(wanted, ())


@cache
def _by_country() -> Mapping[str, tuple[str, ...]]:
    """Return the zones of each country by its name in English and by our other names for it."""
    tables = files("tzdata").joinpath("zoneinfo")
    codes = dict(_lines(tables.joinpath("iso3166.tab").read_text(encoding="utf-8")))
    found: dict[str, list[str]] = {}
    for code, _, zone, *_ in map(_fields, _rows(tables.joinpath("zone.tab").read_text("utf-8"))):
        found.setdefault(code, []).append(zone)
    names = {_plain(name): code for code, name in codes.items()} | _NAMES
    return {name: tuple(found[code]) for name, code in names.items() if code in found}


def _rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _fields(row: str) -> list[str]:
    return row.split("\t")


def _lines(text: str) -> list[tuple[str, str]]:
    return [(row.split("\t")[0], row.split("\t")[1]) for row in _rows(text)]


def _plain(word: str) -> str:
    """Return a name in small letters without accents, brackets and signs."""
    folded = unicodedata.normalize("NFKD", re.sub(r"\(.*?\)", "", word)).casefold()
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(re.sub(r"[_\W]+", " ", letters).split())
