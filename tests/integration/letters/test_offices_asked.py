"""An ask of an office that no nation has is told when the site starts."""

from types import SimpleNamespace

from causeway.letters import checks


def _asked(monkeypatch, *to):
    monkeypatch.setattr(checks, "campaign", lambda: SimpleNamespace(office_asks=[SimpleNamespace(key="example", to=to)]))
    return checks.asks_of_known_offices(None)


def test_an_office_that_no_nation_has_is_named(monkeypatch):
    (error,) = _asked(monkeypatch, "mayor")
    assert error.id == "letters.E001"
    assert "mayor" in error.msg
    assert "definitions/nations" in error.msg


def test_the_pack_that_ships_asks_only_of_offices_there_are():
    assert checks.asks_of_known_offices(None) == []
