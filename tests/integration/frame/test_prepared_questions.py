"""A question put together once answers as the queryset does, whatever is asked next."""

import datetime as dt

import pytest
from django.db.models import Count, F
from django.utils import timezone

from causeway.frame.database.prepared import Prepared
from causeway.limits.models import Chosen
from causeway.outbox.models import Attachment, Lane, Message

NOW = dt.datetime(2026, 3, 4, 5, 6, 7, 891, tzinfo=dt.UTC)


def lane(name, **more):
    return Lane.objects.create(name=name, **{"opens_at": NOW, "day": NOW.date(), "left_today": 3} | more)


@pytest.mark.django_db
def test_it_answers_as_the_queryset_for_every_kind_of_value(django_assert_num_queries):
    kept = [lane("a"), lane("b", opens_at=NOW + dt.timedelta(microseconds=1)), lane("c", day=NOW.date() + dt.timedelta(1))]
    built = []

    def asked(names, since, day, most):
        built.append(names)
        return Lane.objects.filter(name__in=names, opens_at__gte=since, day__lte=day, left_today__lt=most).order_by("name")

    question = Prepared(asked)
    cases = [
        {"names": ("a", "b"), "since": NOW, "day": NOW.date(), "most": 4},
        {"names": ("b", "c"), "since": NOW, "day": NOW.date(), "most": 4},
        {"names": ("a", "b"), "since": NOW + dt.timedelta(microseconds=1), "day": NOW.date(), "most": 4},
        {"names": ("a", "b"), "since": NOW, "day": NOW.date() - dt.timedelta(1), "most": 4},
        {"names": ("a", "b"), "since": NOW, "day": NOW.date(), "most": 3},
        {"names": ("a", "b", "c"), "since": NOW, "day": NOW.date() + dt.timedelta(1), "most": 4},
        {"names": ("a' OR 1=1 --", "%s"), "since": NOW, "day": NOW.date(), "most": 4},
    ]
    expected = [list(asked(**case)) for case in cases]
    built.clear()
    with django_assert_num_queries(len(cases)):
        assert [question.rows(**case) for case in cases] == expected
    assert len(built) == 2  # once for two names, once for three
    assert expected[0] == kept[:2]
    found = question.first(**cases[0])
    assert (found.opens_at, found.day, found.title) == (NOW, NOW.date(), "")
    found.title = "changed"
    found.save(update_fields=["title"])  # it is a row like any other
    assert question.first(**cases[0]).title == "changed"


@pytest.mark.django_db
def test_it_answers_with_whatever_the_queryset_is_asked_for():
    message = Message.objects.create(kind="k", message_id="<a@b>", to="a@b.example")
    Attachment.objects.create(message=message, name="n.txt", content_type="text/plain", content=b"x")
    flat = Prepared(lambda kind: Message.objects.filter(kind=kind).values_list("to", flat=True))
    some = Prepared(lambda kind: Message.objects.filter(kind=kind).values("to", "kind"))
    both = Prepared(lambda key: Attachment.objects.filter(message=key).select_related("message").annotate(of=F("message__kind")))
    many = Prepared(
        lambda kind: Message.objects.filter(kind=kind).annotate(files=Count("attachments")).values_list("to", "files")
    )
    assert flat.rows(kind="k") == ["a@b.example"]
    assert flat.rows(kind="other") == []
    assert some.first(kind="k") == {"to": "a@b.example", "kind": "k"}
    assert many.rows(kind="k") == [("a@b.example", 1)]
    found = both.first(key=message.pk)
    assert (found.message, found.of, found.name) == (message, "k", "n.txt")
    assert both.first(key=message.pk + 1) is None


@pytest.mark.django_db
@pytest.mark.parametrize("value", [None, True, 1.5, ["a"]])
def test_no_other_value_is_taken(value):
    question = Prepared(lambda name: Chosen.objects.filter(name=name))
    with pytest.raises(TypeError):
        question.rows(name=value)
    assert question.rows(name="a") == []
    with pytest.raises(TypeError):  # also where the question is prepared
        question.rows(name=value)


@pytest.mark.django_db
def test_a_value_must_go_into_the_question_as_it_stands():
    changed = Prepared(lambda now: Lane.objects.filter(opens_at__lte=now - dt.timedelta(hours=1)))
    unused = Prepared(lambda name: Lane.objects.all())
    inside = Prepared(lambda name: Lane.objects.filter(name__contains=name))
    for question, values in ((changed, {"now": NOW}), (unused, {"name": "a"}), (inside, {"name": "a"})):
        with pytest.raises(TypeError):
            question.rows(**values)


@pytest.mark.django_db
def test_what_is_fetched_besides_cannot_be_prepared():
    question = Prepared(lambda kind: Message.objects.filter(kind=kind).prefetch_related("attachments"))
    with pytest.raises(TypeError):
        question.rows(kind="k")


@pytest.mark.django_db
def test_no_row_has_a_number_of_nine_bytes():
    question = Prepared(lambda key: Lane.objects.filter(pk=key))
    assert question.rows(key=7) == []
    with pytest.raises(OverflowError):
        question.rows(key=2**63)


@pytest.mark.django_db(transaction=True)
def test_what_is_held_is_held_in_a_transaction():
    from django.db import transaction

    lane("a")
    question = Prepared(lambda name: Lane.objects.select_for_update().filter(name=name))
    with transaction.atomic():
        assert question.first(name="a").opens_at <= timezone.now()
    with pytest.raises((TypeError, transaction.TransactionManagementError)):
        question.first(name="a")
