"""PROV-JSON, read by the prov package."""

import json
from collections import Counter
from typing import Any

import pytest

from accordingto.ledger import UNKNOWN, Entry
from accordingto.records import Agent, Link, Source
from accordingto.views.exports import prov
from tests.ledger.samples import article, chain, given, statement

model = pytest.importorskip("prov.model", reason="the package prov is not installed (extra test)")


def document(found: list[Entry], written: Any) -> Any:
    return model.ProvDocument.deserialize(content=written(prov, found).decode(), format="json")


def entry(name: str, links: tuple[Link, ...], **fields: object) -> Entry:
    of = article(name, "Ada said it.", **fields)
    return Entry(statement(of, "Ada", "said", "it", chain=links), of, "Ada", "said", "it", ())


def relations(found: Any, kind: Any) -> set[tuple[str, ...]]:
    return {tuple(str(value) for value in one.args if value is not None) for one in found.get_records(kind)}


def derived(found: Any) -> list[tuple[str, str, str]]:
    rows = []
    for one in found.get_records(model.ProvDerivation):
        kind = next((str(value) for value in one.get_attribute("prov:type")), "")
        rows.append((str(one.args[0]).split(":")[0], str(one.args[1]).split(":")[0], kind))
    return sorted(rows)


@pytest.mark.parametrize("which", ["entries", "hostile"])
def test_the_prov_package_reads_it_and_writes_it_equal(which: str, written, request) -> None:
    found = request.getfixturevalue(which)
    read = document(found, written)
    assert model.ProvDocument.deserialize(content=read.serialize()) == read
    types = Counter(str(kind) for one in read.get_records(model.ProvEntity) for kind in one.get_attribute("prov:type"))
    assert types["acto:Statement"] == len(found)
    assert types["acto:Article"] == len({one.article.id for one in found})


def test_everything_that_is_referred_to_is_there(entries, written) -> None:
    found = json.loads(written(prov, entries))
    known = found["entity"].keys() | found["agent"].keys()
    for section in ("wasDerivedFrom", "wasAttributedTo"):
        for one in found[section].values():
            assert {value for name, value in one.items() if name != "prov:type"} <= known


def test_offsets_cut_the_words(entries, written) -> None:
    found = json.loads(written(prov, entries))["entity"]
    for one in entries:
        row = found[f"statement:{one.statement.id}"]
        pieces = [one.article.text[start:end] for start, end in json.loads(row["acto:content"])]
        assert " … ".join(pieces) == row["prov:value"] == one.content


def test_a_chain_of_two(written) -> None:
    read = document([entry("a", chain("Coast Wire", "(officials)"))], written)
    assert derived(read) == [
        ("account", "account", ""),
        ("statement", "account", ""),
        ("statement", "account", "prov:PrimarySource"),
        ("statement", "article", "prov:Quotation"),
    ]
    assert len(relations(read, model.ProvAttribution)) == 2


def test_a_chain_of_one_has_a_primary_source_only(written) -> None:
    read = document([entry("a", chain("Ada"))], written)
    assert derived(read) == [("statement", "account", "prov:PrimarySource"), ("statement", "article", "prov:Quotation")]


def test_an_unknown_origin_is_no_primary_source(written) -> None:
    read = document([entry("a", chain("Coast Wire", UNKNOWN))], written)
    assert derived(read) == [("statement", "account", ""), ("statement", "article", "prov:Quotation")]


def test_a_document_is_an_entity(written) -> None:
    report = Link(Source("the audit", Agent.DOCUMENT, named=False), None, "as the text names it")
    read = document([entry("a", (report,))], written)
    assert derived(read) == [("statement", "article", "prov:Quotation"), ("statement", "source", "prov:PrimarySource")]
    assert not list(read.get_records(model.ProvAgent))


def test_only_named_sources_are_one_across_articles(written) -> None:
    found = [entry("a", chain("(officials)", "Ada")), entry("b", chain("(officials)", "ADA"))]
    labels = Counter(str(one.label) for one in document(found, written).get_records(model.ProvAgent))
    assert labels == {"officials": 2, "Ada": 1}


def test_an_outlet_that_prints_is_the_outlet_that_is_cited(written) -> None:
    found = [entry("a", chain("Ada"), outlet=given("Coast Wire")), entry("b", chain("Coast Wire"))]
    labels = [str(one.label) for one in document(found, written).get_records(model.ProvAgent)]
    assert sorted(labels) == ["Ada", "Coast Wire"]


def test_an_empty_ledger(written) -> None:
    assert not document([], written).records
