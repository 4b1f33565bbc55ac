"""What the ledger is asked about claims, conflicts, stories, people and copies, and what users decide."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from accordingto.errors import InputError
from accordingto.ledger import claims, judgements, people, refs, sources, stories, texts
from accordingto.ledger.base import Base
from accordingto.ledger.claims import ClaimEntry, Dispute, Entries
from accordingto.ledger.entries import Entry
from accordingto.ledger.judgements import Decision
from accordingto.ledger.quotes import Utterance, utterance
from accordingto.records import Article, Judgement, Story, Verdict
from accordingto.text.doc import Doc

if TYPE_CHECKING:
    from accordingto.match.copies import Shared


class Findings(Base):
    """The part of `Ledger` that has what stage `match` finds."""

    def settle(self, jobs: int = 1) -> None:
        """Compute anew the claims and conflicts that articles or decisions touched; every question does so first.

        `jobs` processors read tellings side by side.
        """
        with self._reading():
            query = "SELECT EXISTS (SELECT 1 FROM stale) OR EXISTS (SELECT 1 FROM stale_story)"
            if not self._connection.execute(query).fetchone()[0]:
                return
        from accordingto.ledger.settling import settle  # noqa: PLC0415  a list of what is settled needs no networks

        if self.read_only:
            self._work_on_a_copy()
        settle(self._connection, self._near, self._reading, self._writing, jobs)

    def _work_on_a_copy(self) -> None:
        """A ledger that cannot be written to is computed in memory."""
        copy = sqlite3.connect(":memory:", isolation_level=None)
        self._connection.backup(copy)
        self._connection.close()
        self._connection = copy
        self.__dict__.pop("_near", None)

    # Claims and conflicts

    def claims(self, story: str | None = None, article: str | None = None) -> Iterator[ClaimEntry]:
        """All claims, those first that most articles carry; those that are only a question come last.

        `story` (a reference, as in `story`) asks for those with a telling in that story, `article` (as in `article`)
        for those with one in it.

        Raises:
            InputError: the reference names nothing, or several. Raised here, before the first claim.

        """
        self.settle()
        conditions, values = ["1"], list[int]()
        with self._reading():
            if story is not None:
                conditions.append(claims.TOLD.format("s.article IN (SELECT article FROM placed WHERE story = ?)"))
                values.append(self._story_key(story))
            if article is not None:
                conditions.append(claims.TOLD.format("s.article = ?"))
                values.append(refs.article_key(self._connection, article))
            keys = claims.keys(self._connection, " AND ".join(conditions), *values)
            kept = Entries(self._connection)
        return self._loaded(keys, kept)

    def _loaded(self, keys: Iterable[int], kept: Entries) -> Iterator[ClaimEntry]:
        for key in keys:
            with self._reading():
                found = claims.load(self._connection, key, kept)
            if found is not None:
                yield found

    def claim(self, ref: str) -> ClaimEntry:
        """The claim of that id, or of an id that begins so: the widest that this statement is in, as oldest or not.

        Raises:
            InputError: no such statement, several, or one that is in no claim.

        """
        return self.claims_of(ref)[0]

    def claims_of(self, ref: str) -> list[ClaimEntry]:
        """The claims that a statement is in, the widest first.

        Raises:
            InputError: no such statement, several, or one that is in no claim.

        """
        self.settle()
        with self._reading():
            keys = claims.keys(self._connection, claims.HAS, refs.statement_key(self._connection, ref))
            found = list(self._loaded(keys, Entries(self._connection)))
        if not found:
            raise refs.unclaimed(ref)
        return found

    def conflicts(self, story: str | None = None) -> list[Dispute]:
        """Where accounts differ: on a claim, a source or an event, each with the passages on every side."""
        self.settle()
        with self._reading():
            found = _once(claims.disputes(self._connection))
            wanted = None if story is None else self._story_id(story)
        return [one for one in found if wanted is None or one.story == wanted]

    def statement(self, ref: str) -> Entry:
        """The statement of that id, or of an id that begins so (at least four characters).

        Raises:
            InputError: none, or several; the message lists candidates.

        """
        with self._reading():
            key = refs.statement_key(self._connection, ref)
            return Entries(self._connection).of([key])[key]

    # Stories

    def stories(self) -> list[Story]:
        """Articles about the same events, most articles first; an article alone is a story too."""
        self.settle()
        with self._reading():
            return stories.load(self._connection)

    def story(self, ref: str) -> Story:
        """The story whose id begins so, or that has the article of that id or name.

        Raises:
            InputError: none, or several articles are meant.

        """
        self.settle()
        with self._reading():
            wanted = self._story_id(ref)
            return next(one for one in stories.load(self._connection) if one.id == wanted)

    def _story_key(self, ref: str) -> int:
        return stories.key(self._connection, refs.article_key(self._connection, ref), ref)

    def _story_id(self, ref: str) -> str:
        return stories.identity(self._connection, self._story_key(ref))

    # People, outlets, copies

    def people(self) -> Callable[[str], str]:
        """A function that gives a name its key: names of one person or body, across articles, have one key.

        For `sources(joined=ledger.people())`.
        """
        with self._reading():
            found = people.joined(self._connection)
        return lambda name: found.get(sources.spelling(name), sources.spelling(name))

    def quotes(self, name: str) -> list[Utterance]:
        """What a person (or body) is quoted as saying, an utterance reported by several articles once, most told first.

        `name` is any of the names that the ledger joins, or words of one.
        """
        self.settle()
        key_of = self.people()
        with self._reading():
            names = people.named(self._connection, name)
            wanted = {key_of(one) for one in names}
            hidden = sources.Renamed(self._connection).hidden
            told = people.origins(self._connection, wanted, key_of)
            spoken = [key for key, origin in told if key not in hidden and origin]
            kept = Entries(self._connection)
            return self._utterances(spoken, kept)

    def _utterances(self, spoken: list[int], kept: Entries) -> list[Utterance]:
        within: dict[str, list[int]] = defaultdict(list)
        query = (
            "SELECT s.id FROM member m JOIN claim c ON c.key = m.claim JOIN statement s ON s.key = c.exemplar"
            " WHERE m.sure AND m.statement = ? AND c.kind = ?"
        )
        alone: list[tuple[str | None, list[int]]] = []
        for key in spoken:
            row = self._connection.execute(query, (key, Verdict.SAME_UTTERANCE)).fetchone()
            if row:
                within[row[0]].append(key)
            else:
                alone.append((None, [key]))
        groups = sorted([*within.items(), *alone], key=lambda group: (-len(group[1]), group[1]))
        return [utterance(list(kept.of(keys).values()), claim if len(keys) > 1 else None) for claim, keys in groups]

    def copies(self, left: str, right: str) -> "list[Shared]":
        """The passages that two articles share, in the order of the first; furniture is passed over.

        Raises:
            InputError: a reference names no article, or several.

        """
        from accordingto.match.copies import copied  # noqa: PLC0415

        with self._reading():
            found = [self._text_of(ref) for ref in (left, right)]
        return copied(*map(Doc, found))

    def _text_of(self, ref: str) -> Article:
        kept = texts.load(self._connection, refs.article_key(self._connection, ref))
        assert kept is not None
        return kept.article

    def affiliated(self, left: str, right: str) -> Decision | None:
        """The decision that two outlets, by name, are one newsroom; None where none stands."""
        with self._reading():
            return people.newsrooms(self._connection).get(frozenset(map(sources.spelling, (left, right))))

    # Decisions

    def judgements(self, of: str | None = None, *, by_users: bool = False) -> list[Decision]:
        """All decisions in the order in which they were made, or those on one statement, article, outlet or source.

        `of` is an id or a name, whole. `by_users` leaves out the program's.
        """
        conditions, values = ["1"], []
        if of is not None:
            conditions.append('(j."left" = ? OR j."right" = ?)')
            values = [of, of]
        if by_users:
            conditions.append(f"j.author <> '{judgements.PROGRAM}'")
        with self._reading():
            return list(judgements.load(self._connection, " AND ".join(conditions), *values))

    def judge(self, judgement: Judgement) -> Decision:
        """Append a user's decision; from now on it goes before the program's, until the opposite is appended.

        `left` and `right` are references: ids or their first characters, names of articles, outlets or sources. SAME
        and DIFFERENT take two statements, articles, outlets or sources; SAME_UTTERANCE and SAME_CLAIM two statements.
        NOT_A_STATEMENT takes a statement, twice, SAID_BY a statement and a name; the latter also takes back the former.
        OUTLET_IS and DATE_IS take an article and its outlet or its ISO day, which go before what the article says;
        where these are empty, what the article says holds again.

        Raises:
            InputError: something does not exist, means several things, or the two are not of one sort.
            ValueError: the author is "program".

        """
        if judgement.author == judgements.PROGRAM:
            raise ValueError(f"the author of a user's judgement cannot be {judgements.PROGRAM!r}")
        if judgement.verdict in _OF_ARTICLE:
            judgement = replace(judgement, right=_OF_ARTICLE[judgement.verdict][1](judgement.right))
        with self._writing():
            decision = judgements.append(self._connection, judgement)
            pair = decision.judgement.left, decision.judgement.right
            if pair[0] == pair[1] and judgement.verdict is not Verdict.NOT_A_STATEMENT:
                raise InputError(f"{judgement.left} and {judgement.right} are one thing. Name two")
            stories.touch(self._connection, decision.on, pair)
            if judgement.verdict in _OF_ARTICLE:
                self._tell(*pair, judgement)
        return decision

    def _tell(self, article: str, value: str, asked: Judgement) -> None:
        """Let a user's outlet or day of an article hold."""
        from accordingto.ledger import dating  # noqa: PLC0415

        key = refs.article_key(self._connection, article)
        texts.tell(self._connection, key, _OF_ARTICLE[asked.verdict][0], value, asked.author)
        self._near.forget()
        if asked.verdict is Verdict.DATE_IS:
            dating.tell(self._connection, self._near, key, date.fromisoformat(value) if value else None)

    def unfit(self) -> Counter[str]:
        """How many decisions of users no longer fit, by verdict: the latest reading has no such statement any more."""
        return Counter(one.judgement.verdict.value for one in self.judgements(by_users=True) if not one.fits)


def _name(given: str) -> str:
    name = " ".join(texts.storable(given).split())
    if len(name) > _LONGEST_NAME:
        raise InputError(f"a name of {len(name)} characters is none. Give one of {_LONGEST_NAME} at most")
    return name


def _day(given: str) -> str:
    try:
        return date.fromisoformat(given.strip()).isoformat() if given.strip() else ""
    except ValueError:
        raise InputError(f"{given[:40]}: no day of the calendar. Write it as 2023-09-05") from None


_LONGEST_NAME = 200
_OF_ARTICLE = {Verdict.OUTLET_IS: ("outlet", _name), Verdict.DATE_IS: ("published", _day)}
"""The field of an article that a user says, and how it is to be written."""


def _once(found: list[Dispute]) -> list[Dispute]:
    """Without those whose sides another of their kind has too: a statement may stand in several claims."""
    sides = {id(one): {(side.article, side.span) for side in one.conflict.sides} for one in found}
    kept: dict[tuple[str, str], list[Dispute]] = defaultdict(list)
    for one in sorted(found, key=lambda one: -len(one.conflict.sides)):
        same = kept[one.conflict.kind, one.conflict.on]
        if not any(sides[id(one)] <= sides[id(other)] and one.story == other.story for other in same):
            same.append(one)
    return [one for one in found if any(one is other for other in kept[one.conflict.kind, one.conflict.on])]
