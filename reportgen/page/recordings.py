"""The recording of a transcript, played from the second at which something was said."""

from pathlib import Path

from starlette.responses import FileResponse, PlainTextResponse, Response

from reportgen.project import OpenForum

_PLAYED = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".aac": "audio/aac",
    ".ogg": "audio/ogg",
    ".oga": "audio/ogg",
    ".opus": "audio/ogg",
    ".flac": "audio/flac",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".m4v": "video/mp4",
    ".webm": "video/webm",
}
"""What browsers play, by suffix."""


def recording_of(opened: OpenForum, source: str) -> Path | None:
    """Return the recording that a source names, from its own folder or from that of the forum."""
    sources = opened.proceedings.material.sources
    named = next((one for one in sources if one.id == source), None)
    if named is None or not named.recording:
        return None
    forum = opened.folder.path
    for folder in ((forum / named.path).parent, forum):
        path = folder / named.recording
        if path.suffix.lower() in _PLAYED and path.is_file():
            return path
    return None


def played(opened: OpenForum, source: str) -> Response:
    """Return the recording of a source, or the part of it that a player asks for."""
    path = recording_of(opened, source)
    if path is None:
        return PlainTextResponse("There is no recording.", status_code=404)
    return FileResponse(path, media_type=_PLAYED[path.suffix.lower()])
