"""What a speaker relies on: whom he cites, and who told him."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.records import Article, Chain, Link, Source, Span, Stance, Statement, Told
from accordingto.resolve import relied
from accordingto.resolve.relied import carried
from accordingto.text.doc import Doc
from tests.resolve.marked import article, attributions
from tests.resolve.test_chains import chains

ADA = "Ada Quill"


@pytest.mark.parametrize(
    ("content", "origin"),
    [
        pytest.param("she had been told by two wardens that the gate was open", "two wardens", id="told by"),
        pytest.param(
            "she had been informed of the fire by the harbour police", "the harbour police", id="informed of it by"
        ),
        pytest.param("she learned of the fire from two wardens", "two wardens", id="learned from"),
        pytest.param("we heard it on Monday from Bram Tolk", "Bram Tolk", id="heard from"),
        pytest.param("she received the information from a customs source", "a customs source", id="received it from"),
        pytest.param("her information came directly from the Coast Guard", "the Coast Guard", id="came from"),
        pytest.param("his sources are dock workers", "dock workers", id="her sources are"),
        pytest.param("that two wardens had told her the gate was open", "two wardens", id="who told her opens it"),
        pytest.param("the coroner has notified the family of his death", "the coroner", id="the family was told"),
        pytest.param("an old colleague, Bram Tolk, told her to wait", None, id="an order tells nothing"),
        pytest.param("two wardens told her to wait", None, id="nor does a short one"),
        pytest.param("she learned much from the flood", None, id="no source"),
        pytest.param("she has been told by some that it is late", None, id="nobody at all"),
        pytest.param("two wardens told the mayor that the gate was open", None, id="another was told"),
        pytest.param("the news was in the paper", None, id="where it stood"),
        pytest.param("the gate was open", None, id="nothing of it"),
    ],
)
def test_who_told_the_speaker(content: str, origin: str | None) -> None:
    wanted = f"{ADA} ← {origin}" if origin else ADA
    assert chains(f"{ADA} said {content}.", [(ADA, "said", content)]) == [wanted]


@pytest.mark.parametrize(
    ("text", "source", "content", "wanted"),
    [
        pytest.param(
            "Citing two clerks, The Harbour Gazette reported that the bridge will close.",
            *("The Harbour Gazette", "that the bridge will close", "The Harbour Gazette ← two clerks"),
            id="before the outlet",
        ),
        pytest.param(
            "Quoting two clerks, The Harbour Gazette reported that the bridge will close.",
            *("The Harbour Gazette", "that the bridge will close", "The Harbour Gazette ← two clerks"),
            id="quoting, before the outlet",
        ),
        pytest.param(
            "“They came at noon,” Ada Quill said, citing witnesses near the bridge.",
            *(ADA, "“They came at noon,”", "Ada Quill ← witnesses near the bridge"),
            id="a person cites people",
        ),
        pytest.param(
            "“They came at noon,” Ada Quill said, citing The Harbour Gazette.",
            *(ADA, "“They came at noon,”", "Ada Quill ← The Harbour Gazette"),
            id="a person cites an outlet",
        ),
        pytest.param(
            "Ada Quill said that she would not go, citing the opening of the new bridge by Bram Tolk.",
            *(ADA, "that she would not go", ADA),
            id="a person gives a reason",
        ),
        pytest.param(
            "Ada Quill said that it was over, quoting Bram Tolk.",
            *(ADA, "that it was over", ADA),
            id="a person quotes",
        ),
        pytest.param(
            "The Harbour Gazette said that it was over, quoted by Bram Tolk.",
            *("The Harbour Gazette", "that it was over", "The Harbour Gazette"),
            id="is quoted",
        ),
    ],
)
def test_whom_a_source_cites(text: str, source: str, content: str, wanted: str) -> None:
    cue = "reported" if "reported" in text else "said"
    assert chains(text, [(source, cue, content)]) == [wanted]


# From one telling to the next

FERRY = "the ferry Kestrel sank off Port Adler"
SOURCES = Link(Source("two officials", "group", False), None, "citing two officials")
GAZETTE = Link(Source("The Harbour Gazette", "outlet", True), None, "as the text names it")


def told(of: Article, sentences: Sequence[tuple[str, Chain]]) -> list[Statement]:
    found = []
    for number, (words, chain) in enumerate(sentences):
        at = of.text.index(words)
        (one,) = attributions(of.text, [("", "", words)])
        assert one.content == (Span(at, at + len(words)),)
        found.append(Statement(str(number), of.id, one, chain=chain))
    return found


def names(statements: Sequence[Statement]) -> list[str]:
    return [" ← ".join(link.source.name for link in one.chain) for one in statements]


def ferry(between: int, second: str, beyond: Link = SOURCES, first: Link = GAZETTE) -> tuple[Doc, list[Statement]]:
    of = article(f"It is said that {FERRY}. {'Rain fell. ' * between}It is thought that {second}.")
    return Doc(of), told(of, [(FERRY, (first, beyond)), (second, (first,))])


@pytest.mark.parametrize(
    ("between", "second", "wanted"),
    [
        pytest.param(0, "the ferry sank at Port Adler", True, id="the like, next"),
        pytest.param(relied.NEAR - 1, "the ferry sank at Port Adler", True, id="as far as it goes"),
        pytest.param(relied.NEAR, "the ferry sank at Port Adler", False, id="too far"),
        pytest.param(0, "the mayor will resign over taxes", False, id="something else"),
        pytest.param(0, "the mayor of the port will resign over bridge and school taxes", True, id="a word in five"),
    ],
)
def test_what_a_source_relies_on_holds_for_the_like_nearby(between: int, second: str, wanted: bool) -> None:
    doc, given = ferry(between, second)
    found = carried(doc, given)
    assert names(found)[1] == ("The Harbour Gazette ← two officials" if wanted else "The Harbour Gazette")
    assert found[0] == given[0]
    assert not wanted or found[1].chain[-1].because == "as told nearby: citing two officials"


def test_who_says_where_he_has_it_from_has_all_from_there() -> None:
    whence = "the information about the harbour came from two wardens"
    of = article(f"Ada Quill said {FERRY}. {'Rain fell. ' * relied.NEAR}She said {whence}.")
    ada = Link(Source(ADA, "person", True), None, "said")
    wardens = Link(Source("two wardens", "group", False), None, whence)
    found = carried(Doc(of), told(of, [(FERRY, (ada,)), (whence, (ada, wardens))]))
    assert names(found) == ["Ada Quill ← two wardens"] * 2


POLL = Link(Source("a Harbour University poll", "document", True), None, "as the text names it")


def test_who_answered_one_question_of_a_poll_is_not_behind_another() -> None:
    doc, given = ferry(0, "the ferry sank at Port Adler", first=POLL)
    assert carried(doc, given) == given


def test_a_denial_rests_on_nobody_else() -> None:
    doc, (first, second) = ferry(0, "the ferry sank at Port Adler")
    denied = Statement(second.id, second.article, second.attribution, chain=second.chain, stance=Stance.DENY)
    assert carried(doc, [first, denied]) == [first, denied]


SAND = "the bridge at Port Adler stands on sand"


@pytest.mark.parametrize(
    ("content", "chain"),
    [
        pytest.param(f"a committee of the port found that {SAND}", "a committee of the port", id="a group"),
        pytest.param(f"that Orre Institute has since confirmed {SAND}", "Orre Institute", id="a body, and that"),
        pytest.param(f"“Two wardens told us {SAND}”", "Two wardens", id="in their own words"),
        pytest.param(f"{SAND}, according to two wardens", "two wardens", id="at the end"),
        pytest.param(f"Bram Tolk, 30, a diver, finally said: “{SAND}”", "Bram Tolk", id="what is said of him between"),
        pytest.param(f"two wardens as saying {SAND}", "two wardens", id="quotes them as saying"),
        pytest.param(f"“{SAND},” Bram Tolk, a diver,", "Bram Tolk", id="behind his words: was quoted by"),
        pytest.param(f"“{SAND},” a warden was quoted as saying in Orre", "a warden", id="was quoted elsewhere"),
        pytest.param(f"he believes “Long” Bram, leader of the divers, knows that {SAND}", "", id="a nickname in marks"),
        pytest.param(f"envoy Harbour Gazette as saying {SAND}", "", id="the source itself, with a role"),
        pytest.param(f"a committee of the port hopes that {SAND}", "", id="who only hopes tells nothing"),
        pytest.param(f"the committee was told that {SAND}", "", id="who was told tells nothing"),
        pytest.param(f"the storm reports that came in show {SAND}", "", id="more than a subject"),
        pytest.param(f"a committee, he said, found {SAND}", "", id="he is nobody new"),
        pytest.param("these claims are wrong, and nobody here believes them", "", id="claims is no verb there"),
        pytest.param(f"the wardens' reports say that {SAND}", "the wardens' reports", id="nor reports"),
        pytest.param("the United States of Velm urges the port to repair it at once", "", id="nor States, and urging"),
        pytest.param(f"whether or not Ada Quill told them that {SAND}", "", id="who is asked about"),
        pytest.param("two wardens said no", "", id="too little is said"),
        pytest.param("according to two wardens", "", id="nothing is said"),
        pytest.param(f"during the flood Bram Tolk said that {SAND}", "", id="when is no part of a name"),
        pytest.param(f"The Harbour Gazette reports that {SAND}", "", id="itself"),
    ],
)
def test_whom_what_is_said_tells_of_as_having_told_it(content: str, chain: str) -> None:
    of = article(f"It was in print that {content}.")
    (found,) = carried(Doc(of), told(of, [(content, (GAZETTE,))]))
    assert names([found])[0] == " ← ".join(filter(None, ("The Harbour Gazette", chain)))


def test_a_passage_in_the_outlets_own_voice_names_nobody_beyond_its_chain() -> None:
    of = article(f"A committee of the port found that {SAND}.")
    (found,) = told(of, [(f"A committee of the port found that {SAND}", (GAZETTE,))])
    narrated = replace(found, told=Told.NARRATED)
    assert carried(Doc(of), [narrated]) == [narrated]


@given(st.text("ab said told according to. “”\n'", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_whoever_is_found_within_stands_within(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = relied.within(text, [Span(start, end)])
    assert found is None or start <= found.start <= found.end <= end


@given(st.text("ab. “”\n'", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_words_are_looked_through(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    relay = relied.hearsay(text, [Span(start, end)])
    assert relay is None or start <= relay.name.start <= relay.name.end <= end
