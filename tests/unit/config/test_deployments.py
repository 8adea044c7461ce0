"""What deploy/ starts: commands that are there, and settings that the site knows."""

import re
from pathlib import Path

import pytest
import yaml

from causeway.config import settings as _read  # noqa: F401  declares every setting
from causeway.config.environment import DECLARED, ROOT

SEVERAL, UNITS = ROOT / "deploy" / "several", ROOT / "deploy" / "systemd"
ENGINES = {"POSTGRES_PASSWORD", "VALKEY_PASSWORD"}


@pytest.fixture(scope="module")
def composed():
    return yaml.safe_load((SEVERAL / "compose.yaml").read_text())["services"]


def known(name):
    return name in DECLARED or name.startswith("CAUSEWAY_ANYMAIL_")


def test_every_setting_of_the_example_is_one():
    names = set(re.findall(r"^([A-Z_]+)=", (SEVERAL / "example.env").read_text(), re.MULTILINE))
    assert {name for name in names - ENGINES if not known(name)} == set()
    assert {"CAUSEWAY_SECRET_KEY", *ENGINES} <= names


def test_every_setting_of_the_containers_is_one(composed):
    ours = [each for each in composed.values() if each["image"] == "causeway"]
    assert len(ours) == 4
    assert all({"DATABASE_URL", "CACHE_URL"} <= set(each["environment"]) for each in ours)
    assert {name for each in ours for name in each["environment"] if not known(name)} == set()


def test_no_two_containers_share_a_folder(composed):
    folders = [volume for each in composed.values() if each["image"] == "causeway" for volume in each["volumes"]]
    assert len(set(folders)) == len(folders) == 4


def test_the_image_holds_what_it_copies():
    copied = re.findall(r"^COPY (\S+) ", (SEVERAL / "Dockerfile").read_text(), re.MULTILINE)
    assert copied
    assert all((ROOT / each).exists() for each in copied)


def test_the_image_is_compiled_by_who_may_write_there():
    said = (SEVERAL / "Dockerfile").read_text()
    assert "PYTHONDONTWRITEBYTECODE" not in said
    assert said.index("COPY causeway") < said.index("compileall -q causeway") < said.index("USER causeway")


def test_what_is_mounted_is_there(composed):
    ours = [volume.split(":")[0] for volume in composed["balancer"]["volumes"] if volume.startswith("./")]
    assert ours
    assert all((SEVERAL / each).is_file() for each in ours)


def test_both_ways_to_deploy_start_the_same():
    units = "".join(path.read_text() for path in sorted(Path(UNITS).glob("*.service")))
    composed = (SEVERAL / "compose.yaml").read_text()
    for command in ("causeway set_up", "causeway.serving 0.0.0.0 8000 2", "causeway work"):
        assert f"-m {command}" in units
        assert f"-m {command}" in composed
