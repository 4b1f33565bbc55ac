"""An export of any size needs little memory."""

import importlib
import tracemalloc
from collections.abc import Iterator

import pytest

from accordingto.ledger import Entry, Passage
from accordingto.ledger.sources import spelling
from accordingto.views.exports import FORMATS
from tests.ledger.samples import article, chain, statement


def entries(articles: int) -> Iterator[Entry]:
    for number in range(articles):
        of = article(f"a{number}", f"Ada said {'very ' * 200}much.")
        said = statement(of, "Ada", "said", "much", chain=chain("Coast Wire", "Ada"))
        (paragraph,) = of.paragraphs
        yield Entry(said, of, "Ada", "said", "much", (Passage(0, paragraph.span, paragraph.kind, of.text),))


class Nowhere:
    """A stream that keeps nothing."""

    closed = False

    def write(self, data: bytes) -> int:
        return len(data)

    def flush(self) -> None:
        pass


@pytest.mark.parametrize("form", FORMATS)
def test_memory_does_not_grow_with_the_ledger(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed (extra parquet)")
    module = importlib.import_module(f"accordingto.views.exports.{form}")
    for name in ("_ROWS", "_IN_MEMORY"):
        if hasattr(module, name):
            monkeypatch.setattr(module, name, 50)
    peaks = []
    for articles in (100, 1000):
        tracemalloc.start()
        module.write(entries(articles), Nowhere(), spelling)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 300_000  # the texts alone are a megabyte
