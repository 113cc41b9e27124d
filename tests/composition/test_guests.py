"""Nobody is published by standing among the people of a forum."""

from dataclasses import replace

import pytest

from reportgen.model import Person, PersonId
from tests.composition import forum_held as held
from tests.composition.test_outcome_report import compose
from tests.composition.tree_text import part_lines

GUEST = Person(PersonId("quill"), "Zora Quill", position="Guest")


@pytest.mark.parametrize("agreed", [False, True])
def test_a_guest_is_listed_only_where_that_was_agreed(agreed: bool) -> None:
    forum = replace(held.FORUM, people=(*held.FORUM.people, replace(GUEST, listed=agreed)))
    lines = part_lines(compose(replace(held.PROCEEDINGS, forum=forum)), "participants")
    assert any("Quill" in line for line in lines) is agreed
    assert any("Okoro" in line for line in lines)
