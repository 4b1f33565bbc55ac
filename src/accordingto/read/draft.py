"""From a text and what its input says of it to an `Article`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from accordingto.read.imprint import Imprint, imprint
from accordingto.read.kinds import Given, classify
from accordingto.read.language import SAMPLE, language
from accordingto.read.lines import Line, lines_of
from accordingto.read.names import Names, article_id
from accordingto.read.options import ReadOptions
from accordingto.records import DRAWN, Article, Basis, Kind, Known, Paragraph, Reason, Skipped

# A novel has half a million characters and ten thousand lines. What has more is a book, a table or a log: reading it
# would take minutes, and each line would cost a record.
LONGEST_TEXT = 2_000_000
MOST_PARAGRAPHS = 100_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and what its input, but for the text itself, says of it. `kinds` are by a paragraph's key."""

    path: str
    name: str
    text: str
    given_text: bool
    url: str | None = None
    title: Known | None = None
    outlet: Known | None = None
    section: Known | None = None
    published: Known | None = None
    updated: Known | None = None
    bylines: tuple[Known, ...] = ()
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)


def finished(draft: Draft, options: ReadOptions, names: Names) -> Article | Skipped:
    """The article: its paragraphs told apart, its own words asked for what the input does not say."""
    if len(draft.text) > LONGEST_TEXT:
        detail = f"a text of more than {LONGEST_TEXT:,} characters, the most that is read. Split it into articles"
        return Skipped(draft.path, Reason.TOO_LARGE, detail)
    lines = list(islice(lines_of(draft.text), MOST_PARAGRAPHS + 1))
    if not lines:
        return Skipped(draft.path, Reason.EMPTY, "no text in it. Leave it out, or save the article again")
    if len(lines) > MOST_PARAGRAPHS:
        detail = f"more than {MOST_PARAGRAPHS:,} lines, the most that is read. Split it into articles"
        return Skipped(draft.path, Reason.TOO_LARGE, detail)
    classify(
        lines, Given(draft.title.value if draft.title else None, tuple(k.value for k in draft.bylines), draft.kinds)
    )
    return _article(draft, options, names, lines)


def _article(draft: Draft, options: ReadOptions, names: Names, lines: list[Line]) -> Article:
    own: Imprint = imprint(draft.text, lines)
    return Article(
        id=article_id(draft.url or draft.name, draft.text),
        name=names.unique(draft.name),
        path=draft.path,
        text=draft.text,
        paragraphs=tuple(Paragraph(line.span, line.kind or Kind.BODY) for line in lines),
        given_text=draft.given_text,
        url=draft.url,
        title=draft.title or own.title,
        outlet=draft.outlet or _option(options.outlet, "--outlet"),
        section=draft.section or own.section,
        published=draft.published or own.published or _option(options.published, "--published"),
        updated=draft.updated or own.updated,
        bylines=draft.bylines or own.bylines,
        credits=own.credits,
        inferred=own.inferred,
        language=_language(draft.text, lines),
        extra=draft.extra,
    )


def _option(value: str | None, name: str) -> Known | None:
    return Known(value, Basis.GIVEN, f"option {name}") if value else None


def _language(text: str, lines: list[Line]) -> str | None:
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
