"""Where what is compared begins and ends: the last number that still counts, and the first that does not."""

import math
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from accordingto.match.comparable import comparable
from accordingto.match.events import event_conflicts
from accordingto.match.parts import reversed_parts
from accordingto.match.people import blocking
from accordingto.match.roles import role_apart
from accordingto.match.stories import Gist, likeness, strongest
from accordingto.match.terms import terms
from accordingto.match.utterances import quoted_run
from accordingto.match.wording import variant
from accordingto.records import Agent, Attribution, Source, Span, Statement
from accordingto.text.fingerprints import fingerprints
from tests.match.telling import copied, doc, line, lineage
from tests.match.test_conflicts import said
from tests.match.test_events import told
from tests.match.test_replies import QUILL, SHUT, answered
from tests.match.ways import body

FIRST = "alder birch cedar dogwood elm fir ginkgo hazel ironwood juniper larch maple oaken pine quince rowan".split()
TREES = [first + end for end in ("", "ton", "ham", "ley", "ford", "wick") for first in FIRST]


def denied_in(text: str) -> int:
    """How many content words the first negation of a text governs."""
    return next((len(mark.scope) for clause in said(text).clauses for mark in clause.negations), 0)


def dated_twenty(days: int) -> str:
    return " and ".join(f"on May {day} it rained" for day in range(1, days + 1))


def figures_apart(alike: int, other: int = 0) -> bool:
    """Whether two sentences of so many words in common, and others, count one thing differently."""
    one, two = (
        told(name, f"{who} Varin sold {n} ships {words(alike)} {filler(other, of)} today.")
        for name, who, n, of in (("a", "Oleg", 12, "k"), ("b", "Mr.", 21, "l"))
    )
    return bool(event_conflicts([*one, *two]))


def words(number: int, at: int = 0) -> str:
    """Words of a form that no others of another `at` have."""
    return " ".join(TREES[at : at + number])


def filler(number: int, of: str) -> str:
    """Words that stand nowhere else."""
    return " ".join(f"{of}{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(number))


def passages(inside: str, other: str | None = None) -> int:
    """How many passages two texts share that have nothing but these words in common."""
    one, two = (
        f"{filler(40, a)} {middle} {filler(40, b)}"
        for a, b, middle in (("k", "l", inside), ("m", "n", other or inside))
    )
    return len(copied(one, two))


def reply(words_in_it: int, characters_before: int = 0) -> bool:
    content = f"that is false {words(words_in_it - 3)}"
    text = f"{SHUT}\n{'o' * characters_before} Then {content}, Ivo Marn said."
    return bool(answered(text, QUILL, ("Ivo Marn", "said", content)))


def on_two_days(apart: int) -> bool:
    days = [date(2023, 1, 10), date(2023, 1, 10) + timedelta(days=apart)]
    texts = [
        f"{who} Varin signed the fishing treaty with Norrady at the palace on {day:%B} {day.day}, {day.year}."
        for who, day in zip(("Oleg", "Mr."), days, strict=True)
    ]
    return bool(event_conflicts([n for name, text in zip("ab", texts, strict=True) for n in told(name, text)]))


def told_with(pattern: str, number: int, what: str) -> bool:
    found = told("a", pattern.format("o " * number))
    return bool(found and getattr(found[0], what))


def signed(details: int) -> bool:
    what = " ".join("fishing treaty palace harbour winter".split()[:details])
    monday = told("a", f"Oleg Varin signed the {what} with Norrady on Monday.")
    return bool(event_conflicts([*monday, *told("b", f"Mr. Varin signed the {what} with Norrady on Sunday.")]))


def edited(number: int) -> bool:
    first, last = words(8), words(8, 8)
    return passages(f"{first} {filler(number, 'p')} {last}", f"{first} {filler(number, 'q')} {last}") == 1


def beside(number: int) -> bool:
    """Whether a copied quotation so far from a copied passage is one too."""
    one, two = (f"{words(14)} {filler(number, of)} “{words(14, 20)}”" for of in "kl")
    return len(copied(one, two)) == 2


def rewritten(long_words: int) -> bool:
    """Whether a sentence is a passage that has another's words in another order; its first word is one of them."""
    told = "Ferry passengers struck sandbank heavy rain".split()[:long_words]
    one, other = f"The {' was the '.join(told)}.", f"The {' of the '.join(told[::-1])}."
    return len(copied(one, other)) == 1


NOUNS = "Ferry passengers struck sandbank heavy rain captain rescue".split()


def other_words(further: int) -> bool:
    """Whether a sentence is a passage that has so many words besides those of another in another order."""
    one, other = (
        f"The {between.join(told)} {filler(further, of)}."
        for between, told, of in ((" was the ", NOUNS, "k"), (" of the ", NOUNS[::-1], "l"))
    )
    return len(copied(one, other)) == 1


def refrain(times: int) -> bool:
    """Whether words that one text has so often begin no passage."""
    one = f"{f'{words(8)} ' * times}{filler(30, 'k')} {words(8)} {words(8, 30)}"
    return len(copied(one, f"{filler(20, 'l')} {words(8)} {words(8, 30)}")) == 1


def kind(own: int) -> str | None:
    found = lineage(f"{words(24)} {filler(own, 'k')}", f"{words(24)} {filler(own + 10, 'l')}")
    return found.kind if found else None


@pytest.mark.parametrize(
    ("last", "holds"),
    [
        pytest.param(3, lambda n: len(line("Ada", words(n)).pieces) == 2, id="words of content that need their cue"),
        pytest.param(40, lambda n: line("Ada", words(n).capitalize()).standing == 1, id="words of a title"),
        pytest.param(14, reply, id="words of a reply"),
        pytest.param(2992, lambda n: reply(4, n), id="characters back to what a reply denies"),
        pytest.param(
            194,
            lambda n: (
                quoted_run(line("A", f"“{filler(n, 'k')} {words(6)}”").quoted, line("B", f"“{words(6)}”").quoted) == 6
            ),
            id="words of a quotation",
        ),
        pytest.param(1188, lambda n: bool(line("Ada", f"{'o' * n} “we go”").quoted), id="characters of a sentence"),
        pytest.param(
            4,
            lambda n: variant(*(f"{words(3)} {filler(n, of)} {words(3, 3)}" for of in "kl")) is not None,
            id="words that may differ among six alike",
        ),
        pytest.param(
            398,
            lambda n: variant(*(f"{filler(n, 'k')} {metal} {words(6)}" for metal in ("gold", "iron"))) is not None,
            id="words of a quotation that are aligned",
        ),
        pytest.param(
            7,
            lambda n: (
                variant(
                    f"{'Olm sleeps. ' * n}We lost a great deal of time here.", "We lost a great deal of money here."
                )
                is not None
            ),
            id="sentences of a quotation before the one that differs",
        ),
        pytest.param(4, edited, id="words that may differ within a passage"),
        pytest.param(9, other_words, id="further words of a sentence told in another order"),
        pytest.param(7, refrain, id="times that a passage's words are repeated before it"),
        pytest.param(39, beside, id="words between a passage and a quotation"),
        pytest.param(6, lambda n: kind(n) == "reprint", id="own words of a reprint"),
        pytest.param(72, lambda n: kind(n) == "rewrite", id="own words of a rewrite"),
        pytest.param(155, lambda n: "b:varn" in blocking(body(f"{'o' * n} Varn")), id="letters of a body's name"),
        pytest.param(40, lambda n: "x" * n in terms(f"{'x' * n} ran."), id="letters of a term"),
        pytest.param(40, lambda n: len(terms(words(n))) == n, id="terms of an article"),
        pytest.param(20, lambda n: len(strongest(dict.fromkeys(map(str, range(n)), 1.0))) == n, id="terms looked up"),
        pytest.param(62, on_two_days, id="days between the dates of one event"),
        pytest.param(3998, lambda n: bool(said(f"{'o' * n} 34").said.figures), id="characters of a content"),
        pytest.param(249, lambda n: bool(said(f"{filler(n, 'k')} 34").said.figures), id="words of a content"),
        pytest.param(10, lambda n: len(said(" and ".join(["“we go”"] * n)).quotes) == n, id="quotations of a content"),
        pytest.param(
            58,
            lambda n: said(f"It did not {'o' * n} until Friday").said.dates[0].last == date.max,
            id="characters between not and until",
        ),
        pytest.param(6, lambda n: denied_in(f"It did not {words(n)}") == n, id="words that a negation governs"),
        pytest.param(
            36, lambda n: len(said(f"The mill fell ({'-' * n}) the quay stood").clauses) == 1, id="marks in a clause"
        ),
        pytest.param(3, lambda n: denied_in(f"It was too {'late ' * n}to mend the mill") > 0, id="words after too"),
        pytest.param(20, lambda n: len(told("a", f"{dated_twenty(n)}.")) == n, id="days told of in a sentence"),
        pytest.param(7, lambda n: figures_apart(4, n), id="words beside those in common"),
        pytest.param(
            10, lambda n: told_with("Oleg Varin {}visited Norrady in July.", n, "who"), id="who, before a verb"
        ),
        pytest.param(
            9, lambda n: told_with("Oleg Varin visited {}Norrady in July.", n, "whom"), id="whom, after a verb"
        ),
        pytest.param(
            11, lambda n: told_with("Oleg Varin visited Norrady {}in July.", n, "when"), id="when, after a verb"
        ),
    ],
)
def test_so_many_and_no_more(last: int, holds: Callable[[int], bool]) -> None:
    assert holds(last)
    assert not holds(last + 1)


@pytest.mark.parametrize(
    ("least", "holds"),
    [
        pytest.param(7, lambda n: line("Ada", words(n).capitalize()).standing == 1, id="words of a title"),
        pytest.param(
            4,
            lambda n: variant(*(f"{words(2)} {metal} {words(n - 2, 2)}" for metal in ("gold", "iron"))) is not None,
            id="words alike in two wordings",
        ),
        pytest.param(12, lambda n: passages(words(n)) == 1, id="words of a passage"),
        pytest.param(
            24,
            lambda n: lineage(f"{words(n)} {filler(2, 'k')}", f"{words(n)} {filler(3, 'l')}") is not None,
            id="own words of a copy",
        ),
        pytest.param(6, rewritten, id="words of a sentence in other words"),
        pytest.param(
            6, lambda n: passages(f"{words(n)} “{words(30 - n, n)}”") == 1, id="words of its own in a passage"
        ),
        pytest.param(
            4, lambda n: passages(f"{words(14 - n).title()} {words(n, 14 - n)}") == 1, id="plain words of a passage"
        ),
        pytest.param(5, lambda n: bool(fingerprints(words(n))), id="words of a text with fingerprints"),
        pytest.param(3, signed, id="details in common of one event"),
        pytest.param(2, figures_apart, id="words in common besides today and the verb"),
    ],
)
def test_so_many_and_no_fewer(least: int, holds: Callable[[int], bool]) -> None:
    assert holds(least)
    assert not holds(least - 1)


def test_what_is_read_of_a_long_content() -> None:
    said, around = line("Ada", words(60)).marked.split(" | ")
    assert len(said.split()) == 41 and len(around.split()) == 34  # the speaker's name stands before what is said


def test_what_is_read_before_a_content() -> None:
    said, around = line("Ada", words(60), cue=f"said {filler(20, 'k')}").marked.split(" | ")
    assert len(said.split()) == 35 and around.split()[13:15] == ["kat", "alder"]


def test_what_is_read_between_two_pieces() -> None:
    text = f"we go {filler(12, 'k')} at noon today"
    pieces = (Span(0, 5), Span(len(text) - 13, len(text)))
    _, around = comparable(doc(text), Statement("s", "a", Attribution((), (), pieces, 1.0))).marked.split(" | ")
    assert len(around.split()) == 2 + 10 + 3


@pytest.mark.parametrize(("days", "by"), [(0, 1), (3, 1), (18, 1.5), (33, 2)])
def test_likeness_fades_with_the_days_between(days: int, by: float) -> None:
    one, other = Gist("a", 1, {"x": 1.0}, 0, 0), Gist("b", 1, {"x": 1.0}, days, days)
    assert likeness(one, other) == pytest.approx(1 / 0.3 / by)


@pytest.mark.parametrize(("articles", "cohesion"), [(1, 0.3), (2, 4 / 11), (5, 0.65)])
def test_a_small_storys_articles_are_as_alike_as_is_usual(articles: int, cohesion: float) -> None:
    story = Gist("a", articles, {"x": float(articles)})
    assert likeness(story, story) == pytest.approx(1 / cohesion)


@pytest.mark.parametrize("backwards", [False, True])
def test_a_passage_that_begins_in_another_on_one_side_is_cut(backwards: bool) -> None:
    first, second = words(20).split(), words(12, 30).split()
    one, other = [*first, *second], [*first, *filler(30, "k").split(), *first[-5:], *second]
    if backwards:
        one, other = one[::-1], other[::-1]
    found = copied(" ".join(one), " ".join(other))
    assert sorted(" ".join(one)[p.left.start : p.left.end].count(" ") + 1 for p in found) == [12, 20]


@pytest.mark.parametrize(
    ("left", "right", "turned"),
    [
        pytest.param("The army shelled the rebels", "The rebels shelled the army", True, id="turned"),
        pytest.param("The army shelled the rebels", "The rebels were shelled by the army", False, id="passive"),
        pytest.param("The rebels, shelled by the army, fled", "The rebels shelled the army", True, id="short passive"),
        pytest.param(
            "The rebels were shelled near the army", "The army was shelled near the rebels", False, id="by nobody"
        ),
        pytest.param("Unions will sue Norrady Rail", "Norrady Rail will sue unions", True, id="a verb behind will"),
        pytest.param("The unions hit the ministry", "The ministry hit the unions", True, id="a past like its present"),
    ],
)
def test_who_did_it_to_whom(left: str, right: str, turned: bool) -> None:
    assert (reversed_parts(said(left), said(right)) is not None) is turned


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        pytest.param("He went", False, id="none"),
        pytest.param("He did not go", True, id="one"),
        pytest.param("He did not fail to go", False, id="two"),
        pytest.param("He never did not fail to go", True, id="three"),
    ],
)
def test_negations_of_one_clause_turn_each_other_round(text: str, denied: bool) -> None:
    (clause,) = said(text).clauses
    assert clause.denied is denied


SPOKE = "the Harbour Council spokesman"


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        pytest.param(SPOKE, "spokeswoman of the Dam Board", True, id="two bodies"),
        pytest.param(SPOKE, "Harbor Council spokesperson", False, id="one body"),
        pytest.param("spokesman of the Mavennan army", "spokesman of Mavenna's army", False, id="a place's adjective"),
        pytest.param("spokesman of the Marines", "spokesman of the Marina", True, id="five letters alike"),
        pytest.param("spokesman of the Ministers", "spokesman of the Ministry", False, id="six letters alike"),
        pytest.param("mayor", "mayor of Varn", False, id="no body"),
        pytest.param("ambassador in Varn", "ambassador of Keldra", False, id="where, not of whom"),
        pytest.param(SPOKE, "mayor of the Dam Board", False, id="two posts"),
    ],
)
def test_one_post_in_two_bodies(one: str, other: str, apart: bool) -> None:
    people = [Source("Ada Quill", Agent.PERSON, named=True, roles=(role,)) for role in (one, other)]
    assert (role_apart(*people) is not None) is apart


def test_only_a_person_has_a_post() -> None:
    ada, board = (Source("Ada Quill", kind, named=True, roles=(SPOKE,)) for kind in (Agent.PERSON, Agent.ORGANISATION))
    other = Source("Ada Quill", Agent.PERSON, named=True, roles=("mayor", "spokesman of the Dam Board"))
    assert role_apart(ada, other) and not role_apart(board, other) and not role_apart(other, board)


def test_who_is_not_named_and_what_is_a_document_has_no_keys() -> None:
    assert not blocking(Source("an official", Agent.PERSON, named=False))
    assert not blocking(Source("Harbour Report", Agent.DOCUMENT, named=True))
    assert blocking(body("an ax of Varn")) == {"b:varn", "b:aaov"}


def test_shares_are_told_in_thousandths() -> None:
    left, right = (f"{words(14)} {filler(n, of)} {words(14, 20)}" for n, of in ((3, "k"), (2, "l")))
    (shared,) = copied(left, right)
    assert (shared.likeness, shared.because) == (0.903, "28 words the same but for small edits")
    told = lineage(f"{words(24)} {filler(7, 'k')}", f"{words(24)} {filler(17, 'l')}")
    assert told and (told.kind, told.share) == ("rewrite", 0.774)


def test_a_title_counts_twice_and_a_name_thrice() -> None:
    plain = terms("we saw a marrow here")["marrow"]
    assert terms("we saw a marrow here", "A marrow")["marrow"] == pytest.approx(plain * (1 + math.log(3)), rel=1e-4)
    assert terms("we saw a Marrow here")["marrow"] == pytest.approx(3 * plain, rel=1e-4)
    often = "we saw a Marrow here. " * 4 + "we saw a marrow. "
    assert terms(often)["marrow"] == pytest.approx(3 * plain * (1 + math.log(5)), rel=1e-4)
    assert terms(f"{often}we saw a marrow.")["marrow"] == pytest.approx(plain * (1 + math.log(6)), rel=1e-4)
