"""Tellings of one article: what of an attribution is kept, and what is told in the outlet's own voice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.attribute.encoded import Encoded
from accordingto.attribute.model import Attributed
from accordingto.records import Attribution, Kind, Paragraph, Span, Statement, Told
from accordingto.resolve import SURE, chain_reader, resolve, stage
from accordingto.resolve.candidates import Candidates
from accordingto.resolve.chain_reader import Traced
from accordingto.resolve.entities import Entities
from accordingto.resolve.stage import narrated, resolved
from accordingto.text.doc import Doc
from tests.resolve.found import NOTHING
from tests.resolve.marked import Words, article, attributions, by_id

# Numbers of their own: a test that moves with its constant would see nothing.
MOST, STRETCH = 200, 300
LEAST_NARRATED, LONG = 25, 10


class FirstNamed:
    """Reads chains without weights: whatever an article tells came from the first that it names."""

    def ways(self, found: Candidates, encoded: Encoded, tellings: Sequence[Statement]) -> Iterator[Traced]:
        yield from (Traced((0,) if found.all else (), 1.0) for _ in tellings)


@pytest.fixture(autouse=True)
def _without_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here says whence a telling came but where that stands in the statements; somebody makes them all."""
    monkeypatch.setattr(chain_reader, "shipped", FirstNamed)
    monkeypatch.setattr(stage, "likely", lambda text, encoded, found: np.ones(len(found)))


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "kept"),
    [
        pytest.param(
            "The council was told by Ada Quill that it rained.",
            "Ada Quill", "was told by", ["The council", "that it rained"], ["that it rained"],
            id="who was told, before what was told",
        ),
        pytest.param(
            "“It rained,” the court was told by Ada Quill.",
            "Ada Quill", "was told by", ["“It rained,” the court"], ["“It rained,”"],
            id="who was told, at the end of a quotation",
        ),
        pytest.param(
            "Ada Quill told the court that the court was cold.",
            "Ada Quill", "told", ["that the court was cold"], ["that the court was cold"],
            id="content that speaks of them",
        ),
    ],
)  # fmt: skip
def test_who_was_told_is_no_content(text: str, source: str, cue: str, content: list[str], kept: list[str]) -> None:
    found = Attribution((at(text, source),), (at(text, cue),), tuple(at(text, words) for words in content), 1.0)
    doc = Doc(article(text))
    (one,) = resolved(doc, Entities(doc, found.source), by_id([found]))
    assert [text[span.start : span.end] for span in one.attribution.content] == kept


def tellings(text: str, found: list[Words], kind: Kind = Kind.BODY) -> list[Statement]:
    of = article(text)
    of = replace(of, paragraphs=tuple(Paragraph(p.span, kind) for p in of.paragraphs))
    return resolve(Doc(of), Attributed(tuple(attributions(text, found)), NOTHING))


def own(text: str, found: list[Words], kind: Kind = Kind.BODY) -> list[str]:
    """The sentences in the outlet's own voice."""
    told = [one.attribution for one in tellings(text, found, kind) if one.told is Told.NARRATED]
    assert all(not one.source and not one.cue for one in told)
    return [text[one.content[0].start : one.content[0].end] for one in told]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        pytest.param(
            "The ferry to Orre ran aground on Monday.", [], ["The ferry to Orre ran aground on Monday."], id="all"
        ),
        pytest.param(
            "The ferry to Orre ran aground on Monday, Ada Quill said.",
            [("Ada Quill", "said", "The ferry to Orre ran aground on Monday,")],
            [],
            id="nothing is left of what is said",
        ),
        pytest.param(
            "The Gazette aired a tape of the night at Orre.",
            [("The Gazette", "aired", "a tape of the night at Orre")],
            ["The Gazette aired a tape of the night at Orre."],
            id="an attribution that tells nothing",
        ),
        pytest.param(
            "Ada Quill said it rained. The ferry to Orre ran aground on Monday. Nobody drowned.",
            [("Ada Quill", "said", "it rained")],
            ["The ferry to Orre ran aground on Monday."],
            id="between, and too short to tell anything",
        ),
        pytest.param(
            "The ferry, which sank as the “Orre Star” went by, was thirty years old and had no boats.",
            [(None, None, "the “Orre Star” went by")],
            ["The ferry, which sank as the “Orre Star” went by, was thirty years old and had no boats."],
            id="a few words of it are said by somebody",
        ),
        pytest.param(
            "It sank, the harbour master and the council of Larkhaven said in a letter.",
            [("the harbour master and the council of Larkhaven", "said", "It sank,")],
            [],
            id="source and cue are not the outlet's",
        ),
        pytest.param(
            "“We saw the ferry sink before dawn. It had no boats at all,” Ada Quill said.",
            [("Ada Quill", "said", "“We saw the ferry sink before dawn. It had no boats at all,”")],
            [],
            id="a quotation over two sentences",
        ),
    ],
)
def test_told_in_the_outlets_own_voice(text: str, found: list[Words], expected: list[str]) -> None:
    assert own(text, found) == expected


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Kind.HEADLINE, True), (Kind.BODY, True), (Kind.SUBHEAD, False), (Kind.CAPTION, False),
        (Kind.QUOTE, False), (Kind.CREDIT, False),
        (Kind.FURNITURE, False), (Kind.REPEAT, False), (Kind.DATELINE, False), (Kind.BYLINE, False),
    ],
)  # fmt: skip
def test_only_headline_and_body_are_the_outlets_own_voice(kind: Kind, told: bool) -> None:
    assert bool(own("The ferry to Orre ran aground on Monday.", [], kind)) is told


def test_another_language_tells_nothing() -> None:
    of = replace(article("Die Fähre nach Orre lief am Montag auf Grund."), language="de")
    assert resolve(Doc(of), Attributed((), NOTHING)) == []


def test_attributed_statements_come_first_and_ids_are_of_the_words() -> None:
    text = "The ferry to Orre ran aground on Monday. Nobody drowned, Ada Quill said."
    found = [("Ada Quill", "said", "Nobody drowned,")]
    said, told = tellings(text, found)
    assert (said.told, told.told) == (Told.ATTRIBUTED, Told.NARRATED)
    assert (told.id, told.article) == (tellings(text, [])[0].id, "a" * 32)
    assert said.id != told.id


def test_only_narration_takes_the_way_that_is_read_for_it() -> None:
    text = "Tomas Reed saw the ferry to Orre run aground. It was late and foggy at sea. Nobody drowned, Ada Quill said."
    said, *told = tellings(text, [("Ada Quill", "said", "Nobody drowned,")])
    assert [link.source.name for link in said.chain] == ["Ada Quill"]
    assert [[(link.source.name, link.because) for link in one.chain] for one in told] == [
        [("Tomas Reed", "named in the same sentence")],
        [("Tomas Reed", "named the sentence before")],
    ]


def test_what_nobody_says_the_outlet_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """By itself, on nobody's word; unless the model is sure of the attribution relation."""
    text = "Ada Quill said the ferry to Orre ran aground."
    found = [("Ada Quill", "said", "the ferry to Orre ran aground.")]
    (said,) = tellings(text, found)
    monkeypatch.setattr(stage, "likely", lambda text, encoded, found: np.full(len(found), 0.34))
    monkeypatch.setattr(chain_reader, "LEAST", 2.0)
    (told,) = tellings(text, found)
    assert (said.told, told.told) == (Told.ATTRIBUTED, Told.NARRATED)
    assert told.attribution == Attribution((), (), said.attribution.content, 1.0) and told.id != said.id
    assert not told.chain and len(tellings(text, [*found, ("Ada", *found[0][1:])])) == 1
    of = Attributed(tuple(attributions(text, found)), NOTHING)
    assert of.attributions[0].score >= SURE
    assert [one.told for one in resolve(Doc(article(text)), of, SURE)] == [Told.ATTRIBUTED]


def test_equal_attributions_are_one_statement() -> None:
    assert len(tellings("It rained, Ada Quill said.", [("Ada Quill", "said", "It rained,")] * 2)) == 1


PIECES = (
    "Ada said it rained.", "The ferry ran aground off Orre.", "“The ferry sails again today!”",
    "What the port of Orre does now", "(Ines Calder for The Vale Post.)",
)  # fmt: skip


@given(
    st.lists(st.sampled_from([*PIECES, "No. ", "\n", " “Yes,” "])),
    st.lists(st.tuples(st.integers(0, 200), st.integers(1, 40)), max_size=5),
)
def test_what_is_told_is_whole_sentences_mostly_without_a_source(
    pieces: list[str], places: list[tuple[int, int]]
) -> None:
    text = " ".join(pieces)
    spans = [Span(start, min(start + length, len(text))) for start, length in places if start < len(text)]
    said = [Statement(str(n), "a", Attribution((), (), (span,), 1.0)) for n, span in enumerate(spans)]
    of = Doc(article(text))
    told = list(narrated(of, said))
    taken = {at for span in spans for at in range(span.start, span.end)}
    for one in told:
        (sentence,) = one.attribution.content
        assert sentence in of.sentences and sentence.end - sentence.start >= LEAST_NARRATED
        assert len(taken & {*range(sentence.start, sentence.end)}) * 2 <= sentence.end - sentence.start
        assert closes(words := text[sentence.start : sentence.end]) or len(words.split()) >= LONG or words[:1] in "(["
    places_told = [one.attribution.content[0] for one in told]
    assert places_told == sorted(set(places_told))
    free = [s for s in of.sentences if s.end - s.start >= LEAST_NARRATED and not taken & {*range(s.start, s.end)}]
    assert {s for s in free if closes(text[s.start : s.end])} <= {*places_told}


def closes(words: str) -> bool:
    """As a sentence does, and not in brackets."""
    return not words.startswith("(") and words.rstrip(" ”)").endswith((".", "!"))


def test_a_long_article_is_gone_through_stretch_by_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Candidates are set beside each other: two thousand statements at once took two gigabytes."""
    seen: list[tuple[int, int]] = []

    class Counting(FirstNamed):
        def ways(self, found: Candidates, encoded: Encoded, tellings: Sequence[Statement]) -> Iterator[Traced]:
            seen.append((found.beside_link.shape[0], len(tellings)))
            return super().ways(found, encoded, tellings)

    monkeypatch.setattr(chain_reader, "shipped", Counting)
    many = 2 * STRETCH + 10
    lines = [f"Ada Quill said the ferry {n} sank. The harbour of Larkhaven closed at {n}." for n in range(many)]
    found = tellings("\n".join(lines), [("Ada Quill", "said", f"the ferry {n} sank") for n in range(many)])
    assert [one.told for one in found] == [Told.ATTRIBUTED] * many + [Told.NARRATED] * many
    contents = [one.attribution.content[0].start for one in found]
    assert contents == sorted(contents[:many]) + sorted(contents[many:])
    assert len(seen) == 3
    assert all(candidates <= MOST + STRETCH and asked <= STRETCH + 1 for candidates, asked in seen)
