"""The English of what is not done yet: asked for, planned, due, supposed; and of what is done."""

from __future__ import annotations

from summarizer.checking.speech_words import forms
from summarizer.checking.word_lists import listed

MODALS = listed("will would shall should must 'll")
"""Words before a verb after which it is not said to be done."""

GOVERNING = frozenset(
    form
    for verb in listed(
        """ask order urge expect recommend want call schedule propose demand seek threaten vow
    pledge promise consider intend hope aim require warn prepare invite offer appeal request
    instruct tell forecast predict project tip press beg petition wish attempt try"""
    )
    for form in forms(verb)
) | listed(
    """plan plans planned planning due set slated poised ready bound about talks bid effort efforts
    have has is are be forecast sought need needs"""
)  # fmt: skip
"""Words before "to" and a verb after which it is not said to be done: not those that do it, as
"voted to approve" and "forced to close" do."""

AGREEING = listed("agree agrees agreed agreeing agreement deal")
"""Words before "to" that do what they govern when it is decided, and not when it must follow."""

TO_FOLLOW = listed(
    """pay buy sell acquire merge hand return release supply deliver invest build provide send leave
    withdraw repay free open close"""
)
"""Verbs of what is not done when it is agreed."""

BETWEEN = listed("not also then be been have has soon again still now never ever first")
"""Words that may stand between a modal or a "to" and its verb; so may any in "-ly"."""

OF_A_CONDITION = listed("if unless whether")
"""Words that make the rest of their clause a mere case."""

NEW_CLAUSE = listed("that which who then but said says")
"""Words that end such a clause."""

SOFTENING = (
    MODALS
    | OF_A_CONDITION
    | listed(
        """to may might could can cannot not never no without nor neither yet hardly whose which who
    when once until before after"""
    )
)
"""Words shortly before a verb by which a text does not tell it as done in its own right."""

BEFORE_NOUNS = listed(
    """a an the its his her their our this that these those of in on at by for from with over about
    against into under during more most new some any all two three four five six and or
    being having"""
)
"""Words after which a word in "-s" or "-ed" is a noun, or belongs to one."""

AFTER_NOUNS = listed(
    """of in on at by for from with over about against as to and or but is are was were will would
    has have had may could that which who after before amid"""
)
"""Words that do not begin the object of a verb, so that a word in "-s" before one is a noun."""


def _pasts(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


PASTS = _pasts("""
    held hold met meet paid pay won win sold sell bought buy lost lose made make took take
    taken take gave give given give began begin begun begin sent send left leave struck
    strike led lead fell fall fallen fall rose rise risen rise broke break broken break
    froze freeze frozen freeze built build kept keep found find hid hide fought fight shot shoot
    came come ran run became become spent spend withdrew withdraw withdrawn withdraw drew draw
    drawn draw flew fly chose choose chosen choose brought bring taught teach caught catch
    sought seek fled flee dealt deal lent lend stood stand grew grow grown grow threw throw
    thrown throw wrote write written write spoke speak stole steal stolen steal drove drive
    driven drive quit quit shut shut repaid repay rebuilt rebuild upheld uphold sank sink sunk sink
    overthrew overthrow
""")
"""Pasts that do not end in "-ed", each with its verb."""

AHEAD = listed(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december next tomorrow later soon tonight spring
    summer autumn winter week month year"""
)
"""Words of a time, with which a verb in "-s" may tell what is to come: "the trial opens in May"."""
