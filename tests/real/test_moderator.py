"""Who moderates one session is a speaker like everybody in another."""

import pytest

from reportgen.project import find, read_folder
from tests.real.conftest import Lay

TALK = """\
Åke Strandqvist: We hung lamps on every sluice last year.
Tobe Obiora: Who paid for the lamps at the northern sluice?
Åke Strandqvist: The rowing club paid for half of them and the town for the rest.
Ada Ferran-Luz: Thank you both.
Tobe Obiora: Ports should publish their silt figures every spring.
"""


@pytest.mark.model
def test_the_moderator_of_another_session_asks_and_proposes(lay: Lay) -> None:
    folder = lay({"transcripts/sluices.txt": TALK})
    found = {one.evidence.quote: one for one in find(read_folder(folder).proceedings).findings}
    assert found["Who paid for the lamps at the northern sluice?"].kind == "question"
    proposal = found["Ports should publish their silt figures every spring."]
    assert not any("moderator" in reason for reason in proposal.reasons)
