"""The pages of a ledger, made when they are asked for; what takes longest to count is kept while the ledger rests."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accordingto.errors import AccordingtoError, InputError
from accordingto.ledger import Ledger
from accordingto.ledger.browse import Browse
from accordingto.ledger.browse_rows import Asked, Page
from accordingto.records import Stance, Verdict
from accordingto.views.exports import FORMATS
from accordingto.views.pages.article_page import article_page
from accordingto.views.pages.claim_page import claim_page
from accordingto.views.pages.conflict_page import dissents
from accordingto.views.pages.corrections import undoable
from accordingto.views.pages.lines import line
from accordingto.views.pages.links import Served
from accordingto.views.pages.material import story_title
from accordingto.views.pages.people import find
from accordingto.views.pages.source_page import source_page
from accordingto.views.pages.story_page import Facts, facts, story_page
from accordingto.views.pages.timeline_page import timeline_page

TO = Served()
ROWS = 50
"""Rows of a list on one page."""
_FEW = 20  # of what is shown with passages
_LARGE = 2000  # articles from which counts are kept while a newer state is counted


@dataclass(frozen=True, slots=True)
class Query:
    """What a request asks for: the reference in its path, and its parameters."""

    ref: str = ""
    given: dict[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """A parameter, empty where it is not given."""
        return self.given.get(name, "").strip()

    @property
    def story(self) -> str | None:
        """The story that a list is narrowed down to."""
        return self.of("story") or None

    @property
    def at(self) -> int:
        """The number of the page, from 1."""
        return min(max(_count(self.of("page")), 1), 1_000_000)

    @property
    def number(self) -> int:
        """The number of a claim among its like, 0 where none is given."""
        return _count(self.of("number"))

    def rows(self, most: int) -> Page:
        """The rows on that page and one more, which tells whether there is a next page."""
        return Page((self.at - 1) * most, most + 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be drawn: its template, its name, and what it shows."""

    template: str
    name: str
    shown: dict[str, Any]


class Counts:
    """Facts of the whole ledger, counted anew when its file changes; a large one is counted beside, not in between."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._state: object = None
        self._facts: Facts | None = None
        self._counting = False

    def facts(self, ledger: Ledger) -> Facts:
        """The facts; of a large ledger that has just changed, possibly those of a moment ago."""
        state = self._now()
        with self._lock:
            known, fresh = self._facts, self._state == state
            late = known is not None and not fresh and known.extent.articles >= _LARGE
            start = late and not self._counting
            self._counting = self._counting or start
        if known is not None and (fresh or late):
            if start:
                threading.Thread(target=self._beside, daemon=True).start()
            return known
        return self._count(ledger, state)

    def _count(self, ledger: Ledger, state: object) -> Facts:
        found = facts(Browse(ledger, patient=False), ledger.people())
        with self._lock:
            self._state, self._facts = state, found
        return found

    def _beside(self) -> None:
        try:
            with contextlib.suppress(AccordingtoError), Ledger.open(self._path) as ledger:  # the pages tell it
                self._count(ledger, self._now())
        finally:
            with self._lock:
                self._counting = False

    def _now(self) -> object:
        """What changes when the ledger does: size and time of its file and of its log."""
        found = []
        for path in (self._path, self._path.with_name(self._path.name + "-wal")):
            try:
                stat = path.stat()
            except OSError:
                found.append((0, 0))
            else:
                found.append((stat.st_mtime_ns, stat.st_size))
        return found


class Live:
    """The pages of one open ledger."""

    def __init__(self, ledger: Ledger, counts: Counts) -> None:
        self._ledger = ledger
        self._counts = counts

    def _browse(self, story: str | None = None) -> Browse:
        return Browse(self._ledger, story, patient=False)

    def front(self, query: Query) -> Sheet:
        """The stories; where there is one only, its page."""
        browse = self._browse()
        rows = query.rows(ROWS)
        found = browse.stories(rows, query.of("search"))
        whole = query.at == 1 and not query.of("search")
        if whole and len(found) <= 1:
            return self._story(self._browse(found[0].id) if found else browse)
        shown = {
            "page": found[:ROWS],
            "extent": self._counts.facts(self._ledger).extent if whole else None,
            "search": query.of("search"),
        }
        return _listed("stories", "Stories", query, found, ROWS, **shown)

    def story(self, query: Query) -> Sheet:
        """One story."""
        return self._story(self._browse(query.ref))

    def _story(self, browse: Browse) -> Sheet:
        name = story_title(browse)
        page = story_page(name, browse, self._facts(browse), self._ledger.article, TO)
        return Sheet("story", name or "Nothing read yet", {"page": page, "story": browse.story, "charts": True})

    def _facts(self, browse: Browse) -> Facts:
        if browse.story is None:
            return self._counts.facts(self._ledger)
        return facts(browse, self._ledger.people())

    def claims(self, query: Query) -> Sheet:
        """Claims."""
        only = query.of("origins") == "one"
        found = self._browse(query.story).claims(query.rows(ROWS), single=only)
        most = max((one.claim.origins.statements for one in found), default=0)
        return _listed("claims", "Claims", query, found, ROWS, page=found[:ROWS], most=most, only=only)

    def claim(self, query: Query) -> Sheet:
        """One claim."""
        return self._claim(query, Verdict.SAME_CLAIM if query.number else None)

    def utterance(self, query: Query) -> Sheet:
        """One act of saying."""
        return self._claim(query, Verdict.SAME_UTTERANCE)

    def _claim(self, query: Query, kind: Verdict | None) -> Sheet:
        entry = self._browse().claim(query.ref, kind, query.number)
        browse = self._browse(entry.story)
        others = [one for one in browse.claims(Page(0, 100)) if one.which != entry.which]
        page = claim_page(entry, self._ledger.article, browse.claims_inside(entry.claim), others)
        return Sheet("claim", entry.claim.wording[:80], {"page": page, "story": entry.story, "places": {}})

    def conflicts(self, query: Query) -> Sheet:
        """Where accounts differ."""
        found = self._browse(query.story).conflicts(query.rows(_FEW))
        page = dissents(found[:_FEW], self._ledger.article)
        return _listed("conflicts", "Where accounts differ", query, found, _FEW, page=page)

    def timeline(self, query: Query) -> Sheet:
        """What happened when."""
        found = self._browse(query.story).moments(query.rows(_FEW))
        return _listed("timeline", "Timeline", query, found, _FEW, page=timeline_page(found[:_FEW]))

    def sources(self, query: Query) -> Sheet:
        """Who speaks."""
        people = self._facts(self._browse(query.story)).people
        asked = query.of("search").casefold().split()
        matching = [one for one in people if all(any(word in name.casefold() for name in one.names) for word in asked)]
        rows = query.rows(ROWS)
        found = matching[rows.start : rows.start + rows.most]
        return _listed("sources", "Sources", query, found, ROWS, page=found[:ROWS], lone={}, search=query.of("search"))

    def source(self, query: Query) -> Sheet:
        """One source."""
        name, key_of = query.of("name"), self._ledger.people()
        browse = self._browse()
        person = find(self._counts.facts(self._ledger).people, name, key_of)
        if person is None:
            raise InputError(f"{name or 'no name'}: no source of that name. To see those there are: /sources")
        stance = _stance(query)
        found = browse.said_by(person.names, query.rows(_FEW), stance)
        entries = found[:_FEW]
        ids = [entry.statement.id for entry in entries]
        page = source_page(person, entries, browse.conflicts_on(ids), self._ledger.article, browse.claims_of(ids))
        shown = {"page": page, "anchor": "source", "only": stance or False, "places": {}}
        return _listed("source", person.source.name, query, found, _FEW, **shown)

    def articles(self, query: Query) -> Sheet:
        """What was read."""
        only = query.of("date") == "none"
        found = self._browse(query.story).articles(query.rows(ROWS), undated=only)
        return _listed("articles", "Articles", query, found, ROWS, told=found[:ROWS], only=only)

    def article(self, query: Query) -> Sheet:
        """An article to read."""
        browse, article = self._browse(), self._ledger.article(query.ref)
        entries = browse.entries(article.id)
        page = article_page(article, entries, browse.claims_of(entry.statement.id for entry in entries))
        name = article.title.value if article.title else article.name
        return Sheet("article", name, {"page": page, "story": browse.story_of(article.id)})

    def statements(self, query: Query) -> Sheet:
        """Statements that were asked for."""
        asked = Asked(
            query.of("by"),
            query.of("search"),
            _stance(query),
            query.of("origin"),
            query.given.get("outlet"),
            query.of("day"),
        )
        browse = self._browse(query.story)
        found, count = browse.statements(asked, query.rows(_FEW))
        claims_of = browse.claims_of(entry.statement.id for entry in found)
        lines = [line(entry, claims_of.get(entry.statement.id, ())) for entry in found[:_FEW]]
        return _listed(
            "statements",
            "Statements",
            query,
            found,
            _FEW,
            page=lines,
            count=count,
            asked=asked,
            crowded=browse.crowded(asked.search),
        )

    def corrections(self, query: Query) -> Sheet:
        """What users decided, the latest first."""
        rows = query.rows(ROWS)
        found = self._ledger.judgements(by_users=True)[::-1][rows.start : rows.start + rows.most]
        page = [(one, undoable(one)) for one in found[:ROWS]]
        return _listed("corrections", "Corrections", query, found, ROWS, page=page)

    def exports(self, _: Query) -> Sheet:
        """What the ledger can be taken away as."""
        return Sheet("exports", "Export", {"story": None, "forms": FORMATS})

    def above(self, sheet: Sheet) -> dict[str, Any]:
        """What stands above every page: whether there are several stories, and the title of the one it is of."""
        several, story = self._browse().several(), sheet.shown.get("story")
        title = story_title(self._browse(story)) if several and story and sheet.template != "story" else ""
        return {"several": several, "within": title}


Maker = Callable[[Live, Query], Sheet]


def _count(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0


def _stance(query: Query) -> Stance | None:
    given = query.of("stance")
    return Stance(given) if given in tuple(Stance) else None


def _listed(template: str, name: str, query: Query, found: list[Any], rows: int, **shown: Any) -> Sheet:
    """A list with the pages before and after."""
    paging = {"at": query.at, "more": len(found) > rows, "given": {k: v for k, v in query.given.items() if k != "page"}}
    return Sheet(template, name, {"paging": paging, "story": query.story, **shown})
