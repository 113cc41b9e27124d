"""Encodings are proposed with what can be read in them, stated by a person, and remembered."""

from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.readers import draft_from, read_file
from reportgen.readers.shared.proposing import propose

TEXTS = {
    "cp949": "물 관리는 중요합니다. 김민지: 감사합니다.",
    "cp1252": "Overall\u00a0satisfaction – café, naïve, l’été",
    "cp1256": "شكرا لكم جميعا على الحضور",
    "shift_jis": "こんにちは、皆さん。よろしく",
    "gb18030": "大家好，我们今天来谈一谈水的问题，这是一个中国的会",
    "cp1251": "Добрый день, коллеги. Спасибо",
    "cp1253": "Καλημέρα σας, φίλοι",
    "cp1250": "Dzień dobry, proszę państwa, źródło łąka",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_an_encoding_is_proposed(encoding: str) -> None:
    found = propose(TEXTS[encoding].encode(encoding))
    assert found is not None
    assert found.encoding == encoding


def test_bytes_without_sense_get_no_proposal() -> None:
    assert propose(bytes(range(128, 256))) is None


def test_the_message_has_the_line_to_paste(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes("Ms. Kim: 물 관리\n\nMs. Kim: 감사합니다\n".encode("cp949"))
    with pytest.raises(InputError, match=r"write 'encoding: cp949' into talk\.txt\.yaml"):
        read_file(path)
    (tmp_path / "talk.txt.yaml").write_text("encoding: cp949\n", "utf-8")
    assert read_file(path).segments[0].text == "물 관리"


def test_a_file_of_the_office_may_have_one(tmp_path: Path) -> None:
    office = tmp_path / "office"
    office.mkdir()
    form = "ID,Completion time,Overall\u00a0satisfaction\n1,1/2/26 9:02,4\n2,1/2/26 9:02,4\n"
    (office / "survey.csv").write_bytes(form.encode("cp1252"))
    told = draft_from([office], "x").issues
    assert ["cp1252" in issue.message for issue in told] == [True]
    (office / "survey.csv.yaml").write_text("encoding: cp1252\n", "utf-8")
    made = draft_from([office], "x")
    assert not made.issues
    assert b"question: Overall satisfaction" in made.files["forum.yaml"]
    assert [Path(one.path).name for one in made.seen] == ["survey.csv"]
