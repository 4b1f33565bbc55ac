"""Lines that lead in to a quotation: “From Ms. Quill:”, and her words below."""

from pathlib import Path

import pytest

from tests.speakers import article_in, misattributed, told

LEDE = "The parole board of Selby voted on Thursday to release the arsonist who burned the old grain store in 2009."
BELOW = "“The town will not sleep tonight, and neither will the board.”"


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        pytest.param("From Commissioner Hedda Lund:", "Hedda Lund", id="from"),
        pytest.param("And from Chairman Ivo Brandt:", "Ivo Brandt", id="and from"),
        pytest.param("Statement of Commissioner Sten Aarvik:", "Sten Aarvik", id="statement of"),
        pytest.param("A statement from Mayor Ilka Torsen:", "Ilka Torsen", id="a statement from"),
        pytest.param("This came by email from the store's owner, Karl Oster:", "Karl Oster", id="this came from"),
        pytest.param("Commissioner Hedda Lund’s statement:", "Hedda Lund", id="possessive"),
        pytest.param("Hedda Lund, who voted no:", "Hedda Lund", id="name and clause"),
        pytest.param("Hedda Lund:", "Hedda Lund", id="name alone"),
        pytest.param("In full, the answer of Fire Chief Odd Marken:", "Odd Marken", id="the answer of"),
        pytest.param("Commissioner Hedda Lund wrote:", "Hedda Lund", id="with a verb"),
    ],
)
def test_the_one_whom_it_names_speaks(tmp_path: Path, lead: str, speaker: str) -> None:
    text = "\n\n".join(("Board frees grain store arsonist", LEDE, lead, BELOW, "The vote was three to two."))
    found = told(article_in(tmp_path, text))
    assert misattributed(found, [(speaker, BELOW)]) == [], found


@pytest.mark.parametrize(
    "lead",
    [
        pytest.param("The board gave three reasons of its own:", id="reasons"),
        pytest.param("One sign in the crowd of Thursday:", id="a sign"),
    ],
)
def test_a_thing_is_no_speaker(tmp_path: Path, lead: str) -> None:
    text = "\n\n".join(("Board frees grain store arsonist", LEDE, lead, BELOW, "The vote was three to two."))
    assert not [one for one in told(article_in(tmp_path, text)) if "sleep" in one.content and one.named]


def test_the_quotation_may_run_on_over_paragraphs(tmp_path: Path) -> None:
    run_on = "“The town will not sleep tonight.\n\n“Neither will the board.”"
    text = "\n\n".join(("Board frees arsonist", LEDE, "From Commissioner Hedda Lund:", run_on, "The vote was close."))
    found = told(article_in(tmp_path, text))
    assert misattributed(found, [("Hedda Lund", "not sleep tonight."), ("Hedda Lund", "Neither will")]) == [], found
