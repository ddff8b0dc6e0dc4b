"""A result built of an article without any model."""

from __future__ import annotations

import hashlib

from bench.twins.article import Article
from summarizer.result import Provenance, ReportRecord, Result
from summarizer.summary import Claim, Evidence, NewsSummary, SanctionsThreat

PROVENANCE = Provenance(
    library="bench", model="none", where="here", prompts="", schema_name="NewsSummary",
    schema_fingerprint="", checks=1, created="2026-01-01T00:00:00+00:00",
)  # fmt: skip


def result_of(article: Article, suffix: str) -> Result[NewsSummary]:
    """An article as a result, with its sentences as evidence."""
    text, spans = laid_out(article)
    claims, measures = items_of(article, spans)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Result[NewsSummary](
        id=f"{article.name}{suffix}",
        report=ReportRecord(id=f"{article.name}{suffix}", sha256=digest, text=text),
        status="done",
        summary=NewsSummary(headline=None, gist=None, claims=claims, sanctions_threats=measures),
        provenance=PROVENANCE,
    )


def laid_out(article: Article) -> tuple[str, dict[int, Evidence]]:
    """The sentences in their order as one text, and where in it each of them stands."""
    order = article.order or tuple(range(len(article.sentences)))
    spans: dict[int, Evidence] = {}
    text = ""
    for number, at in enumerate(order, 1):
        text += " " if text else ""
        sentence = article.sentences[at]
        start = len(text)
        text += sentence
        spans[at] = Evidence(start=start, end=len(text), text=sentence, sentence=number)
    return text, spans


def items_of(
    article: Article, spans: dict[int, Evidence]
) -> tuple[list[Claim], list[SanctionsThreat]]:
    """What an article states as claims and measures."""
    claims, measures = [], []
    for stated in article.stated:
        evidence = [spans[at] for at in stated.sentences]
        if stated.status is None:
            claims.append(Claim(statement=stated.words, speaker=stated.speaker,
                                certainty="stated", evidence=evidence))  # fmt: skip
        else:
            measures.append(SanctionsThreat(
                issuer=stated.parties[0], target=stated.parties[1], measure=stated.words,
                status=stated.status, evidence=evidence))  # fmt: skip
    return claims, measures
