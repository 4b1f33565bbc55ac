"""Several speakers in one paragraph."""

from pathlib import Path

import pytest

from accordingto.attribute.dialogue import beside
from accordingto.records import Attribution, Span
from tests.speakers import article_in, misattributed, told
from tests.text.test_doc import doc

HEARING = (
    "The council of Selby questioned the harbour pilot, Runa Velde, and the owner of the tug, Karl Oster, on Friday."
)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        pytest.param(
            "“Who cut the line?” “I cut it,” answered the pilot, Runa Velde.",
            [("Runa Velde", "I cut it"), ("", "Who cut the line?")],
            id="the question is nobody's",
        ),
        pytest.param(
            "“Who cut the line?” Mr. Oster asked. “I did,” Ms. Velde said. “And I would again.”",
            [("Karl Oster", "Who cut"), ("Runa Velde", "I did"), ("Runa Velde", "And I would again.")],
            id="question, answer, more",
        ),
        pytest.param(
            "“The line was rotten,” Ms. Velde said. “Everybody saw it.” “Nobody saw it,” Mr. Oster said.",
            [
                ("Runa Velde", "The line was rotten"),
                ("Runa Velde", "Everybody saw it."),
                ("Karl Oster", "Nobody saw it"),
            ],
            id="reply right behind",
        ),
        pytest.param(
            '"You were asleep," Mr. Oster said. "I was not," said Ms. Velde. "Then who steered?" asked Mr. Oster.',
            [("Karl Oster", "You were asleep"), ("Runa Velde", "I was not"), ("Karl Oster", "Then who steered?")],
            id="straight marks",
        ),
        pytest.param(
            "“You were asleep,” said Mr. Oster. “On a Sunday.” “I never sleep,” Ms. Velde replied. “Ask the tide.”",
            [
                ("Karl Oster", "You were asleep"),
                ("Karl Oster", "On a Sunday."),
                ("Runa Velde", "I never sleep"),
                ("Runa Velde", "Ask the tide."),
            ],
            id="two and two",
        ),
        pytest.param(
            "‘Who paid you?’ asked Mr. Oster. ‘Nobody paid me,’ said Ms. Velde. ‘I am a pilot.’",
            [("Karl Oster", "Who paid you?"), ("Runa Velde", "Nobody paid me"), ("Runa Velde", "I am a pilot.")],
            id="British marks",
        ),
    ],
)
def test_each_has_their_own_words(tmp_path: Path, paragraph: str, expected: list[tuple[str, str]]) -> None:
    text = f"Pilot and owner clash over cut line\n\n{HEARING}\n\n{paragraph}\n\nThe council meets again on Monday."
    found = told(article_in(tmp_path, text))
    assert misattributed(found, expected) == [], found


def one(text: str, source: str, cue: str, *content: str) -> Attribution:
    spans = {words: Span(text.index(words), text.index(words) + len(words)) for words in (source, cue, *content)}
    return Attribution((spans[source],), (spans[cue],), tuple(spans[c] for c in content), 0.9)


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        pytest.param(
            "“Who?” she asked. “I was,” Quill said.",
            [("she", "asked", "“Who?”", "“I was,”"), ("Quill", "said", "she")],
            [["“Who?”"], ["she", "“I was,”"]],
            id="given to the one before",
        ),
        pytest.param(
            "“We go,” Quill said, adding it was late.",
            [("Quill", "said", "“We go,”"), ("Quill", "adding", "it was late")],
            [["“We go,”"], ["it was late"]],
            id="the nearer verb keeps it",
        ),
        pytest.param(
            "Quill said: “Why?” He offered no reason today.",
            [("Quill", "said", "“Why?”"), ("He", "offered", "no reason")],
            [["“Why?”"], ["no reason"]],
            id="a new sentence behind a question",
        ),
    ],
)
def test_beside(text: str, found: list[tuple[str, ...]], expected: list[list[str]]) -> None:
    out = beside(doc(text), [one(text, *given) for given in found])
    assert [[text[s.start : s.end] for s in a.content] for a in out] == expected
