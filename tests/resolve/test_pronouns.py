"""Whom he, she and they mean; and the floor on GUM."""

from itertools import pairwise
from pathlib import Path

import pytest

from bench import pronouns
from tests.resolve.test_entities import refer


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Tom Reed met Paul Orlov. Reed said [[he]] was late.", "Tom Reed", id="subject of saying"),
        pytest.param("Tom Reed spoke. “Paul Orlov is late,” [[he]] said.", "Tom Reed", id="not who is quoted"),
        pytest.param("Tom Reed spoke. “A sailor needs water,” [[he]] said.", "Tom Reed", id="not of whom is spoken"),
        pytest.param(
            "Lee Orlov of the port came. “We asked (former mayor) Tom Reed,” Orlov said. “The boat sank,” [[he]] said.",
            "Lee Orlov",
            id="who spoke goes on, not whom he spoke of",
        ),
        pytest.param(
            "“Tom Reed took it,” Lee Orlov said. “He took it all.” [[He]] said it was late.",
            "Lee Orlov",
            id="nor whom he goes on to speak of",
        ),
        pytest.param(
            "“Tom Reed took it,” Lee Orlov said. Reed was rich. “He took it all.” [[He]] said it was late.",
            "Tom Reed",
            id="whom the article speaks of, too",
        ),
        pytest.param("Tom Reed spoke. He sat down. Then [[he]] said no.", "Tom Reed", id="a chain of pronouns"),
        pytest.param(
            "Tom Reed spoke. [[He]] said Paul Orlov was late.", "Tom Reed", id="who is named after is another"
        ),
        pytest.param("Ada Quill runs the bank. [[She]] said it would close.", "Ada Quill", id="the bank is no she"),
        pytest.param("The town of Keldra slept. Tom Reed woke. [[He]] said no.", "Tom Reed", id="a place is no he"),
        pytest.param("The workers met Tom Reed. [[They]] said no.", "The workers", id="number"),
        pytest.param(
            "The mayor left. In a book by Tom Reed, [[he]] says no.", "Tom Reed", id="the author of what is cited"
        ),
        pytest.param("The workers read the letters. [[They]] said no.", "The workers", id="who can speak"),
    ],
)
def test_pronoun(text: str, name: str) -> None:
    found = refer(text)
    assert found
    assert found.name == name


def test_he_and_she_on_gum_dev(shared: Path) -> None:
    """A few documents of GUM dev, which no weight has seen."""
    assert pronouns.GUM.is_relative_to(shared)
    news = frozenset(name for name in pronouns.dev_names() if "_news_" in name or "_bio_" in name)
    asked = [c for d in pronouns.documents(news) for c in pronouns.cases(d) if c.possible]
    assert len(asked) > 10
    assert sum(c.right for c in asked) >= 0.7 * len(asked)


def test_gum_is_read_as_it_is_written(shared: Path) -> None:
    """Words of several tokens (possessives, contractions) keep their places in the text."""
    for document in pronouns.documents(frozenset(("GUM_news_iodine",))):
        ends = [t.span for t in document.tokens]
        assert all(a.end <= b.start for a, b in pairwise(ends))
        assert len(ends) == len(document.text.split()) + sum(a.end == b.start for a, b in pairwise(ends))
