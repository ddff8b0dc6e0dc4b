"""Find every figure of a text, and check figures against a source: no model, no network."""

from summarizer.figures.comparing.check import check_figures
from summarizer.figures.figure import Figure, FigureCheck
from summarizer.figures.finding.find import find_figures

__all__ = ["Figure", "FigureCheck", "check_figures", "find_figures"]
