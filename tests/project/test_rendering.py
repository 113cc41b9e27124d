"""Documents written by several processes are those that one writes, whatever happens to another."""

import os
from functools import partial
from pathlib import Path

import pytest

from reportgen.errors import TemplateError
from reportgen.project.documents.rendering import Render, rendered

HERE = os.getpid()


def documents(count: int) -> list[Render]:
    return [partial(b"%d".__mod__, number) for number in range(count)]


@pytest.mark.parametrize("count", [0, 1, 7, 8, 60])
@pytest.mark.parametrize("workers", [1, 2, 5])
def test_each_document_stands_in_its_place(count: int, workers: int) -> None:
    assert rendered(documents(count), workers) == [b"%d" % number for number in range(count)]


def test_the_first_document_that_fails_says_so() -> None:
    def fails() -> bytes:
        raise TemplateError("cannot be filled", "a.docx", rule="unusable-template")

    wanted = documents(20)
    wanted[4] = wanted[15] = fails
    with pytest.raises(TemplateError, match=r"a\.docx"):
        rendered(wanted, 2)


def test_what_a_lost_process_took_is_made_here() -> None:
    def dies_elsewhere() -> bytes:
        if os.getpid() != HERE:
            os._exit(9)
        return b"made"

    assert rendered([dies_elsewhere] * 12, 3) == [b"made"] * 12


def test_large_documents_come_back(tmp_path: Path) -> None:
    large = [partial(bytes, 3_000_000)] * 9
    assert [len(one) for one in rendered(large, 2)] == [3_000_000] * 9
