"""Reading order: by session as in the agenda, then by source."""

from reportgen.model import Finding, Forum, Material, Segment


class ReadingOrder:
    """Sort keys for segments and findings; what belongs to no session comes last."""

    def __init__(self, forum: Forum, material: Material) -> None:
        """Number the sessions and the segments."""
        self._sources = {source.id: source.session for source in material.sources}
        self._agenda = {session.id: n for n, session in enumerate(forum.sessions)}
        self._segments = {one.id: (n, one) for n, one in enumerate(material.segments)}

    def segment(self, segment: Segment) -> tuple[int, int]:
        """Return the key of a segment."""
        session = segment.session or self._sources.get(segment.source)
        last = len(self._agenda)
        number = self._agenda.get(session, last) if session else last
        return number, self._segments[segment.id][0]

    def finding(self, finding: Finding) -> tuple[int, int, int]:
        """Return the key of a finding."""
        known = self._segments.get(finding.evidence.segment)
        place = self.segment(known[1]) if known else (len(self._agenda), len(self._segments))
        return *place, finding.evidence.start
