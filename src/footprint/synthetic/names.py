"""Names for people who do not exist: usual first names, and family names that are made up.

Heritage follows ethnicity loosely, as it does in life; a family name is never one of a real
family that we know of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from footprint.synthetic.chance import Chance


@dataclass(frozen=True, slots=True)
class Heritage:
    """First names of girls and boys, and family names, that go together."""

    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...]
    languages: tuple[str, ...] = ()
    """What a child who came alone may speak."""


def _heritage(girls: str, boys: str, families: str, languages: str = "") -> Heritage:
    spoken = tuple(languages.split(", ")) if languages else ()
    return Heritage(tuple(girls.split()), tuple(boys.split()), tuple(families.split()), spoken)


BRITISH = _heritage(
    "Alice Amber Beth Chloe Daisy Ellie Erin Evie Freya Georgia Grace Hannah Holly Isla Jess Kayla "
    "Layla Lexi Lily Lottie Megan Millie Molly Niamh Olivia Paige Poppy Rosie Ruby Skye Sophie Tia",
    "Alfie Archie Ben Bobby Callum Charlie Connor Dylan Ethan Finley Frankie George Harry Jack "
    "Jake Jayden Joe Kai Kian Leo Lewis Logan Luke Mason Max Noah Oscar Reece Riley Toby Tyler",
    "Ashmerrow Bramblewick Cloverstead Dunnockby Elderholme Fernacre Gorsewell Hawkspring "
    "Hollinmere Inglebarrow Kestrelby Larchwood-Hey Marrowby Meadowsett Nettlecombe Oakenmarch "
    "Pebbledene Pendlewick Quillanby Ryecroftson Sallowfield Sparrowdale Tansyhill Thornebeck "
    "Underbarrow Vetchling Wagtailby Willowmarsh Wrenfold Yarrowby",
)
EUROPEAN = _heritage(
    "Alina Daria Elena Ioana Julia Kasia Lena Magda Maja Natalia Oliwia Simona Zofia",
    "Adam Andrei Dawid Filip Ionut Jakub Kacper Luca Marek Mihai Nikola Pawel Stefan",
    "Balanczyk Cernatorescu Dombrowiak Ferencsik Ionestrel Jaskulin Kowalinsky Lupescan Marinkova "
    "Nowakiel Orlovan Petrascu Wisniakow Zelenkov",
)
SOUTH_ASIAN = _heritage(
    "Aaliyah Aisha Anika Fatima Hafsa Inaya Jasmin Maryam Meera Nadia Priya Safa Zara",
    "Aryan Bilal Dev Faisal Hamza Ibrahim Imran Jai Kabir Rohan Sami Yusuf Zain",
    "Alamgiri Bhatwari Chaudhrani Daralkot Farooqan Goswarhi Iqbalzai Jansari Kapurwala Mirzapuri "
    "Nairsane Qadirov-Shah Rahmatia Sandhuwal Tariqan",
)
AFRICAN = _heritage(
    "Abena Ada Amina Blessing Chidera Efua Esther Feven Hope Makeda Ngozi Saba Zainab",
    "Abdi Amanuel Chidi Daniel Emeka Femi Henok Kofi Kwame Samuel Tendai Tunde Yonas",
    "Adekunbola Asantewah Bankolewa Chikondara Dembelou Ezenwata Gebretsion-Hale Jallowe "
    "Kamarakoro Mensarfo Nwadiogbu-Ash Okonjira Owusuma Sesayama Tesfalul",
    "Tigrinya, Amharic, Arabic, Somali",
)
CARIBBEAN = _heritage(
    "Alesha Brianna Camille Destiny Imani Jada Kiara Leona Naomi Renee Shanice Talia Zora",
    "Aaron Curtis Dante Elijah Isaiah Jerome Kieron Malachi Marcus Nathan Omari Rico Tyrese",
    "Bellamarsh Cambrickson Dacrescott Fairweatherby Garnettlee Holderwyn Larrimont Marloweton "
    "Peartreeson Rochembeau Samberton Tuckerlane Wintersedge",
)
FROM_FAR = _heritage(
    "Asal Hana Lan Layal Mina Nasrin Rima Shirin Thuy Yara",
    "Ahmad Amir Besnik Dlovan Erion Farhad Hai Karwan Minh Navid Omid Rebin Samir Wali",
    "Ahmadiyar Barzanjo Dervishaj-Lum Faqirzad Gjonbala Haidaryan Karimdost Mahmudzar Nguyenthao "
    "Rashidkhel Safiyeh Tranvinh Wardakani Yusufzar",
    "Pashto, Dari, Kurdish Sorani, Arabic, Vietnamese, Albanian, Farsi",
)

HERITAGES: Mapping[str, tuple[Heritage, ...]] = {
    "WBRI": (BRITISH,),
    "WIRI": (BRITISH,),
    "WIRT": (BRITISH,),
    "WOTH": (EUROPEAN,),
    "WROM": (EUROPEAN,),
    "MWBC": (BRITISH, CARIBBEAN),
    "MWBA": (BRITISH, AFRICAN),
    "MWAS": (BRITISH, SOUTH_ASIAN),
    "MOTH": (BRITISH, EUROPEAN, CARIBBEAN),
    "AIND": (SOUTH_ASIAN,),
    "APKN": (SOUTH_ASIAN,),
    "ABAN": (SOUTH_ASIAN,),
    "AOTH": (FROM_FAR, SOUTH_ASIAN),
    "BCRB": (CARIBBEAN,),
    "BAFR": (AFRICAN,),
    "BOTH": (CARIBBEAN, AFRICAN),
    "OOTH": (FROM_FAR,),
    "CHNE": (FROM_FAR,),
}
EVERYBODY = (BRITISH, BRITISH, BRITISH, SOUTH_ASIAN, AFRICAN, CARIBBEAN, EUROPEAN)
"""The heritages of those who work for the council."""


def heritage(chance: Chance, ethnicity: str) -> Heritage:
    """Choose the heritage of a family."""
    return chance.one_of(HERITAGES.get(ethnicity, (BRITISH,)))


def first_name(chance: Chance, of: Heritage, sex: str) -> str:
    """Name a child."""
    return chance.one_of({"F": of.girls, "M": of.boys}.get(sex, of.girls + of.boys))


@dataclass(slots=True)
class Names:
    """Names for adults, none of them given twice."""

    chance: Chance
    given: set[str] = field(default_factory=set)

    def another(self) -> str:
        """Name somebody."""
        while True:
            of = self.chance.one_of(EVERYBODY)
            first = self.chance.one_of(of.girls + of.boys)
            name = f"{first} {self.chance.one_of(of.families)}"
            if name not in self.given:
                self.given.add(name)
                return name
