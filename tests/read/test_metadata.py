"""What an article says of itself, and how each thing is known."""

from pathlib import Path

import pytest

from accordingto.errors import InputError
from accordingto.read import ReadOptions, iso_date, read
from accordingto.read.language import language as language_of
from accordingto.records import Article, Basis
from tests.read.helpers import LEDE, SECOND, article

PAGE = f"""Dam at Orlen Vale to Be Inspected Again

By Mara Quill and Tomas Reed
March 5, 2024Region
{LEDE}

{SECOND}

The wall in March. (Ines Holt via Reuters)

Reuters contributed to this report.
"""


def test_stated_in_the_text(tmp_path: Path) -> None:
    found = article(tmp_path, PAGE, "dam.txt")
    assert found.title is not None
    assert (found.title.value, found.title.basis, found.title.where) == (
        "Dam at Orlen Vale to Be Inspected Again",
        Basis.TEXT,
        "line 1",
    )
    assert [(k.value, k.where) for k in found.bylines] == [("Mara Quill", "line 3"), ("Tomas Reed", "line 3")]
    assert found.published is not None and (found.published.value, found.published.where) == ("2024-03-05", "line 4")
    assert found.section is not None and found.section.value == "Region"
    assert [(k.value, k.where) for k in found.credits] == [
        ("Ines Holt via Reuters", "line 9, photo credit"),
        ("Reuters contributed to this report.", "line 11"),
    ]
    assert found.outlet is None
    assert found.inferred == ()


def test_every_span_holds_the_words(tmp_path: Path) -> None:
    found = article(tmp_path, PAGE)
    known = [found.title, found.published, found.section, *found.bylines, *found.credits]
    assert all(k and k.span and k.words == found.text[k.span.start : k.span.end] for k in known)


def test_the_words_that_suggest_an_outlet_end_with_its_name(tmp_path: Path) -> None:
    found = article(tmp_path, f"{LEDE}\n\n{SECOND}\n\nCopyright 2024 The Harbour Ledger. All rights reserved.\n")
    assert [(k.value, k.words) for _, k in found.inferred] == [
        ("The Harbour Ledger", "Copyright 2024 The Harbour Ledger")
    ]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        pytest.param("Sign up for Ledger Daily", "Ledger", id="newsletter"),
        pytest.param("Sign up for the Harbour Ledger newsletter", "Harbour Ledger", id="newsletter-named"),
        pytest.param("© 2024 Harbour Ledger. All rights reserved.", "Harbour Ledger", id="copyright"),
        pytest.param("Sign up for our newsletter", None, id="nobody-s-newsletter"),
        pytest.param("Reuters Photo", None, id="agency-photo"),
    ],
)
def test_suggested_outlet(tmp_path: Path, line: str, outlet: str | None) -> None:
    found = article(tmp_path, f"{LEDE}\n\n{SECOND}\n\n{line}\n")
    assert found.outlet is None
    assert [(name, k.value, k.basis) for name, k in found.inferred] == (
        [("outlet", outlet, Basis.INFERRED)] if outlet else []
    )


STAFF = "Mara Quill and Reuters contributed to this report."


@pytest.mark.parametrize(
    ("body", "credit", "outlet"),
    [
        pytest.param(
            "Brandt said so in a statement to The Harbour Ledger.", STAFF, "The Harbour Ledger", id="beside-staff"
        ),
        pytest.param("Brandt told The Harbour Ledger that it would hold.", STAFF, "The Harbour Ledger", id="told"),
        pytest.param("Brandt said so in a statement to The Harbour Ledger.", "", None, id="without-staff"),
        pytest.param("Brandt told Reuters that it would hold.", STAFF, None, id="agency"),
        pytest.param(
            "Brandt told The Vale Post that it would hold. The Vale Post reported on Monday that it leaks.",
            STAFF,
            None,
            id="cited-as-another",
        ),
        pytest.param("Brandt told the Orlin news agency that it would hold.", STAFF, None, id="agency-by-its-word"),
        pytest.param("Brandt told the Orlin News Agency that it would hold.", STAFF, None, id="agency-in-its-name"),
        pytest.param("Brandt spoke to the Orlin Press Service about it.", STAFF, None, id="service-in-its-name"),
        pytest.param("Brandt told the Senate that it would hold.", STAFF, None, id="no-outlet"),
        pytest.param("Brandt told the Harbour Times that it would hold.", STAFF, "The Harbour Times", id="small-the"),
        pytest.param(
            "Brandt told The Harbour Ledger and a crowd that it would hold.", STAFF, "The Harbour Ledger", id="and"
        ),
        pytest.param("Brandt told the Harbour Postal Union that it would hold.", STAFF, None, id="no-half-a-word"),
    ],
)
def test_outlet_suggested_by_whom_they_told(tmp_path: Path, body: str, credit: str, outlet: str | None) -> None:
    found = article(tmp_path, f"{LEDE}\n\n{body}\n\n{SECOND}\n\n{credit}\n")
    assert [k.value for _, k in found.inferred] == ([outlet] if outlet else [])


def test_options_fill_and_never_override(tmp_path: Path) -> None:
    options = ReadOptions(published="2020-01-02", outlet="Vale Post")
    dated = article(tmp_path, PAGE, options=options)
    bare = article(tmp_path, LEDE, options=options)
    assert dated.published is not None and dated.published.value == "2024-03-05"
    assert bare.published is not None and (bare.published.value, bare.published.where) == (
        "2020-01-02",
        "option --published",
    )
    assert bare.outlet is not None and (bare.outlet.basis, bare.outlet.where) == (Basis.GIVEN, "option --outlet")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2024-02-31", None, id="no-such-day"),
        pytest.param("2024/2/31", None, id="no-such-day-slashed"),
        pytest.param("2024/2/21", "2024-02-21", id="a-day"),
    ],
)
def test_no_day_is_made_of_one_that_cannot_be(tmp_path: Path, day: str, expected: str | None) -> None:
    head = f'<head><title>x</title><meta property="article:published_time" content="{day}"></head>'
    found = article(tmp_path, f"<html>{head}<body><h1>The dam</h1><p>{LEDE}</p><p>{SECOND}</p></body></html>", "a.html")
    assert (found.published and found.published.value) == expected


def test_bad_option_is_an_error() -> None:
    with pytest.raises(InputError, match="soon: not a date"):
        read([], ReadOptions(published="soon"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("2023-09-06", "2023-09-06", id="day"),
        pytest.param("2023-09-06T10:15:00Z", "2023-09-06T10:15:00+00:00", id="time"),
        pytest.param("Wed, 06 Sep 2023 10:15:00 GMT", "2023-09-06T10:15:00+00:00", id="mail"),
        pytest.param("Sept. 6, 2023", "2023-09-06", id="american"),
        pytest.param("6th of September 2023", "2023-09-06", id="british"),
        pytest.param("2023-09-06 and later", "2023-09-06", id="day-within"),
        pytest.param("1970-01-01T00:00:00Z", None, id="epoch"),
        pytest.param("2999-01-01", None, id="future"),
        pytest.param("2023-02-30", None, id="no-such-day"),
        pytest.param("0001-01-01", None, id="year-one"),
        pytest.param("yesterday", None, id="relative"),
        pytest.param("06/09/2023", None, id="ambiguous"),
        pytest.param("", None, id="empty"),
    ],
)
def test_dates(value: str, expected: str | None) -> None:
    assert iso_date(value) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param(LEDE, "en", id="english"),
        pytest.param(
            "Ngozi Adeyemi, Li Xiaohong and Tomasz Wójcik of the Orlen board said that Ahmed Al-Rashid.",
            "en",
            id="english-with-foreign-names",
        ),
        pytest.param(
            "Die Talsperre wird in diesem Monat noch einmal geprüft, sagte das Ministerium am Dienstag in Hafenburg.",
            "de",
            id="german",
        ),
        pytest.param(
            "El embalse será inspeccionado otra vez este mes, dijo el martes el ministerio del agua en la capital.",
            "es",
            id="spanish",
        ),
        pytest.param("Dam closed", None, id="too-short"),
    ],
)
def test_language(tmp_path: Path, text: str, language: str | None) -> None:
    assert article(tmp_path, text).language == language


def test_same_id_in_every_run_whatever_the_name_given_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LEDE)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(LEDE)
    both = [item for item in read([str(tmp_path)]) if isinstance(item, Article)]
    assert [item.name for item in both] == ["a", "a-2"]
    assert both[0].id == both[1].id
    assert len(both[0].id) == 32


@pytest.mark.parametrize("text", ["Министр сказал нет", "他说不知道这件事情"])
def test_a_short_text_in_another_script_is_not_english(text: str) -> None:
    assert language_of(text) not in ("en", None)


def test_a_field_that_says_nothing_hides_none(tmp_path: Path) -> None:
    head = '<meta name="author"><meta name="author" content="Mara Quill">'
    page = f"<html><head>{head}</head><body><article><h1>Dam</h1><p>{LEDE}</p><p>{SECOND}</p></article></body></html>"
    assert [one.value for one in article(tmp_path, page, "page.html").bylines] == ["Mara Quill"]
