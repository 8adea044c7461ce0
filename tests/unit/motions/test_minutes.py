"""Minutes that act by themselves are seen, also where the names are packed or spelt with signs; a plain page is not taken for one."""

import zlib

import pytest

from causeway.motions.published.minutes import acts_by_itself

HEAD = b"%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"


def packed(inside: bytes, kind: bytes = b"/Type/ObjStm") -> bytes:
    body = zlib.compress(inside)
    return (
        HEAD + b"5 0 obj <<" + kind + b"/Filter/FlateDecode/Length %d>> stream\n%bendstream endobj\n%%%%EOF" % (len(body), body)
    )


@pytest.mark.parametrize(
    "content",
    [
        HEAD + b"3 0 obj <</S/JavaScript/JS(app.alert(1))>> endobj",
        HEAD + b"3 0 obj <</S/Java#53cript>> endobj",
        HEAD + b"3 0 obj <</S/Launch/F(cmd.exe)>> endobj",
        HEAD + b"3 0 obj <</Names<</EmbeddedFiles 4 0 R>>>> endobj",
        packed(b"7 0 <</S/JavaScript/JS(app.alert(1))>>"),
        packed(b"7 0 <</S/JavaScript>>", b"/Type/Obj#53tm"),
    ],
)
def test_what_acts_is_seen(content):
    assert acts_by_itself(content)


@pytest.mark.parametrize(
    "content",
    [
        HEAD,
        packed(b"BT (We spoke of /JavaScript in the agenda.) Tj ET", b"/Type/XObject"),
        packed(b"7 0 <</Type/Page>>"),
        HEAD + b"stream\nxxendstream",
    ],
)
def test_a_plain_page_is_not_taken_for_one(content):
    assert not acts_by_itself(content)


def test_what_is_too_large_to_look_through_is_not_handed_out():
    assert acts_by_itself(packed(b"0" * 20_000_001))
