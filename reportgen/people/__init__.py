"""Names: how they are folded and compared, what stands beside them, and how they are printed.

``titles.yaml`` is the one table of honorifics, offices and roles. ``printed_name`` is the one door
through which a person's name becomes printed words.
"""

from reportgen.people.attributing import (
    hosts,
    protected_people,
    statement_rules,
    stricter,
    unnamed,
)
from reportgen.people.folding import (
    PARTICLES,
    STAND_INS,
    Label,
    fold,
    in_order,
    joint_labels,
    loose_words,
    take_apart,
    without_stage_directions,
    words,
)
from reportgen.people.identifying import Identifier, identifiers
from reportgen.people.printing import (
    Addressed,
    Details,
    Names,
    PrintPlace,
    everybody,
    names_by_id,
    printed_name,
)
from reportgen.people.tell_tales import tell_tales
from reportgen.people.titles import (
    Title,
    gendered,
    name_words,
    title_at_start,
    titles,
    words_of_kind,
)

__all__ = [
    "PARTICLES",
    "STAND_INS",
    "Addressed",
    "Details",
    "Identifier",
    "Label",
    "Names",
    "PrintPlace",
    "Title",
    "everybody",
    "fold",
    "gendered",
    "hosts",
    "identifiers",
    "in_order",
    "joint_labels",
    "loose_words",
    "name_words",
    "names_by_id",
    "printed_name",
    "protected_people",
    "statement_rules",
    "stricter",
    "take_apart",
    "tell_tales",
    "title_at_start",
    "titles",
    "unnamed",
    "without_stage_directions",
    "words",
    "words_of_kind",
]
