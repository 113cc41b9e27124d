"""Points are found by the words that people use for them."""

from dataclasses import replace

import pytest

from reportgen.archive import Archive, Query
from reportgen.errors import UsageError
from tests.archive.conftest import ROW, entry, put, texts

SAID = {
    "warning": "Prefectures should issue an early warning in the languages of the port.",
    "alertes": "Les communes devraient diffuser les alertes avant la crue.",
    "name": "Åse Strandqvist should publish the café list.",
    "chinese": "各城市应当建立早期预警系统。",
    "korean": "도시는 조기 경보를 강화해야 한다.",
    "arabic": "ينبغي للموانئ نشر الإنذارات المبكرة.",
    "japanese": "港湾は早期警報を出すべきだ。",
    "thai": "เมืองควรมีระบบเตือนภัยล่วงหน้า",
}


@pytest.fixture
def filled(archive: Archive) -> Archive:
    put(archive, entry("/f/quays", *texts(*SAID.values())))
    return archive


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("warnings early", "warning"),
        ("EARLY WARNED", "warning"),
        ("alerte", "alertes"),
        ("diffusée", "alertes"),
        ("ase strandqvist", "name"),
        ("cafe", "name"),
        ("预警", "chinese"),
        ("早期预警系统", "chinese"),
        ("조기 경보", "korean"),
        ("경보", "korean"),
        ("موانئ", "arabic"),
        ("警報", "japanese"),
        ("เตือนภัย", "thai"),
    ],
)
def test_words_find_what_says_them(filled: Archive, words: str, key: str) -> None:
    found = filled.find(words)
    assert [one.point.text for one in found.records] == [SAID[key]]
    assert not found.loosely


def test_where_no_point_has_all_words_those_with_some_are_shown(filled: Archive) -> None:
    found = filled.find("early zebra")
    assert found.loosely
    assert found.records[0].point.text == SAID["warning"]
    assert filled.find("zebra").total == 0


@pytest.mark.parametrize(
    "typed", ['"', "AND", "NEAR(a b)", "text:", "*", "a* -b", "'; DROP TABLE points", "(", "^a", ""]
)
def test_what_somebody_types_is_never_a_command(filled: Archive, typed: str) -> None:
    filled.find(typed)
    assert len(filled) == len(SAID)


def test_signs_alone_find_nothing(filled: Archive) -> None:
    assert filled.find('"*"').total == 0


def test_a_word_that_nearly_all_points_have_is_listed_by_date(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportgen.archive.finding._COMMON", 3)
    put(archive, *(entry(f"/f/{n}", ROW, ROW, date=f"20{n}-01-01") for n in range(10, 20)))
    found = archive.find("piers", question=Query(limit=3, since="2012"))
    assert [one.date for one in found.records] == ["2019-01-01", "2019-01-01", "2018-01-01"]
    assert found.total == 16
    assert archive.find("piers", question=Query(limit=3)).total == 20


def test_a_question_narrows(archive: Archive) -> None:
    rows = (
        replace(ROW, addressee="Ministry of Ports", theme="Safety at sea"),
        replace(ROW, addressee="Towns", kind="commitment", status="done"),
    )
    put(archive, entry("/f/a", *rows, date="2019-03-01", title="Mole Forum"))
    put(archive, entry("/f/b", *rows, date="2024-11-30", title="Quays Forum"))

    def count(**asked: str) -> int:
        return archive.find(question=Query(**asked)).total  # type: ignore[arg-type]

    assert count() == 4
    assert count(addressee="ministries") == 2
    assert count(theme="safety", since="2020") == 1
    assert count(forum="mole") == 2
    assert count(kind="commitment", until="2019") == 1
    assert count(since="2024-11-30", until="2024-11-30") == 2
    assert count(since="2024-12") == 0
    assert count(status="done") == 2
    assert count(words="piers", addressee="towns", edition="draft") == 0
    with pytest.raises(UsageError, match="2020-05-14"):
        count(since="last year")


def test_a_limit_leaves_the_count_whole_and_the_order_is_the_same_always(archive: Archive) -> None:
    put(archive, *(entry(f"/f/{n}", ROW, ROW, date=f"20{n}-01-01") for n in range(10, 20)))
    found = archive.find("piers", question=Query(limit=3))
    assert (len(found.records), found.total) == (3, 20)
    assert found == archive.find("piers", question=Query(limit=3))
    assert [one.date for one in archive.find().records][:3] == ["2019-01-01"] * 2 + ["2018-01-01"]
    assert found.records[0].reference == "Quays Forum, 2019-01-01, no. 1"
