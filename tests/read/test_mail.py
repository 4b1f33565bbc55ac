"""Mail: newsletters, what somebody sent on, what is attached; and what is no article in it."""

import email.policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from accordingto.records import DRAWN, Article, Basis, Reason, Skipped
from tests.read.helpers import LEDE, SECOND, THIRD, read_bytes

TEXT = f"{LEDE}\n\n{SECOND}\n\n{THIRD}\n"
HTML = "".join(f"<p>{text}</p>" for text in (LEDE, SECOND, THIRD))


def mail(text: str = TEXT, html: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage(policy=email.policy.SMTP)
    standard = {"From": "Jo Reader <jo@reader.example>", "To": "desk@reader.example", "Subject": "Dam inspected"}
    for name, value in (standard | {"Date": "Thu, 14 Mar 2024 10:00:00 +0100"} | _names(headers)).items():
        if value:
            message[name] = value
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def only(folder: Path, message: EmailMessage) -> Article:
    (found,) = read_bytes(folder, bytes(message), "a.eml")
    assert isinstance(found, Article), found
    return found


def body(article: Article) -> list[str]:
    return [article.text[p.span.start : p.span.end] for p in article.paragraphs if p.kind in DRAWN]


def suggested(article: Article) -> dict[str, str]:
    return {field: known.value for field, known in article.inferred}


def test_headers_are_evidence(tmp_path: Path) -> None:
    found = only(tmp_path, mail())
    assert found.title and found.published
    assert (found.title.value, found.title.where) == ("Dam inspected", "mail header Subject")
    assert (found.published.value, found.published.basis) == ("2024-03-14T10:00:00+01:00", Basis.MARKUP)
    assert found.extra == {"from": "Jo Reader <jo@reader.example>"}
    assert body(found) == [LEDE, SECOND, THIRD]


def test_who_writes_a_letter_is_no_outlet(tmp_path: Path) -> None:
    assert "outlet" not in suggested(only(tmp_path, mail()))


@pytest.mark.parametrize("header", ["List-Unsubscribe", "List-Id"])
def test_who_sends_to_a_list_suggests_the_outlet(tmp_path: Path, header: str) -> None:
    found = only(tmp_path, mail(From="Orlen Post <news@orlen.example>", **{header: "<x>"}))
    assert found.outlet is None
    assert suggested(found)["outlet"] == "Orlen Post"


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        pytest.param("Upland Weekly <newsletter@upland.example>", "Upland Weekly", id="a-post"),
        pytest.param("Coastline <no-reply+12@mail.coast.example>", "Coastline", id="no-reply"),
        pytest.param("The Orlen Gazette <ada@gazette.example>", "The Orlen Gazette", id="by-its-name"),
        pytest.param("Ada Brandt <newsham@reader.example>", None, id="a-person-by-another-name"),
        pytest.param("Ada Brandt <ada@reader.example>", None, id="a-person"),
    ],
)
def test_a_sender_that_is_no_person_suggests_the_outlet(tmp_path: Path, sender: str, outlet: str | None) -> None:
    assert suggested(only(tmp_path, mail(From=sender))).get("outlet") == outlet


def test_the_address_of_the_sender_suggests_the_outlet(tmp_path: Path) -> None:
    found = only(tmp_path, mail(From="World News <newsletters@e.reuters.com>"))
    assert suggested(found)["outlet"] == "Reuters"


def test_the_page_is_read_rather_than_its_text(tmp_path: Path) -> None:
    linked = HTML.replace("the water ministry", '<a href="https://water.example/">the water ministry</a>')
    found = only(tmp_path, mail("Your mail program cannot show this.", f"<html><body>{linked}</body></html>"))
    assert body(found) == [LEDE, SECOND, THIRD]
    assert [(found.text[one.span.start : one.span.end], one.url) for one in found.links] == [
        ("the water ministry", "https://water.example/")
    ]


@pytest.mark.parametrize(
    "furniture",
    [
        "View this email in your browser",
        "You are receiving this because you signed up. Unsubscribe",
        "Was this newsletter forwarded to you? Forwarded this email? Subscribe here",
        "Manage your email preferences",
        "This message was sent to jo@reader.example",
    ],
)
def test_what_a_newsletter_says_of_itself_is_furniture(tmp_path: Path, furniture: str) -> None:
    found = only(tmp_path, mail("x", f"<html><body><p>{furniture}</p>{HTML}</body></html>"))
    assert body(found) == [LEDE, SECOND, THIRD]


@pytest.mark.parametrize(
    "forwarding",
    [
        pytest.param(
            "---------- Forwarded message ---------\nFrom: Orlen Post <news@orlen.example>\n"
            "Date: Wed, Mar 13, 2024 at 10:05 AM\nSubject: Dam inspected again\nTo: <jo@reader.example>\n\n",
            id="gmail",
        ),
        pytest.param(
            "Begin forwarded message:\n\nFrom: Orlen Post <news@orlen.example>\nSubject: Dam inspected again\n"
            "Date: 13 March 2024 at 10:05:00 CET\nTo: jo@reader.example\n\n",
            id="apple",
        ),
        pytest.param(
            "-----Original Message-----\nFrom: Orlen Post <news@orlen.example>\n"
            "Sent: Wednesday, March 13, 2024 10:05 AM\nTo: Jo Reader\nSubject: RE: Dam inspected again\n\n",
            id="outlook",
        ),
        pytest.param(
            "________________________________\nFrom: Orlen Post <news@orlen.example>\nSent: Wednesday, March 13, 2024\n"
            "To: Jo\nCc: Desk\nSubject: Dam inspected again\n\n",
            id="outlook-on-the-web",
        ),
    ],
)
@pytest.mark.parametrize("html", [False, True], ids=["text", "page"])
def test_an_article_that_was_sent_on(tmp_path: Path, forwarding: str, html: bool) -> None:
    text = f"Have you seen this?\n\nJo\n\n{forwarding}{TEXT}"
    page = ""
    if html:
        lines = "<br>".join(line.replace("<", "&lt;") for line in f"Have you seen this?\nJo\n{forwarding}".splitlines())
        page = f"<html><body><div>{lines}</div>{HTML}</body></html>"
    found = only(tmp_path, mail(text, page, Subject="Fwd: Dam inspected again"))
    assert found.title and found.published
    assert (found.title.value, found.published.value[:10]) == ("Dam inspected again", "2024-03-13")
    assert suggested(found)["outlet"] == "Orlen Post"
    assert found.extra["forwarded from"] == "Orlen Post <news@orlen.example>"
    assert body(found) == [LEDE, SECOND, THIRD]


@pytest.mark.parametrize(("others", "title"), [(64, "Dam inspected again"), (70, "lunch")])
def test_how_long_the_headers_of_what_was_sent_on_are(tmp_path: Path, others: int, title: str) -> None:
    sent_to = ", ".join(f"<reader-{n:03}@reader.example>" for n in range(others))
    headers = f"From: Orlen Post <news@orlen.example>\nTo: {sent_to}\nSubject: Dam inspected again\n\n"
    found = only(tmp_path, mail(f"Begin forwarded message:\n\n{headers}{TEXT}", Subject="Fwd: lunch"))
    assert found.title and found.title.value == title


def test_a_mail_that_is_attached(tmp_path: Path) -> None:
    outer = mail("See below.", Subject="FW: something")
    outer.add_attachment(mail(From="Orlen Post <news@orlen.example>", Subject="Dam inspected again"))
    found = only(tmp_path, outer)
    assert found.title and found.title.value == "Dam inspected again"
    assert found.path.endswith("a.eml:1")


def test_documents_that_are_attached(tmp_path: Path) -> None:
    outer = mail("See below.")
    outer.add_attachment(
        f"<html><body><article><h1>Dam</h1>{HTML}</article></body></html>", subtype="html", filename="dam.html"
    )
    outer.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    outer.add_attachment(b"%PDF-broken", maintype="application", subtype="pdf", filename="dam.pdf")
    page, pdf = read_bytes(tmp_path, bytes(outer), "a.eml")
    assert isinstance(page, Article) and page.title and page.title.value == "Dam"
    assert isinstance(pdf, Skipped) and pdf.reason is Reason.DAMAGED


def test_a_mail_in_an_attached_mail_is_read_once(tmp_path: Path) -> None:
    outer = mail("See below.")
    outer.add_attachment(mail("See below."))
    inner = outer.get_payload(1).get_payload(0)
    inner.add_attachment(mail(Subject="The dam itself"))
    found = only(tmp_path, outer)
    assert found.title and found.title.value == "The dam itself"


def test_mails_attached_without_end(tmp_path: Path) -> None:
    message = mail()
    for _ in range(12):
        outer = mail("See below.")
        outer.add_attachment(message)
        message = outer
    assert any(
        isinstance(item, Skipped) and "attached in each other" in item.detail
        for item in read_bytes(tmp_path, bytes(message))
    )


def test_what_a_reply_quotes_is_not_said_again(tmp_path: Path) -> None:
    found = only(
        tmp_path,
        mail(f"{LEDE}\n\n{SECOND}\n\nOn Thu, 14 Mar 2024 at 9:00, Jo <jo@x.example> wrote:\n> {THIRD}\n> Jo\n"),
    )
    assert body(found) == [LEDE, SECOND]


def test_a_signature_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert body(only(tmp_path, mail(f"{TEXT}\n-- \nJo Reader\nThe Desk\n"))) == [LEDE, SECOND, THIRD]


def test_lines_that_flow_are_one_paragraph(tmp_path: Path) -> None:
    message = mail("x")
    message.set_content(LEDE.replace(" inspected", " \ninspected") + "\n\n" + SECOND + "\n")
    message.replace_header("Content-Type", 'text/plain; charset="utf-8"; format=flowed')
    assert body(only(tmp_path, message)) == [LEDE, SECOND]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "koi8-r"])
@pytest.mark.parametrize("packing", ["quoted-printable", "base64", "8bit"])
def test_encodings(tmp_path: Path, charset: str, packing: str) -> None:
    text = TEXT if charset == "iso-8859-15" else TEXT.replace("Ada Brandt", "Ада Брандт")
    message = mail("x")
    message.set_content(text, charset=charset, cte=packing)
    assert only(tmp_path, message).text.strip() == text.strip()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"From: a@b.example\nSubject: x\nDate: y\n\n\n", Reason.EMPTY, id="no-text"),
        pytest.param(b"From: a\nSubject: x\nContent-Type: text/html\n\n<html></html>", Reason.EMPTY, id="no-words"),
        pytest.param(
            b'From: a\nTo: b\nContent-Type: multipart/mixed; boundary="x"\n\nlost', Reason.EMPTY, id="no-parts"
        ),
        pytest.param(b"From: a\nSubject: x\nContent-Type: image/png\n\n\x89PNG", Reason.EMPTY, id="a-picture"),
    ],
)
def test_a_mail_without_article(tmp_path: Path, data: bytes, reason: Reason) -> None:
    item = read_bytes(tmp_path, data)[-1]
    assert isinstance(item, Skipped)
    assert item.reason is reason


@pytest.mark.parametrize(
    "header",
    [
        "Subject: =?utf-8?q?broken",
        "Subject: =?x-unknown?b?////?=",
        "From: <<<>>>",
        "Date: yesterday, more or less",
        "Content-Type: text/plain; charset=no-such",
        "Content-Type: ;;;",
        "Content-Transfer-Encoding: no-such",
        "From: \udcff\udcfe".encode("utf-8", "surrogateescape").decode("latin-1"),
    ],
)
def test_headers_that_are_broken(tmp_path: Path, header: str) -> None:
    data = f"From: a@b.example\nTo: c\n{header}\n\n{TEXT}".encode("latin-1")
    (found,) = read_bytes(tmp_path, data)
    assert isinstance(found, Article)
    assert LEDE in found.text


def test_a_mailbox_is_read_mail_by_mail(tmp_path: Path) -> None:
    quoted = LEDE.replace("The dam", "From the dam")
    mails = [mail(f"{quoted}\n{SECOND}\n", Subject=f"Mail {n}") for n in range(3)]
    data = b"".join(
        b"From jo@reader.example Thu Mar 14 10:00:00 2024\n"
        + bytes(one).replace(b"\r\n", b"\n").replace(b"\nFrom the", b"\n>From the")
        + b"\n"
        for one in mails
    )
    items = read_bytes(tmp_path, data, "a.mbox")
    assert [one.title.value for one in items if isinstance(one, Article) and one.title] == [
        "Mail 0",
        "Mail 1",
        "Mail 2",
    ]
    assert all(isinstance(one, Article) and one.text.startswith("From the dam") for one in items)


def _names(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
