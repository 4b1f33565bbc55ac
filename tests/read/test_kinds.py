"""Every paragraph is told apart."""

import pytest

from tests.read.helpers import LEDE, SECOND, THIRD, kinds

HEADLINE = "Dam at Orlen Vale to Be Inspected Again"
CAPTION = "The Orlen Vale dam seen from the east bank on March 2, 2024. (Ines Holt/Harbour Wire)"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Updated:", id="label"),
        pytest.param("0:00", id="clock"),
        pytest.param("0:00 / 4:31", id="clock-of-two"),
        pytest.param("Sign up for the Harbour Morning newsletter", id="sign-up"),
        pytest.param("Sign up for Harbour Daily", id="sign-up-daily"),
        pytest.param("harbour newsletter icon", id="newsletter-icon"),
        pytest.param("By registering, you agree to our Terms and the Privacy Policy.", id="consent"),
        pytest.param("Read more: Vale Farmers Ask for Water", id="read-more"),
        pytest.param("Related: Vale Farmers Ask for Water", id="related"),
        pytest.param("Advertisement", id="advertisement"),
        pytest.param("Share on Facebook", id="share"),
        pytest.param("Facebook | Twitter | WhatsApp", id="share-row"),
        pytest.param("4 min read", id="reading-time"),
        pytest.param("1.2K shares", id="shares"),
        pytest.param("Follow Mara Quill on Twitter @maraquill.", id="follow"),
        pytest.param("Watch the full interview below:", id="watch-below"),
        pytest.param("© 2024 Harbour Ledger. All rights reserved.", id="copyright"),
        pytest.param("We use cookies to give you the best experience.", id="cookies"),
        pytest.param("* * *", id="separator"),
        pytest.param("___", id="rule"),
        pytest.param("Story continues below advertisement", id="continues"),
        pytest.param("text-align: left;", id="style-sheet"),
        pytest.param("dam-wall_2024.jpg", id="file-name"),
    ],
)
def test_furniture(line: str) -> None:
    assert kinds(HEADLINE, LEDE, line, SECOND) == ["headline", "body", "furniture", "body"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("“Sign up for the draft or leave,” the colonel told them.", id="quoted-sign-up"),
        pytest.param("BRANDT: No, I did not say that.", id="transcript"),
        pytest.param("By Monday the water had reached the first houses of Lower Orlen.", id="by-monday"),
        pytest.param("Reporting by the Harbour Ledger showed that the wall had moved.", id="reporting-by-showed"),
        pytest.param("Related work on the spillway began in May and is said to have failed.", id="related-work"),
        pytest.param("“Never,” she said.", id="one-line-quote"),
        pytest.param("@orlenwatch: the ministry knew about the crack for a year", id="tweet"),
        pytest.param("Pause.", id="one-word-sentence"),
        pytest.param("Subscribe they did, all of them, and the paper was saved.", id="subscribe-as-verb"),
        pytest.param("Register or lose the right to draw water, the ministry warned.", id="register-warning"),
        pytest.param("The company changed its privacy policy after the leak.", id="about-privacy"),
        pytest.param(
            "Originally published in 1962, the survey said the rock was sound and would hold.", id="published-1962"
        ),
        pytest.param("This report was published by the ministry on Monday.", id="report-as-topic"),
    ],
)
def test_body_stays_body(line: str) -> None:
    assert kinds(HEADLINE, LEDE, line, SECOND)[2] == "body"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Reuters contributed to this report.", id="agency"),
        pytest.param("Mara Quill, Tomas J. Reed, and Reuters contributed to this report.", id="names"),
        pytest.param("Reporting by Mara Quill in Havenburg; Editing by Tomas Reed", id="reporting-by"),
        pytest.param("From The Harbour Ledger", id="from-outlet"),
        pytest.param("This article was originally published by the Harbour Ledger.", id="originally"),
        pytest.param("Quill reported from Havenburg.", id="reported-from"),
        pytest.param("Harbour Wire via Reuters", id="via"),
        pytest.param("Photo: Ines Holt / Harbour Wire", id="photo-label"),
        pytest.param("Ines Holt/Getty Images", id="slashed"),
        pytest.param("Source: Orlen Water Board.", id="source"),
    ],
)
def test_credit(line: str) -> None:
    assert kinds(HEADLINE, LEDE, SECOND, line) == ["headline", "body", "body", "credit"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(CAPTION, id="in-brackets"),
        pytest.param(
            "Ada Brandt speaks in Havenburg on March 5, 2024. Ines Holt/ Pool/ AFP via Getty Images", id="bare"
        ),
        pytest.param("Soldiers march through Havenburg in this undated photo. (HCNA via Reuters)", id="via"),
        pytest.param("FILE - The dam at Orlen Vale is seen in 2019 after a flood.", id="file"),
        pytest.param(
            "The mayor of Lower Orlen at the wall in 2021. (Ines Holt for the Harbour Ledger)", id="for-outlet"
        ),
        pytest.param("The mayor of Lower Orlen at the wall in 2021. (Photo by Ines Holt)", id="photo-by"),
    ],
)
def test_caption(line: str) -> None:
    assert kinds(HEADLINE, LEDE, line, SECOND) == ["headline", "body", "caption", "body"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Orlen Vale dam", id="words-of-the-caption"),
        pytest.param("Ledger Photo", id="photo-label"),
    ],
)
def test_text_that_stands_for_a_picture_above_its_caption(line: str) -> None:
    assert kinds(HEADLINE, LEDE, line, CAPTION, SECOND)[2:4] == ["caption", "caption"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("March 5, 2024", id="day"),
        pytest.param("March 5, 2024World News", id="section-glued-on"),
        pytest.param("Published: 5 March 2024, 10:15 GMT", id="published"),
        pytest.param("Updated Tue, March 5, 2024 at 9:30 a.m. ET", id="updated"),
        pytest.param("Region | March 5, 2024", id="section-first"),
        pytest.param("HAVENBURG, March 5 (Harbour Wire) —", id="place"),
        pytest.param("March 5 | Region", id="no year, section"),
        pytest.param("Tuesday, March 5 · Region · 4 min read", id="no year, section, length"),
        pytest.param("March 5, 2024 | 4 min read", id="length"),
    ],
)
def test_dateline(line: str) -> None:
    assert kinds(HEADLINE, line, LEDE, SECOND) == ["headline", "dateline", "body", "body"]


def test_place_and_date_before_a_sentence_stay_with_it() -> None:
    assert kinds(HEADLINE, "HAVENBURG, March 5 (Harbour Wire) — " + LEDE, SECOND) == ["headline", "body", "body"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["By Mara Quill"], ["byline"], id="by"),
        pytest.param(["Mara Quill", "By Mara Quill"], ["byline", "byline"], id="name-and-by"),
        pytest.param(["By Mara Quill and Tomas Reed, Harbour Ledger"], ["byline"], id="two-and-outlet"),
        pytest.param(["BY MARA QUILL", "Staff Writer"], ["byline", "byline"], id="post-below"),
        pytest.param(["Mara Quill", "March 5, 2024"], ["byline", "dateline"], id="name-above-date"),
        pytest.param(["March 5 | Region | By Mara Quill"], ["byline"], id="behind date and section"),
        pytest.param(["Region · By Mara Quill and Tomas Reed"], ["byline"], id="behind section"),
        pytest.param(["By", "Mara Quill"], ["furniture", "byline"], id="by alone"),
    ],
)
def test_byline(lines: list[str], expected: list[str]) -> None:
    assert kinds(HEADLINE, *lines, LEDE, SECOND)[1:-2] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("What the Engineers Saw", "subhead", id="title-case"),
        pytest.param("What happens next", "subhead", id="sentence-case"),
        pytest.param("A LONG WINTER", "subhead", id="capitals"),
        pytest.param("She put it like this:", "body", id="colon"),
        pytest.param("It held.", "body", id="short-sentence"),
        pytest.param("March 5", "subhead", id="day"),
        pytest.param("March 5 — The Wall Moves", "subhead", id="day-and-what-happened"),
        pytest.param("Ice | Water | By Far the Worst", "subhead", id="by-in-a-part"),
    ],
)
def test_subhead(line: str, expected: str) -> None:
    assert kinds(HEADLINE, LEDE, line, SECOND)[2] == expected


def test_last_short_line_is_no_subhead() -> None:
    assert kinds(HEADLINE, LEDE, SECOND, "The End of It")[-1] == "body"


@pytest.mark.parametrize(
    ("first", "again"),
    [
        pytest.param(HEADLINE, HEADLINE.upper(), id="headline-in-capitals"),
        pytest.param(LEDE, LEDE.replace("again", "again "), id="lede"),
        pytest.param(CAPTION, CAPTION.replace("(", "").replace(")", ""), id="caption-without-brackets"),
        pytest.param(CAPTION, CAPTION.split(" (")[0] + " (Ines Holt via Reuters)", id="caption-other-credit"),
    ],
)
def test_repeat(first: str, again: str) -> None:
    above = [] if first is HEADLINE else [HEADLINE]
    below = [] if first is LEDE else [LEDE]
    found = kinds(*above, first, again, *below, SECOND, THIRD)
    assert found.count("repeat") == 1
    assert found[len(above) + 1] == "repeat"


def test_short_sentence_said_twice_is_no_repeat() -> None:
    assert "repeat" not in kinds(HEADLINE, LEDE, "It held.", SECOND, "It held.", THIRD)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        pytest.param([HEADLINE], HEADLINE, id="same"),
        pytest.param([HEADLINE + "."], HEADLINE.upper(), id="other-case-and-stop"),
        pytest.param(["Dam at Orlen Vale to be inspected once again"], HEADLINE, id="nearly"),
        pytest.param(
            ["Dam at Orlen Vale;", "Ministry orders a second look."],
            "Dam at Orlen Vale; Ministry orders a second look",
            id="two-lines",
        ),
        pytest.param(["Brandt: ‘No Crack Found’"], None, id="short-with-colon"),
        pytest.param(["Water | By Design"], None, id="by-in-a-part"),
        pytest.param(["Sign Up for Flood Insurance Before June, Governor Urges"], None, id="reads-like-a-form"),
    ],
)
def test_headline(lines: list[str], title: str | None) -> None:
    assert kinds(*lines, LEDE, SECOND, title=title) == ["headline"] * len(lines) + ["body", "body"]


def test_straight_into_the_body() -> None:
    assert kinds(LEDE, SECOND) == ["body", "body"]


def test_one_word_article() -> None:
    assert kinds("Closed") == ["body"]


def test_newsletter_form_at_the_end() -> None:
    form = [
        "ledger newsletter icon",
        "Sign up for Ledger Daily",
        "The whole vale in one minute.",
        "Honest news that you can trust.",
        "By registering for the newsletter, you agree to the Privacy Policy.",
    ]
    assert kinds(HEADLINE, LEDE, SECOND, *form)[3:] == ["furniture"] * 5


def test_links_to_other_articles() -> None:
    links = ["Related Stories", "Vale Farmers Ask for More Water", "Council Votes Down the Second Bridge"]
    assert kinds(HEADLINE, LEDE, *links, SECOND)[2:] == ["furniture"] * 3 + ["body"]
