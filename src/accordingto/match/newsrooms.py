"""Outlets of one newsroom: one credits an article to the other, or both print one text under one byline.

The text of a wire stands in many papers under the byline of the wire's reporter, which makes no two of them one.
"""

import re
from collections.abc import Iterator

from accordingto.names.bodies import same_body
from accordingto.names.persons import same_person
from accordingto.read.credits import AGENCY
from accordingto.records import Article, Judgement, Known, Verdict

_FROM = re.compile(
    r"(?:from|via|courtesy of|(?:this (?:article|story|report|piece) (?:was )?|it )?(?:first |originally )?"
    r"(?:published|appeared) (?:by|in|on|at))\s+(?P<outlet>(?:the )?[A-Z][^.;,()]{1,60})\.?",
    re.IGNORECASE,
)
_WIRE = re.compile(rf"\b{AGENCY}\b")
_OPENING = 300  # characters of the text in which a wire names itself: "VARN (AP) — …"


def credited(article: Article) -> Iterator[Judgement]:
    """Outlets that the article is credited to, wires left out."""
    own = article.likely_outlet
    for credit in article.credits:
        found = None if _of_a_photo(credit) else _FROM.fullmatch(credit.value.strip())
        if own and found and not _WIRE.search(found["outlet"]) and not _same(own, found["outlet"]):
            because = f"an article of {own} is marked “{credit.value.strip()}”"
            yield Judgement(own, found["outlet"], Verdict.AFFILIATED, 0.9, because)


def one_byline(one: Article, other: Article, copied: str) -> Judgement | None:
    """Two outlets that print one text, for the reason `copied`, under one byline that is no wire's."""
    left, right = one.likely_outlet, other.likely_outlet
    if not left or not right or _same(left, right) or _of_a_wire(one) or _of_a_wire(other):
        return None
    for byline in one.bylines:
        for theirs in other.bylines:
            if same_person(byline.value, theirs.value).score >= 0.9:
                because = f"both print a text by {byline.value}: {copied}"
                return Judgement(left, right, Verdict.AFFILIATED, 0.7, because)
    return None


def _same(one: str, other: str) -> bool:
    return same_body(one, other).verdict == "same"


def _of_a_photo(credit: Known) -> bool:
    return "photo" in credit.where


def _of_a_wire(article: Article) -> bool:
    told = [known.value for known in (*article.bylines, *article.credits) if not _of_a_photo(known)]
    start = article.paragraphs[0].span.start if article.paragraphs else 0
    return any(map(_WIRE.search, (*told, article.text[start : start + _OPENING])))
