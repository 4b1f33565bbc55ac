"""Where two passages that are held to say the same differ, and where they do not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.match.conflicts import claim_conflicts, source_conflicts
from accordingto.match.differences import differences
from accordingto.match.passages import Parsed, passage
from accordingto.records import (
    Agent,
    Article,
    Attribution,
    Differs,
    Kind,
    Link,
    Paragraph,
    Source,
    Span,
    Stance,
    Statement,
)
from accordingto.text.dates import dates
from accordingto.text.doc import Doc

MONDAY = "2023-09-04"
NOBODY = Source("the ministry", Agent.ORGANISATION, named=False)


def said(
    text: str,
    content: str | None = None,
    day: str = MONDAY,
    source: Source = NOBODY,
    stance: Stance = Stance.AFFIRM,
    cue: str = "",
    article: str | None = None,
) -> Parsed:
    """A passage whose content is given, or all of the text."""
    start = text.index(content) if content else 0
    span = Span(start, start + len(content or text))
    at = text.index(cue)
    given_cue = (Span(at, at + len(cue)),) if cue else ()
    item = Article(article or text, text, "", text, (Paragraph(Span(0, len(text)), Kind.BODY),), given_text=True)
    statement = Statement(
        text, text, Attribution((), given_cue, (span,), 1.0), (Link(source, None, "given"),), stance=stance
    )
    return passage(Doc(item), statement, dates(text, date.fromisoformat(day)))


def kinds(left: Parsed, right: Parsed, utterance: bool = True) -> list[str]:
    one, two = differences(left, right, utterance=utterance), differences(right, left, utterance=utterance)
    assert {c.kind for c in one} == {c.kind for c in two}
    return sorted(c.kind.value for c in one)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        pytest.param("Floods drove 14,000 people out", "Floods have driven 40,000 people out", "number", id="number"),
        pytest.param("The mine lost $210 million", "The mine's loss came to $120 million", "number", id="money"),
        pytest.param("She warned the mine twice", "She warned the mine three times", "number", id="twice"),
        pytest.param("The tram opens on March 3", "The tram would open on March 13", "date", id="day"),
        pytest.param(
            "The tram will stop on Tuesday night", "The tram would stop on Thursday night", "date", id="night"
        ),
        pytest.param("The tunnel was finished in 1974", "The tunnel was completed in 1964", "date", id="year"),
        pytest.param(
            "Talks will resume before Christmas", "Talks will not resume until mid-January", "date", id="until"
        ),
        pytest.param("The embassy will reopen in Tarvo", "The embassy would reopen in Luskeren", "place", id="place"),
        pytest.param(
            "Two hikers were found on Mount Orrel", "Two hikers were found on Mount Hask", "place", id="mount"
        ),
        pytest.param("Troops entered the western suburbs", "Troops entered the eastern suburbs", "place", id="compass"),
        pytest.param("Ruth Hale wrote the law", "Tom Brandt had written the law", "role", id="another actor"),
        pytest.param("Ruth Hale won Tarvo and Osk", "Ruth Hale won Tarvo and Varn", "role", id="one of a list"),
        pytest.param("Mr. Petrov paid Mr. Lund for it", "Mr. Lund paid Mr. Petrov for it", "role", id="reversed"),
        pytest.param("The army shelled the rebels", "The rebels shelled the army", "role", id="reversed nouns"),
        pytest.param("The tenant lit the fire", "The fire was lit by the landlord", "role", id="passive"),
        pytest.param("The bridge is safe to cross", "The bridge is not safe to cross", "denial", id="not"),
        pytest.param("The water is safe", "The water is unsafe", "denial", id="unsafe"),
        pytest.param("The mine paid its taxes", "The mine has failed to pay its taxes", "denial", id="failed to"),
        pytest.param(
            "The pilot was drunk", "There was no evidence that the pilot was drunk", "denial", id="no evidence"
        ),
        pytest.param("The company knew, the mine did not", "The mine knew, the company did not", "denial", id="elided"),
        pytest.param("The virus may have come from bats", "The virus came from bats", "strength", id="may"),
        pytest.param("The bank will probably sell the mine", "The bank will sell the mine", "strength", id="probably"),
        pytest.param("It is possible that the mine will close", "The mine will close", "strength", id="possible"),
        pytest.param("The bank plans to sell the mine", "The bank will sell the mine", "strength", id="plans to"),
    ],
)
def test_differs(left: str, right: str, kind: str) -> None:
    assert kind in kinds(said(left), said(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Floods drove 14,000 people out", "Floods drove about 14,200 people from their homes", id="about"),
        pytest.param("More than 200 men fought the fire", "240 men fought the fire", id="more than"),
        pytest.param("The wave was 6 meters high", "The wave stood about 20 feet high", id="units"),
        pytest.param(
            "Two men were held for six weeks", "Two men were held for a month and a half", id="no count of it"
        ),
        pytest.param("The tram opens on March 3", "The tram will open in early March", id="coarser date"),
        pytest.param("Talks ended on Friday", "Talks ended on Sept. 1", id="weekday and date"),
        pytest.param("The embassy will reopen in Kabul", "The embassy in Afghanistan will reopen", id="containing"),
        pytest.param("Ruth Hale wrote the law", "The law was written by Ms. Hale", id="passive"),
        pytest.param("Ruth Hale wrote the law", "She wrote the law", id="pronoun"),
        pytest.param("The union rejected the offer", "Members of the union turned down the offer", id="members"),
        pytest.param("The bridge is not safe to cross", "The bridge is unsafe", id="two denials"),
        pytest.param("No troops crossed the river", "The troops had not crossed the river", id="no and not"),
        pytest.param("I will not resign and I will serve my term", "I will serve my term", id="denied elsewhere"),
        pytest.param("The virus may have come from bats", "Bats could be the source of the virus", id="two hedges"),
        pytest.param("Ruth Hale won Tarvo, Varn and Osk", "Ruth Hale won Tarvo and Luskeren", id="a longer list"),
        pytest.param("The mine will close not only in Varn", "The mine will close in Varn", id="not only"),
    ],
)
def test_alike(left: str, right: str) -> None:
    assert not kinds(said(left), said(right))


def test_days_are_those_of_each_article() -> None:
    left, right = "Talks ended on Tuesday", "Talks ended on Tuesday, both sides agreed"
    assert not kinds(said(left, day="2023-09-06"), said(right, day="2023-09-07"))
    assert kinds(said(left, day="2023-09-06"), said(right, day="2023-09-14")) == ["date"]


def test_same_sentence_is_a_copy() -> None:
    text = "The ship sank on Tuesday"
    assert not kinds(said(text, day="2023-09-06"), said(text, day="2023-09-14"))
    hyphened = "The non-nuclear ship sank on Tuesday"
    assert not kinds(said(hyphened, day="2023-09-06"), said(hyphened.replace("-", ""), day="2023-09-14"))


def test_figure_in_the_sentence_around() -> None:
    left = "Ada, out for three matches, said: “I feel fine.”"
    right = "Ada, who is out for five matches, said: “I feel fine.”"
    assert kinds(said(left, "“I feel fine.”"), said(right, "“I feel fine.”")) == ["number"]


def test_two_places_that_one_article_tells_of_are_no_rivals() -> None:
    right = said("The embassy would reopen in Luskeren")
    assert kinds(said("The embassy will reopen in Tarvo"), right) == ["place"]
    both = said("The embassy will reopen in Tarvo. Its capital is Luskeren.", "The embassy will reopen in Tarvo")
    assert kinds(both, right) == []


def test_no_one_is_nobody() -> None:
    one, two = said("Nobody can break a charter that he never signed"), said("no one can break a charter")
    assert kinds(one, two) == []


def test_day_and_place_of_saying() -> None:
    left, right = (
        "On Monday in Varn, Ada said the talks had failed.",
        "Ada said the talks had failed, on Friday in Tolmark.",
    )
    one, two = said(left, "the talks had failed", cue="said"), said(right, "the talks had failed", cue="said")
    assert kinds(one, two) == ["date", "place"]
    assert not kinds(one, two, utterance=False)


def test_stance() -> None:
    one = said("Ada said the troops crossed the river.", "the troops crossed the river", cue="said")
    two = said(
        "Ada denied the troops crossed the river.", "the troops crossed the river", stance=Stance.DENY, cue="denied"
    )
    three = said("Ada said no troops crossed the river.", "no troops crossed the river", cue="said")
    assert "denial" in kinds(one, two)
    assert not kinds(two, three)


def test_weak_cue() -> None:
    one = said("Ada hinted that she would resign.", "she would resign", cue="hinted")
    two = said("Ada said that she would resign.", "she would resign", cue="said")
    assert kinds(one, two) == ["strength"]


def test_the_claim_is_called_a_lie() -> None:
    one = said("The Mail reported that Quill made up the offer", "Quill made up the offer", cue="reported")
    two = said(
        "Quill called the report a lie",
        "the report a lie",
        cue="called",
        source=Source("Quill", Agent.PERSON, named=True),
    )
    assert "denial" in kinds(one, two, utterance=False)


ADA = Source("Ada Quill", Agent.PERSON, named=True)
TOM = Source("Tom Brandt", Agent.PERSON, named=True)


def test_speaker() -> None:
    left = said("Talks between Varn and Norrady on ships were “moving very fast.”", source=ADA)
    right = said("Ship talks between Norrady and Varn “are moving very fast”", source=TOM)
    assert kinds(left, right, utterance=False) == ["speaker"]
    again = said(
        "Ship talks between Norrady and Varn “are moving very fast”",
        source=Source("Ms. Quill", Agent.PERSON, named=True),
    )
    assert not kinds(left, again)


@pytest.mark.parametrize(("name", "found"), [("Bela Cara Maria Dunn", ["speaker"]), ("Bela Cara Maria Ines Dunn", [])])
def test_a_speakers_name_has_four_words(name: str, found: list[str]) -> None:
    left = said("Talks between Varn and Norrady on ships were “moving very fast.”", source=ADA)
    other = Source(name, Agent.PERSON, named=True)
    right = said("Ship talks between Norrady and Varn “are moving very fast”", source=other)
    assert kinds(left, right, utterance=False) == found


def test_wording() -> None:
    left = said("“We have nothing to add,”", "“We have nothing to add,”")
    right = said("“There’s nothing to say,”", "“There’s nothing to say,”")
    assert kinds(left, right) == ["wording"]
    assert not kinds(left, right, utterance=False)


def test_sides_hold_the_words() -> None:
    left, right = said("Floods drove 14,000 people out"), said("Floods have driven 40,000 people out")
    (conflict,) = differences(left, right)
    assert [s.says for s in conflict.sides] == ["14,000", "40,000"]
    assert [p.text[s.span.start : s.span.end] for p, s in zip((left, right), conflict.sides, strict=True)] == [
        "14,000",
        "40,000",
    ]


def test_claim_has_each_kind_once() -> None:
    members = [said(f"Floods drove {n} people out of their homes") for n in ("14,000", "40,000", "55,000", "14,000")]
    (conflict,) = claim_conflicts(members[0], members[1:], utterance=True)
    assert conflict.kind is Differs.NUMBER
    assert [s.says for s in conflict.sides] == ["14,000", "40,000", "55,000"]


def test_members_are_set_beside_the_exemplar_alone() -> None:
    exemplar = said("The river rose and drove people out of their homes in Tarvo", article="a")
    others = [said(f"Floods drove {n} people out of their homes", article=n) for n in ("14,000", "40,000")]
    assert not claim_conflicts(exemplar, others, utterance=False)


def test_that_one_denies_it_is_a_conflict_of_any_two() -> None:
    exemplar = said("The river rose in Tarvo", article="a")
    others = [
        said("Floods drove people out of their homes", article="b"),
        said("Floods did not drive people out of their homes", article="c"),
    ]
    assert not any(differences(exemplar, one, utterance=False) for one in others)
    assert Differs.DENIAL in {one.kind for one in claim_conflicts(exemplar, others[::-1], utterance=False)}


def test_who_hardly_says_the_same_only_denies() -> None:
    first = said("The ferry carried 40 people", article="a")
    other = said("The ferry carried 50 people", article="b")
    none = said("The ferry did not carry 40 people", article="c")
    assert [c.kind for c in claim_conflicts(first, [other], utterance=False)] == [Differs.NUMBER]
    assert not claim_conflicts(first, [other], utterance=False, vague=[0])
    assert [c.kind for c in claim_conflicts(first, [other, none], utterance=False, vague=[0, 1])] == [Differs.DENIAL]


def test_many_copies_cost_little() -> None:
    one, two = said("Floods drove 14,000 people out", article="a"), said("Floods drove 40,000 people out", article="b")
    assert len(claim_conflicts(one, [one, two] * 5000, utterance=True)) == 1


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        pytest.param("Harbor Board spokesman", "Coast Council spokesperson", True, id="two bodies"),
        pytest.param("Harbor Board spokesman", "spokesman for the Harbor Board", False, id="one body"),
        pytest.param("Harbor Board spokesman", "spokesman", False, id="no body"),
        pytest.param("finance minister", "senator", False, id="two posts may both be right"),
        pytest.param("Moscow’s envoy to Kabul", "Russia's ambassador to Afghanistan", False, id="capitals"),
        pytest.param("foreign minister", "defense minister", True, id="two ministries"),
    ],
)
def test_roles(one: str, other: str, apart: bool) -> None:
    left = Source("Ada Quill", Agent.PERSON, named=True, roles=(one,))
    right = Source("Ms. Quill", Agent.PERSON, named=True, roles=(other,))
    found = source_conflicts([("a", left, Span(0, 3)), ("b", right, Span(4, 9))])
    assert bool(found) is apart
    if apart:
        assert (found[0].kind, found[0].on) == (Differs.ROLE, "source")
        assert [s.says for s in found[0].sides] == [one, other]


def test_two_people_have_two_roles() -> None:
    left = Source("Ada Quill", Agent.PERSON, named=True, roles=("Harbor Board spokesman",))
    right = Source("Tom Brandt", Agent.PERSON, named=True, roles=("Coast Council spokesman",))
    assert not source_conflicts([("a", left, Span(0, 3)), ("b", right, Span(4, 9))])


TEXT = st.lists(
    st.sampled_from(
        "Ada Quill Varn the a no not may said denied that who 34 40 percent $5 million Monday June in at near by was "
        "killed shelled , . “ ” ' ... ministry army rebels too for ½ \n é 漢".split(" ")
    ),
    max_size=25,
).map(" ".join)


@given(TEXT, TEXT, st.sampled_from(list(Stance)), st.booleans())
def test_any_two(left: str, right: str, stance: Stance, utterance: bool) -> None:
    one, two = said(left, source=ADA, stance=stance), said(right, source=TOM)
    for conflict in differences(one, two, utterance=utterance):
        for side, text in zip(conflict.sides, (left, right), strict=True):
            assert text[side.span.start : side.span.end] == side.says
    assert not differences(one, said(left, source=ADA, stance=stance), utterance=utterance)
    turned = differences(two, one, utterance=utterance)
    assert {c.kind for c in differences(one, two, utterance=utterance)} == {c.kind for c in turned}


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_text(text: str, start: int, end: int) -> None:
    span = Span(min(start, end, len(text)), min(max(start, end), len(text)))
    item = Article("a", "a", "", text, (), given_text=True)
    for content in ((span,), ()):
        found = passage(Doc(item), Statement("s", "a", Attribution((), (), content, 1.0)), dates(text, None))
        differences(found, said("Ada said 34 men were not killed in Varn on Monday"))


@pytest.mark.parametrize("piece", ["not that ", "“a ", "may be ", "no evidence that ", "Ada Varn ", "34 ", "' "])
def test_long_paragraphs(piece: str) -> None:
    text = piece * 20_000
    differences(said(text), said(text + "."))


def test_an_outlet_does_not_contradict_itself_in_its_own_voice() -> None:
    other = Source("the harbour master", Agent.PERSON, named=False)
    first = said("The ferry carried 40 people", article="a")
    second = said("The ferry carried 50 people", article="a", source=other)
    assert not claim_conflicts(first, [second], utterance=False)
    spoken = said(
        "The ferry carried 50 people, he said", "The ferry carried 50 people", source=other, cue="said", article="a"
    )
    assert [c.kind for c in claim_conflicts(first, [spoken], utterance=False)] == [Differs.NUMBER]
