"""What the words of a sentence show by themselves and by their place in the parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from reportgen.extraction.proposal import Proposal

_ARGUMENTS = frozenset(
    {"nsubj", "nsubjpass", "expl", "aux", "neg", "advcl", "ccomp", "xcomp", "mark", "acomp"}
    | {"attr", "dobj", "prep", "prt"}
)
_CARRIED = frozenset({"xcomp", "ccomp", "prep", "acomp", "attr"})
_OF_ACTION = frozenset({"dobj", "nsubj", "nsubjpass", "prep", "advcl", "neg", "mark"})
_AROUND = (-3, -2, -1, 1, 2, 3)
_HIGHEST = 4


def words_seen(doc: Doc, best: Proposal | None) -> Iterator[str]:
    """Yield what the words of a sentence show, each with a name."""
    tokens = [token for token in doc if not token.is_space]
    if not tokens:
        return
    words = [_plain(token) for token in tokens]
    yield from (f"word {word}" for word in words)
    yield f"opens {words[0]}"
    yield f"opens {' '.join(words[:2])}"
    yield f"opens as {tokens[0].tag_}"
    yield f"opens as {' '.join(token.tag_ for token in tokens[:2])}"
    yield f"opens as {' '.join(token.tag_ for token in tokens[:3])}"
    root = next((token for token in tokens if token.dep_ == "ROOT"), None)
    if root is not None:
        yield from _of_root(root)
    if best is not None:
        yield from _around_cue(best.cue)
        if best.action is not None:
            yield from _of_action(best.action)
        if best.asked is not None:
            yield f"asked {_plain(best.asked)}"
            yield f"asked as {best.asked.tag_}"


def _plain(token: Token) -> str:
    if token.pos_ == "PROPN":
        return "NAME"
    return "NUMBER" if token.like_num else str(token.lemma_.lower())


def _of_root(root: Token) -> Iterator[str]:
    word = _plain(root)
    helpers = "+".join(one.lemma_ for one in root.children if one.dep_ in {"aux", "auxpass"})
    subjects = (one for one in root.children if one.dep_ in {"nsubj", "nsubjpass", "expl"})
    subject = next(subjects, None)
    yield f"root {word}"
    yield f"root as {root.tag_}"
    yield f"root as {root.tag_} {subject.tag_ if subject is not None else '-'} {helpers}"
    for one in root.children:
        if one.dep_ in _ARGUMENTS:
            yield f"root {one.dep_} {_plain(one)}"
            yield f"root {one.dep_} as {one.tag_}"
            yield f"root {word} {one.dep_}"
            if one.dep_ in _CARRIED:
                yield f"root {word} > {_plain(one)}"


def _around_cue(cue: Token) -> Iterator[str]:
    yield f"cue word {_plain(cue)}"
    for offset in _AROUND:
        if 0 <= cue.i + offset < len(cue.doc):
            near = cue.doc[cue.i + offset]
            yield f"cue{offset:+d} {_plain(near)}"
            yield f"cue{offset:+d} as {near.tag_}"


def _of_action(action: Token) -> Iterator[str]:
    yield f"action {_plain(action)}"
    yield f"action as {action.tag_}"
    for one in action.children:
        if one.dep_ in _OF_ACTION:
            yield f"action {one.dep_} {_plain(one)}"
    path: list[str] = []
    head = action
    while head.head is not head and len(path) < _HIGHEST:
        path.append(head.dep_)
        head = head.head
    yield f"action under {'>'.join(path)}"
    yield f"action under {_plain(head)}"
