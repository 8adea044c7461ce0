"""Twenty plainly made-up seats with their MPs, and drafts that lack nothing; prints each draft's token and its writer's address."""

import datetime as dt
import sys

import django

django.setup()

from django.core.signing import get_cookie_signer  # noqa: E402
from django.utils import timezone  # noqa: E402

from causeway.areas.models import Area  # noqa: E402
from causeway.letters import urls  # noqa: E402, F401  declares the limits of its pages
from causeway.letters.letter.models import Draft  # noqa: E402
from causeway.letters.review.models import CareRules  # noqa: E402
from causeway.letters.writing import access  # noqa: E402
from causeway.limits.declared import declared  # noqa: E402
from causeway.limits.models import Chosen  # noqa: E402
from causeway.people.one_time import digest, new_token  # noqa: E402
from causeway.representatives.members.models import (  # noqa: E402
    Member,
    Parliament,
    Release,
    Term,
)

# Everybody here writes from one machine and one postcode: nobody is told to wait, and nothing is looked at first.
CareRules.objects.create(**{f"look_{what}_{span}": 0 for what in ("network", "postcode") for span in ("hour", "day")})
Chosen.objects.bulk_create(Chosen(name=limit.name, most=0) for limit in declared() if limit.name.startswith("letters."))

SEATS, LONG_AGO = 20, dt.date(2020, 1, 1)

Area.objects.create(kind="nation", code="E92000001", name="England")
parliament = Parliament.objects.create(number=1, elected_on=LONG_AGO)
Release.objects.create(as_at=timezone.localdate(), source="made up", digest="x", seats=SEATS, new_terms=SEATS, changed=0)
for number in range(SEATS):
    seat = Area.objects.create(kind="constituency", code=f"E14009{number:03}", name=f"Example {number}")
    member = Member.objects.create(
        member_id=900 + number,
        name=f"Ada Example {number}",
        full_title=f"Ada Example {number} MP",
        email=f"mp{number}@parliament.example.org",
    )
    Term.objects.create(parliament=parliament, constituency=seat, member=member, valid_from=LONG_AGO)
drafts, now = [], timezone.now()
for number in range(int(sys.argv[1])):
    token, email = new_token(), f"writer{number}@example.org"
    cookie = (
        f"{access.COOKIE}={get_cookie_signer(salt=access.COOKIE + access.SALT).sign(token)}"  # as the browser that began it has
    )
    sys.stdout.write(f"{token} {email} {cookie}\n")
    drafts.append(
        Draft(
            token_digest=digest(token), created=now, changed=now, home_code=f"E14009{number % SEATS:03}", role="constituent", name="Nia Example",
            email=email, address="1 Example Road\nZZ9 9ZZ", ask_key="opening-hours", answers={"saw": "The reading room shut in January."},
        )
    )  # fmt: skip
Draft.objects.bulk_create(drafts, batch_size=200)
