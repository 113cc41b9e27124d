"""Citations: the only way in which somebody's words enter a report, each with its proof."""

from reportgen.composition.outcome.record import ProceedingsIndex
from reportgen.composition.shared.names import People
from reportgen.document import Citation, Cited, TextStyle
from reportgen.errors import PipelineError
from reportgen.model import JOURNAL, Decision, Evidence, Segment


class Citations:
    """The citations of one report, numbered in the order in which they are first printed."""

    def __init__(self, record: ProceedingsIndex, people: People) -> None:
        """Start without citations."""
        self._record, self._people = record, people
        self._numbers: dict[tuple[str, int, int, str], int] = {}
        self._citations: list[Citation] = []

    @property
    def all(self) -> tuple[Citation, ...]:
        """The citations so far, by number."""
        return tuple(self._citations)

    def cite(self, evidence: Evidence, style: TextStyle | None = None) -> Cited:
        """Return the words of the evidence with a citation of their place.

        Raises:
            PipelineError: if other words stand there.
        """
        segment = self._record.segment(evidence.segment)
        if segment.text[evidence.start : evidence.end] != evidence.quote:
            raise PipelineError(
                f"{segment.id}: the words to be printed are not those of the source; "
                "read and extract again",
                rule="words-not-in-source",
            )
        key = (segment.id, evidence.start, evidence.end, evidence.quote)
        if key not in self._numbers:
            self._numbers[key] = len(self._citations) + 1
            self._citations.append(self._citation(segment, evidence))
        return Cited(evidence.quote, self._numbers[key], style)

    def cite_span(self, segment: Segment, start: int, end: int) -> Cited:
        """Return characters ``start`` to ``end`` of a segment's text, cited from their place."""
        return self.cite(Evidence(segment.id, start, end, segment.text[start:end]))

    def cite_wording(self, decision: Decision, style: TextStyle | None = None) -> Cited:
        """Return the sentence that the rapporteur wrote while deciding, cited from the journal."""
        key = (f"{JOURNAL}#{decision.line}", 0, len(decision.wording), decision.wording)
        if key not in self._numbers:
            self._numbers[key] = len(self._citations) + 1
            self._citations.append(
                Citation(
                    number=self._numbers[key],
                    kind="wording",
                    quote=decision.wording,
                    source=JOURNAL,
                    sha256="",
                    segment=key[0],
                    start=0,
                    end=key[2],
                    line=decision.line,
                )
            )
        return Cited(decision.wording, self._numbers[key], style)

    def _citation(self, segment: Segment, evidence: Evidence) -> Citation:
        source, session = self._record.source(segment), self._record.session(segment)
        mark = segment.mark_at(evidence.start)
        return Citation(
            number=len(self._citations) + 1,
            kind="notes" if source.kind == "notes" else "quotation",
            quote=evidence.quote,
            source=source.path,
            sha256=source.sha256,
            segment=segment.id,
            start=evidence.start,
            end=evidence.end,
            line=mark.line,
            seconds=mark.seconds,
            speaker=", ".join(filter(None, self._speakers(segment))),
            session=session.title if session and segment.attribution == "named" else "",
            address=mark.address,
        )

    def _speakers(self, segment: Segment) -> list[str]:
        rule = segment.attribution
        return [self._people.full_name(one, "statement", rule) for one in segment.speakers]
