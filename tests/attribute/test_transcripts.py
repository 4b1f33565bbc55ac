"""Transcripts: labels of one form are speakers all along."""

from pathlib import Path

import pytest

from accordingto.attribute.transcripts import turns_of
from accordingto.attribute.windows import paragraphs_of
from accordingto.records import Agent, Attribution, Span
from tests.speakers import article_in, misattributed, said, told


def first_label(text: str) -> Attribution:
    colon = text.index(":")
    return Attribution((Span(0, colon),), (Span(colon, colon + 1),), (Span(colon + 2, text.index("\n")),), 0.7)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("PILOT: We turn back.\nTOWER: Say again?\nThey landed.", ["PILOT", "TOWER"], id="capitals"),
        pytest.param("Q: Why a lighthouse?\nA: Nobody drops in.", ["Q", "A"], id="question and answer"),
        pytest.param("Ada Quill: Why?\nIvo Marn: Nobody drops in.", ["Ada Quill", "Ivo Marn"], id="names"),
        pytest.param("PILOT: We turn back.\nUpdate: They landed.", ["PILOT"], id="another form"),
    ],
)
def test_labels(text: str, expected: list[str]) -> None:
    made = turns_of(text, list(paragraphs_of(text)), [first_label(text)])
    assert [text[a.speaker.start : a.speaker.end] for a in made if a.speaker] == expected
    assert all(a.score == 0.7 for a in made)


@pytest.mark.parametrize(
    ("label", "again", "speakers"),
    [
        pytest.param("TOLK", "FACT", ["TOLK", "TOLK"], id="a fact checked"),
        pytest.param("CLAIM", "FACT", [], id="claim and fact"),
        pytest.param("Myth", "Fact", [], id="myth and fact"),
        pytest.param("TOLK", "THE CLAIM", ["TOLK", "TOLK"], id="with its article"),
        pytest.param("TOLK", "VERDICT", ["TOLK", "TOLK"], id="verdict"),
        pytest.param("TOLK", "BILL", ["TOLK", "BILL", "TOLK", "BILL"], id="a first name"),
        pytest.param("TOLK", "MAP", ["TOLK", "MAP", "TOLK", "MAP"], id="a surname"),
        pytest.param("TOLK", "TOWER", ["TOLK", "TOWER", "TOLK", "TOWER"], id="no text"),
    ],
)
def test_a_label_that_names_a_text_is_no_speaker(label: str, again: str, speakers: list[str]) -> None:
    text = f"{label}: The port is sold.\n{again}: It is leased.\n{label}: Not so.\n{again}: Since May.\nAda Map left."
    made = turns_of(text, list(paragraphs_of(text)), [first_label(text)])
    assert [text[a.speaker.start : a.speaker.end] for a in made if a.speaker] == speakers


def test_without_a_label_that_the_network_took_there_is_none() -> None:
    text = "NOTE: The road is shut.\nUPDATE: It is open."
    assert turns_of(text, list(paragraphs_of(text)), []) == []


def test_four_turns_of_two_make_a_transcript_by_themselves() -> None:
    turns = ["ADA QUILL, HARBOUR CHIEF: No.", "MARN: Why?", "QUILL (laughing): Ask the pilots.", "MARN: I did."]
    found = turns_of("\n".join(turns), list(paragraphs_of("\n".join(turns))), [])
    assert len(found) == 4
    assert turns_of("\n".join(turns[:3]), list(paragraphs_of("\n".join(turns[:3]))), []) == []


STUDIO = """HARBOUR TONIGHT

Aired May 2, 2024 - 19:00 ET

NINA FALK, HARBOUR TV ANCHOR: Good evening. The tug strike is in its third day, and we go to Selby.

OTTO BRANN, HARBOUR TV MARITIME CORRESPONDENT: Nina, the talks broke down at six.

FALK: 7:02 here. What does the owner say?

BRANN (on the phone): The owner calls it blackmail. "They will be back by Monday," he told me.

(BEGIN VIDEO CLIP)

VICE ADM. PETER LOHSE (RET.), TUG OWNER: I have sixty men and no contract.

UNIDENTIFIED MALE: He is lying.

(END VIDEO CLIP)

BRANN: That was an hour ago."""

COURT = """State v. Morrow, second day

The trial of Jon Morrow, a dredger, went on in Selby on Tuesday. The record of the morning follows.

MS. ORLAND: Objection.

THE COURT: Overruled. Go on, Mr. Pell.

MR. PELL: Who had the key?

THE WITNESS: I had it. I lent it to nobody.

MR. PELL: And the spare?

MS. ORLAND: Asked and answered."""

EXAMINED = """Nurse tells court of the night on the ward

Nora Kell, a night nurse, was examined in Selby on Tuesday. What follows is from the record.

Q. Where were you at ten?

A. At the desk. I was writing.

Q. Who came in?

A. Nobody came in. The door was stuck.

MR. PELL: Objection.

Q. Since when?

A. Since March, and I have told them so."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            STUDIO,
            [
                ("FALK", "Good evening. The tug strike"),
                ("BRANN", "Nina, the talks broke down at six."),
                ("FALK", "7:02 here."),
                ("BRANN", "The owner calls it blackmail."),
                ("LOHSE", "I have sixty men and no contract."),
                ("", "He is lying."),
                ("BRANN", "That was an hour ago."),
            ],
            id="studio",
        ),
        pytest.param(
            COURT,
            [
                ("ORLAND", "Objection."),
                ("COURT", "Overruled."),
                ("PELL", "Who had the key?"),
                ("witness", "I lent it to nobody."),
                ("ORLAND", "Asked and answered."),
            ],
            id="court",
        ),
        pytest.param(
            EXAMINED,
            [
                ("Nora Kell", "I was writing."),
                ("Nora Kell", "The door was stuck."),
                ("Nora Kell", "I have told them so."),
            ],
            id="questions and answers in court",
        ),
    ],
)
def test_turns(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    found = told(article_in(tmp_path, text))
    upper = [one._replace(speaker=one.speaker.upper()) for one in found]
    assert misattributed(upper, [(speaker.upper(), words) for speaker, words in expected]) == [], found


def test_a_titled_label_is_a_person_and_nobody_named_is_nobody(tmp_path: Path) -> None:
    links = {}
    for text in (COURT, STUDIO):
        article = article_in(tmp_path, text)
        for one in said(article):
            links[article.text[one.attribution.source[0].start : one.attribution.source[0].end]] = one.chain[-1].source
    assert links["MS. ORLAND"].kind is Agent.PERSON and links["MS. ORLAND"].named
    assert links["UNIDENTIFIED MALE"].kind is Agent.PERSON and not links["UNIDENTIFIED MALE"].named
    assert "HARBOUR TV ANCHOR" in links["NINA FALK, HARBOUR TV ANCHOR"].roles
