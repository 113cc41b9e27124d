"""The small forum before it is held, and the shipped outlines of what is written before a forum."""

import pytest

from reportgen.model import Forum, Outline
from tests.composition.forum_planned import FORUM
from tests.composition.tree_text import shipped_outline


@pytest.fixture
def forum() -> Forum:
    return FORUM


@pytest.fixture(scope="session")
def concept_outline() -> Outline:
    return shipped_outline("project-report", "concept-note")


@pytest.fixture(scope="session")
def brief_outline() -> Outline:
    return shipped_outline("project-report", "speaker-briefs")
