"""The id of a statement is that of its words, even where who was told was taken off them."""

import pytest

from accordingto.records import Attribution, Evidence, Span, Statement
from accordingto.records.identity import identity, is_own

SOURCE = (Span(90, 95),)


def own(content: Span, told: Span, whole: Span) -> bool:
    """Whether a statement has the id of a content from which the one who was told was taken."""
    ident = identity("a", Attribution(SOURCE, (), (whole,), 1.0))
    kept = Attribution(SOURCE, (), (content,), 1.0)
    return is_own(Statement(ident, "a", kept, evidence=(Evidence("addressee", told, ""),)))


@pytest.mark.parametrize(("gap", "is_it"), [(0, True), (3, True), (4, False)])
def test_who_was_told_stands_no_more_than_three_characters_beside_it(gap: int, is_it: bool) -> None:
    assert own(Span(10 + gap, 40), Span(0, 10), Span(0, 40)) is is_it
    assert own(Span(0, 20), Span(20 + gap, 30 + gap), Span(0, 30 + gap)) is is_it


def test_another_article_or_another_source_has_another_id() -> None:
    one = Attribution(SOURCE, (), (Span(0, 40),), 1.0)
    other = Attribution((Span(80, 85),), (), (Span(0, 40),), 1.0)
    assert len({identity("a", one), identity("b", one), identity("a", other)}) == 3
    assert len(identity("a", one)) == 32
