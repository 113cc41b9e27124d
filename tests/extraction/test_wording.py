"""A wording is suggested only where it says what was said, by itself, and of whom."""

import pytest

from reportgen.extraction import extract_text
from reportgen.extraction.wording import suggest_wordings
from reportgen.model import Evidence, Finding, FindingId, Polarity, SegmentId

REWORDED = [
    ("So town halls need to hold a list of people who depend on power, renewed each spring.",
     "town halls", "hold a list of people who depend on power, renewed each spring",
     "Town halls should hold a list of people who depend on power, renewed each spring."),
    ("So my request to city councils is to open a line for repair, separate from construction.",
     "city councils", "open a line for repair, separate from construction",
     "City councils should open a line for repair, separate from construction."),
    ("I'd recommend that the districts pool their engineers.",
     "districts", "pool their engineers", "Districts should pool their engineers."),
    ("I think the ministry must publish the, um, report every year.",
     "the ministry", "publish the, um, report every year",
     "The ministry must publish the report every year."),
    ("And the agencies shouldn't sell these registers.",
     "the agencies", "sell these registers", None),
    ("And the agencies shouldn't sell the registers.",
     "the agencies", "sell the registers", "The agencies should not sell the registers."),
    ("So before buying a system, a region should try what neighbours can do with a radio.",
     "a region", "try what neighbours can do with a radio",
     "Before buying a system, a region should try what neighbours can do with a radio."),
    ("And the counties should pay a night duty for the storm season, it's one person.",
     "the counties", "pay a night duty for the storm season",
     "The counties should pay a night duty for the storm season."),
    ("We reiterate that the ports should publish the fees.", "the ports", "publish the fees",
     "The ports should publish the fees."),
    ("And if a boat is late, then the operator must immediately tell passengers in the 'report' line.",
     "the operator", "tell passengers in the 'report' line",
     "If a boat is late, then the operator must immediately tell passengers in the 'report' line."),
    ("And county offices should send the warning at four, before the boats leave.",
     "county offices", "send the warning at four",
     "County offices should send the warning at four, before the boats leave."),
]  # fmt: skip
LEFT_ALONE = [
    ("The regulators must raise it to twenty-four hours.", "The regulators", "raise it to twenty-four hours"),
    ("So the state needs to stand behind us with a guarantee.", "the state", "stand behind us with a guarantee"),
    ("They should publish the report.", "They", "publish the report"),
    ("Each one should paint its account where people queue.", "Each one", "paint its account where people queue"),
    ("So with respect, I don't think lenders should refuse.", "lenders", "refuse"),
    ("Municipalities should answer a letter like this within two weeks.", "Municipalities",
     "answer a letter like this within two weeks"),
    ("On his view, which I never shared, towns should sell the works.", "towns", "sell the works"),
    ("Then the consumer has to repeat the process.", "the consumer", "repeat the process"),
    ("And the the ports should publish the fees.", "the the ports", "publish the fees"),
    ("And new product should reach the market.", "new product", "reach the market"),
    ("So the ports should publish an short list.", "the ports", "publish an short list"),
    ('And the ports should publish the "open fees.', "the ports", 'publish the "open fees'),
    ("Somebody should publish the report.", "", "publish the report"),
    ("Councils should open a budget line for repair.", "Councils", "open a budget line for repair"),
]  # fmt: skip


def suggest_wording(found: Finding) -> str | None:
    return suggest_wordings((found,))[0]


def finding(
    quote: str,
    addressee: str,
    action: str,
    by: str = "",
    family: str = "direct",
    score: float = 0.9,
) -> Finding:
    polarity: Polarity = "negative" if "n't sell" in quote or "n't think" in quote else "positive"
    return Finding(
        FindingId("1"),
        "recommendation",
        Evidence(SegmentId("s"), 0, len(quote), quote),
        family,
        polarity,
        addressee,
        action,
        attributed_to=by,
        score=score,
    )


@pytest.mark.model
@pytest.mark.parametrize(("quote", "addressee", "action", "wanted"), REWORDED)
def test_put_in_report_style(quote: str, addressee: str, action: str, wanted: str | None) -> None:
    assert suggest_wording(finding(quote, addressee, action)) == wanted


@pytest.mark.model
@pytest.mark.parametrize(("quote", "addressee", "action"), LEFT_ALONE)
def test_left_alone_where_it_would_guess(quote: str, addressee: str, action: str) -> None:
    assert suggest_wording(finding(quote, addressee, action)) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("quote", "action", "wanted"),
    [
        ("Furthermore, I think the fees of a port should be published in the market.",
         "the fees of a port should be published in the market",
         "The fees of a port should be published in the market."),
        ("And I think criminal charges should be pursued for their harassment.",
         "criminal charges should be pursued for their harassment", None),
        ("I do not believe that the fees should be published.", "the fees should be published",
         None),
    ],
)  # fmt: skip
def test_what_should_be_done_whoever_does_it(quote: str, action: str, wanted: str | None) -> None:
    assert suggest_wording(finding(quote, "", action, family="passive")) == wanted


@pytest.mark.model
@pytest.mark.parametrize(
    ("quote", "action", "family", "wanted"),
    [
        ("Fishing permits ought to name the boat beside the owner.", "name the boat beside the owner",
         "direct", "Fishing permits should name the boat beside the owner."),
        ("I think the lamps on the pier have to be replaced by brighter ones.",
         "be replaced by brighter ones", "passive",
         "The lamps on the pier must be replaced by brighter ones."),
        ("The letters have to be sent to every harbour.", "be sent to every harbour", "passive", None),
        ("Their permits need to be checked by a boatman.", "be checked by a boatman", "passive", None),
        ("The permits that we sell ought to name the boat.", "name the boat", "direct", None),
    ],
)  # fmt: skip
def test_what_a_thing_should_do_or_be(
    quote: str, action: str, family: str, wanted: str | None
) -> None:
    assert suggest_wording(finding(quote, "", action, family=family)) == wanted


@pytest.mark.model
@pytest.mark.parametrize(
    ("quote", "addressee", "action", "wanted"),
    [
        ("Each harbour needs a list of boats, with two named skippers.", "Each harbour",
         "a list of boats", "Each harbour should have a list of boats, with two named skippers."),
        ("Harbours need help.", "Harbours", "help", None),
        ("They need a list of boats.", "They", "a list of boats", None),
    ],
)  # fmt: skip
def test_what_somebody_needs_is_what_they_should_have(
    quote: str, addressee: str, action: str, wanted: str | None
) -> None:
    assert suggest_wording(finding(quote, addressee, action, family="need")) == wanted


@pytest.mark.model
def test_whom_the_end_of_the_sentence_speaks_to_is_not_left_out() -> None:
    quote = "So the skippers should check their nets, that's my message to harbour offices."
    assert suggest_wording(finding(quote, "the skippers", "check their nets")) is None
    plain = "So the skippers should check their nets, that's cheap."
    assert suggest_wording(finding(plain, "the skippers", "check their nets")) is not None


@pytest.mark.model
def test_weak_findings_are_not_reworded() -> None:
    quote = "And the ports should publish the fees."
    assert suggest_wording(finding(quote, "the ports", "publish the fees")) is not None
    assert suggest_wording(finding(quote, "the ports", "publish the fees", score=0.49)) is None


@pytest.mark.model
@pytest.mark.parametrize(
    ("quote", "addressee", "action", "by", "expected"),
    [
        ("The tenants ask the city to open the gym at night.", "the city", "open the gym at night",
         "The tenants", "The city should open the gym at night."),
        ("The tenants ask the city to open the gym and to put a key there.", "the city",
         "open the gym and to put a key there", "The tenants",
         "The city should open the gym and put a key there."),
        ("Ms. Ode recommends that the ports publish the fees.", "the ports", "publish the fees",
         "Ms. Ode", "The ports should publish the fees."),
        # Somebody else asks than the one who is credited.
        ("The tenants ask the city to open the gym at night.", "the city", "open the gym at night",
         "the council", None),
        ("Ms. Ode does not want the ports to publish the fees.", "the ports", "publish the fees",
         "Ms. Ode", None),
    ],
)  # fmt: skip
def test_what_others_asked_for_is_worded_without_them(
    quote: str, addressee: str, action: str, by: str, expected: str | None
) -> None:
    assert suggest_wording(finding(quote, addressee, action, by=by)) == expected


@pytest.mark.model
def test_from_a_text_as_found() -> None:
    (found,) = extract_text(
        "So I believe that health departments need to count heat deaths in one way."
    )
    assert suggest_wording(found) == "Health departments should count heat deaths in one way."
