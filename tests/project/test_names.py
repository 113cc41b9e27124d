import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.project.documents.names import safe_name


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Speaker brief", "Ms. Ga-Young Kim"), "Speaker-brief-Ms-Ga-Young-Kim.docx"),
        (("brief", "김신"), "brief-김신.docx"),
        (("José", "Muñoz"), "José-Muñoz.docx"),
        (("Jose\u0301",), "José.docx"),
        (("../../etc/passwd",), "etc-passwd.docx"),
        (("-rf", "*"), "rf.docx"),
        ((".hidden",), "hidden.docx"),
        (("C:\\a\\b",), "C-a-b.docx"),
        (("",), "untitled.docx"),
        (("\x1b[2J\u202e\ud800",), "2J.docx"),
        (("CON",), "CON-file.docx"),
        (("com¹",), "com¹-file.docx"),
        (("\u3164",), "untitled.docx"),
        (("../",), "untitled.docx"),
        (("{{ forum }}",), "forum.docx"),
    ],
)
def test_names_are_readable_and_no_path(parts: tuple[str, ...], name: str) -> None:
    assert safe_name(*parts, suffix=".docx") == name


def test_a_long_name_is_cut_at_a_letter() -> None:
    name = safe_name("김" * 90, suffix=".docx")
    assert name == "김" * 25 + ".docx"


def test_the_same_name_twice_is_numbered_also_where_only_case_or_form_differs() -> None:
    taken: list[str] = []
    for part in ("Kim", "KIM", "Straße", "STRASSE", "é", "E\u0301"):
        taken.append(safe_name(part, suffix=".pdf", taken=taken))
    assert taken == ["Kim.pdf", "KIM-2.pdf", "Straße.pdf", "STRASSE-2.pdf", "é.pdf", "É-2.pdf"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_any_names_can_stand_in_one_folder_of_any_system(texts: list[str]) -> None:
    taken: list[str] = []
    for text in texts:
        name = safe_name(text, suffix=".docx", taken=taken)
        assert len(name.encode("utf-8")) <= 80
        assert not set(name) & set('/\\:*?"<>|\0')
        assert name[0] not in "-. "
        assert name.removesuffix(".docx").rstrip(". ") == name.removesuffix(".docx") != ""
        assert name == unicodedata.normalize("NFC", name)
        taken.append(name)
    assert len({unicodedata.normalize("NFC", name.casefold()) for name in taken}) == len(taken)
