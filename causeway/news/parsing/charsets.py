"""From bytes to text: which letters were meant, and nothing in it that makes a parser work for ever."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_IN_XML = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})["']""")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>\s*")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,400}>", re.IGNORECASE)
_TAG = re.compile(r"""<[A-Za-z_][^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*""")
LONG, MOST_ATTRIBUTES = 4000, 200
_FAMILIES = ("utf-8", "utf-16", "utf-32", "iso8859", "cp125", "ascii", "latin")


class Hostile(ValueError):  # noqa: N818  named for what it is
    """It is made to harm whoever reads it, or might be; the message says in a sentence what was seen."""


def decoded(body: bytes, content_type: str = "") -> str:
    """Return the text of an answer: by its mark, by what it or its header says of itself if that fits, as UTF-8, or as Windows' Latin."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace").lstrip("\ufeff").replace("\0", "")
    for name in (*_said(body, content_type), "utf-8"):
        try:
            return body.decode(name).replace("\0", "")
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("cp1252", "replace").replace("\0", "")


def _said(body: bytes, content_type: str) -> list[str]:
    """Return the names of charsets that the answer gives itself, those that we know; Latin-1 is Windows' in practice."""
    named = [found[1] for found in (_IN_HEADER.search(content_type),) if found]
    named += [found[1].decode("ascii") for found in (_IN_XML.match(body[:200].lstrip()),) if found]
    known = []
    for name in named:
        try:
            proper = codecs.lookup(name).name
        except LookupError:
            continue
        if proper.startswith(_FAMILIES):
            known.append("cp1252" if proper in {"iso8859-1", "ascii"} else proper)
    return sorted(known, key=lambda name: name == "cp1252")  # nearly everything reads as Latin, so what can fail is tried first


def harmless_xml(text: str) -> str:
    """Return XML without its declaration and without a mere DOCTYPE, as it is handed to parsers in UTF-8.

    Raises :class:`Hostile` for a document type with entities or declarations of its own, and for a tag with hundreds of attributes,
    which parsers take minutes over.
    """
    bare = _DOCTYPE.sub("", _DECLARATION.sub("", text), count=1)
    head = bare.upper()
    if "<!ENTITY" in head or "<!DOCTYPE" in head:
        raise Hostile(
            "It defines entities of its own, which a feed has no need of and which can be made to fill a computer’s memory."
        )
    if any(len(piece) > LONG for piece in bare.split("<")):
        for tag in _TAG.finditer(bare):
            if tag[0].count("=") > MOST_ATTRIBUTES and len(tag[0]) > LONG:
                raise Hostile("One of its tags has hundreds of attributes, as no feed does.")
    return bare
