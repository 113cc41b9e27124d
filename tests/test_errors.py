"""Errors carry rule, place and message apart, also into another process."""

import pickle

import pytest

from reportgen.errors import (
    InputError,
    PipelineError,
    Place,
    ReportgenError,
    ReviewError,
    TemplateError,
    UsageError,
)

ERRORS = [
    (InputError("is empty", "forum.yaml", 3, 2, rule="empty"), "forum.yaml:3:2"),
    (InputError("is empty", Place("forum.yaml", 3), rule="empty"), "forum.yaml:3"),
    (TemplateError("is torn", "a.docx", 4, part="header", rule="r"), "a.docx, header, paragraph 4"),
    (PipelineError("cannot be written", "outputs", rule="not-writable"), "outputs"),
    (ReviewError("nobody decides", rule="nobody-decides"), ""),
    (UsageError("no such report", "build", rule="unknown-report"), "build"),
]


@pytest.mark.parametrize(("error", "where"), ERRORS, ids=lambda value: type(value).__name__)
def test_fields_stand_apart(error: ReportgenError, where: str) -> None:
    assert error.where == where
    assert str(error) == (f"{where}: {error.message}" if where else error.message)
    assert error.rule
    assert ":" not in error.message


@pytest.mark.parametrize(("error", "where"), ERRORS, ids=lambda value: type(value).__name__)
def test_errors_leave_their_process_whole(error: ReportgenError, where: str) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), again.where, vars(again)) == (str(error), where, vars(error))


def test_wrong_use_is_a_value_error_too() -> None:
    with pytest.raises(ValueError, match="no such report"):
        raise UsageError("no such report", rule="unknown-report")
