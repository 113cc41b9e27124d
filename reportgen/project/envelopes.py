"""What each command prints under ``--json``, as classes; their schemas are made of them.

The string below a field is its description in the schema. A field keeps its name and meaning as
long as the number of its envelope; fields may be added under the same number.
"""

from collections.abc import Mapping
from typing import Literal

from typing_extensions import TypedDict

from reportgen.errors import Severity
from reportgen.model import Op
from reportgen.project.archived import (
    ArchiveFindContent,
    ArchiveIndexContent,
    ArchiveRecurringContent,
    ArchiveRunContent,
)
from reportgen.project.decisions.deciding import Verb
from reportgen.project.decisions.rows import (
    ExtractedRecord,
    FindingRecord,
    LearnContent,
    OrphanRecord,
)
from reportgen.project.desk.envelopes import DESK_CONTENTS
from reportgen.project.desk.receiving import ReceivedPart
from reportgen.project.doctor import Symptom
from reportgen.project.documents.envelope import DraftContent
from reportgen.project.documents.outputs import State
from reportgen.project.documents.templating import FieldRecord
from reportgen.project.documents.verifying import CheckedFile, Fault
from reportgen.project.editing.envelope import EditContent, ExportContent, FollowUpContent
from reportgen.project.personal.envelope import DataContent, ForgetContent, RetireContent
from reportgen.project.sending.envelope import (
    ChangesContent,
    SendContent,
    SentMarkContent,
    SentRemoveContent,
    StatusContent,
)
from reportgen.readers import Lines, ReadSegment, Seen, Unread
from reportgen.writers import Flaw


class IssueRecord(TypedDict):
    """Something that did not stop the run but that a person should know."""

    severity: Severity
    """How bad it is."""
    rule: str
    """The stable name of the rule, in kebab-case."""
    message: str
    """What is wrong and what to do, without the place."""
    path: str
    """The file, as it was given or relative to the forum folder."""
    line: int
    """The line, from 1; 0 where it is not known."""
    column: int
    """The column, from 1; 0 where it is not known."""
    address: str
    """Where Word or another program shows it, as "paragraph 14"; empty for a text file."""


class WrittenFiles(TypedDict):
    """A folder that was written, and the files in it."""

    folder: str
    """The folder."""
    files: list[str]
    """The names of the files, relative to the folder."""


class DoubtRecord(TypedDict):
    """A reading that a person should look at."""

    line: int
    """The line of forum.yaml, 0 where it is about another file."""
    rule: str
    """The stable name of the kind of doubt, in kebab-case."""
    message: str
    """What was read, what is not certain and what to do."""
    place: str
    """Where it stands in the file it was read from."""


class StartedContent(TypedDict):
    """A forum folder that was made of files."""

    folder: str
    """The folder."""
    files: list[str]
    """The names of the files that were written, relative to the folder."""
    seen: list[Seen]
    """Every file that was looked at."""
    doubts: list[DoubtRecord]
    """The readings to look at, the most consequential first."""


class CheckContent(TypedDict):
    """How much there is in a forum folder."""

    sessions: int
    """Sessions of the agenda."""
    people: int
    """People of the forum."""
    sources: int
    """Files of notes and transcripts."""
    segments: int
    """Turns and paragraphs that were read."""
    withheld: int
    """Passages that were withheld: off record, in a break or outside the agenda."""
    forum: str
    """The forum folder, as it was given."""


class ReadContent(TypedDict):
    """What a reader understood of one file."""

    dialect: str
    """The format, by its content."""
    encoding: str
    """The encoding of the characters."""
    segments: list[ReadSegment]
    """Turns and paragraphs in order."""
    unread: list[Unread]
    """Lines that were not understood."""
    withheld: list[Lines]
    """Passages that are off record; their words are nowhere."""


class FindingsContent(TypedDict):
    """What was found in a forum, and what was decided about it."""

    findings: list[FindingRecord]
    """The findings asked for, in reading order."""
    alike: list[list[str]]
    """Codes of findings that seem to say the same, each time in the order to merge."""
    orphans: list[OrphanRecord]
    """Decisions about sentences that are gone."""
    forum: str
    """The forum folder, as it was given."""
    final: bool
    """Whether a person signed the outcome report as it is now."""
    status: str
    """What that rests on, or what is left to do, in one sentence."""


class DecideContent(TypedDict):
    """A decision as it was written."""

    verb: Verb
    """What was decided."""
    codes: list[str]
    """The codes as typed."""
    events: int
    """Lines added to the journal."""
    findings: list[FindingRecord]
    """What stands now about each finding that was named."""
    final: bool
    """Whether a person signed the outcome report as it is now."""
    status: str
    """What that rests on, or what is left to do, in one sentence."""


class MarkContent(TypedDict):
    """Lines of a source as they were marked."""

    source: str
    """The file, relative to the forum folder."""
    sidecar: str
    """The file in which it was written."""
    first: int
    """The first line."""
    last: int
    """The last line."""
    record: Literal["off", "on"]
    """Off record, or on record whatever looks like a mark there."""
    withdrawn: list[str]
    """Codes of the accepted points that this withdraws, as `findings` lists them from now on."""


class FinalizeContent(TypedDict):
    """A report as it was signed."""

    final: bool
    """Whether it is final now."""
    undecided: list[str]
    """Codes of findings that lack a decision; the command then prints ``error/1``."""
    leaning: list[str]
    """Codes of the printed points that a reader cannot understand by themselves."""


class AddContent(TypedDict):
    """A point that was added."""

    findings: list[FindingRecord]
    """The point as a finding."""
    final: bool
    """Whether the report is final now."""
    status: str
    """What that rests on, or what is left to do, in one sentence."""


class EventRecord(TypedDict):
    """A decision as it was taken over from a copy of the journal."""

    by: str
    """Who decided."""
    at: str
    """When, in UTC."""
    decision: Op
    """What was decided."""
    finding: str
    """The id of the finding; empty for a signature."""
    wording: str
    """The person's own sentence; empty where there is none."""
    line: int
    """The line of the copy."""


class MergeContent(TypedDict):
    """What a copy of the journal held besides."""

    agreed: list[EventRecord]
    """What counts from now on."""
    disputed: list[EventRecord]
    """What the journal decides otherwise, so that both wait for a person."""


class KeepContent(TypedDict):
    """A journal that somebody goes on with."""

    kept: int
    """How many odd things were looked at; they are the issues."""


class BuiltRecord(TypedDict):
    """One document of a build."""

    name: str
    """The name in the output folder."""
    path: str
    """Where it stands."""
    state: State
    """Whether it was written, was there already, or was put beside a file that somebody edited."""


class BuildContent(TypedDict):
    """The documents that a build wrote."""

    folder: str
    """The forum's output folder."""
    files: list[BuiltRecord]
    """The documents."""
    forum: str
    """The forum folder, as it was given."""
    final: bool
    """Whether a person signed the outcome report as it is now."""
    status: str
    """What that rests on, or what is left to do, in one sentence."""
    public_lacks: list[str]
    """What the public edition lacks, where it was not written for that."""
    issued: str
    """The folder in which this build froze the final report; empty where nothing was frozen."""


class VerifyContent(TypedDict):
    """What was read back out of built documents."""

    verified: bool
    """Whether every quotation stands in its source."""
    files: list[CheckedFile]
    """The documents that were read."""
    problems: list[Fault]
    """Quotations that are not where they should be."""
    destroyed: list[str]
    """What is known of sources that were destroyed."""
    received: list[ReceivedPart]
    """How files that were edited, or came from somewhere, compare with what was decided."""
    forum: str
    """The forum folder, as it was given."""


class CleanContent(TypedDict):
    """What was removed from an output folder."""

    folder: str
    """The forum's output folder."""
    removed: list[str]
    """Names of the files removed."""
    kept: list[str]
    """Names of files that somebody edited, so they stay."""


class FieldsContent(TypedDict):
    """What the templates of a report may print."""

    report: str
    """The report."""
    fields: list[FieldRecord]
    """Its fields and parts."""


class TemplateContent(TypedDict):
    """Whether a Word template can be used."""

    file: str
    """The template, as it was given."""
    usable: bool
    """Whether documents can be made with it as it is."""
    flaws: list[Flaw]
    """What is wrong with it, and what it leaves out."""


class ErrorContent(TypedDict):
    """Why a command did not do what was asked: exit codes 2 to 5, and 70."""

    exit: Literal[2, 3, 4, 5, 70]
    """2 wrong usage, 3 bad input, 4 undecided findings, 5 names left, 70 an error of our own."""
    error: str
    """The class of the error: usage, input, template, pipeline, review, undecided, internal."""
    rule: str
    """The stable name of the rule that refused, in kebab-case; empty where it has none."""
    message: str
    """What is wrong and what to do, without the place."""
    path: str
    """The file that is wrong; empty where it is none."""
    line: int
    """The line, from 1; 0 where it is not known."""
    column: int
    """The column, from 1; 0 where it is not known."""
    address: str
    """Where Word or another program shows it, as "paragraph 14"; empty for a text file."""
    forum: str
    """The forum folder of which this is said, as it was given; empty where there is none."""
    undecided: list[str]
    """At exit code 4, codes of the findings that lack a decision."""


class ExtractContent(TypedDict):
    """What was found in one file."""

    file: str
    """The file, as it was given; - for what came in by a pipe."""
    dialect: str
    """The format, by its content."""
    findings: list[ExtractedRecord]
    """The recommendations, in their order."""


CONTENTS: Mapping[str, type] = {
    "init/1": WrittenFiles,
    "init-from/1": StartedContent,
    "check/1": CheckContent,
    "read/1": ReadContent,
    "findings/2": FindingsContent,
    "decide/2": DecideContent,
    "finalize/1": FinalizeContent,
    "add/1": AddContent,
    "journal-merge/1": MergeContent,
    "journal-keep/1": KeepContent,
    "edit/1": EditContent,
    "export/1": ExportContent,
    "data/1": DataContent,
    "forget/1": ForgetContent,
    "retire/1": RetireContent,
    "follow-up/1": FollowUpContent,
    "learn/1": LearnContent,
    "mark/1": MarkContent,
    "draft/1": DraftContent,
    "archive-index/1": ArchiveIndexContent,
    "archive-find/1": ArchiveFindContent,
    "archive-run/1": ArchiveRunContent,
    "archive-recurring/1": ArchiveRecurringContent,
    "build/1": BuildContent,
    "status/1": StatusContent,
    "changes/1": ChangesContent,
    "office/1": WrittenFiles,
    "send/1": SendContent,
    "sent-mark/1": SentMarkContent,
    "sent-remove/1": SentRemoveContent,
    "verify/2": VerifyContent,
    "clean/1": CleanContent,
    "demo/1": WrittenFiles,
    "templates/1": WrittenFiles,
    "doctor/1": list[Symptom],
    "fields/1": FieldsContent,
    "templates-check/1": TemplateContent,
    "error/1": ErrorContent,
    "extract/1": ExtractContent,
    **DESK_CONTENTS,
}
