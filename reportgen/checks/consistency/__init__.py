"""A forum's own words held against each other: prose, agenda and people.

Every rule is general; ``unchecked`` in forum.yaml silences one by its name.
"""

from collections.abc import Callable, Iterator

from reportgen.checks.consistency.arrangements import (
    check_addresses,
    check_partners,
    check_photo_of_nobody,
    check_place,
    check_time_to_moderate,
    check_two_activities,
)
from reportgen.checks.consistency.counting import (
    check_objectives,
    check_panels,
    check_same_structure,
    check_same_things_counted,
    check_sessions_counted,
    check_shares,
)
from reportgen.checks.consistency.naming import (
    check_abbreviations,
    check_names_of_things,
    check_number_of_theme,
    check_orders_of_bodies,
    check_two_forms,
)
from reportgen.checks.consistency.persons import (
    check_balance,
    check_countries,
    check_honorifics,
    check_names_that_are_words,
    check_shared_surnames,
    check_two_roles,
    check_usual_names,
)
from reportgen.errors import Issue
from reportgen.model import Forum, Places

CONSISTENCY: tuple[Callable[[Forum, Places], Iterator[Issue]], ...] = (
    check_same_things_counted,
    check_shares,
    check_sessions_counted,
    check_same_structure,
    check_panels,
    check_objectives,
    check_names_of_things,
    check_orders_of_bodies,
    check_abbreviations,
    check_two_forms,
    check_number_of_theme,
    check_shared_surnames,
    check_names_that_are_words,
    check_two_roles,
    check_honorifics,
    check_usual_names,
    check_countries,
    check_balance,
    check_two_activities,
    check_time_to_moderate,
    check_photo_of_nobody,
    check_place,
    check_addresses,
    check_partners,
)

__all__ = ["CONSISTENCY"]
