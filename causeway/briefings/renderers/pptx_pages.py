"""Slides and their notes as markup: what stands in each place of a layout, and what a slide leads to.

python-pptx makes a slide from its layout, and looks for each place's number and size in the markup time and again, which took a third of a deck's
time, though all of it is the same for every slide of a layout.
"""

from collections.abc import Iterable

from causeway.briefings.renderers.pptx_master import NAMES, Box, edges, placed
from causeway.frame.domain.cleaning import in_markup

NOTES = "<a:p/>"  # where the words of a slide's notes go
_CALLED = {
    "title": "Title",
    "ctrTitle": "Title",
    "subTitle": "Subtitle",
    "body": "Text Placeholder",
    "pic": "Picture Placeholder",
    "chart": "Chart Placeholder",
    "tbl": "Table Placeholder",
}
At = tuple[float, float, float, float]


def _about(of: str, order: int, box: Box, lock: str, alt: str = "") -> str:
    """Return what says which place of the layout a thing fills. ``order`` is the place's own among those of the layout."""
    described = f' descr="{in_markup(alt)}"' if alt else ""
    index = f' idx="{box.number}"' if box.number else ""
    return (
        f'<p:nv{of}Pr><p:cNvPr id="{order + 2}" name="{_CALLED[box.kind]} {order + 1}"{described}/>'
        f'<p:cNv{of}Pr>{lock}</p:cNv{of}Pr><p:nvPr><p:ph type="{box.kind}"{index}/></p:nvPr></p:nv{of}Pr>'
    )


def words(order: int, box: Box, paragraphs: Iterable[str], at: At | None = None) -> str:
    """Return a place with paragraphs, moved to ``at`` from where its layout has it."""
    about, moved = _about("Sp", order, box, '<a:spLocks noGrp="1"/>'), placed(at) if at else ""
    return f"<p:sp>{about}<p:spPr>{moved}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{''.join(paragraphs)}</p:txBody></p:sp>"


def picture(order: int, box: Box, key: str, alt: str) -> str:
    """Return a place with the picture that the slide's relationship ``key`` leads to."""
    about = _about("Pic", order, box, '<a:picLocks noGrp="1" noChangeAspect="1"/>', alt)
    fill = f'<p:blipFill><a:blip r:embed="{key}"/><a:srcRect/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
    return f"<p:pic>{about}{fill}<p:spPr/></p:pic>"


def frame(order: int, box: Box, kind: str, inside: str, alt: str, high: int | None = None) -> str:
    """Return a place with a chart or a table in it. ``kind`` is the namespace of what is inside."""
    x, y, wide, tall = edges(*box.at)
    about = _about("GraphicFrame", order, box, '<a:graphicFrameLocks noGrp="1"/>', alt)
    at = f'<p:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high or tall}"/></p:xfrm>'
    return (
        f'<p:graphicFrame>{about}{at}<a:graphic><a:graphicData uri="{kind}">{inside}</a:graphicData></a:graphic></p:graphicFrame>'
    )


def page(shapes: Iterable[str]) -> str:
    """Return a slide, its shapes in the order in which they are read."""
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    return (
        f"<p:sld {NAMES}><p:cSld><p:spTree>{group}{''.join(shapes)}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def noted(empty: str, notes: Iterable[str]) -> str:
    """Return the notes of a slide, from notes without words."""
    lines = "\n".join(notes).split("\n")
    said = (f"<a:p><a:r><a:rPr/><a:t>{in_markup(line)}</a:t></a:r></a:p>" if line else "<a:p/>" for line in lines)
    return empty.replace(NOTES, "".join(said))


def spoken(markup: str, language: str) -> str:
    """Write the language on every run of text, so that it is read aloud in it. No text is mistaken for a run: its < is escaped."""
    return markup.replace("<a:rPr", f'<a:rPr lang="{language}"')
