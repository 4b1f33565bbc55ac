"""From a text and what its input says of it to an `Article`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from accordingto.names.domains import outlet_at
from accordingto.read.imprint import Imprint, imprint
from accordingto.read.kinds import Given, classify
from accordingto.read.language import SAMPLE, language
from accordingto.read.lines import TextLine, lines_of
from accordingto.read.names import UniqueNames, article_id
from accordingto.read.options import ReadOptions
from accordingto.read.wrapping import unwrapped
from accordingto.records import DRAWN, Article, Basis, Hyperlink, Kind, Known, Paragraph, Reason, Skipped, Span

# A novel has half a million characters and ten thousand lines. What has more is a book, a table or a log: reading it
# would take minutes, and each line would cost a record.
LONGEST_TEXT = 2_000_000
MOST_PARAGRAPHS = 100_000
MOST_QUOTED = 0.5
"""The share of a text in quoted lines, or of a page in block quotations, above which they are the article itself."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and what its input, but for the text itself, says of it.

    `kinds` are those of the markup, in text order; `searched` is a date that only a search of the page found.
    `inferred` is what the input only suggests, by field. `entry` is what a feed calls it, as in `Address`.
    """

    path: str
    name: str
    text: str
    given_text: bool
    url: str | None = None
    title: Known | None = None
    outlet: Known | None = None
    section: Known | None = None
    published: Known | None = None
    searched: Known | None = None
    updated: Known | None = None
    bylines: tuple[Known, ...] = ()
    kinds: Sequence[tuple[Span, Kind]] = ()
    links: tuple[Hyperlink, ...] = ()
    inferred: tuple[tuple[str, Known], ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """An article that an input names by its address alone, and what the input says of it.

    `path` is the place that names it. `entry` is what the input calls it, by which it is known again: a later version
    of it is another entry. An address that was `asked` for by the user is fetched in any case; one that `lists`
    others is asked each time whether it has changed.
    """

    url: str
    path: str
    entry: str
    title: Known | None = None
    outlet: Known | None = None
    published: Known | None = None
    updated: Known | None = None
    bylines: tuple[Known, ...] = ()
    inferred: tuple[tuple[str, Known], ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    asked: bool = False
    lists: bool = False


Item = Draft | Address | Skipped
"""What the readers of this room find in an input."""


def finished(draft: Draft, options: ReadOptions, names: UniqueNames) -> Article | Skipped:
    """The article: its paragraphs told apart, its own words asked for what the input does not say."""
    if len(draft.text) > LONGEST_TEXT:
        detail = f"a text of more than {LONGEST_TEXT:,} characters, the most that is read. Split it into articles"
        return Skipped(draft.path, Reason.TOO_LARGE, detail)
    text, quoted = unwrapped(draft.text)
    lines = list(islice(lines_of(text), MOST_PARAGRAPHS + 1))
    if not lines:
        return Skipped(draft.path, Reason.EMPTY, "no text in it. Leave it out, or save the article again")
    if len(lines) > MOST_PARAGRAPHS:
        detail = f"more than {MOST_PARAGRAPHS:,} lines, the most that is read. Split it into articles"
        return Skipped(draft.path, Reason.TOO_LARGE, detail)
    title = draft.title.value if draft.title else None
    in_mail = sum(s.end - s.start for s in quoted) <= MOST_QUOTED * len(text.strip())
    kinds = draft.kinds or [(span, Kind.QUOTE) for span in quoted if in_mail]
    classify(lines, Given(title, tuple(known.value for known in draft.bylines), kinds))
    return _article(draft, text, lines, options, names.unique(draft.name))


def _article(draft: Draft, text: str, lines: list[TextLine], options: ReadOptions, name: str) -> Article:
    own: Imprint = imprint(text, lines, draft.text)
    return Article(
        id=article_id(draft.url or draft.name, text),
        name=name,
        path=draft.path,
        text=text,
        paragraphs=tuple(Paragraph(line.span, line.kind or Kind.BODY) for line in lines),
        given_text=draft.given_text,
        url=draft.url,
        title=draft.title or own.title,
        outlet=draft.outlet or Known.given(options.outlet, "option --outlet"),
        section=draft.section or own.section,
        published=draft.published
        or own.published
        or draft.searched
        or Known.given(options.published, "option --published"),
        updated=draft.updated or own.updated,
        bylines=draft.bylines or own.bylines,
        credits=own.credits,
        inferred=(*draft.inferred, *_by_address(draft), *own.inferred),
        language=_language(text, lines),
        extra=draft.extra,
        links=draft.links,
    )


def _by_address(draft: Draft) -> tuple[tuple[str, Known], ...]:
    """The outlet that is known to publish at the article's address."""
    outlet = None if draft.outlet or not draft.url else outlet_at(draft.url)
    return (("outlet", Known(outlet, Basis.INFERRED, f"address {draft.url}")),) if outlet else ()


def _language(text: str, lines: list[TextLine]) -> str | None:
    """Of the article's own words: a page's forms may be in another language."""
    sample: list[str] = []
    size = 0
    for line in lines:
        if line.kind in DRAWN:
            sample.append(line.text)
            size += len(line.text)
        if size > SAMPLE:
            break
    return language("\n".join(sample) or text[:SAMPLE])
