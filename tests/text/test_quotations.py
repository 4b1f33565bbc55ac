"""Quotation marks of every style, paired."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.text.quotations import quotations


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
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@given(st.text(alphabet="ab '‘’“”\"«».,\n"))
def test_quotations_are_ordered_and_inside_the_paragraph(text: str) -> None:
    last = 0
    for q in quotations(text, 0, len(text)):
        assert last <= q.opening[0] < q.opening[1] <= len(text)
        last = q.opening[1]
        if q.closing:
            assert q.opening[1] <= q.closing[0] < q.closing[1] <= len(text)
            last = q.closing[1]
