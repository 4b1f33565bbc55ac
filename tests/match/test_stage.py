"""The parts of the stage that need no ledger: newsrooms, versions, names, days; tables of invented coverage."""

from collections.abc import Sequence
from datetime import date

import pytest
from accordingto.match.lineage import kin
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.copies import Lineage
from accordingto.match.dating import dated
from accordingto.match.material import Read, drawn, outlet
from accordingto.match.newsrooms import credited, one_byline
from accordingto.match.people import blocking, joined, same_names
from accordingto.match.versions import superseding
from accordingto.records import Agent, Article, Basis, Judgement, Kind, Known, Paragraph, Source, Span, Verdict

from ..ledger.samples import article
from .fakes import fresh

COPY = Lineage("reprint", 0.97, "97% of the shorter text")


def known(value: str, where: str = "line 9") -> Known:
    return Known(value, Basis.TEXT, where)


@pytest.mark.parametrize(
    ("credit", "rooms"),
    [
        pytest.param("From The Vale Post", {"Vale Weekly", "The Vale Post"}, id="from another outlet"),
        pytest.param(
            "This article was first published by The Vale Post.", {"Vale Weekly", "The Vale Post"}, id="first"
        ),
        pytest.param("From Reuters", None, id="a wire"),
        pytest.param("From the Vale Weekly", None, id="its own"),
        pytest.param("Odile Fenn contributed to this report.", None, id="a helper"),
    ],
)
def test_credits_that_make_one_newsroom(credit: str, rooms: set[str] | None) -> None:
    found = list(credited(article("a", outlet=known("Vale Weekly"), credits=(known(credit),))))
    assert ({found[0].left, found[0].right} if found else None) == rooms
    assert all(credit in one.because for one in found)


def test_a_photo_credit_or_no_outlet_makes_none() -> None:
    photo = known("From The Vale Post", "line 9, photo credit")
    assert not list(credited(article("a", outlet=known("Vale Weekly"), credits=(photo,))))
    assert not list(credited(article("a", credits=(known("From The Vale Post"),))))


@pytest.mark.parametrize(
    ("bylines", "credits", "one"),
    [
        pytest.param(("Odile Fenn", "Odile Fenn"), (), True, id="one byline"),
        pytest.param(("Odile Fenn", "Bo Lind"), (), False, id="two bylines"),
        pytest.param(("Odile Fenn", "Odile Fenn"), (known("Reuters"),), False, id="a wire's reporter"),
    ],
)
def test_one_text_under_one_byline(bylines: Sequence[str], credits: tuple[Known, ...], one: bool) -> None:
    both = [
        article(name, outlet=known(f"{name} Post"), bylines=(known(by),), credits=credits)
        for name, by in zip("ab", bylines, strict=True)
    ]
    assert (one_byline(*both, "97% of the text") is not None) is one


def test_a_suggested_outlet_counts_where_none_is_known() -> None:
    inferred = (("outlet", known("The Vale Post")), ("outlet", known("The Vale Post")))
    assert outlet(article("a", inferred=inferred)) == "The Vale Post"
    assert outlet(article("a", inferred=(*inferred, ("outlet", known("Vale Weekly"))))) is None
    assert outlet(article("a", inferred=inferred, outlet=known("Ostrey Chronicle"))) == "Ostrey Chronicle"


@pytest.mark.parametrize(
    ("early", "late", "order"),
    [
        pytest.param("2031-04-02T10:00:00Z", "2031-04-02T11:00:00Z", 1, id="an hour"),
        pytest.param("2031-04-02T10:30:00Z", "2031-04-02T11:00:00+01:00", -1, id="time zones"),
        pytest.param("2031-04-02", "2031-04-02T11:00:00Z", 0, id="a day has no hour"),
        pytest.param("2031-04-02", "2031-04-03", 1, id="a day"),
        pytest.param("spring", "2031-04-03", 0, id="no date"),
    ],
)
def test_versions(early: str, late: str, order: int) -> None:
    first, second = (
        article(name, f"{name} text", url="https://vale.example/1", published=known(when))
        for name, when in (("one", early), ("two", late))
    )
    found = superseding(first, second, COPY)
    if order == 0:
        assert found is None
    else:
        assert found is not None
        assert (found.left, found.right) == ((second.id, first.id) if order > 0 else (first.id, second.id))
    elsewhere = article("two", "two text", url="https://vale.example/2", published=known(late))
    assert superseding(first, elsewhere, COPY) is None


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        pytest.param(["Sergei Brandt", "Sergey Brandt"], 1, id="two spellings"),
        pytest.param(["Hillary Clinton", "Bill Clinton", "Clinton"], 3, id="whose surname it is cannot be told"),
        pytest.param(["Odile Fenn", "Fenn"], 1, id="the only bearer of a surname"),
        pytest.param(["Odile Fenn", "Tobias Quill"], 2, id="two people"),
    ],
)
def test_names(names: Sequence[str], groups: int) -> None:
    keys = joined(list(_decisions(names)), [])
    assert len({keys.get(name, name) for name in names}) == groups


def _decisions(names: Sequence[str]) -> list[Judgement]:
    found = []
    for at, name in enumerate(names):
        near = [other for other in names[:at] if _blocks(name) & _blocks(other)]
        found += same_names(name, True, near)
    return found


def _blocks(name: str) -> frozenset[str]:
    return blocking(Source(name, Agent.PERSON, True))


def test_a_user_joins_and_parts_names() -> None:
    same = Judgement("Odile Fenn", "Tobias Quill", Verdict.SAME, 1.0, "", "ines")
    different = Judgement("Sergei Brandt", "Sergey Brandt", Verdict.DIFFERENT, 1.0, "", "ines")
    names = ["Sergei Brandt", "Sergey Brandt", "Odile Fenn", "Tobias Quill"]
    keys = joined(_decisions(names), [same, different])
    assert keys == {"Odile Fenn": "Odile Fenn", "Tobias Quill": "Odile Fenn"}


def test_copies_of_copies_are_one_text() -> None:
    related = kin(
        [Judgement("b", "a", Verdict.COPY, 1.0, "b of a"), Judgement("c", "b", Verdict.COPY, 1.0, "c of b")],
        [Judgement("The Vale Post", "Vale Weekly", Verdict.AFFILIATED, 0.9, "marked")],
    )
    assert related.copied("a", "b") == "b of a"
    assert related.copied("a", "c")
    assert related.copied("a", "d") is None
    assert len({related.text(one) for one in "abc"}) == 1
    assert related.affiliated("Vale Weekly", "The Vale Post") == "marked"
    assert related.affiliated("Vale Weekly", "Ostrey Chronicle") is None


def test_days_from_neighbours_must_agree() -> None:
    told = "said on {} that the harbour council of Larkhaven would reopen the quay for fishing boats"
    undated = Read(article("a", f"Odile Fenn {told.format('Tuesday')}."), [], None, None)  # type: ignore[arg-type]
    other = Read(article("b", f"Odile Fenn {told.format('April 1')}."), [], None, date(2031, 4, 3))  # type: ignore[arg-type]
    assert dated(undated, [other], {}) == (date(2031, 4, 1), date(2031, 4, 7), "Tuesday is 2031-04-01")
    assert dated(undated, [], {}) is None


PIECES = st.lists(st.tuples(st.text(max_size=12), st.sampled_from(Kind)), max_size=6)


@given(pieces=PIECES)
def test_blanks_keep_offsets(pieces: list[tuple[str, Kind]]) -> None:
    text, paragraphs = "", []
    for words, kind in pieces:
        paragraphs.append(Paragraph(Span(len(text), len(text) + len(words)), kind))
        text += words + "\n"
    of = Article("a" * 32, "a", "", text, tuple(paragraphs), True)
    blank = drawn(of)
    for paragraph in paragraphs:
        if paragraph.kind in (Kind.BODY, Kind.CAPTION, Kind.HEADLINE, Kind.SUBHEAD):
            start, end = paragraph.span.start, paragraph.span.end
            assert blank[start:end] == text[start:end]


@given(text=st.text(max_size=200))
def test_any_text_is_made_ready(text: str) -> None:
    of = article("a", text)
    assert fresh(of, []).read.text is not None
