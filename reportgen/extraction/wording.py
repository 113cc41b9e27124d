"""A recommendation put in report style, where that can be done without guessing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.extraction.identity import normalised
from reportgen.extraction.models.installed import DEFAULT_MODEL
from reportgen.model import Finding

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SURE = 0.5
"""The lowest score worded: of weaker findings too many only look like a recommendation."""
_MOST_WORDS = 45
_FILLERS = re.compile(r"(?<=\w),?\s(?:um+|uh+|er|erm|you know|honestly|really)\b,?(?=\s)", re.I)
_PLEASE = re.compile(r"\bplease\s+", re.I)
_MODAL = re.compile(
    r"\s*(?P<modal>should|must|shall|could|ought to|needs? to|ha(?:s|ve) to|"
    r"(?:is|are) to|to)?"
    r"\s*(?P<no>not|n['’]t|never)?\s*(?P<how>always|also|only|first|really|now|still|immediately|"
    r"urgently|regularly|strictly|automatically)?\s*",
    re.I,
)
_SUBJECT = re.compile(
    r"(?P<subject>(?:[\w'’-]+\s){1,12}?)(?P<middle>(?:should|must|shall|ought to|needs? to|"
    r"ha(?:s|ve) to)(?:\s(?:not|never|always|only|still|also))*\s)",
    re.I,
)
_SPOKEN_OF_BEFORE = re.compile(
    r"(?:the\s[\w'’-]+|(?:his|her|its|their|such|same)\s.*|.*\b(?:they|them|it)\b.*)", re.I
)
"""A thing with an article and nothing else is one that was spoken of before ("the effort")."""
_NEEDED = re.compile(r"\s(?:also |really )?needs? ", re.I)
_SOMETHING = re.compile(
    r"(?:an?|one|two|three|four|five|more|better|at least|(?:its|their) own|\d+)\s", re.I
)
_OPENING = re.compile(
    r"(?:(?:so|and|but|well|also|now|first|second|third|secondly|thirdly|finally|therefore|yes|"
    r"furthermore|moreover|additionally|in addition|of course|clearly|again|likewise|similarly|"
    r"in (?:my|our) (?:opinion|view)|that['’]s why|that is why)\b[.,\s]*)*"
    r"(?:(?:I|we)(?:['’]d| would| do|['’]ll| will| really| strongly| also| therefore| again)*\s"
    r"(?:think|believe|say|ask|advise|recommend|urge|request|suggest|propose|encourage|reiterate|"
    r"agree|feel|call (?:up)?on|like to (?:ask|see|recommend|suggest))(?: to| for)?(?: that)?\s*|"
    r"what\s(?:I|we)(?:['’]d| do| would| really)*\s(?:think|believe|recommend|suggest|ask for)\s"
    r"is(?:\sthat)?\s*|"
    r"(?:my|our|the|one)\s(?:\w+\s){0,2}(?:request|advice|recommendation|suggestion|proposal|"
    r"appeal)(?:\s(?:to|for)|\sis(?:\sthat)?)\s*)?(?:the\s)?",
    re.I,
)
_ASKED_THAT = re.compile(
    r"\b(?:(?:recommend|suggest|propose|request|ask|urge)s?|suggestion|recommendation|proposal)"
    r"(?:\sis)?\sthat\s+(?:the\s)?$",
    re.I,
)
_CIRCUMSTANCE = re.compile(
    r"(?:before|after|when|whenever|unless|until|by|in|during|at|within|once|to|if|where)"
    r"\s[^,;:]{5,120},\s*(?:then\s)?",
    re.I,
)
_KEPT_AFTER = re.compile(
    r",?\s(?:before|after|when|whenever|unless|until|if|at least|once|twice|and not|with|without|"
    r"so that|so nobody|however|beginning|starting|right down|by|not only|made|even (?:if|when))\b",
    re.I,
)
_DROPPED_AFTER = re.compile(
    r"[,;]?\s(?:it|that|this|they|I|we|there|because|since)(?:['’]\w+)?\s", re.I
)
_TOLD_TO = re.compile(
    r"\b(?:message|request|advice|recommendation|suggestion|proposal|appeal|word|plea)s?\s"
    r"(?:is\s)?(?:to|for)\b",
    re.I,
)
_PASSIVE = re.compile(r"\b(?:should|must|shall|ought to|needs? to|ha(?:s|ve) to)\b", re.I)
_SHORT_FORMS = {"won't": "will not", "can't": "cannot", "n't": " not"}
_SHORT_FORMS |= {"'re": " are", "'ll": " will", "'ve": " have"}
_SHORT_FORMS |= {"'s": " is"}
_SHORT_FORM = re.compile(
    r"\b(?:wo|ca)n't\b|n't\b|(?<=\w)'(?:re|ll|ve)\b|"
    r"(?:(?<=\bthat)|(?<=\bthere)|(?<=\bit)|(?<=\bwho)|(?<=\bwhat))'s\b(?!\s(?:been|got|had|\w+ed)\b)",
    re.I,
)
_ASKED_OF = re.compile(
    r"(?P<source>.{2,80}?)\s(?:ask|urge|call(?:s)? (?:up)?on|request|advise|encourage|recommend|"
    r"suggest|propose)s?(?:\sthat)?\s",
    re.I,
)
"""Who asks for something, up to whom it is asked of: the source, which the credit line names."""
_AND_TO = re.compile(
    r"(\s(?:and|or)\s(?:not\s)?)to\s(?=[a-z]+\s(?:an?|the|its|their|each|every)\s)"
)
"""A second thing that is asked for: "to open the hall and to put a key there"."""
_OF_THE_SPEAKER = frozenset(
    {"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "he", "she"}
    | {"him", "his", "her", "here", "today", "tomorrow", "yesterday", "tonight", "such", "thing"}
    | {"things", "something", "somebody", "someone", "everybody", "stuff", "ourselves", "yourself"}
)
_POINTING = frozenset({"it", "this", "that", "these", "those", "them", "one", "ones", "both"})
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))
_OF_SOMEBODY = frozenset({"they", "them", "their", "theirs", "it", "its"})
_SLIP = re.compile(r"\ban (?![aeiouh])[a-z][a-z]|\bthere are an? |, which\b", re.I)
_STUMBLED = re.compile(r"\b(?P<word>\w+) (?P=word)\b|(?<![\w'])[b-hj-z](?![\w'.])", re.I)
_NAMES_NOBODY = re.compile(
    r"(?:each|every|any|some|no)\sone|one|ones|everybody|somebody|anybody|people|others?|"
    r"(?:this|that|these|those|such)\s.*|.*\b(?:I|we|us|our|my|you|your|who|whoever|which|that)\b.*",
    re.I,
)
_KEPT_MANNERS = frozenset(
    {"always", "only", "still", "immediately", "urgently", "regularly", "strictly"}
    | {"automatically"}
)
_FAMILIES_OF_THINGS = frozenset({"direct", "passive"})
_FAMILIES_WITHOUT = frozenset({"need", "imperative", "listed", "necessity", "wish"})


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a sentence in report style is made of.

    A sentence that says what should be done, whoever does it, is all action.
    """

    before: str
    addressee: str
    modal: str
    action: str

    def __str__(self) -> str:
        text = f"{self.before}{self._who}{self.action}"
        return f"{text[0].upper()}{text[1:]}."

    @property
    def start(self) -> int:
        """Return where the action begins."""
        return len(self.before) + len(self._who)

    @property
    def _who(self) -> str:
        return f"{self.addressee} {self.modal} " if self.addressee else ""


def suggest_wordings(
    findings: Sequence[Finding], *, model: str = DEFAULT_MODEL
) -> tuple[str | None, ...]:
    """Return for each finding a sentence in report style, or None where that is not reliable.

    A suggestion is for a person to take, change or leave; it is never printed as found. There is
    none unless the sentence itself names who should act and on what, or what should be done whoever
    does it; nothing of it points to the speaker or outside the sentence, and nothing that matters
    is left out. What others asked for and the speaker reports is worded without them. A sentence
    that is in report style already gets none.

    Raises:
        PipelineError: if the language model is not installed.
    """
    from reportgen.extraction.models.parsing import parse

    drafts = [_draft(finding) for finding in findings]
    texts = [str(draft) for draft in drafts if draft is not None]
    docs = iter(parse(texts, model) if texts else ())
    return tuple(
        str(draft) if draft is not None and _is_sound(next(docs), draft) else None
        for draft in drafts
    )


def _draft(finding: Finding) -> _Parts | None:
    """Return the parts of the sentence where each of them stands in the quote, in this order."""
    if finding.kind != "recommendation" or finding.score < SURE:
        return None
    if finding.attributed_to:
        parts = _of_others(finding)
    else:
        parts = _with_actor(finding) if finding.addressee else _without_actor(finding)
        parts = parts or _with_subject(finding)
    if parts is None or _says_nothing_new(parts, finding.evidence.quote):
        return None
    return parts


def _of_others(finding: Finding) -> _Parts | None:
    """Return whom others ask to do what; they themselves stand in the credit line."""
    quote, addressee = _plain(finding.evidence.quote), _plain(finding.addressee)
    action, at = _plain(finding.action), quote.find(addressee) if addressee else -1
    then = quote.find(action, at + len(addressee)) if at > 0 and action else -1
    opening = _ASKED_OF.fullmatch(quote[:at]) if then > 0 else None
    if opening is None or _plain(finding.attributed_to).casefold() not in opening[0].casefold():
        return None
    middle, after = quote[at + len(addressee) : then], _after(quote[then + len(action) :])
    modal = _modal(opening[0], middle, finding.polarity == "negative")
    if modal is None or after is None or _NAMES_NOBODY.fullmatch(addressee):
        return None
    return _Parts("", addressee, modal, _AND_TO.sub(r"\1", action) + after)


def _says_nothing_new(parts: _Parts, quote: str) -> bool:
    return normalised(str(parts)) == normalised(quote)


def _without_actor(finding: Finding) -> _Parts | None:
    """Return what should be done, in its own words, of a passive that names nobody."""
    quote, action = _plain(finding.evidence.quote), _plain(finding.action)
    at = quote.find(action) if action else -1
    if finding.family != "passive" or at < 0 or quote[:at].lower().endswith("the "):
        return None
    before, after = _before(quote[:at]), _after(quote[at + len(action) :])
    if before is None or after is None or not _PASSIVE.search(action):
        return None
    return _Parts(before, "", "", action + after)


def _with_subject(finding: Finding) -> _Parts | None:
    """Return what a thing should do or be, where the rules name nobody as the one to act."""
    quote, action = _plain(finding.evidence.quote), _plain(finding.action)
    at = quote.find(action) if action else -1
    if finding.addressee or finding.family not in _FAMILIES_OF_THINGS or at < 0:
        return None
    opening = _OPENING.match(quote[:at])
    start = opening.end() if opening else 0
    start -= len("the ") if quote[:start].lower().endswith("the ") else 0
    said = _SUBJECT.fullmatch(quote[start:at])
    after = _after(quote[at + len(action) :])
    subject = said["subject"].strip() if said else ""
    if said is None or after is None or _NAMES_NOBODY.fullmatch(subject):
        return None
    modal = _modal("", said["middle"], finding.polarity == "negative")
    if modal is None or _SPOKEN_OF_BEFORE.fullmatch(subject):
        return None
    return _Parts("", subject, modal, action + after)


def _with_need(finding: Finding) -> _Parts | None:
    """Return what somebody or something should have that it is said to need."""
    quote = _plain(finding.evidence.quote)
    addressee, action = _plain(finding.addressee), _plain(finding.action)
    at, then = quote.find(addressee), quote.find(action)
    before, after = _before(quote[:at]), _after(quote[then + len(action) :])
    if not (0 <= at < then) or before is None or after is None or not _SOMETHING.match(action):
        return None
    if finding.polarity == "negative" or not _NEEDED.fullmatch(quote[at + len(addressee) : then]):
        return None
    return _Parts(before, addressee, "should have", action + after)


def _with_actor(finding: Finding) -> _Parts | None:
    """Return who should do what where both stand in the quote, in this order."""
    if finding.family == "need" and not _NAMES_NOBODY.fullmatch(finding.addressee):
        return _with_need(finding)
    if finding.family in _FAMILIES_WITHOUT or _NAMES_NOBODY.fullmatch(finding.addressee):
        return None
    quote = _plain(finding.evidence.quote)
    addressee, action = _plain(finding.addressee), _plain(finding.action)
    at = quote.find(addressee)
    then = quote.find(action, at + len(addressee)) if at >= 0 and action else -1
    if then < 0:
        return None
    before = _before(quote[:at])
    modal = _modal(quote[:at], quote[at + len(addressee) : then], finding.polarity == "negative")
    after = _after(quote[then + len(action) :])
    if before is None or modal is None or after is None:
        return None
    return _Parts(before, addressee, modal, action + after)


def _plain(text: str) -> str:
    """Return the text in one line, without fillers and with short forms written out."""
    text = _PLEASE.sub("", _FILLERS.sub("", " ".join(text.split()))).replace("’", "'")
    return _SHORT_FORM.sub(lambda short: _SHORT_FORMS[short[0]], text)


def _before(opening: str) -> str | None:
    """Return what of the words before the addressee is kept; None if they are not understood."""
    if _OPENING.fullmatch(opening):
        return ""
    said = _OPENING.match(opening)
    rest = opening[said.end() :] if said else opening
    return rest if _CIRCUMSTANCE.fullmatch(rest) else None


def _modal(opening: str, middle: str, is_negative: bool) -> str | None:  # noqa: FBT001
    """Return the verb of obligation; None unless it alone stands between addressee and action."""
    match = _MODAL.fullmatch(middle)
    if match is None or bool(match["no"]) != is_negative:
        return None
    if not match["modal"] and not _ASKED_THAT.search(opening):
        return None
    said = (match["modal"] or "should").lower()
    modal = said if said in {"must", "could"} else "must" if said.startswith("ha") else "should"
    kept = (match["how"] or "").lower()
    words = [modal, "not" if is_negative else "", kept if kept in _KEPT_MANNERS else ""]
    return " ".join(word for word in words if word)


def _after(rest: str) -> str | None:
    """Return what of the words after the action is kept; None if they are not understood."""
    rest = rest.rstrip(" .!;,…\"'")
    if not rest or (_DROPPED_AFTER.match(rest) and not _TOLD_TO.search(rest)):
        return ""
    return rest if _KEPT_AFTER.match(rest) else None


def _is_sound(doc: Doc, draft: _Parts) -> bool:
    """Return whether the sentence parses as meant and says everything by itself."""
    if not _is_well_written(doc) or not _stands_alone(doc, draft):
        return False
    if not draft.addressee:
        return _is_done_to_something(doc, draft)
    start = draft.start - (len("have ") if draft.modal == "should have" else 0)
    verb = next((token for token in doc if token.idx >= start), None)
    if verb is None or verb.tag_ != "VB":
        return False
    if verb.dep_ == "auxpass" and verb.head.tag_ == "VBN":
        return verb.head.dep_ == "ROOT" and _subject_fits(verb.head, draft)
    if verb.dep_ not in {"ROOT", "xcomp", "ccomp"}:
        return False
    return _subject_fits(verb, draft) and _has_object(verb)


def _stands_alone(doc: Doc, draft: _Parts) -> bool:
    """Return whether it is one sentence in which nothing points to the speaker or elsewhere."""
    if not 5 <= len(doc) <= _MOST_WORDS or len(list(doc.sents)) != 1:
        return False
    if any(token.lower_ in _OF_THE_SPEAKER or token.tag_ == "UH" for token in doc):
        return False
    if any(token.text in {"'s", "'d"} and token.tag_ != "POS" for token in doc):
        return False
    before, end = len(draft.before), len(doc.text)
    return not (_points_outside(doc, 0, before) or _points_outside(doc, draft.start, end))


def _is_well_written(doc: Doc) -> bool:
    """Return whether no bracket or quotation mark stays open and no slip of grammar is plain."""
    text = doc.text
    if text.count('"') % 2 or any(text.count(a) != text.count(b) for a, b in _PAIRS):
        return False
    if _SLIP.search(text) or _STUMBLED.search(text):
        return False
    bare = (token for token in doc[1:] if token.tag_ in {"VB", "VBP"})
    return not any(token.nbor(-1).lower_ == "be" for token in bare)


def _is_done_to_something(doc: Doc, draft: _Parts) -> bool:
    """Return whether the main verb is passive, has an auxiliary of duty and a noun as subject."""
    if any(token.lower_ in _OF_SOMEBODY for token in doc):
        return False
    root = next(token for token in doc if token.dep_ == "ROOT")
    verbs = [root, *(c for c in root.children if c.dep_ == "xcomp")]
    subjects = [c for c in root.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return any(v.tag_ == "VBN" for v in verbs) and any(
        _is_named(s) and s.left_edge.idx == draft.start for s in subjects
    )


def _subject_fits(verb: Token, draft: _Parts) -> bool:
    """Return whether the verb's subject is a noun of the addressee."""
    first, last = len(draft.before), len(draft.before) + len(draft.addressee)
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return any(_is_named(s) and first <= s.idx < last for s in subjects)


def _is_named(subject: Token) -> bool:
    """Return whether a noun stands as written English has it: one of a kind has an article."""
    if subject.left_edge.pos_ == "ADV" or subject.pos_ not in {"NOUN", "PROPN"}:
        return False
    bare = not any(c.dep_ in {"det", "poss", "nummod"} for c in subject.children)
    return not (bare and subject.tag_ == "NN")


def _has_object(verb: Token) -> bool:
    """Return whether the verb acts on something that a noun names."""
    deps = {"dobj", "attr", "prep", "dative", "nsubjpass", "ccomp", "xcomp"}
    parts = (child for child in verb.children if child.dep_ in deps and child.i > verb.i)
    return any(_names_something(part.subtree) for part in parts)


def _names_something(tokens: Iterable[Token]) -> bool:
    return any(token.pos_ in {"NOUN", "PROPN"} for token in tokens)


def _points_outside(doc: Doc, start: int, end: int) -> bool:
    """Return whether a pronoun comes before anything in this part that it could stand for."""
    nouns = 0
    for token in doc:
        if not start <= token.idx < end:
            continue
        nouns += token.pos_ in {"NOUN", "PROPN"}
        is_pronoun = token.pos_ == "PRON" and token.tag_ not in {"WP", "WDT", "EX"}
        if token.lower_ in _POINTING and is_pronoun and nouns < 1:
            return True
        if token.lower_ in {"this", "these", "those"}:
            return True
        if token.lower_ in {"it", "them"} and token.dep_ == "dobj":
            return True
        if token.lower_ == "that" and token.dep_ == "det":
            return True
    return False
