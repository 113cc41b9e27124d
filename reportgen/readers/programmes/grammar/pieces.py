"""Words and people in one cell: what stands before the first honorific is a title."""

from reportgen.readers.programmes.grammar.persons import HONORIFIC, people_in
from reportgen.readers.programmes.records import PersonWritten, Spot


def split_people(text: str, spot: Spot, *, expected: bool) -> tuple[str, list[PersonWritten]]:
    """Return the words of a text that name nobody, and the people it names."""
    people = people_in(text, spot, expected=expected)
    if people:
        return "", list(people)
    words: list[str] = []
    found: list[PersonWritten] = []
    for line in text.split("\n"):
        inner = people_in(line, spot, expected=False)
        match = HONORIFIC.search(line)
        if inner:
            found += inner
        elif match and match.start() and line[: match.start()].rstrip()[-1:] in ",:;–—-|(/":
            words.append(line[: match.start()].strip(" ,:;–—-|(/"))
            found += people_in(line[match.start() :].rstrip(" )"), spot, expected=False)
        else:
            words.append(line.strip())
    return " ".join(filter(None, words)), found
