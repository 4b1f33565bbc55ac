"""The ledger itself: what it is asked, and what it keeps in one transaction each."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Self

from accordingto.errors import InputError, LedgerError
from accordingto.ledger import connect, entries, judgements, refs, schema, sources, stories, texts, visits, words
from accordingto.ledger.entries import Entry
from accordingto.ledger.rounds import Rounds
from accordingto.ledger.sources import Joined, Sourcing, Speaker
from accordingto.ledger.texts import Kept
from accordingto.ledger.upkeep import Erased, Upkeep
from accordingto.ledger.visits import Visits
from accordingto.records import UNKNOWN, Article, Stance, Statement, Told

if TYPE_CHECKING:
    from accordingto.match.stage import Fresh


class Added(StrEnum):
    """What adding an article did."""

    NEW = "new"
    FILLED = "filled"  # it was there; fields that were empty are now known
    KNOWN = "known"  # it was there; nothing changed


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles, statements and speakers: different names of an origin, case and spacing aside."""

    articles: int
    statements: int
    speakers: int


@dataclass(frozen=True, slots=True)
class Forgotten:
    """An article that was deleted, with its statements.

    Where `erased` is not `DONE`, nothing can be found any more, but bytes are left in the file: the next `forget`,
    `erase` or `finish_erasing` overwrites them.
    """

    id: str
    name: str
    path: str
    statements: int
    erased: Erased


class Ledger(Upkeep, Visits, Rounds):
    """A ledger that is open. A context manager: `with Ledger.open(path) as ledger`.

    Every method raises `LedgerError`, in one line, where the file cannot be read or written: a full disk, a lock held
    too long, a file that may only be read. What was kept before stays. Iterators hold nothing open between rows, so
    the ledger may be written to while one runs.
    """

    @classmethod
    def create(cls, path: str | PathLike[str]) -> Self:
        """Make a new ledger.

        Raises:
            LedgerError: there is something at that path already, or it cannot be written there.

        """
        opened = connect.open_or_make(Path(path))
        if not opened.created:
            opened.connection.close()
            raise LedgerError(f"{path}: there is a ledger already. Open it, or name another file")
        return cls(Path(path), opened)

    @classmethod
    def open(cls, path: str | PathLike[str]) -> Self:
        """Open a ledger that exists; for reading only where it cannot be written to (`read_only`).

        Raises:
            LedgerError: nothing there, no ledger, one of a newer version, or one that cannot be read.

        """
        return cls(Path(path), connect.open_existing(Path(path)))

    # What is kept

    def has(self, article_id: str) -> bool:
        """Whether an article of exactly that id is kept."""
        with self._reading():
            return self._key(article_id) is not None

    def add(self, article: Article, statements: Sequence[Statement], model: str, fresh: "Fresh | None" = None) -> Added:
        """Keep an article and what was said in it, all in one transaction; with `fresh` it is matched as well.

        `fresh` is what `match.prepare` makes of article and statements. A known article keeps its statements; metadata
        that it lacked is filled in, none is changed. A skipped input of the same path is no longer listed. Of
        statements with one id, the first is kept.
        """
        statements = entries.distinct(article.id, statements)
        with self._writing():
            self._connection.execute("DELETE FROM skipped WHERE path = ?", (texts.storable(article.path),))
            key = self._key(article.id)
            if key is None:
                self._insert(article, statements, model, fresh)
                return Added.NEW
            filled = texts.fill(self._connection, key, article)
            if filled:
                self._near.forget()
                stories.touch(self._connection, "article", [article.id])
            return Added.FILLED if filled else Added.KNOWN

    def replace_statements(
        self, article_id: str, statements: Sequence[Statement], model: str, fresh: "Fresh | None" = None
    ) -> None:
        """Let a kept article have these statements, as `model` reads it; those that are equal keep their id.

        What was matched with it before is matched anew, with `fresh`, as in `add`. Decisions of users stay, on the
        statements whose content is most like that of those they were made on.

        Raises:
            InputError: no article of exactly that id.

        """
        from accordingto.ledger import matching  # noqa: PLC0415

        statements = entries.distinct(article_id, statements)
        with self._writing():
            key = self._key(article_id)
            if key is None:
                raise InputError(f"{article_id}: no such article. To see those there are: accordingto articles")
            matching.remove(self._connection, self._near, key)
            matching.forget_decisions(self._connection, key)
            names = self._names(key)
            self._connection.execute("UPDATE article SET model = ? WHERE key = ?", (model, key))
            entries.replace(self._connection, key, self._text(key), statements)
            matching.forget_names(self._connection, names)
            touched = judgements.rebind(self._connection, key)
            self._connection.executemany("INSERT OR IGNORE INTO stale VALUES (?)", [(one,) for one in touched])
            if fresh is not None:
                matching.add(self._connection, self._near, key, fresh)

    def forget(self, ref: str) -> Forgotten:
        """Delete an article and everything drawn from it: from the tables, the indices and the bytes of the file.

        Takes time that grows with the ledger, since the file is written anew.

        Raises:
            InputError: `ref` names no article, or several.

        """
        with self._writing():
            key = refs.article_key(self._connection, ref)
            kept = self._kept(key)
            self._delete(key, kept.article)
            self._mark_unerased()
        article = kept.article
        return Forgotten(article.id, article.name, article.path, kept.statements, self.erase())

    # What is asked

    def article(self, ref: str) -> Article:
        """The article of that id, or of an id that begins so (at least four characters), or of that name.

        Raises:
            InputError: none, or several; the message lists candidates.

        """
        with self._reading():
            return self._kept(refs.article_key(self._connection, ref)).article

    def articles(self) -> Iterator[Kept]:
        """All articles in reading order: by date, those without one last, then as they were added."""
        for key in self._keys():
            kept = self._load(key)
            if kept is not None:
                yield kept

    def outdated(self) -> int:
        """How many articles an older version read, so that they are in no claim until they are read anew."""
        with self._reading():
            return int(self._connection.execute("SELECT count(*) FROM article WHERE model = ''").fetchone()[0])

    def statements(
        self,
        by: str | None = None,
        within: str | None = None,
        search: str | None = None,
        stance: Stance | None = None,
        unnamed: bool = False,
    ) -> Iterator[Entry]:
        """Statements in reading order, then as they stand in the text; each condition narrows them down.

        A sentence in the outlet's own voice is among them where it is a member of a claim.

        `by` asks for words of the source or of the names in its chain, and `search` for words of one passage: whole
        words, all of them, in any order, case and diacritics aside, and no character is special. Where there is no
        word in them, nothing is found. `within` is a reference to an article, as in `article`. `unnamed` asks for
        origins that are known and not named.

        Raises:
            InputError: `within` names no article, or several. Raised here, before the first row.

        """
        self.settle()
        with self._reading():
            keys = self._keys() if within is None else [refs.article_key(self._connection, within)]
            said = [] if by is None else [self._found(_BY_SOURCE, words.query(by))]
            said += [] if stance is None else [self._found(_BY_STANCE, stance)]
            said += [self._found(_BY_UNNAMED)] if unnamed else []
            read = None if search is None else self._found(_BY_PASSAGE, words.query(search))
        wanted = [key for key in keys if all(key in one for one in said) and (read is None or key in read)]
        return self._entries(wanted, said, read)

    def sources(self, joined: Joined = sources.spelling) -> list[Speaker]:
        """Who speaks: the origins of all statements, most statements first.

        `joined` gives a name its key; names of one key are one source. Statements of unknown origin belong to none.
        """
        with self._reading():
            return sources.speakers(sources.tallies(self._connection), joined)

    def sourcing(self) -> list[Sourcing]:
        """How many statements of each outlet have a named, an unnamed and an unknown origin."""
        with self._reading():
            return sources.sourcing(sources.tallies(self._connection))

    def counts(self, articles: Collection[str] | None = None) -> Counts:
        """Count what is kept, or what is kept of the articles of these ids; what a user calls no statement is none."""
        keys = self._keys() if articles is None else self._known_keys(articles)
        within = f"s.article IN {schema.GIVEN}"
        with self._reading():
            counted = sources.tallies(self._connection, within, json.dumps(keys))
        speakers = {sources.spelling(one.source.name) for one in counted if one.source}
        return Counts(len(keys), sum(one.statements for one in counted), len(speakers))

    # Within

    def _key(self, article_id: str) -> int | None:
        row = self._connection.execute("SELECT key FROM article WHERE id = ?", (article_id,)).fetchone()
        return None if row is None else int(row[0])

    def _keys(self) -> list[int]:
        with self._reading():
            return [key for (key,) in self._connection.execute(_READING_ORDER)]

    def _known_keys(self, articles: Iterable[str]) -> list[int]:
        with self._reading():
            keys = (self._key(article) for article in dict.fromkeys(articles))
            return [key for key in keys if key is not None]

    def _text(self, key: int) -> str:
        """The text of an article, empty where another process has deleted it meanwhile."""
        row = self._connection.execute("SELECT text FROM article WHERE key = ?", (key,)).fetchone()
        return "" if row is None else str(row[0])

    def _load(self, key: int) -> Kept | None:
        with self._reading():
            return texts.load(self._connection, key)

    def _kept(self, key: int) -> Kept:
        """An article whose key was found in the same transaction."""
        kept = texts.load(self._connection, key)
        assert kept is not None
        return kept

    def _insert(self, article: Article, statements: Sequence[Statement], model: str, fresh: "Fresh | None") -> None:
        key = texts.insert(self._connection, article, model)
        rows = (
            (key, number, paragraph.span.start, paragraph.span.end, paragraph.kind)
            for number, paragraph in enumerate(article.paragraphs)
        )
        self._connection.executemany(
            'INSERT INTO paragraph (article, number, start, "end", kind) VALUES (?, ?, ?, ?, ?)', rows
        )
        words.insert(self._connection, "passage_words", self._passages(key, article))
        entries.insert(self._connection, key, article.text, statements)
        if fresh is not None:
            from accordingto.ledger import matching  # noqa: PLC0415

            matching.add(self._connection, self._near, key, fresh)

    def _names(self, key: int) -> list[str]:
        query = "SELECT DISTINCT l.name FROM statement s JOIN link l ON l.statement = s.key WHERE s.article = ?"
        return [name for (name,) in self._connection.execute(query, (key,))]

    def _delete(self, key: int, article: Article) -> None:
        from accordingto.ledger import matching  # noqa: PLC0415

        names = self._names(key)
        matching.hand_on(self._connection, key)
        matching.remove(self._connection, self._near, key)
        words.delete(self._connection, "passage_words", self._passages(key, article))
        entries.delete(self._connection, article.text, entries.load(self._connection, key))
        visits.forget(self._connection, key)
        self._connection.execute("DELETE FROM article WHERE key = ?", (key,))
        matching.forget_names(self._connection, names)
        self._connection.execute("DELETE FROM skipped WHERE path = ?", (article.path,))
        words.merge(self._connection)

    def _passages(self, key: int, article: Article) -> list[tuple[int, str]]:
        rows = texts.paragraphs(self._connection, key)
        return [(number, entries.written(article.text, [paragraph.span])) for number, paragraph in rows]

    def _found(self, sql: str, *asked: str) -> dict[int, set[int]]:
        """Keys that the query gives, by article."""
        found: dict[int, set[int]] = {}
        for article, key in self._connection.execute(sql, asked):
            found.setdefault(article, set()).add(key)
        return found

    def _entries(
        self, keys: Iterable[int], said: list[dict[int, set[int]]], read: dict[int, set[int]] | None
    ) -> Iterator[Entry]:
        with self._reading():
            renamed = sources.Renamed(self._connection)
        for key in keys:
            with self._reading():
                kept = texts.load(self._connection, key)
                rows = entries.load(self._connection, key)
                members = {one for (one,) in self._connection.execute(_MEMBERS, (key,))}
            if kept is None:
                continue
            starts = [paragraph.span.start for paragraph in kept.article.paragraphs]
            for number, statement in rows:
                if statement.told is Told.NARRATED and number not in members:
                    continue
                if any(number not in one[key] for one in said):
                    continue
                entry = entries.entry(kept.article, renamed.statement(number, statement), starts)
                if read is None or any(passage.number in read[key] for passage in entry.passages):
                    yield entry


def open_or_create(path: str | PathLike[str]) -> tuple[Ledger, bool]:
    """Open a ledger, or make it where there is none, and whether it was made.

    Safe where several processes start at once: one of them makes it. What a killed process left unfinished is made
    anew.

    Raises:
        LedgerError: something else is at that path, or it cannot be written there.

    """
    opened = connect.open_or_make(Path(path))
    return Ledger(Path(path), opened), opened.created


_READING_ORDER = (
    "SELECT a.key FROM article a LEFT JOIN metadata m"
    " ON m.article = a.key AND m.suggested = 0 AND m.field = 'published' AND m.number = 0"
    " ORDER BY m.value IS NULL, m.value, a.key"
)
_BY_SOURCE = (
    "SELECT s.article, s.key FROM source_words w JOIN statement s ON s.key = w.rowid WHERE source_words MATCH ?"
)
_BY_STANCE = "SELECT article, key FROM statement WHERE stance = ?"
_BY_UNNAMED = (
    "SELECT s.article, s.key FROM link l JOIN statement s ON s.key = l.statement"
    f" WHERE l.named = 0 AND l.name <> '{UNKNOWN}' AND {schema.ORIGIN}"
)
_MEMBERS = "SELECT m.statement FROM member m JOIN statement s ON s.key = m.statement WHERE m.sure AND s.article = ?"
_BY_PASSAGE = (
    "SELECT p.article, p.number FROM passage_words w JOIN paragraph p ON p.key = w.rowid WHERE passage_words MATCH ?"
)
