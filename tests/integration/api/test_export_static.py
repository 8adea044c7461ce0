"""What is exported for a network of caches is what the site answers."""

import json
import random

import pytest
from django.core.management import call_command

from causeway.api import static_files_of_site as exporting
from causeway.areas.models import Area

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_answers_of_postcodes_are_the_sites(client, tmp_path, monkeypatch):
    chosen = random.Random(7).sample(list(exporting.sectors()), 12)
    monkeypatch.setattr(exporting, "sectors", lambda: chosen)
    count = exporting.write_postcodes(tmp_path)
    assert count == sum(len(postcodes) for _sector, postcodes in chosen)
    for sector, postcodes in chosen:
        kept = json.loads((tmp_path / "postcodes" / f"{sector}.json").read_text())
        assert list(kept["postcodes"]) == postcodes
        for postcode in postcodes[:10]:
            site = client.get(f"/api/v1/postcodes/{postcode.replace(' ', '')}", REMOTE_ADDR="").json()
            assert {"postcode": postcode} | kept["answers"][kept["postcodes"][postcode]] == site


def test_every_postcode_is_in_one_sector():
    from causeway.areas.queries import postcode_index

    sectors = list(exporting.sectors())
    assert len({sector for sector, _postcodes in sectors}) == len(sectors)
    assert sum(len(postcodes) for _sector, postcodes in sectors) == len(postcode_index())


def test_pages_and_cards_are_the_sites(client, tmp_path):
    wanted = list(Area.objects.filter(code__in=["E14001063", "E54000027"]).order_by("code"))
    assert len(wanted) == 2
    assert exporting.write_pages(tmp_path, wanted) == 2
    cards = exporting.write_cards(tmp_path, wanted)
    for area in wanted:
        path = f"areas/{area.kind}/{area.code}/"
        assert (tmp_path / path / "index.html").read_bytes() == client.get(f"/{path}").content
        card = f"papers/{area.kind}/{area.code}/card.png"
        answer = client.get(f"/{card}", REMOTE_ADDR="")
        assert (tmp_path / card).exists() is (answer.status_code == 200)
        assert not (tmp_path / card).exists() or (tmp_path / card).read_bytes() == answer.content
    assert cards == len(list(tmp_path.rglob("card.png"))) >= 1


def test_the_command_says_how_much(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(exporting, "sectors", lambda: [("SW1A1", ["SW1A 1AA"])])
    call_command("export_static", tmp_path, only="postcodes")
    assert capsys.readouterr().out == "1 postcodes\n"
