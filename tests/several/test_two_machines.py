"""What two machines must share: limits, kept pages, uploads, postcodes, figures, letters. And what happens when a part is killed."""

import csv
import gzip
import os
import re
import shutil
import subprocess
import sys
import uuid
from contextlib import contextmanager

import pytest
from machines import KEY, MANAGE, ROOT, free_port, kill, listens, until

from tests.object_store import LocalStore

SEAT = "E14001063"
MARK = "kept by the first machine"
OTHER_KEY = "another-key-that-a-machine-made-for-itself-0123456789-ABCDEFG"
MARKED = f"""
from django.core.cache import cache
from causeway.serving.version import running_version
import gzip
key = f"page:{{running_version()}}:en-gb:area:constituency:{SEAT}"
state, tag, packed = cache.get(key)
cache.set(key, (state, "W/marked", gzip.compress(b"{MARK}")), 600)
"""


@pytest.fixture
def pair(machines):
    return machines.all


def visitor():
    return uuid.uuid4().hex


def test_one_migrated_while_the_other_waited(pair):
    waited = [machine for machine in pair if "Waiting for another that is setting up" in machine.said()]
    assert len(waited) == 1
    migrated = pair[0].run("from django.core.management import call_command; call_command('migrate', check_unapplied=True)")
    assert "Applying" not in migrated


def test_a_limit_counts_over_both(pair):
    name = visitor()
    pair[0].run("from causeway.limits.models import Chosen; Chosen.objects.update_or_create(name='api', defaults={'most': 6})")

    def ask(machine):
        return machine.get("/api/v1/postcodes/SW1A1AA", X_Forwarded_For=name).status

    until(lambda: 429 in {ask(machine) for machine in pair}, "the limit that was chosen is not heard of", 60)
    name = visitor()
    assert [ask(pair[number % 2]) for number in range(8)] == [200] * 6 + [429] * 2
    pair[0].run("from causeway.limits.models import Chosen; Chosen.objects.all().delete()")


def test_a_page_kept_by_one_is_served_by_the_other_until_the_figures_change(pair):
    first, second = pair
    path = f"/areas/constituency/{SEAT}/"
    assert MARK not in first.get(path).text
    first.run(MARKED)
    assert second.get(path).text == MARK
    first.run(
        "import dataclasses; from causeway.evidence.models import Release, ReleaseState\n"
        "from causeway.evidence.definitions.schema import sources\n"
        "from causeway.evidence.releases.queries import rows_of\n"
        "from causeway.evidence.releases.actions import take_in\n"
        "shown = Release.objects.filter(state=ReleaseState.CURRENT).order_by('rows').first()\n"
        "first, *others = rows_of(shown)\n"
        "take_in(sources()[shown.source], [dataclasses.replace(first, note='An example.'), *others], actor='test')\n"
    )
    until(
        lambda: all(MARK not in machine.get(path).text for machine in pair), "the page of the older figures is still served", 60
    )


UPLOADED = (
    "import io; from PIL import Image; from django.core.files.base import ContentFile; from wagtail.images.models import Image as Picture\n"
    "out = io.BytesIO(); Image.new('RGB', (40, 30), 'red').save(out, 'PNG')\n"
    "kept = Picture.objects.create(title='An example', file=ContentFile(out.getvalue(), name='example.png'))\n"
    "print(kept.file.url, kept.get_rendition('width-20').url, len(out.getvalue()))"
)


def test_a_picture_uploaded_at_one_is_served_by_the_other(pair):
    whole, small, size = pair[0].run(UPLOADED).split()
    answer = pair[1].get(whole)
    assert (answer.status, answer.headers["Content-Type"], len(answer.body)) == (200, "image/png", int(size))
    assert pair[1].get(small).status == 200
    assert pair[1].get(whole.replace("example", "nothing")).status == 404
    assert not any(path.is_file() for machine in pair for path in (machine.var / "media").rglob("*"))


PAPER = f"/papers/constituency/{SEAT}/newsletter.txt"
PAPER_MARKED = """
from causeway.briefings.making import shared
from django.core.files.storage import storages
name = "papers/newsletter-constituency-{seat}-en.txt"
kept = storages["papers"].open(name).read()
head, _line, body = kept.partition(b"\\n")
assert body
from django.core.files.base import ContentFile
storages["papers"].save(name, ContentFile(head + b"\\n{mark}"))
"""


def test_a_paper_made_by_one_is_sent_by_the_other(pair):
    assert pair[0].get(PAPER).status == 200
    pair[0].run(PAPER_MARKED.format(seat=SEAT, mark=MARK))
    assert pair[1].get(PAPER).text == MARK, "it was made anew"
    assert MARK not in pair[0].get(PAPER).text, "each has its own folder before what they share"


def test_files_in_an_object_store_are_those_of_both(machines, tmp_path):
    """Two more machines of the same site, whose files lie in a store that speaks S3; the pictures of before are brought there."""
    local = LocalStore()
    also = [machines.another(tmp_path / name, **local.store.environment()) for name in ("third", "fourth")]
    try:
        for process in [machine.set_up() for machine in also]:
            assert process.wait(300) == 0
        for machine in also:
            machine.serve()
        whole = also[0].run(UPLOADED).split()[0]
        assert also[1].get(whole).status == 200
        assert also[0].get(PAPER).status == 200
        also[0].run(PAPER_MARKED.format(seat=SEAT, mark=MARK))
        assert also[1].get(PAPER).text == MARK, "it was made anew"
    finally:
        for machine in also:
            machine.close()
        local.stop()
    assert not any(path.is_file() for machine in also for path in (machine.var / "media").rglob("*"))


def test_a_machine_with_another_key_is_refused_and_one_that_changes_it_in_order_is_not(pair, machines, tmp_path):
    other = machines.another(tmp_path / "other", CAUSEWAY_SECRET_KEY=OTHER_KEY)
    after = machines.another(tmp_path / "after", CAUSEWAY_SECRET_KEY=OTHER_KEY, CAUSEWAY_SECRET_KEY_FALLBACKS=KEY)
    try:
        for command in (("set_up",), ("work",)):
            refused = other.begin(*MANAGE, *command)
            assert refused.wait(120) == 1
        assert "Give every machine the same key" in other.said()
        assert {machine.get("/health/ready/").status for machine in pair} == {200}
        assert after.begin(*MANAGE, "set_up").wait(300) == 0
        answer = pair[0].get("/health/ready/")
        assert (answer.status, "not the key of the other machines" in answer.text) == (503, True)
    finally:
        pair[0].run("from django.core.management import call_command; call_command('take_this_key')")
        for machine in (other, after):
            machine.close()
    assert {machine.get("/health/ready/").status for machine in pair} == {200}


def test_a_new_postcode_index_is_brought_to_the_other(pair):
    """The new one is the shipped one under another name, so all that changes is what only the shipped one is asked for."""
    first, second = pair
    with gzip.open(ROOT / "reference" / "areas" / "postcodes_ended.csv.gz", "rt") as file:
        ended = next(csv.DictReader(file))["postcode"].replace(" ", "")
    path = f"/api/v1/postcodes/{ended}"
    before = second.get(path, X_Forwarded_For=visitor()).text
    first.run(
        "import shutil; from pathlib import Path; from django.conf import settings; from causeway.areas import refreshed\n"
        "folder = refreshed.new_folder('example')\n"
        "for name in ('postcodes.bin', 'manifest.json'): shutil.copy(Path(settings.REFERENCE_PATH) / 'areas' / name, folder)\n"
        "refreshed.use(folder); refreshed.share(folder)"
    )
    until((second.var / "places" / "current").exists, "the second machine keeps the old postcodes", 60)
    assert (second.var / "places" / "current").read_text() == "example"
    after = second.get(path, X_Forwarded_For=visitor()).text
    assert after != before
    assert after == first.get(path, X_Forwarded_For=visitor()).text


def ask_for(pair, count):
    """Ask for delivery of letters at one machine; return the links that confirm them.

    A few of the benchmark's drafts are led back to an earlier step: what counts here is each letter that was asked for.
    """
    drafts = pair[0].run(f"from benchmarks.letters_site import drafts; drafts({count})").splitlines()
    for line in drafts:
        path, body, cookie = line.split("\t")
        answer = pair[0].post(path, body, Cookie=cookie, X_Forwarded_For=visitor())
        assert answer.status == 302, re.sub(r"<[^>]+>|\s+", " ", answer.text)[:3000]
    links = pair[0].run("from benchmarks.letters_site import links; links()").splitlines()
    assert count * 0.9 <= len(links) <= count
    return [line.split("\t")[0] for line in links]


def letters(machine):
    """Return the letters' Message-IDs with their states."""
    said = machine.run(
        "from causeway.outbox.models import Message\n"
        "for one in Message.objects.filter(kind='letter'): print(one.message_id, one.state)"
    )
    return dict(line.split() for line in said.splitlines())


def may_come_twice(machine):
    """Return the Message-IDs of mail that is sent again where nobody knows whether it arrived, such as a link that somebody asked for."""
    said = machine.run(
        "from causeway.outbox.models import Message\nfor one in Message.objects.filter(twice_is_harmless=True): print(one.message_id)"
    )
    return set(said.split())


def no_limits_on_letters(machine):
    machine.run(
        "from causeway.letters import urls; from causeway.letters.review.models import CareRules\n"
        "from causeway.limits.declared import declared; from causeway.limits.models import Chosen\n"
        "look = {f'look_{what}_{span}': 0 for what in ('network', 'postcode') for span in ('hour', 'day')}\n"
        "CareRules.objects.update_or_create(pk=1, defaults=look)\n"
        "for one in declared():\n"
        "    if one.name.startswith('letters.'): Chosen.objects.update_or_create(name=one.name, defaults={'most': 0})"
    )


def test_a_letter_confirmed_at_both_at_once_is_delivered_once(pair, workers, relay):
    no_limits_on_letters(pair[0])
    (link,) = ask_for(pair, 1)
    answers = [machine.post(link, "", X_Forwarded_For=visitor()).status for machine in (pair[1], pair[0])]
    assert max(answers) < 500
    until(lambda: list(letters(pair[0]).values()) == ["sent"], "the letter is not delivered")
    assert [relay.taken[one] for one in letters(pair[0])] == [1]


def test_a_killed_worker_loses_and_doubles_nothing(pair, workers, relay):
    no_limits_on_letters(pair[0])
    links = ask_for(pair, 40)
    taken = sum(relay.taken.values())
    for number, link in enumerate(links):
        assert pair[number % 2].post(link, "", X_Forwarded_For=visitor()).status < 400
    until(lambda: sum(relay.taken.values()) > taken + 3, "no worker delivers")
    kill(workers[0])
    successor = pair[0].begin(*MANAGE, "work")
    until(lambda: not {"waiting", "claimed", "sending"} & set(letters(pair[1]).values()), "letters stay where they are", 300)
    successor.terminate()
    ends = letters(pair[1])
    # What the killed one had in its hands is known as uncertain, and settled by the relay's log; nothing else may be.
    assert {one for one, state in ends.items() if state == "sent"} <= set(relay.taken)
    assert sum(state == "uncertain" for state in ends.values()) <= 4
    twice = {one for one, times in relay.taken.items() if times > 1}
    assert not twice & set(ends)
    assert twice <= may_come_twice(pair[1])
    assert sum(state == "sent" for state in ends.values()) + sum(state == "uncertain" for state in ends.values()) == len(ends)


@contextmanager
def balancer(folder, pair):
    """The nginx of deploy/several, as it is but for names and ports."""
    port, deployed = free_port(), ROOT / "deploy" / "several"
    text = (deployed / "nginx.conf").read_text()
    text = re.sub(r"    server \{\n        listen 80;.*?\n    \}\n", "", text, flags=re.DOTALL)
    text = re.sub(r"\n        ssl_certificate[^\n]*", "", text).replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    text = (
        text.replace("campaign.example.org", "127.0.0.1")
        .replace("/var/log/nginx", str(folder))
        .replace("/etc/nginx", str(folder))
    )
    for number, machine in enumerate(pair, 1):
        text = text.replace(f"web{number}:8000", f"127.0.0.1:{machine.port}")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(text.replace("http {", f"http {{ {temporary}", 1))
    shutil.copy(deployed / "causeway-proxy.conf", folder)
    said = f"daemon off; pid {folder}/pid; error_log {folder}/errors;"
    server = subprocess.Popen(["/usr/sbin/nginx", "-c", str(folder / "nginx.conf"), "-g", said])
    try:
        until(lambda: listens(port), "nginx does not answer", 20)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def test_a_killed_web_server_is_not_noticed_behind_the_balancer(pair, machines, tmp_path):
    first, second = pair
    with balancer(tmp_path, pair) as address:
        seen = {first.ask(address + "/robots.txt").status for _ in range(4)}
        kill(machines.serving[0])
        until(lambda: not first.answers(), "the killed server still answers", 30)
        seen |= {
            second.ask(address + path).status for path in ("/robots.txt", "/health/ready/", f"/areas/constituency/{SEAT}/") * 2
        }
        machines.serving[0] = first.serve()
        assert second.ask(address + "/metrics").status == 404
    assert seen == {200}


def test_without_the_cache_pages_are_made_and_each_machine_counts(pair, machines):
    machines.cache.kill()
    try:
        assert all(machine.get(f"/areas/constituency/{SEAT}/").status == 200 for machine in pair)
        assert all(machine.get("/api/v1/postcodes/SW1A1AA", X_Forwarded_For=visitor()).status == 200 for machine in pair)
    finally:
        machines.cache.start()
    name = visitor()
    pair[0].get("/api/v1/postcodes/SW1A1AA", X_Forwarded_For=name)

    def counted():
        pair[0].get("/api/v1/postcodes/SW1A1AA", X_Forwarded_For=name)
        return "1" in pair[1].run(
            "from django.core.cache import cache; print(len(cache._cache.get_client().keys('*limit:*')) and 1)"
        )

    until(counted, "the cache that is back is not counted in")


def test_when_the_database_is_back_so_are_both(pair, machines):
    machines.database.kill()
    try:
        assert {machine.get("/search/?q=example").status for machine in pair} == {500}
        for machine in pair:
            assert machine.get("/health/ready/").status == 503
            assert "does not answer" in machine.get("/health/").text
    finally:
        machines.database.start()
    assert {machine.get("/search/?q=example").status for machine in pair} == {200}
    assert {machine.get("/health/ready/").status for machine in pair} == {200}


def test_machines_without_a_common_key_do_not_start(tmp_path):
    environment = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "CAUSEWAY_SECRET_KEY"}}
    alone = environment | {"CAUSEWAY_VAR": str(tmp_path), "CACHE_URL": "valkey://127.0.0.1:1/0"}
    said = subprocess.run(
        [sys.executable, "-m", "causeway", "check"], check=False, env=alone, cwd=ROOT, capture_output=True, text=True
    )
    assert said.returncode
    assert "CAUSEWAY_SECRET_KEY is not set, and CACHE_URL can be shared" in said.stderr
