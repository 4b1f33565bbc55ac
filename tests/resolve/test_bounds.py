"""How far each rule looks: the last place where it still sees, and the first where it does not."""

from collections.abc import Callable, Mapping

import pytest

from accordingto.records import Agent, Article, Kind, Mode, Paragraph, Span, Stance
from accordingto.resolve.entities import Entities
from accordingto.resolve.interviews import interviewee
from accordingto.resolve.relays import heard
from accordingto.text.doc import Doc
from tests.resolve.found import BESIDE, BESIDE_LINK, candidates, named, narrated
from tests.resolve.marked import article, attributions
from tests.resolve.test_chains import chains, linked
from tests.resolve.test_entities import refer
from tests.resolve.test_manner import read
from tests.resolve.test_mentions import found
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


def told_of_a_debate(n: int) -> bool:
    """Whether an outlet counts as no listener, since it is its debate that is spoken of."""
    text = f"He told RT {'o' * n} debate it fell"
    return heard(text, Span(0, len(text)), []) is None


def were_told(n: int) -> bool:
    text = f"The crew {'o' * n} were told that it fell, Bo Lind said."
    return read(text, "were told", "that it fell", "Bo Lind").addressee is not None


def interviewed(n: int) -> bool:
    """Whether an interview is with her who is said to be asked, and not with him who is named first."""
    text = f"Tom Reed interviewed {'o' * n} Ada Quill.\nWhy?"
    lead, question = Span(0, text.index("\n")), Span(text.index("\n") + 1, len(text))
    paragraphs = (Paragraph(lead, Kind.BODY), Paragraph(question, Kind.QUESTION))
    doc = Doc(Article("a", "a", "", text, paragraphs, given_text=True))
    found = interviewee(doc.article, Entities(doc, []))
    return found is not None and text[found.start : found.end] == "Ada Quill"


def meant(marked: str, name: str) -> bool:
    found = refer(marked)
    return found is not None and found.name == name


def same_official(n: int) -> bool:
    found = refer("The official spoke. " + "The rain fell on the old roof. " * n + "[[The official]] said no.")
    return found is not None and "the last of that description" in found.because


def last_marsh(n: int) -> bool:
    """Whether "Marsh" may mean the last of so many of that surname, who is named most."""
    firsts = "Ada Tom Bill Jane Mary Paul Anna John Peter Ruth".split()[:n]
    came = " ".join(f"{first} Marsh came." for first in firsts)
    return meant(f"{came} {f'{firsts[-1]} Marsh sat. ' * 4}[[Marsh]] said no.", f"{firsts[-1]} Marsh")


def tall_envoy(n: int) -> bool:
    """Whether he is known again behind so many other envoys."""
    others = "".join(f"The {size} envoy left. " for size in "short bald old young thin lame deaf".split()[:n])
    found = refer(f"The tall envoy came. {others}[[The tall envoy]] sat.")
    return found is not None and "the last of that description" in found.because


def whole(description: str) -> bool:
    found = refer(f"It fell. [[{description}]].")
    return found is not None and found.name == description


def told(words: str) -> str | None:
    """Who was told, of "He told … that it rained"."""
    text = f"He told {words} that it rained."
    found = read(text, "told", "that it rained", "He").addressee
    return found and text[found.start : found.end]


def chain(text: str, source: str = "Ada Quill", cue: str = "said") -> str:
    return chains(text, [(source, cue, "it rained")])[0]


def is_place(text: str) -> bool:
    (only,) = linked(article(text), attributions(text, [("Varn", "said", "it rained")]))
    return only[-1].source.kind is Agent.ORGANISATION


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
        pytest.param(
            25,
            lambda n: meant(
                f"The tall envoy came. It fell {'and fell ' * n}here. Ada Quill is the envoy. [[The tall envoy]] sat.",
                "The tall envoy",
            ),
            id="a description of one word more",
        ),
        pytest.param(52, told_of_a_debate, id="an outlet's debate"),
        pytest.param(70, were_told, id="who was told, in characters"),
        pytest.param(67, interviewed, id="who was interviewed, in characters"),
        pytest.param(
            58,
            lambda n: meant(
                f"The Norrady Gazette wrote it. {'Then Ada Quill left. ' * n}[[The newspaper]] said no.",
                "The Norrady Gazette",
            ),
            id="a body by its sort, in mentions",
        ),
        pytest.param(39, same_official, id="a description, in sentences"),
        pytest.param(2, still_told_to_the_gazette, id="an outlet that was told, in paragraphs"),
        pytest.param(
            263,
            lambda n: (
                read(f"In an interview with Radio Vell, {'o' * n} he said it fell.", "said", "it fell", "he").addressee
                is not None
            ),
            id="whom an interview before was with",
        ),
        pytest.param(
            560,
            lambda n: (
                read(f"He said it rained {'o' * n} in an interview with Radio Vell.", "said", "it rained").addressee
                is not None
            ),
            id="whom an interview after was with",
        ),
        pytest.param(12, lambda n: str(told(f"the {'red ' * n}board")).endswith("board"), id="words of who was told"),
        pytest.param(
            1,
            lambda n: (
                read(
                    f"Rome was {'really ' * n}told that it fell, Bo Lind said.",
                    f"was {'really ' * n}told",
                    "that it fell",
                    "Bo Lind",
                ).addressee
                is not None
            ),
            id="adverbs between was and told",
        ),
        pytest.param(
            35,
            lambda n: chain(f"K{'o' * n}a's Defence Ministry said it rained.", "Defence Ministry").startswith("K"),
            id="letters of a ministry's country",
        ),
        pytest.param(
            760,
            lambda n: "CNN" in chain(f"Ada Quill said it rained {'o' * n} in an interview with CNN."),
            id="CNN after",
        ),
        pytest.param(
            780,
            lambda n: "CNN" in chain(f"In an interview with CNN {'o' * n} Ada Quill said it rained."),
            id="and before",
        ),
        pytest.param(
            99_963,
            lambda n: is_place(f"Varn said it rained. {'o' * n} It fell in Varn."),
            id="characters in which a place is looked for",
        ),
        pytest.param(
            3, lambda n: found(f"Ada Quill {'really ' * n}said no.")[0][1].speaker, id="adverbs before a verb of saying"
        ),
        pytest.param(
            11, lambda n: found(f"Ada Quill, {'old ' * n}mayor, said no.")[0][1].speaker, id="words in apposition"
        ),
        pytest.param(
            49,
            lambda n: when(f"{{Ada Quill}} <said> at Tuesday's {'o' * n} hearing [the dam is safe].") is not None,
            id="from a day to its event",
        ),
        pytest.param(8, last_marsh, id="people of one surname"),
        pytest.param(5, tall_envoy, id="a description, in others of its noun"),
        pytest.param(
            5,
            lambda n: meant(f"The envoy of {'old ' * n}Varn, Ada Quill, left. [[The envoy]] sat.", "Ada Quill"),
            id="a role before a name",
        ),
        pytest.param(
            23,
            lambda n: meant(f"Ada Quill, the {'old ' * n}envoy, left. [[The envoy]] sat.", "Ada Quill"),
            id="a role after a name",
        ),
        pytest.param(
            59,
            lambda n: meant(f"Tom Reed met {'Ada Quill, ' * n}and others. [[He]] sat.", "Tom Reed"),
            id="a pronoun, in mentions",
        ),
        pytest.param(
            25,
            lambda n: (
                not meant(
                    f"The diplomat came. {'It fell. ' * n}Ada Quill, the envoy, left. [[The diplomat]] sat.",
                    "Ada Quill",
                )
            ),
            id="a noun before another word for it, in sentences of three tokens",
        ),
        pytest.param(10, lambda n: whole(f"{'red ' * n}roof that fell here"), id="words of a description"),
        pytest.param(1998, lambda n: whole(f"{'o' * n} x"), id="characters of a description"),
    ],
)
def test_it_sees_so_far_and_no_farther(last: int, sees: Callable[[int], bool]) -> None:
    assert sees(last)
    assert not sees(last + 1)


def test_a_sentence_of_four_tokens_is_no_sentence_to_a_pronoun() -> None:
    assert meant(f"Tom Reed spoke. {'It rained on. ' * 20}[[He]] said no.", "Tom Reed")
    assert not meant(f"Tom Reed spoke. {'It rained on it. ' * 20}[[He]] said no.", "Tom Reed")


def marsh(owen: int) -> str | None:
    """Whom "Marsh" means after so many mentions of Owen far off and one of Chloe near by."""
    rain = "The rain fell on it. " * 4
    found = refer("Owen Marsh left. " * owen + rain + "Chloe Marsh came. [[Marsh]] said no.")
    return found and found.name


def test_a_name_near_by_outweighs_one_and_a_half_mentions() -> None:
    assert [marsh(n) for n in range(1, 5)] == ["Chloe Marsh", "Marsh", "Marsh", "Owen Marsh"]


def called_doctor(owen: int) -> str | None:
    """Whom "Doctor Marsh" means after so many mentions of Owen, far from a Chloe who was called so once."""
    rain = "The rain fell on it. " * 4
    found = refer(f"{'Owen Marsh left. ' * owen}{rain}Doctor Chloe Marsh came. {rain}[[Doctor Marsh]] said no.")
    return found and found.name


def test_a_role_in_common_outweighs_three_mentions() -> None:
    assert [called_doctor(n) for n in range(2, 6)] == ["Chloe Marsh", "Chloe Marsh", "Marsh", "Owen Marsh"]


def test_a_nor_behind_another_clause_denies() -> None:
    text = "It was wet, nor did she say that it froze."
    assert read(text, "say", "that it froze", "she").stance is not Stance.AFFIRM


def test_who_is_told_stands_behind_a_verb_and_not_behind_a_noun() -> None:
    told = read("Olm has told Radio Vell the dam held.", "has told", "the dam held", "Olm")
    noun = read("Olm gave the order Radio Vell read, that it held.", "gave the order", "that it held", "Olm")
    assert told.addressee and not noun.addressee


@pytest.mark.parametrize("source", ["No one", "Nobody", "Neither side", "None of them"])
def test_a_source_that_denies_by_its_first_word(source: str) -> None:
    assert read(f"{source} thinks the ferry sank.", "thinks", "the ferry sank", source).stance is Stance.DENY


NAMES = "Ada Quill, Bo Lind, Cy Marr, Di Nour, Ed Oslo, Fay Pim, Gil Quay, Hal Rusk".split(", ")
A_NAME_A_SENTENCE = " ".join(f"Then {name} left the quay." for name in NAMES)


def banded(bands: str) -> Callable[[Mapping[str, float]], str]:
    """The bands that a candidate is in, which is one."""
    return lambda row: " ".join(band for band in bands.split() if row[band])


def test_how_far_apart_two_candidates_are_in_bands() -> None:
    made = candidates(A_NAME_A_SENTENCE)
    rows = named(made, made.beside_link[3], BESIDE_LINK)
    of = banded("far-before 2-3-before 1-before same-sentence 1-after 2-3-after far-after")
    assert [*map(of, rows[:8])] == [
        "2-3-before", "2-3-before", "1-before", "same-sentence", "1-after", "2-3-after", "2-3-after", "far-after",
    ]  # fmt: skip
    assert [bool(row["far-before"]) for row in named(made, made.beside_link[4], BESIDE_LINK)][:2] == [True, False]


def test_how_far_a_candidate_is_from_a_telling_in_bands() -> None:
    made = candidates(A_NAME_A_SENTENCE)
    rows = named(made, made.beside(narrated(A_NAME_A_SENTENCE, "Then Ada Quill left the quay.")), BESIDE)
    of = banded("same-sentence 1-after 2-after 3-5-after far-after")
    assert [*map(of, rows)] == [
        "same-sentence", "1-after", "2-after", "3-5-after", "3-5-after", "3-5-after", "far-after", "far-after",
    ]  # fmt: skip
    rows = named(made, made.beside(narrated(A_NAME_A_SENTENCE, "Then Hal Rusk left the quay.")), BESIDE)
    of = banded("same-sentence 1-before 2-before 3-5-before far-before")
    assert [*map(of, rows)] == [
        "far-before", "far-before", "3-5-before", "3-5-before", "3-5-before", "2-before", "1-before", "same-sentence",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "agent"),
    [
        pytest.param("Ada Bo Cy Di Ed", Agent.PERSON, id="five names are one person"),
        pytest.param("Ada Bo Cy Di Ed Fay", None, id="six are not"),
        pytest.param("Bo Lind Cy Democrats", Agent.GROUP, id="four words are a party's people"),
        pytest.param("Kel Lind Cy Di Democrats", None, id="five are not"),
    ],
)
def test_how_long_a_name_is(words: str, agent: Agent | None) -> None:
    ((_, mention),) = found(f"It rained on {words}.")[1:]
    assert mention.agent is agent


@pytest.mark.parametrize(
    ("words", "who"),
    [
        pytest.param("USA TODAY", "USA TODAY", id="five capitals are a name"),
        pytest.param("the board ON Monday", "the board", id="two end it, as in small letters"),
    ],
)
def test_capitals_of_who_was_told(words: str, who: str) -> None:
    assert told(words) == who
