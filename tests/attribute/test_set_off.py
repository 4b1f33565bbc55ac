"""Words that stand for a quotation without its marks: letters, posts, statements set off."""

import itertools
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accordingto.attribute.interviews import answers
from accordingto.attribute.set_off import attributed, set_off
from accordingto.attribute.windows import paragraphs_of
from accordingto.records import Article, Attribution, Kind, Paragraph, Span
from accordingto.text.doc import Doc
from tests.speakers import article_in, misattributed, page, told

LEDE = "The harbour council of Ostmar met on Monday to decide what becomes of the old grain store on the east quay."
REST = "The grain store has stood empty since 2009 and costs the town ninety thousand a year in repairs and insurance."
MORE = (
    "The council votes again in April, when the engineers have finished their survey of the roof and of the quay wall."
)


def text(*paragraphs: str) -> str:
    return "\n\n".join(("Grain store on the east quay to be sold", LEDE, *paragraphs, REST, MORE))


def web(*blocks: str) -> str:
    return page(LEDE, *blocks, REST, MORE, title="Grain store on the east quay to be sold")


HTML, TEXT = "input.html", "input.txt"
CASES = [
    pytest.param(
        HTML,
        web("<blockquote><p>I weighed grain there as a boy. It was full.</p><cite>Lars Moen</cite></blockquote>"),
        [("Lars Moen", "I weighed grain there as a boy. It was full.")],
        id="name alone in cite",
    ),
    pytest.param(
        HTML,
        web(
            "<blockquote><p>I weighed grain there as a boy. It was full.</p>"
            "<footer>Captain Lars Moen, retired</footer></blockquote>"
        ),
        [("Lars Moen", "I weighed grain there as a boy. It was full.")],
        id="name and role in a footer",
    ),
    pytest.param(
        HTML,
        web(
            "<figure><blockquote><p>I weighed grain there as a boy. It was full.</p></blockquote>"
            "<figcaption>Lars Moen</figcaption></figure>"
        ),
        [("Lars Moen", "I weighed grain there as a boy. It was full.")],
        id="name in a caption",
    ),
    pytest.param(
        HTML,
        web(
            "<blockquote><p>I weighed grain there as a boy. It was full.</p></blockquote>",
            "So wrote Lars Moen, the old weigher, on Sunday.",
        ),
        [("Lars Moen", "I weighed grain there as a boy. It was full.")],
        id="so wrote, after it",
    ),
    pytest.param(
        HTML,
        web(
            "<blockquote><p>I weighed grain there as a boy. It was full.</p></blockquote>",
            "That is what Lars Moen, the old weigher, wrote to the council on Sunday.",
        ),
        [("Lars Moen", "I weighed grain there as a boy. It was full.")],
        id="that is what he wrote, after it",
    ),
    pytest.param(
        HTML,
        web(
            "<blockquote><p>I weighed grain there as a boy. It was full.</p></blockquote>",
            "Those were the words of Lars Moen, the old weigher.",
        ),
        [("Lars Moen", "I weighed grain there as a boy. It was full.")],
        id="those were the words of, after it",
    ),
    pytest.param(
        HTML,
        web(
            "In a letter to the council, the harbour pilot, Runa Velde, wrote:",
            "<blockquote><p>I have steered by that roof for thirty years. Do not sell it to a man who has never "
            "seen fog.</p></blockquote>",
        ),
        [("Runa Velde", "I have steered by that roof"), ("Runa Velde", "Do not sell it")],
        id="letter in a blockquote",
    ),
    pytest.param(
        HTML,
        web(
            "Councillor Odd Marken said in a statement:",
            "<blockquote>The sale is fair. The town gets a school and the buyer gets a ruin.</blockquote>",
        ),
        [("Odd Marken", "The sale is fair."), ("Odd Marken", "the buyer gets a ruin")],
        id="statement in a bare blockquote",
    ),
    pytest.param(
        HTML,
        web(
            "The mayor, Ilka Torsen, answered her critics on Mastodon.",
            '<blockquote class="twitter-tweet"><p lang="en">Nobody has been promised anything. The tender is open '
            'until Friday.</p>&mdash; Ilka Torsen (@ilkatorsen) <a href="https://example.org/1">March 11, 2024</a>'
            "</blockquote>",
        ),
        [("Ilka Torsen", "Nobody has been promised anything."), ("Ilka Torsen", "The tender is open")],
        id="tweet embed after a line about it",
    ),
    pytest.param(
        HTML,
        web(
            '<blockquote class="twitter-tweet"><p>We bid two million for the store. We were never called '
            "back.</p>— Jarle Fonn (@jarlefonn) <a>March 10, 2024</a></blockquote>",
        ),
        [("Jarle Fonn", "We bid two million"), ("Jarle Fonn", "We were never called")],
        id="tweet embed without a lead-in",
    ),
    pytest.param(
        TEXT,
        text("Shipowner Edda Ruske wrote on Facebook: My ships need that quay. I will fight the sale in court."),
        [("Edda Ruske", "My ships need that quay."), ("Edda Ruske", "I will fight the sale")],
        id="wrote on Facebook, first person",
    ),
    pytest.param(
        TEXT,
        text("In a post on Instagram, the singer Mio Hadrel wrote: This is where I learned to sing. Keep it standing."),
        [("Mio Hadrel", "This is where I learned to sing."), ("Mio Hadrel", "Keep it standing.")],
        id="in a post, wrote",
    ),
    pytest.param(
        TEXT,
        text(
            "The port authority said in a statement: The quay wall is sound. No ship has been turned away. "
            "The survey will be published."
        ),
        [("port authority", "The quay wall is sound."), ("port authority", "The survey will be published.")],
        id="a body's statement after a colon",
    ),
    pytest.param(
        HTML,
        web("The buyer, Karsten Holm, was blunt: <q>I build flats. I do not run museums.</q> He left by a side door."),
        [("Karsten Holm", "I build flats.")],
        id="q element",
    ),
    pytest.param(
        HTML,
        web("<p><q>The roof will not see another winter</q>, said the surveyor, Petra Auss.</p>"),
        [("Petra Auss", "The roof will not see another winter")],
        id="q element before its speaker",
    ),
    pytest.param(
        TEXT,
        text(
            "The dockers' union sent the council an open letter. It reads:",
            "We have loaded grain on this quay for four generations. We ask you to wait until the survey is done.",
        ),
        [("", "We have loaded grain"), ("", "We ask you to wait")],
        id="letter that reads, writer not a person",
    ),
    pytest.param(
        HTML,
        web(
            "Her reply, published on the council's page, was short.",
            "<blockquote><p>I voted for the sale because the money is gone.</p><p>— Councillor Anja Brekke</p>"
            "</blockquote>",
        ),
        [("Anja Brekke", "I voted for the sale")],
        id="signed with a dash inside",
    ),
    pytest.param(
        TEXT,
        text("Minister Paal Idun tweeted: Ostmar will get its school. The store was never worth a lawsuit."),
        [("Paal Idun", "Ostmar will get its school."), ("Paal Idun", "The store was never worth")],
        id="tweeted",
    ),
    pytest.param(
        HTML,
        web(
            "The fishermen's chairman, Leif Garde, wrote to the minister on Tuesday:",
            "<blockquote><p>You have never answered us.</p><p>We will block the harbour on Sunday.</p>"
            "<p>Come and see it.</p></blockquote>",
        ),
        [
            ("Leif Garde", "You have never answered us."),
            ("Leif Garde", "block the harbour"),
            ("Leif Garde", "Come and"),
        ],
        id="three paragraphs in a blockquote",
    ),
    pytest.param(
        HTML,
        web(
            "The auditor's report, written by Sunniva Dahle, ends with a warning:",
            "<blockquote>The council sold the store below its value. It did so in a hurry.</blockquote>",
        ),
        [("auditor's report", "The council sold the store"), ("auditor's report", "It did so in a hurry.")],
        id="report with its author",
    ),
    pytest.param(
        TEXT,
        text(
            "Former mayor Hans Ruud wrote in a letter to this newspaper:",
            "I signed the lease in 1991. I regret it. The council should tear it up.",
            "The council did not answer his letter.",
        ),
        [("Hans Ruud", "I signed the lease in 1991."), ("Hans Ruud", "The council should tear it up.")],
        id="letter without any mark in a text",
    ),
    pytest.param(
        TEXT,
        text(
            "“Nobody asked us,” wrote Tora Lien on her blog. In an email to the council she added: We are not for sale."
        ),
        [("Tora Lien", "Nobody asked us"), ("Tora Lien", "We are not for sale.")],
        id="she added, after a quotation",
    ),
    pytest.param(
        TEXT,
        text("The council made three promises: A school opens in 2026. The quay stays public. The crane is kept."),
        [("", "A school opens in 2026.")],
        id="a list of promises is nobody's first person",
    ),
    pytest.param(
        HTML,
        web(
            "Runa Velde, the pilot, put it in a text message to a colleague:",
            "<blockquote>Told them twice. Nobody listens.</blockquote>",
            "Asked about it, the council's lawyer, Nils Aker, replied in writing:",
            "<blockquote>The council does not comment on private messages.</blockquote>",
        ),
        [("Runa Velde", "Told them twice."), ("Nils Aker", "The council does not comment")],
        id="two blockquotes of two people",
    ),
    pytest.param(
        TEXT,
        text(
            "On Monday, Jarle Fonn wrote on X: The tender was a joke. He later deleted the post.",
        ),
        [("Jarle Fonn", "The tender was a joke.")],
        id="the paragraph goes on after the post",
    ),
    pytest.param(
        HTML,
        web(
            "“We are tired,” the union's head, Bodil Straum, said. On Facebook she wrote:",
            '<div class="fb-post"><blockquote><p>Thirty men lose their work and nobody in the town hall can spell their '
            "names.</p></blockquote></div>",
        ),
        [("Bodil Straum", "Thirty men lose their work")],
        id="Facebook embed",
    ),
    pytest.param(
        HTML,
        web(
            "<blockquote class='pullquote'>“The money is gone”</blockquote>",
            "“The money is gone,” the treasurer, Ivar Moe, said. “The sale only hides it.”",
        ),
        [("Ivar Moe", "The money is gone,"), ("Ivar Moe", "The sale only hides it.")],
        id="pull quote of words below",
    ),
]


BUS_LEDE = (
    "The Tarnholm valley lost its last bus on Sunday, when the county let the contract with the operator run out."
)
BUS_REST = "The valley has eleven hundred people, one shop and a school that closes at two on Fridays since the autumn."
BUS_MORE = (
    "The county board meets again on the ninth of May and has put the bus at the bottom of its agenda, after the roads."
)


def bus_text(*p: str) -> str:
    return "\n\n".join(("Valley loses its last bus", BUS_LEDE, *p, BUS_REST, BUS_MORE))


def bus_web(*b: str) -> str:
    return page(BUS_LEDE, *b, BUS_REST, BUS_MORE, title="Valley loses its last bus")


# Written after the rules and never tuned on.
UNTUNED = [
    pytest.param(
        HTML,
        bus_web(
            "The head of the school, Marit Eide, sent parents this note:",
            "<blockquote><p>Dear all, from Monday the children must be driven. I am sorry. I have asked for a van.</p></blockquote>",
        ),
        [("Marit Eide", "from Monday the children must be driven"), ("Marit Eide", "I have asked for a van.")],
        id="note sent",
    ),
    pytest.param(
        HTML,
        bus_web(
            '<blockquote class="twitter-tweet"><p lang="en" dir="ltr">No bus, no valley. I will walk to the county hall if I have to.</p>&mdash; Torvald Rusten (@torrusten) <a href="https://example.org/s/1?ref_src=x">April 2, 2024</a></blockquote><script async src="x.js"></script>',
            "The post was shared four thousand times.",
        ),
        [("Torvald Rusten", "No bus, no valley."), ("Torvald Rusten", "I will walk to the county hall")],
        id="tweet with script",
    ),
    pytest.param(
        TEXT,
        bus_text(
            "Bus driver Elin Skaar posted on Facebook: I drove that road for nineteen winters. Nobody from the county ever sat behind me."
        ),
        [("Elin Skaar", "I drove that road"), ("Elin Skaar", "Nobody from the county")],
        id="posted on Facebook",
    ),
    pytest.param(
        HTML,
        bus_web(
            "County chair Jon Brate replied on Tuesday.",
            "<blockquote><p>The board has no money and no driver. Those who want a bus may pay for it.</p></blockquote>",
            "He did not take questions.",
        ),
        [("Jon Brate", "The board has no money"), ("Jon Brate", "Those who want a bus")],
        id="lead without colon",
    ),
    pytest.param(
        HTML,
        bus_web("<p>The shopkeeper, Inga Moe, shrugged. <q>Half my customers came by that bus</q>, she said.</p>"),
        [("Inga Moe", "Half my customers came by that bus")],
        id="q in running text, she said",
    ),
    pytest.param(
        TEXT,
        bus_text(
            "In a letter to the county, the valley's doctor, Sten Aarvik, wrote:",
            "Eleven of my patients cannot drive. Four of them need dialysis. I ask you to reconsider.",
        ),
        [("Sten Aarvik", "Eleven of my patients cannot drive."), ("Sten Aarvik", "I ask you to reconsider.")],
        id="letter, next paragraph, text",
    ),
    pytest.param(
        TEXT,
        bus_text(
            "In a letter to the county, the valley's doctor, Sten Aarvik, wrote:",
            "Eleven of my patients cannot drive. Four of them need dialysis.",
            "I have written to you twice. I will write again.",
            "The county said it had received the letter.",
        ),
        [("Sten Aarvik", "Eleven of my patients"), ("Sten Aarvik", "I have written to you twice.")],
        id="letter of two paragraphs, text",
    ),
    pytest.param(
        HTML,
        bus_web(
            "Marit Eide's answer to the county was short:",
            "<blockquote>Come and explain it to the children.</blockquote>",
        ),
        [("Marit Eide", "Come and explain it to the children.")],
        id="possessive lead",
    ),
    pytest.param(
        HTML,
        bus_web(
            "<blockquote><p>I have never missed a shift in my life.</p><footer>— <cite>Elin Skaar, bus driver</cite></footer></blockquote>"
        ),
        [("Elin Skaar", "I have never missed a shift")],
        id="footer cite",
    ),
    pytest.param(
        TEXT,
        bus_text(
            "Rusten wrote on his blog on Saturday: The county calls it a pause. A pause has an end. This has none."
        ),
        [("Rusten", "The county calls it a pause."), ("Rusten", "This has none.")],
        id="wrote on his blog on Saturday",
    ),
    pytest.param(
        HTML,
        bus_web(
            "Asked whether the bus would return, transport minister Gro Lindal said in a text message:",
            "<blockquote><p>Not this year.</p></blockquote>",
        ),
        [("Gro Lindal", "Not this year.")],
        id="text message",
    ),
    pytest.param(
        HTML,
        bus_web(
            "Two neighbours disagree. Torvald Rusten wrote in the valley's newsletter:",
            "<blockquote><p>We are being emptied.</p></blockquote>",
            "Inga Moe wrote back:",
            "<blockquote><p>We emptied ourselves. My own sons left for the city.</p></blockquote>",
        ),
        [
            ("Torvald Rusten", "We are being emptied."),
            ("Inga Moe", "We emptied ourselves."),
            ("Inga Moe", "My own sons left"),
        ],
        id="two letters",
    ),
    pytest.param(
        TEXT,
        bus_text("The mayor, Kari Holst, tweeted on Monday night: I hear you. The bus will be back by Christmas."),
        [("Kari Holst", "I hear you."), ("Kari Holst", "The bus will be back by Christmas.")],
        id="tweeted on Monday night",
    ),
    pytest.param(
        TEXT,
        bus_text("The county gave two reasons: The road is too narrow. The bus is too old."),
        [("", "The road is too narrow.")],
        id="reasons are no first person",
    ),
    pytest.param(
        HTML,
        bus_web(
            "<blockquote><p>The valley bus is cancelled from 1 April. Tickets are refunded.</p></blockquote>",
            "That is all the notice at the stop says.",
        ),
        [("", "The valley bus is cancelled")],
        id="a notice of nobody",
    ),
    pytest.param(
        TEXT,
        bus_text(
            "From the union's statement:",
            "“Nineteen drivers were told by text message. We will see the county in court.”",
        ),
        [("union", "Nineteen drivers were told"), ("union", "We will see the county in court.")],
        id="from the union's statement",
    ),
    pytest.param(
        HTML,
        bus_web(
            "On Instagram, the skier Live Berg posted a picture of the empty stop. She added: <q>This is where I learned to wait.</q>"
        ),
        [("Live Berg", "This is where I learned to wait.")],
        id="q after she added",
    ),
    pytest.param(
        HTML,
        bus_web(
            '<div class="instagram"><blockquote class="instagram-media"><p>I took the last bus so that it would not be empty.</p><p>A post shared by Nils Orre (@nilsorre)</p></blockquote></div>',
            "The county has not answered.",
        ),
        [("Nils Orre", "I took the last bus")],
        id="instagram embed",
    ),
    pytest.param(
        TEXT,
        bus_text(
            "“It is a disgrace,” Elin Skaar said. Later she wrote to the county: You have my keys. Send me my holiday pay."
        ),
        [
            ("Elin Skaar", "It is a disgrace"),
            ("Elin Skaar", "You have my keys."),
            ("Elin Skaar", "Send me my holiday pay."),
        ],
        id="later she wrote to",
    ),
]


@pytest.mark.parametrize(("name", "data", "expected"), [*CASES, *UNTUNED])
def test_words_set_off(tmp_path: Path, name: str, data: str, expected: list[tuple[str, str]]) -> None:
    found = told(article_in(tmp_path, data, name))
    assert misattributed(found, expected) == [], found


LINES = st.one_of(
    st.text(alphabet="abA .:“”‘’'\"I—?", max_size=40),
    st.sampled_from(
        ["Ada Quill wrote:", "From Ms. Quill:", "— Ada Quill (@quill)", "Q. Why?", "A. I was late.", "Why?"]
    ),
)


@example([("Ada wrote:", Kind.QUOTE), ("Why?", Kind.QUESTION), ("Late.", Kind.BODY), ("A. Ice.", Kind.QUOTE)])
@example([("Why?", Kind.QUESTION), *[("Ice.", Kind.BODY), ("Late.", Kind.QUOTE)] * 2, ("A. Ice.", Kind.BODY)])
@given(st.lists(st.tuples(LINES, st.sampled_from([Kind.BODY, Kind.QUOTE, Kind.QUESTION, Kind.HEADLINE])), max_size=12))
def test_any_text(lines: list[tuple[str, Kind]]) -> None:
    """Spans lie in the text, in order and apart, and every word set off has one speaker at most."""
    text = "\n\n".join(line for line, _ in lines)
    kinds = [kind for line, kind in lines if line.strip()]
    paragraphs = tuple(Paragraph(Span(*s), k) for s, k in zip(paragraphs_of(text), kinds, strict=True))
    article = Article("0" * 32, "a", "a", text, paragraphs, True)
    doc = Doc(article)
    apart = set_off(doc, answers(doc))
    spans = [span for one in apart for span in one.spans]
    assert spans == sorted(spans) and all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    network = [Attribution((), (Span(s.start, s.start + 1),), (s,), 0.5) for s in spans if s.end - s.start > 1]
    contents = sorted(c for one in attributed(text, apart, network) for c in one.content)
    assert all(c.end <= len(text) for c in contents)
