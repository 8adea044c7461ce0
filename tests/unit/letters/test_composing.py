import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from causeway.config.environment import ROOT
from causeway.letters.letter.domain.composing import Figure, Parts, Role, Writer, compose, foot, holds_figure, source_line, whole

WRITER = Writer("Nia Example", Role.LEADER, "Example School\n1 Example Road\nEX1 1AA", "Head teacher", "Example School")
FIGURE = Figure(
    "example:1",
    "12.3%",
    "In Exampleshire 12.3% of plans came in time in 2024.",
    "Example Office",
    "2024",
    "https://example.org/1",
)


def parts(**changes):
    return Parts(
        **{
            "salutation": "Dear Ms Example,",
            "writer": WRITER,
            "answers": ("First.", "", "Second."),
            "ask": "Please ask.",
            **changes,
        }
    )


def test_the_letter_is_what_was_typed_in_order_and_nothing_else():
    assert compose(parts()) == (
        "Dear Ms Example,\n\nFirst.\n\nSecond.\n\nPlease ask.\n\nYours sincerely,\n\nNia Example\nHead teacher\nExample School"
    )


def test_the_figure_stands_where_the_writer_put_it():
    made = compose(parts(figure=FIGURE, figure_sentence="Only [figure] here – and I waited too."))
    assert "Only 12.3% here – and I waited too." in made
    assert "[figure]" not in made
    assert made.index("Second.") < made.index("12.3%") < made.index("Please ask.")


def test_a_sentence_without_a_figure_chosen_is_left_out():
    assert "[figure]" not in compose(parts(figure_sentence="Only [figure]."))


def test_the_source_follows_its_figure_and_leaves_with_it():
    chosen = parts(figure=FIGURE, figure_sentence="Only [figure] here.")
    assert foot(chosen, compose(chosen), "").source == source_line(FIGURE)
    assert foot(chosen, "A letter without it.", "").source == ""
    assert source_line(FIGURE) == "In Exampleshire 12.3% of plans came in time in 2024. Example Office. https://example.org/1"


def test_the_address_stands_below_whatever_was_edited():
    made = whole("Dear X,\n\nshort", foot(parts(), "Dear X,\n\nshort", "I live there."))
    assert made == "Dear X,\n\nshort\n\nExample School\n1 Example Road\nEX1 1AA\n\nI live there.\n"


@given(st.lists(st.text(max_size=40), max_size=5), st.text(max_size=40))
def test_every_answer_survives_composing(answers, ask):
    made = compose(parts(answers=tuple(answers), ask=ask))
    assert all(answer.strip() in made for answer in answers)


@given(st.text(max_size=60), st.text(min_size=1, max_size=10))
def test_a_marked_place_holds_the_figure(text, headline):
    assert holds_figure(text + "[figure]", headline)
    assert holds_figure(text + headline, headline)


@pytest.mark.parametrize("role", list(Role))
def test_the_first_question_is_who_writes_so_the_first_words_say_it(role):
    pack = yaml.safe_load((ROOT / "campaigns/pupil-and-family-services/letter.yaml").read_text())
    asked = [prompt["key"] for prompt in pack["prompts"] if role.value in prompt.get("roles", [role.value])]
    answers = tuple({"who": "I have led this school since 2015"}.get(key, f"About {key}") for key in asked)
    assert compose(parts(answers=answers)).split("\n\n")[1] == "I have led this school since 2015."
