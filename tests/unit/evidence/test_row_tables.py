"""The table of earlier periods on an area's page is made without a template: what comes from outside is escaped."""

from causeway.places.rows import PastRow, Row


def test_every_text_of_the_table_is_escaped():
    row = Row(indicator=None, parts=())
    row.__dict__["companions"] = [("a<b", ("1 & 2",), "<i>")]
    row.__dict__["past"] = [PastRow("2024", ("<b>",), "5%", 'a "break" <x>')]
    assert row.body == (
        '<tr><th scope="row">a&lt;b</th><td>1 &amp; 2</td><td>&lt;i&gt;</td></tr>'
        '<tr><th scope="row">2024</th><td>&lt;b&gt;</td><td>5%</td></tr>'
        '<tr><td colspan="2" class="small muted">a &quot;break&quot; &lt;x&gt;</td></tr>'
    )
