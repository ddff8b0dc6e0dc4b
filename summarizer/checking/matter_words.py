"""Words of English by which two statements are seen to speak of one matter, as tables."""

from __future__ import annotations

from summarizer.checking.word_lists import listed
from summarizer.figures.comparing.stems import stem

_ALIKE = """
supply supplies supplied supplying provide provides provided providing provision sell sells sold
 selling sale sales deliver delivers delivered delivering delivery deliveries send sends sent
 sending ship ships shipped shipping shipment shipments furnish furnished give gives gave given
weapon weapons arms weaponry munitions
attack attacks attacked attacking strike strikes struck striking shell shells shelled shelling
 bomb bombs bombed bombing bombardment
invade invades invaded invading invasion aggression
help helps helped helping aid aids aided aiding assist assists assisted assisting assistance
 support supports supported supporting backing
pay pays paid paying payment payments
steal steals stole stolen stealing theft
hack hacks hacked hacking hackers hacker
kill kills killed killing dead death deaths die dies died dying
breach breaches breached breaching violate violates violated violating violation violations
 broke break breaks breaking broken
evade evades evaded evading evasion circumvent circumvents circumvented circumventing
impose imposes imposed imposing
lift lifts lifted lifting
end ends ended ending
meddle meddles meddled meddling interfere interferes interfered interfering interference
develop develops developed developing development
know knows knew known knowing knowledge aware
lie lies lied lying
buy buys bought buying purchase purchases purchased purchasing
assault assaults assaulted assaulting grope gropes groped groping
collude colludes colluded colluding collusion conspire conspired conspiring
bribe bribes bribed bribing bribery
destroy destroys destroyed destroying destruction
launder launders laundered laundering
"""
_CLASS = {
    word: f"={line.split()[0]}"
    for line in _ALIKE.strip().replace("\n ", " ").splitlines()
    for word in line.split()
}


def sense(word: str) -> str:
    """Give what a lower-case word is compared by: its family of synonyms, else its stem."""
    return _CLASS.get(word) or stem(word)


ACCUSATION = listed(
    """accusation accusations allegation allegations charge charges claim claims assertion
    assertions suggestion suggestions report reports insinuation insinuations rumor rumors rumour
    rumours story stories statement statements finding findings"""
)
"""Nouns for what is held against somebody: "denied the accusation" leaves it to be found."""

EMPTY = ACCUSATION | listed(
    """wrongdoing impropriety misconduct comment comments commenting discuss details matter
    question questions request requests role roles involvement involved part responsibility
    responsible connection link links tie ties baseless false untrue unfounded groundless
    fabricated calling called categorically flatly strongly firmly repeatedly also ever anything
    such being having denied denies deny denial rejected rejects reject declined declines
    dismissed dismisses disputed disputes refused including include includes several currently
    now today yesterday fact use used using new former monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december week month year day time"""
)
"""Words that tell nothing of which matter is denied or claimed."""

ACCUSING_ONLY = listed(
    """accusation accusations allegation allegations charge charges claim claims wrongdoing
    impropriety misconduct insinuation insinuations assertion assertions"""
)
"""Of these, the ones that point back to what somebody was just accused of."""

PARTIAL = listed(
    """all every everyone everything always necessarily only just entirely fully completely enough
    exactly both simply merely alone solely much very quite too even until"""
)
"""Words right after "not" that leave part of what follows standing."""

MODALS = {
    word: mood
    for mood, words in {
        "ought": "should must ought need needs shall",
        "can": "can could able cannot can't couldn't",
        "may": "may might",
        "would": "would wouldn't",
        "will": "will won't going",
        "past": "did didn't was wasn't were weren't had hadn't",
    }.items()
    for word in words.split()
}
"""What mood or tense a word before a verb gives it."""

AT_EASE = frozenset(
    frozenset(pair)
    for pair in [
        ("", "will"), ("", "past"), ("", "can"), ("can", "will"), ("would", "will"),
    ]
)  # fmt: skip
"""Moods of which one can gainsay the other, apart from equal ones."""

CONDITIONS = listed("if unless whether until would-be lest")
"""Words after which nothing is said to be so."""

REPORTING = listed(
    """said says say saying told tells tell stated states noted notes added adds claimed claims
    argued argues insisted insists assured assures maintained maintains reiterated alleged alleges
    believes believed thinks thought warned warns asserted asserts declared declares explained
    explains testified wrote writes concluded estimated confirmed acknowledged stressed emphasized
    emphasised denied denies deny denying disputed disputes accused accuses"""
)
"""Verbs that tell who says what follows them."""

DENYING_THAT = listed("denied denies deny denying disputed disputes")
"""Those of them that turn round all that follows."""
