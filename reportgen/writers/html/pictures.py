"""Photographs and logos, embedded in the page as data."""

from base64 import b64encode

from reportgen.document import Figure, Logos, Picture
from reportgen.writers.html.inlines import PageScope, compose_inlines
from reportgen.writers.html.markup import element, lines, opening
from reportgen.writers.pictures import LOGO_HEIGHT

_SCALE = 4 / 3
"""CSS pixels in a point."""


def compose_figure(figure: Figure, scope: PageScope) -> str:
    """Return a photograph with its caption."""
    caption = compose_inlines(figure.caption, scope)
    written = lines(_image(figure.picture), element("figcaption", caption) if caption else "")
    return element("figure", f"\n{written}\n", class_="photo")


def compose_logos(logos: Logos) -> str:
    """Return logos side by side, all of one height."""
    height = round(LOGO_HEIGHT * _SCALE)
    shown = "\n".join(_image(picture, height) for picture in logos.pictures)
    return element("p", f"\n{shown}\n", class_="logos") if shown else ""


def _image(picture: Picture, height: int = 0) -> str:
    address = f"data:image/{picture.kind};base64,{b64encode(picture.content).decode()}"
    shown = height or picture.height
    width = round(picture.width * shown / picture.height)
    alternative = picture.description or "\N{NO-BREAK SPACE}"
    return opening("img", src=address, alt=alternative, width=width, height=shown)
