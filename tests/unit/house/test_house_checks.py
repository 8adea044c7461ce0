"""The checks of ``script/house`` find what they are for, leave alone what is right, and let their list of exceptions only shrink."""

from pathlib import Path

import pytest

from script.house import __main__ as house
from script.house.apostrophes import find as apostrophes
from script.house.browser import read_once
from script.house.circles import circles, imports_of
from script.house.finding import Finding
from script.house.folders import MOST
from script.house.folders import find as crowded
from script.house.late import find as late
from script.house.names import find as same_names
from script.house.numbers import numbers
from script.house.templates import chosen_by_strings
from script.house.templates import find as in_templates


@pytest.mark.parametrize(
    "reading",
    [
        'assert page.locator("th").count() == 1',
        'assert "41.2%" in page.locator(".here").inner_text()',
        'assert not row.locator("table").is_visible()',
        'assert page.url.endswith("#gaps")',
        'assert visitor.page.url == "/"',
        "tab = opened.value\nassert 'from' in tab.url",
        "page, who = visitor.page, 1\nassert page.url",
        'assert page.frames[1].url == ""',
        "text = letter.input_value()",
        'if page.evaluate("1"):\n    pass',
        "assert context.cookies() == []",
        "page.wait_for_timeout(300)",
        "time.sleep(1)",
        'assert any("error" in line for line in visitor.console)',
        "expect(page.get_by_text(page.title())).to_be_visible()",
        "until(page, read)\nassert page.url",
    ],
)
def test_what_reads_a_page_once_is_refused(reading):
    ((line, said),) = read_once(reading)
    assert line == len(reading.splitlines()) - (reading.startswith("if"))
    assert "expect(…)" in said


@pytest.mark.parametrize(
    "waiting",
    [
        'expect(page.locator("th")).to_have_count(1)',
        'expect(page).to_have_url(re.compile("#gaps$"))',
        "until(page, lambda: page.url, lambda url: '/you/' in url)",
        "until(page, letter.input_value)",
        "page.goto(product.url + '/')\nassert answer.ok",
        'pytest.fail(f"Tab does not reach {name!r} on {page.url}")',
        'roundtable = a.title\nassert roundtable == "x"',
        'assert "still wait" in mail(writer, "Your copy: Re:")',
    ],
)
def test_what_waits_is_left_alone(waiting):
    assert read_once(waiting) == []


def test_the_ways_of_waiting_pause_but_only_where_the_mail_is_looked_for():
    assert read_once("time.sleep(0.2)", pauses=False) == []
    assert len(read_once("page.locator('x').count()", pauses=False)) == 1


def test_every_browser_test_waits():
    browser = Path(__file__).resolve().parents[2] / "browser"
    assert [path.name for path in browser.glob("test_*.py") if read_once(path.read_text())] == []


def test_a_circle_is_found_whole_and_once():
    imports = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": {"e"}, "e": set(), "f": {"g"}, "g": {"f"}}
    assert circles({module: frozenset(others) for module, others in imports.items()}) == [["a", "b", "c"], ["f", "g"]]


def test_an_import_inside_a_function_is_an_import(tmp_path, monkeypatch):
    package = tmp_path / "turning"
    package.mkdir()
    for name, text in {
        "__init__": "",
        "one": "from turning import two",
        "two": "def late():\n    from turning.one import x",
        "three": "from turning import one",
    }.items():
        (package / f"{name}.py").write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert circles(imports_of("turning")) == [["turning.one", "turning.two"]]


def test_a_folder_too_full_is_named_but_not_one_of_migrations(tmp_path):
    for folder, modules in (("room", MOST + 2), ("room/migrations", MOST + 9), ("room/views", MOST)):
        (tmp_path / "causeway" / folder).mkdir(parents=True)
        (tmp_path / "causeway" / folder / "__init__.py").touch()
        for number in range(modules):
            (tmp_path / "causeway" / folder / f"module{number}.py").touch()
    found = list(crowded(tmp_path))
    assert [one.place for one in found] == ["causeway/room"] * 2
    assert "27 modules, and 25 at most" in found[0].sentence


def test_two_modules_of_tests_with_one_name_are_refused(tmp_path):
    for place in (
        "unit/a/test_desk.py",
        "unit/b/test_desk.py",
        "unit/b/test_other.py",
        "unit/a/conftest.py",
        "unit/b/conftest.py",
    ):
        (tmp_path / "tests" / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "tests" / place).touch()
    assert [one.place for one in same_names(tmp_path)] == ["tests/unit/b/test_desk.py"]


def test_a_late_import_that_is_excused_is_counted(tmp_path):
    (tmp_path / "causeway").mkdir()
    (tmp_path / "causeway" / "a.py").write_text(
        "def f():\n    import b  # noqa: PLC0415  it is large\n    return b  # noqa: E501\n"
    )
    assert [one.sentence.split()[0] for one in late(tmp_path)] == ["causeway/a.py:2"]


@pytest.mark.parametrize(
    "choosing",
    [
        '{% if letter.state == "sent" %}It went.{% endif %}',
        "{% if one.said != 'later' and two %}<p>{% translate 'No' %}</p>{% endif %}",
        '{% if state in "cancelled postponed" %}<b>{{ why }}</b>: off{% endif %}',
        "{% if x %}{% elif x.kind == \"chase\" %}<a href='#'>Asked</a>{% endif %}",
        '{% if x == "a" %}<a title="{% translate "A" %}">{{ x }}</a>{% endif %}',
        '{% if x == "a" %}{% if y %}<p>{% blocktranslate %}{{ y }}{% endblocktranslate %}</p>{% endif %}{% endif %}',
        '{% if "a" == x %}é{% endif %}',
    ],
)
def test_words_chosen_by_comparing_strings_are_found(choosing):
    assert len(chosen_by_strings(choosing)) == 1


@pytest.mark.parametrize(
    "fine",
    [
        "<a{% if here == 'list' %} aria-current=\"page\"{% endif %}>List</a>",
        '{% if letter.is_sent %}It went.{% else %}It waits "as it was".{% endif %}',
        '{% if x == "a" %}<br>{% endif %} and more',
        '{% if x == "a" %}<hr>{% else %}No words of the comparison{% endif %}',
        '{% comment %}{% if x == "a" %}words{% endif %}{% endcomment %}',
        "{% if number == 1 %}one{% endif %}",
        '{% if x == "" %}nothing{% endif %}',
        '{% if x == "a" %}&nbsp;{{ mark }}{% endif %}',
    ],
)
def test_markup_may_be_chosen_so(fine):
    assert chosen_by_strings(fine) == []


def test_a_plain_text_has_no_markup():
    assert len(chosen_by_strings('<{% if x == "a" %}words{% endif %}>', marked_up=False)) == 1


def test_templates_are_told_by_the_name_django_knows(tmp_path):
    folder = tmp_path / "causeway" / "room" / "templates" / "room"
    folder.mkdir(parents=True)
    (folder / "page.html").write_text("<p>" + "x" * 198 + "\n" + "x" * 200)
    ((rule, place, said),) = [(one.rule, one.place, one.sentence) for one in in_templates(tmp_path)]
    assert (rule, place) == ("long", "room/page.html")
    assert "room/page.html:1 has 201 characters" in said


def found(**numbers):
    return [Finding("long", place, f"{place} is long") for place, number in numbers.items() for _ in range(number)]


def test_what_is_worse_is_said_and_what_is_better_lowers_the_list():
    allowed = {("long", "a"): 2, ("long", "b"): 1}
    assert house.judge(found(a=2, b=1), allowed) == []
    assert house.judge(found(a=3, b=1), allowed) == ["a is long"] * 3
    assert house.judge(found(a=2, b=1, c=1), allowed) == ["c is long"]
    (said,) = house.judge(found(a=1, b=1), allowed)
    assert "--tidy" in said
    assert house.tidied(found(a=1, c=1), allowed) == {("long", "a"): 1, ("long", "b"): 0}
    assert house.read(house.write({("long", "a"): 1, ("long", "b"): 0}).splitlines()) == {("long", "a"): 1}
    assert house.tidied(found(a=9), allowed)["long", "a"] == 2


def test_the_house_is_counted_by_its_code_without_migrations(tmp_path):
    files = {
        "causeway/__init__.py": "",
        "causeway/letters/__init__.py": '"""Letters."""\n',
        "causeway/letters/views.py": "from causeway.outbox import letters\nimport os\n\nLIMIT = 3\n_mine = 1\n\n\n"
        "def send():\n    return 1\n\n\ndef _other():\n    return 2\n",
        "causeway/letters/migrations/0001.py": "x = 1\n" * 90,
        "causeway/outbox/__init__.py": "",
        "causeway/outbox/letters.py": "class Letter:\n    pass\n",
        "causeway/letters/templates/letters/one.html": "<p>\n" + "x" * 201 + "\n",
        "tests/test_letters.py": "pass\n" * 8,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    found = dict(numbers(tmp_path))
    assert found["lines of Python"] == "16"
    assert found["lines of templates, and of more than 200 characters"] == "2, 1"
    assert found["rooms, and arrows between them"] == "2, 1"
    assert found["public names"] == "3"
    assert found["lines of tests to lines of code"] == "0.50"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("words.py", '_("Nobody\'s mailbox")'),
        ("words.py", 'gettext_lazy("MPs\' offices")'),
        ("words.py", 'ngettext("one head\'s", "heads\' own", n)'),
        ("templates/a.html", '{% translate "the staff\'s side" %}'),
        ("templates/a.txt", "{% blocktranslate trimmed with a=b %}It\n isn't {{ a }}{% endblocktranslate %}"),
    ],
)
def test_a_straight_apostrophe_in_what_people_read_is_found(tmp_path, name, text):
    path = tmp_path / "causeway" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    assert {one.place for one in apostrophes(tmp_path)} == {name}
    path.write_text(text.replace("'", "’"))
    assert not list(apostrophes(tmp_path))


def test_code_keeps_its_own_apostrophes(tmp_path):
    (tmp_path / "causeway").mkdir()
    (tmp_path / "causeway" / "plain.py").write_text('"""A head\'s words."""\nprint("don\'t")\n_("press \'Go\'")\n')
    assert not list(apostrophes(tmp_path))
