"""FollowTheMoney entities: against a table of its names, and against the package where it is installed.

The package needs a C++ compiler and ICU, so no extra asks for it. The table is of followthemoney 4.11.2, checked
against its model; https://followthemoney.tech/explorer/ has the same.
"""

import json
from typing import Any

import pytest

from accordingto.ledger import Entry
from accordingto.views.exports import ftm
from tests.ledger.samples import article, chain, given, statement

SCHEMATA = {
    "Article": {"title", "fileName", "publishedAt", "author", "publisher", "sourceUrl", "language", "bodyText"},
    "Person": {"name", "position"},
    "Organization": {"name"},
    "LegalEntity": {"name"},
    "Document": {"title", "fileName"},
    "Documentation": {"document", "entity", "role"},
    "Note": {"name", "description", "summary", "notes", "keywords", "entity", "proof", "sourceUrl"},
}
REQUIRED = {
    "Article": {"fileName"},
    "Person": {"name"},
    "Organization": {"name"},
    "LegalEntity": {"name"},
    "Document": {"fileName"},
    "Documentation": {"document", "entity"},
    "Note": set(),
}


def rows(found: Any, written: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(ftm, found).splitlines()]


@pytest.fixture(params=["entries", "hostile"])
def found(request: pytest.FixtureRequest) -> list[Entry]:
    return request.getfixturevalue(request.param)


def test_names_of_schemata_and_properties(found, written) -> None:
    got = rows(found, written)
    assert len({row["id"] for row in got}) == len(got)
    for row in got:
        assert REQUIRED[row["schema"]] <= row["properties"].keys() <= SCHEMATA[row["schema"]]
        assert all(isinstance(one, str) and one for values in row["properties"].values() for one in values)


def test_every_reference_is_to_an_entity_of_the_file(found, written) -> None:
    got = rows(found, written)
    known = {row["id"] for row in got}
    for row in got:
        for name in ("document", "entity", "proof"):
            assert set(row["properties"].get(name, [])) <= known


def test_the_package_keeps_every_value_as_it_is(found, written) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    for row in rows(found, written):
        model.get(row["schema"]).validate(row)
        cleaned = model.get_proxy(row, cleaned=False).to_dict()["properties"]
        assert {name: sorted(values) for name, values in cleaned.items()} == {
            name: sorted(values) for name, values in row["properties"].items()
        }


def test_offsets_cut_the_words_out_of_the_body_text(found, written) -> None:
    got = {row["id"]: row["properties"] for row in rows(found, written)}
    for entry in found:
        note = got[f"acto-statement-{entry.statement.id}"]
        text = got[note["proof"][0]]["bodyText"][0]
        (content,) = (part for part in note["notes"][0].split("; ") if part.startswith("content "))
        spans = [one.split("-") for one in content.removeprefix("content ").split(", ")]
        assert " … ".join(text[int(start) : int(end)] for start, end in spans).strip() == note["description"][0]


def entry(name: str, links: tuple[Any, ...], **fields: object) -> Entry:
    of = article(name, "Ada said it.", **fields)
    return Entry(statement(of, "Ada", "said", "it", chain=links), of, "Ada", "said", "it", ())


def test_who_has_no_name_is_no_entity(written) -> None:
    got = rows([entry("a", chain("Coast Wire", "(officials)"))], written)
    assert [row["schema"] for row in got] == ["Article", "Person", "Documentation", "Note"]
    assert got[-1]["properties"]["keywords"] == ["affirm", "speech", "unnamed source"]
    assert got[-1]["properties"]["entity"] == [got[1]["id"]]


def test_a_source_of_two_articles_comes_once(written) -> None:
    got = rows([entry("a", chain("Ada")), entry("b", chain("ADA"))], written)
    assert [row["schema"] for row in got].count("Person") == 1
    assert [row["schema"] for row in got].count("Documentation") == 2


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        pytest.param("2031-04-02", ["2031-04-02"], id="day"),
        pytest.param("2031-04-02T06:00:12+02:00", ["2031-04-02T04:00:12"], id="time, in UTC"),
        pytest.param("2031-04-02T06:00:12", ["2031-04-02T06:00:12"], id="time without a zone"),
        pytest.param("in spring", None, id="no date"),
        pytest.param("9999-12-31T23:59:59-05:00", None, id="beyond the calendar"),
    ],
)
def test_dates(published: str, shown: list[str] | None, written) -> None:
    (first, *_) = rows([entry("a", (), published=given(published))], written)
    assert first["properties"].get("publishedAt") == shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        pytest.param("https://post.example/a?b=1#c", True, id="web"),
        pytest.param("javascript:alert(1)", False, id="script"),
        pytest.param("https://post.example/ b", False, id="space"),
        pytest.param("https://post.example/\u202eb", False, id="override"),
        pytest.param("file:///etc/passwd", False, id="file"),
        pytest.param(None, False, id="none"),
    ],
)
def test_only_addresses_of_the_web(url: str | None, shown: bool, written) -> None:
    (first, *_) = rows([entry("a", (), url=url)], written)
    assert first["properties"].get("sourceUrl") == ([url] if shown else None)
