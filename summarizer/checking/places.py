"""Countries with the names that news uses for their governments: capital, people, seat."""

from __future__ import annotations

import re
from functools import lru_cache

_COUNTRIES = """
united states|us|biden administration|trump administration|obama administration|bush administration
united states|u.s|usa|u.s.a|america|american|americans|washington|white house|pentagon|congress
china|chinese|beijing|prc
russia|russian|russians|moscow|kremlin
ukraine|ukrainian|ukrainians|kyiv|kiev
united kingdom|uk|u.k|britain|british|london|downing street|england|english
european union|eu|european|brussels|e.u
france|french|paris|elysee
germany|german|germans|berlin
italy|italian|italians|rome
spain|spanish|madrid
poland|polish|poles|warsaw
iran|iranian|iranians|tehran
iraq|iraqi|iraqis|baghdad
israel|israeli|israelis|jerusalem
syria|syrian|syrians|damascus
turkey|türkiye|turkish|ankara
saudi arabia|saudi|saudis|riyadh
north korea|north korean|north koreans|pyongyang|dprk
south korea|south korean|south koreans|seoul
japan|japanese|tokyo
india|indian|indians|new delhi|delhi
pakistan|pakistani|pakistanis|islamabad
taiwan|taiwanese|taipei
vietnam|vietnamese|hanoi
philippines|philippine|filipino|filipinos|manila
indonesia|indonesian|jakarta
malaysia|malaysian|kuala lumpur
myanmar|burma|burmese|naypyidaw
thailand|thai|bangkok
australia|australian|australians|canberra
new zealand|wellington
canada|canadian|canadians|ottawa
mexico|mexican|mexicans|mexico city
brazil|brazilian|brazilians|brasilia
argentina|argentine|buenos aires
venezuela|venezuelan|venezuelans|caracas
colombia|colombian|bogota
cuba|cuban|cubans|havana
nicaragua|nicaraguan|managua
egypt|egyptian|egyptians|cairo
libya|libyan|tripoli
sudan|sudanese|khartoum
ethiopia|ethiopian|addis ababa
eritrea|eritrean|asmara
somalia|somali|mogadishu
kenya|kenyan|nairobi
nigeria|nigerian|abuja
south africa|south african|pretoria
zimbabwe|zimbabwean|harare
mali|malian|bamako
niger|nigerien|niamey
rwanda|rwandan|kigali
congo|congolese|kinshasa
belarus|belarusian|minsk
serbia|serbian|serbs|belgrade
hungary|hungarian|hungarians|budapest
romania|romanian|bucharest
bulgaria|bulgarian|sofia
greece|greek|greeks|athens
austria|austrian|vienna
switzerland|swiss|bern|berne
netherlands|dutch|the hague
belgium|belgian
sweden|swedish|swedes|stockholm
norway|norwegian|oslo
finland|finnish|helsinki
denmark|danish|copenhagen
estonia|estonian|tallinn
latvia|latvian|riga
lithuania|lithuanian|vilnius
moldova|moldovan|chisinau
georgia|georgian|tbilisi
armenia|armenian|yerevan
azerbaijan|azerbaijani|azeri|baku
kazakhstan|kazakh|astana
uzbekistan|uzbek|tashkent
kyrgyzstan|kyrgyz|bishkek
afghanistan|afghan|afghans|kabul|taliban
lebanon|lebanese|beirut
jordan|jordanian|amman
qatar|qatari|doha
united arab emirates|uae|emirati|abu dhabi
yemen|yemeni|sanaa
united nations|un|u.n
czech republic|czechia|czech|prague
slovakia|slovak|bratislava
slovenia|slovenian|ljubljana
croatia|croatian|zagreb
portugal|portuguese|lisbon
ireland|irish|dublin
"""
_OF = {
    name: names.split("|")[0]
    for names in _COUNTRIES.strip().splitlines()
    for name in names.split("|")
}

_ACRONYMS = frozenset(["us", "usa", "uk", "eu", "un", "prc", "uae", "dprk"])


_BEGINNINGS = frozenset(name.split()[0] for name in _OF if " " in name)
"""First words of the names that have two."""
_FEW = 16
"""Words of a phrase whose countries are kept; more are those of a whole text."""


def countries_in(words: tuple[str, ...]) -> frozenset[str]:
    """Return the countries that these lower-case words name, one or two words at a time."""
    return _countries_in_few(words) if len(words) <= _FEW else _countries_in(words)


def _countries_in(words: tuple[str, ...]) -> frozenset[str]:
    plain = [word if word.isalpha() else _bare(word) for word in words]
    pairs = [
        pair
        for at, word in enumerate(plain[:-1])
        if word in _BEGINNINGS and (pair := f"{word} {plain[at + 1]}") in _OF
    ]
    taken = {word for pair in pairs for word in pair.split()}
    singles = [word for word in plain if word in _OF and word not in taken]
    return frozenset([_OF[name] for name in (*pairs, *singles)])


_countries_in_few = lru_cache(maxsize=4096)(_countries_in)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").rstrip(".")


def is_country(name: str) -> bool:
    """Say whether a name as a whole is that of a country, its people or its government."""
    return name.casefold().removeprefix("the ").strip() in _OF


@lru_cache(maxsize=1)
def _named() -> re.Pattern[str]:
    # By first letters, so that at most places none of all these names is tried.
    letters = sorted({name[0].upper() for name in _OF})
    spelt = "|".join(f"(?={letter})(?:{_spelt_with(letter)})" for letter in letters)
    name = rf"(?:[Tt]he\s)?(?P<name>{spelt})(?:['’]s?)?"
    return re.compile(rf"(?=[A-Zt])(?<![\w.]){name}(?!\w)")


def _spelt_with(letter: str) -> str:
    """Give the pattern of the names that begin with a letter, the longest first."""
    names = [name for name in _OF if name[0].upper() == letter]
    return "|".join(map(_spelt, sorted(names, key=len, reverse=True)))


def _spelt(name: str) -> str:
    """Give the pattern of a name: an acronym in capitals ("us" is none), else with one."""
    if "." in name:
        return re.escape(name.upper()) + r"(?:\.(?!\s+[A-Z]))?"
    if name in _ACRONYMS:
        return name.upper()
    return f"{name[0].upper()}(?i:{re.escape(name[1:])})"


def with_countries(text: str) -> str:
    """Return a text in which each name of a country is one word, the same for all its names.

    The word is "Country" with the name run together: "Chinese" and "Beijing" both become
    "Countrychina", "U.S." and "the White House" both "Countryunitedstates".
    """
    return _named().sub(lambda found: _word_for(_OF[found["name"].casefold().rstrip(".")]), text)


COUNTRY_WORD = "country"
"""How a word of `with_countries` begins, in lower case."""


def _word_for(country: str) -> str:
    return COUNTRY_WORD.capitalize() + country.replace(" ", "")
