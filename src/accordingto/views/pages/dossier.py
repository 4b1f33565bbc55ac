"""A story as one HTML file, which opens from disk. Its pages are sheets: one is shown at a time, all are printed."""

import base64
import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup

from accordingto.ledger import ClaimEntry, Speaker
from accordingto.ledger.browse_rows import ALL, Page
from accordingto.views.pages.article_page import article_page
from accordingto.views.pages.claim_page import claim_page
from accordingto.views.pages.conflict_page import dissents
from accordingto.views.pages.links import InFile, statement_anchor
from accordingto.views.pages.material import StoryMaterial
from accordingto.views.pages.questions import questions
from accordingto.views.pages.render import render, static
from accordingto.views.pages.source_page import source_page
from accordingto.views.pages.story_page import SHOWN, story_page
from accordingto.views.pages.timeline_page import timeline_page

_BETWEEN = re.compile(r">([ \n]++)<")
_BLOCK = "article|blockquote|caption|details|div|h[1-6]|header|li|ol|p|section|summary|table|tbody|td|th|thead|tr|ul"
_AFTER = re.compile(rf"(</?(?:{_BLOCK})(?: [^>]*+)?>)\n(?=<)")
_IMPLIED = re.compile(
    r"</(?:dd|dt|li|tbody|td|th|thead|tr)>(?=\n?<(?:/?(?:dd|dl|dt|li|ol|ul|table|tbody|td|th|thead|tr)\b))"
    r"|</p>(?=\n?</?(?:article|blockquote|div|footer|header|li|ol|p|section|table|ul)\b)"
)
_WORDS = re.compile(r">[^<]*+<")
_LINK = re.compile(r'<a href="?#([\w-]++)"?[^>]*+>((?:[^<]++|<(?!/a>))*+)</a>')
_PLACE = re.compile(r'(?<= id=)"?([\w-]++)')
_QUOTED = re.compile(r'="([a-zA-Z0-9#_-]++)"(?=[ >])')
_AROUND = 40
"""Characters beside a passage: the article itself is in the file."""
_WORDINGS = 2
"""Wordings of the first claims that the file holds, and passages that may say the same; the ledger has the rest."""
_QUESTIONS = 20
"""Claims that are only asked about, likewise."""
_SCRIPTS = ("reading.js", "find.js", "take.js")
_Sheet = tuple[str, Markup]


def dossier(material: StoryMaterial) -> str:
    """The file. Nothing in it is loaded from elsewhere, and its policy forbids that anything could be."""
    to = InFile()
    sheets = list(_sheets(material, to))
    places = {"find", *(place for anchor, body in sheets for place in (anchor, *_PLACE.findall(body)))}
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
        sheets=[(anchor, _within(body, places)) for anchor, body in sheets],
        articles=len(material.articles),
        made=datetime.now(UTC).isoformat(),
        to=to,
        story=None,
    )


def _sheets(material: StoryMaterial, to: InFile) -> Iterator[_Sheet]:
    browse, find, facts = material.browse, material.within.__getitem__, material.facts
    yield "front", _sheet(to, "story", page=story_page(browse, facts, find), ledger="")
    listed = browse.claims(ALL)
    told = [one for number, one in enumerate(listed) if one.articles > 1 or number < SHOWN]
    yield "claims", _sheet(to, "claims", page=told, questions=questions(browse, Page(0, _QUESTIONS)))
    alone = {one.claim.id for one in listed} - {one.claim.id for one in told}  # an article has them twice
    first = {one.claim.id for one in listed[:SHOWN]}
    for claim in material.claims:
        if claim.claim.id not in alone:
            yield _claim(material, claim, to, _WORDINGS if claim.claim.id in first else 0)
    differing = dissents(material.disputes, find, browse.teller, _AROUND)
    yield "conflicts", _sheet(to, "conflicts", page=differing)
    yield "timeline", _sheet(to, "timeline", page=timeline_page(material.moments))
    lone = {one.source.name: found for one in facts.people if (found := _lone(material, one, to))}
    yield "sources", _sheet(to, "sources", page=facts.people, lone=lone, sourcing=facts.sourcing)
    for person in facts.people:
        if person.source.name not in lone:
            yield _source(material, person, to)
    yield "articles", _sheet(to, "articles", told=browse.articles(ALL), ledger="")
    for article in material.articles:
        page = article_page(article, material.entries[article.id], material.claims_of, whole=False)
        yield to.article(article.id)[1:], _sheet(to, "article", page=page)


def _claim(material: StoryMaterial, claim: ClaimEntry, to: InFile, most: int) -> _Sheet:
    page = claim_page(claim, material.browse, material.within.__getitem__, most=most, around=_AROUND)
    body = _sheet(to, "claim", page=page, places=material.places)
    return to.claim(claim.claim.id)[1:], body


def _source(material: StoryMaterial, person: Speaker, to: InFile) -> _Sheet:
    entries = material.spoken[material.key_of(person.source.name)]
    browse, find = material.browse, material.within.__getitem__
    disputes = browse.conflicts_on(entry.statement.id for entry in entries)
    page = source_page(person, entries, dissents(disputes, find, browse.teller), material.claims_of)
    anchor, *others = dict.fromkeys(to.source(name)[1:] for name in person.names)
    shown = {"page": page, "anchor": anchor, "places": material.places}
    return anchor, Markup("").join(map(_also, others)) + _sheet(to, "source", **shown)


def _lone(material: StoryMaterial, person: Speaker, to: InFile) -> tuple[Markup, str] | None:
    """Of a source with one statement: the places that its names lead to, in the list, and where the statement is."""
    entries = material.spoken[material.key_of(person.source.name)]
    if len(entries) != 1:
        return None
    anchors = dict.fromkeys(to.source(name)[1:] for name in person.names)
    place = to.place(entries[0].article.id, statement_anchor(entries[0].statement.id))
    return Markup("").join(map(_also, anchors)), place


def _also(anchor: str) -> Markup:
    """Another name of the place that follows."""
    return Markup('<span id="{}"></span>').format(anchor)


def _sheet(to: InFile, template: str, **shown: Any) -> Markup:
    """Without what only makes the file longer.

    These are the lines that templates leave between elements (a paragraph has only blanks there, and keeps them), end
    tags that what follows implies, and quotation marks: round a plain attribute, and their escapes in text, which
    matter in attributes alone.
    """
    around = {
        "story": None,
        "corrections": None,
        "here": "",
        "only": None,
        "others": (),
        "paging": None,
    }  # a file has one story
    page = render(f"{template}.html.j2", to=to, **around, **shown)
    page = _AFTER.sub(r"\1", _BETWEEN.sub(lambda found: ">\n<" if "\n" in found[1] else found[0], page))
    page = _IMPLIED.sub("", page)
    page = _QUOTED.sub(r"=\1", page)  # before any text has a quotation mark
    return Markup(_WORDS.sub(lambda found: found[0].replace("&#39;", "'").replace("&#34;", '"'), page))


def _within(page: Markup, places: set[str]) -> Markup:
    """The page without the links to what is not in the file: other stories hold it."""
    return Markup(_LINK.sub(lambda found: found[0] if found[1] in places else found[2], page))


def _digest(inline: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"
