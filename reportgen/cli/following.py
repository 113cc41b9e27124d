"""The command that follows up what an earlier forum recommended."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from reportgen.cli.changing import YES, settle
from reportgen.cli.frame import command, envelope, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.reviewing import MODEL, OUTPUT
from reportgen.cli.running import AS_JSON

if TYPE_CHECKING:
    from reportgen.model import FollowedPoint
    from reportgen.project import OpenForum

_LONGEST = 70
_KINDS: dict[str, Literal["xlsx", "docx"]] = {".xlsx": "xlsx", ".docx": "docx"}


@click.command(name="follow-up", short_help="Follow up what an earlier forum recommended.")
@FORUM
@click.argument("words", nargs=-1, metavar="[NUMBER... STATUS]")
@click.option("--from", "last", type=click.Path(path_type=Path), help="Folder of that forum.")
@click.option("--by", help="Your name, as it is to stand in the record.")
@click.option("--note", "remark", default="", help="One sentence on what was done.")
@click.option("--evidence", multiple=True, metavar="CODE", help="Who speaks of it at this forum.")
@click.option("--matrix", type=click.Path(path_type=Path), help="Write it as .docx or .xlsx.")
@OUTPUT
@MODEL
@YES
@AS_JSON
def follow_up(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    words: tuple[str, ...],
    *,
    last: Path | None,
    by: str | None,
    remark: str,
    evidence: tuple[str, ...],
    matrix: Path | None,
    output: Path | None,
    model: str | None,
    yes: bool,
    as_json: bool,
) -> None:
    r"""Make the recommendations of an earlier forum the checklist of FORUM.

    \b
    follow-up FORUM --from LAST_FORUM       take over what its final report prints
    follow-up FORUM                         list it, with who may speak of it here
    follow-up FORUM 3 5 done --by NAME      say what became of numbers 3 and 5:
                                            done, under-way, not-begun, overtaken
    follow-up FORUM --matrix FILE.docx      write the list for colleagues (or .xlsx)

    Concept note and outcome report print it as a table.
    """
    from reportgen.project import FollowUpWord, open_folder, plan_follow_up, plan_told, told_status

    if last is not None:
        if words or matrix:
            raise click.UsageError("--from stands alone; say what became of points afterwards")
        settle(plan_follow_up(forum, open_folder(last, None, model)), forum, yes, as_json)
        return
    opened = open_folder(forum, output, model)
    if matrix is not None:
        _write_matrix(opened, matrix)
    elif words:
        told = FollowUpWord(told_status(words[-1]), _name(by), remark, evidence)
        settle(plan_told(opened, _numbers(words), told), forum, True, as_json)  # noqa: FBT003 - yes
    else:
        _list(opened, forum, as_json=as_json)


def _name(by: str | None) -> str:
    if not by:
        raise click.UsageError("say who says so: --by 'Your Name'")
    return by


def _numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    if len(words) < 2:
        raise click.UsageError(f"'{words[-1]}' of what? Name the numbers before it")
    return words[:-1]


def _write_matrix(opened: "OpenForum", matrix: Path) -> None:
    from reportgen.project import follow_up_matrix, write_to

    kind = _KINDS.get(matrix.suffix.casefold())
    if kind is None:
        raise click.UsageError(f"'{matrix}' is no name for a matrix; end it with .docx or .xlsx")
    say(str(write_to(matrix, follow_up_matrix(opened, kind))))


def _list(opened: "OpenForum", forum: Path, *, as_json: bool) -> None:
    from reportgen.project import codes, followed, offered

    known = followed(opened.proceedings.forum, str(forum))
    short = codes(opened.proceedings)
    rows = [(point, offered(opened, point)) for point in known.points]
    if as_json:
        points = [{**_plain(p), "offered": [short[f.id] for f in found]} for p, found in rows]
        envelope("follow-up/1", {"followed": known.forum, "points": points, "forum": str(forum)})
        return
    say(f"recommendations of {known.forum}")
    for point, found in rows:
        say(f"{point.number:>4}  {point.status or 'not known yet'}: {point.text}")
        for finding in found:
            quote = " ".join(finding.evidence.quote.split())
            shown = quote if len(quote) <= _LONGEST else f"{quote[: _LONGEST - 1]}…"
            say(f"      may speak of it: {short[finding.id]} “{shown}”")
    say(f"say what became of one: {command('follow-up', forum)} NUMBER STATUS --by NAME")


def _plain(point: "FollowedPoint") -> dict[str, object]:
    return {
        "number": point.number,
        "text": point.text,
        "addressee": point.addressee,
        "deadline": point.deadline,
        "status": point.status or "",
        "note": point.note,
        "told_by": point.told_by,
        "told_on": point.told_on.isoformat() if point.told_on else "",
        "evidence": list(point.evidence),
    }
