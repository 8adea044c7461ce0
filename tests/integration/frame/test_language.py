"""Until the Welsh is whole, an English page is English from its first tag to its last date, whatever a browser prefers."""

import re

import pytest

WELSH = re.compile(
    r"\b(?:Ionawr|Chwefror|Mawrth|Ebrill|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr|maes|gofynnol|Rhowch|Tudalen|ddydd)\b"
)
PAGES = ["/write/", "/find/", "/search/", "/convene/", "/staff/login/", "/no-such-page/"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("accepts", ["cy", "cy-GB,cy;q=0.9,en;q=0.1", "fr", "en-US", "*", "", "x" * 300])
def test_an_english_page_is_english(client, address, accepts):
    client.cookies["django_language"] = "cy"
    answer = client.get(address, headers={"Accept-Language": accepts}, follow=True)
    page = answer.content.decode()
    said = re.search(r'<html[^>]*\blang="([^"]+)"', page)
    assert said is None or said[1] in {"en-GB", "en-gb", "en"}, address
    if not address.startswith("/staff/"):
        assert said, address
        assert said[1] == "en-GB"
    assert not WELSH.search(re.sub(r'<[^>]+lang="cy".*?</', "", page, flags=re.DOTALL))


@pytest.mark.django_db
def test_what_a_form_says_is_english_too(client):
    page = client.post("/write/", {}, headers={"Accept-Language": "cy"}).content.decode()
    assert "Give your home postcode, your school, or both" in page
    assert 'lang="en-GB"' in page
