"""`accordingto extract`: no ledger, JSON Lines to standard output."""

import sys
from typing import Any

import click

from accordingto.cli.options import given_options, read_options


@click.command(short_help="JSON Lines, without a ledger.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@given_options
def command(paths: tuple[str, ...], **given: Any) -> int:
    """Print who said what in saved articles as JSON Lines, one article a line, without a ledger.

    PATH is what `read` takes: a file, a folder, a glob, an address or - for standard input. Offsets count
    characters, half-open. What cannot be read is one line on standard error.

    \b
    Example:  accordingto extract saved/*.html | jq .attributions
    """
    from functools import partial

    import msgspec

    from accordingto.attribute import attribute, shipped
    from accordingto.read import read, unread_date
    from accordingto.read.failures import guarded
    from accordingto.records import Article, Skipped, Told
    from accordingto.resolve import SURE, dated, resolve
    from accordingto.text.doc import Doc
    from accordingto.views.rows import extract_row
    from accordingto.views.screen import notice

    def drawn(article: Article) -> bytes:
        unread = unread_date(article)
        if unread:
            notice(unread)
        doc = Doc(dated(article))
        tellings = resolve(doc, attribute(doc), SURE)
        return msgspec.json.encode(extract_row(doc.article, (one for one in tellings if one.told is Told.ATTRIBUTED)))

    def row_of(item: Article | Skipped) -> bytes | Skipped:
        if isinstance(item, Skipped):
            return item
        shipped()  # what cannot be loaded ends the run, and is no article's fault
        return guarded(item.path, partial(drawn, item))

    count = 0
    for item in read(paths, read_options(**given)):
        row = row_of(item)
        if isinstance(row, Skipped):
            notice(f"skipped ({row.reason}): {row.path}: {row.detail}")
            continue
        sys.stdout.buffer.write(row + b"\n")
        count += 1
    sys.stdout.buffer.flush()
    return 0 if count else 1
