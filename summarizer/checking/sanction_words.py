"""The English of sanctions, as tables: what shows a measure as threatened, in force, over."""

from __future__ import annotations

import re

from summarizer.checking.speech_words import forms
from summarizer.checking.word_lists import listed
from summarizer.source.alternatives import whole_words

_I = re.IGNORECASE

LIFTED = whole_words(
    r"lift(?:s|ed|ing)?|eas(?:e|es|ed|ing)|remov(?:e|es|ed|ing)|delist(?:s|ed|ing)?"
    r"|waiv(?:e|es|ed|ing)|annul(?:s|led|ling)?|terminat(?:e|es|ed|ing)|cancel\w* (?:the "
    r"|its |all )?(?:\w+ )?(?:sanctions|tariffs?|ban|restrictions|penalties|embargo)|reopen(?:s"
    r"|ed|ing)?"
    r"|exempt\w*|return(?:s|ed|ing) (?:the |its |their )?[^.;]{1,40}(?:seized|frozen|confiscated)"
    r"|(?:take|takes|taken|took|taking) [^.;]{1,50}off|resum(?:e|es|ed|ing)|readmit\w*"
    r"|struck [^.;]{1,40}off|normali[sz]\w+|reinstat\w+|lift off|rescind(?:s|ed|ing)?"
    r"|repeal(?:s|ed|ing)?"
    r"|revok(?:e|es|ed|ing) (?:the |its |their |his |a |all )?(?:\w+ ){0,2}"
    r"(?:sanctions?|designations?|ban|bans|embargo|restrictions?|listing|penalties|order)"
    r"|roll(?:s|ed|ing)? back|relax(?:es|ed|ing)?|scrap(?:s|ped|ping)?|drop(?:s|ped|ping)? "
    r"(?:the |its |all |most )?(?:\w+ )?(?:sanctions?|restrictions?|penalties|tariffs?|embargo)"
    r"|end(?:s|ed|ing)? (?:the |its |their |all )?(?:\w+[ -]){0,3}"
    r"(?:sanctions?|embargo|blockade|ban|restrictions?|tariffs?|freeze)"
    r"|unfr(?:eeze|oze|ozen|eezing)|unblock(?:s|ed|ing)?"
    r"|(?:expire|lapse)s?(?! (?:next|on|in|at|this)\b)|expired|expiring|laps(?:ed|ing)"
    r"|loosen(?:s|ed|ing)?|suspend(?:s|ed|ing)? (?:the |its |all |most |some |its own )?"
    r"(?:\w+ ){0,2}(?:sanctions?|tariffs?|penalties|restrictions?|embargo|curbs)"
    r"|restor(?:e|es|ed|ing) (?:trade|ties|access)|sanctions relief"
    r"|(?:will )?no longer (?:be )?(?:subject|under|apply|applies|enforce\w*)"
    r"|allow\w* [^.;]{1,50} back"
    r"|releas(?:e|es|ed|ing) (?:the |its |their )?(?:frozen|seized|blocked)"
)

AUTHORIZED = whole_words(
    r"authori[sz](?:e|es|ed|ing|ation)|empower(?:s|ed|ing)?|permit(?:s|ted|ting)?"
    r"|mandat(?:e|es|ed|ing|ory)?|under (?:a|the|its) (?:\w+ )?(?:law|regulation|act|decree"
    r"|order|rules?)"
    r"|the right to|power to|clear(?:s|ed|ing)? the way|enabl(?:e|es|ed|ing)|allow(?:s|ed|ing)?"
    r"|pav(?:e|es|ed|ing) the way|legal (?:basis|framework|ground)|green[- ]?light(?:s|ed)?"
    r"|(?:giv|grant|hand|confer)\w*(?:(?! to )[^.;]){0,60}"
    r"\b(?:authority|powers?|right|mandate|tools?)"
    r"|gave(?:(?! to )[^.;]){0,60}\b(?:authority|powers?|right|mandate|tools?)"
    r"|(?:under|by) which|groundwork for|blessing"
    r"|let(?:s|ting)? (?:the |its )?\w+ (?!lapse|expire)\w+"
    r"|agreed that [^.;]{1,60} can|makes? it possible"
    r"|the (?:power|authority) to"
)

THREATENED = whole_words(
    r"bills?|possib\w+|hop(?:e|es|ed|ing) to|unless|whether|expect a|draw(?:s|n|ing)? up"
    r"|go after"
    r"|(?:could|would|may|might|will) (?!no\b)(?:not )?(?:be )?[a-z]+|prospect|under (?:discussion"
    r"|consideration|review)|options?|follow suit"
    r"|retaliatory|in response would|promise\w*|threat(?:s|en|ens|ened|ening)?|warn(?:s|ed"
    r"|ing|ings)?|caution(?:s|ed|ing)?|risk(?:s|ed|ing)?"
    r"|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?"
    r"|mull(?:s|ed|ing)?|prepar(?:e|es|ed|ing)|ready to|poised to|set to|plan(?:s|ned|ning)?"
    r"|propos(?:e|es|ed|ing|al)|draft(?:s|ed|ing)?|push(?:es|ed|ing)? for|call(?:s|ed|ing)? for"
    r"|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|float(?:s|ed|ing)?|seek(?:s|ing)?|sought"
    r"|contemplat(?:e|es|ed|ing)|would (?:not hesitate|respond|retaliate|impose|sanction|be|face)"
    r"|(?:could|may|might|will|would|can|to|shall|must) (?:\w+ly )?(?:also |soon |then )?"
    r"(?:impose|sanction|face|be hit|be sanctioned|be cut|be barred|be frozen|be blacklisted|target"
    r"|hit|freeze|ban|bar|blacklist|punish|seize|expel|retaliate|respond|restrict|follow|expect"
    r"|pay|cut|introduce|adopt|slap|levy|designate|block|tighten|extend|be met|act)"
    r"|significant consequences|serious consequences|severe consequences|there would be|intend\w*"
    r"|discuss(?:es|ed|ing)?|debat(?:e|es|ed|ing)|work(?:s|ed|ing)? on|retaliation|face the risk"
    r"|at risk of|eye(?:s|d|ing)|signal(?:s|led|ed|ling|ing)?|hint(?:s|ed|ing)?|promis\w+"
    r"|stand(?:s)? ready|on the table|ultimatum|look(?:s|ed|ing)? at|examin\w+"
)

IMPOSED = whole_words(
    r"impos(?:es|ed|ing)|has imposed|sanctioned|sanctioning|blacklist(?:s|ed|ing)"
    r"|designat(?:es|ed|ing)|fr(?:oze|ozen|eezes|eezing)|barr(?:ed|ing)|bars|bann(?:ed|ing)|bans"
    r"|slapp(?:ed|ing)|slaps|levi(?:ed|es)|levying|seiz(?:ed|es|ing)|confiscat(?:ed|es|ing)"
    r"|announc(?:ed|es|ing)(?! that [^.;]{1,40} (?:will|would))|took effect|takes effect"
    r"|take effect|taken effect|taking effect|in force|came into force"
    r"|enter(?:ed|s) into force|into effect|plac(?:ed|es|ing)|put(?:s|ting)? [^.;]{1,60} on"
    r"|add(?:ed|s|ing)? [^.;]{1,80} to|hit(?:s|ting)?|clos(?:ed|es|ing)|suspend(?:ed|s|ing)"
    r"|adopt(?:ed|s|ing)|target(?:ed|s|ing)|cut(?:s|ting)? [^.;]{1,50}off|expell?(?:ed|s|ing)"
    r"|tighten(?:ed|s|ing)|introduc(?:ed|es|ing)(?! a bill| legislation)|shut|impound(?:ed|s)"
    r"|strip(?:s|ped)|den(?:ied|ies)"
    r"|arrest(?:ed|s)|declared|withdr(?:ew|aws)|grounded|recalled|severed|widen(?:ed|s|ing)"
    r"|expand(?:ed|s|ing)"
    r"|extend(?:ed|s|ing)|block(?:ed|s|ing)|prohibit(?:ed|s|ing)|halt(?:ed|s|ing)|stripp(?:ed|ing)"
    r"|revok(?:ed|es|ing)|cancell?ed|debarred|renew(?:ed|s|ing)|restrict(?:ed|s|ing)"
    r"|punish(?:ed|es|ing)"
    r"|retaliat(?:ed|es) (?:with|by)"
    r"|penali[sz](?:ed|es|ing)|unveil(?:ed|s|ing)|appl(?:ied|ies|ying)|was listed|were listed"
    r"|indict(?:ed|s)|declar(?:ed|es) [^.;]{1,40}persona non grata"
)

OUTRIGHT = whole_words(
    r"threat(?:en|ens|ened|ening)?|warn(?:s|ed|ing|ings)?|caution(?:s|ed)?|vow(?:s|ed|ing)?"
    r"|ready to|prepared to|poised to|consider(?:s|ed|ing)|weigh(?:s|ed|ing)|will face"
    r"|could face"
)
"""Words that threaten even beside a measure that is already in force."""

_MEASURE = (
    r"(?:sanctions?|embargo|price cap|tariffs?|curbs?|bans?|restrictions?|controls?|penalt(?:y|ies)"
    r"|blacklists?|fine|freeze|measures?)"
)
IN_FORCE = re.compile(
    r"\b(?:compl(?:y|ies|ied|ying|iance) with|under|subject to|in line with|despite|because of"
    r"|(?:violat|evad|breach|circumvent|skirt|flout|dodg|defy|defi)\w*)\s"
    r"(?:(?!(?:possible|potential|proposed|threat\w*|future|planned|draft|looming|a|any)\b)"
    rf"[\w.'’-]+\s){{0,3}}(?P<kept>{_MEASURE})\b"
    r"|\b(?:no\s(?:\w+\s)?plans?|refus\w+|declin\w+|not|unwilling|premature)\s"
    r"to\s(?:lift|ease|remove|waive|drop|end|relax|suspend)\b"
    rf"[^.;]{{0,40}}?\s(?P<held>{_MEASURE})\b"
    rf"|\b(?P<stays>{_MEASURE})\b[^,.;]{{0,80}}?\s(?:remain|stay)(?:s|ed)?\sin\s(?:place|force|effect)\b"
    rf"|\b(?:kept|keeps?|maintain(?:s|ed)|retain(?:s|ed))\s(?:\w+\s){{0,2}}(?P<left>those|{_MEASURE})\b",
    _I,
)
"""Words by which a measure is in force, whatever else is told of it."""
ANNOUNCED = re.compile(
    r"\bwill\s(?:require|need|have to|take effect|come into (?:force|effect)|enter into force)\b",
    _I,
)
"""Words of a measure that is decided, and begins later."""

ISSUING = frozenset(
    form
    for verb in listed(
        """impose sanction blacklist designate freeze bar ban levy seize confiscate announce place
        add
    hit close suspend adopt target expel tighten introduce widen expand extend block prohibit
    halt revoke renew restrict punish penalize penalise unveil apply indict threaten warn
    caution vow consider weigh mull prepare plan propose float push lift ease remove waive end
    authorize authorise empower permit approve allow mandate grant issue sign clear enact pass
    retaliate respond tell say order rescind annul delist relax scrap drop unfreeze let risk
    slap roll list declare pledge promise signal hint withhold debar handle cut put drag
    accuse draft
    discuss
    urge"""
    )
    for form in forms(verb)
) | {"froze", "frozen"}
"""Verbs whose subject takes, threatens, allows or ends a measure."""

AIMED = re.compile(
    r"\b(?:on|against|at|targets?|targeted|targeting|hits?|hitting|towards?|over|for|from|to|of"
    r"|told|tells|warn(?:s|ed|ing)?|threaten(?:s|ed|ing)?|sanction(?:s|ed|ing)?|punish\w*"
    r"|blacklist(?:s|ed|ing)?|designat(?:es|ed|ing)|bar(?:s|red|ring)?|bann?(?:s|ed|ing)?"
    r"|freez(?:e|es|ing)|froze|seiz(?:e|es|ed|ing)|expel(?:s|led|ling)?|block(?:s|ed|ing)?"
    r"|restrict(?:s|ed|ing)?|add(?:s|ed|ing)?|plac(?:es|ed|ing)|remov(?:es|ed|ing)|delist\w*"
    r"|indict\w*|list(?:s|ed|ing)?|confiscat\w+|retaliat\w+|unfr\w+|waiv\w+)\s+",
    _I,
)
"""Words right after which, in one clause, the target of a measure may stand."""

NOT_TAKEN = re.compile(
    r"\b(?:block|veto|oppos|thwart|shelv|stall|scupper|reject)(?:s|es|ed|ing)\s"
    r"(?:(?!(?:under|to|in|of|from|with|against|for|over|by|as|and|on|after)\b)[\w.'’-]+\s){0,4}?"
    rf"(?:(?:plans?|moves?|bids?|proposals?|efforts?)\s(?:to|for)\s(?:\w+\s){{0,2}})?{_MEASURE}\b",
    _I,
)
"""Words by which a measure was not taken, since somebody stood in its way."""

NO_PLANS = re.compile(
    r"\bno\s(?:such\s|immediate\s|current\s|present\s)?(?:plans?|intentions?)\b"
    r"(?!\s(?:to|of|for)\s(?!(?:\w+ly\s)?(?:impos|sanction|freez|bann?|bar|blacklist|punish|suspend|halt"
    r"|cut|restrict|target|expel|clos|slap)))",
    _I,
)
"""Words by which a measure is not even planned."""

NOT_DONE = re.compile(
    r"\b(?:not|never|no|without|stopped short of|refus\w+|declin\w+|rul\w+ out|yet to|n[’']t)\b"
    r"[^,.;]{0,40}$",
    _I,
)
"""Words before a measure that say it was not taken."""

UNREAL = re.compile(
    r"\bto\s+(?:\w+ly\s+)?$"
    r"|\b(?:could|may|might|would|will|can|shall|should|if|considering|consider|considers"
    r"|considered|weighing|mulling|preparing|threatening|threatened|floated|idea of|risk of|risk"
    r"|risks|proposed|proposal|plans?|planned|ready|allow\w*|permit\w*|empower\w*|authori[sz]\w*"
    r"|warn\w*|vow\w*|propos\w*|draft|pushing|calls?|called|possible|potential|further|discuss\w*"
    r"|debat\w+|whether|want\w*|hop\w+|seek\w*|urg\w+|demand\w*|weigh\w*|mull\w*|hint\w*|threat\w*"
    r"|prepar\w+|plan\w*|float\w*|intend\w*)\s+(?:(?!\b(?:after|when|that has|which|who)\b)"
    r"[^,.;]){0,60}$",
    _I,
)
"""Words before a measure that make it a possibility."""

ALLOWING = frozenset(
    form
    for verb in listed(
        """let sign issue clear approve allow permit authorize authorise empower enact pass mandate
        grant give hand"""
    )
    for form in forms(verb)
)
"""Of these, the verbs by which one makes way for what another may do."""

THREATENING = frozenset(
    form for verb in listed("warn threaten caution vow promise pledge") for form in forms(verb)
)
"""Those by which one tells what he, or another, will do."""

TELLING = frozenset(
    form
    for verb in listed(
        "say tell accuse discuss urge signal hint declare respond order push propose risk"
    )
    for form in forms(verb)
)
"""Those by which one tells of, or asks for, what another does."""

STRUCK = frozenset(
    form
    for verb in listed(
        """sanction blacklist designate bar ban expel punish penalize penalise delist debar freeze
        seize confiscate indict target hit"""
    )
    for form in forms(verb)
) | {"froze", "frozen"}
"""Verbs whose object is the target of a measure, or what it owns."""

MEASURES = (
    r"sanctions?|bans?|embargo(?:es)?|blockades?|tariffs?|dut(?:y|ies)|lev(?:y|ies)|curbs?|controls?"
    r"|restrictions?|penalt(?:y|ies)|fines?|freezes?|blacklists?|boycotts?|measures?|designations?"
)
"""Nouns for measures, of which one says "on" or "against" whom they are."""
