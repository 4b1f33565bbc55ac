"""An article made ready to be compared: whether it tells something only to reject it."""

import pytest

from accordingto.match.material import OPENING, Material
from accordingto.records import Article, Attribution, Kind, Paragraph, Span, Statement
from accordingto.text.doc import Doc

TOLD = "The old bridge at Larkhaven fell on Sunday."


def rejects(opening: str, told: str = TOLD, kind: Kind = Kind.BODY) -> bool:
    """Whether an article of two paragraphs rejects what the second tells."""
    text = f"{opening}\n\n{told}"
    at = len(opening) + 2
    paragraphs = (Paragraph(Span(0, len(opening)), kind), Paragraph(Span(at, len(text)), Kind.BODY))
    one = Statement("b", "a", Attribution((), (), (Span(at, len(text)),), 1.0))
    return Material(Doc(Article("a", "a", "a", text, paragraphs, given_text=True)), (one,), None).rejects(one)


@pytest.mark.parametrize(
    ("opening", "found"),
    [
        pytest.param("A story that a bridge has fallen is a hoax.", True, id="hoax"),
        pytest.param("The post on a bridge, shared by thousands, was fake.", True, id="fake"),
        pytest.param("A satirical site had a bridge fall.", True, id="satire"),
        pytest.param("No, it is not true that a bridge fell.", True, id="not true"),
        pytest.param("The rumour of a fallen bridge has been debunked.", True, id="debunked"),
        pytest.param("A bridge has fallen, the Tarn Gazette reports.", False, id="nothing of the sort"),
        pytest.param("A bridge has fallen, says the Gazette; the mayor calls that “nonsense”.", False, id="quoted"),
        pytest.param("“It is a hoax,” the mayor said.", False, id="a quotation that opens it"),
        pytest.param("“It fell,” he said. That was fake news.", True, id="after a quotation"),
        pytest.param("A bridge has fallen. “It is a hoax, and we", False, id="a quotation that does not close"),
    ],
)
def test_an_article_that_opens_by_rejecting(opening: str, found: bool) -> None:
    assert rejects(opening) is found


def test_what_is_itself_called_false_is_told_and_not_rejected() -> None:
    assert not rejects("A hoax fooled the Gazette.", "The harbour said that the report was fake.")


def test_how_far_an_opening_reaches() -> None:
    least = len("hoax")
    assert rejects("-" * (OPENING - least) + "hoax.")
    assert not rejects("-" * (OPENING - least + 1) + "hoax.")


def test_furniture_is_no_opening() -> None:
    assert not rejects("Hoax of the day: subscribe.", kind=Kind.FURNITURE)
