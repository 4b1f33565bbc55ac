"""What an input holds to articles: what it gives itself is finished, what it names by its address is fetched."""

import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property, partial
from gzip import BadGzipFile
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from accordingto.read.contents import items
from accordingto.read.dates import iso_date
from accordingto.read.draft import Address, Draft, finished
from accordingto.read.failures import failed, guarded
from accordingto.read.memory import Memory
from accordingto.read.names import UniqueNames, same_site, url_name
from accordingto.read.options import ReadOptions
from accordingto.read.streams import Bomb, opened
from accordingto.read.walls import behind_wall
from accordingto.records import Article, Basis, Known, Reason, Skipped

if TYPE_CHECKING:
    from accordingto.read.web import Fetched, Web

DEEPEST = 4
"""How many addresses may lead to an article: a list of feeds, a feed, its entry; a sitemap of sitemaps."""


class Follower:
    """One run over any number of inputs, each article at its first address only."""

    def __init__(self, options: ReadOptions, names: UniqueNames, memory: Memory, open_till_the_end: ExitStack) -> None:
        self._options = options
        self._names = names
        self._memory = memory
        self._taken: set[str] = set()
        self._till_the_end = open_till_the_end

    @cached_property
    def _web(self) -> "Web":
        from accordingto.read.web import Web  # noqa: PLC0415  only addresses need it

        return self._till_the_end.enter_context(Web(self._options.web))

    def stream(self, stream: BinaryIO, path: str, stem: str) -> Iterator[Article | Skipped]:
        """The articles in a stream of bytes, and those that it names."""
        for item in items(opened(stream, path, stem, self._options)):
            if isinstance(item, Address):
                yield from self.take(item)
            else:
                yield from self._give(item)

    def take(self, address: Address, depth: int = 0) -> Iterator[Article | Skipped]:
        """The articles at an address, unless an earlier run has them or nobody asked for it."""
        if address.entry in self._taken:
            return
        self._taken.add(address.entry)
        fetched = guarded(address.url, partial(self._got, address, depth))
        if isinstance(fetched, Skipped):
            yield replace(fetched, path=address.url)
            return
        kept: list[str] = []
        gave = False
        for item in self._fetched(fetched, address, depth):
            gave = gave or not isinstance(item, Skipped)
            kept += [item.id] if isinstance(item, Article) else []
            yield item
        validators = fetched.validators if gave else None
        self._memory.remember(address.entry, validators, kept[0] if len(kept) == 1 else None)

    def _got(self, address: Address, depth: int) -> "Fetched | Skipped":
        refused = self._refused(address, depth)
        ask = address.asked or address.lists
        return refused or self._web.get(address.url, self._memory.validators(address.entry) if ask else None)

    def _refused(self, address: Address, depth: int) -> Skipped | None:
        if not (address.asked or self._options.follow):
            detail = f"only its address is in {address.path}. To fetch it: --follow"
            return Skipped(address.url, Reason.NOT_FETCHED, detail)
        if depth >= DEEPEST:
            detail = f"{DEEPEST} lists that lead to each other. Name the address of the article"
            return Skipped(address.url, Reason.NOT_FETCHED, detail)
        if not (address.asked or address.lists) and self._memory.seen(address.entry):
            return Skipped(address.url, Reason.KNOWN, "read before. To read it again, name its address")
        return None

    def _fetched(self, fetched: "Fetched", address: Address, depth: int) -> Iterator[Article | Skipped]:
        name = url_name(fetched.url) or urlsplit(fetched.url).netloc
        try:
            source = opened(fetched.body, address.url, name, self._options, fetched.charset)
            for item in items(source):
                if isinstance(item, Address):
                    yield from self.take(item, depth + 1)
                elif isinstance(item, Skipped):
                    yield item
                else:
                    yield from self._give(behind_wall(_joined(item, address, fetched)))
        except (Bomb, BadGzipFile, EOFError, zlib.error, OSError) as error:
            yield Skipped(address.url, Reason.DAMAGED, f"cannot be unpacked ({error}). Look at it in a browser first")
        except Exception as error:
            yield failed(address.url, error)

    def _give(self, item: Draft | Skipped) -> Iterator[Article | Skipped]:
        """One article; of an entry that is followed, only the first time."""
        if isinstance(item, Skipped):
            yield item
            return
        entry = item.entry if self._options.follow else None
        if entry and (entry in self._taken or self._memory.seen(entry)):
            yield Skipped(item.path, Reason.KNOWN, "read before. To read it again: without --follow")
            return
        article = guarded(item.path, partial(finished, item, self._options, self._names))
        yield article
        if entry:
            self._taken.add(entry)
            self._memory.remember(entry, None, article.id if isinstance(article, Article) else None)


def _late(draft: Draft, fetched: "Fetched") -> Known | None:
    """The day that its page gives, which is one of the future only by this machine's clock."""
    day = iso_date(str(draft.extra.get("published", "")), fetched.today) if fetched.today else None
    return Known(day, Basis.MARKUP, "published, by the server's clock") if day else None


def _joined(draft: Draft, address: Address, fetched: "Fetched") -> Draft:
    """An article that was fetched, with what names its address says of it.

    What a row or an entry gives goes before the page's own metadata, but for the headline, which the text shows.
    """
    return replace(
        draft,
        url=draft.url if draft.url and same_site(draft.url, fetched.url) else fetched.url,
        title=draft.title or address.title,
        outlet=address.outlet or draft.outlet,
        published=address.published or draft.published or _late(draft, fetched),
        updated=address.updated or draft.updated,
        bylines=address.bylines or draft.bylines,
        inferred=(*draft.inferred, *address.inferred),
        extra=draft.extra | address.extra | {"fetched": fetched.at},
    )
