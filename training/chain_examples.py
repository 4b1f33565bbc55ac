"""Annotated chains beside what the program offers: the candidates of each article, and which of them a gold link means.

Four sets: tellings of a rumour's main claim (`stories.jsonl`, FNC-1), attribution relations (`chains.jsonl`, PolNeAR
train; dev is `data/chains/dev.jsonl`), whatever else an outlet tells in its own voice (`narrated.jsonl`, FNC-1), most
of which nobody told it, and what else somebody says there, by the whole article (`attributed.jsonl`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

import numpy as np

from accordingto.attribute import attribute
from accordingto.records import UNKNOWN, Span, Statement
from accordingto.resolve.candidates import Candidate, Candidates
from accordingto.resolve.entities import Entities
from accordingto.resolve.stage import narrated, resolved
from accordingto.text.doc import Doc
from bench.polnear import SHARED, scorer
from training.comparisons import alike
from training.stories import POLNEAR, Annotated, Row, article, given, name_links, rows_of, stories

RELATIONS = Path(__file__).parent / "chains.jsonl"
RELATIONS_DEV = SHARED / "data/chains/dev.jsonl"
NARRATED, ATTRIBUTED = (Path(__file__).parent / f"{name}.jsonl" for name in ("narrated", "attributed"))
FOUND = 0.5
"""Share of a passage's, or of both contents', characters from which a telling is the annotated one."""
MAIN, ALSO, OWN = 1.0, 0.5, 0.5
"""How much a telling counts that an annotator took for the main one, one that repeats it, and any other sentence."""
PART_OF, MORE, LEAST = 0.35, 0.3, 0.6
"""Likeness of a name all of whose words the other has, at least; what words in common add; of the likest, what counts.

An annotator's link is what he would call it, which need not stand in the text: "Christy Feig, WHO spokeswoman".
"""
Array = np.ndarray
Names = list[str]
Way = tuple[tuple[int, ...], ...]
"""The links of a chain, nearest to the writer first, each as all candidates that mean it."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A telling: its features, the candidates beside it, the encoder's state; the gold chains; how much it counts."""

    features: Array
    beside: Array
    state: Array
    ways: tuple[Way, ...]
    gold: list[Names]
    counts: float


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """An article: its candidates (`features`, `beside_link`, `entity`, as `Candidates` has them), and its tellings.

    What is large is kept in half precision. `part` is "train", "kept" or "dev", `kind` "stories", "relations",
    "narrated" or "attributed".
    """

    kind: str
    part: str
    names: Names
    features: Array
    beside_link: Array
    entity: Array
    states: Array
    asked: list[Asked]


def examples(limit: int | None = None) -> Iterator[Example]:
    """Every annotated article, of each kind; with a limit the first of each."""
    yield from islice(_of_stories(), limit)
    yield from islice(_of_relations(), limit)
    yield from islice(_of_narrated(), limit)
    yield from islice(_of_attributed(), limit)


# Tellings of a story's main claim


def _of_stories() -> Iterator[Example]:
    for story in stories():
        for telling in story.row["tellings"]:
            if telling["stance"] != "decline":
                made = _of_telling(story, telling)
                if made:
                    yield made


def _of_telling(story: Annotated, telling: Row) -> Example | None:
    """The passages that carry the claim, each by every telling of the program that stands there."""
    read = article({"name": telling["article"], "text": story.texts[telling["article"]]})
    if read is None:
        return None
    found = _Read(Doc(read))
    gold = [[link["name"] for link in chain] for chain in telling["chains"]]
    counts: dict[str, tuple[Statement, float]] = {}
    for field, weight in (("passages", MAIN), ("also", ALSO)):
        for passage in telling.get(field, ()):
            at = read.text.find(passage)
            for one in found.covering(range(at, at + len(passage)) if at >= 0 else range(0)):
                counts.setdefault(one.id, (one, weight))
    return found.example("stories", story.part, [(one, gold, weight) for one, weight in counts.values()])


# Attribution relations


def _of_relations() -> Iterator[Example]:
    rows = [row | {"split": "train", "part": "kept" if row["kept"] else "train"} for row in rows_of(RELATIONS)]
    rows = [row for row in rows if row["reading"] == 1]
    rows += [row | {"split": "dev", "part": "dev"} for row in rows_of(RELATIONS_DEV)]
    by_article: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_article[row["split"], row["part"], row["article"]].append(row)
    for (split, part, name), mine in by_article.items():
        source = given(split, name)
        read = article(source)
        if read:
            marked = scorer("score_claims").attributions(str(POLNEAR / split / f"{name}.ann"))
            found = _Read(Doc(read))
            yield found.example("relations", part, _asked(found, mine, marked, source["text"]))


def _asked(
    found: "_Read", rows: Iterable[Row], marked: Mapping[str, set[int]], text: str
) -> Iterator[tuple[Statement, list[Names], float]]:
    """The relations that the program finds too, with the chains that a reader accepts."""
    for row in rows:
        one = found.nearest(marked[row["id"]])
        chains = [row["chain"], *row.get("or", ())]
        for chain in chains:
            name_links(chain, text)
        if one:
            yield one, [[link["name"] for link in chain] for chain in chains], MAIN


# Sentences in the outlet's own voice, and what else somebody says


def _of_narrated() -> Iterator[Example]:
    for part, found, mine in _by_article(NARRATED):
        told = ((found.own(set(range(*row["at"]))), row) for row in mine)
        yield found.example("narrated", part, _told(found, told, OWN))


def _of_attributed() -> Iterator[Example]:
    """What nobody says, as an annotator read it, is no telling: `train_somebody` learns that."""
    for part, found, mine in _by_article(ATTRIBUTED):
        somebodys = [(row, {at for span in row["content"] for at in range(*span)}) for row in mine if row["chains"]]
        said = ((found.nearest(content), row) for row, content in somebodys)
        yield found.example("attributed", part, _told(found, said, MAIN))


def _by_article(path: Path) -> Iterator[tuple[str, "_Read", list[Row]]]:
    """The annotated articles of FNC-1, each as the program reads it; those of every fifth are only measured."""
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(path):
        by_article[row["article"]].append(row)
    for name, mine in by_article.items():
        read = article(given("fnc", name))
        if read:
            yield "kept" if int(name[1:]) % 5 == 0 else "train", _Read(Doc(read)), mine


def _told(
    found: "_Read", rows: Iterable[tuple[Statement | None, Row]], counts: float
) -> Iterator[tuple[Statement, list[Names], float]]:
    """What the program tells, too, each with the chains by which it came; none where nobody told it."""
    text = found.doc.text
    for one, row in rows:
        gold = [[" ".join(text[start:end].split()) for start, end in chain] for chain in row["chains"]]
        if one:
            yield one, gold, counts


# What the program offers


class _Read:
    """An article up to where the reader of chains is asked."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        model = attribute(doc)
        # By number: an id is only asked whether two statements are one.
        distinct = {(one.source, one.content): one for one in model.attributions}
        numbered = {str(number): one for number, one in enumerate(distinct.values())}
        entities = Entities(doc, [s for one in distinct.values() for s in one.source])
        said = list(resolved(doc, entities, numbered)) if numbered else []
        self.tellings = [*said, *narrated(doc, said)]
        self._said = said
        self._candidates = Candidates(doc, entities, said)
        self._encoded = model.encoded

    def covering(self, passage: range) -> Iterator[Statement]:
        """The tellings with half of a passage, or half of whose content is in it."""
        wanted = set(passage)
        for one in self.tellings:
            mine = _characters(one.attribution.content)
            if wanted and len(mine & wanted) >= FOUND * min(len(mine), len(wanted)):
                yield one

    def nearest(self, content: set[int]) -> Statement | None:
        """The attributed telling with most of these characters, at least half of the two together."""
        return _nearest(self._said, content)

    def own(self, content: set[int]) -> Statement | None:
        """The telling in the outlet's own voice with most of these characters, at least half of the two together."""
        return _nearest(self.tellings[len(self._said) :], content)

    def example(self, kind: str, part: str, asked: Iterable[tuple[Statement, list[Names], float]]) -> Example:
        """The article as the network is given it."""
        found = self._candidates
        states = self._encoded.means([[one.span] for one in found.all]).astype(np.float16)
        names = [one.source.name for one in found.all]
        return Example(
            kind,
            part,
            names,
            found.features,
            found.beside_link.astype(np.float16),
            found.entity,
            states,
            [self._one(one, gold, counts) for one, gold, counts in asked] if found.all else [],
        )

    def _one(self, one: Statement, gold: list[Names], counts: float) -> Asked:
        found = self._candidates
        state = self._encoded.means([one.attribution.content])[0]
        return Asked(found.telling(one), found.beside(one), state, tuple(_ways(found, gold)), gold, counts)


def _nearest(tellings: Iterable[Statement], content: set[int]) -> Statement | None:
    best, likest = None, FOUND
    for one in tellings:
        like = alike(_characters(one.attribution.content), content)
        if like >= likest:
            best, likest = one, like
    return best


def _characters(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def _ways(found: Candidates, gold: Iterable[Names]) -> Iterator[Way]:
    """The gold chains of whose links all have a candidate; no link means whom the one before it means."""
    entity = found.entity
    for chain in gold or [[]]:
        links: list[tuple[int, ...]] = []
        for name in chain if chain != [UNKNOWN] else ():
            meant = _meant(found, name)
            before = {int(entity[at]) for at in links[-1]} - {-1} if links else set()
            links.append(tuple(at for at in meant if int(entity[at]) not in before) or tuple(meant))
        whom = [{int(entity[at]) for at in link} for link in links]
        if all(links) and not any(one == other for one, other in pairwise(whom)):
            yield tuple(links)


def _meant(found: Candidates, name: str) -> list[int]:
    """The candidates that a gold link means: all mentions of the entity whose name has most words in common with it."""
    words = scorer("score_chains").words
    wanted = set(words(name))
    like = np.array([_likeness(wanted, _forms(found, one, words)) for one in found.all])
    if not like.size or like.max() <= 0:
        return []
    whom = {found.all[at].entity for at in np.flatnonzero(like == like.max()).tolist()} - {-1}
    least = max(LEAST * float(like.max()), PART_OF)
    return [at for at, one in enumerate(found.all) if like[at] >= least or one.entity in whom]


def _forms(found: Candidates, one: Candidate, words: object) -> list[set[str]]:
    """The words of a candidate where it stands, and of the name of its source."""
    assert callable(words)
    return [set(words(form)) for form in (one.source.name, found.doc.text[one.span.start : one.span.end])]


def _likeness(wanted: set[str], forms: Sequence[set[str]]) -> float:
    """The highest token F1 over a half, or what a name has that is a part of the other."""
    best = 0.0
    for form in (one for one in forms if one and wanted):
        shared = len(form & wanted)
        f1 = 2 * shared / (len(form) + len(wanted))
        if form <= wanted or wanted <= form:
            f1 = max(f1, PART_OF + MORE * shared / max(len(form), len(wanted)))
        elif f1 <= 0.5:
            f1 = 0.0
        best = max(best, f1)
    return best
