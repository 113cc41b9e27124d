"""A short notation for the XML of Word, so that cases of tracked changes can be read."""

import io
import re
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_STYLES = (
    f'<w:styles xmlns:w="{W}">'
    '<w:style w:styleId="Secret" w:type="character"><w:name w:val="Secret"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    '<w:style w:styleId="Deeper" w:type="character"><w:name w:val="Deeper"/>'
    '<w:basedOn w:val="Secret"/></w:style>'
    '<w:style w:styleId="HiddenLine" w:type="paragraph"><w:name w:val="Hidden Line"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style></w:styles>"
)
_CHANGE = {"I": "ins", "D": "del", "F": "moveFrom", "T": "moveTo"}
_HEAD = re.compile(r"([A-Z]+)\(")
_NOT_CLOSED = "not closed"


def document(body: str) -> bytes:
    """A Word file whose body is written in the notation of tracked.yaml."""
    xml, rest = _blocks(body, {"style": ""})
    assert not rest.strip(), rest
    text = f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{xml}</w:body></w:document>'
    return packed({"word/document.xml": text, "word/styles.xml": _STYLES})


def packed(parts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _inside(text: str, opening: str = "(", closing: str = ")") -> tuple[str, str]:
    """What stands in the brackets that a text opens with, and what follows."""
    depth, quoted = 0, False
    for at, character in enumerate(text):
        quoted ^= character == '"'
        depth += (character == opening) - (character == closing) if not quoted else 0
        if not depth:
            return text[1:at], text[at + 1 :]
    raise AssertionError(_NOT_CLOSED)


def _blocks(text: str, state: dict[str, str]) -> tuple[str, str]:
    written = ""
    while match := _HEAD.match(text.lstrip()):
        inner, text = _inside(text.lstrip()[match.end() - 1 :])
        written += _one(match[1], inner, state, text)
        if match[1] in _CHANGE and text.startswith("["):
            changed, text = _inside(text, "[", "]")
            written += _changed(match[1], inner, changed, state)
    return written, text


def _changed(name: str, who: str, inner: str, state: dict[str, str]) -> str:
    author, _, day = who.partition("/")
    tag = _CHANGE[name]
    date = f' w:date="2026-11-{int(day):02}T09:00:00Z"' if day else ""
    named = f' w:author="{author}"' if author else ""
    content, _ = _blocks(inner, state)
    if tag in ("del", "moveFrom"):
        content = content.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:{tag} w:id="1"{named}{date}>{content}</w:{tag}>'


def _run(text: str, look: str = "") -> str:
    words = text[1:-1] if text.startswith('"') else text
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


_LOOKS = {
    "R": "",
    "B": "<w:b/>",
    "H": "<w:vanish/>",
    "V": '{style}<w:vanish w:val="0"/>',
    "S": "{style}",
}
_MARKS = {"P": "", "PD": "<w:del/>", "PF": "<w:moveFrom/>", "PI": "<w:ins/>"}
_WRAPS = {
    "TBL": "<w:tbl>{}</w:tbl>",
    "ROW": "<w:tr>{}</w:tr>",
    "ROWI": "<w:tr><w:trPr><w:ins/></w:trPr>{}</w:tr>",
    "ROWD": "<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>",
    "CELL": "<w:tc>{}</w:tc>",
    "CELLD": "<w:tc><w:tcPr><w:cellDel/></w:tcPr>{}</w:tc>",
    "SDT": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "SDTR": "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "SDTP": "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "SDTRP": "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "LINK": "<w:hyperlink>{}</w:hyperlink>",
    "BOX": "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>",
    "ALT": (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "PS": '<w:p><w:pPr><w:pStyle w:val="HiddenLine"/></w:pPr>{}</w:p>',
    "LI": '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>',
}


def _one(name: str, inner: str, state: dict[str, str], after: str) -> str:
    del after
    if name in _CHANGE:
        return ""
    if name == "STYLE":
        state["style"] = f'<w:rStyle w:val="{inner}"/>'
        return ""
    if name == "LOOK":
        return _run(
            inner, '<w:b/><w:rPrChange w:author="Kim"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
        )
    if name in _LOOKS:
        return _run(inner, _LOOKS[name].format(style=state["style"]))
    content, _ = _blocks(inner, state)
    if name in _MARKS:
        return f"<w:p><w:pPr><w:rPr>{_MARKS[name]}</w:rPr></w:pPr>{content}</w:p>"
    return _WRAPS[name].format(content)
