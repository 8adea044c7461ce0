"""What may not be started, and that each refusal says what to set."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from causeway.config.safety import Stance, faults

KEY = "an-example-of-a-key-0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SAFE = Stance(
    "https://campaign.example.org",
    debug=False,
    hosts=("campaign.example.org",),
    given_key=KEY,
    mail="smtp",
    mail_domain="example.org",
)
AT_HOME = Stance(
    "http://127.0.0.1:8000", debug=False, hosts=("127.0.0.1",), given_key="", mail="mailbox", mail_domain="causeway.invalid"
)


@pytest.mark.parametrize(
    "stance",
    [
        SAFE,
        AT_HOME,
        replace(AT_HOME, debug=True),
        *(
            replace(AT_HOME, base_url=f"http://{host}:8000")
            for host in ("localhost", "[::1]", "0.0.0.0", "192.168.1.20", "box.local", "web")
        ),
        replace(SAFE, hosts=(".example.org",)),
        replace(SAFE, mail="anymail"),
    ],
)
def test_may_be_started(stance):
    assert faults(stance) == ()


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"mail": "mailbox"}, "CAUSEWAY_MAIL "),
        ({"mail_domain": "causeway.invalid"}, "CAUSEWAY_MAIL_DOMAIN"),
        ({"given_key": ""}, "CAUSEWAY_SECRET_KEY"),
        ({"given_key": "k"}, "CAUSEWAY_SECRET_KEY"),
        ({"given_key": KEY[:49]}, "CAUSEWAY_SECRET_KEY"),
        ({"given_key": "k" * 60}, "CAUSEWAY_SECRET_KEY"),
        ({"given_key": "django-insecure-" + KEY}, "CAUSEWAY_SECRET_KEY"),
        ({"debug": True}, "CAUSEWAY_DEBUG"),
        ({"hosts": ("*",)}, "CAUSEWAY_HOSTS"),
        ({"hosts": ("example.org",)}, "CAUSEWAY_HOSTS"),
        ({"base_url": "http://campaign.example.org"}, "CAUSEWAY_BASE_URL"),
        ({"base_url": "http://8.8.8.8", "hosts": ("8.8.8.8",)}, "CAUSEWAY_BASE_URL"),
        ({"base_url": "campaign.example.org"}, "CAUSEWAY_BASE_URL"),
        ({"base_url": "https://campaign.example.org/here"}, "CAUSEWAY_BASE_URL"),
        ({"mail_secrets": (("CAUSEWAY_BOUNCE_SECRET", "short"),)}, "CAUSEWAY_BOUNCE_SECRET"),
    ],
)
def test_may_not_be_started(changed, named):
    assert any(named in fault for fault in faults(replace(SAFE, **changed)))


def test_a_weak_key_and_a_weak_secret_are_refused_at_home_too():
    assert len(faults(replace(AT_HOME, given_key="k", mail_secrets=(("CAUSEWAY_BOUNCE_SECRET", "x"),)))) == 2


def test_https_on_this_machine_is_public():
    assert faults(replace(AT_HOME, base_url="https://127.0.0.1"))


def test_the_command_ends_with_the_sentences_and_no_traceback(tmp_path: Path):
    unsafe = {"CAUSEWAY_BASE_URL": "https://campaign.example.org", "CAUSEWAY_SECRET_KEY": "k", "CAUSEWAY_VAR": str(tmp_path)}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAUSEWAY_")}
    said = subprocess.run(
        [sys.executable, "-m", "causeway", "check"], env=kept | unsafe, capture_output=True, text=True, check=False
    )
    assert said.returncode == 1
    assert "CAUSEWAY_SECRET_KEY can be guessed" in said.stderr
    assert "CAUSEWAY_MAIL is 'mailbox'" in said.stderr
    assert "Traceback" not in said.stderr
