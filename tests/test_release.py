"""One version, wherever it is told."""

import accordingto
from accordingto.ledger.schema import NEEDS
from accordingto.read.web import AGENT
from accordingto.release import VERSION
from tests.conftest import ROOT


def test_the_version_is_one() -> None:
    assert f"\n## {VERSION} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert accordingto.__version__ == VERSION
    assert AGENT.startswith(f"accordingto/{VERSION} ")


def test_a_ledger_asks_for_no_version_that_is_not_out_yet() -> None:
    needed, ours = (tuple(map(int, one.split("."))) for one in (NEEDS, VERSION))
    assert needed <= ours
