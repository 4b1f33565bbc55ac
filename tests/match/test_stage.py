"""The parts of the stage that need no ledger: newsrooms, versions, names, days; tables of invented coverage."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.match.claims import ordered
from accordingto.match.copies import Lineage
from accordingto.match.dating import dated_by_others
from accordingto.match.material import Material, drawn
from accordingto.match.newsrooms import credited, one_byline
from accordingto.match.people import blocking, fullest, joined, same_names
from accordingto.match.stage import Fresh, match
from accordingto.match.stories import Gist
from accordingto.match.versions import superseding
from accordingto.records import Agent, Article, Basis, Judgement, Kind, Known, Paragraph, Source, Span, Verdict
from accordingto.text.doc import Doc
from bench.texts import lines

from ..ledger.samples import article, statement
from .fakes import Similarity, fresh

# A number of its own: a test that moves with its constant would see nothing.
GLANCED = 0.05
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


def test_what_a_credit_says_is_surer_than_one_byline() -> None:
    one, other = (article(n, outlet=known(n), bylines=(known("Odile Fenn"),)) for n in ("Vale Weekly", "Orlen Post"))
    by_credit = next(credited(article("a", outlet=known("Vale Weekly"), credits=(known("From The Vale Post"),))))
    by_byline = one_byline(one, other, "")
    assert by_byline and by_credit.score > by_byline.score


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
    assert article("a", inferred=inferred).likely_outlet == "The Vale Post"
    assert article("a", inferred=(*inferred, ("outlet", known("Vale Weekly")))).likely_outlet is None
    assert article("a", inferred=inferred, outlet=known("Ostrey Chronicle")).likely_outlet == "Ostrey Chronicle"


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


@pytest.mark.parametrize(
    ("names", "best"),
    [
        pytest.param(["Quill", "Ada Quill", "Ada Mary Quill"], "Ada Mary Quill", id="of most words"),
        pytest.param(["Quill", "Ada Quill", "Vale Challenger Ada Quill"], "Ada Quill", id="but not what leads to it"),
    ],
)
def test_the_fullest_name(names: Sequence[str], best: str) -> None:
    assert fullest(joined(list(_decisions(names)), [])) == dict.fromkeys(names, best)


def _decisions(names: Sequence[str]) -> list[Judgement]:
    found = []
    for at, name in enumerate(names):
        near = [other for other in names[:at] if _blocks(name) & _blocks(other)]
        found += same_names(_person(name), near)
    return found


def _blocks(name: str) -> frozenset[str]:
    return blocking(_person(name))


def _person(name: str) -> Source:
    return Source(name, Agent.PERSON, True)


def test_a_user_joins_and_parts_names() -> None:
    same = Judgement("Odile Fenn", "Tobias Quill", Verdict.SAME, 1.0, "", "ines")
    different = Judgement("Sergei Brandt", "Sergey Brandt", Verdict.DIFFERENT, 1.0, "", "ines")
    names = ["Sergei Brandt", "Sergey Brandt", "Odile Fenn", "Tobias Quill"]
    keys = joined(_decisions(names), [same, different])
    assert keys == {"Odile Fenn": "Odile Fenn", "Tobias Quill": "Odile Fenn"}


def test_days_from_neighbours_must_agree() -> None:
    told = "said on {} that the harbour council of Larkhaven would reopen the quay for fishing boats"
    undated = Material(Doc(article("a", f"Odile Fenn {told.format('Tuesday')}.")), [], None)
    other = Material(Doc(article("b", f"Odile Fenn {told.format('April 1')}.")), [], date(2031, 4, 3))
    assert dated_by_others(undated, [other], {}) == (date(2031, 4, 1), date(2031, 4, 7), "Tuesday is 2031-04-01")
    assert dated_by_others(undated, [], {}) is None


def test_what_others_date_was_written_within_the_week() -> None:
    of = Doc(article("a", "Odile Fenn said on Tuesday that the quay of Larkhaven would reopen."))
    said = statement(of.article, "Odile Fenn", "said", "that the quay of Larkhaven would reopen")
    undated = Material(of, [said], None)
    tuesday = date(2031, 4, 1)
    found = dated_by_others(undated, [], {said.id: [tuesday]})
    assert found is not None and found[:2] == (tuesday, date(2031, 4, 7))
    assert dated_by_others(undated, [], {said.id: [date(2031, 4, 2)]}) is None
    assert dated_by_others(undated, [], {"another": [tuesday]}) is None
    assert dated_by_others(undated, [], {said.id: [date(9999, 12, 28)]}) is None


@pytest.mark.parametrize(
    ("titles", "outlets", "one"),
    [
        pytest.param(
            ("Ferry sinks", "ferry sinks"), ("The Vale Post", "The Vale Post"), True, id="one outlet, one title"
        ),
        pytest.param(("Ferry sinks", "Ferry sank"), ("The Vale Post", "The Vale Post"), False, id="two titles"),
        pytest.param(("Ferry sinks", "Ferry sinks"), ("The Vale Post", "Coast Wire"), False, id="two outlets"),
        pytest.param(("Ferry sinks", None), ("The Vale Post", "The Vale Post"), False, id="no title"),
        pytest.param(("Ferry sinks", "Ferry sinks"), (None, None), False, id="no outlet"),
    ],
)
def test_versions_without_an_address(
    titles: tuple[str, str | None], outlets: tuple[str | None, str | None], one: bool
) -> None:
    first, second = (
        article(name, f"{name} text", title=title and known(title), outlet=of and known(of), published=known(when))
        for name, title, of, when in zip("ab", titles, outlets, ("2031-04-02", "2031-04-03"), strict=True)
    )
    found = superseding(first, second, Lineage("reprint", 0.9, "most of it"))
    assert (found is not None) is one
    assert superseding(first, second, Lineage("rewrite", 0.79, "less of it")) is None
    assert superseding(first, first, Lineage("reprint", 1.0, "all of it")) is None


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


# One article among others


class Nobody:
    """Neighbours that know nothing but the tellings that are given."""

    def __init__(self, *alike: tuple[int, str, float]) -> None:
        self._alike = alike
        self.asked: list[tuple[list[str], list[str], float]] = []

    def near(self, terms: Mapping[str, float]) -> list[Gist]:
        return []

    def articles(self, story: Gist) -> list[Gist]:
        return []

    def holding(self, found: Iterable[str]) -> tuple[dict[str, int], int]:
        return {}, 0

    def sharing(self, prints: Sequence[int]) -> list[Article]:
        return [article("other", WIRE)]

    def versions(self, of: Article) -> list[Article]:
        return []

    def doc(self, article: str) -> Doc:
        return lines(WIRE)

    def alike(
        self, anchors: Sequence[str], articles: Sequence[str], vectors: object, least: float
    ) -> Iterator[tuple[int, str, float]]:
        self.asked.append((list(anchors), list(articles), least))
        yield from self._alike

    def names(self, keys: Iterable[str]) -> list[str]:
        return []


WIRE = "The ferry to Orre ran aground at dawn, and rescuers brought all of its passengers to the quay of Larkhaven."


def made_ready(language: str | None = None) -> Fresh:
    said = "The ferry ran aground at dawn"
    text = (
        f"{WIRE}\n{said}, Odile Fenn said.\nThe ferry ran aground before dawn, Tobias Quill said.\nIt rained, she said."
    )
    of = article("a", text, language=language)
    return fresh(
        of,
        [
            statement(of, "Odile Fenn", "said", said),
            statement(of, "Tobias Quill", "said", "The ferry ran aground before dawn"),
            statement(of, "she", "said", "It rained"),
            statement(of, "Odile Fenn", "said", ""),
        ],
    )


def test_what_has_no_content_is_not_compared(networks: Similarity) -> None:
    found = made_ready()
    assert [line.content for line in found.lines][1:] == ["The ferry ran aground before dawn", "said It rained"]
    assert len(found.lines) == len(found.vectors) == 3
    assert {source.name for source, _ in found.names} == {"Odile Fenn", "Tobias Quill"}


def test_what_stands_inside_another_is_no_second_telling_of_it(networks: Similarity) -> None:
    of = article("a", f"{WIRE}\nThe ferry ran aground at dawn, Odile Fenn said, Tobias Quill said.")
    whole, inside = "The ferry ran aground at dawn, Odile Fenn said", "The ferry ran aground at dawn"
    found = fresh(of, [statement(of, "Tobias Quill", "said", whole), statement(of, "Odile Fenn", "said", inside)])
    assert match(found, Nobody()).edges == ()


def test_tellings_that_are_alike_are_found_in_the_article_and_around_it(networks: Similarity) -> None:
    ready = made_ready()
    known = Nobody((2, "zz", 0.9), (0, "00", 0.4))
    found = match(ready, known)
    one, other, third = (line.id for line in ready.lines)
    assert {(edge.left, edge.right) for edge in found.edges} == {
        ordered(one, other), ordered(third, "zz"), ordered(one, "00")
    }  # fmt: skip
    glanced = {ordered(edge.left, edge.right): edge.glance for edge in found.edges}
    assert glanced[ordered(one, "00")] < 0.5 < min(glanced[ordered(third, "zz")], glanced[ordered(one, other)])
    ((anchors, articles, least),) = known.asked
    assert (anchors, articles) == ([], [article("other", WIRE).id])
    assert ready.glance.probabilities(np.array([least]))[0] == pytest.approx(GLANCED)
    assert networks.read_pairs == [], "no network is run here"


def test_another_language_is_matched_with_nothing(networks: Similarity) -> None:
    found = match(made_ready("de"), Nobody((0, "zz", 0.9)))
    assert (found.placed, found.vector, found.judged, found.edges) == (None, None, (), ())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_text_is_made_ready(networks: Similarity, text: str) -> None:
    of = article("a", text)
    ready = fresh(of, [])
    assert len(ready.material.text) <= len(text) and not ready.lines
    assert match(ready, Nobody()).placed is not None
