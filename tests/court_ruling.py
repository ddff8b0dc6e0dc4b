"""Schemas of somebody else's, as a user of the library would write them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer import Evidence

TEXT = """\
The Court of Appeal of Velm fined the Harbor Company $3 million on Friday.

Judge Olga Brandt wrote that the company “knew of the leak”.

The company, which has 90 days to appeal, said nothing.
"""


class Order(BaseModel):
    """What the court orders."""

    order: str = Field(description="what is ordered")
    kind: Literal["fine", "ban", "release"]
    evidence: list[Evidence]


class Remark(BaseModel):
    """What the judge remarks."""

    model_config = ConfigDict(frozen=True)

    remark: str
    said_in: Evidence = Field(description="the sentence that says so")


class CourtRuling(BaseModel):
    """A ruling of a court."""

    court: str = Field(description="the court's name")
    orders: list[Order] = Field(description="what the court orders, each once")
    remarks: list[Remark] = []


class Bare(BaseModel):
    """A schema of which nothing could be checked."""

    title: str
    topics: list[str]


ORDER: dict[str, Any] = {"order": "fined $3 million", "kind": "fine", "evidence": [1]}
REMARK: dict[str, Any] = {"remark": "the company “knew of the leak”", "said_in": 2}
WHOLE: dict[str, Any] = {
    "court": "Court of Appeal of Velm", "orders": [ORDER], "remarks": [REMARK],
}  # fmt: skip
