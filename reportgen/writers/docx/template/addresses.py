"""Fields in the addresses of a template's links, which stand beside its text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import quote, unquote, urlsplit

from jinja2 import Template, TemplateError

from reportgen.document import Value
from reportgen.writers.docx.package.markup import RELATIONSHIPS, Element
from reportgen.writers.docx.template.relationships import SCHEMES
from reportgen.writers.docx.template.sandbox import Sandbox
from reportgen.writers.docx.template.tags import PartOf, as_tags, paragraphs_of

_TAG = re.compile(r"((?:\{|%7B){2}.*?(?:\}|%7D){2})", re.IGNORECASE)
_KEY = f"{{{RELATIONSHIPS}}}id"
_OF_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"
ADVICE = "an address can print what is the same in the whole report, not what a loop goes over"


@dataclass(frozen=True, slots=True)
class Address:
    """An address with fields: its key among the links of a part, and its paragraph there."""

    key: str
    text: str
    number: int

    @property
    def pieces(self) -> tuple[str, ...]:
        """The address cut into what is printed as it stands and, every second, a tag."""
        cut = _TAG.split(self.text)
        return tuple(as_tags(unquote(piece)) if n % 2 else piece for n, piece in enumerate(cut))

    @property
    def tags(self) -> str:
        """The tags of the address, one after another."""
        return "".join(self.pieces[1::2])

    def filled(self, values: Mapping[str, Value], sandbox: Sandbox, where: PartOf) -> str:
        """Return the address with its fields filled.

        Raises:
            TemplateError: a field is unknown, or what comes out is no address of a page or mailbox.
        """
        try:
            printed = [
                unescape(Template.from_code(sandbox, sandbox.compile(piece), {}).render(values))
                if n % 2
                else piece
                for n, piece in enumerate(self.pieces)
            ]
        except TemplateError as error:
            raise where.wrong(f"{error}; {ADVICE}", "broken-tag", self.number) from error
        # A value inside an address is one word of it; one that begins it is an address itself.
        begins = not printed[0]
        address = "".join(
            quote(piece, safe=_OF_ADDRESSES if n % 2 == 0 or (begins and n == 1) else "")
            for n, piece in enumerate(printed)
        )
        if urlsplit(address).scheme.lower() not in SCHEMES:
            message = f"{address[:60]!r} is no address; let it begin with https:// or mailto:"
            raise where.wrong(message, "unusable-address", self.number)
        return address


def addresses_of(targets: Mapping[str, str], root: Element) -> Iterator[Address]:
    """Yield the addresses with fields among those that a part refers to, by their keys."""
    paragraphs = {paragraph: n for n, paragraph in enumerate(paragraphs_of(root), 1)}
    for key, target in targets.items():
        if _TAG.search(target):
            holders = (one for one in root.iter("*") if one.get(_KEY) == key)
            holder = next(holders, root)
            number = next((paragraphs[p] for p in holder.iterancestors() if p in paragraphs), 0)
            yield Address(key, target, number)
