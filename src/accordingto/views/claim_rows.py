"""Claims, conflicts, stories, quotations and comparisons as JSON rows. Fields are added, none is renamed."""

from collections.abc import Callable
from typing import Any

from accordingto.ledger import ClaimEntry, Decision, Dispute, Entry, Moment, Utterance
from accordingto.ledger.quotes import quoted
from accordingto.match.copies import Shared
from accordingto.records import Article, Conflict, Side, Story
from accordingto.views.comparing import Comparison
from accordingto.views.rows import pair, pairs, value

Find = Callable[[str], Article]
"""The article of an id."""


def claim_row(entry: ClaimEntry) -> dict[str, Any]:
    """What `claims --json` and `claim --json` print."""
    claim, origins = entry.claim, entry.claim.origins
    return {
        "id": claim.id,
        "wording": claim.wording,
        "members": [member_row(member) for member in entry.members],
        "kind": claim.kind.value,
        "origins": {
            "at_least": origins.at_least,
            "at_most": origins.at_most,
            "untraced": origins.untraced,
            "because": list(origins.because),
        },
        "conflicts": [{"kind": one.kind.value, "what": one.what} for one in claim.conflicts],
        "statements": origins.statements,
        "outlets": origins.outlets,
        "joins": [join_row(join) for join in entry.joins],
        "story": entry.story,
    }


def member_row(entry: Entry) -> dict[str, Any]:
    """A statement as a member of a claim: `statements --json` has the rest of it under this id."""
    return {
        "article": entry.article.name,
        "article_id": entry.article.id,
        "statement": entry.statement.id,
        "content": pairs(entry.statement.attribution.content),
        "stance": entry.statement.stance.value,
        "text": entry.content,
    }


def join_row(decision: Decision) -> dict[str, Any]:
    """Why two statements are one claim."""
    one = decision.judgement
    return {
        "left": one.left,
        "right": one.right,
        "verdict": one.verdict.value,
        "score": one.score,
        "because": one.because,
        "author": one.author,
        "made": decision.made,
    }


def dispute_row(dispute: Dispute, find: Find) -> dict[str, Any]:
    """What `conflicts --json` prints."""
    return {**conflict_row(dispute.conflict, find), "claim": dispute.claim, "story": dispute.story}


def conflict_row(conflict: Conflict, find: Find) -> dict[str, Any]:
    """A conflict with its sides; articles by name."""
    return {
        "kind": conflict.kind.value,
        "what": conflict.what,
        "on": conflict.on,
        "sides": [side_row(side, find) for side in conflict.sides],
    }


def side_row(side: Side, find: Find) -> dict[str, Any]:
    """One side of a conflict."""
    article = find(side.article)
    return {"article": article.name, "article_id": article.id, "span": pair(side.span), "says": side.says}


def story_row(story: Story, find: Find) -> dict[str, Any]:
    """What `stories --json` prints; articles oldest first."""
    articles = [find(article) for article in story.articles]
    return {
        "id": story.id,
        "title": story.title,
        "articles": [
            {"article": one.name, "article_id": one.id, "outlet": value(one.outlet), "published": value(one.published)}
            for one in articles
        ],
    }


def moment_row(moment: Moment, find: Find) -> dict[str, Any]:
    """What `timeline --json` prints."""
    return {
        "first": moment.first.isoformat(),
        "last": moment.last.isoformat(),
        "says": moment.says,
        "article": moment.article.name,
        "article_id": moment.article.id,
        "span": pair(moment.span),
        "statement": moment.entry.statement.id if moment.entry else None,
        "conflict": conflict_row(moment.dispute.conflict, find) if moment.dispute else None,
        "story": moment.story,
    }


def utterance_row(utterance: Utterance) -> dict[str, Any]:
    """What `quotes --json` prints."""
    ids = [entry.statement.id for entry in utterance.entries]
    return {
        "claim": utterance.claim,
        "statements": [
            {**member_row(entry), "source": entry.source or None, "quoted": quoted(entry)}
            for entry in utterance.entries
        ],
        "variants": [
            {
                "left": ids[one.left],
                "right": ids[one.right],
                "pieces": [{"what": piece.what, "left": piece.left, "right": piece.right} for piece in one.pieces],
            }
            for one in utterance.variants
        ],
    }


def comparison_row(found: Comparison, find: Find) -> dict[str, Any]:
    """What `compare --json` prints: one object."""
    return {
        "a": found.left.name,
        "b": found.right.name,
        "a_id": found.left.id,
        "b_id": found.right.id,
        "affiliated": found.newsroom is not None,
        "affiliated_because": found.newsroom.judgement.because if found.newsroom else None,
        "shared_text": [shared_row(one, found.left) for one in found.text],
        "shared_claims": [claim_row(one) for one in found.claims],
        "differences": [dispute_row(one, find) for one in found.disputes],
        "only_a": [member_row(one) for one in found.only_left],
        "only_b": [member_row(one) for one in found.only_right],
    }


def shared_row(shared: Shared, left: Article) -> dict[str, Any]:
    """A passage that two articles share; `text` is that of the first."""
    return {
        "a": pair(shared.left),
        "b": pair(shared.right),
        "text": left.text[shared.left.start : shared.left.end],
        "likeness": shared.likeness,
        "because": shared.because,
    }
