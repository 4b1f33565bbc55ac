"""Quotations whose marks are odd: measures inside them, single ones that stay open."""

from pathlib import Path

import pytest

from tests.speakers import article_in, misattributed, told

LEDE = "The water board of Selby was told on Tuesday that the sluice on the Velm would not last the winter."


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            ['"We measured twice," said engineer Runa Dahl. "The 9" valve is stuck, and the 14" one is gone."'],
            [("Runa Dahl", "We measured twice"), ("Runa Dahl", 'The 9" valve is stuck, and the 14" one is gone.')],
            id="inches",
        ),
        pytest.param(
            [
                "Karl Oster, the owner, said: 'The sluice's record is clean. We've saved the farmers' crops twice.",
                "'We don't sack people for asking. Never have.'",
            ],
            [("Karl Oster", "The sluice's record is clean."), ("Karl Oster", "sack people for asking.")],
            id="British straight, over two paragraphs",
        ),
        pytest.param(
            ['Mayor Ilka Torsen said: \'The board wrote "no" in May. It wrote "never" in June.\''],
            [("Ilka Torsen", "The board wrote"), ("Ilka Torsen", "in June.")],
            id="British straight with double inside",
        ),
        pytest.param(
            [
                'Mayor Ilka Torsen said: \'The board wrote "no" in May.',
                "'It wrote \"never\" in June,' she went on.",
            ],
            [("Ilka Torsen", "in May"), ("Ilka Torsen", "in June,")],
            id="with double inside, over two paragraphs",
        ),
        pytest.param(
            [
                "‘We are not for sale,’ said Ivo Brandt, a farmer. ‘My father’s father dug that ditch.",
                "‘I’ll fill it myself.’",
            ],
            [
                ("Ivo Brandt", "We are not for sale"),
                ("Ivo Brandt", "dug that ditch."),
                ("Ivo Brandt", "fill it myself."),
            ],
            id="British curly, over two paragraphs",
        ),
    ],
)
def test_all_that_is_quoted_is_found(tmp_path: Path, paragraphs: list[str], expected: list[tuple[str, str]]) -> None:
    text = "\n\n".join(("Sluice will not last, board told", LEDE, *paragraphs, "The board meets again in March."))
    found = told(article_in(tmp_path, text))
    assert misattributed(found, expected) == [], found
