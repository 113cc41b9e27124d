"""Small pictures made by the tests."""

import hashlib
import io

from PIL import Image

from reportgen.document import Figure, Logos, Picture
from tests.writers.sample import inlines


def picture(width: int, height: int, description: str, color: str = "#1F4E79") -> Picture:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), color).save(buffer, "PNG")
    content = buffer.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    return Picture("png", digest, width, height, description, content)


PHOTO = Figure(
    picture(900, 600, "A full room before an empty desk — “quiet”"),
    inlines("The opening. Photograph: A. Kim."),
)
LOGOS = Logos(
    (
        picture(300, 100, "Seomaru Institute", "#336633"),
        picture(100, 100, "Network of Towns", "#663333"),
        picture(200, 50, "한국 기관", "#333366"),
    )
)
