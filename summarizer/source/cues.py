"""Words that tell where a report may speak of a denial or of a sanction.

They only point: a model is shown these sentences once more, and a reader is told which of them
no item uses. Whether a sentence really is a denial is for the checks to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.source.alternatives import whole_words
from summarizer.summary import Evidence


def _spelt(alternatives: str) -> str:
    return "".join(alternatives.split())


DENIAL_CUES = _spelt(
    r"""
      den(?:y|ies|ied|ying|ials?) | reject(?:s|ed|ing|ion)? | refut(?:e|es|ed|ing)
    | dismiss(?:es|ed|ing)? | disput(?:e|es|ed|ing) | rebut(?:s|ted|ting)? | rebuff(?:s|ed)?
    | disavow(?:s|ed)? | repudiat(?:e|es|ed) | contradict(?:s|ed)? | rule[sd]?\s+out
    | declin(?:e|es|ed|ing)\s+(?:to|comment)
    | refus(?:e|es|ed|ing)\s+to\s+(?:comment|say|confirm|discuss)
    | no\s+comment | (?:not|n[o’']t)\s+(?:immediately\s+)?(?:respond|reply|return|comment|answer)\w*
    | (?:does|do|did|has|have|had|is|are|was|were|will|would)(?:\s+not|n[’']t)\b
    | never | baseless | groundless | unfounded | untrue | false(?:ly)? | fabricat\w+ | smear\w*
    | assur(?:e|es|ed|ing) | insist(?:s|ed|ing)? | normal\s+cooperation | hypocri\w+ | slander\w*
    """
)
"""The words that may tell of a denial, as alternatives of a pattern."""

_DENIAL = whole_words(DENIAL_CUES)
_SANCTION = whole_words(
    _spelt(
        r"""
      sanction(?:s|ed|ing|able)? | embargo(?:es|ed)? | blacklist(?:s|ed|ing)? | tariffs?
    | (?:asset|travel|visa|entry|export|import)s?[\s-]
      (?:freezes?|bans?|restrictions?|controls?|curbs?)
    | (?:freez(?:e|es|ing)|froze|frozen)\b[^.]{0,40}\b(?:assets?|accounts?|funds?)
    | (?:ban|bans|banned|banning|bar|bars|barred|barring)\b[^.]{0,60}\bfrom
    | penalt(?:y|ies) | penali[sz](?:e|es|ed|ing) | punitive | countermeasures? | retaliat\w+
    | consequences? | designat(?:e|es|ed|ing|ions?) | entity\s+list | executive\s+order
    | delist(?:s|ed|ing)? | secondary\s+measures? | restrictive\s+measures?
        """
    )
)

_SPEECH = re.compile(
    r"""\b(?:
      sa(?:y|ys|id|ying) | told | according\s+to | stat(?:ed|es|ing) | (?:not|add)(?:ed|e?s)\s
    | announc(?:e|es|ed|ing) | warn(?:s|ed|ing)? | believ(?:e|es|ed) | reveal(?:s|ed)
    | report(?:s|ed) | claim(?:s|ed|ing)? | argu(?:e|es|ed|ing) | insist(?:s|ed)?
    | emphasi[sz](?:e|es|ed) | urg(?:e|es|ed) | accus(?:e|es|ed|ing) | alleg(?:e|es|ed|ing|edly)
    | assess(?:es|ed|ments?) | estimat(?:e|es|ed) | show(?:s|ed)? | f(?:ound|inds|indings)
    | determined | identified | concluded | confirm(?:s|ed) | cit(?:ing|ed)
    | highlight(?:s|ed|ing)? | rais(?:e|es|ed) | prais(?:e|es|ed) | suggest(?:s|ed)
    | plan(?:s|ned)? | expect(?:s|ed)? | vow(?:s|ed)? | pledg(?:e|es|ed) | promis(?:e|es|ed)
    | call(?:s|ed)?\s+(?:for|on|it) | likely | could | may | might
    )\b | \d | [“"]""",
    re.VERBOSE | re.IGNORECASE,
)


def claim_cues(text: str) -> Iterator[tuple[int, int]]:
    """The places of words that may tell of a claim: of saying and finding, quotes and figures."""
    return (match.span() for match in _SPEECH.finditer(text))


def denial_cues(text: str) -> Iterator[tuple[int, int]]:
    """The places of words that may tell of a denial."""
    return (match.span() for match in _DENIAL.finditer(text))


def sanction_cues(text: str) -> Iterator[tuple[int, int]]:
    """The places of words that may tell of a sanction, a threat of one, or its end."""
    return (match.span() for match in _SANCTION.finditer(text))


CUES = {"denials": denial_cues, "sanctions_threats": sanction_cues, "claims": claim_cues}
"""The cues of each section that has some."""

EACH_ALONE = frozenset({"denials", "sanctions_threats"})
"""Sections that a small model finds one entry of in any list: it is asked of each sentence."""

_HEADING = re.compile(r"[^.!?”\"’')\]]\s*$")


def pointed_at(section: str, sentences: Sequence[Evidence]) -> list[Evidence]:
    """The sentences in which a section's cues stand; none for other sections.

    A heading repeats what the text says, and what is denied goes to the denials: neither is
    pointed at for claims.
    """
    cues = CUES.get(section)
    found = [] if cues is None else [s for s in sentences if any(True for _ in cues(s.text))]
    if section == "claims":
        return [s for s in found if not _HEADING.search(s.text) and not _denies_only(s.text)]
    return found


def _denies_only(text: str) -> bool:
    return any(True for _ in denial_cues(text)) and not re.search(r"\d", text)
