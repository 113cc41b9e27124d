"""What differs between two lists of printed points."""

from collections.abc import Iterator, Mapping, Sequence

_COMPARED = ("text", "addressee", "deadline")


def as_texts(point: Mapping[str, object]) -> dict[str, str]:
    """Return a point with each field as text."""
    return {"id": "", "number": "", "text": ""} | {key: str(one) for key, one in point.items()}


def changes_between(
    old: Sequence[Mapping[str, str]], new: Sequence[Mapping[str, str]]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield number, what changed, the old words and the new ones."""
    before, after = {one["id"]: one for one in old}, {one["id"]: one for one in new}
    for one in new:
        was = before.get(one["id"])
        if was is None:
            yield one["number"], "new", "", one["text"]
            continue
        for name in _COMPARED:
            if was.get(name, "") != one.get(name, ""):
                yield one["number"], name, was.get(name, ""), one.get(name, "")
    for one in old:
        if one["id"] not in after:
            yield one["number"], "no longer in the report", one["text"], ""
