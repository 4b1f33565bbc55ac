"""Statements that only say of another that it is false."""

from dataclasses import replace

import pytest

from accordingto.match.comparable import comparables
from accordingto.match.replies import replies
from accordingto.records import Stance
from accordingto.text.doc import Doc
from tests.ledger.samples import article, statement

SHUT = "Ada Quill said the harbour of Velmar would shut on Friday."


def answered(text: str, *said: tuple[str, str, str]) -> dict[int, int]:
    of = article("a", text)
    return replies(comparables(Doc(of), [statement(of, *one) for one in said]))


QUILL = ("Ada Quill", "said", "the harbour of Velmar would shut on Friday")


@pytest.mark.parametrize(
    ("reply", "content", "denied"),
    [
        pytest.param("“She made it up,” Ivo Marn said.", "“She made it up,”", True, id="made up"),
        pytest.param("“That is false,” Ivo Marn said.", "“That is false,”", True, id="false"),
        pytest.param("“The quay is a fake,” Ivo Marn said.", "“The quay is a fake,”", True, id="points by its article"),
        pytest.param(
            "“These claims are false. We deny them,” Ivo Marn said.",
            "“These claims are false. We deny them,”",
            True,
            id="each sentence",
        ),
        pytest.param(
            "“That is false. The harbour needs a new wall,” Ivo Marn said.",
            "“That is false. The harbour needs a new wall,”",
            False,
            id="one sentence says something",
        ),
        pytest.param("“It will rain,” Ivo Marn said.", "“It will rain,”", False, id="no denial"),
        pytest.param("“He made no such vow,” Ivo Marn said.", "“He made no such vow,”", True, id="made no such"),
        pytest.param("“I gave no such order,” Ivo Marn said.", "“I gave no such order,”", True, id="gave no such"),
        pytest.param(
            "“There was no such plan,” Ivo Marn said.", "“There was no such plan,”", True, id="there was no such"
        ),
        pytest.param("“There’s no such plan,” Ivo Marn said.", "“There’s no such plan,”", True, id="there's no such"),
        pytest.param("“We have no such plans,” Ivo Marn said.", "“We have no such plans,”", True, id="have no such"),
        pytest.param(
            "“I said no such thing,” Ivo Marn said.", "“I said no such thing,”", True, id="said no such thing"
        ),
        pytest.param("“No such deal existed,” Ivo Marn said.", "“No such deal existed,”", True, id="no such existed"),
        pytest.param(
            "“No such deal had been signed,” Ivo Marn said.", "“No such deal had been signed,”", True, id="passive"
        ),
        pytest.param(
            "“There is no such thing as a safe quay,” Ivo Marn said.",
            "“There is no such thing as a safe quay,”",
            False,
            id="no such thing as",
        ),
        pytest.param(
            "“Olm had no such luck,” Ivo Marn said.", "“Olm had no such luck,”", False, id="what one has none of"
        ),
        pytest.param(
            "“He came with no such aim,” Ivo Marn said.", "“He came with no such aim,”", False, id="with no such"
        ),
        pytest.param(
            "“No such ferry had run to the isles since the war,” Ivo Marn said.",
            "“No such ferry had run to the isles since the war,”",
            False,
            id="says more",
        ),
        pytest.param(
            "“We never said so,” Ivo Marn said.", "“We never said so,”", False, id="denies what nobody here told"
        ),
    ],
)
def test_a_reply_goes_with_what_it_denies(reply: str, content: str, denied: bool) -> None:
    found = answered(f"{SHUT}\n{reply}", QUILL, ("Ivo Marn", "said.", content))
    assert found == ({1: 0} if denied else {})


NAMED = [
    pytest.param("Ivo Marn shot down the claim.", "shot down", "the claim", True, id="the claim"),
    pytest.param("Ivo Marn flatly denied these rumours.", "flatly denied", "these rumours", True, id="these rumours"),
    pytest.param("Ivo Marn denied any of the claims brought forth by Quill.", "denied",
                 "any of the claims brought forth by Quill", True, id="whose claims"),
    pytest.param("Ivo Marn dismissed the harbour rumour as nonsense.", "dismissed",
                 "the harbour rumour as nonsense", True, id="as what"),
    pytest.param("Ivo Marn denied a claim from a baker that the ferry had sunk.", "denied",
                 "a claim from a baker that the ferry had sunk", False, id="says what is claimed"),
    pytest.param("Ivo Marn denied the reports of a long strike on three quays.", "denied",
                 "the reports of a long strike on three quays", False, id="of what"),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "cue", "content", "denied"), NAMED)
def test_who_denies_what_he_only_names_denies_what_was_said(reply: str, cue: str, content: str, denied: bool) -> None:
    of = article("a", f"{SHUT}\n{reply}")
    said = [statement(of, *QUILL), replace(statement(of, "Ivo Marn", cue, content), stance=Stance.DENY)]
    assert replies(comparables(Doc(of), said)) == ({1: 0} if denied else {})


def test_nobody_answers_himself_or_what_comes_after() -> None:
    assert not answered(f"{SHUT} “That is false,” she said.", QUILL, ("Ada Quill", "said", "“That is false,”"))
    assert not answered(f"“That is false,” Ivo Marn said. {SHUT}", ("Ivo Marn", "said", "“That is false,”"), QUILL)


def test_of_several_it_goes_with_what_the_article_is_about() -> None:
    rain, ferry = ("Bram Tolk", "said", "it had rained since May"), ("Lena Ost", "said", "the ferry was late on Monday")
    again = ("Tom Reed", "said", "the harbour of Velmar is to shut")
    text = f"{SHUT} Tom Reed said the harbour of Velmar is to shut. Lena Ost said the ferry was late on Monday."
    text += " Bram Tolk said it had rained since May. “These claims are false,” Ivo Marn said."
    found = answered(text, QUILL, again, ferry, rain, ("Ivo Marn", "said.", "“These claims are false,”"))
    assert set(found) == {4} and found[4] in (0, 1)
