"""The pictures of the README: the demo's first screen in a browser and on a terminal, into docs/screens."""

import re
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright
from rich.text import Text

from accordingto.cli.reading import Intake
from accordingto.ledger import Ledger
from accordingto.ledger.browse import Browse
from accordingto.read import read
from accordingto.views.answer import story_answer
from accordingto.views.answer_screen import show_answer, show_tree
from accordingto.views.pages.dossier import dossier
from accordingto.views.pages.material import gather
from accordingto.views.screen import Screen

_FONTS = re.compile(r"@font-face \{[^}]*\}\s*")
STORY = Path(__file__).parents[1] / "src" / "accordingto" / "demo" / "story"
SCREENS = Path(__file__).parents[1] / "docs" / "screens"
SIZES = {"dossier": (1280, 900, "light"), "dossier-dark": (1280, 900, "dark"), "dossier-narrow": (390, 844, "light")}


def main() -> int:
    """Read the demo's story and draw it."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.stderr.write("No Chromium on this machine: apt-get install chromium\n")
        return 1
    SCREENS.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        page = Path(folder) / "dossier.html"
        with Intake(Path(folder) / "demo.db") as reading:
            reading.read(read([str(STORY)]))
        with Ledger.open(Path(folder) / "demo.db") as ledger:
            page.write_text(dossier(gather(ledger)), "utf-8")
            _terminal(ledger)
        _browser(chromium, page)
    return 0


def _terminal(ledger: Ledger) -> None:
    screen = Screen()
    screen.record, screen.width = True, 100
    screen.print(Text("$ accordingto story", style="dim"))
    answer = story_answer(Browse(ledger))
    show_answer(screen, answer)
    show_tree(screen, answer)
    drawn = _FONTS.sub("", screen.export_svg(title="accordingto"))  # which would be loaded from elsewhere
    (SCREENS / "story.svg").write_text(drawn, "utf-8")


def _browser(chromium: str, page: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (width, height, theme) in SIZES.items():
            shown = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)
            shown.goto(page.as_uri())
            shown.screenshot(path=SCREENS / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
