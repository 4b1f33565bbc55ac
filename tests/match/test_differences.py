"""Where a difference begins and ends: in how many words, days and characters two passages may differ, or be alike."""

from collections.abc import Callable

import pytest

from accordingto.match.parts import reversed_parts, substituted
from accordingto.records import Agent, Source
from tests.match.test_bounds import filler, words
from tests.match.test_conflicts import kinds, said

BO = Source("Bo Lind", Agent.PERSON, named=True)
MENDED = "mill dam quay pier roof barn".split()


def turned(left: str, right: str) -> bool:
    return reversed_parts(said(left), said(right)) is not None


def instead(left: str, right: str) -> bool:
    return substituted(said(left), said(right)) is not None


def two_speakers(quoted: int, outside: int, name: int = 1) -> bool:
    """Whether so many words of a quotation, and others outside of it, are told of two people, one with a long name."""
    one = Source(" ".join(["Quill"] * name), Agent.PERSON, named=True)
    quotation, rest = f"“{words(quoted)}”", words(outside, 20)
    return kinds(said(f"{quotation} {rest}", source=one), said(f"{quotation} {rest} today", source=BO)) == ["speaker"]


def hinted(alike: int) -> bool:
    """Whether a hint and plain words that have so many of ten in common differ in strength."""
    told = f"{words(alike)} {filler(10 - alike, 'k')}"
    left = said(f"Ada hinted {words(10)}", words(10), cue="hinted")
    return kinds(left, said(f"Ada said {told}", told, cue="said")) == ["strength"]


def counted(left: str, right: str) -> bool:
    return kinds(said(left), said(right)) == ["number"]


def around(letters: int, length: int = 40) -> bool:
    """Whether two figures are of one thing by words that stand so far from them, in a long text."""
    one, two = (f"{n} fell {of * letters} {words(3)} {filler(length, of)}" for n, of in ((34, "k"), (43, "l")))
    return counted(one, two)


@pytest.mark.parametrize(
    ("last", "holds"),
    [
        pytest.param(
            27,
            lambda n: counted(f"34 barns {filler(n, 'k')}", f"43 barns {filler(n, 'l')}"),
            id="words of a short passage, for figures of one noun",
        ),
        pytest.param(
            24,
            lambda n: counted(
                f"Some 34 of {words(1)} stand {filler(n, 'k')}", f"Some 43 of {words(1)} lie {filler(n, 'l')}"
            ),
            id="words of a short passage, for the only figures",
        ),
        pytest.param(62, around, id="characters around a figure"),
        pytest.param(
            4,
            lambda n: kinds(said(f"The {words(n)} is a hoax"), said("The dam broke"), utterance=False) == ["denial"],
            id="words of which nothing else is called false",
        ),
        pytest.param(4, lambda n: two_speakers(4, 2, n), id="words of a person's name"),
        pytest.param(
            9, lambda n: turned(f"The army {'o ' * n}shelled the rebels", "The rebels shelled the army"), id="who acts"
        ),
        pytest.param(
            7, lambda n: turned(f"The army shelled {'o ' * n}the rebels", "The rebels shelled the army"), id="to whom"
        ),
        pytest.param(
            2,
            lambda n: not turned(f"The army was {'o ' * n}shelled the rebels", "The rebels shelled the army"),
            id="words between a verb and its passive",
        ),
        pytest.param(
            1,
            lambda n: turned(f"The army was shelled by {'o ' * n}the rebels", "The army shelled the rebels"),
            id="words between by and who acts",
        ),
        pytest.param(
            22,
            lambda n: turned(
                f"Then Kang beat Tanaka in the final match {filler(n, 'k')}",
                "Then Tanaka overran Kang in the final match",
            ),
            id="words of a passage with two names",
        ),
        pytest.param(
            22,
            lambda n: turned(
                "Then Tanaka overran Kang in the final match",
                f"Then Kang beat Tanaka in the final match {filler(n, 'k')}",
            ),
            id="words of the other passage with two names",
        ),
        pytest.param(
            7,
            lambda n: turned(
                f"Then Kang {'o ' * n}beat Tanaka in the final match", "Then Tanaka overran Kang in the final match"
            ),
            id="words between two names",
        ),
        pytest.param(
            9,
            lambda n: instead(f"The council blocked the bill {words(n)}", f"The ministry blocked the bill {words(n)}"),
            id="words of one proposition",
        ),
        pytest.param(
            1,
            lambda n: instead(
                f"Then Tom Reed {filler(n, 'k')} {words(4)}", f"Then Joan Pike {filler(n, 'l')} {words(4)}"
            ),
            id="other words behind a name",
        ),
        pytest.param(
            1,
            lambda n: instead(f"{words(4)} {filler(n, 'k')} Tom Reed", f"{words(4)} {filler(n, 'l')} Joan Pike"),
            id="other words before a name",
        ),
        pytest.param(
            2,
            lambda n: instead(f"Tom Reed {'of the ' * n}{words(4)}", f"Joan Pike {'of the ' * n}{words(4)}"),
            id="pairs of small words behind a name",
        ),
        pytest.param(
            2,
            lambda n: instead(f"{words(4)} {'of the ' * n}Tom Reed", f"{words(4)} {'of the ' * n}Joan Pike"),
            id="pairs of small words before a name",
        ),
    ],
)
def test_so_many_and_no_more(last: int, holds: Callable[[int], bool]) -> None:
    assert holds(last)
    assert not holds(last + 1)


@pytest.mark.parametrize(
    ("least", "holds"),
    [
        pytest.param(
            3,
            lambda n: (
                kinds(
                    said(f"The board did not mend the {' '.join(MENDED)}"),
                    said(f"The board will mend the {' '.join(MENDED[:n])} {filler(6, 'k')}"),
                )
                == ["denial"]
            ),
            id="of six words that are denied, one being the verb",
        ),
        pytest.param(
            1,
            lambda n: (
                kinds(said("The board did not mend mill dam"), said(f"The board mended {' '.join(MENDED[:n])}"))
                == ["denial"]
            ),
            id="of few words that are denied",
        ),
        pytest.param(
            5,
            lambda n: kinds(said(f"Perhaps {words(10)}"), said(f"{words(n)} {filler(10 - n, 'k')}")) == ["strength"],
            id="of ten words that are only supposed",
        ),
        pytest.param(4, hinted, id="of ten words that are only hinted at"),
        pytest.param(2, lambda n: two_speakers(n, 2), id="words of a quotation, with two more"),
        pytest.param(2, lambda n: two_speakers(2, n), id="words outside a short quotation"),
        pytest.param(4, lambda n: two_speakers(n, 0), id="words of a quotation"),
        pytest.param(
            3,
            lambda n: (
                kinds(said(f"The dam is {'xyzab'[:n]} today"), said(f"The dam is un{'xyzab'[:n]} today")) == ["denial"]
            ),
            id="letters behind un-",
        ),
        pytest.param(
            4,
            lambda n: (
                kinds(said(f"The dam is {'xyzab'[:n]} today"), said(f"The dam is in{'xyzab'[:n]} today")) == ["denial"]
            ),
            id="letters behind in-",
        ),
        pytest.param(
            1,
            lambda n: (
                kinds(
                    said(f"The {words(n)} broke on March 3 and fell on May 7"),
                    said(f"The {words(n)} sank on March 5 and rose on May 9"),
                )
                == ["date"]
            ),
            id="words in common around one of two days",
        ),
        pytest.param(
            2,
            lambda n: turned(f"Then Kang beat Tanaka in {words(n)}", f"Then Tanaka overran Kang in {words(n)}"),
            id="words besides two names",
        ),
        pytest.param(
            4,
            lambda n: instead(
                f"Then Tom Reed blocked {words(10)}", f"Then Joan Pike blocked {words(n)} {filler(10 - n, 'k')}"
            ),
            id="of ten words that two names share",
        ),
        pytest.param(
            2, lambda n: instead(f"The Navy sank {words(n)}", f"Pirates sank {words(n)}"), id="all else alike"
        ),
    ],
)
def test_so_many_and_no_fewer(least: int, holds: Callable[[int], bool]) -> None:
    assert holds(least)
    assert not holds(least - 1)


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        pytest.param("on March 3", "last week", True, id="a day and a week"),
        pytest.param("on Sept. 3", "in early August", True, id="a day and ten"),
        pytest.param("on March 3", "in February", False, id="a day and a month"),
        pytest.param("last weekend", "in July", False, id="two days and a month"),
        pytest.param("last week", "in July", True, id="a week and a month"),
        pytest.param("in May", "in 2021", False, id="a month and a year"),
        pytest.param("on May 3, 2001", "in the 1990s", False, id="a day and ten years"),
        pytest.param("on May 3, 1995", "in the 19th century", True, id="a day and what is longer than any time told"),
    ],
)
def test_a_time_stands_against_one_of_its_length(left: str, right: str, differ: bool) -> None:
    assert ("date" in kinds(said(f"The dam broke {left}"), said(f"The dam broke {right}"))) is differ


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Volkonsky", "Volkonskij", True, id="an ending"),
        pytest.param("Tarin", "Tarim", True, id="one letter of five"),
        pytest.param("Sarn", "Sarm", False, id="one letter of four"),
        pytest.param("Olms", "Olmsted", False, id="a short beginning"),
    ],
)
def test_two_spellings_of_one_name(one: str, other: str, same: bool) -> None:
    assert turned(f"Then {one} shelled the rebels", f"Then the rebels shelled {other}") is same
