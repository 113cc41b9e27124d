"""The evidence of a working edition as a file that programs read."""

import json
from dataclasses import asdict

from reportgen.document import Attachment, Citation, Document

NAME = "evidence.json"
FORMAT = "reportgen-evidence-1"


def evidence_file(document: Document, description: str) -> Attachment | None:
    """Return the place and the words of everything that a document quotes, None if it does not.

    It holds no word that is not printed in the document.
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
    """Return a citation as plain values, what is not known left out."""
    values = asdict(citation)
    return {key: value for key, value in values.items() if value not in ("", None)}
