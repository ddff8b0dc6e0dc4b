#!/usr/bin/env python3
"""Measure `compare` by planting one change in a report and comparing it with its twin.

    python bench/comparing.py                        # the project's own sentences: status, polarity
    python bench/comparing.py --data FOLDER          # FOLDER holds polnear_dev.jsonl and figures/
    python bench/comparing.py --data FOLDER --misses date --limit 5

Results are built without any model: an article's marked attributions, or its sentences with a
figure, are the claims; the project's own sentences on sanctions are the measures. Each article
is compared with a twin in which one thing was changed (a figure, a date, a bound, a speaker, a
negation, a status), with a faithful rewording of itself (the same figures in another form, words
with a synonym, the sentences in another order), and the changed twin with the rewording. A
planted conflict counts as found when a conflict of its kind touches the changed sentence; any
other conflict is a false alarm, counted per shared fact.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from summarizer.checking.names import name_of
from summarizer.checking.speech import speeches
from summarizer.checking.speech_words import CLEARLY_SAYING, PRONOUNS
from summarizer.comparing.compare import compare
from summarizer.comparing.story import Conflict, StoryComparison
from summarizer.result import Provenance, ReportRecord, Result
from summarizer.source.sentences import sentence_spans
from summarizer.summary import Claim, Evidence, NewsSummary, SanctionsThreat, ThreatStatus

OWN = Path(__file__).with_name("sanctions_news.jsonl")
MONTHS = "January February March April May June July August September October November December"
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve"
NUMBERS = NUMBER_WORDS.split()
ANY_MONTH, ANY_DAY = MONTHS.replace(" ", "|"), DAYS.replace(" ", "|")
ANY_NUMBER = NUMBER_WORDS.replace(" ", "|")
Span = tuple[int, int]


@dataclass(frozen=True)
class Stated:
    """One claim or measure of an article: its sentences, its words, who says it."""

    sentences: tuple[int, ...]
    words: str
    speaker: str | None
    status: ThreatStatus | None = None
    parties: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Article:
    """An article as its sentences, in an order of their own, and what it states."""

    name: str
    sentences: tuple[str, ...]
    stated: tuple[Stated, ...]
    order: tuple[int, ...] = ()


@dataclass(frozen=True)
class Plant:
    """One change: in which sentence, from what to what, and the conflict that it makes."""

    kind: str
    sort: str
    sentence: int
    before: str
    after: str
    speaker: tuple[str, str] | None = None


@dataclass
class Tally:
    """Counts of one sort of pair."""

    pairs: int = 0
    found: int = 0
    facts: int = 0
    alarms: int = 0
    shown: list[str] = field(default_factory=list)


# --- building results


def result_of(article: Article, suffix: str) -> Result[NewsSummary]:
    """An article as a result, with its sentences as evidence."""
    order = article.order or tuple(range(len(article.sentences)))
    spans: dict[int, Evidence] = {}
    text = ""
    for number, at in enumerate(order, 1):
        text += " " if text else ""
        sentence = article.sentences[at]
        start = len(text)
        text += sentence
        spans[at] = Evidence(start=start, end=len(text), text=sentence, sentence=number)
    claims, measures = [], []
    for stated in article.stated:
        evidence = [spans[at] for at in stated.sentences]
        if stated.status is None:
            claims.append(Claim(statement=stated.words, speaker=stated.speaker,
                                certainty="stated", evidence=evidence))  # fmt: skip
        else:
            measures.append(SanctionsThreat(
                issuer=stated.parties[0], target=stated.parties[1], measure=stated.words,
                status=stated.status, evidence=evidence))  # fmt: skip
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Result[NewsSummary](
        id=f"{article.name}{suffix}",
        report=ReportRecord(id=f"{article.name}{suffix}", sha256=digest, text=text),
        status="done",
        summary=NewsSummary(headline=None, gist=None, claims=claims, sanctions_threats=measures),
        provenance=PROVENANCE,
    )


PROVENANCE = Provenance(
    library="bench", model="none", where="here", prompts="", schema_name="NewsSummary",
    schema_fingerprint="", checks=1, created="2026-01-01T00:00:00+00:00",
)  # fmt: skip


def attributed_articles(folder: Path) -> Iterator[Article]:
    """The articles whose attributions were marked, each attribution a claim."""
    for line in (folder / "polnear_dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text, spans = row["text"], list(sentence_spans(row["text"]))
        stated = []
        for mark in row["attributions"]:
            if len(mark["source"]) != 1 or not mark["content"]:
                continue
            (a, b), content = mark["source"][0], mark["content"]
            touched = tuple(at for at, (start, end) in enumerate(spans)
                            if any(start < y and x < end
                                   for x, y in [*content, (a, b)]))  # fmt: skip
            words = " ".join(" ".join(text[x:y] for x, y in content).split())
            if 0 < len(touched) <= 4 and len(words.split()) > 3:
                stated.append(Stated(touched, words, text[a:b]))
        sentences = tuple(" ".join(text[a:b].split()) for a, b in spans)
        yield Article(row["id"], sentences, tuple(stated))


def figured_articles(folder: Path, rng: random.Random, most: int) -> Iterator[Article]:
    """The articles of the figure sets, each sentence with a digit or a speaker a claim."""
    texts: set[str] = set()
    for path in sorted((folder / "figures").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            text = json.loads(line).get("doc")
            if isinstance(text, str) and 400 < len(text) < 6000:
                texts.add(text)
    chosen = rng.sample(sorted(texts), min(most, len(texts)))
    for text in chosen:
        spans = list(sentence_spans(text))[:40]
        sentences = tuple(" ".join(text[a:b].split()) for a, b in spans)
        stated = [Stated((at,), sentence.rstrip(" ."), speaker_in(sentence))
                  for at, sentence in enumerate(sentences)
                  if 5 < len(sentence.split()) < 70
                  and (re.search(r"\d", sentence) or speaker_in(sentence))]  # fmt: skip
        yield Article(hashlib.sha256(text.encode()).hexdigest()[:10], sentences, tuple(stated))


def speaker_in(sentence: str) -> str | None:
    """Who clearly speaks in a sentence, by a name."""
    for speech in speeches(sentence, 0, len(sentence)):
        phrase = sentence[speech.start : speech.end]
        cue = sentence[slice(*speech.cue)].lower()
        if cue in CLEARLY_SAYING and name_of(phrase).proper and not speech.quoted:
            return phrase
    return None


def own_articles() -> Iterator[Article]:
    """The project's own sentences on sanctions, eight to an article."""
    rows = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    for number in range(0, len(rows), 8):
        part = rows[number : number + 8]
        stated = []
        for at, row in enumerate(part):
            if row["sort"] == "measure":
                stated.append(Stated((at,), row["text"].rstrip("."), None, row["status"],
                                     (row["issuer"], row["target"])))  # fmt: skip
            else:
                stated.append(Stated((at,), row["text"].rstrip("."), speaker_in(row["text"])))
        yield Article(f"own-{number // 8}", tuple(row["text"] for row in part), tuple(stated))


# --- planting


def planted(article: Article, plant: Plant) -> Article:
    """The article with one thing changed, in the sentence and in what rests on it."""
    sentences = list(article.sentences)
    sentences[plant.sentence] = sentences[plant.sentence].replace(plant.before, plant.after, 1)
    stated = []
    for one in article.stated:
        if plant.sentence not in one.sentences:
            stated.append(one)
            continue
        speaker = one.speaker
        if plant.speaker and speaker == plant.speaker[0]:
            speaker = plant.speaker[1]
        words = one.words.replace(plant.before, plant.after, 1)
        stated.append(replace(one, words=words, speaker=speaker))
    return replace(article, sentences=tuple(sentences), stated=tuple(stated))


Planter = Callable[[str, Article, int, random.Random], Iterator[Plant]]


def resting(article: Article) -> dict[int, list[Stated]]:
    """What rests on each sentence."""
    found: dict[int, list[Stated]] = {}
    for stated in article.stated:
        for at in stated.sentences:
            found.setdefault(at, []).append(stated)
    return found


def swap(text: str, match: re.Match[str], new: str) -> tuple[str, str]:
    """A change with enough words around it to stand once in its sentence."""
    start, end = match.span()
    while text.count(text[start:end]) > 1 and (start or end < len(text)):
        start, end = max(0, start - 5), min(len(text), end + 5)
    return text[start:end], text[start : match.start()] + new + text[match.end() : end]


NUMBER = re.compile(
    r"(?<![\w.,$£€/:-])[$£€]?(\d[\d,.]*\d|\d)(?![\w/-]|[.,:]\d| ?[ap]\.?m\b"
    rf"| (?:{ANY_MONTH})\b)",
    re.IGNORECASE,
)
MONTH_BEFORE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?\s$")


def figures(text: str, article: Article, at: int, rng: random.Random) -> Iterator[Plant]:
    """Another number: other digits, another scale, another number word, another currency."""
    for match in NUMBER.finditer(text):
        digits = match.group(1)
        if re.fullmatch(r"(?:1[5-9]|20)\d\d", digits) or MONTH_BEFORE.search(text[: match.start()]):
            continue
        head = rng.choice([d for d in "123456789" if d != digits[0]])
        new = match.group().replace(digits, head + digits[1:], 1)
        yield Plant("figure", "digits", at, *swap(text, match, new))
    for match in re.finditer(r"(?<=\d )(million|billion)\b", text):
        new = {"million": "billion", "billion": "million"}[match.group()]
        yield Plant("figure", "scale", at, *swap(text, match, new))
    for match in re.finditer(rf"(?<!-)\b(?:{ANY_NUMBER})\b", text):
        new = rng.choice([n for n in NUMBERS if n != match.group()])
        yield Plant("figure", "number word", at, *swap(text, match, new))
    for match in re.finditer(r"[$£€](?=\d)", text):
        new = rng.choice([sign for sign in "$£€" if sign != match.group()])
        yield Plant("figure", "currency", at, *swap(text, match, new))


def dates(text: str, article: Article, at: int, rng: random.Random) -> Iterator[Plant]:
    """Another year, another month, another day."""
    for match in re.finditer(r"(?<![\w.,$£€/-])(?:19|20)\d\d(?![\w/]|[.,]\d|-)", text):
        if re.search(r"\b(?:in|since|of|by|from|until|early|late|\d,)\s$", text[: match.start()]):
            year = int(match.group()) + rng.choice([-2, -1, 1, 2])
            yield Plant("date", "year", at, *swap(text, match, str(year)))
    for match in re.finditer(rf"\b({ANY_MONTH})(?= \d)", text):
        new = rng.choice([m for m in MONTHS.split() if m != match.group()])
        yield Plant("date", "month", at, *swap(text, match, new))
    for match in re.finditer(rf"\b(?:{ANY_MONTH}) \d\d?\b(?!\d|%)", text):
        name, day = match.group().split()
        new = f"{name} {rng.choice([d for d in range(1, 29) if d != int(day)])}"
        yield Plant("date", "day", at, *swap(text, match, new))
    for match in re.finditer(rf"\b(?:{ANY_DAY})\b", text):
        new = rng.choice([d for d in DAYS.split() if d != match.group()])
        if not re.match(r"['’\-]| (?:Night|Morning|Times|Herald)", text[match.end() :]):
            yield Plant("date", "weekday", at, *swap(text, match, new))


FLIP = {
    "more than": "less than", "less than": "more than", "at least": "at most", "over": "under",
    "nearly": "more than", "almost": "more than", "fewer than": "more than", "up to": "more than",
}  # fmt: skip


def bounds(text: str, article: Article, at: int, rng: random.Random) -> Iterator[Plant]:
    """A bound turned round."""
    for match in re.finditer(rf"\b({'|'.join(FLIP)})(?= [$£€]?\d)", text):
        yield Plant("bound", match.group(), at, *swap(text, match, FLIP[match.group()]))


def speakers(text: str, article: Article, at: int, rng: random.Random) -> Iterator[Plant]:
    """Another speaker of the same article."""
    named = sorted({s.speaker for s in article.stated
                    if s.speaker and name_of(s.speaker).proper and s.speaker[0].isupper()
                    and not re.search(r"\b(?:many|some|most|several|few)\b", s.speaker, re.I)
                    and s.speaker.split()[0].lower() not in PRONOUNS})  # fmt: skip
    for stated in resting(article).get(at, ()):
        old = stated.speaker
        if old is None or old not in named or text.count(old) != 1 or len(old.split()) > 8:
            continue
        if set(old.split()) & set(stated.words.split()):
            continue
        others = [n for n in named if not alike(n, old) and n.split()[-1] not in text
                  and len(n.split()) < 5]  # fmt: skip
        if others:
            new = rng.choice(others)
            yield Plant("speaker", "speaker", at, old, new, (old, new))


def alike(one: str, other: str) -> bool:
    """Whether two speakers share a telling word or a country."""
    a, b = name_of(one), name_of(other)
    return bool(set(a.words) & set(b.words) or a.countries & b.countries)


AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|did|does|do|has|have|had|can|could|should)\b(?! not)(?=\s[a-z])"
)
NEGATION = re.compile(r"\b(?:not|never) |(?<=[a-z])n[’']t\b")


def polarities(text: str, article: Article, at: int, rng: random.Random) -> Iterator[Plant]:
    """A "not" put in, or taken out."""
    for stated in resting(article).get(at, ()):
        start = text.find(stated.words)
        if start < 0 or len(stated.words.split()) < 5:
            continue
        if match := AUXILIARY.search(text, start, start + len(stated.words)):
            yield Plant("polarity", "put in", at, *swap(text, match, match.group() + " not"))
        match = NEGATION.search(text, start, start + len(stated.words))
        if match and not re.match(r"not (?:only|just|least)\b", text[match.start() :]):
            yield Plant("polarity", "taken out", at, *swap(text, match, ""))


TAKEN = {
    "imposed": "impose", "froze": "freeze", "frozen": "freeze", "sanctioned": "sanction",
    "blacklisted": "blacklist", "barred": "bar", "banned": "ban", "seized": "seize",
    "expelled": "expel", "revoked": "revoke", "designated": "designate", "suspended": "suspend",
    "cut off": "cut off", "closed": "close", "lifted": "lift", "eased": "ease", "removed": "remove",
    "added": "add", "put": "put", "placed": "place", "stripped": "strip", "expanded": "expand",
    "slapped": "slap", "withdrew": "withdraw",
}  # fmt: skip


BEFORE_NO_VERB = re.compile(r"(?:was|were|been|be|being|is|are|the|to|would|will|could|may)$")
ABOUT_TO = r"(?:threatened|preparing|planning|ready|prepared|vowed|plans|poised)"
LIFTED = re.compile(
    r"\b(?:lifted|removed|eased)(?= (?:the |its |all |most )?(?:\w+ ){0,3}"
    r"(?:sanctions|ban|tariffs|restrictions|embargo|measures)\b)"
)
ALLOWED = re.compile(r"\bauthori[sz]ed(?= (?:the )?(?:\w+ )?sanctions)")


def statuses(text: str, article: Article, at: int, rng: random.Random) -> Iterator[Plant]:
    """A measure taken that is only threatened, one threatened that is taken, one ended."""
    if not any(s.status for s in resting(article).get(at, ())):
        return
    for past, base in TAKEN.items():
        match = re.search(rf"(?<=[a-z]|[A-Z]) (?:has |have )?{past}\b(?! by)", text)
        if match and not BEFORE_NO_VERB.search(text[: match.start()]):
            yield Plant("status", "taken -> threatened", at,
                        *swap(text, match, f" threatened to {base}"))  # fmt: skip
        past_form = "froze" if base == "freeze" else past
        threat = rf"(?<= )(?:(?:is|are|was|were) )?{ABOUT_TO} to {base}\b"
        if match := re.search(threat, text):
            yield Plant("status", "threatened -> taken", at, *swap(text, match, past_form))
    for match in LIFTED.finditer(text):
        yield Plant("status", "lifted -> imposed", at, *swap(text, match, "imposed"))
    if match := ALLOWED.search(text):
        yield Plant("status", "authorized -> imposed", at, *swap(text, match, "imposed"))


PLANTERS: tuple[Planter, ...] = (figures, dates, bounds, speakers, polarities, statuses)


def plants_of(article: Article, rng: random.Random, each: int) -> Iterator[Plant]:
    """A few changes of each kind, on sentences that something rests on."""
    where = sorted(resting(article))
    for planter in PLANTERS:
        found = [plant for at in where
                 for plant in planter(article.sentences[at], article, at, rng)
                 if plant.before != plant.after]  # fmt: skip
        yield from rng.sample(found, min(each, len(found)))


# --- rewording

SYNONYMS = {
    "more than": "over", "about": "around", "children": "kids", "said": "stated",
    "company": "firm", "companies": "firms", "began": "started", "big": "large",
    "help": "assist", "purchase": "buy", "bought": "purchased", "cars": "automobiles",
    "investigation": "probe", "approximately": "about", "attorney": "lawyer", "film": "movie",
    "nearly": "almost", "almost": "nearly", "however": "but", "injured": "hurt",
    "rose": "climbed", "fell": "dropped", "increased": "rose", "job": "post",
    "quickly": "swiftly", "also": "too", "many": "numerous", "show": "reveal", "shows": "reveals",
    "allow": "let", "whether": "if", "important": "key", "area": "region", "get": "obtain",
    "according to": "as told by", "must": "has to", "imposed": "slapped", "announced": "declared",
    "government": "administration", "money": "cash", "house": "home", "doctors": "physicians",
}  # fmt: skip
FORMS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"(?<=\d)%", lambda m: " percent"),
    (r"(?<=\d) (?:percent|per cent)\b", lambda m: "%"),
    (r"\$(\d[\d.,]*) (million|billion)\b", lambda m: f"{m[1]} {m[2]} dollars"),
    (r"(?<=[$£€])(\d[\d.]*) million\b", lambda m: f"{m[1]}m"),
    (r"(?<=[$£€])(\d[\d.]*) billion\b", lambda m: f"{m[1]}bn"),
    (r"(?<![\w.,$£€-])(\d{1,3}),(\d{3})(?![\d,])", lambda m: m[1] + m[2]),
    (rf"(?<!-)\b({ANY_NUMBER})(?= [a-z])", lambda m: str(NUMBERS.index(m[1]) + 2)),
)


def reworded(article: Article, rng: random.Random) -> Article:
    """The same in other words: figures in another form, synonyms, another order of sentences."""
    stated = [replace(one, words=other_words(one.words)) for one in article.stated]
    order = list(range(len(article.sentences)))
    rng.shuffle(order)
    sentences = tuple(other_words(sentence) for sentence in article.sentences)
    return replace(article, sentences=sentences, stated=tuple(stated), order=tuple(order))


def other_words(text: str) -> str:
    """A text with some of its words and figures in another form; quotations stay."""
    pieces = re.split(r"([“\"][^”\"]*[”\"])", text)
    return "".join(piece if number % 2 else _other(piece) for number, piece in enumerate(pieces))


def _other(text: str) -> str:
    for pattern, write in FORMS:
        text = re.sub(pattern, write, text, count=1)
    words = "|".join(sorted(map(re.escape, SYNONYMS), key=len, reverse=True))
    return re.sub(rf"\b(?:{words})\b", lambda m: SYNONYMS[m.group()], text)


# --- measuring


def is_planted(conflict: Conflict, plant: Plant, twin: Article) -> bool:
    """Whether a conflict touches the sentence in which something was changed."""
    changed = twin.sentences[plant.sentence]
    return any(place.sentence == changed for side in conflict.sides for place in side.places)


def measure(tally: Tally, found: StoryComparison, plant: Plant | None, twin: Article) -> None:
    """Count one comparison."""
    tally.pairs += 1
    tally.facts += len(found.shared)
    there = [c for c in found.conflicts if plant and is_planted(c, plant, twin)]
    hit = plant is not None and any(c.kind == plant.kind for c in there)
    tally.found += hit
    alarms = [c for c in found.conflicts if c not in there]
    tally.alarms += len({c.fact for c in alarms})
    if plant and not hit:
        kinds = [(c.kind, c.reason) for c in there]
        change = f"{plant.sort}: {plant.before!r} -> {plant.after!r}"
        where = twin.sentences[plant.sentence]
        tally.shown.append(f"MISSED {change}\n    in {where}\n    found {kinds}")
    for c in alarms:
        tally.shown.append(f"ALARM {c.kind}: {c.reason}\n    " + "\n    ".join(
            place.sentence for side in c.sides for place in side.places))  # fmt: skip


def run(articles: Sequence[Article], rng: random.Random, each: int) -> dict[str, Tally]:
    """Compare every article with its changed twins and its rewording."""
    tallies: dict[str, Tally] = {}
    for article in articles:
        base, other = result_of(article, ""), reworded(article, rng)
        reword = result_of(other, "-reworded")
        same = replace(article, order=tuple(reversed(range(len(article.sentences)))))
        measure(tallies.setdefault("untouched twin", Tally()),
                compare([base, result_of(same, "-twin")]), None, article)  # fmt: skip
        measure(tallies.setdefault("rewording", Tally()),
                compare([base, reword]), None, article)  # fmt: skip
        for plant in plants_of(article, rng, each):
            twin = planted(article, plant)
            changed = result_of(twin, "-changed")
            measure(tallies.setdefault(plant.kind, Tally()),
                    compare([base, changed]), plant, twin)  # fmt: skip
            measure(tallies.setdefault(f"{plant.kind}, reworded", Tally()),
                    compare([reword, changed]), plant, twin)  # fmt: skip
    return tallies


def main() -> None:
    """Run the bench and print its table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="holds polnear_dev.jsonl and figures/*.jsonl")
    parser.add_argument("--articles", type=int, default=250, help="of the figure sets, at most")
    parser.add_argument("--each", type=int, default=2, help="changes of a kind per article")
    parser.add_argument("--misses", default="", help="show what goes wrong in these rows")
    parser.add_argument("--limit", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    rng = random.Random(options.seed)  # noqa: S311 - a sample, not a secret
    articles = list(own_articles())
    if options.data:
        articles += attributed_articles(options.data)
        articles += figured_articles(options.data, rng, options.articles)
    start = time.perf_counter()
    tallies = run(articles, rng, options.each)
    seconds = time.perf_counter() - start
    pairs = sum(tally.pairs for tally in tallies.values())
    for kind, tally in sorted(tallies.items()):
        caught = f"found {tally.found:5}/{tally.pairs:<5} {100 * tally.found / tally.pairs:5.1f} %"
        alarms = 100 * tally.alarms / max(1, tally.facts)
        shown = caught if kind not in ("rewording", "untouched twin") else " " * len(caught)
        others = f"other facts in conflict {tally.alarms:4}/{tally.facts:<6} {alarms:5.2f} %"
        print(f"{kind:22} {shown}   {others}")
        if options.misses and options.misses in kind:
            print("\n".join(tally.shown[: options.limit]))
    print(f"{len(articles)} articles, {pairs} comparisons in {seconds:.0f} s")


if __name__ == "__main__":
    main()
