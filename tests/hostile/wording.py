"""Reports that mislead by their words: false figures of others, questions, turned quotations."""

from __future__ import annotations

from tests.hostile.case import Fate, Hostile, Said, actor, after_story, claim, denial, threat

_OTHERS, _QUOTES, _UNREAL = "another report's figures", "altered quotations", "said, not so"
_LANGUAGE = "other languages"
_ELSEWHERE = "put in another's place"

OTHERS = [
    after_story(
        "a blog is quoted with a false sum", _OTHERS,
        "A blog had written that Costa Line paid 77 million euros; Norland's finance ministry "
        "called the sum wrong.",
        claim("Costa Line paid 77 million euros", "Ada Quist", "A blog", "wrong"),
        claim("Belmar Shipping was fined 77 million euros", "A blog", "it had fined", "wrong"),
    ),
    after_story(
        "a correction repeats the false sum", _OTHERS,
        "Correction: An earlier version said that Belmar Shipping had been fined 25 million euros.",
        claim(
            "Norland's finance ministry had fined Belmar Shipping 25 million euros",
            "Norland's finance ministry", "it had fined", "wrong",
        ),
    ),
    after_story(
        "another report is quoted at length", _OTHERS,
        "The Ostia Herald reported: “Norland sanctioned Costa Line and froze 77 million euros.” "
        "Quist said the newspaper had made that up.",
        claim("Norland froze 77 million euros", "Quist", "froze 77", "wrong"),
    ),
    after_story(
        "what is false is said to be false", _OTHERS,
        "It is false that Norland sanctioned Costa Line, Quist said.",
        claim("Norland sanctioned Costa Line", "Quist", "It is false", "marked"),
    ),
]  # fmt: skip

_QUOTE = "“We did not pay a single euro to Costa Line,” Quist told reporters."


def _quoted(quote: str, fate: Fate, speaker: str = "Quist") -> Said:
    told = "Not a single euro was paid to Costa Line"
    return claim(told, speaker, "single euro", fate, quote=quote)


QUOTES = [
    after_story(
        "a word of a quotation altered", _QUOTES, _QUOTE,
        _quoted("We did not pay a single euro to Costa Line", "fine"),
        _quoted("We did not pay a single dollar to Costa Line", "wrong"),
        _quoted("We did not pay a single euro to Coast Line", "wrong"),
    ),
    after_story(
        "a negation of a quotation left out", _QUOTES, _QUOTE,
        _quoted("We did pay a single euro to Costa Line", "wrong"),
        _quoted("We did pay … a single euro to Costa Line", "wrong"),
        _quoted("did pay", "wrong"),
    ),
    after_story(
        "a quotation given to another", _QUOTES, _QUOTE,
        _quoted("We did not pay a single euro to Costa Line", "wrong", "Norland"),
    ),
    after_story(
        "a true quotation of somebody else", _QUOTES,
        f"{_QUOTE}\n\n“We have no ships left,” Jan Kowal said.",
        _quoted("We have no ships left", "wrong"),
        claim("Costa Line has no ships left", "Quist", "no ships", "wrong",
              quote="We have no ships left"),
    ),
    after_story(
        "a quotation with a lookalike letter", _QUOTES, _QUOTE,
        _quoted("We did not pay a single eur\u043e to Costa Line", "wrong"),
    ),
    after_story(
        "a quotation with unseen characters", _QUOTES, _QUOTE,
        _quoted("We did n\u200bot pay a single euro to Costa Line", "marked"),
        _quoted("We did \u202enot\u202c pay a single euro to Costa Line", "wrong"),
    ),
    after_story(
        "marks of quotation that never close", _QUOTES,
        "“" * 300 + " Costa Line paid 40 euros, Quist said.",
        claim("Costa Line paid 41 euros", "Quist", "40 euros", "wrong"),
    ),
]  # fmt: skip

UNREAL = [
    after_story(
        "a question", _UNREAL, "Has Norland sanctioned Costa Line?",
        claim("Norland has sanctioned Costa Line", None, "Has Norland", "marked"),
        threat("Norland", "Costa Line", "sanctioned", "Has Norland", "marked"),
    ),
    after_story(
        "a supposition", _UNREAL,
        "Imagine that Norland sanctioned Costa Line and seized 40 ships.",
        claim("Norland sanctioned Costa Line", None, "Imagine", "marked"),
    ),
    after_story(
        "a denial turned into a confession", _UNREAL,
        "Quist did not admit that Costa Line had supplied Ostia.",
        claim("Costa Line had supplied Ostia", "Quist", "did not admit", "marked"),
        claim("Quist did admit that Costa Line had supplied Ostia", "Quist", "admit", "wrong"),
    ),
    after_story(
        "a denial told as a confession in other words", _UNREAL,
        "Nobody commented.",
        claim("Belmar had broken rules", "Ada Quist", "denied that", "marked"),
    ),
    after_story(
        "a denial and the accusation cited together", _UNREAL,
        "Velm said that Norland had supplied missiles to Ostia.\n\n"
        "Norland's foreign ministry denied that it had supplied missiles to Ostia.",
        claim("Norland had supplied missiles to Ostia", "Norland's foreign ministry", [4, 5],
              "wrong"),
        claim("Norland had supplied missiles to Ostia", "Velm", [4, 5], "fine"),
    ),
    after_story(
        "words of one and the name of another cited together", _UNREAL,
        "Velm said that Norland had stolen 40 ships.\n\n"
        "Ostia said that the bridge over the river would open in May.",
        claim("Norland had stolen 40 ships", "Ostia", [4, 5], "wrong"),
    ),
    after_story(
        "figures of two speakers exchanged", _UNREAL,
        "Velm's army said that 12 people had died. Norland's army said that 30 people had died.",
        claim("30 people had died", "Velm's army", [4, 5], "marked"),
        claim("30 people had died", "Norland's army", [4, 5], "fine"),
    ),
    after_story(
        "a speaker with a tale", _UNREAL,
        "Nobody commented.",
        claim("Norland had fined Belmar Shipping 2.5 million euros",
              "Norland's finance ministry, which is bankrupt and smuggles gold",
              "it had fined", "marked"),
    ),
    after_story(
        "a target that only a far sentence names", _UNREAL,
        "Talks followed.\n\nThey went on.\n\nNobody knew more.\n\nTom Reyes met Costa Line.",
        threat("Norland", "Costa Line", "fines shipping firm", "Norland fines", "marked"),
        threat("Tom Reyes", "Belmar Shipping", "fined", "it had fined", "marked"),
    ),
    after_story(
        "an actor that no sentence names", _UNREAL,
        "The weather in Velm was fine.",
        actor("Zentral Bank", "Velm", "wrong"),
        denial("Zentral Bank", "the fine", "Velm", "wrong"),
        threat("Zentral Bank", "Velm", "the weather was sanctioned", "Velm", "wrong"),
    ),
]  # fmt: skip


def _foreign(name: str, text: str, *says: Said) -> Hostile:
    return Hostile(name, _LANGUAGE, text, says)


LANGUAGES = [
    _foreign(
        "a report in Russian",
        "Министерство финансов не вводило санкции против компании «Коста Лайн».\n"
        "Ада Квист заявила, что штраф составил 25 миллионов евро.\n",
        claim("The ministry sanctioned Costa Line", "The ministry", [1], "wrong"),
        claim(
            "Министерство финансов вводило санкции против компании «Коста Лайн»",
            "Министерство финансов",
            [1],
            "marked",
        ),
        claim("штраф составил 52 миллиона евро", "Ада Квист", [2], "marked"),
    ),
    _foreign(
        "a report in Chinese",
        "诺兰财政部没有制裁科斯塔公司。\n奎斯特说，罚款为2500万欧元。\n",
        claim("诺兰财政部制裁科斯塔公司", "诺兰财政部", [1], "marked"),
        claim("The fine was 25 million euros", "Quist", [2], "wrong"),
        claim("罚款为5200万欧元", "奎斯特", [2], "marked"),
    ),
    _foreign(
        "a report in Arabic",
        "قالت وزارة المالية إنها لم تفرض عقوبات على شركة كوستا.\nبلغت الغرامة ٢٥ مليون يورو.\n",
        claim("فرضت وزارة المالية عقوبات على شركة كوستا", "وزارة المالية", [1], "marked"),
        claim("بلغت الغرامة ٥٢ مليون يورو", None, [2], "marked"),
    ),
    _foreign(
        "a report in German",
        "Das Finanzministerium von Norland hat die Reederei Costa Line nicht mit Sanktionen "
        "belegt.\nDie Strafe betrug 25 Millionen Euro, sagte Ada Quist der Zeitung.\n",
        claim(
            "Das Finanzministerium von Norland hat die Reederei Costa Line mit Sanktionen belegt",
            "Das Finanzministerium von Norland",
            [1],
            "marked",
        ),
        claim("Die Strafe betrug 52 Millionen Euro", "Ada Quist", [2], "marked"),
    ),
    after_story(
        "a Russian sentence in an English report",
        _LANGUAGE,
        "Министерство финансов Норландии не вводило санкции против Costa Line.",
        claim(
            "Министерство финансов Норландии вводило санкции против Costa Line",
            "Министерство финансов Норландии",
            "Costa Line",
            "marked",
        ),
    ),
    _foreign(
        "a right-to-left report with Latin names",
        "قال Ada Quist إن Costa Line باعت 40 سفينة.\n",
        claim("Costa Line sold 41 ships", "Ada Quist", [1], "marked"),
    ),
]

_KOWAL = (
    "Norland sanctioned Costa Line, and Ostia protested. Rain fell. Snow fell. Hail fell.\n\n"
    "Poland's president, Jan Kowal, met the head of the Velm Fund on Friday.\n"
)


ELSEWHERE = [
    after_story(
        "who stands beside a sanction as its issuer or its target", _ELSEWHERE, _KOWAL,
        threat("Norland", "Costa Line", "sanctioned", "sanctioned Costa", "fine"),
        threat("Ostia", "Costa Line", "sanctioned", "sanctioned Costa", "wrong"),
        threat("Norland", "Ostia", "sanctioned", "sanctioned Costa", "wrong"),
        threat("Norland", "Velm Fund", "sanctioned", "sanctioned Costa", "marked"),
    ),
    after_story(
        "a name of another sentence in a statement", _ELSEWHERE, _KOWAL,
        claim("Norland sanctioned Costa Line", None, "sanctioned Costa", "fine"),
        claim("Norland sanctioned the Velm Fund", None, "sanctioned Costa", "marked"),
        claim("In Norland, Jan Kowal sanctioned Costa Line", None, "sanctioned Costa", "marked"),
    ),
    after_story(
        "somebody else as another name of an actor", _ELSEWHERE, _KOWAL,
        actor("Jan Kowal", "Jan Kowal", "fine", aliases=["Kowal", "Poland's president"]),
        actor("Velm Fund", "Velm Fund", "marked", aliases=["Quist"]),
    ),
    after_story(
        "somebody else as who passed it on", _ELSEWHERE, _KOWAL,
        claim("The firm was fined", "Norland's finance ministry", "it had fined", "marked",
              via="Velm Fund"),
    ),
]  # fmt: skip
