"""How far each rule looks: the last place where it still sees, and the first where it does not."""

from collections.abc import Callable

import pytest

from accordingto.records import Mode, Span, Stance
from accordingto.resolve.relays import heard
from tests.resolve.test_chains import chains
from tests.resolve.test_entities import refer
from tests.resolve.test_manner import read
from tests.resolve.test_said import when

WHO_PAID = "who paid"


def hedged(n: int) -> bool:
    content = f"The {'o' * n} may fall"
    return read(f"He said {content}", "said", content).hedge


def denied_behind_the_cue(between: str) -> bool:
    return read(f"He had {between}denied the visit.", "had", "the visit").stance is Stance.DENY


def denied_by_its_end(n: int) -> bool:
    return read(f"He {'x' * n}ly denied the visit.", f"{'x' * n}ly denied", "the visit").stance is Stance.DENY


def refused_before_the_cue(n: int) -> bool:
    return read(f"He did not {'x' * n}ly say {WHO_PAID}.", "say", WHO_PAID).stance is Stance.DECLINE


def refused_by_the_content(n: int) -> bool:
    content = "well, " * n + "no comment"
    return read(f"He said {content}", "said", content).stance is Stance.DECLINE


def spoken(text: str) -> bool:
    return read(text, "believed", "it rained").mode is Mode.SPEECH


def said_to_the_board(n: int) -> bool:
    return read(f"He said {'o' * n} to the board that it fell.", "said", "that it fell", "He").addressee is not None


def heard_by_an_outlet(n: int) -> bool:
    text = f"He told {'o' * n} RT it fell"
    return heard(text, Span(0, len(text)), []) is not None


def meant(marked: str, name: str) -> bool:
    found = refer(marked)
    return found is not None and found.name == name


def same_official(n: int) -> bool:
    found = refer("The official spoke. " + "The rain fell on the old roof. " * n + "[[The official]] said no.")
    return found is not None and "the last of that description" in found.because


def still_told_to_the_gazette(n: int) -> bool:
    text = "Ada Quill told The Gazette it rained.\n" + "The rain fell.\n" * n + "Quill said it froze."
    return len(chains(text, [("Ada Quill", "told", "it rained"), ("Quill", "said", "it froze")])[1].split(" ← ")) > 1


@pytest.mark.parametrize(
    ("last", "sees"),
    [
        pytest.param(392, hedged, id="a hedge in the content"),
        pytest.param(3, lambda n: denied_behind_the_cue("really " * n), id="a verb behind the cue, in words"),
        pytest.param(49, lambda n: denied_behind_the_cue("x" * n + "ly "), id="a verb behind the cue, in characters"),
        pytest.param(191, denied_by_its_end, id="a verb at the end of a long cue"),
        pytest.param(53, refused_before_the_cue, id="a negation before the cue"),
        pytest.param(31, refused_by_the_content, id="a refusal in the content"),
        pytest.param(287, lambda n: spoken(f"In a letter {'o' * n} he believed it rained."), id="a letter before"),
        pytest.param(280, lambda n: spoken(f"He believed it rained {'o' * n}, he said."), id="a verb of saying after"),
        pytest.param(191, said_to_the_board, id="whom it was said to"),
        pytest.param(
            155,
            lambda n: when(f"{{Ada Quill}} <said> {'o' * n} on Tuesday [the dam is safe].") is not None,
            id="a date after the cue",
        ),
        pytest.param(84, heard_by_an_outlet, id="an outlet that was told"),
        pytest.param(
            10,
            lambda n: meant(f"Tom Reed spoke. {'The rain fell on it. ' * n}[[He]] said no.", "Tom Reed"),
            id="a pronoun, in sentences",
        ),
        pytest.param(39, same_official, id="a description, in sentences"),
        pytest.param(2, still_told_to_the_gazette, id="an outlet that was told, in paragraphs"),
    ],
)
def test_it_sees_so_far_and_no_farther(last: int, sees: Callable[[int], bool]) -> None:
    assert sees(last)
    assert not sees(last + 1)


def test_a_sentence_of_four_tokens_is_no_sentence_to_a_pronoun() -> None:
    assert meant(f"Tom Reed spoke. {'It rained on. ' * 20}[[He]] said no.", "Tom Reed")
    assert not meant(f"Tom Reed spoke. {'It rained on it. ' * 20}[[He]] said no.", "Tom Reed")
