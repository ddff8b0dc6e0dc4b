"""What needs no model: a text or a result checked against a source, and the figures of a text."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import ValidationError

from summarizer.errors import UsageError
from summarizer.figures import find_figures
from summarizer.result import Result
from summarizer.service.bodies import (
    FiguresBody,
    FiguresView,
    FigureView,
    ItemChecks,
    VerifyBody,
    VerifyView,
)
from summarizer.service.desk import AtDesk
from summarizer.service.problems import Problem, unfit
from summarizer.service.routes.problems import PROBLEMS
from summarizer.source.report import Report
from summarizer.summary import NewsSummary
from summarizer.verifying import verify

router = APIRouter(tags=["checks without a model"], responses=PROBLEMS)


@router.post("/v1/verify", response_model=VerifyView)
async def verify_words(body: VerifyBody, desk: AtDesk) -> VerifyView:
    """Check a text, or a stored result, against a source: every figure, quote, name and place."""
    if (body.text is None) == (body.result is None):
        raise Problem(422, "give either text or result: what is to be checked against the source")
    for name, text in (("source", body.source), ("text", body.text)):
        _not_too_long(name, text, desk.limits.report_characters)
    return await desk.checked(lambda: _verified(body))


@router.post("/v1/figures", response_model=FiguresView)
async def figures(body: FiguresBody, desk: AtDesk) -> FiguresView:
    """List every figure of a text: value, unit, kind, bound and trend."""
    _not_too_long("text", body.text, desk.limits.report_characters)
    return await desk.checked(lambda: FiguresView(figures=_figures(body.text)))


def _not_too_long(name: str, text: str | None, most: int) -> None:
    if text is not None and len(text) > most:
        raise Problem(422, f"body.{name} has {len(text)} characters; {most} are taken")


def _verified(body: VerifyBody) -> VerifyView:
    try:
        source = Report.of(Report(text=body.source, published=body.published))
        found = verify(body.text if body.text is not None else _result(body.result), source)
    except UsageError as error:
        raise Problem(422, str(error)) from None
    items = [ItemChecks(path=item.path, checks=item.checks) for item in found.items]
    return VerifyView(ok=found.ok, checks=found.checks, items=items, untrue=list(found.untrue))


def _result(given: Any) -> Result[Any]:
    try:
        return Result[NewsSummary].model_validate(given, from_attributes=False)
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False, include_context=False)
        raise unfit([{**one, "loc": ("body", "result", *one["loc"])} for one in found]) from None


def _figures(text: str) -> list[FigureView]:
    return [
        FigureView(
            start=figure.start,
            end=figure.end,
            text=text[figure.start : figure.end],
            values=[str(value) for value in figure.values],
            kind=figure.kind,
            unit=figure.unit,
            bound=figure.bound,
            trend=figure.trend,
        )
        for figure in find_figures(text)
    ]
