"""A chain, and how a thing is said, on one line, whatever stands in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.records import Article, Attribution, Mode, Stance, Statement
from accordingto.views.chains import chain_line, marks
from tests.ledger.samples import article, chain
from tests.ledger.samples import given as known

NOWHERE = article("a")
POST = article("a", outlet=known("The Vale Post"))
MAYBE = article("a", inferred=(("outlet", known("The Vale Post")),))


def statement(*names: str, **found: object) -> Statement:
    return Statement("b" * 32, NOWHERE.id, Attribution((), (), (), 0.5), chain(*names), **found)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("of", "names", "line"),
    [
        pytest.param(
            POST, ["Coast Wire", "(officials)"], "The Vale Post ← Coast Wire ← officials (unnamed)", id="outlet"
        ),
        pytest.param(NOWHERE, ["Coast Wire", "(officials)"], "Coast Wire ← officials (unnamed)", id="no outlet known"),
        pytest.param(POST, ["(unknown)"], "The Vale Post ← unknown", id="unknown"),
        pytest.param(POST, ["The Vale Post", "Bo"], "The Vale Post ← Bo", id="an outlet's own report"),
        pytest.param(MAYBE, ["The Vale Post", "Bo"], "The Vale Post? ← Bo", id="the own report of one only suggested"),
        pytest.param(NOWHERE, ["Bo", "Bo", "Bo"], "Bo", id="a chain that cites itself"),
        pytest.param(NOWHERE, ["Bo", "Ada", "Bo"], "Bo ← Ada ← Bo", id="a chain that comes back"),
        pytest.param(POST, [], "The Vale Post", id="no chain"),
        pytest.param(NOWHERE, [], "", id="nothing known"),
        pytest.param(NOWHERE, ["Ada\n \tBrook"], "Ada Brook", id="spacing"),
        pytest.param(NOWHERE, ["\x1b[2J\u202eBo"], "\ufffd[2J\ufffdBo", id="control characters and overrides"),
        pytest.param(NOWHERE, ["x" * 10_000], "x" * 119 + "…", id="a very long name"),
    ],
)
def test_a_chain(of: Article, names: list[str], line: str) -> None:
    assert chain_line(of, statement(*names)) == line


@pytest.mark.parametrize(
    ("found", "words"),
    [
        pytest.param({}, [], id="plainly said"),
        pytest.param({"stance": Stance.DENY}, ["denies"], id="denies"),
        pytest.param({"stance": Stance.DECLINE}, ["would not say"], id="declines"),
        pytest.param({"hedge": True, "mode": Mode.PRIVATE_STATE}, ["hedged", "private state"], id="hedged, thought"),
        pytest.param({"addressee": "reporters", "said": "2031-04-02"}, ["to reporters", "said 2031-04-02"], id="told"),
        pytest.param({"said": "2031-04-01/2031-04-30"}, ["said 2031-04-01 to 2031-04-30"], id="an interval"),
        pytest.param(
            {"addressee": "Bo\n\x07" + "x" * 10_000}, ["to Bo \ufffd" + "x" * 115 + "…"], id="a hostile addressee"
        ),
    ],
)
def test_marks(found: dict[str, object], words: list[str]) -> None:
    assert marks(statement("Bo", **found)) == words


@settings(max_examples=200, deadline=None)
@given(names=st.lists(st.text(), max_size=4), addressee=st.none() | st.text(), said=st.none() | st.text())
def test_any_words_are_one_line_that_steers_nothing(names: list[str], addressee: str | None, said: str | None) -> None:
    of = statement(*names, addressee=addressee, said=said)
    line = " · ".join([chain_line(POST, of), *marks(of)])
    assert not {"\n", "\r", "\x1b", "\u202e", "\u2028"} & set(line)
    assert len(line) < 130 * 7
