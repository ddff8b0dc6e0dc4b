"""What needs no model, as requests ask for it: bodies in, views out, faults as problems."""

from __future__ import annotations

from typing import Any

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
from summarizer.service.problems import Problem, unfit
from summarizer.source.report import Report
from summarizer.summary import NewsSummary
from summarizer.verifying import verify


def verified(body: VerifyBody) -> VerifyView:
    """What checking a text or a result against a source found.

    Raises:
        Problem: They do not go together, or one of them cannot be used.
    """
    try:
        source = Report.of(Report(text=body.source, published=body.published))
        found = verify(body.text if body.text is not None else _result(body.result), source)
    except UsageError as error:
        raise Problem(422, str(error)) from None
    items = [ItemChecks(path=item.path, checks=item.checks) for item in found.items]
    return VerifyView(
        ok=found.ok, checks=found.checks, items=items, untrue=list(found.untrue), note=found.note
    )


def _result(given: Any) -> Result[Any]:
    try:
        return Result[NewsSummary].model_validate(given, from_attributes=False)
    except ValidationError as error:
        found = error.errors(include_input=False, include_url=False, include_context=False)
        raise unfit([{**one, "loc": ("body", "result", *one["loc"])} for one in found]) from None


def figures_of(body: FiguresBody) -> FiguresView:
    """Every figure of a text."""
    return FiguresView(
        figures=[
            FigureView(
                start=figure.start,
                end=figure.end,
                text=body.text[figure.start : figure.end],
                values=[str(value) for value in figure.values],
                kind=figure.kind,
                unit=figure.unit,
                bound=figure.bound,
                trend=figure.trend,
            )
            for figure in find_figures(body.text)
        ]
    )
