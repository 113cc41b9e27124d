from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import ReviewError
from reportgen.journal import resolve_code, short_codes
from reportgen.model import Evidence, Finding, FindingId, SegmentId


def findings(ids: Iterable[str]) -> list[Finding]:
    evidence = Evidence(SegmentId("s"), 0, 1, "x")
    return [Finding(FindingId(i), "decision", evidence, "should") for i in ids]


@settings(max_examples=30, deadline=None)
@given(st.sets(st.text(max_size=8), max_size=60))
def test_every_finding_has_its_own_code_in_any_case(ids: set[str]) -> None:
    found = findings(sorted(ids))
    codes = short_codes(found)
    assert sorted(codes.values()) == sorted(ids)
    for code, finding in codes.items():
        assert resolve_code(f" {code.lower()} ", found) == finding
        assert not set(code) & set("0O1IL2Z5S8BUVAE")


def test_codes_grow_only_where_two_would_clash_and_stay_when_others_come() -> None:
    many = findings(str(n) for n in range(1_500))
    codes = short_codes(many)
    assert len(codes) == 1_500
    assert sum(len(code) == 4 for code in codes) > 1_400
    few = short_codes(many[:100])
    changed = [code for code, finding in few.items() if codes.get(code) != finding]
    for code in changed:
        with pytest.raises(ReviewError, match="more than one finding; did you mean"):
            resolve_code(code, many)
    assert len(changed) < 10


def test_an_unknown_code_names_near_ones() -> None:
    known = findings(["f1", "f2"])
    code = next(iter(short_codes(known)))
    with pytest.raises(ReviewError, match=f"names no finding; did you mean .*{code}"):
        resolve_code(code[:3] + "0", known)
    with pytest.raises(ReviewError, match=f"too short; did you mean {code}"):
        resolve_code(code[:3], known)


@pytest.mark.parametrize("typed", ["", " ", "\x1b[2J", "\ud800", "*", "-rf", "../x"])
def test_a_hostile_code_is_our_error_and_prints_no_control_character(typed: str) -> None:
    for known in (findings(["f1", "f2"]), []):
        with pytest.raises(ReviewError) as caught:
            resolve_code(typed, known)
        assert str(caught.value).isprintable()
        str(caught.value).encode()
