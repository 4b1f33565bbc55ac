"""Any encoding; and offsets count the characters of the decoded text, as it is in the file."""

from pathlib import Path

import pytest

from tests.read.helpers import LEDE, article

CURLY = "The board’s “no” – said the café owner – was never meant, the minister told the paper on Tuesday."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(CURLY, "utf-8", id="utf-8"),
        pytest.param(CURLY, "utf-16", id="utf-16"),
        pytest.param(CURLY, "utf-16-le", id="utf-16-without-mark"),
        pytest.param(CURLY, "utf-16-be", id="utf-16-big"),
        pytest.param(CURLY, "utf-32", id="utf-32"),
        pytest.param(CURLY, "cp1252", id="windows"),
        pytest.param("The mayor said “no” to the plan.", "mac_roman", id="mac-marks"),
        pytest.param("The café’s owner said it wasn’t open – yet.", "mac_roman", id="mac-apostrophes"),
        pytest.param("Le barrage, à l’été, n’a pas été fermé.", "mac_roman", id="mac-french"),
        pytest.param("ÓPERA Y NIÑOS: LA ÒPERA DE BARCELONA, AS AÇÕES E AS OPERAÇÕES CAEM", "cp1252", id="capitals"),
        pytest.param("Le barrage a été fermé, à l’été, près de Besançon.", "cp1252", id="french"),
        pytest.param("Der Bürgermeister erklärte, die Brücke über den Fluß bleibe gesperrt.", "latin-1", id="german"),
        pytest.param(
            "Burmistrz powiedział we wtorek, że most będzie zamknięty przez miesiąc, ponieważ jest źle zbudowany.",
            "cp1250",
            id="polish",
        ),
        pytest.param(
            "Мэр города заявил во вторник, что мост будет закрыт на месяц из-за ремонта, сообщает газета. " * 4,
            "cp1251",
            id="russian",
        ),
    ],
)
def test_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    assert article(tmp_path, text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("One.\r\nTwo.\rThree.\n", "One.\r\nTwo.\rThree.\n", id="line-ends-stay"),
        pytest.param("\ufeffOne.", "\ufeffOne.", id="mark-stays"),
        pytest.param(f"{LEDE}\0{LEDE}", f"{LEDE}\ufffd{LEDE}", id="nul"),
        pytest.param("The <b>wall</b> will hold.", "The <b>wall</b> will hold.", id="stray-tag"),
        pytest.param("[Updated] The wall will hold.", "[Updated] The wall will hold.", id="bracket"),
        pytest.param("{sic} The wall will hold.", "{sic} The wall will hold.", id="brace"),
    ],
)
def test_plain_text_is_as_in_the_file(tmp_path: Path, data: str, text: str) -> None:
    found = article(tmp_path, data)
    assert found.text == text
    assert found.given_text


def test_one_broken_byte_does_not_change_the_rest(tmp_path: Path) -> None:
    found = article(tmp_path, CURLY.encode() * 3 + "”".encode()[:-1])
    assert found.text == CURLY * 3 + "\ufffd"
