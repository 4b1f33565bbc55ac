"""Hard-wrapped text: the statements are those of the text without its line breaks."""

import html
import json
import random
import tempfile
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.read.wrapping import unwrapped
from tests.speakers import Saying, article_in, page, told

FERRY = [
    "Ferry line to the Harrow islands will raise its fares",
    "The ferry line that serves the Harrow islands will raise its fares by nine percent in May, its director, Ines "
    "Hallam, told island councils in a letter that was read out on Tuesday night in Selby.",
    "“We have held the fares for four years, and the price of fuel has doubled in that time,” Ms. Hallam wrote. “There "
    "is nothing left in the tin.”",
    "The islands' member of parliament, Rory Macklin, said the rise would empty the schools before the end of the year, "
    "and that he had asked the minister for an urgent meeting. Mr. Macklin, a former skipper, said he had heard of no "
    "plan to help pensioners.",
    "The transport ministry declined to comment on the letter. According to the Harrow Islands Council, one household in "
    "five has no car and depends on the boat.",
]
DAM = [
    "Inspectors warn of cracks in the Kestrel dam",
    "Cracks in the Kestrel dam have grown since January, two officials of the water ministry said on Monday, and the "
    "lake behind it may have to be lowered before the spring melt.",
    "“I would not sleep below it,” said Marta Dovic, an engineer who left the ministry last year and now advises the "
    "valley's farmers. “The wall is tired, and nobody has the courage to say it.”",
    "“My father built that wall. I helped him carry the stones, and I know where the bad ones are.",
    "“They are on the north side, where the cracks are,” she said.",
    "The minister, Pavel Renn, denied that the wall was unsafe. He said a report by the Institute of Hydrology had found "
    "no movement, and promised to publish it before Easter.",
]


def wrap(paragraphs: list[str], width: int = 72, indent: str = "", first: str = "", between: str = "\n\n") -> str:
    """The paragraphs in lines of at most `width` characters."""
    return between.join(
        textwrap.fill(p, width, initial_indent=indent + first, subsequent_indent=indent, break_on_hyphens=False)
        for p in paragraphs
    )


def ragged(paragraph: str) -> str:
    """Lines as a page in a proportional type gives them: equally wide on paper, not in characters."""
    chance = random.Random(len(paragraph))
    lines, words = [""], paragraph.split()
    width = 78
    for word in words:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
            width = chance.randint(70, 84)
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def justified(paragraph: str, width: int = 72) -> str:
    lines = textwrap.wrap(paragraph, width, break_on_hyphens=False)
    for i, line in enumerate(lines[:-1]):
        lines[i] = line.replace(" ", "  ", width - len(line))
    return "\n".join(lines)


def br(paragraph: str) -> str:
    return "<br>\n".join(html.escape(line) for line in textwrap.wrap(paragraph, 70))


LIST = ["The line made three promises on Tuesday:", "• No fare rises before May.", "• Pensioners keep their pass."]
QUOTED = "\n".join("> " + line for line in wrap(FERRY).split("\n"))
HEADERS = "From: Selby desk <desk@selby.example>\nTo: all\nDate: Wed, 13 Mar 2024 08:15:00 +0100\nSubject: Ferry fares"
CASES = [
    pytest.param("a.txt", wrap(FERRY, 72), FERRY, id="72 columns"),
    pytest.param("a.txt", wrap(DAM, 72), DAM, id="72 columns, speech over paragraphs"),
    pytest.param("a.txt", wrap(FERRY, 50), FERRY, id="50 columns"),
    pytest.param("a.txt", wrap(DAM, 90), DAM, id="90 columns"),
    pytest.param("a.txt", wrap(FERRY, 34), FERRY, id="a column of print"),
    pytest.param("a.txt", wrap(DAM, 30), DAM, id="a narrow column of print"),
    pytest.param("a.txt", wrap(FERRY).replace("\n", "\r\n"), FERRY, id="carriage returns"),
    pytest.param("a.txt", wrap(DAM, 72).replace("\n", "\u2028"), DAM, id="line separators"),
    pytest.param("a.txt", wrap(FERRY, 76, indent="    "), FERRY, id="whole text indented"),
    pytest.param("a.txt", wrap(FERRY, 70, first="    ", between="\n"), FERRY, id="first line indented, no blank lines"),
    pytest.param("a.txt", wrap(DAM, 66, between="\n"), DAM, id="no blank lines"),
    pytest.param("a.txt", wrap(FERRY).replace("\n", " \n"), FERRY, id="a space before each break"),
    pytest.param("a.txt", "\n\n".join(map(ragged, FERRY)), FERRY, id="proportional type"),
    pytest.param("a.txt", "\n\n".join(map(ragged, DAM)), DAM, id="proportional type, speech over paragraphs"),
    pytest.param("a.txt", "\n\n".join(map(justified, FERRY)), FERRY, id="justified"),
    pytest.param("a.txt", QUOTED, FERRY, id="quoted mail"),
    pytest.param("a.txt", f"{HEADERS}\n\n{wrap(FERRY)}", FERRY, id="mail with headers"),
    pytest.param("a.jsonl", json.dumps({"text": wrap(FERRY), "name": "f"}), FERRY, id="row"),
    pytest.param("a.jsonl", json.dumps({"text": wrap(DAM[1:2]), "name": "f"}), DAM[1:2], id="row of one paragraph"),
    pytest.param("a.html", page(*(f"<p>{br(p)}</p>" for p in FERRY[1:]), title=FERRY[0]), FERRY, id="br in paragraphs"),
    pytest.param(
        "a.html",
        page("<div>" + "<br><br>".join(map(br, DAM[1:])) + "</div>", title=DAM[0]),
        DAM,
        id="br, br br between",
    ),
    pytest.param("a.html", page(f"<pre>{html.escape(wrap(DAM[1:]))}</pre>", title=DAM[0]), DAM, id="pre"),
    pytest.param("a.txt", wrap([*FERRY, *LIST, FERRY[-1]]), [*FERRY, *LIST, FERRY[-1]], id="a list among it"),
    pytest.param(
        "a.txt", wrap(FERRY[:3]) + "\n\n                    1\n\n\f" + wrap(FERRY[3:]), FERRY, id="page number and feed"
    ),
    pytest.param(
        "a.txt",
        f"{DAM[0]}\nBy Ada Quill\nMarch 12, 2024\n\n{wrap(DAM[1:])}",
        [DAM[0], "By Ada Quill", "March 12, 2024", *DAM[1:]],
        id="byline and date under the headline",
    ),
]


MILL = [
    "Paper mill at Dunmore to shut in June",
    "The paper mill at Dunmore, which employs four hundred people and burned its first log in 1903, will shut at the end of June, its owner said on Wednesday.",
    '"The price of power has tripled and nobody buys newsprint," the owner\'s chief executive, Karl Oster, told workers in the canteen. "I have run out of things to sell."',
    "Lena Tobin, who has worked at the machine for thirty years, said she had learned of it from the radio. The union accused the owner of breaking a promise it made in March.",
    "According to the district council, one job in three in Dunmore depends on the mill. The economy minister, Ada Farrow, said she would meet Mr. Oster on Friday and denied that the government had refused him a loan.",
]
SEALS = [
    "Seals return to the Marrow estuary",
    "‘We counted ninety on Sunday and I cried,’ said Petra Lind, a warden who has walked the mud since 1988. ‘Nobody believed they would come back.’",
    "The environment agency said the water was cleaner than at any time since records began, but warned that a planned harbour could drive the animals away again.",
    'Harbour officials insist that dredging will begin next spring. One of them, who asked not to be named, said the seals were "a picture for calendars" and nothing more.',
    "The estuary trust has asked a court to stop the work. Its lawyer, Ivo Brandt, told reporters on Monday that he expected a ruling in May.",
]


def balanced(paragraph: str, width: int = 68) -> str:
    """Lines of like length, as `fmt` makes them."""
    count = len(textwrap.wrap(paragraph, width, break_on_hyphens=False))
    narrowest = next(
        k for k in range(30, width + 1) if len(textwrap.wrap(paragraph, k, break_on_hyphens=False)) == count
    )
    return textwrap.fill(paragraph, narrowest, break_on_hyphens=False)


# Written after the mechanism and never tuned on.
UNTUNED = [
    pytest.param("a.txt", wrap(MILL, 65), MILL, id="65"),
    pytest.param("a.txt", wrap(SEALS, 78), SEALS, id="78"),
    pytest.param("a.txt", wrap(SEALS, 55).replace("\n", "\r\n"), SEALS, id="55 crlf"),
    pytest.param("a.txt", "\n\n".join(textwrap.fill(p, 60) for p in MILL), MILL, id="hyphen breaks"),
    pytest.param("a.txt", "\n\n".join(map(balanced, MILL)), MILL, id="balanced (fmt)"),
    pytest.param("a.txt", "\n\n".join(map(balanced, SEALS)), SEALS, id="balanced (fmt) 2"),
    pytest.param("a.txt", wrap(MILL, 72).replace("\n", "\r"), MILL, id="old mac returns"),
    pytest.param(
        "a.jsonl", json.dumps({"text": wrap(SEALS, 72).replace("\n", "\r\n"), "title": SEALS[0]}), SEALS, id="row crlf"
    ),
    pytest.param("a.jsonl", json.dumps({"text": wrap(MILL, 70, between="\n")}), MILL, id="row no blank lines"),
    pytest.param("a.txt", wrap(SEALS, 72, first="  ", between="\n"), SEALS, id="indented para no blank"),
    pytest.param("a.txt", wrap(MILL, 80, indent="  ", first="  "), MILL, id="indented all + first"),
    pytest.param("a.txt", wrap(SEALS, 66, between="\n\n\n\n"), SEALS, id="three blank lines"),
    pytest.param(
        "a.html",
        page(
            *(f"<p>{'<br/>'.join(html.escape(line) for line in textwrap.wrap(p, 64))}</p>" for p in MILL[1:]),
            title=MILL[0],
        ),
        MILL,
        id="br page xhtml",
    ),
    pytest.param(
        "a.html",
        page(
            "<p>"
            + "<br><br>\n".join("<br>\n".join(html.escape(line) for line in textwrap.wrap(p, 72)) for p in SEALS[1:])
            + "</p>",
            title=SEALS[0],
        ),
        SEALS,
        id="br one p for all",
    ),
    pytest.param(
        "a.html", page("<pre>" + html.escape(wrap(SEALS[1:], 60)) + "</pre>", title=SEALS[0]), SEALS, id="pre 60"
    ),
    pytest.param("a.txt", "\n".join(">> " + line for line in wrap(MILL, 70).split("\n")), MILL, id="quoted twice"),
    pytest.param("a.txt", "\n".join(">" + line for line in wrap(SEALS, 70).split("\n")), SEALS, id="quoted no space"),
    pytest.param(
        "a.txt",
        "\n\n".join(
            textwrap.fill(p.replace(". ", ".  "), 72, fix_sentence_endings=True, break_on_hyphens=False) for p in MILL
        ),
        MILL,
        id="double spaces after stops",
    ),
    pytest.param("a.txt", "\n\n".join(justified(p, 60) for p in SEALS), SEALS, id="justified 60"),
    pytest.param(
        "a.txt", wrap([MILL[0], MILL[2], MILL[3]], 50), [MILL[0], MILL[2], MILL[3]], id="two short paragraphs wrapped"
    ),
]


def spoken(found: list[Saying]) -> list[tuple[str, str, str]]:
    return sorted((one.speaker, one.source, one.content) for one in found)


@pytest.mark.parametrize(("name", "data", "paragraphs"), [*CASES, *UNTUNED])
def test_wrapped(tmp_path: Path, name: str, data: str, paragraphs: list[str]) -> None:
    plain = spoken(told(article_in(tmp_path, "\n\n".join(paragraphs), "plain.txt")))
    assert plain
    assert spoken(told(article_in(tmp_path, data, name))) == plain


@settings(max_examples=12)
@given(st.integers(32, 90), st.sampled_from([FERRY, DAM, [*DAM, *LIST, *FERRY[1:]]]))
def test_wrapping_at_any_width_changes_nothing(width: int, paragraphs: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = article_in(Path(folder), "\n\n".join(paragraphs))
        wrapped = article_in(Path(folder), wrap(paragraphs, width))
    assert wrapped.text == plain.text
    assert spoken(told(wrapped)) == spoken(told(plain))


def lines(text: str) -> list[str]:
    """The text's paragraphs once it is unwrapped, one space for many."""
    return [" ".join(line.split()) for line in unwrapped(text)[0].split("\n") if line.strip()]


POEM = "The harbour sleeps beneath its coat of frost,\nThe gulls have gone to where the trawlers went,\nAnd I count"
ADDRESS = "Harrow Islands Council\n12 Quay Street\nSelby HR1 4AA"
TABLE = "Year   Fares   Passengers on the whole line\n2021   4.10    211,000\n2022   4.10    198,000"
NUMBERED = "1. The council publishes the survey before it votes on the sale of the store.\n2. The quay stays public."
VERSES = (
    "I have carried the water\nup from the lower well\nand nobody asked me for it,\nnot the mule, not the moon,\n"
    "nor the long patient road\nthat goes on without a house\nuntil the sea has had enough"
)
TURNS = "PILOT: We have no lights on the runway, I say again, no lights, please advise us.\nTOWER: Go round. Go round."


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(POEM, id="poem"),
        pytest.param(ADDRESS, id="address"),
        pytest.param(TABLE, id="table"),
        pytest.param(NUMBERED, id="numbered list"),
        pytest.param(TURNS, id="labelled turns"),
        pytest.param("• No fare rises before May, says the line.\n• Pensioners keep their pass.", id="bullets"),
        pytest.param("- No fare rises before May, says the line.\n- Pensioners keep their pass.", id="dashes"),
        pytest.param(
            "Ferry line to the Harrow islands will raise its fares\nBy Ada Quill\nMarch 12, 2024", id="byline"
        ),
        pytest.param("Inspectors warn of cracks\nLake may be lowered", id="two headlines"),
    ],
)
def test_lines_of_their_own(block: str) -> None:
    """In wrapped text, and alone."""
    assert lines(f"{wrap(FERRY[1:3])}\n\n{block}\n\n{wrap(FERRY[3:])}") == [
        *FERRY[1:3],
        *block_lines(block),
        *FERRY[3:],
    ]
    assert lines(block) == block_lines(block)


def block_lines(block: str) -> list[str]:
    return [" ".join(line.split()) for line in block.split("\n")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\n".join(FERRY), id="a line a paragraph"),
        pytest.param("\n".join(FERRY + DAM), id="two articles so"),
        pytest.param("Share this\nnewsletter\nSign up\nfor more", id="buttons"),
        pytest.param("Ada Quill said no.\nIvo Marn said yes.\nNobody else spoke.", id="short paragraphs"),
        pytest.param("a\nb\nc", id="letters"),
        pytest.param(VERSES, id="free verse"),
        pytest.param(wrap(FERRY[1:2], 34)[:110], id="four lines of a column"),
        pytest.param("", id="nothing"),
    ],
)
def test_text_that_is_not_wrapped_stays(text: str) -> None:
    assert unwrapped(text) == (text, [])


def test_list_items_are_unwrapped_one_by_one() -> None:
    items = [
        "• The line keeps its fares until the new boat is in service, and not a day longer than that, it said.",
        "• Pensioners, who pay a third today, keep their pass if they live on one of the outer islands all year.",
    ]
    wrapped = "\n".join(textwrap.fill(item, 60, subsequent_indent="  ") for item in items)
    assert lines(f"{wrap(DAM, 60)}\n\n{wrapped}") == [*DAM, *items]


def test_lines_that_a_mail_quotes_are_told_apart() -> None:
    mail = f"{wrap(FERRY[1:3])}\n\nOn Monday, Ines Hallam wrote:\n> We have held the fares.\n> There is nothing left."
    text, quoted = unwrapped(mail)
    assert [text[s.start : s.end] for s in quoted] == ["We have held the fares.", "There is nothing left."]
    assert len(text) == len(mail) and ">" not in text


@given(st.text(alphabet="ab A.,>•\n\r\t\u2028:-|1", max_size=300))
def test_only_white_space_and_marks_of_quoted_mail_change(text: str) -> None:
    out, quoted = unwrapped(text)
    assert len(out) == len(text)
    assert all(a == b or (b == " " and (a.isspace() or a == ">")) for a, b in zip(text, out, strict=True))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in quoted)


def test_lines_that_are_no_words_keep_their_breaks() -> None:
    """What base64 leaves in a broken mail: long lines without a space, the next begun with a small letter."""
    text = "\n".join(f"{letter}{'Q2FmZQ' * 12}" for letter in "abcdefgh")
    assert unwrapped(text) == (text, [])
