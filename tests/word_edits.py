"""Edits of Word files as people make them: in the XML, and by LibreOffice."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

AUTHOR = 'w:author="Jane Roe" w:date="2026-05-20T10:00:00Z"'


def edited(content: bytes, change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """The file with one part changed as text."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(target, "w") as written:
        for one in read.infolist():
            body = read.read(one.filename)
            if one.filename == part:
                changed = change(body.decode("utf-8"))
                assert changed != body.decode("utf-8")
                body = changed.encode("utf-8")
            written.writestr(one, body)
    return target.getvalue()


def replaced(content: bytes, old: str, new: str) -> bytes:
    """The file with words typed over, without Track Changes."""
    return edited(content, lambda xml: xml.replace(old, new))


def tracked(content: bytes, old: str, new: str) -> bytes:
    """The file with words typed over under Track Changes, where they stand in one run."""

    def change(xml: str) -> str:
        run = next(
            one for one in re.finditer(r"<w:r>.*?</w:r>|<w:r .*?</w:r>", xml) if old in one[0]
        )
        text = re.search(r"<w:t(?: [^>]*)?>(.*?)</w:t>", run[0])
        assert text
        before, _, after = text[1].partition(old)
        properties = "".join(re.findall(r"<w:rPr>.*?</w:rPr>", run[0]))

        def plain(words: str, tag: str = "t") -> str:
            body = f'<w:{tag} xml:space="preserve">{words}</w:{tag}>'
            return f"<w:r>{properties}{body}</w:r>" if words else ""

        deleted = f'<w:del w:id="901" {AUTHOR}>{plain(old, "delText")}</w:del>' if old else ""
        inserted = f'<w:ins w:id="902" {AUTHOR}>{plain(new)}</w:ins>' if new else ""
        pieces = plain(before) + deleted + inserted + plain(after)
        return xml[: run.start()] + pieces + xml[run.end() :]

    return edited(content, change)


def resaved(soffice: str, path: Path, folder: Path) -> Path:
    """The file as LibreOffice saves it again."""
    folder.mkdir(parents=True, exist_ok=True)
    profile = folder / "profile"
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--convert-to",
            "docx:Office Open XML Text",
            "--outdir",
            str(folder),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    shutil.rmtree(profile, ignore_errors=True)
    return folder / path.name
