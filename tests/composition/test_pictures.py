"""A photograph is printed once it is described and allowed; a logo for who organizes."""

import datetime as dt
from dataclasses import replace

import pytest

from reportgen.checks import check_forum
from reportgen.composition.concept_note import compose_concept_note
from reportgen.composition.outcome.report import compose_outcome_report
from reportgen.document import Document, Figure, Logos
from reportgen.ledger import settle
from reportgen.model import ConsentGiven, Edition, EncodedPicture, Forum, Photo
from tests.composition import forum_held as held
from tests.composition.tree_text import part_lines, shipped_outline, text_of, words

PHOTO = Photo("zebra.jpg", "A full room.", "The opening.", "A. Kim", "given")
PIXELS = EncodedPicture("zebra.jpg", "0" * 64, 9, 6, "jpeg", b"pixels")
LOGO = EncodedPicture("mark.png", "1" * 64, 9, 6, "png", b"pixels")


def forum(*photos: Photo) -> Forum:
    coast, *others = held.FORUM.organizations
    bodies = (replace(coast, logo="mark.png"), replace(others[0], logo="mark.png"), *others[1:])
    return replace(held.FORUM, photos=photos, pictures=(PIXELS, LOGO), organizations=bodies)


def compose(*photos: Photo, edition: Edition = "public") -> Document:
    proceedings = replace(held.PROCEEDINGS, forum=forum(*photos))
    return compose_outcome_report(settle(proceedings), held.outline(), edition)


def test_a_photograph_has_description_caption_and_credit() -> None:
    document = compose(PHOTO)
    assert part_lines(document, "photographs") == [
        "# Photographs",
        "(picture: A full room.) The opening. Credit: A. Kim.",
    ]
    (figure,) = (block for block in document.body if isinstance(block, Figure))
    assert figure.picture.content == PIXELS.content


@pytest.mark.parametrize(
    ("photo", "line", "rule"),
    [
        (
            replace(PHOTO, description=" "),
            "- descriptions of photographs, for those who do not see them: 1",
            "photo-without-description",
        ),
        (
            replace(PHOTO, consent=None),
            "- word on the consent of those in photographs: 1",
            "photo-without-consent",
        ),
    ],
)
def test_what_a_photograph_lacks_keeps_it_out_and_is_told(
    photo: Photo, line: str, rule: str
) -> None:
    for edition in ("public", "working"):
        assert part_lines(compose(photo, edition=edition), "photographs") == []
    assert line in part_lines(compose(photo, edition="working"), "missing")
    assert rule in {issue.rule for issue in check_forum(forum(photo))}


def test_who_agreed_is_kept_and_a_withdrawn_consent_takes_the_picture_out() -> None:
    agreed = ConsentGiven("all in the room", dt.date(2026, 5, 14), "signed form")
    photo = replace(PHOTO, consent=agreed, rights="CC BY 4.0")
    assert part_lines(compose(photo), "photographs") == [
        "# Photographs",
        "(picture: A full room.) The opening. Credit: A. Kim. CC BY 4.0",
    ]
    withdrawn = replace(photo, consent=replace(agreed, withdrawn=dt.date(2026, 6, 1)))
    document = compose(withdrawn, edition="working")
    assert part_lines(document, "photographs") == []
    assert "consent of those" not in repr(part_lines(document, "missing"))
    rules = {issue.rule for issue in check_forum(forum(withdrawn))}
    assert "photo-consent-withdrawn" in rules


def test_a_photograph_that_could_not_be_read_is_left_out() -> None:
    assert part_lines(compose(replace(PHOTO, file="other.jpg")), "photographs") == []


def test_the_name_of_the_file_is_nowhere() -> None:
    for edition in ("public", "working"):
        assert "zebra" not in repr(compose(PHOTO, edition=edition))


def test_logos_of_organizers_head_the_title_page() -> None:
    outline = shipped_outline("project-report", "concept-note")
    for document in (compose(), compose_concept_note(forum(), outline)):
        logos, title, *_ = document.cover
        assert isinstance(logos, Logos)
        assert [picture.description for picture in logos.pictures] == ["Coast Towns Network (CTN)"]
        assert words(title.inlines) == "Lower Delta Forum"  # type: ignore[union-attr]
    plain = compose_outcome_report(settle(held.PROCEEDINGS), held.outline(), "public")
    assert "logos" not in text_of(plain)
