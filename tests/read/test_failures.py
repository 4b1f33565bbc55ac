"""What nobody foresaw is told of one input, and the others are read."""

import json
from pathlib import Path

import pytest

from accordingto.errors import LedgerError
from accordingto.read import draft, json_rows, read
from accordingto.read.failures import guarded
from accordingto.records import Article, Reason, Skipped
from tests.read.helpers import LEDE, SECOND


def _fails_on(word: str, original):
    def failing(given, *rest, **named):
        if word in str(given):
            raise ZeroDivisionError("no\nwater")
        return original(given, *rest, **named)

    return failing


@pytest.mark.parametrize(
    ("module", "name"), [pytest.param(draft, "imprint", id="article"), pytest.param(json_rows, "parsed", id="row")]
)
def test_one_row_fails_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, name: str
) -> None:
    lines = [json.dumps({"name": one, "text": f"{LEDE} {one}"}) for one in ("dam", "weir", "lock")]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    monkeypatch.setattr(module, name, _fails_on("weir", getattr(module, name)))
    first, second, third = read([str(tmp_path / "a.jsonl")])
    assert isinstance(first, Article) and isinstance(third, Article)
    assert isinstance(second, Skipped) and second.reason is Reason.FAILED and second.path.endswith("a.jsonl:2")
    assert second.detail.startswith(f"ZeroDivisionError in {module.__name__}:")
    assert "(no water). A fault of this program: please report this line" in second.detail


def test_one_file_fails_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from accordingto.read import contents

    for name, text in (("a.txt", LEDE), ("b.txt", SECOND)):
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.setattr(contents, "format_of", _fails_on("dam", contents.format_of))
    failed, kept = read([str(tmp_path)])
    assert isinstance(failed, Skipped) and failed.reason is Reason.FAILED
    assert isinstance(kept, Article)


@pytest.mark.parametrize("error", [LedgerError("full"), MemoryError(), KeyboardInterrupt()])
def test_what_ends_a_run_goes_through(error: BaseException) -> None:
    def ends() -> None:
        raise error

    with pytest.raises(type(error)):
        guarded("a.txt", ends)
