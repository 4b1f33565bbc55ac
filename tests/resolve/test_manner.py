"""Stance, hedge, mode and addressee, each with the words that show it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Attribution, Mode, Span, Stance
from accordingto.resolve.manner import Manner, manner, manners
from accordingto.text.doc import Doc
from tests.growth import LINEAR, growth
from tests.resolve.marked import article

DENY, DECLINE, AFFIRM = Stance.DENY, Stance.DECLINE, Stance.AFFIRM


def spans(text: str, words: str | None) -> tuple[Span, ...]:
    """Where each piece of `words` (apart at " … ") first stands in `text`."""
    pieces = words.split(" … ") if words else []
    return tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def attribution(text: str, source: str | None, cue: str, content: str) -> Attribution:
    return Attribution(spans(text, source), spans(text, cue), spans(text, content), 1.0)


def read(text: str, cue: str, content: str, source: str | None = None) -> Manner:
    return manner(Doc(article(text)), attribution(text, source, cue, content))


def words(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        pytest.param("The mayor denied that he took it.", "denied", "that he took it", DENY, id="denied"),
        pytest.param("The mayor said he did not take it.", "said", "he did not take it", AFFIRM, id="said he did not"),
        pytest.param("Brody never denied the visit.", "never denied", "the visit", AFFIRM, id="never denied"),
        pytest.param("Brody never denied the visit.", "denied", "the visit", AFFIRM, id="negation left of the cue"),
        pytest.param("She walked back her vow.", "walked back", "her vow", DENY, id="walked back"),
        pytest.param("Olm brushed off the report.", "brushed off", "the report", DENY, id="brushed off"),
        pytest.param("The board decided against a sale.", "decided against", "a sale", DENY, id="decided against"),
        pytest.param(
            "Olm appears set to veto the levy.", "appears", "set to veto the levy", DENY, id="verb in content"
        ),
        pytest.param("I didn't expect him to go.", "didn't expect", "him to go", DENY, id="negated private state"),
        pytest.param("She doubts the dam will hold.", "doubts", "the dam will hold", DENY, id="doubts"),
        pytest.param("The port issued a firm denial of it.", "issued a firm denial of", "it", DENY, id="noun"),
        pytest.param("Nobody thinks the ferry sank.", "thinks", "the ferry sank", DENY, id="nobody as source"),
        pytest.param(
            *("Experts do not know whether the dam will hold.", "do not know", "whether the dam will hold", AFFIRM),
            id="who does not know denies nothing",
        ),
        pytest.param(
            *(
                "The clerk did not realize that the dam had failed.",
                "did not realize",
                "that the dam had failed",
                AFFIRM,
            ),
            id="nor does who did not realize what was so",
        ),
        pytest.param(
            *("Dahl was not aware that the port had closed.", "was not aware", "that the port had closed", AFFIRM),
            id="not aware",
        ),
        pytest.param(
            "The inquiry found no evidence of fraud.", "found no evidence of", "fraud", DENY, id="no evidence"
        ),
        pytest.param("Olm declined to name the donor.", "declined", "to name the donor", DECLINE, id="declined"),
        pytest.param("Olm would not say who paid.", "would not say", "who paid", DECLINE, id="would not say"),
        pytest.param("Olm has yet to say who paid.", "has yet to say", "who paid", DECLINE, id="has yet to"),
        pytest.param("Olm did not supply any cost.", "did not supply", "any cost", DECLINE, id="did not supply"),
        pytest.param("Olm made no mention of it.", "made no mention of", "it", DECLINE, id="no mention"),
        pytest.param("Olm could not be reached on it.", "could not be reached", "it", DECLINE, id="not reached"),
        pytest.param(
            "“We have nothing to tell you,” he said.", "said", "We have nothing to tell you", DECLINE, id="nothing"
        ),
        pytest.param(
            "She said she could not confirm that it sank.",
            *("said", "she could not confirm that it sank", DECLINE),
            id="could not confirm",
        ),
        pytest.param(
            "It said it has not yet been able to verify the report.",
            *("said", "it has not yet been able to verify the report", DECLINE),
            id="not been able to verify",
        ),
        pytest.param(
            "He said he could confirm that it sank.",
            "said",
            "he could confirm that it sank",
            AFFIRM,
            id="could confirm",
        ),
        pytest.param(
            "He said he did not believe reports that could not be confirmed.",
            *("said", "he did not believe reports that could not be confirmed", AFFIRM),
            id="what others could not confirm",
        ),
        pytest.param("“No comment,” he said.", "said", "“No comment,”", DECLINE, id="no comment"),
        pytest.param(
            "He said he would not discuss it.", "said", "he would not discuss it", DECLINE, id="indirect refusal"
        ),
        pytest.param(
            "He did not hesitate to say it sank.", "did not hesitate to say", "it sank", AFFIRM, id="hesitate"
        ),
        pytest.param("He not only said it sank.", "not only said", "it sank", AFFIRM, id="not only"),
        pytest.param("Olm did not rule out a sale.", "did not rule out", "a sale", AFFIRM, id="not ruled out"),
        pytest.param(
            "Olm refused to rule out a sale.", "refused to rule out", "a sale", DECLINE, id="refused to rule out"
        ),
        pytest.param("He no longer believes it.", "no longer believes", "it", DENY, id="no longer"),
        pytest.param("“I can't say,” he said.", "said", "“I can't say,”", DECLINE, id="cannot say"),
        pytest.param("Both towns are against the dam.", "are against", "the dam", DENY, id="against"),
        pytest.param("Olm said he did not discuss it.", "said", "he did not discuss it", AFFIRM, id="no refusal"),
        pytest.param("She criticised the plan.", "criticised", "the plan", AFFIRM, id="criticism"),
        pytest.param("He has no doubt the dam holds.", "has no doubt", "the dam holds", AFFIRM, id="no doubt"),
        pytest.param("It was not clear who paid.", "was not clear", "who paid", AFFIRM, id="not clear"),
    ],
)
def test_stance(text: str, cue: str, content: str, expected: Stance) -> None:
    source = "Nobody" if text.startswith("Nobody") else None
    assert read(text, cue, content, source).stance is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("he would have no comment", DECLINE, id="would have none"),
        pytest.param("we will have no further comment", DECLINE, id="will have none"),
        pytest.param("the ministry would have no comment", DECLINE, id="a body has none"),
        pytest.param("the port has nothing to add", AFFIRM, id="no body"),
        pytest.param("the city council has nothing to add", DECLINE, id="a body adds nothing"),
        pytest.param("the ministry of ports will not be commenting", DECLINE, id="a body will not be commenting"),
        pytest.param("our firm does not comment on talks", DECLINE, id="a body does not comment"),
        pytest.param("the firm had declined to comment", DECLINE, id="a body declined"),
        pytest.param("we will not be making any comment", DECLINE, id="making no comment"),
        pytest.param("he would not be giving a statement", DECLINE, id="giving no statement"),
        pytest.param("at this time, we have no comment", DECLINE, id="a time before"),
        pytest.param("unfortunately we cannot comment", DECLINE, id="an adverb before"),
        pytest.param("the ministry would comment on Monday", AFFIRM, id="it would comment"),
        pytest.param("the ministry will not disclose who paid", AFFIRM, id="what critics say"),
        pytest.param("the ministry has no plan", AFFIRM, id="no plan"),
        pytest.param("the report had nothing to say on dams", AFFIRM, id="a document"),
        pytest.param("critics who have no comment were silent", AFFIRM, id="others who have none"),
        pytest.param("we have nothing to hide", AFFIRM, id="nothing to hide"),
    ],
)
def test_a_content_that_is_a_refusal(content: str, expected: Stance) -> None:
    assert read(f"Olm said {content}.", "said", content, "Olm").stance is expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        pytest.param("The dam may burst, she said.", "said", "The dam may burst", True, id="may"),
        pytest.param("She said in May it burst.", "said", "in May it burst", False, id="month"),
        pytest.param("She said it could not burst.", "said", "it could not burst", False, id="could not"),
        pytest.param("She said it couldn't burst.", "said", "it couldn't burst", False, id="couldn't"),
        pytest.param("She said the mayor left.", "said", "the mayor left", False, id="mayor"),
        pytest.param("She said the mighty dam burst.", "said", "the mighty dam burst", False, id="mighty"),
        pytest.param("She said the mayor may leave.", "said", "the mayor may leave", True, id="the mayor may"),
        pytest.param("The log suggests it burst.", "suggests", "it burst", True, id="suggests"),
        pytest.param("She suggested closing the dam.", "suggested", "closing the dam", False, id="proposal"),
        pytest.param("She did not suggest it burst.", "did not suggest", "it burst", False, id="did not suggest"),
        pytest.param("She hinted at a sale.", "hinted at", "a sale", True, id="hinted"),
        pytest.param(
            "She left because it might burst, he said.", "said", "She left because it might burst", False, id="sub"
        ),
        pytest.param(
            "If it rains, it might burst, he said.", "said", "If it rains, it might burst", True, id="after if"
        ),
        pytest.param(
            "He said it fell, which could help.", "said", "it fell, which could help", True, id="which of its own"
        ),
        pytest.param("Oak Bay's might is over, he said.", "said", "Oak Bay's might is over", False, id="noun"),
        pytest.param(
            "Women are more likely to vote, it found.", "found", "Women are more likely to vote", False, id="ratio"
        ),
        pytest.param(
            "Likely voters favour Olm, it found.", "found", "Likely voters favour Olm", False, id="likely voters"
        ),
        pytest.param("It was unclear who paid.", "was unclear", "who paid", True, id="unclear"),
        pytest.param("Olm is understood to be ill.", "is understood", "to be ill", True, id="hearsay"),
        pytest.param("She is not sure who paid.", "is not sure", "who paid", True, id="not sure"),
        pytest.param("The likely winner, her likely rival, spoke.", "spoke", "her likely rival", False, id="attribute"),
        pytest.param("He said: It fell. It may rise.", "said", "It fell. It may rise", False, id="later sentence"),
        pytest.param(
            "“My hope,” he said, “is that maybe we win.”",
            "said",
            "“My hope,” … “is that maybe we win.”",
            True,
            id="pieces",
        ),
    ],
)
def test_hedge(text: str, cue: str, content: str, expected: bool) -> None:
    assert read(text, cue, content).hedge is expected


@pytest.mark.parametrize(
    ("text", "cue", "content", "is_private"),
    [
        pytest.param("The port wants a new crane.", "wants", "a new crane", True, id="wants"),
        pytest.param("The port ordered a new crane.", "ordered", "a new crane", False, id="ordered"),
        pytest.param("“We need it,” the port hopes.", "hopes", "“We need it,”", False, id="quoted"),
        pytest.param("In a letter, Olm hopes for rain.", "hopes for", "rain", False, id="in a letter"),
        pytest.param("Olm hopes for rain, he wrote.", "hopes for", "rain", False, id="he wrote"),
        pytest.param("Forty percent would choose Olm.", "would choose", "Olm", True, id="would choose"),
        pytest.param(
            "This political decision to sell hurt.", "This political decision", "to sell", True, id="decision"
        ),
        pytest.param("Olm expressed concern over rain.", "expressed concern over", "rain", False, id="voiced"),
        pytest.param("I tell myself that it will pass.", "tell myself", "that it will pass", True, id="tell myself"),
        pytest.param("The race seems close.", "seems", "The race … close", True, id="seems"),
        pytest.param("Olm seemed to suggest a sale.", "seemed to suggest", "a sale", False, id="seemed to say"),
    ],
)
def test_mode(text: str, cue: str, content: str, is_private: bool) -> None:
    assert (read(text, cue, content).mode is Mode.PRIVATE_STATE) is is_private


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "expected"),
    [
        pytest.param("Olm told Radio Vell on Friday it sank.", "Olm", "told", "it sank", "Radio Vell", id="told"),
        pytest.param(
            "“It sank,” Olm told the Vell Post.", "Olm", "told", "“It sank,”", "the Vell Post", id="told after"
        ),
        pytest.param(
            "Olm told Ann Ode of Vell News it sank.", "Olm", "told", "it sank", "Ann Ode of Vell News", id="of"
        ),
        pytest.param(
            "Olm told Vell's “Late Hour” it sank.", "Olm", "told", "it sank", "Vell's “Late Hour”", id="programme"
        ),
        pytest.param("Olm said in a call with staff it sank.", "Olm", "said", "it sank", "staff", id="call with"),
        pytest.param("In a May interview with RVL, Olm said it sank.", "Olm", "said", "it sank", "RVL", id="interview"),
        pytest.param("In an RVL interview, Olm said it sank.", "Olm", "said", "it sank", "RVL", id="named interview"),
        pytest.param("Olm, speaking to reporters, said it sank.", "Olm", "said", "it sank", "reporters", id="speaking"),
        pytest.param(
            "Olm confided to friends that it sank.", "Olm", "confided", "that it sank", "friends", id="said to"
        ),
        pytest.param(
            "The crew were told by Olm that it sank.", "Olm", "were told", "that it sank", "The crew", id="passive"
        ),
        pytest.param(
            "The crew were told that it sank.",
            "The crew",
            "were told",
            "that it sank",
            "The crew",
            id="by nobody named",
        ),
        pytest.param("Olm pledged to mend the roads.", "Olm", "pledged", "to mend the roads", None, id="infinitive"),
        pytest.param("Olm responded to a question: it sank.", "Olm", "responded", "it sank", None, id="question"),
        pytest.param(
            "Olm said a call with staff went well.", "Olm", "said", "a call with staff went well", None, id="content"
        ),
        pytest.param("Olm said at a briefing it sank.", "Olm", "said", "it sank", None, id="nobody"),
        pytest.param("Olm told the crew it sank, adding: Go.", "Olm", "adding", "Go", "the crew", id="other verb"),
        pytest.param("Olm told some other officials of it.", "Olm", "told", "it", "some other officials", id="other"),
        pytest.param("Olm tells the story of the dam.", "Olm", "tells", "the dam", None, id="no listener"),
        pytest.param(
            "Olm told the Vell News her crew slept.", "Olm", "told", "her crew slept", "the Vell News", id="her"
        ),
        pytest.param("Olm disclosed them to the Post.", "Olm", "disclosed", "them", "the Post", id="after content"),
    ],
)
def test_addressee(text: str, source: str, cue: str, content: str, expected: str | None) -> None:
    found = read(text, cue, content, source)
    assert words(text, found.addressee) == expected
    assert [words(text, e.span) for e in found.evidence if e.of == "addressee"] == ([expected] if expected else [])


TALK = "Ada Olm told Radio Vell the dam held. She said the town was safe. Mr. Reed said he fled. She said it was over."


def test_addressee_carries_over_until_another_source_speaks() -> None:
    said = [
        attribution(TALK, "Ada Olm", "told", "the dam held"),
        attribution(TALK, "She", "said", "the town was safe"),
        attribution(TALK, "Mr. Reed", "said", "he fled"),
        attribution(TALK, None, "said", "it was over"),
    ]
    last = TALK.rindex("She")
    said[2] = Attribution(
        said[2].source, (Span(TALK.index("said he"), TALK.index("said he") + 4),), said[2].content, 1.0
    )
    said[3] = Attribution((Span(last, last + 3),), (Span(last + 4, last + 8),), said[3].content, 1.0)
    found = manners(Doc(article(TALK)), said, ["olm", "olm", "reed", "olm"])
    assert [words(TALK, m.addressee) for m in found] == ["Radio Vell", "Radio Vell", None, None]
    assert found[1].evidence[-1].because == "the same conversation goes on"


def test_addressee_holds_for_a_participle_of_its_sentence() -> None:
    text = "Claiming the dam held, Olm told Radio Vell that he slept."
    said = [attribution(text, None, "Claiming", "the dam held"), attribution(text, "Olm", "told", "that he slept")]
    assert [words(text, m.addressee) for m in manners(Doc(article(text)), said, ["", "olm"])] == [
        "Radio Vell",
        "Radio Vell",
    ]


def test_evidence_names_the_words() -> None:
    text = "The mayor has never said who may have paid."
    found = read(text, "has never said", "who may have paid")
    assert [(e.of, words(text, e.span)) for e in found.evidence] == [("stance", "never said")]


def test_no_cue_is_plain_speech() -> None:
    text = "Olm: The dam held."
    found = manner(Doc(article(text)), Attribution((), (), spans(text, "The dam held"), 1.0))
    assert (found.stance, found.hedge, found.mode, found.addressee) == (AFFIRM, False, Mode.SPEECH, None)


@pytest.mark.parametrize("piece", ["a", " ", "told ", "in a ", "may ", "that ", "not ", "“", "x, which "])
def test_hostile_text_is_linear(piece: str) -> None:
    def read_both(size: int) -> None:
        text = "He said " + piece * (size // len(piece))
        said = Attribution((Span(0, 2),), (Span(3, 7),), (Span(8, len(text)),), 1.0)
        manner(Doc(article(text)), said)
        manner(Doc(article(text)), Attribution((), (Span(3, len(text)),), (Span(0, 2),), 1.0))

    assert growth(read_both, 50_000) < LINEAR


_WORDS = st.lists(
    st.sampled_from("He told Ann in a call with “ ” that may , . not deny said to the wants 's n't\n".split(" "))
)


@given(_WORDS.map(" ".join) | st.text(max_size=60), st.data())
def test_any_spans_of_any_text_are_read(text: str, data: st.DataObject) -> None:
    """Nothing raises, every span lies in the text, and what is not usual has evidence."""
    place = st.tuples(*[st.integers(0, len(text))] * 2).map(lambda ends: Span(min(ends), max(ends)))
    role = st.lists(place, max_size=2).map(lambda pieces: tuple(sorted(pieces)))
    said = data.draw(st.lists(st.builds(Attribution, role, role, role.filter(bool), st.just(1.0)), max_size=3))
    for found in manners(Doc(article(text)), said, ["a"] * len(said)):
        assert all(0 <= e.span.start < e.span.end <= len(text) for e in found.evidence if e.span)
        shown = {e.of for e in found.evidence}
        usual = (found.stance is AFFIRM, not found.hedge, found.mode is Mode.SPEECH, found.addressee is None)
        assert shown == {
            of for of, is_usual in zip(("stance", "hedge", "mode", "addressee"), usual, strict=True) if not is_usual
        }
