"""The few words of its own that a page needs to be walked through."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Labels:
    """Words of the page in one language; ``{}`` stands for the number of a note."""

    language: str
    skip: str
    notes: str
    note: str
    back: str


_LABELS = {
    labels.language: labels
    for labels in (
        Labels("en", "Skip to the text", "Notes", "Note {}", "Back to the text, note {}"),
        Labels("fr", "Aller au texte", "Notes", "Note {}", "Retour au texte, note {}"),
        Labels("ko", "본문으로 건너뛰기", "주석", "주석 {}", "본문으로 돌아가기, 주석 {}"),
    )
}


def labels_in(language: str) -> Labels:
    """Return the words in a language, in English where we have none in it."""
    return _LABELS.get(language.split("-")[0].lower(), _LABELS["en"])
