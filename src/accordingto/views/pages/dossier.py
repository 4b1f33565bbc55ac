"""A story as one HTML file, which opens from disk. Its pages are sheets: one is shown at a time, all are printed."""

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup

from accordingto.ledger import ClaimEntry
from accordingto.ledger.browse_rows import Page
from accordingto.records import Verdict
from accordingto.views.pages.article_page import article_page
from accordingto.views.pages.claim_page import claim_page
from accordingto.views.pages.conflict_page import dissents
from accordingto.views.pages.links import InFile
from accordingto.views.pages.material import Material
from accordingto.views.pages.people import Person
from accordingto.views.pages.render import render, static
from accordingto.views.pages.source_page import source_page
from accordingto.views.pages.story_page import story_page
from accordingto.views.pages.timeline_page import timeline_page

_TO = InFile()
_BETWEEN = re.compile(r">([ \n]++)<")
_ALL = Page(0, 1_000_000)
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
        story=material.browse.story,
    )


def _sheets(material: Material) -> Iterator[Sheet]:
    browse, find, facts = material.browse, material.within.__getitem__, material.facts
    front = story_page(material.title, browse, facts, find, _TO)
    claims = browse.claims(_ALL)
    yield "front", _sheet("story", page=front, story=browse.story, ledger="")
    yield "claims", _sheet("claims", page=claims, most=front.most)
    for claim in material.claims:
        yield _claim(material, claim)
    yield "conflicts", _sheet("conflicts", page=dissents(material.disputes, find), story=browse.story)
    yield "timeline", _sheet("timeline", page=timeline_page(material.moments), story=browse.story)
    yield "sources", _sheet("sources", page=facts.people)
    for person in facts.people:
        yield _source(material, person)
    yield "articles", _sheet("articles", told=browse.articles(_ALL), ledger="")
    for article in material.articles:
        page = article_page(article, material.entries[article.id], material.claims_of, whole=False)
        yield _TO.article(article.id)[1:], _sheet("article", page=page)


def _claim(material: Material, claim: ClaimEntry) -> Sheet:
    page = claim_page(claim, material.within.__getitem__, material.browse.claims_inside(claim.claim))
    body = _sheet("claim", page=page)
    anchor = _TO.claim(claim.claim.id, claim.claim.kind)[1:]
    widest = material.claims_of[claim.claim.id][0].claim
    if widest.kind == claim.claim.kind and not anchor.startswith("claim-"):
        body = _also(_TO.claim(claim.claim.id, Verdict.SAME_CLAIM)[1:]) + body
    return anchor, body


def _source(material: Material, person: Person) -> Sheet:
    entries = material.spoken[material.key_of(person.source.name)]
    disputes = material.browse.conflicts_on(entry.statement.id for entry in entries)
    page = source_page(person, entries, disputes, material.within.__getitem__, material.claims_of)
    anchor, *others = dict.fromkeys(_TO.source(name)[1:] for name in person.names)
    return anchor, Markup("").join(map(_also, others)) + _sheet("source", page=page, anchor=anchor)


def _also(anchor: str) -> Markup:
    """Another name of the place that follows."""
    return Markup('<span id="{}"></span>').format(anchor)


def _sheet(template: str, **shown: Any) -> Markup:
    """Without the lines that templates leave between elements; a paragraph has only blanks there, and keeps them."""
    page = render(f"{template}.html.j2", to=_TO, corrections=None, here="", **shown)
    return Markup(_BETWEEN.sub(lambda found: ">\n<" if "\n" in found[1] else found[0], page))


def _digest(inline: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"
