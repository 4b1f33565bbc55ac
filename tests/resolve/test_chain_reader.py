"""The way by which a telling came, chosen by weights made by hand so that the choice is known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.attribute.encoded import Encoded
from accordingto.errors import ModelError
from accordingto.records import Stance, Statement
from accordingto.resolve import chain_reader
from accordingto.resolve.candidates import Candidates
from accordingto.resolve.chain_reader import ChainReader, Pointing, Traced, _Article, _best, _likest
from tests.resolve.found import BESIDE, BESIDE_LINK, NOTHING, OF_ONE, OF_TELLING, candidates, narrated, words

# Numbers of their own: a test that moves with its constant would see nothing.
LONGEST = 4

TEXT = (
    "The Harbour Gazette, citing two port workers, reported that the ferry sank. The workers wept.\n"
    "She was old, Mayor Ada Quill said.\nThe ferry sank at noon."
)
FOUND = candidates(TEXT, [("The Harbour Gazette", "reported", "that the ferry sank"),
                          ("Mayor Ada Quill", "said", "She was old,")])  # fmt: skip
TOLD = narrated(TEXT, "The ferry sank at noon.")
BASE = 1e3
"""Keeps the one hidden unit of each layer where it is linear."""
Named = Mapping[str, float]
NOTHING_SPEAKS: Named = MappingProxyType({})


class Always:
    """A reader that finds one way, whatever it is asked."""

    def __init__(self, way: Traced) -> None:
        self._way = way

    def ways(self, found: Candidates, encoded: Encoded, tellings: Sequence[Statement]) -> Iterator[Traced]:
        yield from (self._way for _ in tellings)


def column(names: list[str], given_: Named) -> np.ndarray:
    assert given_.keys() <= {*names}, given_.keys() - {*names}
    return np.array([[given_.get(name, 0.0)] for name in names], np.float32)


def weights(
    one: Named = NOTHING_SPEAKS,
    beside: Named = NOTHING_SPEAKS,
    link: Named = NOTHING_SPEAKS,
    none: float = 0.0,
    stop: float = 0.0,
    following: Named = NOTHING_SPEAKS,
) -> dict[str, np.ndarray]:
    """A score is the sum of these features; that of none, and of an end after a link, is a number."""
    zero, unit, out = np.zeros((1, 1), np.float32), np.ones(1, np.float32), np.zeros(1, np.float32)
    made = dict.fromkeys(("near", "before", "asked", "first both", "first near", "first asked"), zero)
    made |= dict.fromkeys(("next both", "next near", "next before"), zero)
    made |= {f"{name} bias": out for name in ("near", "before", "asked")}
    made |= {"first candidate": column(OF_ONE, one), "first beside": column(BESIDE, beside)}
    made |= {"first telling": column(OF_TELLING, {}), "next telling": column(OF_TELLING, {})}
    made |= {"next candidate": column(OF_ONE, following), "next link": column(OF_ONE, {})}
    made |= {"next beside": column(BESIDE, {}), "next beside link": column(BESIDE_LINK, link)}
    for name, least in (("first", 0.0), ("next", 0.0), ("none", none), ("stop", stop)):
        made |= {f"{name} bias": unit * BASE, f"{name} out": unit, f"{name} out bias": np.float32(least - BASE)}
    made["none"] = np.zeros((len(OF_TELLING) + 1, 1), np.float32)
    made["stop"] = np.zeros((len(OF_ONE) + len(BESIDE) + len(OF_TELLING) + 1, 1), np.float32)
    return made


def chosen(made: dict[str, np.ndarray], told: Statement = TOLD, found: Candidates = FOUND) -> tuple[list[str], float]:
    (way,) = ChainReader(made).ways(found, NOTHING, [told])
    assert all(isinstance(at, int) for at in way.links)
    return [words(found)[at] for at in way.links], way.likely


@pytest.mark.parametrize(
    ("made", "chain"),
    [
        pytest.param(weights(one={"outlet": 9}, stop=9), ["The Harbour Gazette"], id="the only outlet"),
        pytest.param(weights(beside={"1-before": 9}, stop=9), ["Mayor Ada Quill"], id="the sentence before"),
        pytest.param(
            weights(beside={"passes-on-like": 9}, link={"follows": 12}, stop=6),
            ["The Harbour Gazette", "two port workers"],
            id="as another chain of the article goes on",
        ),
        pytest.param(
            weights(one={"outlet": 9}, following={"person": 9}, link={"follows": 30}, stop=6),
            ["The Harbour Gazette", "two port workers", "Mayor Ada Quill"],
            id="three links",
        ),
    ],
)
def test_the_likeliest_way(made: dict[str, np.ndarray], chain: list[str]) -> None:
    found, likely = chosen(made)
    assert found == chain
    assert 0.8 < likely <= 1


def test_that_nobody_told_it_is_what_a_way_lacks() -> None:
    found, likely = chosen(weights(none=9))
    assert found and likely < 0.01


def test_the_origin_is_what_most_ways_lead_to() -> None:
    """Straight to the second with .3 and through the first with .3 are more than .4 for the first alone."""

    def after(link: int) -> np.ndarray:
        return np.log(np.array([[1e-9, 0.43, 0.57], [1e-9, 1e-9, 1.0]][link]))

    way = _best(Pointing(np.log(np.array([0.69, 0.3, 0.01])), after), np.array([-1, -1]))
    assert way.links in ((1,), (0, 1)) and way.likely == pytest.approx(0.597, abs=1e-3)


def test_several_mentions_of_one_source_add_up() -> None:
    """Two mentions of the workers, each less likely than the outlet, are together likelier."""
    found, likely = chosen(weights(one={"outlet": 0.4}, none=-99, stop=99))
    assert found in (["two port workers"], ["The workers"])
    rest = np.exp(0.4) + 1
    assert likely == pytest.approx(2 / (2 + rest), abs=1e-3)
    assert chosen(weights(one={"outlet": 0.8}, none=-99, stop=99))[0] == ["The Harbour Gazette"]


def test_of_the_mentions_of_one_source_the_likeliest_is_shown() -> None:
    assert chosen(weights(one={"group": 9, "definite": 1}, stop=99))[0] == ["The workers"]
    assert chosen(weights(one={"group": 9, "linked": 1}, stop=99))[0] == ["two port workers"]


def test_nobody_is_named() -> None:
    none = candidates("It rained and rained and rained.")
    told = [narrated(none.doc.text, "It rained and rained and rained.")] * 2
    assert list(ChainReader(weights()).ways(none, NOTHING, told)) == [Traced((), 0.0)] * 2
    assert list(ChainReader(weights()).ways(FOUND, NOTHING, [])) == []


def test_a_source_is_one_link_at_most_and_a_chain_has_an_end() -> None:
    names = ["Ada Quill", "Bo Lind", "Zoë Moor", "Ivo Marn", "Una Holt", "Tom Reed"]
    text = " ".join(f"Then {name} left. Later {name} wept." for name in names) + " The ferry to Orre sank at noon."
    found = candidates(text)
    made = weights(one={"lede": 9}, link={"2-3-after": 30}, none=-99, stop=-99)
    made["stop"][OF_ONE.index("sentence")] = 99  # the further on, the likelier is an end
    chain, _ = chosen(made, narrated(text, "The ferry to Orre sank at noon."), found)
    assert chain == names[1 : 1 + LONGEST]  # it may begin at either of the first two


@pytest.mark.parametrize(("likely", "counts"), [(0.99e-4, 1), (1.01e-4, 2)])
def test_a_source_of_a_ten_thousandth_of_the_likeliest_is_none(likely: float, counts: int) -> None:
    assert len(_likest(np.log(np.array([1.0, likely, 0.5])), np.array([0, 1]))) == counts


@pytest.mark.parametrize(
    ("cue", "likely", "read"),
    [(None, 0.1, True), (None, 0.09, False), ("It is said that", 0.5, True), ("It is said that", 0.49, False)],
)
def test_a_way_counts_from_a_probability_on(
    monkeypatch: pytest.MonkeyPatch, cue: str | None, likely: float, read: bool
) -> None:
    """Of what the outlet tells from less than of what it says that somebody told."""

    monkeypatch.setattr(chain_reader, "shipped", lambda: Always(Traced((0,), likely)))
    text = "Ada Quill came. It is said that the ferry sank."
    found = candidates(text, [(None, cue, "the ferry sank")] if cue else [])
    asked = found.statements or [narrated(text, "It is said that the ferry sank.")]
    (one,) = chain_reader.with_ways(found.doc, found, NOTHING, asked)
    assert (bool(one.chain) and one.chain[-1].source.name == "Ada Quill") is read


@pytest.mark.parametrize(
    ("source", "cue", "way", "likely", "wanted"),
    [
        pytest.param("A fighter", "said", ["Tom Reed"], 0.5, ["Tom Reed"], id="a name for a description"),
        pytest.param("A fighter", "said", ["Tom Reed"], 0.49, ["A fighter"], id="too unlikely"),
        pytest.param("A fighter", "denied", ["Tom Reed"], 0.9, ["A fighter"], id="what is denied stays"),
        pytest.param("Ada Quill", "said", ["Tom Reed"], 0.9, ["Ada Quill"], id="who is named is not given up"),
        pytest.param(
            "The Gazette", "said", ["The Gazette", "Tom Reed"], 0.5, ["The Gazette", "Tom Reed"], id="followed"
        ),
        pytest.param("The Gazette", "said", ["Tom Reed"], 0.9, ["The Gazette"], id="an outlet is not given up"),
        pytest.param("A fighter", ":", ["Tom Reed"], 0.9, ["A fighter"], id="a label says whose words they are"),
        pytest.param("Ada Quill", "said", ["Tom Reed", "Ada Quill"], 0.9, ["Ada Quill"], id="no new origin"),
    ],
)
def test_whom_a_source_leads_to(
    monkeypatch: pytest.MonkeyPatch, source: str, cue: str, way: list[str], likely: float, wanted: list[str]
) -> None:
    found = candidates(
        f"{source} {cue} that the ferry sank. Tom Reed and Ada Quill left.", [(source, cue, "that the ferry sank")]
    )
    links = tuple(next(at for at, one in enumerate(found.all) if one.source.name == name) for name in way)

    monkeypatch.setattr(chain_reader, "shipped", lambda: Always(Traced(links, likely)))
    stance = Stance.DENY if cue == "denied" else Stance.AFFIRM
    asked = [replace(one, stance=stance) for one in found.statements]
    (one,) = chain_reader.with_ways(found.doc, found, NOTHING, asked)
    assert [link.source.name for link in one.chain] == wanted


def test_a_beginning_of_little_likelihood_is_not_followed() -> None:
    asked: list[int] = []

    def after(link: int) -> np.ndarray:
        asked.append(link)
        return np.log(np.array([1e-6, 1e-6, 1.0]))

    apart = np.array([-1, -1])
    assert _best(Pointing(np.log(np.array([0.98, 0.01, 0.01])), after), apart).links == (0,) and asked == [0]
    assert _best(Pointing(np.log(np.array([0.1, 0.8, 0.1])), after), apart).links == (1,) and asked == [0, 1, 0]


def test_a_damaged_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make model"):
        ChainReader.load(tmp_path)
    (tmp_path / "chains.npz").write_bytes(b"no archive")
    with pytest.raises(ModelError, match="make model"):
        ChainReader.load(tmp_path)


def test_what_is_kept_is_what_is_loaded(tmp_path: Path) -> None:
    made = weights(one={"outlet": 9}, stop=9)
    np.savez(tmp_path / "chains.npz", **made)
    (way,) = ChainReader.load(tmp_path).ways(FOUND, NOTHING, [TOLD])
    assert [words(FOUND)[at] for at in way.links] == ["The Harbour Gazette"]


def drawn(seed: int, wide: int = 3) -> tuple[dict[str, np.ndarray], Encoded]:
    """Weights and states of that seed, all layers of more than one unit."""
    draw = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = {f"{name}": (4, wide) for name in ("near", "before", "asked")}
    shapes |= {f"{name} bias": (wide,) for name in ("near", "before", "asked")}
    shapes |= {f"first {name}": (wide, 2) for name in ("both", "near", "asked")}
    shapes |= {f"next {name}": (wide, 2) for name in ("both", "near", "before")}
    shapes |= {"first candidate": (len(OF_ONE), 2), "next candidate": (len(OF_ONE), 2), "next link": (len(OF_ONE), 2)}
    shapes |= {"first beside": (len(BESIDE), 2), "next beside": (len(BESIDE), 2)}
    shapes |= {"next beside link": (len(BESIDE_LINK), 2)}
    shapes |= {"first telling": (len(OF_TELLING), 2), "next telling": (len(OF_TELLING), 2)}
    shapes |= {"none": (len(OF_TELLING) + wide, 2), "stop": (len(OF_ONE) + len(BESIDE) + len(OF_TELLING) + wide, 2)}
    for name in ("first", "next", "none", "stop"):
        shapes |= {f"{name} bias": (2,), f"{name} out": (2,), f"{name} out bias": ()}
    made = {name: np.asarray(draw.normal(0, 1, shape), np.float32) for name, shape in shapes.items()}
    ends = np.array([(at, at + 5) for at in range(0, len(TEXT), 5)])
    states = draw.normal(0, 1, (len(ends), 4)).astype(np.float32)
    return made, Encoded.of([(ends[:, 0], ends[:, 1], states)], 4)


@given(st.integers(0, 2**32 - 1))
def test_probabilities_sum_to_one(seed: int) -> None:
    made, encoded = drawn(seed)
    states = encoded.means([[one.span] for one in FOUND.all])
    for told in (TOLD, *FOUND.statements):
        state = encoded.means([told.attribution.content])[0]
        asked: Pointing = _Article(made, FOUND, states).pointing(FOUND.telling(told), FOUND.beside(told), state)
        assert np.exp(asked.first).sum() == pytest.approx(1, abs=1e-4)
        assert len(asked.first) == len(FOUND.all) + 1
        for link in range(len(FOUND.all)):
            after = np.exp(asked.after(link))
            assert after.sum() == pytest.approx(1, abs=1e-4)
            assert not after[:-1][FOUND.entity == FOUND.entity[link]].any(), "no source after itself"
    for way in ChainReader(made).ways(FOUND, encoded, [TOLD, *FOUND.statements]):
        assert 0 < way.likely <= 1 + 1e-6 and len(way.links) <= LONGEST
        assert len({FOUND.entity[at] for at in way.links}) == len(way.links)
