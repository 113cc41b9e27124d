"""A report's outline: order, headings and standing sentences, with the strictness of forum.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.model import Outline, OutlineSection, ReportName
from reportgen.readers.records import Records
from reportgen.readers.yaml_text import load_yaml


@dataclass(frozen=True, slots=True)
class _OutlineFile:
    """The keys of an outline YAML."""

    document_type: str
    sections: tuple[OutlineSection, ...] = ()
    sentences: Mapping[str, str] = field(default_factory=dict)
    disclaimer: str = ""


def read_outline(path: Path, report: ReportName) -> Outline:
    """Return the outline of a report.

    Raises:
        InputError: if the file cannot be read or anything in it is wrong.
    """
    read = Records(load_yaml(path)).read(_OutlineFile)
    sentences = tuple(read.sentences.items())
    return Outline(report, read.document_type, read.sections, sentences, read.disclaimer)
