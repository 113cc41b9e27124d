"""What AWS Transcribe writes: words with times, and who said them in either of its layouts.

Speakers stand in a list of their own, joined by start time, or beside each word; or each has a
channel. A sentence counts as a line.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.errors import InputError
from reportgen.readers.door.raw import Raw, RawTurn, SourceText, Unread
from reportgen.readers.transcripts.recognition import json_in, refuse_lines, seconds_of

_Record = Mapping[str, object]
_LONGEST = 2_000
_ENDS = (".", "?", "!", "。", "؟")


def is_amazon_json(source: SourceText) -> bool:
    """Return whether a file is JSON with results in words."""
    start = source.text[:400].lstrip()
    return start.startswith("{") and '"results"' in source.text and '"items"' in source.text


def read_amazon_json(source: SourceText) -> Raw:
    """Return the sentences of the file, each with its speaker where the file names one.

    Raises:
        InputError: if the file breaks off or has no list of words.
    """
    results = _results(source)
    unread: list[Unread] = []
    sentences = list(_sentences(results, unread))
    refuse_lines(source, len(sentences))
    turns = [
        RawTurn(one.label, [(number, one.text.strip())], one.start, one.end)
        for number, one in enumerate(sentences, 1)
    ]
    return Raw(turns, unread, joins=True)


def _results(source: SourceText) -> _Record:
    whole = json_in(source, "download the transcript again")
    results = whole.get("results") if isinstance(whole, dict) else None
    if not isinstance(results, dict) or not _records(results, "items"):
        message = "'results' has no 'items' here; download the transcript again"
        raise InputError(message, source.path, rule="other-format")
    return results


def _records(holder: object, key: str) -> list[_Record]:
    found = holder.get(key) if isinstance(holder, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


@dataclass(slots=True)
class _Sentence:
    label: str | None
    start: float | None
    text: str = ""
    end: float | None = None


@dataclass(slots=True)
class _Speakers:
    """Who says the word that begins at a time, as the lists of speakers and channels say."""

    by_start: dict[str, str] = field(default_factory=dict)

    def learn(self, results: _Record) -> None:
        for segment in _records(results.get("speaker_labels"), "segments"):
            for word in _records(segment, "items"):
                label = word.get("speaker_label", segment.get("speaker_label"))
                self.by_start.setdefault(str(word.get("start_time")), str(label or ""))
        for channel in _records(results.get("channel_labels"), "channels"):
            for word in _records(channel, "items"):
                label = str(channel.get("channel_label") or "")
                self.by_start.setdefault(str(word.get("start_time")), label)

    def of(self, word: _Record) -> str | None:
        own = word.get("speaker_label") or word.get("channel_label")
        if isinstance(own, str):
            return own
        return self.by_start.get(str(word.get("start_time"))) or None


def _sentences(results: _Record, unread: list[Unread]) -> Iterator[_Sentence]:
    speakers = _Speakers()
    speakers.learn(results)
    now: _Sentence | None = None
    for number, word in enumerate(_records(results, "items"), 1):
        said = _content(word)
        if said is None:
            unread.append(Unread(number, "(a word without text)"))
            continue
        if word.get("type") == "punctuation" and now is not None:
            now.text += said
            continue
        label = speakers.of(word)
        if now is not None and _is_over(now, label):
            yield now
            now = None
        if now is None:
            now = _Sentence(label, seconds_of(word.get("start_time")))
        now.text += f" {said}"
        now.end = seconds_of(word.get("end_time"))
    if now is not None:
        yield now


def _is_over(sentence: _Sentence, label: str | None) -> bool:
    return label != sentence.label or sentence.text.endswith(_ENDS) or len(sentence.text) > _LONGEST


def _content(word: _Record) -> str | None:
    first = next(iter(_records(word, "alternatives")), {})
    content = first.get("content")
    return content if isinstance(content, str) else None
