"""SVG as text: elements with their attributes escaped, and a picture's frame with its title and description."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from causeway.charts import look

Attribute = str | float | None


class Svg(str):
    """A finished drawing, safe to put into a page: everything in it that came from outside was escaped when it was made."""

    __slots__ = ()

    def __html__(self) -> "Svg":
        """Tell templates that this is markup."""
        return self


@dataclass(frozen=True)
class Words:
    """What a picture says to who does not see it. ``id`` must be the picture's own on its page."""

    id: str
    title: str
    description: str


def number(value: float) -> str:
    """Return a coordinate as briefly as a tenth of a pixel allows: 12, 12.5, -0.3."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def element(name: str, /, *children: str, **attributes: Attribute) -> str:
    """Return one element; ``stroke_width`` becomes ``stroke-width``, ``class_`` becomes ``class``, and ``None`` is left out.

    ``children`` are markup. Text goes through :func:`text`.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{number(value) if isinstance(value, int | float) else escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def text(said: str, x: float, y: float, anchor: str | None = None, **attributes: Attribute) -> str:
    """Return a line of text; ``anchor`` is "middle" or "end"."""
    return element("text", escape(said, quote=False), x=x, y=y, text_anchor=anchor, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: Attribute) -> str:
    """Return a straight line."""
    return element("path", d=f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", **attributes)


def path_through(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """Return path data through the points in order."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + ("Z" if closed else "")


def picture(kind: str, words: Words, height: float, children: Iterable[str], *, links: bool = False) -> Svg:
    """Return a whole picture. With ``links`` in it it is a group that a keyboard can enter; without, one image."""
    inner = (
        element("title", escape(words.title, quote=False), id=f"{words.id}-t"),
        element("desc", escape(words.description, quote=False), id=f"{words.id}-d"),
        *children,
    )
    return Svg(
        element(
            "svg",
            *inner,
            xmlns="http://www.w3.org/2000/svg",
            class_=f"chart chart--{kind}",
            viewBox=f"0 0 {number(look.WIDTH)} {number(height)}",
            width=look.WIDTH,
            height=height,
            role="group" if links else "img",
            aria_labelledby=f"{words.id}-t",
            aria_describedby=f"{words.id}-d",
            focusable=None if links else "false",
            font_family=look.FONT,
            font_size=look.TEXT,
            fill=look.INK,
        )
    )
