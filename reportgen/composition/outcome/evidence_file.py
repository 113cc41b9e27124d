"""The evidence of a working edition as a JSON file for other programs."""

import json
from dataclasses import asdict

from reportgen.document import Attachment, Citation, Document

NAME = "evidence.json"
FORMAT = "reportgen-evidence-1"


def evidence_file(document: Document, description: str) -> Attachment | None:
    """Return words and places of all quotations in a document, None if it has none.

    The file holds no word that the document does not print.
    """
    if not document.citations:
        return None
    told = {
        "format": FORMAT,
        "report": document.properties.title,
        "status": document.furniture.status,
        "created": document.properties.created.isoformat(),
        "citations": [_record(citation) for citation in document.citations],
    }
    content = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return Attachment(NAME, content.encode(), "application/json", description)


def _record(citation: Citation) -> dict[str, object]:
    """Return a citation as plain values, without those that are unknown."""
    values = asdict(citation)
    return {key: value for key, value in values.items() if value not in ("", None)}
