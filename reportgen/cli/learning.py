"""The command that fits the order of the review list to what an office decided."""

from pathlib import Path

import click

from reportgen.cli.frame import envelope, say
from reportgen.cli.inputs import FORUMS
from reportgen.cli.reviewing import MODEL
from reportgen.cli.running import AS_JSON


@click.command(short_help="Order the review list by what was decided before.")
@FORUMS
@click.option(
    "--into",
    "house",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The house folder that keeps the order.",
)
@MODEL
@AS_JSON
def learn(forums: tuple[Path, ...], *, house: Path, model: str | None, as_json: bool) -> None:
    """Fit the order of the review list to the decisions about each FORUM.

    The order is kept in the house folder and used by `review --order`, only if it put decisions
    that it had not seen in better order than the shipped one. No document depends on it, and it
    keeps no words, names or times.
    """
    from reportgen.project import learn_order, open_folder, write_order

    order = learn_order([open_folder(forum, None, model) for forum in forums])
    path = write_order(house, order)
    if as_json:
        content = {
            "file": str(path),
            "decisions": order.decisions,
            "accepted": order.accepted,
            "shipped": order.shipped,
            "learned": order.learned,
            "in_use": order.is_better,
            "forums": [str(forum) for forum in forums],
        }
        envelope("learn/1", content)
        return
    say(f"{order.decisions} decisions, {order.accepted} of them accepted")
    shares = f"as shipped {order.shipped:.3f}, learned {order.learned:.3f}"
    say(f"average precision on decisions held out: {shares}")
    use = "it is better and used" if order.is_better else "it is no better and is not used"
    say(f"{path}: {use} by `review FORUM --order {house}`")
