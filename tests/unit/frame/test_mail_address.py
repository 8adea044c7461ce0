"""One rule for addresses, wherever they come from: what is taken can be posted."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from causeway.frame.domain.mail_address import is_mailable
from causeway.frame.fields import Email
from causeway.representatives.directory.domain.cells import email as cell
from causeway.representatives.members.domain.listing import is_email
from causeway.surveys.answering.people import read_people

ODD = [
    '"a@b"@example.org', '"a b"@example.org', '"a\\ b"@example.org', "=?utf-8?q?x?=@example.org", "a..b@example.org", ".a@example.org",
    "a.@example.org", "a@", "@example.org", "a@b@example.org", "é@example.org", "a@exämple.org", "a\n@example.org", "a\0@example.org",
    "a" * 250 + "@example.org", "", "a", "a@example.org\nBcc: b@example.org",
]  # fmt: skip


@pytest.mark.parametrize("address", ODD)
def test_what_no_header_carries_is_refused_by_form_list_and_directory(address):
    assert not is_mailable(address)
    assert not is_email(address)
    assert not address or list(cell(1, "email", address))
    assert address not in [email for email, _urn in read_people(address).people]
    with pytest.raises(ValidationError):
        Email(label="x").clean(
            address if "\n" not in address and "\0" not in address else address.replace("\n", "@").replace("\0", "@")
        )


@pytest.mark.parametrize(
    "address", ["a@example.org", "o'hara@example.org", "a+b@xn--bcher-kva.example", "A.B@EXAMPLE.ORG", "a%b@example.org"]
)
def test_what_people_have_is_taken(address):
    assert is_mailable(address)
    assert Email(label="x").clean(address) == address


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_gets_an_answer(local, domain):
    address = f"{local}@{domain}"
    if is_mailable(address):
        assert address.isascii()
        assert not any(each.isspace() for each in address)
