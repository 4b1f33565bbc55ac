"""The stages in a row, for whoever reads articles: the commands, the library, and the cluster.

    for item in read(["saved/"]):  # Article or Skipped
        if isinstance(item, Article):
            found = analyse(item)
            ledger.add(item, found.tellings, version(), found.fresh)

An article is analysed by itself; the ledger, which knows the others, does the rest.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.attribute import attribute, shipped
from accordingto.match import prepare
from accordingto.match import version as matching
from accordingto.records import Article, Statement
from accordingto.resolve import resolve
from accordingto.text.doc import Doc

if TYPE_CHECKING:
    import numpy as np

    from accordingto.match.stage import Fresh


@dataclass(frozen=True, slots=True, eq=False)
class Analysed:
    """An article with its tellings, made ready to be matched with others."""

    article: Article
    tellings: list[Statement]
    fresh: "Fresh"


def analyse(article: Article) -> Analysed:
    """One article through all stages that need nothing but the article.

    Raises:
        ModelError: a model is missing or damaged.

    """
    doc = Doc(article)
    found = attribute(doc)
    tellings = resolve(doc, found)
    return Analysed(article, tellings, prepare(doc, tellings))


def analysed(article: Article, tellings: list[Statement], vectors: "np.ndarray") -> Analysed:
    """An article that another machine analysed, made ready again without running a network.

    `vectors` has a row, as `likeness.packed` makes them, for each telling that has content.
    """
    return Analysed(article, tellings, prepare(Doc(article), tellings, vectors))


def version() -> str:
    """The versions of the models that draw statements and compare them; it stands beside every article."""
    return f"{shipped().version} {matching()}"
