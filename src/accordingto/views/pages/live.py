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
from accordingto.ledger.browse_rows import Asked, ClaimRow, Page
from accordingto.records import Stance
from accordingto.views.answer import answer
from accordingto.views.atom import atom, latest_news
from accordingto.views.comparing import compare
from accordingto.views.exports import FORMATS
from accordingto.views.pages.article_page import article_page
from accordingto.views.pages.claim_page import MOST, WORDINGS, claim_page
from accordingto.views.pages.conflict_page import dissents
from accordingto.views.pages.corrections import undoable, words
from accordingto.views.pages.drawing import drawing
from accordingto.views.pages.lines import line
from accordingto.views.pages.links import Served
from accordingto.views.pages.material import story_title
from accordingto.views.pages.questions import questions
from accordingto.views.pages.render import render
from accordingto.views.pages.source_page import source_page
from accordingto.views.pages.story_page import StoryFacts, facts, story_page
from accordingto.views.pages.timeline_page import timeline_page
from accordingto.views.phrases import outlet, standing

TO = Served()
ROWS = 50
"""Rows of a list on one page."""
_FEW = 20  # of what is shown with passages
_MANY = 60  # of what is to be picked from
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

    def rows(self, most: int) -> Page:
        """The rows on that page and one more, which tells whether there is a next page."""
        return Page((self.at - 1) * most, most + 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be drawn: its template, its name, and what it shows."""

    template: str
    name: str
    shown: dict[str, Any]


class CountedFacts:
    """Facts of the whole ledger, counted anew when its file changes; a large one is counted beside, not in between."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._state: object = None
        self._facts: StoryFacts | None = None
        self._counting = False

    def facts(self, ledger: Ledger) -> StoryFacts:
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

    def _count(self, ledger: Ledger, state: object) -> StoryFacts:
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

    def __init__(self, ledger: Ledger, counts: CountedFacts) -> None:
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
            "page": [(one, self._most_told(one.id)) for one in found[:ROWS]],
            "extent": self._counts.facts(self._ledger).extent if whole else None,
            "search": query.of("search"),
        }
        return _listed("stories", "Stories", query, found, ROWS, **shown)

    def _most_told(self, story: str) -> ClaimRow | None:
        return next(iter(self._browse(story).claims(Page(0, 1))), None)

    def story(self, query: Query) -> Sheet:
        """One story."""
        return self._story(self._browse(query.ref))

    def _story(self, browse: Browse) -> Sheet:
        page = story_page(browse, self._facts(browse), self._ledger.article)
        return Sheet("story", page.answer.sentence[:80] or "Nothing read yet", {"page": page, "story": browse.story})

    def _facts(self, browse: Browse) -> StoryFacts:
        if browse.story is None:
            return self._counts.facts(self._ledger)
        return facts(browse, self._ledger.people())

    def claims(self, query: Query) -> Sheet:
        """Claims."""
        only, browse = query.of("origins") == "one", self._browse(query.story)
        found = browse.claims(query.rows(ROWS), single=only)
        asked = [] if only or query.at > 1 else questions(browse, Page(0, ROWS))
        return _listed("claims", "Claims", query, found, ROWS, page=found[:ROWS], questions=asked, only=only)

    def claim(self, query: Query) -> Sheet:
        """One claim."""
        browse = self._browse()
        entry = browse.claim(query.ref, MOST, WORDINGS)
        page = claim_page(entry, browse, self._ledger.article)
        return Sheet("claim", page.answer.sentence[:80], {"page": page, "story": entry.story, "places": {}})

    def tree(self, ref: str) -> str:
        """A claim's tree as a picture of its own."""
        browse = self._browse()
        found = answer(browse, browse.claim(ref, 0, 0))
        shown = {"picture": drawing(found.tree), "sentence": found.sentence, "claim": found.claim, "uid": "tree"}
        return render("tree.svg.j2", alone=True, to=TO, **shown)

    def conflicts(self, query: Query) -> Sheet:
        """Where accounts differ."""
        browse = self._browse(query.story)
        found = browse.conflicts(query.rows(_FEW))
        page = dissents(found[:_FEW], self._ledger.article, browse.teller)
        return _listed("conflicts", "Where accounts differ", query, found, _FEW, page=page)

    def timeline(self, query: Query) -> Sheet:
        """What happened when."""
        found = self._browse(query.story).moments(query.rows(_FEW))
        return _listed("timeline", "Timeline", query, found, _FEW, page=timeline_page(found[:_FEW]))

    def sources(self, query: Query) -> Sheet:
        """Who speaks."""
        counted = self._facts(self._browse(query.story))
        people = counted.people
        asked = query.of("search").casefold().split()
        matching = [one for one in people if all(any(word in name.casefold() for name in one.names) for word in asked)]
        rows = query.rows(ROWS)
        found = matching[rows.start : rows.start + rows.most]
        shown = {"page": found[:ROWS], "lone": {}, "search": query.of("search")}
        told = counted.sourcing[:ROWS] if query.at == 1 else ()
        return _listed("sources", "Sources", query, found, ROWS, sourcing=told, **shown)

    def source(self, query: Query) -> Sheet:
        """One source."""
        name, key_of = query.of("name"), self._ledger.people()
        browse = self._browse()
        people = self._counts.facts(self._ledger).people
        person = next((one for one in people if key_of(one.source.name) == key_of(name)), None)
        if person is None:
            raise InputError(f"{name or 'no name'}: no source of that name. To see those there are: /sources")
        stance = _stance(query)
        found = browse.said_by(person.names, query.rows(_FEW), stance)
        entries = found[:_FEW]
        ids = [entry.statement.id for entry in entries]
        differing = dissents(browse.conflicts_on(ids), self._ledger.article, browse.teller)
        page = source_page(person, entries, differing, browse.claims_of(ids))
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
        name, story = article.title.value if article.title else article.name, browse.story_of(article.id)
        among = self._browse(story).articles(Page(0, _MANY)) if story else []
        others = [one.article for one in among if one.article.id != article.id]
        known = sorted({one.outlet.value for one in others if one.outlet})
        return Sheet("article", name, {"page": page, "story": story, "others": others, "outlets_known": known})

    def compare(self, query: Query) -> Sheet:
        """Two articles side by side."""
        browse = self._browse()
        found = compare(self._ledger, browse, query.of("a"), query.of("b"))
        only = [[line(one) for one in of] for of in (found.only_left, found.only_right)]
        differing = dissents(found.disputes, self._ledger.article, browse.teller)
        shown = {"found": found, "only": only, "claims": found.claims, "differing": differing}
        return Sheet("compare", "Two articles side by side", shown | {"story": browse.story_of(found.left.id)})

    def correct(self, query: Query) -> Sheet:
        """What may be wrong with a statement, to be picked from lists."""
        entry = self._ledger.statement(query.ref)
        ident, story = entry.statement.id, self._browse().story_of(entry.article.id)
        browse = self._browse(story)
        likely = {one.statement.id: (one.content, outlet(one.article)) for one in browse.likest(ident)}
        claims = {one.claim.id: (standing(one.claim.wording), "a claim") for one in browse.claims(Page(0, _MANY))}
        joined = browse.claims_of([ident]).get(ident, [])
        among = {one.claim.id: (standing(one.claim.wording), "the claim it is in") for one in joined}
        alike = [(one, *told) for one, told in (likely | claims).items() if one not in {ident, *among}]
        shown = {
            "line": line(entry),
            "speakers": [one.source.name for one in self._facts(browse).people[:_MANY]],
            "alike": alike[:_MANY],
            "joined": [(one, *told) for one, told in among.items() if one != ident],
            "back": local(query.of("back")),
        }
        return Sheet("correct", "Correct a statement", shown | {"story": story})

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
        page = [(one, words(self._ledger, one), undoable(one)) for one in found[:ROWS]]
        return _listed("corrections", "Corrections", query, found, ROWS, page=page)

    def news(self, ref: str | None, base: str) -> bytes:
        """What the latest rounds brought to the ledger, or to a story, as an Atom feed."""
        story = self._browse(ref).story
        name = f"{story_title(self._browse(story))}: what is new" if story else "According to: what is new"
        return atom(latest_news(self._ledger, story), name, base, TO.story(story), self._ledger.began())

    def exports(self, _: Query) -> Sheet:
        """What the ledger can be taken away as."""
        return Sheet("exports", "Export", {"story": None, "forms": FORMATS})

    def above(self, sheet: Sheet) -> dict[str, Any]:
        """Whether the ledger holds nothing, or several stories, and the title of the one that the page is of."""
        browse = self._browse()
        several, story = browse.several(), sheet.shown.get("story")
        title = story_title(self._browse(story)) if several and story and sheet.template != "story" else ""
        return {"several": several, "within": title, "nothing": not browse.articles(Page(0, 1))}


Maker = Callable[[Live, Query], Sheet]


def local(address: str) -> str:
    """An address of ours as it is, with its fragment; of anything else the front page."""
    ours = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if ours else "/"


def _count(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0


def _stance(query: Query) -> Stance | None:
    given = query.of("stance")
    return Stance(given) if given in tuple(Stance) else None


def _listed(template: str, name: str, query: Query, found: list[Any], rows: int, **shown: Any) -> Sheet:
    """A list with the pages before and after."""
    paging = {"at": query.at, "more": len(found) > rows, "given": {k: v for k, v in query.given.items() if k != "page"}}
    return Sheet(template, name, {"paging": paging, "story": query.story, **shown})
