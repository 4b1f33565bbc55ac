"""News without gold, as running text: what the teachers tag for the student."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree


def untagged(shared: Path) -> Iterator[str]:
    """News without gold: AQUAINT, MEANTIME, ECB+ topics 1 to 30, as running text."""
    for path in sorted((shared / "data/aquaint-timeml").glob("[!.]*.tml")):
        body = re.search(r"<TEXT>(.*?)</TEXT>", path.read_text(encoding="utf-8", errors="replace"), re.S)
        if body:
            plain = re.sub(r"<[^>]+>", "", body[1]).replace("&amp;", "&")
            yield re.sub(r"[ \t]*\n[ \t]*(?!\n)(?=\S)", " ", re.sub(r"\n\s*\n", "\x00", plain)).replace("\x00", "\n")
    folders = [shared / "data/meantime/corpus_airbus", shared / "data/meantime/corpus_apple"]
    folders += [shared / "data/ecbplus" / str(n) for n in range(1, 31)]
    for folder in folders:
        for path in sorted(folder.glob("*.xml")):
            yield _tokens_as_text(path)


def _tokens_as_text(path: Path) -> str:
    """Sentences of tokens, joined as print has them; a sentence a line where the file does not tell paragraphs."""
    sentences: dict[str, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):
        sentences.setdefault(token.get("sentence", "0"), []).append(token.text or "")
    lines = [re.sub(r"\s+(?=[.,;:!?%)’]|'s\b|n't\b)|(?<=[($])\s+", "", " ".join(words)) for words in sentences.values()]
    lines = [re.sub(r"(?<=\w) ([-/]|: (?=\d)) (?=\w)", lambda m: m[1].strip(), line) for line in lines]
    pairs = [" ".join(lines[i : i + 2]) for i in range(0, len(lines), 2)]
    return "\n".join(re.sub(r"(``|\") (.*?) ?(''|\")", r'"\2"', line) for line in pairs)
