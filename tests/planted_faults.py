"""Faults planted in summaries of the seeds: each must be caught, and its true twin must pass.

The true statements are in a summarizer's words. A planted one is untrue to a careful reader of
that seed, by one change and no more.
"""

from __future__ import annotations

from typing import NamedTuple

CHINA = "china-equipment-sales"
INTELLIGENCE = "us-intelligence-findings"


class FigureFault(NamedTuple):
    """A statement about a seed, and the same with one figure that the seed does not bear out."""

    seed: str
    kind: str
    true: str
    planted: str


class QuoteFault(NamedTuple):
    """Words that stand in a seed, and the same with one change that turns what was said."""

    seed: str
    kind: str
    true: str
    planted: str


class SpeakerFault(NamedTuple):
    """A sentence of a seed, who says what it tells, and somebody who does not."""

    seed: str
    kind: str
    cited: str
    true: str
    planted: str


FIGURE_FAULTS = [
    FigureFault(
        CHINA,
        "scale",
        "Chinese semiconductor deliveries to Russia topped $500 million in 2022, customs show.",
        "Chinese semiconductor deliveries to Russia topped $500 billion in 2022, customs show.",
    ),
    FigureFault(
        CHINA,
        "scale, a nought lost",
        "Russia bought about $900 million of machine tools abroad at the end of 2023.",
        "Russia bought about $90 million of machine tools abroad at the end of 2023.",
    ),
    FigureFault(
        INTELLIGENCE,
        "scale",
        "In 2021 Russia imported semiconductors worth $200 million from China.",
        "In 2021 Russia imported semiconductors worth $200 thousand from China.",
    ),
    FigureFault(
        CHINA,
        "currency",
        "Russia spent about $900 million on imported machine tools in the last quarter of 2023.",
        "Russia spent about €900 million on imported machine tools in the last quarter of 2023.",
    ),
    FigureFault(
        INTELLIGENCE,
        "currency, in words",
        "Customs data put Russia's purchases of Chinese semiconductors at more than 500 million "
        "dollars in 2022.",
        "Customs data put Russia's purchases of Chinese semiconductors at more than 500 million "
        "yuan in 2022.",
    ),
    FigureFault(
        INTELLIGENCE,
        "money for a count",
        "China sold Russia $200 million worth of semiconductors in 2021.",
        "China sold Russia 200 million semiconductors in 2021.",
    ),
    FigureFault(
        CHINA,
        "year, of another fact",
        "China was where about 90% of Russian microelectronics came from in 2023.",
        "China was where about 90% of Russian microelectronics came from in 2022.",
    ),
    FigureFault(
        CHINA,
        "year, nowhere",
        "Semiconductor imports from China stood at $200 million in 2021.",
        "Semiconductor imports from China stood at $200 million in 2020.",
    ),
    FigureFault(
        INTELLIGENCE,
        "year, of the other value",
        "By 2022 Russia was importing more than $500 million of Chinese semiconductors.",
        "By 2021 Russia was importing more than $500 million of Chinese semiconductors.",
    ),
    FigureFault(
        INTELLIGENCE,
        "year, digits transposed",
        "Semiconductor shipments to Russia were worth $200 million in 2021, customs data show.",
        "Semiconductor shipments to Russia were worth $200 million in 2012, customs data show.",
    ),
    FigureFault(
        CHINA,
        "figures swapped",
        "Russia's purchases of Chinese semiconductors climbed from $200 million to over "
        "$500 million, the foundation found.",
        "Russia's purchases of Chinese semiconductors climbed from over $500 million to "
        "$200 million, the foundation found.",
    ),
    FigureFault(
        INTELLIGENCE,
        "figures swapped",
        "Semiconductor imports came to $200 million in 2021 and more than $500 million in 2022.",
        "Semiconductor imports came to more than $500 million in 2021 and $200 million in 2022.",
    ),
    FigureFault(
        CHINA,
        "figure moved to another fact",
        "China accounted for about 90% of the microelectronics that Russia obtained.",
        "China accounted for nearly 70% of the microelectronics that Russia obtained.",
    ),
    FigureFault(
        INTELLIGENCE,
        "figure moved to another fact",
        "Almost 70 percent of the machine tools that Russia imported were Chinese.",
        "Almost 90 percent of the machine tools that Russia imported were Chinese.",
    ),
    FigureFault(
        CHINA,
        "figure moved to another fact",
        "Russia's machine tool imports amounted to approximately $900 million.",
        "Russia's semiconductor imports amounted to approximately $900 million.",
    ),
    FigureFault(
        INTELLIGENCE,
        "percentage, a digit lost",
        "According to the officials, China supplied about 90% of Russia's microelectronics.",
        "According to the officials, China supplied about 9% of Russia's microelectronics.",
    ),
    FigureFault(
        CHINA,
        "percentage in words",
        "About ninety percent of the microelectronics in Russia were Chinese.",
        "About nineteen percent of the microelectronics in Russia were Chinese.",
    ),
    FigureFault(
        INTELLIGENCE,
        "percentage as a fraction",
        "About nine in ten of Russia's microelectronics came from China in 2023.",
        "About six in ten of Russia's microelectronics came from China in 2023.",
    ),
    FigureFault(
        CHINA,
        "percent for percentage points",
        "China's share of Russian microelectronics was about 90 percent in 2023.",
        "China's share of Russian microelectronics was about 90 percentage points in 2023.",
    ),
    FigureFault(
        INTELLIGENCE,
        "percent for money",
        "Nearly 70% of the machine tools came from China.",
        "Nearly $70 million of the machine tools came from China.",
    ),
    FigureFault(
        CHINA,
        "bound turned",
        "In 2022 the semiconductor trade with China exceeded $500 million.",
        "In 2022 the semiconductor trade with China stayed below $500 million.",
    ),
    FigureFault(
        INTELLIGENCE,
        "bound turned",
        "Chinese semiconductors worth more than $500 million went to Russia in 2022.",
        "Chinese semiconductors worth less than $500 million went to Russia in 2022.",
    ),
    FigureFault(
        CHINA,
        "bound turned",
        "Nearly 70% of the imported machine tools were Chinese.",
        "More than 70% of the imported machine tools were Chinese.",
    ),
    FigureFault(
        INTELLIGENCE,
        "bound dropped",
        "About 90% of Russian microelectronics were of Chinese origin in 2023.",
        "Exactly 90% of Russian microelectronics were of Chinese origin in 2023.",
    ),
    FigureFault(
        CHINA,
        "bound dropped",
        "In 2022 Russia imported over $500 million of semiconductors from China.",
        "In 2022 Russia imported $500 million of semiconductors from China.",
    ),
    FigureFault(
        CHINA,
        "month",
        "The Pentagon said in October 2023 that China was supplying Russia with drones.",
        "The Pentagon said in December 2023 that China was supplying Russia with drones.",
    ),
    FigureFault(
        INTELLIGENCE,
        "month",
        "Biden signed an executive order in December that lets Yellen sanction banks.",
        "Biden signed an executive order in October that lets Yellen sanction banks.",
    ),
    FigureFault(
        CHINA,
        "day of a date",
        "On April 4 Kurt Campbell said that Russia had nearly rebuilt its armed forces.",
        "On April 14 Kurt Campbell said that Russia had nearly rebuilt its armed forces.",
    ),
    FigureFault(
        CHINA,
        "month of a date",
        "Russia had almost restored its military, Campbell noted on April 4.",
        "Russia had almost restored its military, Campbell noted on August 4.",
    ),
    FigureFault(
        INTELLIGENCE,
        "quarter",
        "Chinese machine tools came to around $900 million in the last quarter of 2023.",
        "Chinese machine tools came to around $900 million in the first quarter of 2023.",
    ),
    FigureFault(
        CHINA,
        "quarter, named otherwise",
        "Russia's machine tool imports came to about $900 million in the fourth quarter of 2023.",
        "Russia's machine tool imports came to about $900 million in the third quarter of 2023.",
    ),
    FigureFault(
        INTELLIGENCE,
        "per month",
        "Russia bought around $900 million of Chinese machine tools in the last quarter of 2023.",
        "Russia bought around $900 million of Chinese machine tools a month in the last quarter "
        "of 2023.",
    ),
    FigureFault(
        INTELLIGENCE,
        "number word",
        "Beijing punished two American defense companies over arms sales to Taiwan.",
        "Beijing punished three American defense companies over arms sales to Taiwan.",
    ),
    FigureFault(
        CHINA,
        "number word",
        "Two senior American officials described the findings anonymously.",
        "Four senior American officials described the findings anonymously.",
    ),
    FigureFault(
        INTELLIGENCE,
        "number word, half lost",
        "General Dynamics runs half a dozen Gulfstream and jet services operations in China.",
        "General Dynamics runs a dozen Gulfstream and jet services operations in China.",
    ),
    FigureFault(
        INTELLIGENCE,
        "number word for another",
        "Records show six aviation services operations of General Dynamics in China.",
        "Records show sixteen aviation services operations of General Dynamics in China.",
    ),
    FigureFault(
        INTELLIGENCE,
        "duration",
        "The war in Ukraine has lasted more than two years.",
        "The war in Ukraine has lasted more than three years.",
    ),
    FigureFault(
        INTELLIGENCE,
        "unit of a duration",
        "Washington has exposed Russian plans throughout a war of more than two years.",
        "Washington has exposed Russian plans throughout a war of more than two months.",
    ),
    FigureFault(
        INTELLIGENCE,
        "direction",
        "Russia's semiconductor imports from China rose to more than $500 million in 2022.",
        "Russia's semiconductor imports from China fell to more than $500 million in 2022.",
    ),
    FigureFault(
        CHINA,
        "derived ratio",
        "Russian imports of Chinese semiconductors more than doubled between 2021 and 2022.",
        "Russian imports of Chinese semiconductors more than quadrupled between 2021 and 2022.",
    ),
    FigureFault(
        INTELLIGENCE,
        "derived difference",
        "Semiconductor imports from China increased by more than $300 million from 2021 to 2022.",
        "Semiconductor imports from China increased by more than $800 million from 2021 to 2022.",
    ),
]

QUOTE_FAULTS = [
    QuoteFault(
        INTELLIGENCE,
        "negation dropped",
        "must not provide material support to Russia's war",
        "must provide material support to Russia's war",
    ),
    QuoteFault(
        INTELLIGENCE,
        "a word turned",
        "We remain concerned about the role that companies, including those from the PRC, play",
        "We remain unconcerned about the role that companies, including those from the PRC, play",
    ),
    QuoteFault(
        INTELLIGENCE,
        "certainty",
        "will face significant consequences if they do so",
        "could face significant consequences if they do so",
    ),
    QuoteFault(
        INTELLIGENCE,
        "one for another acronym",
        "companies, including those in the PRC, must not",
        "companies, including those in the DPRK, must not",
    ),
    QuoteFault(
        INTELLIGENCE,
        "name, beside an ellipsis",
        "We remain concerned about the role that companies … play in Russian military purchases",
        "We remain concerned about the role that companies … play in Iranian military purchases",
    ),
    QuoteFault(
        INTELLIGENCE,
        "whose sanctions",
        "face the risk of U.S. sanctions",
        "face the risk of EU sanctions",
    ),
    QuoteFault(
        INTELLIGENCE,
        "quantity",
        "any banks that facilitate large transactions",
        "some banks that facilitate large transactions",
    ),
    QuoteFault(
        CHINA,
        "digit",
        "in 2023 about 90% of Russia's microelectronics came from China",
        "in 2023 about 80% of Russia's microelectronics came from China",
    ),
    QuoteFault(
        INTELLIGENCE,
        "number word",
        "rare sanctions on Thursday against two U.S. defense companies",
        "rare sanctions on Thursday against three U.S. defense companies",
    ),
    QuoteFault(
        CHINA,
        "bound",
        "from $200 million in 2021 to over $500 million in 2022",
        "from $200 million in 2021 to nearly $500 million in 2022",
    ),
    QuoteFault(
        CHINA,
        "currency",
        "surged from $200 million in 2021",
        "surged from £200 million in 2021",
    ),
    QuoteFault(
        CHINA,
        "a word left out",
        "Beijing does not supply lethal weapons to Russia",
        "Beijing does not supply weapons to Russia",
    ),
    QuoteFault(
        INTELLIGENCE,
        "two halves spliced",
        "any banks that facilitate large transactions moving military or dual-use goods",
        "any banks that facilitate large transactions must not provide material support",
    ),
]

SPEAKER_FAULTS = [
    SpeakerFault(
        CHINA,
        "another of the same government",
        "US Deputy Secretary of State Kurt Campbell noted on April 4 that Russia has nearly "
        "restored its armed forces, partially thanks to support from China.",
        "Kurt Campbell",
        "Antony Blinken",
    ),
    SpeakerFault(
        CHINA,
        "behind a pronoun",
        "She stated that Chinese banks and exporters should not strengthen Russia's military "
        "potential, warning that they will face significant consequences if they do.",
        "Janet Yellen",
        "Kurt Campbell",
    ),
    SpeakerFault(
        CHINA,
        "another department",
        "In October 2023, the US Department of Defense stated that China supplies weapons to "
        "Russia, including drones, small arms, and equipment.",
        "US Department of Defense",
        "US Department of State",
    ),
    SpeakerFault(
        CHINA,
        "the one who was told",
        "At the same time, Chinese Foreign Minister Wang Yi assured his Ukrainian counterpart "
        "Dmytro Kuleba that Beijing does not supply lethal weapons to Russia.",
        "Wang Yi",
        "Dmytro Kuleba",
    ),
    SpeakerFault(
        CHINA,
        "another source",
        "According to data from the Russian customs analyzed by the Free Russia Foundation, "
        "Russian semiconductor imports from China surged from $200 million in 2021 to over "
        "$500 million in 2022.",
        "Free Russia Foundation",
        "Biden administration officials",
    ),
    SpeakerFault(
        CHINA,
        "another country's officials",
        "Officials, citing intelligence, stated that the US has also identified China providing "
        "Russia with satellite imagery for its war against Ukraine.",
        "US officials",
        "Chinese officials",
    ),
    SpeakerFault(
        CHINA,
        "another country's officials",
        "Chinese officials call it normal cooperation and urge their critics to reflect on the "
        "actions that caused it (the war) and do something to help establish peace.",
        "Chinese officials",
        "Russian officials",
    ),
    SpeakerFault(
        INTELLIGENCE,
        "the head for the staff",
        "Two senior Biden administration officials, who discussed the sensitive findings Friday on "
        "condition of anonymity, said that in 2023, about 90% of Russian microelectronics came "
        "from China, which Russia has used to make missiles, tanks and planes.",
        "Two senior Biden administration officials",
        "Joe Biden",
    ),
    SpeakerFault(
        INTELLIGENCE,
        "another minister",
        "“We remain concerned about the role that companies, including those from the PRC, play in "
        "Russian military purchases,” Yellen told reporters, using the initials of the People's "
        "Republic of China.",
        "Janet Yellen",
        "Antony Blinken",
    ),
    SpeakerFault(
        INTELLIGENCE,
        "a quotation that goes on",
        "“I emphasized that companies, including those in the PRC, must not provide material "
        "support to Russia's war and will face significant consequences if they do so.",
        "Janet Yellen",
        "Xi Jinping",
    ),
    SpeakerFault(
        INTELLIGENCE,
        "another minister",
        "Blinken highlighted intelligence last year showing that China was considering supplying "
        "weapons and munitions to Russia.",
        "Antony Blinken",
        "Janet Yellen",
    ),
    SpeakerFault(
        INTELLIGENCE,
        "another government",
        "The White House believes that the public release of intelligence findings has led China, "
        "at least for now, not to directly arm Russia.",
        "The White House",
        "The Kremlin",
    ),
    SpeakerFault(
        INTELLIGENCE,
        "the one who is spoken of",
        "China has also said it does not provide weapons or military assistance to Russia, "
        "although it has maintained strong economic ties with Moscow, alongside India and other "
        "countries, in a context of sanctions from Washington and its allies.",
        "China",
        "Russia",
    ),
    SpeakerFault(
        INTELLIGENCE,
        "the head for the minister",
        "Treasury Secretary Janet Yellen, returning to Washington this week after a visit to "
        "Beijing, said she had warned Chinese officials that the Biden administration was prepared "
        "to sanction Beijing's banks, companies and leaders if they were assisting the Russian "
        "armed forces in their ongoing invasion of Ukraine.",
        "Janet Yellen",
        "Joe Biden",
    ),
]
