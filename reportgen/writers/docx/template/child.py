"""The child process in which foreign templates are handled: one request, one answer."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from io import BytesIO
from typing import cast

from reportgen.document import Value
from reportgen.errors import TemplateError
from reportgen.writers.docx.template.limits import (
    ChildAnswer,
    ChildRequest,
    error_told,
    limit_resources,
    request_from,
    too_large,
)


def fill(request: ChildRequest) -> ChildAnswer:
    """Return the template with its fields filled.

    Raises:
        TemplateError: the template cannot be used.
    """
    from reportgen.writers.docx.template.fields import render_fields
    from reportgen.writers.docx.template.opening import clean_template

    content = clean_template(request.content, request.template)
    values = cast("Mapping[str, Value]", request.told["values"])
    filled = BytesIO()
    render_fields(content, values, request.template).save(filled)
    return ChildAnswer({}, filled.getvalue())


def check(request: ChildRequest) -> ChildAnswer:
    """Return all that is wrong with the template.

    Raises:
        TemplateError: the template cannot be opened.
    """
    from reportgen.writers.docx.template.checking import find_flaws

    flaws = find_flaws(request.content, request.template, str(request.told["report"]))
    return ChildAnswer({"flaws": [asdict(flaw) for flaw in flaws]})


_JOBS: Mapping[str, Callable[[ChildRequest], ChildAnswer]] = {"fill": fill, "check": check}


def main() -> None:
    """Answer the request on stdin; anything printed otherwise goes to stderr."""
    answers, sys.stdout = sys.stdout.buffer, sys.stderr
    request = request_from(sys.stdin.buffer.read())
    limit_resources(request.seconds, request.memory)
    try:
        answer = _JOBS[request.job](request)
    except TemplateError as error:
        answer = ChildAnswer(error_told(error))
    except MemoryError:
        answer = ChildAnswer(error_told(too_large(request)))
    answers.write(answer.sent())
    answers.flush()


if __name__ == "__main__":
    main()
