"""Decides which words before a colon are a speaker's label and which begin a sentence."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportgen.model import Forum
from reportgen.people import title_at_start
from reportgen.readers.marks.finding import is_mark, may_be_mark

_PREFIX = re.compile(
    r"[^\S\n]*(?:>>|[@#•*–—-])?[^\S\n]*([^:：\n]{1,120}?)[^\S\n]*(?::(?=\s|$)|：)\s*"
)
_ENCLOSED = re.compile(
    r"\s*(?:\[([^\[\]\n]{2,80})\]|\{([^{}\n]{2,80})\}|\(([^()\n]{2,80})\)|<([^<>\n]{2,80})>)"
    r"\s*(?P<colon>[:：](?=\s|$))?\s*"
)
_MARKED = re.compile(
    r"\s*(?:[-*•]\s+)?(?:\*\*|__)([^*_:：\n]{1,80}?)\s*(?:[:：]\s*(?:\*\*|__)|(?:\*\*|__)\s*[:：])\s*"
)
_TIMED = re.compile(
    r"\s*([^\W\d_][^:：\n\[\]()]{1,60}?)\s*[\[(]\d{1,3}:\d\d(?::\d\d)?(?:\s?[AaPp][Mm])?[\])]\s*"
    r"(?:[:：]\s*|$)"
)
_CHAT = re.compile(r"\s*from\s+([^:\n]{1,80}?)\s+to\s+[^:\n]{1,60}?\s*:\s*", re.IGNORECASE)
_OPENERS = frozenset("[({<")
_HANDLE = re.compile(r"[a-z][\w.\-]{1,30}")
_INITIALS = re.compile(r"[A-Z]{2,4}")
_SMALL = re.compile(r"(?<![\w@'’\-])[a-zà-öø-ÿ]+(?:['’\-][a-zà-öø-ÿ]+)*(?!\w)")
_SMALL_OR_NOT = re.compile(r"[\w'’\-]+")
_PARTICLE_WORDS = (
    "de da do dos das del della di la le les el al bin ibn bint binti van von der den ter ten y e "
    "du des of the and for at on in to für et und af av zu san"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_COMMON_WORDS = (
    "action actions agenda agreed aim also answer answers and but background challenge challenges "
    "comment comments commitment conclusion conclusions consensus context decision decisions "
    "discussion example finding findings first firstly finally follow-up goal idea issue issues "
    "key lesson lessons message messages next no note notes objective one outcome outcomes point "
    "points problem proposal question questions reason recommendation recommendations reference "
    "remark remarks result results second secondly session so solution step steps subject "
    "suggestion suggestions summary takeaway task theme third title to-do todo topic two "
    "warning update date time duration place venue participants attendees present apologies "
    "caution important however therefore because that this these those there we i it they if "
    "when while "
    "recorded language off-record http https "
    "funding finance financing data skills training capacity governance policy policies "
    "regulation infrastructure technology innovation research evidence monitoring evaluation "
    "implementation coordination cooperation partnership partnerships outlook risk risks benefit "
    "benefits barrier barriers gaps needs priority priorities opportunity opportunities "
    "resources budget costs timeline deadline responsible owner status progress overview "
    "introduction details detail purpose scope method methods approach strategy target targets "
    "indicator indicators impact impacts source sources links slides video audio photo "
    "chapter section annex figure quote observation observations feedback input "
    "chairs minutes scribe scribes notetaker notetakers note-taker minute-taker regrets "
    "topics themes sessions speakers panel panellists discussants contact contacts email phone "
    "address website location afternoon evening summary"
)
_NO_NAME = frozenset(_COMMON_WORDS.split())
_WORD = re.compile(r"[^\s,;()\[\]|/“”\"]+")
UNSURE = re.compile(r"[\[(]\s*\?{1,3}\s*[\])]|\?{1,3}\s*$")
"""How people write that they are not sure of a name: "JA (?)", "Kim?"."""
_NAMED = r"[^\W\d_a-z][\w'’-]+(?:[ \t]+(?:[a-z]{1,3}[ \t]+)?[^\W\d_a-z][\w'’-]*){1,3}"
_KEY = re.compile(rf"(?<!\w)(?P<key>[A-Z]{{2,4}})[ \t]*=[ \t]*(?P<name>{_NAMED})")
_KEY_BEHIND = re.compile(rf"(?P<name>{_NAMED})[ \t]*\((?P<key>[A-Z]{{2,4}})\)")
_BOTH = re.compile(r"\s*/\s*")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


Verdict = Literal["speaker", "doubtful", "words"]


@dataclass(frozen=True, slots=True)
class Head:
    """What has the form of a speaker's label at the start of a line; words begin at ``end``."""

    label: str
    end: int
    form: Literal["colon", "bracket", "chat"] = "colon"


class SpeakerLabels:
    """Decides per file: a label is a known name, an honorific's, or one that keeps coming back.

    What has the form of a label and is none for certain is doubtful: the words after it are
    nobody's, and never those of the speaker before.
    """

    def __init__(self, known: frozenset[frozenset[str]] = frozenset()) -> None:
        """Start with the names that the forum knows, as ``names_of`` gives them."""
        self._known = known
        self._seen: Counter[str] = Counter()
        self._enclosed: Counter[str] = Counter()
        self._met: Counter[str] = Counter()
        self._timed: Counter[bool] = Counter()
        self._small: set[str] = set()
        self._lines = 0
        self.keys: dict[str, str] = {}
        """Names by the initials that a key of the file gives them."""

    def learn_keys(self, text: str) -> None:
        """Take over the initials that a text declares: "MK = Maria Kovacs", "Jon Adams (JA)".

        Initials that stand for two names stand for none.
        """
        found: dict[str, set[str]] = {}
        for match in _KEY.finditer(text):
            found.setdefault(match["key"], set()).add(match["name"].strip())
        for match in _KEY_BEHIND.finditer(text):
            first = "".join(word[0] for word in match["name"].split() if word[0].isupper())
            if match["key"] in (first, first[:1] + first[-1:]):
                found.setdefault(match["key"], set()).add(match["name"].strip())
        self.keys = {key: min(names) for key, names in found.items() if len(names) == 1}

    def count(self, text: str) -> None:
        """Take a line, cue or paragraph into account."""
        self._lines += 1
        if (found := head_of(text)) is None:
            return
        if found.form != "bracket" or self.is_certain(found.label):
            self._seen[found.label] += 1
        elif self.may_open(found):
            self._enclosed[found.label] += 1

    def count_time(self, *, timed: bool) -> None:
        """Take into account whether a time stands before a label."""
        self._timed[timed] += 1

    @property
    def is_timed(self) -> bool:
        """Whether labels stand behind a time, as in a chat: others are of those addressed."""
        return self._timed[True] > 3 and self._timed[True] > 9 * self._timed[False]

    def may_open(self, head: Head) -> bool:
        """Return whether a head may be a speaker's; a single word in brackets is a remark."""
        if head.form != "bracket" or self.is_certain(head.label):
            return True
        return looks_like_name(head.label) and " " in head.label

    def hear(self, text: str) -> None:
        """Record which words a text writes in small letters, since names are not."""
        head = head_of(text)
        self._small.update(_SMALL.findall(text, head.end if head else 0))

    @property
    def share(self) -> float:
        """Return the share of counted lines that open with a label, between 0 and 1."""
        return self.accepted / self._lines if self._lines else 0.0

    @property
    def accepted(self) -> int:
        """Return how many counted lines open with a label."""
        accepted = sum(n for label, n in self._seen.items() if self.accepts(label))
        return accepted + (self._enclosed.total() if self._all_enclosed else 0)

    @property
    def everywhere(self) -> bool:
        """Return whether every counted line has a colon, as in a Zoom transcript."""
        return self._lines > 2 and self._seen.total() == self._lines

    @property
    def _all_enclosed(self) -> bool:
        """Whether every counted line opens with what may be a name in brackets."""
        return self._lines > 2 and self._seen.total() + self._enclosed.total() == self._lines

    def accepts(self, label: str) -> bool:
        """Return whether a label names a speaker in a transcript."""
        if self.is_certain(label):
            return True
        if self.everywhere and len(label) <= 80 and not self._is_sentence(label):
            return True
        usual = self._seen.total() * 2 >= self._lines > 0 and not self.is_word(label)
        return (usual or self._seen[label] >= 2) and (looks_like_name(label) or is_handle(label))

    def _is_sentence(self, label: str) -> bool:
        """Return whether a label reads like words of a sentence rather than a name on screen."""
        small = _SMALL.findall(_BRACKETED.sub(" ", label))
        loose = [word for word in small if word not in _PARTICLES]
        return len(loose) > 1 or self.is_word(label)

    def is_certain(self, label: str) -> bool:
        """Return whether a label is a known name or carries an honorific."""
        if UNSURE.search(label):
            return False
        joined = _BOTH.split(label)
        if len(joined) > 1 and all(map(self._is_one, joined)):
            return True
        return self._is_one(label)

    def _is_one(self, label: str) -> bool:
        return tokens_of(label) in self._known or has_honorific(label)

    def has_heard(self, label: str) -> bool:
        """Return whether a label is certain, or opens other lines of the file, too."""
        return self.is_certain(label) or (self._seen[label] > 0 and self.accepts(label))

    def meet(self, name: str) -> None:
        """Count a name that opens words, or whose words a text reports."""
        self._met[name] += 1

    def is_person(self, name: str) -> bool:
        """Return whether a name is certain, or a person's whom the file names again and again."""
        if self.is_certain(name):
            return True
        needed = 4 if self.is_word(name) else 2
        return self._met[name] >= needed and looks_like_name(name)

    def is_likely(self, name: str, words: int = 2) -> bool:
        """Return whether a name of so many words is a person's rather than a topic's."""
        small = any(word.casefold() in self._small for word in _SMALL_OR_NOT.findall(name))
        return self.is_person(name) or (len(name.split()) >= words and not small)

    def is_known(self, label: str) -> bool:
        """Return whether a label is the name of somebody whom the forum knows."""
        return tokens_of(label) in self._known

    def accepts_note(self, label: str) -> bool:
        """Return whether a plain label names a speaker in notes: more is needed than a colon."""
        often = self._seen[label] >= 3 and self._seen.total() * 2 >= self._lines
        return self.is_certain(label) or (often and looks_like_name(label))

    def judge(self, head: Head) -> Verdict:
        """Return what the head of a line of a transcript is."""
        label = head.label
        if UNSURE.search(label):
            return "doubtful"
        if head.form == "bracket":
            return self._judge_bracket(label)
        if head.form == "chat" or self.accepts(label):
            return "speaker"
        if self.everywhere or is_handle(label):
            return "doubtful"
        if not has_form_of_name(label) or is_common(label):
            return "words"
        is_clear = looks_like_name(label) and not is_initials(label) and not self.is_word(label)
        return "speaker" if is_clear else "doubtful"

    def _judge_bracket(self, label: str) -> Verdict:
        if self.is_certain(label) or self._seen[label] or self._all_enclosed:
            return "speaker"
        return "doubtful" if looks_like_name(label) and " " in label else "words"

    def judge_note(self, label: str) -> Verdict:
        """Return what words before a colon in notes are."""
        if UNSURE.search(label):
            return "doubtful"
        if self.accepts_note(label) or self.is_person(label):
            return "speaker"
        has_form = has_form_of_name(label) and not is_common(label)
        return "doubtful" if has_form or is_handle(label) else "words"

    def is_word(self, label: str) -> bool:
        """Return whether the file has every word of a label in small letters, too.

        That may still be a name ("Mark", "Rose"), so it makes a label doubtful and no more.
        """
        found = [word.casefold() for word in _SMALL_OR_NOT.findall(label)]
        return bool(found) and all(word in self._small or word in _PARTICLES for word in found)


def head_of(line: str) -> Head | None:
    """Return the form of a label that opens a line, None where there is none.

    A mark of what is off record is nobody's label.

    Understood are ``Name: words``, ``@Name:``, ``>> NAME:``, ``[Name] words`` in any brackets, a
    name alone in brackets, ``**Name:** words``, ``Name [10:32]: words``, and
    ``from Name to Everyone:`` of a chat.
    """
    if ":" not in line and "：" not in line and line.lstrip()[:1] not in _OPENERS:
        return None
    head = _head_of(line)
    if head is None:
        return None
    marks = may_be_mark if line.lstrip()[:1] in _OPENERS else is_mark
    return None if marks(head.label) else head


def _head_of(line: str) -> Head | None:
    chat = _CHAT.match(line)
    if chat is not None:
        return Head(chat[1].strip(), chat.end(), "chat")
    if (enclosed := _ENCLOSED.match(line)) is not None:
        form: Literal["colon", "bracket"] = "colon" if enclosed["colon"] else "bracket"
        label = next(filter(None, enclosed.groups()[:4]))
        return Head(label.strip(), enclosed.end(), form)
    match = _MARKED.match(line) or _TIMED.match(line) or _PREFIX.match(line)
    if match is None or not match[1].strip() or ">>" in match[1]:
        return None
    return Head(match[1].strip(), match.end())


@lru_cache(maxsize=4096)
def is_handle(label: str) -> bool:
    """Return whether a label may be the lower-case name of an account ("kim_2")."""
    return _HANDLE.fullmatch(label) is not None and label not in _NO_NAME


def is_initials(label: str) -> bool:
    """Return whether a label is two to four capitals, as live minutes write people."""
    return _INITIALS.fullmatch(label) is not None


@lru_cache(maxsize=4096)
def has_honorific(label: str) -> bool:
    """Return whether a label is an honorific or a role with a name."""
    end = title_at_start(label)
    return end > 0 and looks_like_name(label[end:] or label)


@lru_cache(maxsize=4096)
def looks_like_name(label: str) -> bool:
    """Return whether every word could be part of a name: capitals, particles, no common nouns."""
    return has_form_of_name(label) and not _NO_NAME.intersection(_folded(label))


@lru_cache(maxsize=4096)
def has_form_of_name(label: str) -> bool:
    """Return whether a label is written like a name, though it may be a heading's words."""
    bare = _BRACKETED.sub(" ", label)
    words, folded = _WORD.findall(bare), _folded(label)
    if not 0 < len(words) <= 8 or len(bare) > 60 or re.search(r"[?!;…]|\.\s+[a-z]", bare):
        return False
    return (
        not words[0][0].islower()
        and all(
            not word[0].islower() or fold in _PARTICLES or "@" in word
            for word, fold in zip(words, folded, strict=True)
        )
        and any(c.isalpha() for c in bare)
    )


def _folded(label: str) -> list[str]:
    words = _WORD.findall(_BRACKETED.sub(" ", label))
    return [word.casefold().strip(".") for word in words]


def is_common(label: str) -> bool:
    """Return whether a label is only words that open sentences and lists ("Next steps")."""
    return all(word in _NO_NAME or not word.isalpha() for word in _folded(label))


@lru_cache(maxsize=4096)
def tokens_of(name: str) -> frozenset[str]:
    """Return the words of a name without honorific, brackets, case and order."""
    bare = _BRACKETED.sub(" ", name)
    name = bare[title_at_start(bare) :]
    return frozenset(word.casefold().strip(".") for word in _WORD.findall(name))


def names_of(forum: Forum) -> frozenset[frozenset[str]]:
    """Return the names, surnames and aliases of a forum's people, as sets of words."""
    names: Iterable[str] = (
        name for person in forum.people for name in (person.name, person.surname, *person.aliases)
    )
    return frozenset(tokens for name in names if (tokens := tokens_of(name)))
