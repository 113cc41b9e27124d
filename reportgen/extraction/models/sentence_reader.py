"""The last component of our own pipelines: what is seen in a Doc that is one sentence."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from reportgen.extraction.cue_lists import cue_lists
from reportgen.extraction.grammars import Grammar, grammar_of
from reportgen.extraction.proposal import Setting
from reportgen.extraction.seen import Seen

NAME = "reportgen_sentence"
SETTING = "reportgen_setting"
"""Key of ``doc.user_data`` under which the Setting of a sentence is given."""

SEEN = "reportgen_seen"
"""Key of ``doc.user_data`` under which stands what was seen."""

_UNREAD = "the language {0!r} is not read; these are: {1}"


@Language.component(NAME, requires=["token.dep", "token.tag", "token.lemma"])
def read_sentence(doc: Doc) -> Doc:
    """The Doc with what is seen in it, where it has a setting."""
    setting: Setting | None = doc.user_data.get(SETTING)
    if setting is not None:
        doc.user_data[SEEN] = look(doc, setting)
    return doc


def look(doc: Doc, setting: Setting) -> Seen:
    """What a sentence recommends, and what was observed in it."""
    return _grammar(doc).look(doc, setting)


def _grammar(doc: Doc) -> Grammar:
    """How the Doc is read: by its parse, or by cues where it has none."""
    grammar = grammar_of(doc.lang_, is_parsed=doc.has_annotation("DEP"))
    if grammar is None:
        raise ValueError(_UNREAD.format(doc.lang_, ", ".join(("en", *cue_lists()))))
    return grammar
