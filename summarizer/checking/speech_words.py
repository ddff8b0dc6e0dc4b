"""The English of reported speech, as tables: verbs and nouns of saying, titles, pronouns."""

from __future__ import annotations

from summarizer.checking.word_lists import listed

# Base forms of verbs whose subject is the one who says, thinks or wants something.
_VERBS = listed(
    """accept acclaim accuse acknowledge add address admire admit adopt advise advocate affirm
    agree allege allow amend analyze announce answer apologize appeal appear applaud approve
    argue ascribe ask assail assert assess assure attack attest attribute authorize back bash
    believe bemoan berate blame blast block boast brag brand brief brush call cast caution celebrate
    challenge change chant characterize charge cheer chide cite claim clarify comment commend
    commit compare complain concede conclude condemn confess confide confirm consider contend
    continue contradict convince counter credit criticize debate decide declare decline decry
    defend demand denigrate denounce deny deplore deride describe detail determine disagree
    disavow disclose discuss dismiss dispute disparage dodge doubt echo emphasize enact
    encourage endorse entertain envision estimate exclaim expect explain express fault favor
    fear file flag forecast fret frame fume gripe grumble guarantee guess hail highlight hint
    hit hope identify imagine imply impose indicate inform insinuate insist instruct intend
    interpret introduce invite invoke issue joke judge know label laud lament lash lecture
    lambast lambaste learn liken link list lobby look maintain mention mock mull mumble muse
    name note notice object observe offer oppose opine order outline paint pan persuade pitch
    plan plead pledge ponder portray post praise preach predict prefer press presume proclaim
    project
    promise promote prompt propose protest publish push question quip quote rail rank rate read
    reaffirm realize reason reassure rebuff rebuke rebut recall recommend recount refer
    reference reflect refuse refute regard reiterate reject relate release remark remember
    remind renounce repeat reply report reprimand request resist resolve respond restate retort
    reveal ridicule rip rule saw scoff scold seek seem sense shoot show shout shrug sigh signal
    sing slam speak specify speculate spell state stress stipulate stump submit suggest
    summarize support suppose surmise suspect swear talk tease testify thank theorize think
    threaten tout trumpet trash troll trust tweet understand unleash unveil uphold urge venture
    view voice volunteer vote vouch vow warn weigh welcome whisper wish wonder worry yell write
    zero concur hear feel find pressure point put lay make take tell say read sue sign want need
    plot demonstrate direct document criticise emphasise summarise recognise recognize
    characterise analyse apologise authorise refrain raise rebuke bar bet stand stick veto
    sketch score pour pose pin mean like love hate lie insult enjoin downplay"""
)

_IRREGULAR = {
    verb: past
    for verb, *past in (
        line.split()
        for line in """
            say said; tell told; write wrote written; think thought; know knew known; let let
            speak spoke spoken; swear swore sworn; sing sang sung; read read; see saw seen
            hear heard; feel felt; find found; put put; lay laid; make made; take took taken
            mean meant; understand understood; shoot shot; stand stood; cast cast; bet bet
            seek sought; hit hit; uphold upheld; stick stuck; spell spelt; cut cut; keep kept
            freeze froze frozen; fight fought; shut shut; withdraw withdrew withdrawn
        """.replace("\n", ";").split(";")
        if line.strip()
    )
}
_DOUBLING = frozenset(listed(
    """sidestep ban slap expel cut put let drop scrap annul admit brag chat commit compel concur
    confer defer flag infer permit pin plan plot prefer quip rebut recap refer rip submit tap
    trim bar pan slam"""
))  # fmt: skip


def forms(verb: str) -> set[str]:
    """Return every form of a verb."""
    some = {verb, *_IRREGULAR.get(verb, ())}
    if verb.endswith("e"):
        return some | {verb + "s", verb + "d", verb[:-1] + "ing"}
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return some | {verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    plural = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    stem = verb + verb[-1] if verb in _DOUBLING else verb
    past = set() if verb in _IRREGULAR else {stem + "ed"}
    return some | {plural, stem + "ing"} | past


SAYING = frozenset(form for verb in _VERBS for form in forms(verb))
"""Every form of the verbs above."""

PLAIN_SAYING = frozenset(
    form for verb in listed(
    """say tell write add state announce tweet warn insist explain note reply"""
)
    for form in forms(verb)
)  # fmt: skip
"""Verbs that stand before their subject too: "…," said Smith."""

CLEARLY_SAYING = PLAIN_SAYING | frozenset(
    form for verb in listed(
    """argue claim declare assert deny reject accuse acknowledge concede suggest continue conclude
    testify vow pledge promise praise criticize criticise predict urge respond stress emphasize
    emphasise describe tout contend maintain report recall observe remark quip joke assure
    caution complain lament estimate confirm reiterate repeat answer write disclose condemn
    denounce blast slam mock speculate allege admit recount
    believe think expect"""
)
    for form in forms(verb)
) | {"according"}  # fmt: skip
"""Verbs that leave no doubt who is speaking."""

MOSTLY_SAYING = frozenset(
    form for verb in listed(
    """apologize ask assail berate brand call challenge chide cite comment compare decry defend
    demand deplore deride dismiss dispute echo endorse hail hint invoke lambast lambaste liken
    mention outline propose question rebuke remind reveal ridicule say scold scoff speak state
    swear talk taunt thank threaten voice"""
    )
    for form in forms(verb)
)  # fmt: skip
"""Verbs that mostly, though not always, have their subject say something."""

NOUNS_OF_SAYING = frozenset(
    listed(
        """account accusation admission advice agreement allegation analysis announcement answer
    apology argument article assertion assessment assurance belief blog book call claim comment
    commitment complaint concern conclusion conviction criticism data decision demand denial
    description determination estimate evidence explanation fear figure filing finding forecast
    goal hope idea insistence intelligence letter memo message note opinion order outlook plan
    platform pledge poll position post prediction promise proposal quote ranking reaction rebuke
    recommendation record remark report request response review rhetoric ruling speech stance
    statement story study suggestion survey suspicion testimony theory threat tweet view vow
    warning website word works"""
    )
)

TITLES = frozenset(
    listed(
        """mr mrs ms miss dr sir lord lady dame sen rep gov gen col lt sgt capt adm prof rev hon
        judge
    justice president vice senator congressman congresswoman representative governor mayor
    premier chancellor prime minister secretary ambassador envoy director chief chairman
    chairwoman chair king queen prince princess pope deputy attorney general spokesman
    spokeswoman spokesperson candidate nominee former ex foreign defense defence treasury
    finance interior state leader professor pollster analyst author editor host reporter writer
    commander officer sheriff captain colonel lieutenant admiral sergeant detective
    undersecretary commissioner"""
    )
)

FEW_MEANING = frozenset(
    listed(
        """a an the this that these those some many most several few all both each other others
        another
    one two three four five six seven eight nine ten and or of for in on at to from with by as
    who which whose his her its their our my your senior top unnamed anonymous own also s"""
    )
)

PRONOUNS = frozenset(
    listed("""he she they it i we who you him her them his their its which that""")
)
"""Words that stand for a speaker named elsewhere."""

AUXILIARIES = frozenset(
    listed(
        """has have had having is are was were be been being will would shall should can could may
    might must do does did not never also then later previously recently often already once
    again still now just even reportedly apparently publicly privately repeatedly frequently
    openly recently immediately effectively largely generally clearly quickly to further long
    first always only didn't doesn't don't won't wouldn't can't couldn't hasn't haven't hadn't
    isn't wasn't weren't aren't didn’t doesn’t don’t won’t wouldn’t can’t couldn’t hasn’t
    haven’t hadn’t isn’t wasn’t on monday tuesday wednesday thursday friday saturday sunday
    today yesterday earlier likely really actually simply so far all very much both though too
    instead subsequently eventually flatly angrily strongly"""
    )
)

HELPING = frozenset(
    listed(
        """has have had is are was were will would shall should can could may might must do does did
    never also not didn't doesn't don't won't wouldn't can't couldn't hasn't haven't hadn't isn't
    wasn't weren't aren't didn’t doesn’t don’t won’t wouldn’t can’t couldn’t hasn’t haven’t hadn’t
    isn’t wasn’t weren’t aren’t"""
    )
)
"""Those of them that nothing but a verb follows, never a noun."""
