"""Documents of word processors, .docx and .odt: zip files of XML, read with entities left alone.

Our own walk, since python-docx leaves out what is within tracked insertions, content controls and smart tags, and
unpacks whatever it is given.
"""

import zipfile
from collections.abc import Iterator

from lxml import etree

from accordingto.read.composing import composed, created
from accordingto.read.draft import Draft
from accordingto.read.streams import LARGEST_FILE, MEGABYTE, Opened, TooLarge
from accordingto.records import Kind, Reason, Skipped

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CREATED = "{http://purl.org/dc/terms/}created", "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}creation-date"
_Paragraphs = Iterator[tuple[str, Kind | None]]


def document(archive: zipfile.ZipFile, opened: Opened) -> Draft | Skipped:
    """The article of a document."""
    word = "word/document.xml" in archive.namelist()
    paragraphs = list(_docx(archive) if word else _odt(archive))
    about = _tree(archive, "docProps/core.xml" if word else "meta.xml")
    content = composed(paragraphs, _said(about, f"{_DC}title"))
    if not content["text"]:
        return Skipped(opened.path, Reason.EMPTY, "a document without text, perhaps of pictures. Save it as plain text")
    when = next((said for name in _CREATED if (said := _said(about, name))), "")
    return Draft(opened.path, opened.stem, given_text=False, inferred=created(when), **content)


def _tree(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    if name not in archive.namelist():
        return None
    if archive.getinfo(name).file_size > LARGEST_FILE:
        raise TooLarge(f"more than {LARGEST_FILE // MEGABYTE} MB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, remove_comments=True
    )
    return etree.fromstring(archive.read(name), parser)


def _said(about: etree._Element | None, name: str) -> str:
    found = about.find(f".//{name}") if about is not None else None
    return (found.text or "").strip() if found is not None else ""


def _docx(archive: zipfile.ZipFile) -> _Paragraphs:
    styles = _tree(archive, "word/styles.xml")
    names = {
        style.get(f"{_W}styleId"): style.find(f"{_W}name").get(f"{_W}val", "").lower()
        for style in (styles.iter(f"{_W}style") if styles is not None else ())
        if style.find(f"{_W}name") is not None
    }
    body = _tree(archive, "word/document.xml")
    assert body is not None
    etree.strip_elements(body, _FALLBACK, with_tail=False)
    for paragraph in body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        named = style.get(f"{_W}val", "") if style is not None else ""
        yield "".join(_words(paragraph)), _kind(names.get(named, named.lower()))


def _words(paragraph: etree._Element) -> Iterator[str]:
    """What stands in a paragraph, without the paragraphs in its text boxes, which come for themselves."""
    for child in paragraph:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag not in (f"{_W}p", f"{_W}txbxContent"):
            yield from _words(child)


def _kind(style: str) -> Kind | None:
    if style == "title":
        return Kind.HEADLINE
    return Kind.SUBHEAD if style.startswith(("heading", "subtitle")) else None


def _odt(archive: zipfile.ZipFile) -> _Paragraphs:
    tree = _tree(archive, "content.xml")
    text = tree.find(f".//{_OFFICE}text") if tree is not None else None
    if tree is None or text is None:
        return
    parents = {
        style.get(f"{_STYLE}name"): style.get(f"{_STYLE}parent-style-name") for style in tree.iter(f"{_STYLE}style")
    }
    etree.strip_elements(
        text,
        f"{_TEXT}tracked-changes",
        f"{_TEXT}note",
        f"{_OFFICE}annotation",
        f"{_TEXT}sequence-decls",
        with_tail=False,
    )
    for space in text.iter(f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
        space.tail = f" {space.tail or ''}"
    for paragraph in text.iter(f"{_TEXT}p", f"{_TEXT}h"):
        named = paragraph.get(f"{_TEXT}style-name", "")
        kind = _kind((parents.get(named) or named).lower())
        heading = Kind.SUBHEAD if paragraph.tag == f"{_TEXT}h" else None
        yield "".join(paragraph.itertext()), kind or heading
