"""The English of denying, as tables: one for each form that a denial takes."""

from __future__ import annotations

import re

from summarizer.checking.speech_words import SAYING, forms
from summarizer.checking.word_lists import listed
from summarizer.source.alternatives import whole_words
from summarizer.source.cues import DENIAL_CUES

_DENIED = (
    r"den(?:y|ies|ied|ying|ials?)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|contest(?:s|ed)?"
    r"|contradict(?:s|ed|ing)?|disavow(?:s|ed|ing)?|untrue|not true|nothing to do with|falsehoods?"
    r"|(?:categorically|flatly) (?:said|rejected|ruled)|no (?:role|part|involvement|knowledge"
    r"|dealings|such|evidence|truth|basis|connection|links?|ties)|innocent|not a (?:shred"
    r"|word|grain)|unaware"
    r"|maintain(?:s|ed) (?:that )?(?:he|she|it|they|his|her|its|their) (?:innocence|never)"
    r"|wrongly|mistaken|misunderst\w+|incorrect|inaccurate|plead(?:ed|s)? not guilty"
)
DENIED = whole_words(_DENIED)
"""Words that say it is not so."""

REJECTED = whole_words(
    r"reject(?:s|ed|ing|ion)?|dismiss(?:es|ed|ing|ive)?|rebuff(?:s|ed|ing)?|repudiat\w+"
    r"|rebut(?:s|ted|ting)?|spurn(?:s|ed|ing)?|brush(?:es|ed|ing)? (?:aside|off)|scoff(?:s|ed|ing)?"
    r"|wav(?:e|es|ed|ing) (?:aside|away|off)|shrug(?:s|ged|ging)? off|refus(?:e|es|ed|ing|al)"
    r"|(?:do(?:es)?|did|will|would|can|could) ?n[o’']t (?:accept|recogni[sz]e|agree|acknowledge)"
    r"|cannot accept|baseless|groundless|unfounded|absurd|ridiculous|nonsense|biased|fabricat\w+"
    r"|smears?|slander\w*|lies|false|fake|propaganda|hoax|witch[- ]hunt|unacceptable|condemn\w*"
    r"|denounc\w+|oppos(?:e|es|ed|ing)|object(?:s|ed|ing)? to|slam(?:s|med|ming)?|interference"
    r"|unilateral|illegal|deplor\w+|veto(?:es|ed|ing)?|malicious|pointless|meaningless"
    r"|laughable|insult\w*|t(?:akes?|ook) (?:issue|exception)|decr(?:y|ied|ies)"
    r"|farce|outrageous|laugh(?:s|ed|ing)? off"
    r"|ridicul\w+|mock(?:s|ed)"
    r"|invention|made[- ]up|fiction|politically motivated|bias|rubbish|protest(?:s|ed|ing)?"
    r"|criticis\w+ (?:as|is)|rul(?:e|es|ed|ing) (?:\w+ly )?out(?! (?:for|of)\b)"
    r"|(?:call(?:s|ed|ing)?(?! (?:on|for)\b)|brand(?:ed|ing)|labell?(?:ed|ing)|describ(?:es|ed"
    r"|ing)) [^.;]{0,60}?(?:lie|invention|invented|fiction|fictitious"
    r"|fairy[- ]?tales?|fantasy|myth|gossip|distortions?|disinformation"
    r"|misinformation|concocted|bogus|pretext|provocation)"
)
"""Words that refuse to have it: not true, not fair, not acceptable."""

OF_CLAIMS = whole_words(
    r"untrue|not true|false|falsehoods?|incorrect|inaccurate|baseless|groundless|unfounded|absurd"
    r"|ridiculous|nonsense|fabricat\w+|fake|propaganda|hoax|lies|smears?|slander\w*|made[- ]up"
    r"|invention|invented|fiction|rubbish|laughable"
)
"""Those of the words above that tell of a claim what it is, and not of somebody what he does."""

UNDONE = re.compile(
    r"(?:\b(?:not|never|nor|without|cannot)|n[’']t|\b(?:declin|refus|fail)\w* to"
    r"|\bstop\w* short of)\s(?:\w+ly\s|yet\s)?\Z",
    re.IGNORECASE,
)
"""What stands before a verb of denying that nobody does: "has not ruled it out"."""

DEFLECTED = whole_words(
    r"deflect\w*|sidestep\w*|side-step\w*|dodg(?:e|es|ed|ing)|evad(?:e|es|ed|ing)|evasive"
    r"|point(?:s|ed|ing)? (?:instead|to|out|at)|instead|turn(?:s|ed|ing)? the \w+ (?:around|on)"
    r"|chang(?:e|es|ed|ing) the subject|turn(?:s|ed|ing)? (?:instead )?to|hit(?:s|ting)? back"
    r"|fir(?:e|es|ed) back|shot back|retort(?:s|ed)?|talk(?:s|ed) instead|spoke instead"
    r"|blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|question(?:s|ed)? "
    r"(?:the|why|whether|what)|urg(?:e|es|ed|ing) (?:its|their|his|her|the)? ?(?:\w+ )?critics?"
    r"|call(?:s|ed|ing)? (?:it|this|the \w+|its \w+) (?:normal|routine|legitimate|lawful|ordinary)"
    r"|normal (?:cooperation|trade|exchanges?|business)|refer(?:s|red|ring)? (?:all )?(?:\w+ )?"
    r"questions|play(?:s|ed|ing)? down|downplay\w*|shift(?:s|ed|ing)?|reflect on|counter(?:s|ed)"
    r"|hypocri\w+|double standards?|should (?:first )?(?:look|reflect|ask)|avoid(?:s|ed|ing)?"
    r"|skirt(?:s|ed|ing)?|steer(?:s|ed)? clear|side-lin\w+|ducked"
    r"|would (?:only|merely) say"
)
"""Words that answer something else."""

_DECLINED = (
    r"neither confirm\w* nor den\w+|no (?:immediate |further )?(?:comment|answer|reply)"
    r"|no (?:immediate |further |initial |official |public )(?:reaction|response|word|statement)"
    r"|no (?:reaction|response|word)(?= from)"
    r"|declin(?:e|es|ed|ing)|no comment|refus(?:e|es|ed|ing) to (?:comment|discuss|say|answer"
    r"|speak|respond|be drawn|confirm)|(?:did|do|does|had|has|have|would|will|could) ?(?:not"
    r"|n[’']t)"
    r" (?:immediately |yet |be )?(?:respond|repl(?:y|ied)|answer|comment|discuss|elaborate|return"
    r"|be reached|reached|confirm|say|provide (?:a comment|details|any)|react|responded"
    r"|replied|commented|drawn)"
    r"|unavailable for comment|(?:not|n[’']t) (?:immediately )?(?:available|reachable)"
    r"|unanswered|(?:not|n[’']t|never) (?:been )?(?:returned|answered)|(?:not|n[’']t|nor"
    r"|neither) [^.;]{0,40}be drawn|(?:nor|neither) [^.;]{0,60}?"
    r"(?:(?:immediately|would|could|did|has|have|had|was|were) (?:be )?)"
    r"(?:comment|respond|repl(?:y|ied)|answer|reached|available|discuss|say|react)(?:ed)?"
    r"|remained silent|silent on"
    r"|kept silent|stayed silent|went unanswered|ignored requests"
)
DECLINED = whole_words(_DECLINED)
"""Words that say nothing."""

MAY_DENY = whole_words(f"{_DENIED}|{_DECLINED}|{DENIAL_CUES}")
"""Any of the words that say it is not so or say nothing, or that point to a denial."""

FORMS = {
    "denied": DENIED,
    "rejected": REJECTED,
    "deflected": DEFLECTED,
    "declined to comment": DECLINED,
}

DENYING = SAYING | frozenset(
    form
    for verb in listed(
        """deny reject dismiss dispute refute refuse decline rebuff repudiate rebut spurn brush wave
    shrug accept recognize recognise oppose object slam deflect sidestep dodge evade point turn
    blame accuse question urge call refer downplay play shift counter respond reply comment
    discuss elaborate return reach assure insist contest contradict disavow deplore duck skirt
    avoid answer plead"""
    )
    for form in forms(verb)
)
"""Every verb whose subject may be the one who denies."""
