"""What an input is, told from its first bytes: each kind as it comes, and texts that look like one."""

import pytest

from accordingto.read.contents import kind_of
from accordingto.read.formats import Format
from tests.read.helpers import LEDE, SECOND, THIRD

PROSE = f"{LEDE}\n\n{SECOND}\n\n{THIRD}\n"


def form(content: str | bytes, *, complete: bool = True) -> object:
    found = kind_of(content if isinstance(content, bytes) else content.encode(), complete=complete)
    return found[0].value if isinstance(found, tuple) else found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PROSE, id="prose"),
        pytest.param(
            "Orlen Vale, spring\n\nThe dam, the ice, the long wall,\nthe men, the boats, the river,\n", id="verse"
        ),
        pytest.param("Havenburg, Norrady\nKeldra, Norrady\nTillery, Maslen\nCorrow, Maslen\n", id="places"),
        pytest.param("Ada Brandt, 54\nEdric Vayle, 61\nInes Holt, 38\n\n" + PROSE, id="names-and-ages"),
        pytest.param("HOST: Welcome.\nADA BRANDT: Thank you.\nHOST: The dam; is it safe?\n", id="transcript"),
        pytest.param(f"FOR IMMEDIATE RELEASE\nContact: Mara Quill\nPhone: 555 0100\n\n{PROSE}", id="press-release"),
        pytest.param(f"By: Mara Quill\nDate: March 14, 2024\n\n{PROSE}", id="byline-and-date"),
        pytest.param(f"Title: Dam inspected\nAuthor: Mara Quill\nDate: 2024-03-14\n\n{PROSE}", id="labels"),
        pytest.param(f"From: The Orlen Post\n\n{PROSE}", id="from-alone"),
        pytest.param(f"From the harbour to the dam, it takes 10:30 minutes.\n\n{PROSE}", id="begins-with-from"),
        pytest.param(f"---\ntitle: Dam inspected\ndate: 2024-03-14\n---\n\n{PROSE}", id="front-matter"),
        pytest.param(f"# Dam inspected\n\n{PROSE}", id="markdown"),
        pytest.param(f"https://orlen.example/dam\n\n{PROSE}", id="address-then-text"),
        pytest.param(f"{PROSE}\nSee https://orlen.example/dam\n", id="text-then-address"),
        pytest.param(f"Home | World | Sport\n\n{PROSE}", id="pipes"),
        pytest.param("Yield;\tlate.\n" + PROSE, id="tab"),
        pytest.param(PROSE.replace("\n\n", "\n").replace(", ", ","), id="commas-without-space"),
        pytest.param(f"Title, Text, Date\n\n{PROSE}", id="line-of-names"),
        pytest.param(f"Text\n\n{PROSE}", id="named-text"),
        pytest.param("[Editor's note] " + PROSE, id="bracket"),
        pytest.param("<3 from Orlen Vale\n" + PROSE, id="less-than"),
        pytest.param(f"{PROSE}\nThe minister wrote: if (dam) {{ close(); }} else {{ wait(); }}\n", id="a-line-of-code"),
        pytest.param("1. The dam\n2. The harbour\n3. The road\n", id="list"),
        pytest.param("Score: 2;1\nTime: 10;30\n" + PROSE, id="semicolons"),
        pytest.param("WARCHEST FOR THE DAM\n" + PROSE, id="warc-in-words"),
        pytest.param("PAR1S, a suburb of Tillery\n" + PROSE, id="parquet-in-words"),
        pytest.param("BZhrina is a village above the dam.\n" + PROSE, id="bzip2-in-words"),
    ],
)
def test_text(text: str) -> None:
    assert form(text) is Format.TEXT


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('title,text\n"Dam, again","Words, words"\n', id="usual-names"),
        pytest.param("\ufefftitle;body;date\nA;B;2024-03-14\n", id="semicolon-and-mark"),
        pytest.param("Headline\tURL\nA\thttps://a.example/\n", id="tab"),
        pytest.param("HEADLINE|FULL TEXT\nA|B\n", id="pipe"),
        pytest.param("sep=;\ntitle;text\nA;B\n", id="stated"),
        pytest.param("url,title\n", id="without-rows"),
        pytest.param("a,b,c\n1,2,3\n4,5,6\n7,8,9\n", id="unknown-names"),
        pytest.param(
            'nr,kop,inhoud\n1,Dam,"Words, and, more, words"\n2,Road,"Words, again"\n', id="commas-within-cells"
        ),
        pytest.param('text\n"First, it froze.\n\nThen it broke."\n"Another."\n', id="one-column"),
        pytest.param("title,text\n" + 'A,"' + "word " * 20_000, id="long-cell"),
        pytest.param('title,text\nA,"<html><body><p>x</p></body></html>"\n', id="pages-in-cells"),
        pytest.param("\t".join(["1", "20240314", *["x"] * 58, "https://a.example/"]) + "\n", id="gdelt-events"),
    ],
)
def test_table(text: str) -> None:
    assert form(text, complete=len(text) < 60_000) is Format.TABLE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("From: a@b.example\nTo: c@d.example\nSubject: Dam\n\nx", Format.MAIL, id="mail"),
        pytest.param(
            "Received: by x\n\tfor y\nDate: Thu, 14 Mar 2024\nFrom: A <a@b.example>\n\nx", Format.MAIL, id="folded"
        ),
        pytest.param("From:\tMara\nSent:\tThursday\nTo:\tdesk\nSubject:\tDam\n\nx", Format.MAIL, id="saved-as-text"),
        pytest.param(
            "From: a@b.example\r\nMIME-Version: 1.0\r\n\r\n<html><body>x</body></html>", Format.MAIL, id="html"
        ),
        pytest.param(
            "Delivered-To: x\nFrom: a\nDate: y\nX-Any: z, z, z\nX-Other: z, z\n\na, b", Format.MAIL, id="commas"
        ),
        pytest.param("From a@b.example Thu Mar 14 10:00:00 2024\nFrom: a\n\nx\n", Format.MAILBOX, id="mbox"),
        pytest.param(
            "From - Thu Mar 14 10:00:00 2024\r\nX-Mozilla-Status: 0001\r\n\r\nx\r\n", Format.MAILBOX, id="thunderbird"
        ),
        pytest.param(
            "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=x\n\n",
            Format.MHTML,
            id="mhtml",
        ),
        pytest.param('<?xml version="1.0"?>\n<rss version="2.0">', Format.FEED, id="rss"),
        pytest.param("\n\n<rss>", Format.FEED, id="rss-after-blank-lines"),
        pytest.param(
            '<?xml version="1.0"?><?xml-stylesheet href="x"?><!-- a --><feed xmlns="x">', Format.FEED, id="atom"
        ),
        pytest.param(
            '<!DOCTYPE rss PUBLIC "-//x" "http://x.example/rss.dtd"><rss version="0.91">', Format.FEED, id="rss-091"
        ),
        pytest.param('<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/">', Format.FEED, id="rss-1"),
        pytest.param('<?xml version="1.0"?><opml version="2.0">', Format.ADDRESSES, id="opml"),
        pytest.param("<urlset xmlns='x'>", Format.ADDRESSES, id="sitemap"),
        pytest.param("<sitemapindex xmlns='x'>", Format.ADDRESSES, id="sitemap-index"),
        pytest.param("https://a.example/x\nhttps://b.example/y\n", Format.ADDRESSES, id="list"),
        pytest.param("# mine\n\nhttps://a.example/x", Format.ADDRESSES, id="list-with-comment"),
        pytest.param('"url"\n"https://a.example/x"\n', Format.ADDRESSES, id="one-column-of-addresses"),
        pytest.param("[InternetShortcut]\r\nURL=https://a.example/x\r\n", Format.ADDRESSES, id="shortcut"),
        pytest.param("<!doctype html><p>x", Format.HTML, id="page"),
        pytest.param("<p>One.</p>\n<p>Two.</p>", Format.HTML, id="fragment"),
        pytest.param(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>x</body>", Format.HTML, id="with-headers"
        ),
        pytest.param('{"text": "x"}\n{"text": "y"}\n', Format.JSON_LINES, id="json-lines"),
        pytest.param('{"text": x\n' * 4 + '{"text": "y"}\n', Format.JSON_LINES, id="json-lines-broken-at-first"),
        pytest.param('{\n"a": {\n"b": 1\n},\n"c": [\n{\n"d": 2\n}\n]\n}', Format.JSON, id="json-without-indentation"),
        pytest.param('[{"text": "x"}]', Format.JSON, id="json-array"),
        pytest.param('{\n "status": "ok",\n "articles": []\n}', Format.JSON, id="json-object"),
        pytest.param("The dam</b> held" * 4, Format.TEXT, id="four-tags"),
        pytest.param("The dam</b> held" * 5, Format.HTML, id="five-tags"),
        pytest.param("The dam</q1> held" * 4, Format.TEXT, id="four-tags-of-no-page"),
        pytest.param("The dam</q1> held" * 5, "damaged", id="five-tags-of-no-page"),
        pytest.param('{"a": x\n' * 3 + "b\n" * 2, Format.JSON, id="three-of-five-lines-are-objects"),
        pytest.param('{"a": x\n' * 4 + "b\n" * 2, Format.JSON_LINES, id="four-of-six-lines-are-objects"),
        pytest.param("{\\rtf1\\ansi x}", Format.RTF, id="rtf"),
        pytest.param("WARC/1.1\r\nWARC-Type: response\r\n", Format.WARC, id="warc"),
        pytest.param(b"PAR1\x15\x04\x15\x80", Format.PARQUET, id="parquet"),
        pytest.param(b"\n%PDF-1.4\n", Format.PDF, id="pdf"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00\x08\x00", Format.ZIP, id="zip"),
        pytest.param('<?xml version="1.0"?>\n<nitf><body>x</body></nitf>', "unsupported", id="other-xml"),
        pytest.param('<?xml version="1.0" enc', "unsupported", id="cut-xml"),
        pytest.param("<svg xmlns='x'><path/></svg>", "unsupported", id="picture-in-xml"),
        pytest.param("body { margin: 0 }\np { color: red; }\na { top: 1px; }", "unsupported", id="style-sheet"),
        pytest.param("(function(){var a=1;if(a){b();}else{c();}})();\n", "unsupported", id="script"),
    ],
)
def test_kind(text: str | bytes, kind: Format | str) -> None:
    assert form(text) == kind


@pytest.mark.parametrize(("complete", "kind"), [(False, Format.JSON_LINES), (True, Format.JSON)])
def test_an_object_in_one_line_that_goes_on_is_a_row(complete: bool, kind: Format) -> None:
    assert form('{"text": "' + "The dam held. " * 20, complete=complete) == kind
