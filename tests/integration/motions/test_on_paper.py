"""A motion on paper: what stands in it, what is for filling in, and nothing of the notice before the vote."""

import io

import pytest
from docx import Document
from pypdf import PdfReader

from causeway.motions import papers
from causeway.motions.carrying import actions
from causeway.motions.wording.domain import Part
from tests.integration.motions.examples import ADA, begun, opens, passed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country", "figures")]


def words_of(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


def test_word_and_pdf_say_the_same_clauses_with_their_sources():
    motion = begun()
    actions.add(motion.pk, Part.RESOLVES, "to thank <everybody> & go home", motion.touched)
    motion.refresh_from_db()
    word = words_of(papers.file(motion, "motion.docx").content)
    pdf = PdfReader(io.BytesIO(papers.file(motion, "motion.pdf").content))
    printed = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for clause in motion.text:
        start = clause.text.split("[")[0].strip()[:60]
        assert start in word, clause.id
        assert start in printed, clause.id
    assert "Proposer:" in word
    figure = next(clause.figure for clause in motion.text if clause.figure)
    assert figure.link in word.replace("\t", "")
    assert pdf.metadata.title


def test_a_notice_is_made_of_what_was_passed_only(client):
    draft, done = begun(named="Further branch"), passed()
    assert papers.file(draft, "notice.docx") is None
    assert papers.file(done, "nothing.docx") is None
    notice = words_of(papers.file(done, "notice.docx").content)
    assert "On 20 November 2026, Exampleshire branch passed a motion" in notice
    assert "31 for, 4 against" in notice
    opens(client, ADA)
    file = client.get(f"/motions/mine/{done.pk}/paper/notice.docx")
    assert "attachment" in file["Content-Disposition"]
    assert client.get(f"/motions/mine/{draft.pk}/paper/notice.docx").status_code == 404
    page = client.get(f"/motions/mine/{done.pk}/tell/").content.decode()
    assert "Notice of a decision of Exampleshire branch" in page


def test_without_a_room_that_makes_papers_none_are_offered(client, monkeypatch):
    motion = begun()
    monkeypatch.setattr(papers, "_kinds", {})
    opens(client, ADA)
    page = client.get(f"/motions/mine/{motion.pk}/").content.decode()
    assert "(Word)" not in page
    assert client.get(f"/motions/mine/{motion.pk}/paper/motion.docx").status_code == 404
