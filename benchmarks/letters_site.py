"""What bench_letters puts into a site's database, and reads back: drafts ready to go, links to confirm them, counts.

Run as a command of its own in the site's environment: ``python -m benchmarks.letters_site drafts 2000``.
"""

import sys
import time
import urllib.parse

import django

TEXT = "\n\n".join(["Our school has waited for an assessment since last winter, and nobody can say when it will come."] * 8)

COMPARE_SECONDS = 5


def made_drafts(count: int) -> list[str]:
    """Write drafts that lack nothing, over all seats in turn; return ``path<TAB>body<TAB>cookie`` of each request for delivery."""
    from django.core.signing import get_cookie_signer
    from django.utils import timezone

    from causeway.areas.nations import nation_code
    from causeway.campaign.pack import campaign
    from causeway.campaign.words import in_nation
    from causeway.letters.letter.models import Draft
    from causeway.letters.pack import LETTERS
    from causeway.letters.writing import access
    from causeway.people.one_time import digest, new_token
    from causeway.representatives.members.models import Term

    terms = Term.objects.on(timezone.localdate()).exclude(member__email="")
    homes = _homes(set(terms.values_list("constituency__code", flat=True)))
    seats = sorted(homes)
    asks = {code: in_nation(campaign().asks, nation_code(code))[0].key for code in seats}
    made, lines, now = [], [], timezone.now()
    for number in range(count):
        token, code = new_token(), seats[number % len(seats)]
        body = urllib.parse.urlencode({"subject": LETTERS.words().subject, "text": TEXT, "way": "deliver"})
        cookie = f"{access.COOKIE}={get_cookie_signer(salt=access.COOKIE + access.SALT).sign(token)}"  # as the browser that began it has
        lines.append(f"/write/{token}/read/\t{body}\t{cookie}")
        made.append(
            Draft(
                token_digest=digest(token), created=now, changed=now, home_code=code, role="constituent", name="Ada Example",
                email=f"ada{number}.{token[:6].lower()}@example.org", address=f"1 Example Road\n{homes[code]}", ask_key=asks[code], text=TEXT,
            )
        )  # fmt: skip
    Draft.objects.bulk_create(made, batch_size=200)
    return lines


def _homes(seats: set[str]) -> dict[str, str]:
    """Return a postcode in each of these seats that has one."""
    from causeway.areas.domain.postcode_index import PostcodeIndex
    from causeway.config.environment import ROOT

    index = PostcodeIndex(ROOT / "reference" / "areas" / "postcodes.bin")
    homes: dict[str, str] = {}
    some = index.postcodes()[::7]
    for postcode, number in zip(some.astype(str).tolist(), index.find_many(some).tolist(), strict=True):
        for seat in seats.intersection(index.answers[number]) - homes.keys():
            homes[seat] = postcode
    return homes


def drafts(count: int) -> None:
    """Print the requests of so many new drafts, a line each."""
    print("\n".join(made_drafts(count)))


def made_links() -> list[str]:
    """Return ``path<TAB>body<TAB>cookie`` of the request that confirms each letter that waits for it."""
    from causeway.letters.letter.links import CONFIRM_LINK
    from causeway.letters.letter.models import Letter

    waiting = Letter.objects.awaiting().order_by("pk").only("nonce")
    return [f"/write/confirm/{CONFIRM_LINK.signed(letter)}/\t\t" for letter in waiting]


def links() -> None:
    """Print those requests, a line each."""
    print("\n".join(made_links()))


def count() -> None:
    """Print how many letters were asked for, how many are queued, how many messages to MPs wait."""
    from causeway.letters.letter.models import Letter
    from causeway.outbox.models import Message

    waiting = Message.objects.filter(kind="letter", state="waiting").count()
    print(Letter.objects.count(), Letter.objects.filter(state="queued").count(), waiting)


def followed_up(most: int) -> int:
    """Write what letters owe, as the worker does, for about so many letters; return for how many."""
    from django.utils import timezone

    from causeway.letters.sending.actions.following import follow_up_what_is_owed

    done = 0
    while done < most and (few := follow_up_what_is_owed(timezone.now())):
        done += few
    return done


def follow_up() -> None:
    """Write what all letters owe; print for how many, and how many milliseconds of processor one needed here.

    The first few are not measured: a worker reads its templates and the campaign once.
    """
    followed_up(1)
    begun = time.process_time()
    done = followed_up(sys.maxsize)
    print(done, 1000 * (time.process_time() - begun) / max(done, 1))


def costs(letters: int) -> None:
    """Print what each step of a letter needs of the processor."""
    from benchmarks.letter_costs import measure

    measure(letters)


def compare() -> None:
    """Compare the letters that went with those before them, for a few seconds as the worker does; print how many a second."""
    from django.utils import timezone

    from causeway.letters.sending.actions.remembering import remember_what_went

    remember_what_went(timezone.now())  # the first one waits for what it needs to be loaded
    begun, done = time.perf_counter(), 0
    while time.perf_counter() - begun < COMPARE_SECONDS and (few := remember_what_went(timezone.now())):
        done += few
    print(f"{done / (time.perf_counter() - begun):,.0f}")


def mail(wanted: int) -> None:
    """Leave so many letters waiting in the outbox and nothing else; posts what is missing."""
    from django.db import transaction

    from causeway.outbox.actions import NewMessage, post
    from causeway.outbox.models import Message

    Message.objects.all().delete()
    for number in range(wanted):
        with transaction.atomic():
            post(
                NewMessage(
                    kind="benchmark", to=f"mp{number % 650}@parliament.example.org", subject="An example", text=TEXT,
                    from_name="Ada Example via Example Campaign", reply_to="ada@example.org", lane=f"mp:{number % 650}",
                )
            )  # fmt: skip


def left() -> None:
    """Print how many messages have not left."""
    from causeway.outbox.models import Message

    print(Message.objects.exclude(state="sent").count())


if __name__ == "__main__":
    django.setup()
    command, *arguments = sys.argv[1:]
    {
        "drafts": drafts,
        "links": links,
        "count": count,
        "follow_up": follow_up,
        "costs": costs,
        "compare": compare,
        "mail": mail,
        "left": left,
    }[command](*map(int, arguments))
