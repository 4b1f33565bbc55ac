"""What is measured of two statements."""

import pytest
from accordingto.match.pairs import quoted_run, speakers

from tests.match.telling import line


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Ada Quill", "Ms. Quill", True, id="short form"),
        pytest.param("Ada Quill", "Ivo Marn", False, id="two people"),
        pytest.param("officials", "officials", None, id="nobody named"),
    ],
)
def test_speakers(one: str, other: str, same: bool | None) -> None:
    assert speakers(line(one, "so").origin, line(other, "so").origin) is same


def test_the_longest_run_inside_quotation_marks() -> None:
    assert (
        quoted_run(line("Ada", "“We shall not, ever, leave Orre.”"), line("Ada", "that they “shall not ever leave”"))
        == 4
    )
    assert quoted_run(line("Ada", "they shall not leave"), line("Ada", "“they shall not leave”")) == 0
