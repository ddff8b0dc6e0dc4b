"""Words of English that the checker knows: those without content, families, people."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """Give the words of a text as a set."""
    return frozenset(text.split())


FUNCTION_WORDS = words_of(
    """
    a an the this that these those it its it's he she they we you i him her them us his
    hers their theirs our ours your my mine me is are was were be been being am do does
    did done have has had having will would shall should can could may might must of in on
    at by for with to from into onto as and or but nor so if then than when while where
    which who whom whose what how why there here not no n't s t d ll ve re about around
    nearly almost roughly approximately over under more less least most up down between
    among during before after since until per each every some any all both either neither
    one such only just also very too even still again once out off own same other another
    said say says saying told tell tells according added adds add reported report reports
    reporting mr mrs ms dr get gets got getting going go goes went however although though
    because he's she's they're we're i'm don't didn't isn't wasn't
    """
)

# Words that news uses for one another, and verbs whose forms no ending tells; the first names all.
FAMILIES = (
    "rise rose risen rising increase increased increases increasing grow grew grown growth"
    " grows growing climb climbed gain gained gains jump jumped climbs climbing rocket"
    " rocketed expand expanded soar soared surge surged",
    "fall fell fallen falling decrease decreased decline declined declines declining drop"
    " dropped drops slump slumped plunge plunged slid sink sank shrink shrank shrunk shrinks"
    " slip slipped tumble tumbled dip dipped plummet plummeted",
    "kill killed kills killing dead death deaths die died dies dying fatal fatally fatality"
    " fatalities",
    "injure injured injuries injury wound wounded hurt",
    "buy bought buys buying purchase purchased acquire acquired acquisition",
    "sell sold sells selling sale sales",
    "win won wins winning winner victory",
    "wrong wrongs wrongdoing wrongdoings",
    "lose lost loses losing loss losses",
    "pay paid pays paying payment payout",
    "take took taken takes",
    "make made makes making",
    "leave left leaves leaving",
    "begin began begun begins start started starts",
    "find found finds discover discovered",
    "give gave given gives",
    "hold held holds",
    "meet met meets meeting",
    "build built builds building",
    "spend spent spends spending",
    "send sent sends",
    "deliver delivers delivered delivering delivery deliveries",
    "freeze freezes freezing froze frozen",
    "run ran runs running",
    "come came comes",
    "become became becomes",
    "lead led leads leading",
    "fight fought fights",
    "shoot shot shots shooting shootings",
    "jail jailed imprison imprisoned prison sentenced sentence",
    "charge charged charges",
    "man men male males",
    "woman women female females",
    "child children kid kids",
    "person people persons",
    "foot feet",
    "percent percentage",
    "company companies firm firms",
    "earn earned earning earnings",
    "profit profits profitable",
    "revenue revenues",
    "cost costs costing",
    "quarter quarters quarterly",
    "year years annual annually yearly",
    "month months monthly",
    "week weeks weekly",
    "day days daily",
    "age aged",
    "house home houses homes",
    "police officer officers cop cops",
    "doctor doctors medic medics",
    "hospital hospitalised hospitalized",
    "uk britain british",
    "us u.s america american americans",
)

PEOPLE = words_of(
    """
    person people man men woman women victim passenger child boy girl soldier worker
    resident other civilian patient student teenager officer suspect adult individual
    human migrant protester employee player fan voter member friend survivor militant
    troop casualty male female citizen local villager tourist pupil
    """
)
