"""An example of each format for given turns; tests run every reader through them."""

from collections.abc import Sequence

Turns = Sequence[tuple[str, str]]


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def web_example(turns: Turns) -> str:
    """A WebVTT file with a voice tag a cue."""
    return "WEBVTT\n\n" + "\n".join(
        f"{_clock(n)}:00.000 --> {_clock(n)}:30.000\n<v {name}>{words}</v>\n"
        for n, (name, words) in enumerate(turns)
    )


def subtitles_example(turns: Turns) -> str:
    """An SRT file with the name before the words."""
    return "\n".join(
        f"{n + 1}\n{_clock(n)}:00,000 --> {_clock(n)}:30,000\n{name}: {words}\n"
        for n, (name, words) in enumerate(turns)
    )


def named_example(turns: Turns) -> str:
    """A text with time and name before the words."""
    return "\n".join(f"[{_clock(n)}:00] {name}: {words}\n" for n, (name, words) in enumerate(turns))


def timed_example(turns: Turns) -> str:
    """A text with name and time above the words."""
    return "\n".join(f"{name}  {_clock(n)}:00\n{words}\n" for n, (name, words) in enumerate(turns))


def notes_example(turns: Turns) -> str:
    """Markdown with the names in bold type."""
    return "\n".join(f"**{name}**: {words}\n" for name, words in turns)


def entity(character: str) -> str:
    """A character as HTML and XML may spell it."""
    return f"&#{ord(character)};"


def json_example(turns: Turns) -> str:
    """The JSON that speech recognition writes."""
    rows = [
        f'{{"start": {n * 60}, "end": {n * 60 + 30}, "speaker": "{name}", "text": "{words}"}}'
        for n, (name, words) in enumerate(turns)
    ]
    return '{"segments": [' + ",\n".join(rows) + "]}\n"


def table_example(turns: Turns) -> str:
    """The table that speech recognition writes."""
    rows = (
        f"{n * 60_000}\t{n * 60_000 + 30_000}\t{name}: {words}\n"
        for n, (name, words) in enumerate(turns)
    )
    return "start\tend\ttext\n" + "".join(rows)


def json_escape(character: str) -> str:
    """A character as JSON may spell it."""
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))


def amazon_example(turns: Turns) -> str:
    """The JSON that AWS Transcribe writes, one turn a line."""
    form = (
        '{{"type": "pronunciation", "start_time": "{0}.0", "end_time": "{1}.0", '
        '"speaker_label": "{2}", "alternatives": [{{"content": "{3}"}}]}}'
    )
    rows = (form.format(n * 60, n * 60 + 30, *turn) for n, turn in enumerate(turns))
    return '{"results": {"transcripts": [], "items": [' + ",\n".join(rows) + "]}}\n"


def irc_example(turns: Turns) -> str:
    """The log of a chat in which a scribe writes for everybody."""
    rows = (f"{_clock(n)}:00 <scribe1> {name}: {words}\n" for n, (name, words) in enumerate(turns))
    return "00:00:00 <scribe1> scribe: scribe1\n" + "".join(rows)


def verbatim_example(turns: Turns) -> str:
    """A verbatim record of the United Nations."""
    return "\n".join(f"     {name} (spoke in French): {words}\n" for name, words in turns)


def messages_example(turns: Turns) -> str:
    """A saved chat with times of the recording."""
    return "".join(f"{_clock(n)}:00\t{name}:\t{words}\n" for n, (name, words) in enumerate(turns))


def questions_example(turns: Turns) -> str:
    """A report of questions by who asked them."""
    rows = (f'{n},"{words}",{name},\n' for n, (name, words) in enumerate(turns, 1))
    return "#,Question,Asker Name,Answer(s)\n" + "".join(rows)
