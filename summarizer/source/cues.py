"""Words that tell where a report may speak of a denial or of a sanction.

They only point: a model is shown these sentences once more, and a reader is told which of them
no item uses. Whether a sentence really is a denial is for the checks to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.summary import Evidence

_DENIAL = re.compile(
    r"""\b(?:
      den(?:y|ies|ied|ying|ials?) | reject(?:s|ed|ing|ion)? | refut(?:e|es|ed|ing)
    | dismiss(?:es|ed|ing)? | disput(?:e|es|ed|ing) | rebut(?:s|ted|ting)? | rebuff(?:s|ed)?
    | disavow(?:s|ed)? | repudiat(?:e|es|ed) | contradict(?:s|ed)? | rule[sd]?\s+out
    | declin(?:e|es|ed|ing)\s+(?:to|comment)
    | refus(?:e|es|ed|ing)\s+to\s+(?:comment|say|confirm|discuss)
    | no\s+comment | (?:not|n[o’']t)\s+(?:immediately\s+)?(?:respond|reply|return|comment|answer)\w*
    | (?:does|do|did|has|have|had|is|are|was|were|will|would)(?:\s+not|n[’']t)\b
    | never | baseless | groundless | unfounded | untrue | false(?:ly)? | fabricat\w+ | smear\w*
    | assur(?:e|es|ed|ing) | insist(?:s|ed|ing)? | normal\s+cooperation | hypocri\w+ | slander\w*
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SANCTION = re.compile(
    r"""\b(?:
      sanction(?:s|ed|ing|able)? | embargo(?:es|ed)? | blacklist(?:s|ed|ing)? | tariffs?
    | (?:asset|travel|visa|entry|export|import)s?[\s-]
      (?:freezes?|bans?|restrictions?|controls?|curbs?)
    | (?:freez(?:e|es|ing)|froze|frozen)\b[^.]{0,40}\b(?:assets?|accounts?|funds?)
    | (?:ban|bans|banned|banning|bar|bars|barred|barring)\b[^.]{0,60}\bfrom
    | penalt(?:y|ies) | penali[sz](?:e|es|ed|ing) | punitive | countermeasures? | retaliat\w+
    | consequences? | designat(?:e|es|ed|ing|ions?) | entity\s+list | executive\s+order
    | delist(?:s|ed|ing)? | secondary\s+measures? | restrictive\s+measures?
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)


def denial_cues(text: str) -> Iterator[tuple[int, int]]:
    """The places of words that may tell of a denial."""
    return (match.span() for match in _DENIAL.finditer(text))


def sanction_cues(text: str) -> Iterator[tuple[int, int]]:
    """The places of words that may tell of a sanction, a threat of one, or its end."""
    return (match.span() for match in _SANCTION.finditer(text))


CUES = {"denials": denial_cues, "sanctions_threats": sanction_cues}
"""The cues of each section that has some."""


def pointed_at(section: str, sentences: Sequence[Evidence]) -> list[Evidence]:
    """The sentences in which a section's cues stand; none for other sections."""
    cues = CUES.get(section)
    return [] if cues is None else [s for s in sentences if any(True for _ in cues(s.text))]
