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
    ("text", "encoding"),
    [
        pytest.param("市長は火曜日、橋を一か月閉鎖すると発表した。", "shift_jis", id="ja-1-shift_jis"),
        pytest.param("市長は火曜日、橋を一か月閉鎖すると発表した。", "euc_jp", id="ja-1-euc_jp"),
        pytest.param(
            "港の倉庫で火事があり、二人がけがをしたと警察が発表した。消防によると、火は夜のうちに消し止められた。",
            "shift_jis",
            id="ja-2-shift_jis",
        ),
        pytest.param(
            "港の倉庫で火事があり、二人がけがをしたと警察が発表した。消防によると、火は夜のうちに消し止められた。",
            "euc_jp",
            id="ja-2-euc_jp",
        ),
        pytest.param("フェリーは五月から運賃を上げると会社が伝えた", "shift_jis", id="ja-3-shift_jis"),
        pytest.param("フェリーは五月から運賃を上げると会社が伝えた", "euc_jp", id="ja-3-euc_jp"),
        pytest.param("Мэр города сказал, что мост будет закрыт на месяц.", "koi8-r", id="ru-1-koi8-r"),
        pytest.param("Мэр города сказал, что мост будет закрыт на месяц.", "cp1251", id="ru-1-cp1251"),
        pytest.param("Мэр города сказал, что мост будет закрыт на месяц.", "iso8859-5", id="ru-1-iso8859-5"),
        pytest.param("Мэр города сказал, что мост будет закрыт на месяц.", "cp866", id="ru-1-cp866"),
        pytest.param("Пожар на складе в порту потушен, сообщила полиция во вторник.", "koi8-r", id="ru-2-koi8-r"),
        pytest.param("Пожар на складе в порту потушен, сообщила полиция во вторник.", "cp1251", id="ru-2-cp1251"),
        pytest.param("Мер міста сказав, що міст буде закрито на місяць.", "koi8-u", id="uk-1-koi8-u"),
        pytest.param("Мер міста сказав, що міст буде закрито на місяць.", "cp1251", id="uk-1-cp1251"),
        pytest.param("Burmistrz powiedział, że most będzie zamknięty przez miesiąc.", "iso8859-2", id="pl-1-iso8859-2"),
        pytest.param("Burmistrz powiedział, że most będzie zamknięty przez miesiąc.", "cp1250", id="pl-1-cp1250"),
        pytest.param(
            "Pożar w magazynie został ugaszony, poinformowała straż w środę.", "iso8859-2", id="pl-2-iso8859-2"
        ),
        pytest.param("Pożar w magazynie został ugaszony, poinformowała straż w środę.", "cp1250", id="pl-2-cp1250"),
        pytest.param(
            "Starosta řekl, že most bude příští týden uzavřen kvůli opravě.", "iso8859-2", id="cs-1-iso8859-2"
        ),
        pytest.param("Starosta řekl, že most bude příští týden uzavřen kvůli opravě.", "cp1250", id="cs-1-cp1250"),
        pytest.param(
            "Le maire a déclaré mardi que le pont serait fermé à la circulation.", "mac_roman", id="fr-1-mac_roman"
        ),
        pytest.param("Le maire a déclaré mardi que le pont serait fermé à la circulation.", "cp1252", id="fr-1-cp1252"),
        pytest.param(
            "Le maire a déclaré mardi que le pont serait fermé à la circulation.", "iso8859-15", id="fr-1-iso8859-15"
        ),
        pytest.param("Le préfet a été blessé près de l'hôtel à Besançon.", "mac_roman", id="fr-2-mac_roman"),
        pytest.param("Le préfet a été blessé près de l'hôtel à Besançon.", "cp1252", id="fr-2-cp1252"),
        pytest.param(
            "Der Bürgermeister erklärte, die Brücke bleibe für einen Monat gesperrt.", "mac_roman", id="de-1-mac_roman"
        ),
        pytest.param(
            "Der Bürgermeister erklärte, die Brücke bleibe für einen Monat gesperrt.", "cp1252", id="de-1-cp1252"
        ),
        pytest.param(
            "El alcalde anunció que el puente se cerrará por reparación hasta el otoño.",
            "mac_roman",
            id="es-1-mac_roman",
        ),
        pytest.param(
            "El alcalde anunció que el puente se cerrará por reparación hasta el otoño.", "cp1252", id="es-1-cp1252"
        ),
        pytest.param("Borgmästaren säger att bron över ån är stängd i en månad.", "mac_roman", id="sv-1-mac_roman"),
        pytest.param("Borgmästaren säger att bron över ån är stängd i en månad.", "cp1252", id="sv-1-cp1252"),
        pytest.param("The mayor said the café’s “owner” wouldn’t talk.", "mac_roman", id="en-1-mac_roman"),
        pytest.param("The mayor said the café’s “owner” wouldn’t talk.", "cp1252", id="en-1-cp1252"),
        pytest.param("The résumé of Zoë Brontë was false, the council said.", "mac_roman", id="en-2-mac_roman"),
        pytest.param("The résumé of Zoë Brontë was false, the council said.", "cp1252", id="en-2-cp1252"),
        pytest.param("市长星期二宣布，大桥将关闭一个月进行维修。", "gb18030", id="zh-1-gb18030"),
        pytest.param("시장은 화요일 다리를 한 달 동안 폐쇄한다고 발표했다.", "euc_kr", id="ko-1-euc_kr"),
        pytest.param("시장은 화요일 다리를 한 달 동안 폐쇄한다고 발표했다.", "cp949", id="ko-1-cp949"),
        pytest.param("Belediye başkanı köprünün bir ay kapalı kalacağını söyledi.", "cp1254", id="tr-1-cp1254"),
        pytest.param("Belediye başkanı köprünün bir ay kapalı kalacağını söyledi.", "iso8859-9", id="tr-1-iso8859-9"),
        pytest.param("Ο δήμαρχος είπε ότι η γέφυρα θα κλείσει για έναν μήνα.", "iso8859-7", id="el-1-iso8859-7"),
        pytest.param("Ο δήμαρχος είπε ότι η γέφυρα θα κλείσει για έναν μήνα.", "cp1253", id="el-1-cp1253"),
    ],
)
def test_a_sentence_is_enough(tmp_path: Path, text: str, encoding: str) -> None:
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
