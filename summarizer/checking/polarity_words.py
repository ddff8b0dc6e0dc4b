"""The English of denial and doubt, as tables: what turns a statement round, what softens it."""

from __future__ import annotations

from summarizer.checking.word_lists import listed

NEGATORS = frozenset(
    listed(
        """not never no nor neither none nobody nothing nowhere cannot without hardly scarcely
        barely unlikely"""
    )
)
"""Words that turn round what follows; so does anything that ends in "n't"."""

NOT_NEGATING = frozenset(
    [
        "not only",
        "not just",
        "not least",
        "not merely",
        "not simply",
        "not to mention",
        "no doubt",
        "no matter",
        "no wonder",
        "no less",
        "no more",
        "nothing but",
        "no. 1",
        "no. 2",
        "not until",
        "not unlike",
    ]
)

_TURNING = {
    "deny": "denies denied denying denial denials",
    "reject": "rejects rejected rejecting rejection",
    "refuse": "refuses refused refusing refusal",
    "decline": "declines declined declining",
    "fail": "fails failed failing failure",
    "rebuff": "rebuffs rebuffed rebuffing",
    "refute": "refutes refuted refuting",
    "dismiss": "dismisses dismissed dismissing",
    "dispute": "disputes disputed disputing",
    "oppose": "opposes opposed opposing",
    "avoid": "avoids avoided avoiding",
    "abstain": "abstains abstained abstaining",
    "refrain": "refrains refrained refraining",
    "lack": "lacks lacked lacking",
    "rule out": "",
    "unable": "unwilling",
}
TURNERS = frozenset(_TURNING) | frozenset(w for forms in _TURNING.values() for w in forms.split())
"""Words that say no in themselves: what follows them is denied, refused or absent."""

HEDGES = frozenset(
    listed(
        """may might could likely unlikely possibly possible perhaps probably probable maybe
        apparently
    apparent seemingly presumably potentially potential reportedly allegedly alleged supposedly
    purportedly suspected seem seems seemed appear appears appeared arguably conceivably
    tentative tentatively preliminary unconfirmed uncertain unclear rumored rumoured"""
    )
)
"""Words after which something is not said to be so, only that it may be."""

BELIEFS = listed(
    """believe believes believed think thinks thought suspect suspects fear fears feared understood
    presume presumes presumed reckon reckons assume assumes assumed"""
)
"""Words after which something is only what somebody takes to be so."""

TAKEN_TO = listed("believed thought understood presumed assumed")
"""Those of them that before "to" tell what is taken to be so by nobody in particular."""

FEARED = listed("dead drowned killed trapped lost missing")
"""What people are "feared"."""

NOT_BELIEVED = listed("in about of so tank tanks")
"""Words before which a belief is in something, or is none."""

INTENTIONS = frozenset(
    listed(
        """plan plans planned planning intend intends intended intending aim aims aimed hope hopes
    hoped consider considers considered considering weigh weighs weighed weighing mull mulls
    mulled mulling expect expects expected prepare prepares prepared preparing ready threaten
    threatens threatened threatening propose proposes proposed proposing seek seeks sought
    seeking want wants wanted try tries tried trying vow vows vowed pledge pledges pledged
    promise promises promised attempt attempts attempted attempting wish wishes set"""
    )
)
"""Words that, before "to" or an "-ing" form, speak of what somebody means to do."""

WEIGHING = listed(
    """consider considers considered considering weigh weighs weighed weighing mull mulls mulled
    mulling propose proposes proposed proposing threaten threatens threatened threatening"""
)
"""Those of them that may have a measure right after them: "considering a ban"."""

ENDING = listed(
    """lift lifts lifted lifting end ends ended ending stop stops stopped stopping cease ceases
    ceased halt halts halted drop drops dropped quit quits withdraw withdraws withdrew withdrawn
    scrap scraps scrapped suspend suspends suspended short"""
)
"""Words after which something is no longer so."""

ACCUSING_VERBS = listed("accuse accuses accused accusing allege alleges alleging")
"""Words after which something is only held against somebody."""

ACCUSING = frozenset(
    listed(
        """accuse accuses accused accusing accusation accusations allege alleges alleged allegedly
    alleging allegation allegations charge charges charged suspect suspects suspected suspicion
    blame blames blamed claim claims claimed claiming indict indicted indictment complaint
    complained"""
    )
)
"""Words by which somebody holds something against another."""

CLAUSE_ENDS = frozenset(
    listed(
        """but because although though while when whereas who which where if unless until since
        after
    before so except despite however than as"""
    )
)
"""Words that end the reach of a word before them."""
