"""The terms by which two reports' words compare: stems, with what news says in two ways as one."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.checking.places import countries_in
from summarizer.figures.comparing.stems import FUNCTION_WORDS, stem

# Each line is one meaning that news words in several ways, whatever the story. Words that only
# some contexts make alike ("strike", "deal" as a verb) are left out.
_ALIKE = """
drone drones uav uavs
provide provides provided providing supply supplies supplied supplying furnish furnished
imagery footage
enhance enhances enhanced enhancing improve improves improved improving upgrade upgraded
plane planes aircraft airplane airplanes
ammunition munitions ammo
talks negotiations
accord agreement pact
firm firms company companies
troops soldiers servicemen
armed military
help helps helped helping assist assists assisted assisting aid aids aided aiding assistance
impose imposes imposed imposing
minister ministers
cop cops police
attorney attorneys lawyer lawyers
physician physicians doctor doctors
car cars automobile automobiles
blaze blazes fire fires
probe probes investigation investigations inquiry inquiries
ban bans banned banning prohibit prohibits prohibited prohibiting
vote votes ballot ballots
film films movie movies
kids children child
student students pupil pupils
purchase purchases purchased buy buys bought
job jobs post posts
worker workers employee employees staff
chief chiefs boss bosses
lawmaker lawmakers legislator legislators
nearly almost
reporter reporters journalist journalists
border frontier
petrol gasoline
prc china
use uses used using
produce produces produced producing make makes made making manufacture manufactures manufactured
visit visits visited visiting trip travel travels
"""
_PHRASES = (
    (re.compile(r"\bunmanned (?:aerial|air|aircraft) (?:vehicle|system)(s?)\b", re.I), r"drone\1"),
    (re.compile(r"\bPeople['’]s Republic of China\b", re.I), "China"),
    (re.compile(r"\bprime minister(s?)\b", re.I), r"premier\1"),
    (re.compile(r"\bUnited States(?: of America)?\b|\bU\.S\.(?=\W|$)"), "US"),
    (re.compile(r"\bEuropean Union\b"), "EU"),
    (re.compile(r"\bUnited Kingdom\b"), "UK"),
    (re.compile(r"\bUnited Nations\b"), "UN"),
    (re.compile(r"\bNorth Korean?s?\b"), "DPRK"),
    (re.compile(r"\bSouth Korean?s?\b"), "Seoul"),
)
_MEANING = {
    word: f"~{line.split()[0]}" for line in _ALIKE.strip().splitlines() for word in line.split()
}
_WORD = re.compile(r"\d[\d.,]*\d|(?:[A-Za-z]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")


@lru_cache(maxsize=16384)
def terms(text: str) -> frozenset[str]:
    """The content terms of a text, figures left out: those are compared by their values."""
    for phrase, word in _PHRASES:
        text = phrase.sub(word, text)
    found = (term(word) for word in _WORD.findall(text))
    return frozenset(one for one in found if one)


@lru_cache(maxsize=65536)
def term(word: str) -> str:
    """What a word is compared by, or "" for one without content."""
    lower = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if not lower or lower[0].isdigit() or (lower in FUNCTION_WORDS and lower != "us"):
        return ""
    country = countries_in((lower,)) if word[0].isupper() else frozenset()
    if country:
        return "@" + next(iter(country))
    if lower in FUNCTION_WORDS:
        return ""
    return _MEANING.get(lower) or stem(lower)
