"""What the page asks for: a JSON object whose values are looked at before they are used."""

import json
from collections.abc import Mapping

from reportgen.errors import UsageError

Answer = Mapping[str, object]
"""What is sent back as JSON."""

_LONGEST = 20_000


class Asked:
    """The values of a request by name; a value of another type than asked for is refused."""

    def __init__(self, body: bytes) -> None:
        """Read a JSON object.

        Raises:
            UsageError: if it is none.
        """
        try:
            read: object = json.loads(body or b"{}")
        except (ValueError, RecursionError):
            read = None
        if not isinstance(read, dict):
            raise UsageError("the request is no JSON object", rule="wrong-argument")
        self._values: Mapping[str, object] = read

    def text(self, name: str) -> str:
        """The text of this name, empty where there is none."""
        value = self._values.get(name, "")
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise _wrong(name)
        return value

    def number(self, name: str) -> int:
        """The whole number of this name, 0 where there is none."""
        value = self._values.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 2**53:
            raise _wrong(name)
        return value

    def texts(self, name: str) -> list[str]:
        """The texts of this name, none where there are none."""
        value = self._values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise _wrong(name)
        return [str(one) for one in value]


def _wrong(name: str) -> UsageError:
    return UsageError(f"'{name}' is not as the page sends it", rule="wrong-argument")
