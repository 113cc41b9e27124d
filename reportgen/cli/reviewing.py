"""Commands for what people decide: findings, decide, finalize."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import command, envelope, note, progress, say, show_issues
from reportgen.cli.guarding import each
from reportgen.cli.inputs import FORUM, FORUMS
from reportgen.cli.listing import (
    HEADINGS,
    alike_lines,
    by_heading,
    decided_lines,
    enough_rows,
    finding_lines,
    lapsed_lines,
    lost_words,
    orphan_lines,
    repeated,
)
from reportgen.cli.running import AS_JSON, Undecided

if TYPE_CHECKING:
    from reportgen.extraction import GroupBy
    from reportgen.model import Attribution
    from reportgen.project import FindingRecord, OpenForum, Taken, Verb
    from reportgen.project.envelopes import DecideContent, FindingsContent

OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder for documents and the cache; without, outputs/ beside inputs/, else in FORUM.",
)
MODEL = click.option("--model", default=None, help="Name another installed spaCy model.")
GROUP_BY = click.option(
    "--group-by",
    type=click.Choice(("words", "meaning")),
    default="words",
    show_default=True,
    help="What shows that two say the same; meaning needs the extra semantic.",
)


def _named(context: click.Context, option: click.Parameter, typed: str) -> str:
    """The name that was typed, else the one that the person kept."""
    from reportgen.project import own_name

    if name := typed or own_name():
        return name
    raise click.MissingParameter(ctx=context, param=option)


BY = click.option(
    "--by",
    default="",
    callback=_named,
    help="Your name, as it is to stand in the record; without, the one you kept in `review`.",
)


_KINDS = ("recommendation", *(kinds[0].replace(" ", "-") for kinds in HEADINGS.values()))


class _Kind(click.Choice[str]):
    """A kind as --kind has it, or as the records have it: good-practice, good practice."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The kind with hyphens."""
        return super().convert(value.replace(" ", "-"), param, ctx)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which findings a person asked for; no session and no kinds mean all."""

    session: str | None
    kinds: tuple[str, ...]
    enough: bool
    undecided: bool
    perhaps: bool = False
    group_by: "GroupBy" = "words"

    def lists(self, row: "FindingRecord") -> bool:
        """Whether a finding is among those asked for."""
        return (
            self.session in (None, row["session"])
            and (not self.enough or row["enough"] > 0)
            and (not self.kinds or _kind_option(row["kind"]) in self.kinds)
            and (not self.undecided or self._is_left(row))
            and (self.perhaps or not self._is_folded(row))
        )

    @staticmethod
    def _is_folded(row: "FindingRecord") -> bool:
        """Return whether it is only worth a look and nobody decided about it."""
        return row["level"] == "perhaps" and row["decision"] == "undecided"

    def _is_left(self, row: "FindingRecord") -> bool:
        """Whether a finding lacks a needed decision, or any decision if kinds were asked for."""
        return row["decision"] == "undecided" and (bool(self.kinds) or row["needed"])


@click.command(short_help="List what was found, with the codes to decide by.")
@FORUMS
@OUTPUT
@MODEL
@click.option("--session", default=None, help="Only findings of this session (its id).")
@click.option("--kind", "kinds", multiple=True, type=_Kind(_KINDS), help="Only this kind.")
@click.option("--enough", is_flag=True, help="Only what is enough for a report.")
@click.option("--undecided", "only_undecided", is_flag=True, help="Only what lacks a decision.")
@click.option("--perhaps", is_flag=True, help="Also what is only worth a look.")
@GROUP_BY
@AS_JSON
def findings(  # noqa: PLR0913 - one parameter an option
    forums: tuple[Path, ...],
    *,
    output: Path | None,
    model: str | None,
    session: str | None,
    kinds: tuple[str, ...],
    enough: bool,
    only_undecided: bool,
    perhaps: bool,
    group_by: "GroupBy",
    as_json: bool,
) -> None:
    """List what was found in a FORUM, each with the code that `decide` takes.

    Recommendations come first, by session: each needs a decision before the report can be final.
    Commitments, good practices, challenges, questions with their answers and decisions need none:
    they are printed if you accept them. --undecided lists what needs a decision, with --kind
    everything of the kind that has none. --enough lists recommendations and decisions for a
    report, best first, at most 30 a day; what it leaves out stays a finding. --perhaps lists
    recommendations that are only worth a look, too: nobody has to decide on those.

    Below each stands who said it, the time of day where it is known, and the file and line.
    Decisions about sentences that were changed or are gone are listed with what to do.
    """
    asked = _Asked(
        session,
        kinds,
        enough=enough,
        undecided=only_undecided,
        perhaps=perhaps,
        group_by=group_by,
    )
    each(forums, lambda forum: _find_one(forum, output, model, asked, as_json=as_json))


def _find_one(
    forum: Path, output: Path | None, model: str | None, asked: _Asked, *, as_json: bool
) -> None:
    from reportgen.project import open_folder, records

    progress("reading, finding ...")
    opened = open_folder(forum, output, model, group_by=asked.group_by)
    _check_session(opened, asked.session)
    found = records(opened.ledger)
    rows = [row for row in found if asked.lists(row)]
    if as_json:
        _as_json(opened, forum, rows)
        return
    show_issues(opened.issues, forum, opened.folder.issues)
    titles = {str(one.id): one.title for one in opened.proceedings.forum.sessions}
    sections = [enough_rows(rows, found)] if asked.enough else list(by_heading(rows, titles))
    _list(opened, forum, sections, repeated(found))


def _kind_option(kind: str) -> str:
    """Return the value of --kind that lists a kind: answers are listed with their questions."""
    together = next((kinds for kinds in HEADINGS.values() if kind in kinds), (kind,))
    return together[0].replace(" ", "-")


def _as_json(opened: "OpenForum", forum: Path, rows: list["FindingRecord"]) -> None:
    from reportgen.project import alike_codes, orphan_records

    content: FindingsContent = {
        "findings": rows,
        "alike": alike_codes(opened.ledger),
        "orphans": orphan_records(opened.ledger),
        "final": opened.status.final,
        "status": opened.status.words,
        "forum": str(forum),
    }
    envelope("findings/2", content, opened.issues)


def _check_session(opened: "OpenForum", session: str | None) -> None:
    """Refuse an unknown session id, since an empty list would look as if nothing was found."""
    known = [one.id for one in opened.proceedings.forum.sessions]
    if session is None or session in known:
        return
    near = get_close_matches(session, known, n=1, cutoff=0.5)
    listed = ", ".join(known) or "none yet"
    advice = f"did you mean '{near[0]}'?" if near else f"the sessions are: {listed}"
    raise click.BadParameter(f"no session has the id '{session}'; {advice}", param_hint="--session")


def _list(
    opened: "OpenForum",
    forum: Path,
    sections: list[tuple[str, list["FindingRecord"]]],
    same: Mapping[str, Sequence[str]],
) -> None:
    from reportgen.project import alike_codes, orphan_records

    rows = [row for _, members in sections for row in members]
    for heading, members in sections:
        say(heading)
        for row in members:
            for line in (*finding_lines([row], same), *lapsed_lines(row, forum)):
                say(line)
        say()
    for line in alike_lines(alike_codes(opened.ledger), rows, forum):
        say(line)
    for gone in orphan_records(opened.ledger):
        for line in orphan_lines(gone, forum):
            say(line)
    say(f"{len(rows)} finding{'s' * (len(rows) != 1)}; the outcome report is {opened.status.words}")
    if opened.status.undecided:
        note(f'to decide: {command("decide", forum, "CODE", "accept", "--by")} "Your Name"')


_DECIDING = """Decide about the findings of FORUM that have the CODEs; VERB comes last.

\b
accept   print the text that `findings` offers, the quotation beneath it
quote    accept, and print the quotation itself
reject   keep it out of the report
edit     accept, and print your sentence (--text)
take     edit with the wording that `findings` suggests
set      set --addressee, --deadline, --theme, --place or --attribution
         of an accepted point
merge    print the later codes under the first
support  merge, and print that their speakers support the first
apart    they do not say the same: take a merge back, offer it no more
undo     take the last decision about it back
confirm  keep the decision although the words in the source changed since
move     give the decision about a sentence that is gone (first code)
         to the sentence that replaced it (second code)
"""
_PLACE = click.IntRange(1)


@click.command(help=_DECIDING, short_help="Accept, reject, edit, merge, set, undo and others.")
@FORUM
@click.argument("words", nargs=-1, required=True, metavar="CODE... VERB")
@BY
@click.option("--text", default="", help="Your wording, for `edit`.")
@click.option("--reason", default="", help="Why, for `reject`; kept in the journal, not printed.")
@click.option("--addressee", default="", help="Who should act, for `set`.")
@click.option("--deadline", default="", help="By when, for `set`.")
@click.option("--theme", default="", help="The heading to print it under, for `set`.")
@click.option("--place", default=None, type=_PLACE, help="Its place in print, for `set`.")
@click.option(
    "--attribution",
    default=None,
    type=click.Choice(("named", "role", "none")),
    help="Whether it prints with name, role or neither, for `set`.",
)
@OUTPUT
@MODEL
@AS_JSON
def decide(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    words: tuple[str, ...],
    *,
    by: str,
    text: str,
    reason: str,
    addressee: str,
    deadline: str,
    theme: str,
    place: int | None,
    attribution: "Attribution | None",
    output: Path | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Take one decision about findings."""
    from reportgen.project import Particulars, open_folder, take_decision

    *typed, last = words
    verb = _verb(last, typed)
    particulars = Particulars(addressee, deadline, theme, place or 0, attribution)
    for option, given, owner in (("--text", text, "edit"), ("--reason", reason, "reject")):
        if given and verb != owner:
            raise click.UsageError(f"{option} belongs to {owner}, '{verb}' would lose it")
    if particulars and verb != "set":
        raise click.UsageError(
            f"--addressee, --deadline, --theme, --place and --attribution belong to set, "
            f"'{verb}' would lose them"
        )
    opened = open_folder(forum, output, model)
    taken = take_decision(
        opened, verb, typed, by=by, wording=text, particulars=particulars, reason=reason
    )
    torn = opened.journal_issues
    if as_json:
        envelope("decide/2", _decided(verb, typed, taken), torn)
        return
    show_issues([issue for issue in torn if issue.severity == "error"], forum)
    _show_taken(taken)


def _decided(verb: "Verb", typed: list[str], taken: "Taken") -> "DecideContent":
    return {
        "verb": verb,
        "codes": typed,
        "events": taken.events,
        "findings": list(taken.findings),
        "final": taken.status.final,
        "status": taken.status.words,
    }


def _verb(typed: str, codes: list[str]) -> "Verb":
    from reportgen.project import VERBS

    verb = next((known for known in VERBS if known == typed.lower()), None)
    if verb is None:
        listed = ", ".join(VERBS)
        raise click.UsageError(f"'{typed}' is no verb; write the codes, then one of {listed}")
    if not codes:
        raise click.UsageError(f"'{verb}' of what? `reportgen findings FORUM` lists the codes")
    return verb


def _show_taken(taken: "Taken") -> None:
    for row in taken.findings:
        for line in decided_lines(row):
            say(line)
    say(f"the outcome report is {taken.status.words}")


@click.command(short_help="Sign the report as final, once everything is decided.")
@FORUM
@BY
@OUTPUT
@MODEL
@AS_JSON
def finalize(
    forum: Path, *, by: str, output: Path | None, model: str | None, as_json: bool
) -> None:
    """Sign the report of FORUM as final; refused while a finding lacks a decision.

    The signature covers the forum, what was said, the printed points and what was rejected: a
    later change of any of it makes the report a draft again.
    """
    from reportgen.project import codes, leaning_points, open_folder, sign

    opened = open_folder(forum, output, model)
    refuse_undecided(forum, opened)
    opened = sign(opened, by=by)
    leaning = leaning_points(opened.ledger, codes(opened.proceedings))
    if as_json:
        codes_only = [one.code for one in leaning]
        envelope("finalize/1", {"final": True, "undecided": [], "leaning": codes_only})
        return
    say(f"final, signed by {by}{lost_words(opened.status)}")
    for one in leaning:
        note(f"{one.code}  cannot stand alone, it {', '.join(one.ways)}: {one.text}")
    if leaning:
        note(f"to put one into words of your own: {command('decide', forum, 'CODE', 'edit')} ...")
    say(f"`{command('build', forum)}` now writes the final report")


def refuse_undecided(forum: Path, opened: "OpenForum") -> None:
    """Refuse to sign while a finding lacks a decision, and list those that do."""
    from reportgen.project import codes

    known = codes(opened.proceedings)
    undecided = [(known[one.id], one.evidence.quote) for one in opened.ledger.undecided]
    if undecided:
        lines = "\n".join(_refusal(forum, undecided))
        raise Undecided(lines, tuple(code for code, _ in undecided))


def _refusal(forum: Path, undecided: list[tuple[str, str]]) -> Iterator[str]:
    """Yield the lines that say what lacks a decision, and how to decide."""
    count = "1 finding lacks" if len(undecided) == 1 else f"{len(undecided)} findings lack"
    yield f"{forum}: not signed, {count} a decision and the report stays a draft:"
    for code, quote in undecided[:10]:
        yield f"  {code}  {quote}"
    if len(undecided) > 10:
        yield f"  and {len(undecided) - 10} more: {command('findings', forum)} --undecided"
    yield f'decide each: {command("decide", forum, "CODE", "accept", "--by")} "Your Name"'
