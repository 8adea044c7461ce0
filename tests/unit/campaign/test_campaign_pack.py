"""The campaign pack that ships: complete, sourced, dated, readable; and a broken pack is refused in a sentence that helps."""

import datetime as dt
import re
import shutil
from pathlib import Path
from statistics import mean
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from causeway.briefings.pack import PAPERS
from causeway.campaign.pack import Campaign, campaign
from causeway.campaign.words import PackError
from causeway.frame.whole_pack import check_whole_pack
from causeway.letters.pack import LETTERS, QUESTIONS
from causeway.library.pack import LIBRARY
from causeway.motions.pack import MOTIONS, MotionWords
from causeway.motions.wording.domain import Part
from causeway.pages.sections import PAGES
from causeway.sharing.pack import SHARES

PACK = Path(__file__).resolve().parents[3] / "campaigns" / "pupil-and-family-services"
ROLES = {"leader", "constituent"}  # the letters' roles; a prompt for any other would never be asked
MAX_ASK_WORDS = 60
MAX_SENTENCE_WORDS = 20  # on average
LONGEST_SENTENCE_WORDS = 45
YEAR = re.compile(r"\b20\d\d\b")
FIGURE = re.compile(r"\d[\d,.]*%|£[\d.]+ ?\w+|\b\d{1,3}(?:,\d{3})+\b|\b\d+ (?:days|times)\b")


@pytest.fixture(scope="module")
def pack() -> SimpleNamespace:
    """What the campaign says, and what each room says of it."""
    said = check_whole_pack(PACK)
    sections = {"letter": LETTERS, "questions": QUESTIONS, "papers": PAPERS, "shares": SHARES, "library": LIBRARY, "pages": PAGES}
    return SimpleNamespace(
        **{name: getattr(said, name) for name in Campaign.model_fields},
        **{name: section.read(PACK) for name, section in sections.items()},
        ask=said.ask,
    )


@pytest.fixture(scope="module")
def motions() -> MotionWords:
    return MOTIONS.read(PACK)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACK, tmp_path / PACK.name))


def passages(pack: SimpleNamespace) -> dict[str, str]:
    """Every running text of the pack by its place."""
    return {
        "issue.md": pack.issue,
        **around_the_motion(MOTIONS.read(PACK)),
        "campaign.yaml": f"{pack.headline}. {pack.summary} {pack.independent_note}",
        "letter.yaml": f"{pack.letter.intro} {pack.letter.child_safety}",
        **{f"asks.yaml {ask.key}": f"{ask.text} {ask.why}" for ask in (*pack.asks, *pack.office_asks)},
        **{f"asks.yaml {ask.key} elsewhere": ask.elsewhere.text for ask in pack.asks if ask.elsewhere},
        "papers.yaml": " ".join([pack.papers.governors.purpose, *pack.papers.governors.believes]),
        **{f"papers.yaml {one.risk}": f"{one.risk} {one.answer}" for one in pack.papers.governors.risks},
        **{f"actions.yaml {action.key}": action.text for action in pack.actions},
        **{f"facts.yaml {fact.key}": f"{fact.number} {fact.text} {fact.caveat}" for fact in pack.facts},
        **{f"letter.yaml {prompt.key}": f"{prompt.question} {prompt.hint}" for prompt in pack.letter.prompts},
        **{f"shares.yaml {act.key} {text.key}": text.text for act in pack.shares.acts for text in act.texts},
        **{f"pages/{page.slug}.md": f"{page.summary}\n\n{page.body}" for page in pack.pages},
    }


def around_the_motion(motions: MotionWords) -> dict[str, str]:
    """What is said beside a model motion; its clauses are in the form of meetings, one long sentence each."""
    parts = motions.conference.parts
    return {
        "motions.yaml": f"{motions.intro} {motions.draft_note} {motions.conference.status}",
        **{f"motions.yaml {one.key}": " ".join([one.text, *(done.text for done in one.done), one.still_open]) for one in parts},
        **{
            f"motions.yaml {one.key}": " ".join([one.who, one.named, *(order.text for order in one.orders)])
            for one in motions.models
        },
    }


def sentences(markdown: str) -> list[list[str]]:
    """The sentences of a text as lists of words; headings and list items end a sentence, addresses and marks are not words."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    plain = re.sub(r"[*_`]|^#+ ", "", plain, flags=re.MULTILINE)
    pieces = re.split(r"(?<=[.!?:;])[\s”\"]+(?=[^a-z\s])|\n\s*\n|\n(?=- |#)", plain)
    return [words for piece in pieces if (words := re.findall(r"[^\W_][\w'’%£,.–-]*", piece))]


def links_in(markdown: str) -> list[str]:
    return re.findall(r"\]\(([^)\s]+)\)", markdown)


def test_the_pack_loads_and_says_whose_it_is(pack: SimpleNamespace) -> None:
    assert pack.name == "Invest in pupil and family services"
    assert pack.owner == "NAHT"
    assert "independent" in pack.independent_note
    assert pack.owner in pack.independent_note
    assert pack.imprint == ""
    assert {page.slug for page in pack.pages} == {
        "about", "accessibility", "contact", "help", "how-we-count", "privacy", "sources"
    }  # fmt: skip


def test_every_fact_is_dated_sourced_and_checked(pack: SimpleNamespace) -> None:
    assert len({fact.key for fact in pack.facts}) == len(pack.facts) >= 8
    for fact in pack.facts:
        assert fact.url.scheme == "https", fact.key
        assert fact.url.host, fact.key
        assert YEAR.search(fact.when), f"{fact.key}: 'when' names no year"
        assert fact.checked >= dt.date(2026, 11, 23), fact.key
        assert fact.caveat, f"{fact.key}: say what the figure does not show"


def test_a_survey_says_how_many_answered_and_that_they_chose_to(pack: SimpleNamespace) -> None:
    surveys = [fact for fact in pack.facts if "survey" in fact.when.lower()]
    assert surveys
    for fact in surveys:
        assert re.search(r"\d{3}", fact.caveat), fact.key
        assert "chose to answer" in fact.caveat, fact.key


def test_a_figure_in_the_case_or_the_motion_stands_in_facts_too(pack: SimpleNamespace, motions: MotionWords) -> None:
    """A number is kept in one place: what the case says, a fact says, with its source."""
    known = " ".join(f"{fact.number} {fact.text} {fact.caveat}" for fact in pack.facts)
    surveys_linked = " ".join(each.about for each in pack.library.resources)
    said = " ".join([pack.issue, *(clause.text for clause in motions.clauses), *around_the_motion(motions).values()])
    stray = [figure for figure in FIGURE.findall(said) if figure not in known and figure not in surveys_linked]
    assert stray == []


def test_asks_are_short_plain_requests(pack: SimpleNamespace) -> None:
    assert 3 <= len(pack.asks) <= 6
    assert len({ask.key for ask in pack.asks}) == len(pack.asks)
    for ask in pack.asks:
        assert "lease " in ask.text, f"{ask.key}: an ask asks"
        assert len(ask.text.split()) <= MAX_ASK_WORDS, ask.key
        assert ask.why, ask.key


@pytest.mark.parametrize("nation", ["E92000001", "W92000004", "N92000002", "S92000003"])
def test_wherever_somebody_writes_from_there_is_an_ask(pack: SimpleNamespace, nation: str) -> None:
    assert [ask for ask in pack.asks if not ask.nations or nation in ask.nations]


def test_english_bodies_are_asked_of_in_england_only(pack: SimpleNamespace) -> None:
    for ask in pack.asks:
        if re.search(r"integrated care board|Secretary of State|director of children|Support Team", ask.text):
            assert ask.nations == ("E92000001",), ask.key


def test_prompts_are_for_roles_that_exist_and_each_role_has_enough(pack: SimpleNamespace) -> None:
    for prompt in pack.letter.prompts:
        assert set(prompt.roles) <= ROLES, prompt.key
    for role in ROLES:
        assert 4 <= len([p for p in pack.letter.prompts if not p.roles or role in p.roles]) <= 5


def test_letters_are_told_how_not_to_point_at_a_child(pack: SimpleNamespace) -> None:
    for word in ("names", "ages", "dates", "diagnoses", "in confidence"):
        assert word in pack.letter.child_safety


def test_links_within_the_site_lead_somewhere(pack: SimpleNamespace) -> None:
    pages = {f"/{page.slug}/" for page in pack.pages}
    found = [action.link for action in pack.actions if action.link]
    found += [link for text in passages(pack).values() for link in links_in(text)]
    inside = [link for link in found if not link.startswith("https://")]
    assert inside, "nothing leads anywhere"
    assert [link for link in inside if link not in pages and resolve(link).url_name == "wagtail_serve"] == []


def test_addresses_elsewhere_are_whole_and_given_once(pack: SimpleNamespace) -> None:
    addresses = [each.address for each in pack.library.resources]
    assert len(set(addresses)) == len(addresses)
    assert all(urlsplit(address).scheme == "https" for address in addresses if not address.startswith("/"))


def test_it_reads_easily(pack: SimpleNamespace) -> None:
    hard = {}
    for place, text in passages(pack).items():
        lengths = [len(words) for words in sentences(text)]
        if mean(lengths) > MAX_SENTENCE_WORDS or max(lengths) > LONGEST_SENTENCE_WORDS:
            hard[place] = (round(mean(lengths), 1), max(lengths))
    assert hard == {}


def test_the_case_is_neither_a_slogan_nor_a_report(pack: SimpleNamespace) -> None:
    assert 350 <= len(pack.issue.split()) <= 500
    assert pack.issue.startswith("## ")


def test_the_motion_is_named_a_draft_and_has_its_form(pack: SimpleNamespace, motions: MotionWords) -> None:
    assert "draft by this site" in motions.draft_note
    for model in motions.models:
        for nation in pack.nations:
            text = motions.text(model, nation)
            assert {clause.part for clause in text} == set(Part), (model.key, nation)
            assert len({clause.ask for clause in text if clause.part is Part.RESOLVES}) >= 3, (model.key, nation)
            assert all(clause.ask for clause in text if clause.part is Part.RESOLVES), (model.key, nation)


def test_what_was_done_about_the_motion_is_dated_sourced_and_checked(motions: MotionWords) -> None:
    for done in [done for part in motions.conference.parts for done in part.done]:
        assert done.url.scheme == "https"
        assert done.when, done.text
        assert done.checked >= dt.date(2026, 11, 23)


def test_a_clause_for_a_body_that_there_is_not_is_refused(copy: Path) -> None:
    path = copy / "motions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("bodies: [council]", "bodies: [parish]", 1), encoding="utf-8")
    with pytest.raises(PackError, match=r"motions\.yaml .* clauses are for parish"):
        MOTIONS.read(copy)


def test_what_the_editor_cannot_hold_is_not_in_the_markdown(pack: SimpleNamespace) -> None:
    """Tables, images, code and raw HTML would be lost on the way into a page."""
    for place, text in passages(pack).items():
        assert not re.search(r"^\||!\[|```|<[a-z]", text, flags=re.MULTILINE), place
        assert not re.search(r"^# ", text, flags=re.MULTILINE), f"{place}: the page gives the first heading"


def _cut(path: Path, line_start: str) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(line_start)]
    assert len(kept) < len(lines)
    path.write_text("".join(kept), encoding="utf-8")


@pytest.mark.parametrize("name", ["campaign.yaml", "issue.md", "asks.yaml", "letter.yaml"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(PackError, match=rf"has no {re.escape(name)}\. Add it to {PACK.name}/"):
        check_whole_pack(copy)


@pytest.mark.parametrize(
    ("name", "line", "field"),
    [
        ("campaign.yaml", "owner:", "owner"),
        ("campaign.yaml", "nations:", "nations"),
        ("letter.yaml", "subject:", "letter.subject"),
        ("pages/privacy.md", "title:", r"pages\.\d\.title"),
    ],
)
def test_a_missing_field_is_named(copy: Path, name: str, line: str, field: str) -> None:
    _cut(copy / name, line)
    with pytest.raises(PackError, match=rf"not complete: .*{field}: Field required"):
        check_whole_pack(copy)


def test_a_misspelt_field_is_named(copy: Path) -> None:
    facts = copy / "facts.yaml"
    facts.write_text(facts.read_text(encoding="utf-8").replace("  caveat:", "  caveta:", 1), encoding="utf-8")
    with pytest.raises(PackError, match=r"facts\.0\.caveta: Extra inputs are not permitted"):
        check_whole_pack(copy)


def test_a_fact_without_a_source_is_refused(copy: Path) -> None:
    facts = copy / "facts.yaml"
    facts.write_text("- {key: k, number: 1%, text: t, when: 2020, checked: 2026-01-01}\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"facts\.0\.source: Field required.*facts\.0\.url: Field required"):
        check_whole_pack(copy)


@pytest.mark.parametrize("name", ["campaign.yaml", "asks.yaml", "facts.yaml", "letter.yaml"])
def test_yaml_that_cannot_be_read_is_named_with_its_line(copy: Path, name: str) -> None:
    (copy / name).write_text("name: [never closed\n", encoding="utf-8")
    with pytest.raises(PackError, match=rf"{re.escape(name)} in the campaign pack is not valid YAML: (?s:.*)line \d"):
        check_whole_pack(copy)


def test_a_page_without_front_matter_is_named(copy: Path) -> None:
    for text in ("About us, without a title\n", "---\ntitle\n---\nA word is not front matter\n", "---\ntitle: never closed\n"):
        (copy / "pages" / "about.md").write_text(text, encoding="utf-8")
        with pytest.raises(PackError, match=r"pages/about\.md in the campaign pack must begin with front matter"):
            check_whole_pack(copy)


def test_front_matter_that_cannot_be_read_is_named(copy: Path) -> None:
    (copy / "pages" / "about.md").write_text("---\ntitle: About: us: all\n---\nText\n", encoding="utf-8")
    with pytest.raises(PackError, match=r"pages/about\.md in the campaign pack is not valid YAML"):
        check_whole_pack(copy)


def test_text_in_another_encoding_is_named(copy: Path) -> None:
    (copy / "issue.md").write_bytes("Aidons les élèves".encode("latin-1"))
    with pytest.raises(PackError, match=r"issue\.md in the campaign pack is not UTF-8"):
        check_whole_pack(copy)


def test_a_pack_needs_no_motion(copy: Path) -> None:
    (copy / "motions.yaml").unlink()
    check_whole_pack(copy)
    assert MOTIONS.read(copy) is None


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"has no campaign\.yaml"):
        check_whole_pack(tmp_path)


def test_every_office_is_asked_something_in_its_own_nation(pack):
    offices = {"lead-member": "E", "director": "E", "icb-chair": "E", "senedd-member": "W", "mla": "N"}
    for office, nation in offices.items():
        asks = [ask for ask in pack.office_asks if office in ask.to]
        assert asks, office
        assert all(not ask.nations or any(code.startswith(nation) for code in ask.nations) for ask in asks), office
    assert {office for ask in pack.office_asks for office in ask.to} == set(offices)


def test_what_an_mp_is_asked_and_what_an_office_is_asked_stand_apart(pack):
    assert not {ask.key for ask in pack.asks} & {ask.key for ask in pack.office_asks}
    assert not any("constituency" in ask.text for ask in pack.office_asks)
    assert pack.ask("council-waits").to == ("director", "lead-member")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("to: [The Mayor]", "String should match pattern"),
        ("to: []", "at least 1 item"),
        ("to: [mla]  # meet", "two asks have the key meet"),
    ],
)
def test_an_ask_of_what_is_no_office_or_with_a_key_twice_is_refused(copy, line, said):
    asks = copy / "asks.yaml"
    lines = asks.read_text().replace("  to: [mla]\n", f"  {line}\n")
    asks.write_text(lines.replace("- key: assembly-waits\n", "- key: meet\n") if "meet" in line else lines)
    with pytest.raises(PackError, match=said):
        check_whole_pack(copy)


def test_an_ask_about_several_seats_names_the_area_and_speaks_for_nobody(pack):
    for ask in pack.asks:
        assert ask.elsewhere, ask.key
        assert "{area}" in ask.elsewhere.text, ask.key
        assert not {"I", "me", "my", "our", "us", "constituency"} & set(
            re.findall(r"\w+", ask.elsewhere.text + ask.elsewhere.title)
        ), ask.key
        assert len(ask.elsewhere.text.split()) <= MAX_ASK_WORDS, ask.key


def test_governors_resolve_something_in_every_nation_and_only_what_makes_sense_there(pack):
    for nation in pack.nations:
        said = " ".join(one.text for one in pack.papers.governors.resolves if not one.nations or nation in one.nations)
        assert "chair to write" in said, nation
        assert ("integrated care board" in said) == (nation == "E92000001"), nation


def test_a_paper_that_tells_an_unknown_fact_is_refused_by_name(copy):
    words = copy / "papers.yaml"
    words.write_text(
        words.read_text(encoding="utf-8").replace("facts: [bought-in-support]", "facts: [no-such-fact]"), encoding="utf-8"
    )
    with pytest.raises(PackError, match="no-such-fact"):
        check_whole_pack(copy)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "priorities.yaml",
            "gravity: [[wait, 1.0], [refusal, 0.9]]\n",
            "priorities weigh each of legal limit, .*, and nothing else",
        ),
        ("priorities.yaml", "gravity: []\n", "priorities weigh each of"),
        ("priorities.yaml", "gravity:\n", "priorities weigh each of"),
        ("priorities.yaml", "asked: wait\n", r"priorities\.asked"),
        ("campaign.yaml", "1: one\n", "campaign.yaml must be a list of names"),
        ("facts.yaml", "- {key: k, number: 1%, text: t, when: 2020, checked: 2026-02-30}\n", "facts.yaml .* is not valid YAML"),
    ],
)
def test_a_file_of_another_shape_is_refused_in_a_sentence(copy, name, text, said):
    (copy / name).write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=said):
        check_whole_pack(copy)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("priorities.yaml", "  wait: 1.0", "  wait: yes", r"priorities\.gravity"),
        ("campaign.yaml", "slug: pupil", "issue: told twice\nslug: pupil", "issue: Extra inputs are not permitted"),
        ("campaign.yaml", "owner: NAHT", "owner: ' '", "owner must not be empty"),
        ("facts.yaml", "  source: ", "  source: ''\n#", r"facts\.0: .*source must not be empty"),
        ("asks.yaml", "nations: [E92000001]", "nations: [England]", r"nations\.0: String should match pattern"),
    ],
)
def test_what_must_be_said_is_not_left_empty_nor_said_in_another_way(copy, name, old, new, said):
    words = (copy / name).read_text(encoding="utf-8")
    assert old in words
    (copy / name).write_text(words.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackError, match=said):
        check_whole_pack(copy)


@pytest.mark.parametrize("name", ["questions.yaml", "actions.yaml", "facts.yaml"])
def test_two_of_the_same_key_are_refused_by_name(copy, name):
    words = (copy / name).read_text(encoding="utf-8")
    (copy / name).write_text(words + "\n" + words, encoding="utf-8")
    with pytest.raises(PackError, match=rf"two {name.removesuffix('.yaml')} have the key"):
        check_whole_pack(copy)


def test_an_optional_file_may_be_empty(copy):
    (copy / "questions.yaml").write_text("# none yet\n", encoding="utf-8")
    check_whole_pack(copy)
    assert QUESTIONS.read(copy) == ()


def test_what_is_kept_by_the_pack_finds_it_again() -> None:
    # Papers are kept by the pack they were made from. A dictionary in it has no hash, and not one paper could be made.
    assert hash(campaign()) == hash(campaign().model_copy())
