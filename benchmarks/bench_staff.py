"""The pages of staff with 200,000 letters, 2,000 roundtables and 400,000 rows of audit: milliseconds of server time beside a bare view.

In one process without a network between: each figure is the processor's time, the median of the rounds and the slowest of them. The
budget of a list is 100 ms. Below, each kept total stands beside counting it anew: by the database, and by a plain loop.
"""

import datetime as dt
import gc
import os
import random
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from benchmarks import table

if TYPE_CHECKING:
    from causeway.roundtables.table.models import Roundtable

LETTERS = table.size("letters", 200_000, 50_000, os.environ.get("CAUSEWAY_BENCH_LETTERS", ""))
ROUNDTABLES = int(os.environ.get("CAUSEWAY_BENCH_ROUNDTABLES", "2000"))
AUDITED = 2 * LETTERS
ROUNDS = 9
BUDGET = 100.0  # ms
AT_ONCE = 4_000
STATES = ("delivered",) * 14 + ("answered",) * 2 + ("chased", "not delivered", "awaiting confirmation", "expired")
HELD = 200


def _pages() -> tuple[tuple[str, str], ...]:
    return (
        ("bare Django view", "/bare/"),
        ("home", "/staff/"),
        ("Monday's five", "/staff/monday/"),
        ("coverage", "/staff/coverage/"),
        ("coverage by letters, without roundtable", "/staff/coverage/?order=letters&lacking=roundtables"),
        ("coverage as CSV", "/staff/coverage/coverage-by-seat.csv"),
        ("how far letters come", "/staff/coverage/letters/"),
        ("who did what", "/staff/who-did-what/"),
        ("who did what, one act", "/staff/who-did-what/?act=letter%3A+delivered"),
        ("who did what, one person", "/staff/who-did-what/?who=nia"),
        ("what I may do", "/staff/roles/"),
        ("what is kept", "/staff/persons/kept/"),
        ("who did what, as CSV", "/staff/who-did-what/who-did-what.csv"),
        ("one person's data", "/staff/persons/"),
        ("letters by seat", "/staff/letters/"),
        ("letters by seat, as CSV", "/staff/letters/letters-by-seat.csv"),
        ("letters to look at", "/staff/letters/looking/"),
        ("roundtables", "/staff/roundtables/"),
        ("roundtables as CSV", "/staff/roundtables/roundtables.csv"),
        ("roundtables, map and seats", "/staff/roundtables/coverage/"),
        ("their seats as CSV", "/staff/roundtables/seats.csv"),
        ("clashes of roundtables", "/staff/roundtables/clashes/"),
        ("calendar of roundtables", "/staff/roundtables/calendar/"),
        ("promises", "/staff/roundtables/promises/"),
        ("stories", "/staff/roundtables/stories/"),
        ("first messages", "/staff/roundtables/first-messages/"),
        ("details that were opened", "/staff/roundtables/details-opened/"),
        ("messages", "/staff/outbox/"),
        ("activities", "/staff/activities/"),
        ("branches", "/staff/branches/"),
        ("colleagues' coverage", "/staff/colleagues/coverage/"),
        ("surveys", "/staff/surveys/"),
        ("newsletters", "/staff/newsletters/"),
        ("supporters taken out", "/staff/newsletters/passing-on/"),
        ("shares", "/staff/shares/"),
        ("sources", "/staff/sources/"),
        ("news desk", "/staff/news/desk/"),
        ("members", "/staff/members/"),
        ("library", "/staff/library/"),
    )


def fill() -> None:
    """Make the rows, plainly made up, spread over all constituencies."""
    from causeway.areas.models import Area, AreaKind

    chance = random.Random(1)
    seats = list(Area.objects.filter(kind=AreaKind.CONSTITUENCY).values_list("code", "name"))
    _letters(chance, seats)
    _roundtables(chance, seats)
    _audit(chance)


def _letters(chance: random.Random, seats: list[tuple[str, str]]) -> None:
    from django.utils import timezone

    from causeway.letters.after.models import Reply
    from causeway.letters.counting.actions import check
    from causeway.letters.counting.models import LetterStep
    from causeway.letters.letter.models import Letter
    from causeway.letters.review.models import Freeze

    now = timezone.now()
    for start in range(0, LETTERS, AT_ONCE):
        made = []
        for number in range(start, min(start + AT_ONCE, LETTERS)):
            code, name = chance.choice(seats)
            then = now - dt.timedelta(days=chance.randrange(1, 300))
            state = "being looked at" if number < HELD else chance.choice(STATES)
            made.append(
                Letter(
                    created=then, state=state, state_since=then, confirmed_at=None if state in STATES[-2:] else then, role="constituent",
                    seat_code=code, seat_name=name, addressee_key="mp:1", addressee_name="Ada Example", name=f"Example {number}",
                    addressee_email="ada@example.org", email=f"w{number}@example.org", text="Example words of a letter. " * 60,
                )
            )  # fmt: skip
        made = Letter.objects.bulk_create(made)
        Reply.objects.bulk_create(
            Reply(letter=each, logged_at=now, received_on=now.date(), days=chance.randrange(60), said=["they will meet"])
            for each in made
            if each.state == "answered"
        )
        Freeze.objects.bulk_create(Freeze(letter=each, since=now, reasons=[]) for each in made if each.state == "being looked at")
    LetterStep.objects.bulk_create(
        LetterStep(day=(now - dt.timedelta(days=days)).date(), step=step, many=chance.randrange(900))
        for days in range(365)
        for step in ("opened", "begun", "asked", "confirmed", "delivered", "answered")
    )
    check(now)


def _roundtables(chance: random.Random, seats: list[tuple[str, str]]) -> None:
    from django.utils import timezone

    from causeway.roundtables.promises.models import Promise
    from causeway.roundtables.table.date_models import CandidateDate
    from causeway.roundtables.table.models import Organiser, Roundtable, Seat

    now, owners, at, days = timezone.now(), [], [], []
    made = Roundtable.objects.bulk_create(_roundtable(number, chance, now) for number in range(ROUNDTABLES))
    for number, each in enumerate(made):
        owners.append(
            Organiser(
                roundtable=each, name="Example", email=f"o{number}@example.org", role="owner",
                invited_at=each.created, verified_at=each.created,
            )
        )  # fmt: skip
        at += [
            Seat(roundtable=each, code=code, name=name, member_id=int(code[1:]), mp_name="Ada Example", added=each.created)
            for code, name in chance.sample(seats, 4)
        ]
        days += [CandidateDate(roundtable=each, starts_at=now + dt.timedelta(days=gap + number % 30)) for gap in (7, 14)]
    Organiser.objects.bulk_create(owners)
    CandidateDate.objects.bulk_create(days)
    Promise.objects.bulk_create(
        Promise(
            roundtable=seat.roundtable, seat=seat, who="Ada Example", words="An example of a promise", due=seat.added.date(),
            made_at=seat.added, client_id=str(place),
        )
        for place, seat in enumerate(Seat.objects.bulk_create(at))
        if place % 4
    )  # fmt: skip


def _roundtable(number: int, chance: random.Random, now: dt.datetime) -> "Roundtable":
    from causeway.roundtables.table.models import Roundtable

    then = now - dt.timedelta(days=chance.randrange(100))
    state = chance.choice(("draft", "polling", "inviting", "confirmed", "held", "following up", "closed"))
    return Roundtable(
        slug=f"x{number}", title=f"Example roundtable {number}", created=then, changed=then, state=state, state_since=then,
        start_from="seats", calendar_uid=f"x{number}",
    )  # fmt: skip


def _audit(chance: random.Random) -> None:
    from causeway.audit.models import Entry

    acts = ["letter: begun", "letter: confirmed", "letter: delivered", *(f"example: act {number}" for number in range(150))]
    actors = ["writer", "system", "organiser:1", *(f"example-{number}" for number in range(20)), "nia"]
    for start in range(0, AUDITED, AT_ONCE):
        Entry.objects.bulk_create(
            Entry(
                actor=chance.choice(actors),
                act=chance.choice(acts),
                subject=f"letters.Letter:{start}",
                detail={"seat": "E14000901"},
            )
            for _each in range(AT_ONCE)
        )


def measure() -> bool:
    """Print what each page takes; return whether all keep to the budget."""
    from django.contrib.auth.models import User
    from django.core.cache import caches
    from django.test import Client

    from causeway.config.rooms import warm_up

    warm_up()  # as the server does before it serves (causeway/serving/server.py)
    client, kept, bare = Client(SERVER_NAME="127.0.0.1"), True, 0.0
    client.force_login(User.objects.create_superuser("nia", "nia@example.org", "plain-example-words"))
    gc.collect()
    gc.freeze()  # as the server does, too
    print(f"{'':42}{'ms':>8}{'slowest':>10}{'× bare view':>13}")
    for title, path in _pages():
        taken = []
        for _each in range(ROUNDS):
            caches["default"].clear()
            begun = time.process_time()
            answer = client.get(path)
            if answer.streaming:
                next(iter(answer.streaming_content))  # a file that streams is there with its first rows
            taken.append((time.process_time() - begun) * 1000)
            if answer.status_code != 200:
                raise SystemExit(f"{path} answers {answer.status_code}")
        middle = statistics.median(taken)
        bare = bare or middle
        kept = kept and middle < BUDGET
        print(f"{title:42}{middle:8.1f}{max(taken):10.1f}{middle / bare:13.1f}")
        if middle is not bare:
            table.time(title, middle, "bare Django view", bare, aim=f"{BUDGET} ms")
    return kept


def _took(read: Callable[[], object]) -> float:
    taken = []
    for _each in range(3):
        begun = time.perf_counter()
        read()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def compare() -> None:
    """Set the kept totals beside counting anew."""
    from causeway.audit.models import Entry
    from causeway.insights.audit_log.queries import acts
    from causeway.letters.counting.queries import letters_by_seat
    from causeway.letters.counting.truth import ARRIVED, by_seat
    from causeway.letters.letter.models import Letter

    def loop() -> Counter[str]:
        rows = Letter.objects.filter(office="").values_list("seat_code", "state", "confirmed_at").iterator()
        return Counter(seat for seat, state, confirmed in rows if state in ARRIVED and confirmed)

    def loop_of_acts() -> set[str]:
        return set(Entry.objects.values_list("act", flat=True).iterator())

    print()
    kept, anew, looped = _took(letters_by_seat), _took(by_seat), _took(loop)
    print(
        f"letters by seat: kept {kept:8.1f} ms; counted by the database {anew:8.1f}; plain loop {looped:8.1f}; ratio {looped / kept:.0f}"
    )
    stepped = _took(acts)
    distinct, looped = (
        _took(lambda: list(Entry.objects.order_by("act").values_list("act", flat=True).distinct())),
        _took(loop_of_acts),
    )
    print(
        f"acts in the trail: by steps {stepped:6.1f} ms; DISTINCT {distinct:8.1f}; plain loop {looped:8.1f}; ratio {looped / stepped:.0f}"
    )


def main() -> None:
    """Fill a site in the folder CAUSEWAY_VAR names, and measure it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    commands = (["migrate", "-v0"], ["load_reference"], ["load_representatives"], ["load_evidence"], ["compute_comparisons"])
    for command in (*commands, ["collectstatic", "--noinput", "-v0"]):
        subprocess.run([sys.executable, "-m", "causeway", *command], check=True, stdout=subprocess.DEVNULL)
    import django

    django.setup()
    fill()
    kept = measure()
    compare()
    if not kept:
        table.short_of_aim(f"A page is over its budget of {BUDGET:.0f} ms.")


if __name__ == "__main__":
    main()
