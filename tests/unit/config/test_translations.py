"""What a language says of a text is remembered, and is what it says without that."""

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import trans_real

from causeway.config.translations import remember_translations


@pytest.fixture
def own_catalogues(monkeypatch):
    monkeypatch.setattr(trans_real, "_translations", {})
    monkeypatch.setattr(trans_real, "_default", None)


def test_a_text_is_looked_up_once_and_says_the_same(own_catalogues):
    language = settings.LANGUAGE_CODE
    before = {text: trans_real.translation(language).gettext(text) for text in ("color", "This field is required.", "never said")}
    remember_translations()
    with translation.override(language):
        assert {text: translation.gettext(text) for text in before} == before
        asked = trans_real.translation(language).gettext.cache_info()
        assert translation.gettext("never said") == "never said"
    assert trans_real.translation(language).gettext.cache_info().misses == asked.misses


def test_remembering_twice_keeps_what_is_remembered(own_catalogues):
    remember_translations()
    first = trans_real.translation(settings.LANGUAGE_CODE).gettext
    remember_translations()
    assert trans_real.translation(settings.LANGUAGE_CODE).gettext is first
