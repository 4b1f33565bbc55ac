"""Rows, the contract that pipelines rely on."""

from accordingto.records import Agent, Attribution, Evidence, Link, Mode, Source, Span, Stance, Statement
from accordingto.views.rows import attribution_row, extract_row, resolved_row
from tests.ledger.samples import article

SAID = Attribution((Span(0, 8),), (Span(9, 13),), (Span(14, 20),), 0.5)


def test_what_is_resolved() -> None:
    wire = Link(Source("Coast Wire", Agent.OUTLET, True), None, "as before")
    clerk = Link(Source("Ines Okoro", Agent.PERSON, True, ("clerk",), "Vale council"), Span(0, 8), "named in full")
    found = Statement(
        "b" * 32,
        "a" * 32,
        SAID,
        chain=(wire, clerk),
        stance=Stance.DECLINE,
        hedge=True,
        mode=Mode.PRIVATE_STATE,
        addressee="reporters",
        said="2031-04-02",
        evidence=(Evidence("stance", Span(9, 13), "would not"), Evidence("said", None, "the day of the article")),
    )
    assert resolved_row(found) == {
        "chain": [
            {"name": "Coast Wire", "kind": "outlet", "named": True, "span": None, "because": "as before"},
            {"name": "Ines Okoro", "kind": "person", "named": True, "span": [0, 8], "because": "named in full"},
        ],
        "stance": "decline",
        "hedge": True,
        "mode": "private_state",
        "addressee": "reporters",
        "said": "2031-04-02",
        "evidence": [
            {"field": "stance", "span": [9, 13], "because": "would not"},
            {"field": "said", "span": None, "because": "the day of the article"},
        ],
    }


def test_an_attribution_of_extract_has_roles_score_and_what_is_resolved() -> None:
    plain = Statement("b" * 32, "a" * 32, SAID)
    (row,) = extract_row(article("a"), [plain])["attributions"]
    assert row == attribution_row(SAID) | resolved_row(plain)
    assert (row["chain"], row["stance"], row["hedge"], row["mode"]) == ([], "affirm", False, "speech")
    assert (row["addressee"], row["said"], row["evidence"]) == (None, None, [])
