"""Web Annotations: what the W3C's model requires, and that they find their words."""

import json
from typing import Any

import pytest

from accordingto.views.exports import webannotation

MOTIVATIONS = {"describing", "identifying", "tagging"}  # of the model's list, section 3.3.5


def page(found: Any, written: Any) -> dict[str, Any]:
    return json.loads(written(webannotation, found))


@pytest.mark.parametrize("which", ["entries", "hostile"])
def test_required_fields(which: str, written, request) -> None:
    found = request.getfixturevalue(which)
    got = page(found, written)
    assert got["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert got["type"] == "AnnotationPage" and got["id"].startswith("urn:")
    assert len({one["id"] for one in got["items"]}) == len(got["items"]) == len(found)
    for one in got["items"]:
        assert one["type"] == "Annotation" and one["motivation"] in MOTIVATIONS
        for body in one["body"]:
            assert body["type"] == "TextualBody" and body["purpose"] in MOTIVATIONS and isinstance(body["value"], str)
        assert one["target"]
        for target in one["target"]:
            assert target["type"] == "SpecificResource"
            assert target["source"].startswith(("https://", "http://", "urn:accordingto:article:"))
            assert [each["type"] for each in target["selector"]] == ["TextQuoteSelector", "TextPositionSelector"]


@pytest.mark.parametrize("which", ["entries", "hostile"])
def test_both_selectors_cut_the_content(which: str, written, request) -> None:
    found = request.getfixturevalue(which)
    for one, entry in zip(page(found, written)["items"], found, strict=True):
        text = entry.article.text
        pieces = []
        for target in one["target"]:
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert (quote["prefix"] + quote["exact"] + quote["suffix"]) in text
            assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
            pieces.append(quote["exact"])
        assert " … ".join(pieces) == entry.content


def test_bodies_say_who_through_whom_and_how(entries, written) -> None:
    by_purpose = {}
    denied = next(one for one in entries if one.statement.stance.value == "deny" and one.article.outlet)
    for body in webannotation.annotation(denied)["body"]:
        by_purpose.setdefault(body["purpose"], []).append(body["value"])
    assert by_purpose["identifying"] == [denied.statement.chain[-1].source.name]
    assert by_purpose["describing"][0].startswith(f"{denied.article.outlet.value} ← ")
    assert by_purpose["tagging"][:2] == ["deny", "speech"]


def test_equal_statements_give_an_equal_page(entries, written) -> None:
    assert written(webannotation, entries) == written(webannotation, entries)
    assert page(entries, written)["id"] != page(entries[:-1], written)["id"]


def test_an_empty_ledger(written) -> None:
    assert page([], written)["items"] == []
