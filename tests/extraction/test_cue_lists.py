"""Languages without a model: a cue is found or not, and nothing is claimed beyond the quote."""

from collections.abc import Callable

import pytest
import spacy

from reportgen.extraction import extract, extract_text
from reportgen.extraction.component import NAME
from reportgen.extraction.cue_lists import FAMILY, Cue, cue_lists
from reportgen.extraction.sentences.languages import languages
from reportgen.model import Finding, Segment

LISTS = cue_lists()
CUES = [(code, cue) for code, listed in LISTS.items() for cue in listed.cues]
NAMES = [f"{code}-{cue.name}" for code, cue in CUES]


def found(text: str, language: str) -> tuple[Finding, ...]:
    return tuple(
        finding
        for finding in extract_text(text, language=language)
        if finding.kind == "recommendation"
    )


def test_every_listed_language_has_a_list() -> None:
    listed = {one.code for one in languages().values() if one.reading == "listed"}
    assert listed == set(LISTS) - {"fr"}
    assert listed == {"ar", "es", "ko", "ru", "zh"}


@pytest.mark.parametrize(("code", "cue"), CUES, ids=NAMES)
def test_every_cue_finds_its_examples_only(code: str, cue: Cue) -> None:
    listed = LISTS[code]
    for text in cue.example:
        assert listed.gate.search(text)
        assert listed.first(text) is cue, text
    for text in cue.counterexample:
        assert listed.first(text) is None, text


@pytest.mark.parametrize(
    ("code", "cue"), [(c, cue) for c, cue in CUES if c != "fr"], ids=lambda v: getattr(v, "name", v)
)
def test_a_finding_claims_nothing_beyond_the_quote(code: str, cue: Cue) -> None:
    text = cue.example[0]
    (finding,) = found(text, code)
    assert finding.evidence.quote == text
    assert (finding.family, finding.polarity) == (FAMILY, cue.polarity)
    parts = (finding.addressee, finding.asked, finding.action, finding.deadline)
    assert (*parts, finding.condition, finding.attributed_to) == ("",) * 6
    assert "not read further" in finding.reasons[0]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("谢谢大家。沿海城市应当公布洪水地图！我们下周见。", "沿海城市应当公布洪水地图！"),
        (
            "هل يجب إغلاق الميناء؟ يجب على البلديات الساحلية أن تنشر خرائطها.",
            "يجب على البلديات الساحلية أن تنشر خرائطها.",
        ),
        (
            "감사합니다. 도시들은 홍수 지도를 공개해야 합니다. 네.",
            "도시들은 홍수 지도를 공개해야 합니다.",
        ),
        ("¿Hay que cerrar el puerto? Hay que abrir los archivos.", "Hay que abrir los archivos."),
    ],
)
def test_sentences_end_where_the_language_ends_them(text: str, quote: str) -> None:
    language = {"谢": "zh", "ه": "ar", "감": "ko", "¿": "es"}[text[0]]
    assert [f.evidence.quote for f in found(text, language)] == [quote]


def test_the_component_reads_a_blank_pipeline() -> None:
    nlp = spacy.blank("es")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe(NAME)
    doc = nlp("Gracias. Los municipios deben publicar sus mapas. Hasta luego.")
    (span,) = doc.spans["recommendations"]
    assert (span.text, span.label_) == ("Los municipios deben publicar sus mapas.", FAMILY)


def test_a_language_without_rules_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="does not read the language 'de'"):
        spacy.blank("de").add_pipe(NAME)


def test_a_language_that_is_not_read_gives_nothing(said: Callable[..., Segment]) -> None:
    german = "Die Gemeinden an der Küste sollten ihre Karten vor der Regenzeit veröffentlichen."
    assert extract((said(german),)) == ()
