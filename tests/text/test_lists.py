"""Word lists: every section of every data file can be read."""

import re
from importlib.resources import files

import pytest

from accordingto.text.lists import alternation, lists, word_set

FILES = [
    (room, file.name)
    for room in (f"accordingto.{one}" for one in ("attribute", "match", "names", "read", "resolve", "text"))
    for file in (files(room) / "data").iterdir()
    if "[" in {line[:1] for line in file.read_text(encoding="utf-8").splitlines()}
]


@pytest.mark.parametrize(("room", "file"), FILES)
def test_no_section_is_empty_or_keeps_a_comment(room: str, file: str) -> None:
    for section, lines in lists(room, file).items():
        assert section
        assert lines
        assert not any(line.startswith("#") for line in lines)


def test_the_words_of_a_section() -> None:
    assert {"he", "said"}.isdisjoint(word_set("accordingto.resolve", "words.txt", "place"))
    assert "norway" in word_set("accordingto.resolve", "words.txt", "place")


def test_a_section_is_a_pattern_for_any_of_its_words() -> None:
    found = alternation("accordingto.names", "words.txt", "Adjective")
    assert re.fullmatch(found, "U.S.") and not re.fullmatch(found, "UxSx")


def test_commas_part_what_has_several_words() -> None:
    found = alternation("accordingto.match", "words.txt", "negation of several words")
    assert re.fullmatch(found, "kept away from") and not re.fullmatch(found, "away")
