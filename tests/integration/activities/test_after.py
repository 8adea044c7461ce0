"""What came of it: asked once an hour after the end, three questions, pictures with consent, public once staff have read it."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from causeway.activities.activity.models import Activity, Day
from causeway.activities.after import actions as acts
from causeway.activities.after.models import Photo, Report
from causeway.outbox.models import Message
from tests.integration.activities.conftest import LONDON, in_days, page

pytestmark = pytest.mark.django_db
TOLD = {
    "people": "40",
    "title": "The MP will ask the board",
    "text": "Forty people came and talked.",
    "for_staff": "Send more leaflets.",
}


def picture(size=(1800, 900), form="JPEG"):
    written = io.BytesIO()
    image = Image.new("RGB", size, "teal")
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    image.save(written, form, exif=exif)
    return written.getvalue()


def over(activity, hours):
    ends = timezone.now() - dt.timedelta(hours=hours)
    Day.objects.filter(activity=activity).update(starts_at=ends - dt.timedelta(hours=2), ends_at=ends)
    day = timezone.localdate(ends)
    Activity.objects.filter(pk=activity.pk).update(first_day=day, last_day=day)


def test_asked_once_an_hour_after_the_end(published):
    activity = published()
    now = timezone.now()
    assert acts.ask(now) == 0
    over(activity, 0.5)
    assert acts.ask(now) == 0
    over(activity, 1.5)
    assert (acts.ask(now), acts.ask(now)) == (1, 0)
    assert f"/activities/mine/{activity.uid}/after/" in Message.objects.get(kind="activity-after").text


def test_what_is_called_off_is_not_asked_after(client, published):
    activity = published()
    client.post(f"/activities/mine/{activity.uid}/off/", {"why": "Snow."})
    over(activity, 2)
    assert acts.ask(timezone.now()) == 0


def test_asked_after_the_last_day_that_took_place(client, published):
    activity = published(also_1=in_days(25).isoformat())
    first, second = activity.days.all()
    client.post(f"/activities/mine/{activity.uid}/{second.pk}/off/", {"why": "Snow."})
    assert acts.ask(first.ends_at + dt.timedelta(minutes=30)) == 0
    assert acts.ask(first.ends_at + dt.timedelta(hours=1, minutes=30)) == 1


def test_it_becomes_a_story_once_it_was_read(client, published, admin_client):
    activity = published()
    path = f"/activities/mine/{activity.uid}/after/"
    refused = page(client.post(path, TOLD | {"title": ""}))
    assert "A line is enough" in refused
    assert "Forty people" in refused
    client.post(path, TOLD)
    report = Report.objects.get()
    upload = SimpleUploadedFile("x.jpg", picture(), "image/jpeg")
    assert "cannot be shown" in page(client.post(f"{path}photo/", {"picture": upload, "alt": "A tent"}))
    upload.seek(0)
    client.post(f"{path}photo/", {"picture": upload, "alt": "A tent", "consent": "on"})
    photo = Photo.objects.get()
    with Image.open(io.BytesIO(photo.content)) as drawn:
        assert (drawn.format, drawn.size, dict(drawn.getexif())) == ("JPEG", (1600, 800), {})
    image = f"/activities/photo/{photo.pk}.jpg"
    assert client.get(image).status_code == 200  # its host's own desk
    assert admin_client.get(image).status_code == 200
    assert "Forty people" not in page(client.get(f"/activities/{activity.uid}/"))
    client.cookies.clear()
    assert client.get(image).status_code == 404

    report.refresh_from_db()
    staff = f"/staff/review/activity-stories/{report.pk}/"
    assert "Send more leaflets." in page(admin_client.get(staff))
    admin_client.post(staff, {"decision": "publish", "version": report.version})
    for shown in (client.get(f"/activities/{activity.uid}/"), client.get("/activities/stories/")):
        assert "Forty people" in page(shown)
        assert "40 people" in page(shown)
        assert "leaflets." not in page(shown).replace("hand out leaflets", "")
    assert client.get(image).status_code == 200
    assert "is on the site" in Message.objects.get(kind="activity-report-decided").text


def test_two_presses_at_once_tell_it_once(client, published, monkeypatch):
    activity = published()
    held = Activity.held

    def after_the_other_press(key):
        Report.objects.create(activity_id=key, state="held for review", title="The first press", text="x")
        return held(key)

    monkeypatch.setattr(Activity, "held", after_the_other_press)
    assert client.post(f"/activities/mine/{activity.uid}/after/", TOLD).status_code == 302
    assert (Report.objects.get().version, Report.objects.get().title) == (2, TOLD["title"])


@pytest.mark.parametrize("content", [b"<svg onload=alert(1)>", b"GIF89a", b"", picture()[:400]])
def test_what_is_no_picture_is_refused_with_a_sentence(client, published, content):
    activity = published()
    path = f"/activities/mine/{activity.uid}/after/"
    client.post(path, TOLD)
    upload = SimpleUploadedFile("x.jpg", content, "image/jpeg")
    answer = client.post(f"{path}photo/", {"picture": upload, "alt": "x", "consent": "on"})
    assert answer.status_code == 422
    assert not Photo.objects.exists()


def test_pictures_end_and_can_be_taken_out(client, published):
    activity = published()
    path = f"/activities/mine/{activity.uid}/after/"
    client.post(path, TOLD)
    for _each in range(5):
        upload = SimpleUploadedFile("x.png", picture((30, 30), "PNG"), "image/png")
        answer = client.post(f"{path}photo/", {"picture": upload, "alt": "A tent", "consent": "on"})
    assert "Four pictures are enough" in page(answer)
    client.post(f"{path}photo/{Photo.objects.first().pk}/")
    assert Photo.objects.count() == 3


@pytest.fixture
def pictured(client, published, admin_client):
    """An activity with a published story and a picture; gives it with the picture's path, nobody's desk open."""
    activity = published()
    path = f"/activities/mine/{activity.uid}/after/"
    client.post(path, TOLD)
    upload = SimpleUploadedFile("x.jpg", picture((30, 30)), "image/jpeg")
    client.post(f"{path}photo/", {"picture": upload, "alt": "A tent", "consent": "on"})
    report = Report.objects.get()
    admin_client.post(f"/staff/review/activity-stories/{report.pk}/", {"decision": "publish", "version": report.version})
    return activity, f"/activities/photo/{Photo.objects.get().pk}.jpg"


def test_pictures_go_with_the_activity(client, pictured):
    activity, path = pictured
    client.post(f"/activities/mine/{activity.uid}/withdraw/")
    assert client.get(path).status_code == 200  # at its host's desk
    client.cookies.clear()
    assert client.get(path).status_code == 404
    assert client.get("/activities/stories/").content.decode().count(path) == 0


def test_staff_of_other_regions_do_not_see_pictures_that_are_not_public(client, pictured, regional):
    activity, path = pictured
    client.post(f"/activities/mine/{activity.uid}/withdraw/")
    client.cookies.clear()
    client.force_login(regional("W92000004"))
    assert client.get(path).status_code == 404
    client.force_login(regional(LONDON))
    assert client.get(path).status_code == 200
