"""Mails as files that a mail program opens as drafts; nothing is ever sent from here."""

import datetime as dt
import hashlib
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

_WORD = r"[^\s@<>(),;:\"\[\]\\]"
_ADDRESS = re.compile(rf"{_WORD}{{1,64}}@{_WORD}+\.[^\W_]{{2,}}")
_LINK = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with a mail.

    ``media_type`` is as in "application/pdf" or "text/calendar; method=CANCEL".
    """

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to one person; ``text`` is complete without the HTML that is made of it."""

    sender: str
    to: str
    name: str
    subject: str
    text: str
    on: dt.date
    language: str = "en"


def is_address(written: str) -> bool:
    """Whether this is one mail address, without a name around it."""
    parts = written.split("@")
    return bool(_ADDRESS.fullmatch(written)) and ".." not in written and len(parts) == 2


def write_mail(mail: Mail, enclosed: Sequence[Enclosure]) -> bytes:
    """Return the mail as RFC 5322 has it, marked as one that was not sent yet."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if is_address(mail.sender):
        message["From"] = Address(addr_spec=mail.sender)
    if is_address(mail.to):
        message["To"] = Address(_one_line(mail.name), addr_spec=mail.to)
    message["Subject"] = _one_line(mail.subject)
    message["Date"] = format_datetime(dt.datetime.combine(mail.on, dt.time(), dt.UTC))
    digest = hashlib.sha256("\0".join((mail.to, mail.subject, mail.text)).encode()).hexdigest()
    message["Message-ID"] = f"<{digest[:32]}@reportgen.invalid>"
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(_as_html(mail), subtype="html", cte="quoted-printable")
    for file in enclosed:
        main, _, kind = file.media_type.partition("/")
        kind, _, method = kind.partition("; method=")
        params = {"method": method} if method else {}
        message.add_attachment(file.content, main, kind, filename=file.name, params=params)
    message["Content-Language"] = mail.language
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{digest[:24]}_{number}")
    return message.as_bytes()


def _as_html(mail: Mail) -> str:
    """Return the text as a page: a paragraph for each line, its addresses as links."""
    lines = (line for line in mail.text.splitlines() if line.strip())
    body = "\n".join(f"<p>{_linked(line)}</p>" for line in lines)
    head = '<meta charset="utf-8"><style>p { margin: 0 0 0.5em; font-family: sans-serif; }</style>'
    direction = ' dir="rtl"' if mail.language.split("-")[0] in {"ar", "fa", "he", "ur"} else ""
    language = html.escape(mail.language, quote=True)
    return f'<html lang="{language}"{direction}><head>{head}</head><body>\n{body}\n</body></html>\n'


def _linked(line: str) -> str:
    pieces, at = [], 0
    for match in _LINK.finditer(line):
        found = match[0].rstrip(".,;:)")
        address = html.escape(found, quote=True)
        pieces += [html.escape(line[at : match.start()]), f'<a href="{address}">{address}</a>']
        at = match.start() + len(found)
    return "".join((*pieces, html.escape(line[at:])))


def _one_line(words: str) -> str:
    return " ".join(words.split())
