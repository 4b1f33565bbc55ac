"""Which language a text is in."""

import re
from functools import cache
from typing import Protocol

from accordingto.text.lists import word_set

LEAST_WORDS = 10
LEAST_CONFIDENCE = 0.6
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 4_000
# Words that English is full of and that few other languages share. Where every twelfth word is one, the 120 MB
# and the second that py3langid takes to load are saved; English news has 15 to 30 in a hundred.
ENGLISH = word_set("accordingto.read", "words.txt", "English")
LATIN_END = "\u024f"
LEAST_ENGLISH = 0.08
LEAST_DISTINCT = 4


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def language(text: str) -> str | None:
    """The ISO 639-1 code of the text's language; None where it is too short or cannot be told."""
    sample = text[:SAMPLE]
    words = [word.lower() for word in WORD.findall(sample)]
    hits = [word for word in words if word in ENGLISH]
    foreign = _other_script(sample)
    if len(words) < LEAST_WORDS and not foreign:
        return None
    if len(hits) >= LEAST_ENGLISH * len(words) and len(set(hits)) >= LEAST_DISTINCT:
        return "en"
    code, confidence = _identifier().classify(sample)
    return code if foreign or (confidence >= LEAST_CONFIDENCE and len(code) == len("en")) else None


def confidence(text: str) -> float:
    """How surely the text is in one language, whichever: 0 to 1."""
    return _identifier().classify(text[:SAMPLE])[1]


def _other_script(text: str) -> bool:
    """Whether most letters are not Latin: however short, that is no English."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter > LATIN_END for letter in letters) > len(letters)


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  a second

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier
