"""What shortens the encoder's vectors, and what makes a probability of a cosine (`projection.npy`, `labels.json`).

    python -m training.projection               # after the encoder or attribution has changed
    python -m training.projection --limit 2     # of two stories of each set, into runs/projection: does it run?

A vector half as long is compared in half the time, and keeps what differs between tellings of news: the leading
directions of the training stories' vectors, from the origin and not from their mean, so that cosines stay cosines.
"""

import logging
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from accordingto.match.likeness import Similarity
from training import comparisons, sums
from training.comparisons import Story, vectors
from training.logistic import fit
from training.settings import limited
from training.similarity_folder import changed, in_the_making, write_labels, write_projection

WIDTH, KEPT = 384, 192
"""Numbers of a vector as the encoder makes it, and as it is kept."""
FROM = 0.15
"""Cosine from which pairs of tellings are counted: the many below it would set the scale, and none of them is asked."""
RIDGE = 1e-3
RUNS = Path("runs/projection")
_LOG = logging.getLogger(__name__)


def main() -> None:
    """Project, scale, print and write."""
    limit = limited("projection", __doc__, RUNS)
    out = in_the_making(RUNS, limit)
    project(out, list(comparisons.stories(limit)))
    sums.write(out)


def project(out: Path, stories: Sequence[Story]) -> None:
    """Directions from the stories to train on, the scale from all others."""
    with changed(out, directions=np.eye(WIDTH)) as networks:
        train = (article for one in stories if one.part == "train" for article in one.articles.values())
        every = np.concatenate([networks.vectors(article.doc, article.lines) for article in train if article.lines])
    values, directions = np.linalg.eigh(every.T @ every)
    _LOG.info("%d tellings; %d directions have %.4f", len(every), KEPT, values[-KEPT:].sum() / values.sum())
    write_projection(out, directions[:, ::-1][:, :KEPT])
    cosines, same = glances(Similarity(out), [one for one in stories if one.part != "train"])
    (slope,), offset = fit(cosines[:, None], same, np.ones(len(same)), RIDGE)
    _LOG.info("%d pairs, %d the same: slope %.2f offset %.2f", len(same), same.sum(), slope, offset)
    write_labels(out, {"glance": [round(float(slope), 2), round(offset, 2)]})


def glances(networks: Similarity, stories: Sequence[Story]) -> tuple[np.ndarray, np.ndarray]:
    """The cosines of all tellings of two articles of a story from `FROM` on, and whether they say the same.

    Who annotated single pairs was given the likeliest, so that what was not annotated is taken to be unlike.
    """
    found = [pair for story in stories for pair in _of_story(networks, story)]
    cosines, same = (np.array(each, float) for each in zip(*found, strict=True))
    return cosines, same


def _of_story(networks: Similarity, story: Story) -> Iterator[tuple[float, bool]]:
    rows = {name: vectors(networks, article) for name, article in story.articles.items()}
    for left, right in combinations(story.articles, 2):
        cosines = rows[left] @ rows[right].T
        labels = story.labels(story.articles[left], story.articles[right])
        for i, j in np.argwhere(cosines >= FROM).tolist():
            yield float(cosines[i, j]), labels[i, j] == 1


if __name__ == "__main__":
    main()
