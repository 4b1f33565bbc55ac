"""Word lists: every section of every data file can be read."""

from importlib.resources import files

import pytest

from accordingto.text.lists import lists, word_set

FILES = [
    (room, file.name)
    for room in ("accordingto.match", "accordingto.names", "accordingto.resolve", "accordingto.text")
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
