"""A story as one HTML file, which opens from disk. Its pages are sheets: one is shown at a time, all are printed."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup

from accordingto.ledger import ClaimEntry
from accordingto.records import Verdict
from accordingto.views.pages.article_page import article_page
from accordingto.views.pages.claim_page import claim_page
from accordingto.views.pages.conflict_page import dissents
from accordingto.views.pages.links import InFile
from accordingto.views.pages.material import Material, Person
from accordingto.views.pages.render import render, static
from accordingto.views.pages.source_page import source_page, utterances
from accordingto.views.pages.story_page import story_page
from accordingto.views.pages.timeline_page import timeline_page

_TO = InFile()
_SCRIPTS = ("reading.js", "echarts.min.js", "charts.js")
Sheet = tuple[str, Markup]


def dossier(material: Material) -> str:
    """The file. Nothing in it is loaded from elsewhere, and its policy forbids that anything could be."""
    style = static()["pages.css"].decode()
    scripts = [static()[name].decode() for name in _SCRIPTS]
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {' '.join(map(_digest, scripts))};"
        " base-uri 'none'; form-action 'none'"
    )
    return render(
        "dossier.html.j2",
        name=material.title or "Dossier",
        policy=policy,
        style=Markup(style),  # ours, not an article's
        scripts=[Markup(script) for script in scripts],
        sheets=list(_sheets(material)),
        articles=len(material.articles),
        made=datetime.now(UTC).isoformat(),
        to=_TO,
        story=material.story,
    )


def _sheets(material: Material) -> Iterator[Sheet]:
    shown = {"story": material.story, "ledger": "LEDGER"}
    find = material.within.__getitem__
    yield "front", _sheet("story", page=story_page(material, _TO), **shown)
    most = max((one.claim.origins.statements for one in material.wide), default=0)
    yield "claims", _sheet("claims", page=material.wide, most=most, **shown)
    for claim in material.claims:
        yield _claim(material, claim)
    yield "conflicts", _sheet("conflicts", page=dissents(material.disputes, find), **shown)
    yield "timeline", _sheet("timeline", page=timeline_page(material.moments), **shown)
    yield "sources", _sheet("sources", page=material.people, **shown)
    for person in material.people:
        yield _source(material, person)
    yield "articles", _sheet("articles", told=story_page(material, _TO).articles, **shown)
    by_article = _by_article(material)
    for article in material.articles:
        page = article_page(article, by_article.get(article.id, ()), material.claims_of, whole=False)
        yield _TO.article(article.id)[1:], _sheet("article", page=page)


def _claim(material: Material, claim: ClaimEntry) -> Sheet:
    page = claim_page(claim, material.within.__getitem__, inner(claim, material.claims))
    body = _sheet("claim", page=page)
    anchor = _TO.claim(claim.claim.id, claim.claim.kind)[1:]
    wide = [one for one in material.claims_of[claim.claim.id] if one.claim.id == claim.claim.id]
    if claim is wide[0] and not anchor.startswith("claim-"):
        body = Markup('<span id="claim-{}"></span>').format(claim.claim.id) + body
    return anchor, body


def inner(claim: ClaimEntry, among: Sequence[ClaimEntry]) -> list[ClaimEntry]:
    """The acts of saying inside a claim."""
    if claim.claim.kind is not Verdict.SAME_CLAIM:
        return []
    members = set(claim.claim.members)
    return [one for one in among if one.claim.kind is Verdict.SAME_UTTERANCE and members.issuperset(one.claim.members)]


def _source(material: Material, person: Person) -> Sheet:
    def claims_of(ident: str) -> Sequence[ClaimEntry]:
        return material.claims_of.get(ident, ())

    said = utterances(person.entries, claims_of)
    page = source_page(person, said, material.disputes, material.within.__getitem__, claims_of)
    anchor = _TO.source(person.source.name)[1:]
    others = Markup("").join(
        Markup('<span id="{}"></span>').format(_TO.source(name)[1:])
        for name in person.names
        if _TO.source(name)[1:] != anchor
    )
    return anchor, others + _sheet("source", page=page, anchor=anchor)


def _by_article(material: Material) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for entry in material.entries:
        found.setdefault(entry.article.id, []).append(entry)
    return found


def _sheet(template: str, **shown: Any) -> Markup:
    return Markup(render(f"{template}.html.j2", to=_TO, corrections=None, here="", **shown))


def _digest(inline: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"
