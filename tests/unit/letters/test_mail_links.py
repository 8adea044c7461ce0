from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from causeway.words.domain.mail_links import MAILTO_LIMIT, gmail, mailto, outlook

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@given(TEXT, TEXT)
def test_a_mailto_link_reads_back_as_it_was_written(subject, body):
    link = mailto("mp@example.org", subject, body)
    parsed = urlsplit(link.address)
    fields = dict(pair.split("=", 1) for pair in parsed.query.split("&"))
    assert (parsed.scheme, unquote(parsed.path)) == ("mailto", "mp@example.org")
    assert unquote(fields["subject"]) == subject
    if link.with_text:
        assert unquote(fields["body"]).replace("\r\n", "\n") == body.replace("\r\n", "\n")


@given(TEXT, TEXT)
def test_a_mailto_link_holds_nothing_unescaped_and_adds_no_header(subject, body):
    address = mailto("mp@example.org", subject, body).address
    assert address.isascii()
    assert not set(address) & set(' \r\n"<>+#')
    assert address.count("?") == 1
    assert address.count("&") <= 1
    assert "&bcc=" not in mailto("mp@example.org", "x&bcc=a@example.org", "y").address


def test_lines_end_as_the_standard_says():
    assert mailto("mp@example.org", "a", "one\ntwo").address.endswith("body=one%0D%0Atwo")


def test_a_long_letter_falls_back_to_a_link_without_text():
    link = mailto("mp@example.org", "a", "ŵ" * 600)
    assert not link.with_text
    assert len(link.address) < MAILTO_LIMIT
    assert "body" not in link.address
    assert gmail("mp@example.org", "a", "ŵ" * 600).with_text


def test_web_mail_links_carry_the_letter():
    for link, subject in (
        (gmail("mp@example.org", "Hé & ho", "a\nb"), "su"),
        (outlook("mp@example.org", "Hé & ho", "a\nb"), "subject"),
    ):
        fields = parse_qs(urlsplit(link.address).query)
        assert fields["to"] == ["mp@example.org"]
        assert fields[subject] == ["Hé & ho"]
        assert fields["body"] == ["a\r\nb"]
