"""Which member of a claim is its title."""

import pytest

from accordingto.match.comparable import Comparable, comparable
from accordingto.match.titles import alone, title
from accordingto.records import Stance
from accordingto.text.doc import Doc
from tests.ledger.samples import article, statement

BEST = "Zoë Marlowe reopened the harbour of Larkhaven in May"


def line(content: str, ending: str = "") -> Comparable:
    """A telling of those words; of two pieces where `ending` is given."""
    of = article("a", f"Ada Quill said: {content}\n\nAnd then: {ending}")
    said = f"{content} … {ending}" if ending else content
    return comparable(Doc(of), statement(of, "Ada Quill", "said", said))


@pytest.mark.parametrize(
    ("worse", "by"),
    [
        pytest.param(line("Her harbour of Larkhaven reopened in the month of May"), 0.3, id="whose is not said"),
        pytest.param(line("However, the harbour of Larkhaven reopened in May"), 0.3, id="leans on the sentence before"),
        pytest.param(line("Larkhaven: The harbour of the town reopened in May"), 0.2, id="a dateline"),
        pytest.param(line("I know that the harbour of Larkhaven reopened in May"), 0.2, id="in somebody's own person"),
        pytest.param(line("The harbour of Larkhaven did not reopen in May"), 0.3, id="denies something"),
        pytest.param(line("The harbour of Larkhaven reopened. It was May by then"), 0.2, id="two sentences"),
        pytest.param(line("The harbour of “dear old” Larkhaven reopened in May"), 0.1, id="quotes inside"),
        pytest.param(line("The harbour of Larkhaven reopened at last", "in May"), 0.3, id="two pieces"),
        pytest.param(line("reopened in May"), 0.55, id="short"),
    ],
)
def test_words_that_need_no_others_go_before(worse: Comparable, by: float) -> None:
    assert alone(line(BEST)) == 0.5
    assert 0.5 - alone(worse) == pytest.approx(by)


@pytest.mark.parametrize("words", [f"that {BEST}", f"“{BEST}.”", f"{BEST[:1].lower()}{BEST[1:]}"])
def test_what_a_title_drops_or_mends_counts_nothing(words: str) -> None:
    assert alone(line(words)) == 0.5


def test_who_denies_it_gives_no_title_while_somebody_affirms_it() -> None:
    denial, affirmed = line(BEST), line("that it is so")
    stances = {denial.id: Stance.DENY, affirmed.id: Stance.AFFIRM}
    likely = {denial.id: 1.0, affirmed.id: 0.6}
    assert title([denial, affirmed], stances, likely) is affirmed
    assert title([denial], stances, likely) is denial


def test_of_equal_sentences_the_one_that_says_most_surely_the_same() -> None:
    one, other = line(BEST), line(f"{BEST} and June")
    stances = dict.fromkeys((one.id, other.id), Stance.AFFIRM)
    assert title([one, other], stances, {one.id: 0.7, other.id: 0.9}) is other
    assert title([other, one], stances, {one.id: 0.9, other.id: 0.7}) is one


def test_reading_well_alone_counts_as_much_as_half_of_being_sure() -> None:
    one, other = line(BEST), line(f"{BEST}, “they” say")
    stances = dict.fromkeys((one.id, other.id), Stance.AFFIRM)
    assert title([one, other], stances, {one.id: 0.5, other.id: 0.69}) is one
    assert title([one, other], stances, {one.id: 0.5, other.id: 0.71}) is other
