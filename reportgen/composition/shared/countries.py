"""Country names as a profile's table prints them."""

from dataclasses import replace

from reportgen.model import CountryName, Forum


def with_country_names(forum: Forum, table: tuple[CountryName, ...]) -> Forum:
    """Return the forum with all countries renamed as in the table.

    A country that is not in the table is not printed. Without a table nothing changes.
    """
    if not table:
        return forum
    known = {
        name.casefold(): country.name for country in table for name in (country.name, *country.also)
    }
    counts = tuple(
        replace(count, name=known.get(count.name.strip().casefold(), ""))
        for count in forum.participation.by_country
    )
    return replace(
        forum,
        people=tuple(
            replace(person, country=known.get(person.country.strip().casefold(), ""))
            for person in forum.people
        ),
        participation=replace(forum.participation, by_country=counts),
    )
