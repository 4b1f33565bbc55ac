"""Where on a page a paragraph, a headline, a footer ends: the last width or size that counts, and the first beyond."""

from collections.abc import Callable

import pytest

from accordingto.read.layout import Laid, PrintedLine
from accordingto.records import Kind
from tests.read.test_documents import FULL, SHORT, laid, page

BODY = [("It begins here and goes", *FULL), *[("on and on and on and on", *FULL)] * 5]


def at(bottom: float, words: str, left: float = 50, right: float = 200, size: float = 10) -> PrintedLine:
    return PrintedLine(words, left, right, bottom, bottom + size, size)


def one(*rows: tuple[str, float, float]) -> bool:
    """Whether the body and these lines below it are one paragraph."""
    return whole(laid(page(*BODY, *rows)))


def whole(found: Laid) -> bool:
    return "\n\n" not in found.text


def kept(*lines: PrintedLine) -> bool:
    """Whether lines at the top or the foot of a page are its article's."""
    return "note" in laid([*page(*BODY), *lines]).text


def titled(size: float, words: str = "Dam inspected") -> bool:
    return laid(page((words, *SHORT), size=size, top=830) + page(*BODY * 4)).title == words


def subhead(size: float) -> bool:
    found = laid(page(*BODY) + page(("The wall", *SHORT), top=690, size=size) + page(*BODY, top=660))
    return Kind.SUBHEAD in [kind for _, kind in found.kinds]


@pytest.mark.parametrize(
    ("last", "holds", "first"),
    [
        pytest.param(16.1, lambda n: whole(laid(page(*BODY) + page(("on.", *FULL), top=740 - n))), 16.2, id="a gap"),
        pytest.param(8, lambda n: one(("And so on.", 50 + n, 300)), 8.1, id="an indent"),
        pytest.param(262, lambda n: not one(("it ends.", 50, n), ("And so.", *FULL)), 263, id="a short line that ends"),
        pytest.param(
            11.3, lambda n: whole(laid(page(*BODY) + page(("on.", *FULL), top=728, size=n))), 11.4, id="another size"
        ),
        pytest.param(12, lambda n: not titled(n), 12.1, id="the size of a headline"),
        pytest.param(250, lambda n: titled(20, "D" * n), 251, id="characters of a headline"),
        pytest.param(11.2, lambda n: not subhead(n), 11.21, id="the size of a subhead"),
        pytest.param(
            34,
            lambda n: (
                laid([at(900, "Dam inspected", size=20), at(900 - n, "again", size=20), *page(*BODY)]).title
                == "Dam inspected again"
            ),
            35,
            id="between lines of a headline",
        ),
        pytest.param(8.9, lambda n: not kept(at(20, "foot note", size=n)), 9, id="the size of a footer"),
        pytest.param(12, lambda n: not kept(at(20, "note " * n, size=8)), 13, id="words of a footer"),
        pytest.param(
            2, lambda n: not kept(*(at(60 - 10 * i, f"note {'abc'[i]}", size=8) for i in range(n))), 3, id="footers"
        ),
        pytest.param(
            2, lambda n: not kept(*(at(900 - 10 * i, f"note {'abc'[i]}", size=8) for i in range(n))), 3, id="headers"
        ),
        pytest.param(
            11.2,
            lambda n: laid([*page(*BODY), at(20, "7", size=n)]).text.endswith("on"),
            11.21,
            id="the size of a page's number",
        ),
        pytest.param(
            199,
            lambda n: not whole(laid(page(("The Gazette", 50, n), ("March and so", *FULL), *BODY[1:]))),
            200,
            id="a line broken on purpose",
        ),
        pytest.param(
            262,
            lambda n: not whole(laid(page(("The Gazette", 50, n), ("By Ada Brandt", 50, n), *BODY))),
            263,
            id="two lines broken on purpose",
        ),
        pytest.param(
            8,
            lambda n: whole(laid([*page(*BODY, ("it ends.", *FULL)), at(800, "And so on", 50 + n, 300)])),
            8.1,
            id="an indent in the next column",
        ),
        pytest.param(
            8,
            lambda n: whole(
                laid(page(*BODY, ("it ends.", *FULL)), [at(800, "And so", 50 + n, 300), at(788, "on", 50, 300)])
            ),
            8.1,
            id="an indent on the next page",
        ),
    ],
)
def test_so_far_and_no_farther(last: float, holds: Callable[[float], bool], first: float) -> None:
    assert holds(last)
    assert not holds(first)
