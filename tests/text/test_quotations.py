"""Quotation marks of every style, paired."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.text.quotations import quotations, turns


def found(text: str) -> list[str]:
    return [
        text[q.opening[0] : q.closing[1]] if q.closing else text[q.opening[0] :] + "→"
        for q in quotations(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('"Yes," said Ada. "No."', ['"Yes,"', '"No."'], id="straight"),
        pytest.param("“Yes,” said Ada. “No.”", ["“Yes,”", "“No.”"], id="curly"),
        pytest.param("‘It’s the voters’ choice,’ she said.", ["‘It’s the voters’ choice,’"], id="british curly"),
        pytest.param("'It's the voters' choice,' she said.", ["'It's the voters' choice,'"], id="british straight"),
        pytest.param("''Yes,'' said Ada.", ["''Yes,''"], id="two apostrophes"),
        pytest.param("»Ja«, sagte Ada, »und nein.«", ["»Ja«", "»und nein.«"], id="guillemets turned inward"),
        pytest.param("”Yes,” said Ada.", ["”Yes,”"], id="closing marks on both sides"),
        pytest.param("« Oui », dit Ada.", ["« Oui »"], id="guillemets"),
        pytest.param("“He said ‘never’ to me,” said Ada.", ["“He said ‘never’ to me,”"], id="nested single"),
        pytest.param("‘He said “never” to me,’ said Ada.", ["‘He said “never” to me,’"], id="nested double"),
        pytest.param("“It goes on", ["“It goes on→"], id="paragraph that opens and does not close"),
        pytest.param("The voters' call in the '90s, rock 'n' roll", [], id="apostrophes"),
        pytest.param("'Tis the season, 'til it isn't", [], id="elisions"),
        pytest.param("Ada's dog’s bone", [], id="possessives"),
        pytest.param("", [], id="nothing"),
        pytest.param(
            '"The 9" pipe is cracked, and the 14" one is full," said Ada.',
            ['"The 9" pipe is cracked, and the 14" one is full,"'],
            id="inches in a quotation",
        ),
        pytest.param('“The 9" pipe is cracked,” said Ada.', ['“The 9" pipe is cracked,”'], id="inches in curly marks"),
        pytest.param('He is 6\'3" tall and, said Ada, "tired".', ['"tired"'], id="inches before a quotation"),
        pytest.param(
            '"I was born in 1990" said Ada. "In Selby."', ['"I was born in 1990"', '"In Selby."'], id="a year"
        ),
        pytest.param(
            '"We met in 1990" and "left in 1991" she wrote.', ['"We met in 1990"', '"left in 1991"'], id="years"
        ),
        pytest.param(
            "Ada said: 'The line's record is clean. We've carried the miners' children.",
            ["'The line's record is clean. We've carried the miners' children.→"],
            id="British straight left open",
        ),
        pytest.param(
            '\'They told us "no" twice. We left.', ['\'They told us "no" twice. We left.→'], id="double inside"
        ),
        pytest.param("‘They said so. We left.", ["‘They said so. We left.→"], id="British curly left open"),
        pytest.param("'We go,' she said. 'We come back.", ["'We go,'", "'We come back.→"], id="the second left open"),
        pytest.param("'Experts' spoke of the workers' rights.", ["'Experts'"], id="scare quotes at the start"),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "“Did you read it?” “Never,” said Ada.", ["“Did you read it?”", "“Never,” said Ada."], id="question, answer"
        ),
        pytest.param(
            "“I was,” she said. “And Ivo.” “Why?” he asked.",
            ["“I was,” she said. “And Ivo.”", "“Why?” he asked."],
            id="reply",
        ),
        pytest.param("“I was,” she said. “And Ivo.”", ["“I was,” she said. “And Ivo.”"], id="one speaker"),
        pytest.param(
            "She spoke on “Ship and Shore.” “I was.”", ["She spoke on “Ship and Shore.” “I was.”"], id="a title"
        ),
        pytest.param("“I was.” “", ["“I was.” “"], id="a mark ends the text"),
        pytest.param("Signs said “Stop” “no more.”", ["Signs said “Stop” “no more.”"], id="signs"),
    ],
)
def test_turns(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in turns(text, 0, len(text), quotations(text, 0, len(text)))] == parts


@given(st.text(alphabet="aB '‘’“”\"«».,?\n"))
def test_turns_cover_the_paragraph_but_for_white_space(text: str) -> None:
    parts = list(turns(text, 0, len(text), quotations(text, 0, len(text))))
    assert all(a.strip() == "" for a in (text[x[1] : y[0]] for x, y in itertools.pairwise(parts)))
    assert (parts[0][0], parts[-1][1]) == (0, len(text))


@given(st.text(alphabet="ab '‘’“”\"«».,\n"))
def test_quotations_are_ordered_and_inside_the_paragraph(text: str) -> None:
    last = 0
    for q in quotations(text, 0, len(text)):
        assert last <= q.opening[0] < q.opening[1] <= len(text)
        last = q.opening[1]
        if q.closing:
            assert q.opening[1] <= q.closing[0] < q.closing[1] <= len(text)
            last = q.closing[1]
