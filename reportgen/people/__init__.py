"""Names: how they are folded and compared, what stands beside them, and how they are printed.

``titles.yaml`` is the one table of honorifics, offices and roles. ``printed_name`` is the one door
through which a person's name becomes printed words.
"""

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
from reportgen.people.printing import (
    Addressed,
    Details,
    Names,
    PrintPlace,
    everybody,
    names_by_id,
    printed_name,
)
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
    "Label",
    "Names",
    "PrintPlace",
    "Title",
    "everybody",
    "fold",
    "gendered",
    "in_order",
    "joint_labels",
    "loose_words",
    "name_words",
    "names_by_id",
    "printed_name",
    "take_apart",
    "title_at_start",
    "titles",
    "without_stage_directions",
    "words",
    "words_of_kind",
]
