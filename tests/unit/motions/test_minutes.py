"""Minutes that act by themselves are seen, also where the names are packed or spelt with signs; a plain page is not taken for one."""

import time
import zlib

import pytest

from causeway.motions.published.minutes import MOST_BYTES, Found, look_through

HEAD = b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
SCRIPT = b"7 0 <</S/JavaScript/JS(app.alert(1))>>"


def packed(inside: bytes, kind: bytes = b"/Type/ObjStm", *, before: bytes = b"", body: bytes | None = None) -> bytes:
    body = zlib.compress(inside) if body is None else body
    stream = b"5 0 obj <<" + kind + b"/Filter/FlateDecode/Length %d>> stream\n%bendstream endobj\n%%%%EOF" % (len(body), body)
    return HEAD + before + stream


@pytest.mark.parametrize(
    "content",
    [
        HEAD + b"3 0 obj <</S/JavaScript/JS(app.alert(1))>> endobj",
        HEAD + b"3 0 obj <</S/Java#53cript>> endobj",
        HEAD + b"3 0 obj <</S/#4a#53>> endobj",
        HEAD + b"3 0 obj <</S/#4A#53>> endobj",
        HEAD + b"3 0 obj <</S/Launch/F(cmd.exe)>> endobj",
        HEAD + b"3 0 obj <</Names<</EmbeddedFiles 4 0 R>>>> endobj",
        packed(SCRIPT),
        packed(b"7 0 <</S/JavaScript>>", b"/Type/Obj#53tm"),
        packed(SCRIPT, b"/Type/ObjStm/X(obj)"),
        packed(SCRIPT, before=b"4 0 obj <</Title(A stream\n of words)>> endobj\n"),
        packed(SCRIPT).replace(b"stream\n", b"stream\r\n"),
        HEAD + b"5 0 obj <</Type/ObjStm>> stream\n" + SCRIPT + b"endstream",
        packed(b"7 0 <</Type/Page>>") + packed(SCRIPT),
    ],
)
def test_what_acts_is_seen(content):
    assert look_through(content) is Found.ACTS


@pytest.mark.parametrize(
    "content",
    [
        HEAD,
        packed(b"BT (We spoke of /JavaScript in the agenda.) Tj ET", b"/Type/XObject"),
        packed(b"7 0 <</Type/Page>>"),
        packed(b"7 0 <</Type/Page>>") + packed(b"8 0 <</Type/Page>>"),
        HEAD + b"stream\nxxendstream",
        HEAD + b"5 0 obj <</Type/ObjStm>> stream\n7 0 <</Type/Page>>endstream",
    ],
)
def test_a_plain_page_is_not_taken_for_one(content):
    assert look_through(content) is Found.PLAIN


@pytest.mark.parametrize(
    "body",
    [b"not deflated", zlib.compress(SCRIPT)[:-6], zlib.compress(SCRIPT)[:-1] + b"x", zlib.compress(SCRIPT).hex().encode(), b""],
    ids=["not deflated", "cut off", "with a wrong sum", "in another coat", "empty"],
)
def test_objects_that_cannot_be_unpacked_are_not_handed_out(body):
    assert look_through(packed(b"", body=body)) is Found.CLOSED


def test_what_is_too_large_to_look_through_is_not_handed_out():
    assert look_through(packed(b"0" * 8_000_001)) is Found.CLOSED


@pytest.mark.parametrize(
    "repeated",
    [
        b"stream\n",
        b"obj stream\n",
        b"endstream",
        b"/ObjStm/Filter stream\n",
        b"/ObjStm/Filter stream\n" + zlib.compress(b""),
        b"#4a" * 9,
        b"/",
        b"/J",
    ],
)
def test_no_file_of_the_size_taken_costs_more_than_its_size(repeated):
    """Each was made so that a reader who looks back, or ahead, from every word looks over the whole file again and again."""
    content = HEAD + repeated * ((MOST_BYTES - len(HEAD)) // len(repeated))
    begun = time.process_time()
    look_through(content)
    assert time.process_time() - begun < 10  # it takes less than one; a reader who goes back takes minutes
