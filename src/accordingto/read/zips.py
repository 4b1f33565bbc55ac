"""What a zip file is: an office document, a spreadsheet or a web archive, told from the files in it."""

import zipfile
from collections.abc import Iterator

from accordingto.read.draft import Item
from accordingto.read.streams import FREE_OF_SUSPICION, MOST_TIMES_PACKED, Bomb, Opened
from accordingto.records import Reason, Skipped

ODT = b"application/vnd.oasis.opendocument.text"


def items(opened: Opened) -> Iterator[Item]:
    """The articles of a zip file, if it is of a kind that is read."""
    with opened.seekable() as file:
        try:
            with zipfile.ZipFile(file) as archive:
                yield from _items(archive, opened)
        except zipfile.BadZipFile as error:
            yield Skipped(opened.path, Reason.DAMAGED, f"a damaged zip file ({error}). Fetch or save it again")


def _items(archive: zipfile.ZipFile, opened: Opened) -> Iterator[Item]:
    names = set(archive.namelist())
    if any(name.startswith("archive/") and ".warc" in name for name in names):
        from accordingto.read.wacz import archives  # noqa: PLC0415  rests on an extra

        yield from archives(archive, opened.path)
    elif "xl/workbook.xml" in names:
        _check(archive)
        from accordingto.read.sheets import sheets  # noqa: PLC0415  rests on an extra

        yield from sheets(archive, opened)
    elif "word/document.xml" in names or ("mimetype" in names and archive.read("mimetype").startswith(ODT)):
        _check(archive)
        from accordingto.read.office import document  # noqa: PLC0415  few inputs need it

        yield document(archive, opened)
    else:
        detail = "a zip file, no document or archive that is known. Unpack it first, and read what is in it"
        yield Skipped(opened.path, Reason.UNSUPPORTED, detail)


def _check(archive: zipfile.ZipFile) -> None:
    """Raises `Bomb` where the files in it are out of all proportion to it."""
    unpacked = sum(one.file_size for one in archive.infolist())
    packed = sum(one.compress_size for one in archive.infolist())
    if unpacked > FREE_OF_SUSPICION and unpacked > MOST_TIMES_PACKED * packed:
        raise Bomb(f"{packed:,} bytes unpack to {unpacked:,}")
