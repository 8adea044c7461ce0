"""A respondent's way through a survey, with and without JavaScript, and the staff's from a draft to published results."""

import re

from looking import as_a_person, follow, has_scripts, looks_right, no_sideways_scroll, until
from playwright.sync_api import expect

_ONE_LINE = 60  # pixels: a button with words in one line is 48 high
# What time and other people do: it opens, others answer, it closes, its tables are made.
OPENED = """
from django.utils import timezone
from causeway.surveys.counting.looking_after import look_after
from causeway.surveys.survey.models import Survey
look_after(timezone.now())
print(Survey.objects.get(title="{title}").uid)
"""
OTHERS = """
from django.utils import timezone
from causeway.surveys.answering import actions
from causeway.surveys.survey.models import Survey
from causeway.regions.models import Region
survey, now, regions = Survey.objects.get(title="{title}"), timezone.now(), [each.value for each in Region][:3]
for number in range(90):
    response = actions.begin(survey, now)
    about = {{"region": regions[number % 3], "kind": "primary" if number % 4 else "secondary"}}
    given = {{"q1": "1" if number % 3 else "2", "q2": number % 5 + 1}}
    if number == 0:
        given["q3"] = {{"text": "An example of what would help.", "quote": True}}
    actions.keep(response.pk, about, given, "q3", now)
    actions.send(response.pk, now)
"""
CLOSED = """
import datetime as dt
from django.utils import timezone
from causeway.surveys.counting.actions import make
from causeway.surveys.counting.looking_after import look_after
from causeway.surveys.survey.models import Survey
survey, later = Survey.objects.get(title="{title}"), timezone.now() + dt.timedelta(days=30)
Survey.objects.exclude(pk=survey.pk).filter(state="open").update(closes=later.date() + dt.timedelta(days=9))
look_after(later)
look_after(later)
make(survey.pk, later)
"""
SEALED = """
import datetime as dt
from django.utils import timezone
from causeway.surveys.counting.looking_after import look_after
from causeway.surveys.survey import actions
from causeway.surveys.survey.models import Survey
today = timezone.localdate()
text = '''title: "{title}"
intro: An example. What is answered is told here, whatever it is.
who: Example leaders
way: open
opens: %s
closes: %s
breaks: [region, kind]
questions:
  - {{key: q1, kind: single, text: Did your school ask for a specialist this year?, options: [{{key: "1", text: "Yes"}}, {{key: "2", text: "No"}}]}}
  - {{key: q2, kind: scale, text: How soon did somebody come?, points: 5, low: Far too late, high: In good time}}
  - {{key: q3, kind: words, text: What would help?}}
tables: [{{question: q1}}, {{question: q2}}]
''' % (today, today + dt.timedelta(days=14))
made = actions.write(text, "{title}", "example-staff")
actions.seal(made.pk, 1, "example-staff", timezone.now())
look_after(timezone.now())
print(made.uid)
"""
EDITOR = (
    "from django.contrib.auth.models import User\n"
    "User.objects.update_or_create(username='example-surveyor', defaults={'email': 'surveyor@example.org'})\n"
)
TODAY = "from django.utils import timezone\nimport datetime as dt\nprint(timezone.localdate() + dt.timedelta(days={days}))"


def written(visitor, product, title, picture) -> None:
    """Staff write it by the form, and seal it."""
    page = visitor.page
    product.sign_in(visitor.context, "example-surveyor", "Survey editors", made=EDITOR)
    visitor.go("/staff/surveys/new/form/")
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("What it is about, and what becomes of it").fill(
        "An example. What is answered is told here, whatever it is."
    )
    page.get_by_label("Who is asked, in words").fill("Example leaders")
    page.get_by_label("Anyone with the link").check()
    page.get_by_label("First day").fill(product.run(TODAY.format(days=0)).strip())
    page.get_by_label("Last day").fill(product.run(TODAY.format(days=14)).strip())
    page.get_by_label("By region or nation").first.check()
    page.get_by_label("By kind of school").first.check()
    page.get_by_label("By region or nation").nth(1).check()
    for number, (kind, text, options) in enumerate(
        (
            ("single", "Did your school ask for a specialist this year?", "Yes\nNo"),
            ("scale", "How soon did somebody come?", "Far too late\nIn good time"),
            ("words", "What would help?", ""),
        )
    ):
        if number:
            follow(page, page.get_by_role("button", name="Add a question").click)
        page.get_by_label("How it is answered").nth(number).select_option(kind)
        page.get_by_label("The question").nth(number).fill(text)
        page.get_by_label("Answers", exact=False).nth(number).fill(options)
    picture(page, "survey-form-of-staff")
    follow(page, page.get_by_role("button", name="Check it, and keep the draft").click)
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    follow(page, page.get_by_role("button", name="Seal it for good").click)
    expect(page.get_by_text("Its page is public from now on")).to_be_visible()


def answered(visitor, uid, picture) -> None:
    """Somebody answers it, page by page, and sends it."""
    page = visitor.page
    visitor.go(f"/surveys/{uid}/")
    looks_right(page)
    page.get_by_role("link", name="Answer it").click()
    looks_right(page)
    as_a_person(page)
    page.get_by_role("button", name="Begin").click()
    looks_right(page)
    page.get_by_label("North East").check()
    page.get_by_role("button", name="Keep it, and go on").click()
    page.get_by_label("Primary, infant").check()
    page.get_by_role("button", name="Keep it, and go on").click()
    page.get_by_label("Yes", exact=True).check()
    looks_right(page)
    picture(page, "survey-page")
    page.get_by_role("button", name="Keep it, and go on").click()
    page.get_by_label("2", exact=True).check()
    page.get_by_role("button", name="Keep it, and go on").click()
    page.get_by_label("What would help?").fill("Jake, aged 8, waited a year.")
    page.get_by_role("button", name="Keep it, and go on").click()
    expect(page.get_by_role("alert")).to_contain_text("name a child")
    looks_right(page)
    page.get_by_label("What would help?").fill("Somebody who answers the telephone.")
    later = page.get_by_role("button", name="Go on another day")
    until(page, lambda: later.evaluate("each => each.getBoundingClientRect().height"), lambda height: 0 < height < _ONE_LINE)
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("2", exact=True)).to_be_checked()
    page.get_by_role("button", name="Go on another day").click()
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_role("button", name="Keep it, and go on").click()
    expect(page.get_by_label("What would help?")).to_have_value("Somebody who answers the telephone.")
    page.get_by_role("button", name="Keep it, and go on").click()
    expect(page.get_by_role("heading", name="Your answers")).to_be_visible()
    looks_right(page)
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name=re.compile("Your answers are sent"))).to_be_visible()
    expect(page.get_by_role("link", name="Hear what comes of it")).to_be_visible()
    looks_right(page)
    picture(page, "survey-sent")


def test_a_respondent_answers_a_page_at_a_time(anyone, product, picture):
    title = f"Who came to our schools? An example of {'moving' if has_scripts(anyone.page) else 'still'} pages"
    title = f"{title}, {anyone.page.viewport_size['width']} wide"
    uid = product.run(SEALED.format(title=title)).strip()
    answered(anyone, uid, picture)


def test_staff_take_a_survey_from_its_draft_to_published_results(visitor, product, picture):
    page = visitor.page
    title = f"Who came to our schools? An example, {page.viewport_size['width']} wide"
    written(visitor, product, title, picture)
    uid = product.run(OPENED.format(title=title)).strip()
    visitor.go(f"/surveys/{uid}/sealed/")
    expect(page.get_by_text("SHA-256")).to_be_visible()
    looks_right(page)
    picture(page, "survey-sealed")
    product.run(OTHERS.format(title=title))
    product.run(CLOSED.format(title=title))
    visitor.go("/staff/surveys/")
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", name="What everybody would read")).to_be_visible()
    follow(page, page.get_by_role("button", name="Publish it for good").click)
    visitor.go(f"/surveys/{uid}/")
    expect(page.get_by_text("of 90 who answered; not a random sample").first).to_be_visible()
    expect(page.get_by_text("nobody was drawn by chance")).to_be_visible()
    looks_right(page)
    picture(page, "survey-results")
    visitor.go("/surveys/")
    expect(page.get_by_role("heading", name="Published by others")).to_be_visible()
    looks_right(page)
    picture(page, "surveys")
    visitor.go(f"/share/of/surveys/{uid}/")
    expect(page.get_by_text("not a random sample").first).to_be_visible()
    no_sideways_scroll(page)
    picture(page, "survey-shared")
