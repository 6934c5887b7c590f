"""Every label with its spellings, and what lines begin and end with. Each is spelled here and nowhere else; what heads
columns, and what says of when, stand in column_words.py and time_words.py."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import NamedTuple

import regex


class Kind(Enum):
    """What a label announces."""

    TITLE = "title"
    UNIT = "unit"  # where it has a label
    TIME = "time"  # the year or the period, where it has one
    FOCUS_AREA = "focus_area"
    THEME = "theme"
    GOAL = "goal"
    INITIATIVE = "initiative"
    RESPONSIBLE = "responsible"
    ACTION = "action"
    INDICATOR = "indicator"
    PROGRESS = "progress"
    MILESTONE = "milestone"
    REPORT = "report"
    MATRIX = "matrix"  # a table of whole actions, or its rest on a page
    STEPS = "steps"  # the headings Osatavoite and Raportointi of a table
    HEADER = "header"
    UNKNOWN = "unknown"

    __hash__ = object.__hash__  # an Enum's own is written in Python, and kinds are looked up all the time


# The labels of the hierarchy, from the outermost in. PAINOPISTE and TEEMA stand at the same height.
LEVELS = (Kind.FOCUS_AREA, Kind.THEME, Kind.GOAL, Kind.INITIATIVE, Kind.RESPONSIBLE, Kind.ACTION)
CONTEXT = (Kind.UNIT, Kind.TIME, *LEVELS)
AREAS = (Kind.FOCUS_AREA, Kind.THEME)  # they stand instead of each other
_FLAGS = regex.IGNORECASE  # not VERSION1: with its full case folding `[\p{L}-]+` takes exponential time

# A label is a whole word: TEKOÄLY, TEEMAVIIKKO and TEKO-ohjelma are none. A colon may close it, behind dots that
# lead to it, or such dots alone.
# Or a full stop does, as one parts a label in the same line: `Tavoite. Talous on tasapainossa`.
_END = r"(?P<end>(?:\s*\.+)?\s*[::]|\.{3,}(?=\s|$)|(?P<stop>(?<=\p{L}{4}|\bT[123])\.(?=\s|$))|(?=\s|$))"

# A dash may close it as a colon does: `TEKO – Uuden yksikön organisoituminen`.
_DASH = r"(?P<dash>\s+[–—-](?=\s|$))?"

# Labels may be counted, `TOIMENPIDE 2:`, `TOIMENPIDE 2   Tehostamme`; the figure of `TAVOITE 3 uutta` is a value.
# Or dated, `TAVOITE 2025   Kasvu`.
_COUNT = (
    r"(?:\s+\d{1,2}\.\d{1,2}(?=\s+[\p{L}\d])"  # of an outline, ahead of whatever
    r"|\s+(?:\d{1,2}(?:\.\d{1,2})*|20\d\d)(?:\.(?=\s|$)|(?=\s*:|\s+[–—-]\s|\s+(?-i:\p{Lu})|\s*$)))?"
)

# The sign or the number of a note, or a form's star for what must be filled in: `Painopiste *`, `MITTARI1`.
_MARK = r"(?:\s?[*†‡]|[¹²³⁴]|(?<=\p{L})[1-9](?=\s|:|$))?"
_CLOSE = _COUNT + _MARK + _DASH
_MARK_OF_STEP = r"(?:[*†‡¹²³⁴]|\s[*†‡](?=\s*$))?"  # elsewhere a star begins an item of a list
_DAY = r"[0-9]{1,2}\.[0-9]{1,2}\.(?:20[0-9]{2})?"
_TIME = (  # T2/2025, 31.8.2025, 1.5.–31.8.2025, 8/2025, 1–8/2025
    rf"(?:t[123](?:[/ ]20[0-9]{{2}})?|{_DAY}(?:\s?[–-]\s?{_DAY})?|(?:[0-9]{{1,2}}\s?[–-]\s?)?[0-9]{{1,2}}/20[0-9]{{2}}"
    r"|20[0-9]{2}|(?:huhti|elo|joulu)kuu(?:ssa|n\s+lopussa)(?:\s+20[0-9]{2})?)"  # elokuussa, huhtikuun lopussa 2026
)
_STEP = "(?:osa|väli)tavoitt"  # and its case
# The year that a milestone is for, which is no number of it: `Välitavoite 2025`, `Välietappi vuodelle 2025`.
_FOR_YEAR = r"\s+(?:vuodelle\s+)?20[0-9]{2}(?=\s*(?:[::]|$)|\s+(?-i:\p{Lu}))"

# What a label of the hierarchy may say of itself: `Strateginen tavoite`, `Strateg. tavoite`, `Keskeinen toimenpide`,
# `Valtuustotason tavoite`, `Toimialan oma teema`; and whose it is: `Tavoitteemme`, `Omistajan tavoite`.
_MODIFIER = (
    r"(?:(?:(?:(?:kaupunki|omistaja|konserni|palvelu)?strateg|toiminnalli|operatiivi|sitova|keskei|yhtei|toteutetta|valtuusto(?:kau|taso))\p{L}*\.?"
    r"|toiminnan|kehittämisen|vuoden|ohjelman|toimialan|omistajan|konsernin|lautakunnan|oma)\s+){0,2}"
)

# A milestone's number may be glued to its text (`Osatavoite 1:Valmistelu`), as may a label (`TEKO:Uuden`).
# No line begins with two of them; those that come most often are tried first.
_LABELS: tuple[tuple[Kind, regex.Pattern[str]], ...] = tuple(
    (kind, regex.compile(spelling + _END, _FLAGS))
    for kind, spelling in (
        # Raportointi: Valmistelu valmiina, Raportointi (T2): Valmistelu valmiina, Raportointi 31.8.2025
        (
            Kind.REPORT,
            rf"raport(?:ointi|\.)(?:,?\s+(?:{_TIME}(?=\s*(?::|$))|[(]{_TIME}[)])|\s+t[123]|\s+{_STEP}eesta\s+[0-9]{{1,2}}|\s+[(](?:osa|väli)tavoite\s+[0-9]{{1,2}}[)])?"
            + _MARK_OF_STEP
            + _DASH,
        ),
        (Kind.REPORT, _STEP + r"een\s+[0-9]{1,2}\s+raportointi"),  # Osatavoitteen 1 raportointi: Valmis
        # Osatavoite 1: Valmistelu käynnissä, Osatavoite 1 – Valmistelu käynnissä, 1. osatavoite: Valmistelu,
        # Osatavoite nro 1, Osatavoite 2.1 (the first of TOIMENPIDE 2), Osatavoite 1/4, OSATAV. 1, OT1,
        # Osatavoite 1 (valmis): Valmistelu, Osatavoite: 1 Valmistelu käynnissä, and `1   Osatavoite` with a large sign
        (
            Kind.MILESTONE,
            rf"(?:(?:(?:osa|väli)tavoite|(?:väli)?etappi){_FOR_YEAR}|(?:väli)?etappi(?=\s*(?:[::]|$)|\s+(?-i:\p{{Lu}}))|"
            r"ot\s?(?P<number>[0-9]{1,2})|(?:osa|väli)?(?:etappi|vaihe|virstanpylväs|askel|tehtävä(?<=(?:osa|väli)tehtävä))\s+(?P<number>[0-9]{1,2})(?=\s*(?:[.:]|$|(?-i:\p{Lu}))|\s+[–-]\s)|(?:vuoden\s+(?=väli))?(?:osa|väli)tav(?:oite|\.)(?:(?:\s+n(?:ro|r\.|o))?\s*(?:(?:[0-9]{1,2}\.){1,2}(?P<number>[0-9]{1,2})(?!\.)|(?P<number>[0-9]{1,2}))(?:/[0-9]{1,2})?(?:\s+[(][^()]{1,30}[)](?=\s*:))?"
            r"|:\s*(?P<number>[0-9]{1,2})(?=[.:)]?(?:\s+(?-i:\p{Lu})|$)))?|(?P<number>[0-9]{1,2})(?:[.)]\s*|\s+(?-i:(?=[OV])))(?:osa|väli)tavoite)(?:[.)])?"
            + _MARK_OF_STEP
            + _DASH,
        ),
        # PAINOPISTE   Kasvava Pori, PAINOP.   Kasvava Pori, Strateginen painopiste: Kasvava Pori
        (
            Kind.FOCUS_AREA,
            _MODIFIER + r"(?:(?:strategia)?painop(?:iste(?:alue|emme)?|\.)|päämäärä|näkökulma|ohjelmalinja"
            r"|kehittämis(?:kohde|alue)|(?:strategian|kehittämisen)\s+kärki)" + _CLOSE,
        ),
        (Kind.THEME, _MODIFIER + r"(?:strategia|kärki)?teema(?:mme)?" + _CLOSE),  # TEEMA   Viestintä
        # TAVOITE   Strateginen viestintä, Vuoden tavoite: Kasvu, Tulostavoite: Kasvu
        (
            Kind.GOAL,
            _MODIFIER
            + r"(?:pää|kärki|tulos|vuosi|ohjelma|energia|ilmasto|palvelu(?:taso)?|laatu)?tav(?:oite|oitteemme|\.)"
            + _CLOSE,
        ),
        (
            Kind.INITIATIVE,
            _MODIFIER
            + r"(?:(?:avain|kärki|kehittämis)?teko|tekomme|(?:kärki|kehittämis)?hanke|kehittämiskokonaisuus)"
            + _CLOSE,
        ),  # TEKO   Uuden yksikön
        # TOIMIALA   Konsernipalvelut: most reports name it in a title
        (
            Kind.UNIT,
            r"(?:toimiala(?:(?:/|\s+tai\s+)yksikkö)?|yksikkö(?:/|\s+tai\s+)toimiala|tulosalue|tulosyksikkö|palvelualue|toimielin|organisaatio|lautakunta|hallintokunta|liikelaitos|yhtiö)"
            + _CLOSE,
        ),
        # Vuosi: 2025, Raportointikausi   T2, Vuosi over 2025: most reports say it in a title
        (
            Kind.TIME,
            r"(?:(?:toiminta|talousarvio|raportointi|seuranta)?vuosi|(?:raportoitava\s+|raportointi|seuranta|katsaus)?(?:kausi|jakso)"
            r"|vuosikolmannes)" + _END + r"(?=\s*(?:$|/|20\d\d\b|T\s?[123]\b|[123]\.|(?-i:\p{Lu}\p{L}++\s?){1,3}$))",
        ),
        # VASTUUYKSIKKÖ   Viestintäpalvelut: most units have no label
        (
            Kind.RESPONSIBLE,
            r"(?:vastuu(?:yksikkö|yks\.|taho|alue|yhtiö|toimiala|ssa|henkilö(?:(?:\s+(?:tai|ja)\s+|/)-?\s?(?:yksikkö|taho))?|henkilöt)?|vast\.\s?(?:yksikkö|taho)"
            r"|(?:vastuullinen|vastaava)\s+(?:yksikkö|taho)|(?:tulos|toteutus|veto)vastuu|(?-i:VASTAA)|vastaa(?=:)|omistaja"
            r"|toteuttaja)" + _CLOSE,
        ),
        (
            Kind.ACTION,
            _MODIFIER
            + r"(?:(?:kehittämis|avain|kärki)?toimenp(?:ide|iteemme|\.)|(?:kehittämis|kärki)toimi|(?<=\s)toimi"
            r"|(?-i:TOIMI)|toimi(?=:|\s+\S)|(?-i:TEEMME)|teemme\s+tämän)" + _CLOSE,
        ),  # TOIMENPIDE 1.2   Tehostamme viestintää, Keskeinen toimi: Kysely; a mere `Toimi` is a value
        # MITTARI   Lähtötaso   Tavoitetaso, Mittari 1: Kävijät vuodessa, Tunnusluku   Nykytaso   Tavoitearvo
        (
            Kind.INDICATOR,
            r"(?:(?:(?:seurattava|käytettävä|keskeinen)\s+)?(?:(?:seuranta)?mittari(?:t|[(]t[)]|mme)?|tunnuslu(?:ku|vut))|mitt\.|(?:millä|miten)\s+(?:sitä\s+)?(?:mitataan|mittaamme)|mistä\s+tiedämme\s+onnistuneemme|indikaattorit?|arviointikriteerit?)(?:\s+\d{1,2}(?=\s*[::]|\s+(?-i:\p{Ll}?\p{Lu})))?"
            + _MARK,
        ),
    )
)
# What names begin with that only some cities know things by, or that text begins with as well.
OTHER_NAMES = (
    "päämäär",
    "päätav",
    "näkök",
    "kärki",
    "hanke",
    "kehittämish",
    "kehittämist",
    "kehittämisk",
    "kehittämisa",
    "omistaja",
    "toteutt",
    "tunnus",
    "indik",
    "arvioint",
)
OTHER_STEPS = ("ot", "väli", "virst", "askel", "etap", "vaih", "osateh", "osavai")
OTHER_REPORT_NAMES = (
    "raportti", "sanallinen", "arvio", "viraston", "tote", "edist", "eten", "seur", "tila", "komment", "selite",
    "perustelu", "missä",
)  # fmt: skip
# How an action is getting on, in a word or two beside it.
_STATE = regex.compile(
    r"(?:ei(?:\s+(?:vielä|ole))?\s+|osittain\s+)?(?:aloitettu|alkanut|toteutunut|saavutettu|valmis|valmistunut)"
    r"(?:\s+osittain)?|(?:etenee|toteutuu)(?:\s+(?:suunnitellusti|aikataulussa|osittain))?|ei\s+(?:etene|toteudu)"
    r"|käynnissä|käynnistynyt|kesken|vireillä|aikataulussa|viivästy(?:nyt|y|mässä)|myöhässä|keskeyt(?:etty|ynyt)"
    r"|siirretty|peruttu|päättynyt|toteutumassa|suunnitteilla|valmisteilla",
    _FLAGS,
)
# How things stand, as reports and their columns are named elsewhere.
OTHER_REPORTS = ("edistyminen", "eteneminen", "seuranta", "tilanne", "tilannekuvaus", "tilannekatsaus")

# How a column is headed by what it reports on: `Osatavoitteen tilanne`, `Arvio toteutumisesta`.
_OF_STEP = r"(?:(?:osa|väli)tavoitteen|toimenpiteen|vaiheen|virstanpylvään)"
_REPORTS_ON = regex.compile(
    rf"{_OF_STEP}\s+(?:toteutuminen|toteu(?:tu)?ma|tilanne|raportointi|seuranta|eteneminen|edistyminen)"
    r"|arvio\s+(?:toteutumis|etenemis|edistymis)est[aä]|(?:toteutumisen|etenemisen|edistymisen)\s+(?:arvio(?:inti)?|seuranta|tilanne)",
    _FLAGS,
)
_NAMES_STEP = regex.compile(
    rf"{_OF_STEP}\s+(?:kuvaus|nimi|sisältö)|(?:osa|väli)tavoit(?:e|teet)\s+ja\s+(?:ajankohta|aikataulu|määräaika)",
    _FLAGS,
)  # `Vaihe   Vaiheen kuvaus`

# Other names of a report, which text begins with as well: `Toteutuminen: Valmistelu valmiina`, `Raportti   Valmistui`.
_OTHER_REPORT = regex.compile(
    rf"(?:raportti|sanallinen\s+(?:arvio(?:inti)?|kuvaus|selvitys)|(?:viraston\s+)?arvio(?:\s+toteutumisesta|(?=\s*:))|kommentti|kommentit|selite|perustelut?|missä\s+mennään|(?:toteutuminen|toteu(?:tu)?ma|{'|'.join(OTHER_REPORTS)})(?:\s+ja\s+(?:selvitys|selite|perustelut?|kommentit?))?|toteutunut)(?:,?\s+(?:[(]{_TIME}[)]|{_TIME}|vuonna\s+20[0-9]{{2}}|vuoden\s+lopussa))?"
    + _END,
    _FLAGS,
)

# Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
# And, as whole lines: Toimenpiteen edistyminen T2/2025, Tilannekatsaus, kolmas vuosikolmannes (T3), Tilanne 31.8.2025.
# `Toteuma 31.12.` heads a column, `Tavoitteiden toteutuminen, kolmas vuosikolmannes` a report.
_ACCOUNT = (
    r"(?:selvitys|seuranta|(?:väli|tilanne)?katsaus|tilannekuvaus|tilanne|edistyminen|eteneminen|toteutuminen|toteutuma"
    r"|toteuma)"
)
_OF_TRIMESTER = (
    r"(?:[(]?T\s?[123](?:[/ ]20\d\d)?[)]?|\w+\s+(?:vuosi)?kolmanneksella|(?:[123]\.|\w+)\s*vuosikolmannes"
    r"|(?:tammi|touko|syys)(?:kuu)?\s?[–-]\s?(?:huhti|elo|joulu)kuu(?:ssa|lta)?|(?:huhti|elo|joulu)kuun\s+lopussa|[159]\s?[–-]\s?(?:4|8|12)/20\d\d"
    r"|vuosikolmannes\s+[123](?:/20\d\d)?|(?:1\.[159]\.(?:20\d\d)?\s?[–-]\s?)?(?:30\.4\.|31\.8\.|31\.12\.)(?:20\d\d)?)(?:\s+20\d\d)?"
    r"(?:\s+[(]T[123][)])?"
)
_PROGRESS = regex.compile(
    r"selvitys\s+(?:toimenpite\w*|tavoitte\w*|edistymis\w*|etenemis\w*|toteutumis\w*|tilantee\w+)\b|selvitys\s*:"
    r"|raport(?:ti|ointi)\s+(?:edistymis|etenemis|toteutumis)\w+\s+[(]T[123][)]\s*:?$"
    rf"|(?!toteuma\s+\d|tavoitte[^,]*,)(?:(?:toimenpite|tavoitte)\w+\s+)?{_ACCOUNT}(?:\s+(?:toimenpite|tavoitte|edistymis|etenemis|toteutumis)\w+)*"
    rf"(?:,|\s+[–-])?\s+{_OF_TRIMESTER}\s*:?$",
    _FLAGS,
)

# In the order in which they are tried.
_ALL_LABELS = (*_LABELS, (Kind.PROGRESS, _PROGRESS), (Kind.REPORT, _OTHER_REPORT))
# Letters that tell most other words from the start of a label, and `keskusta` from `keskeinen`.
_START, _MORE = 4, 8

# A form's name may list its labels: `PAINOPISTE · TAVOITE · TOIMENPIDE – seurantalomake`.
_NAMES = r"(?:painopiste(?:et)?|teemat?|(?:osa)?tavoit(?:e|teet)|te(?:ko|ot)|toimenpi(?:de|teet)|mittarit?|raportointi)"
_LISTED = regex.compile(rf"{_NAMES}\s?(?P<sign>[·•|/,>])\s?{_NAMES}(?:\s?(?P=sign)\s?{_NAMES}\b)+", _FLAGS)

# Labels that head a column of several such things.
_PLURALS = {
    "painopisteet": Kind.FOCUS_AREA,
    "teemat": Kind.THEME,
    "tavoitteet": Kind.GOAL,
    "teot": Kind.INITIATIVE,
    "toimenpiteet": Kind.ACTION,
    "vastuutahot": Kind.RESPONSIBLE,
    "vastuuyksiköt": Kind.RESPONSIBLE,
    "osatavoitteet": Kind.MILESTONE,
    "välitavoitteet": Kind.MILESTONE,
}

# What parts of the context are called that only some cities have.
_MEANINGS = {
    Kind.FOCUS_AREA: regex.compile(
        r"^strategia(?:n\s\p{L}+)?$|^\p{L}+n\slinjaus$|(?:kärki|kärjet|painotus|painoalue|päämäärä|ohjelma|näkökulma|visio|kehittämis(?:kohde|alue))$",
        _FLAGS,
    ),
    Kind.THEME: regex.compile(r"(?:teema(?:-?alue|-?kokonaisuus)?|näkökulma|ohjelma)$", _FLAGS),
    Kind.GOAL: regex.compile(r"(?:päämäärä|tavoite|lupaus|linjaus|tahtotila)$|^tavoite\s\p{L}+lle$", _FLAGS),
    Kind.INITIATIVE: regex.compile(r"(?:hanke|ohjelma|projekti|teko|toimi|kokonaisuus|kärki|keino)$", _FLAGS),
}

# What ends a paper begins so: `Porissa 12.9.2025`, `Pori, 12. syyskuuta 2025`, `Lisätietoja: ...`, `Liitteet`.
_CLOSING = regex.compile(
    r"\p{Lu}\p{L}*(?:ss[aä]|ll[aä]|,)\s+(?:\d{1,2}\.\s?(?:päivänä\s)?(?:\d{1,2}\.|\p{L}+kuuta\s))\s?20\d\d$"
    r"|(?:Päiväys(?:\s(?:ja\s)?[Aa]llekirjoitus)?|Kunnioittav\w+|Ystävällisin\s\w+|(?:Parhain\s)?[Tt]erveisin,?|Lisätietoja|Lisätiedot|Allekirjoitu(?:s|kset)"
    r"|Liit(?:e|teet)|Jakelu|Tiedoksi|Vakuudeksi)(?:\s?:|$)",
    regex.VERSION1,
)
_SIGN = r"(?:päiväys|paikka\s+ja\s+(?:aika|päivä\w*)|allekirjoitus|nimenselvennys)"
_BLANK = r"[\s./]*_[_\s./]*"
_SIGNING = regex.compile(
    rf"{_SIGN}(?:\s+{_SIGN})+|\p{{L}}+ss[aä]\s+{_BLANK}20\d\d|(?:\p{{L}}+,?\s+){{0,3}}\p{{L}}+:{_BLANK}(?:20\d\d)?",
    _FLAGS,
)
_PLACEHOLDER = regex.compile(r"kirjoita\s+teksti[aä]?\s+napsauttamalla\s+(?:tai\s+napauttamalla\s+)?tätä\.?", _FLAGS)
_PLACE_AND_DATE = regex.compile(r"\p{Lu}\p{L}+,?\s+\d{1,2}\.\s?\d{1,2}\.\s?20\d\d", regex.VERSION1)

# What a system says of its print: `Tulostettu raportointijärjestelmästä 12.9.2025 klo 9.14`.
_PRINTED = regex.compile(
    r"(?:raportti\s+)?(?:tulostettu\b.{0,60}?\s\d{1,2}\.\d{1,2}\.20\d\d(?:,?\s+(?:klo\s+)?\d{1,2}[.:]\d\d)?"
    r"|(?:luotu|poimittu|muodostettu)\b.{0,60}?\s\d{1,2}\.\d{1,2}\.20\d\d,?\s+klo\s+\d{1,2}[.:]\d\d)",
    _FLAGS,
)

# The heading of a list of a report's own terms ends so: `Käsitteet`, `Liite 1. Raportissa käytetyt käsitteet`.
_TERMS = regex.compile(
    r"(?:\S+\s+){0,5}(?:käsitte(?:et|itä)|termit|termejä|määritelm(?:ät|iä)|lyhent(?:eet|eitä)|sanasto|käsitteistö)"
    r"(?:\s+ja\s+\S+)?:?",
    _FLAGS,
)

_CONTENTS = regex.compile(r"sisällys(?:luettelo)?:?|sisältö:?", _FLAGS)

# The line below a picture or a table begins so: `Kuva: Porin kaupunki`, `Kuvio 3. Kävijämäärä`, `Lähde: Sotkanet`.
# And a comment in the margin of a draft: `Kommentoinut [VT1]: Onko tämä ajan tasalla?`.
_CAPTION = regex.compile(
    r"\b(?:(?:kuva|kuvio|kaavio|valokuva|lähde|lähteet)(?:\s+\d{1,3})?\s?[.:]|(?:kommentoinut|kommentti|muotoiltu)\s?\[\w{1,6}\]\s?:)",
    _FLAGS,
)

# And so does one beside text, as a report may elsewhere: `Kommentti: Onko luku oikein?`.
_COMMENT = regex.compile(r"kommentti(?:\s\d{1,3})?\s?:", _FLAGS)

# A note at the foot of a page begins so: `1Valtuuston hyväksymä talousarvio`, `2) Sisältää ...`, `* Ennuste`.
FOOTNOTE = regex.compile(r"(?:\d{1,2}|[*†‡]{1,3})\)?\s?\p{Lu}", regex.VERSION1)

# A line that begins so is one item of a list inside a report. A glyph that no font explains is one there, too.
BULLETS = frozenset("-–—→•◦▪▫■□☐☑☒●○‣⁃∙·*➢➤►▶▸▾✓✔◆❖\ufffdo")  # Word's second level is a lone `o`
DASHES = frozenset("-–—")
SEPARATORS = DASHES | frozenset("|»→›")  # of labels from their values
CRUMBS = SEPARATORS | frozenset("/>·•▸►▾")  # between the parts of a path, or ahead of what may be folded away
GLUED_BULLETS = frozenset("•◦▪▫■□●○‣⁃∙➢➤►")  # signs of no other use: `•Esiselvitys`
# What heads a column of numbers, or of codes as `TP2`.
NUMBERS = frozenset(("nro", "nro.", "nr", "nr.", "n:o", "numero", "#", "tunnus", "tunniste", "id"))
MANY_MILESTONES = ("osatavoitteet", "välitavoitteet", "etapit", "välietapit", "virstanpylväät")
OF_MILESTONES = ("osatavoitteiden", "välitavoitteiden")
PHASES = (
    "virstanpylväs",
    "askel",
    "etappi",
    "välietappi",
    "vaihe",
    "osavaihe",
    "osatehtävä",
)  # which text speaks of as well
MILESTONES = ("osatavoite", "välitavoite", *PHASES, *MANY_MILESTONES)  # and one of milestones
_STEPS = frozenset((*MILESTONES, "vuositavoite"))  # a goal, or beside reports a milestone
STATES = frozenset((*OTHER_REPORTS, "selvitys"))  # and, beside that, one of reports

_COURSE = regex.compile(r"aikajana|aikataulu|eteneminen|edistyminen|toteutuminen|tilanne|seuranta|raportointi", _FLAGS)
# And below an `A.` or an `A)` an `A.1` or an `A1)`; a `T2` is a time.
_OUTLINE = regex.compile(
    r"\d{1,2}(?:\.\d{1,2}){0,5}[.)]?|\p{L}[.)]|\((?:\p{L}|\d{1,2})\)"
    r"|\p{Lu}(?:\.\d{1,2}){1,5}[.)]?|(?!T)\p{Lu}\d{1,2}(?:[.)]|(?:\.\d{1,2}){1,4}[.)]?)"
)
_CODE = regex.compile(r"(?!T\d)\p{Lu}{1,3}[.-]?\d{1,3}(?:[.-]\d{1,3}){0,5}[.):]?", regex.VERSION1)
_BEHIND_LETTER = frozenset(".)0123456789")  # of the number of a heading: `A.1`, `A)`, `A1)`

# A line that ends with one of these goes on below, as one that ends with a form of `joka` does.
_CONTINUES = frozenset((
    "ja", "tai", "sekä", "eli", "että", "kuin", "vähintään", "enintään", "noin", "yli", "alle", "vuonna", "vuoden",
    "vuodesta", "vuoteen", "vuosina",
    "–", "/", "&",
))  # fmt: skip
_RELATIVE = regex.compile(r"jo(?:ka|nka|ta|hon|ssa|sta|ll[ae]|lta|tka|iden|ita|ihin|issa|ista|ill[ae]|ilta)")
_GOES_ON = regex.compile(
    r"[(](?:taulukko\s+)?(?:jatkuu|jatkoa|jatko)\b[^()]*[)]|taulukko\s+(?:jatkuu|jatkoa)"
    r"|(?:\p{L}+\s+)?(?:jatkuu|jatkoa)\s+(?:seuraavalla|edelliseltä)\s+sivul\w+"
    r"|edellisen\s+sivun\s+\p{L}+\s+(?:jatkuu|jatkoa)",
    _FLAGS,
)
_MARKED = regex.compile(r"\s*[(](?:jatkuu|jatkoa|jatko)[)]\s*", _FLAGS)
_ANOTHER = regex.compile(r"\b(?:edelli|seuraav)", _FLAGS)
_AGAIN = regex.compile(r"\s+[(](?:jatkuu|jatkoa|jatko)\b[^()]*[)]$", _FLAGS)

# A cell that is a whole value by itself: `n. 60 %`, `enintään 10 vrk`, `5 € / vuosi`, `syksyllä 2025`, `kasvaa`.
_WHOLE_VALUE = regex.compile(
    r"(?:(?:n\.|noin|yli|alle|vähintään|enintään|[<>≥≤+−–-])\s*)?"
    r"\d[\d\s.,–−-]*(?:\s*(?:%|€|[\p{L}%€²³]{1,12}\.?)){0,2}(?:\s*/\s*\w+)?|\p{Ll}+\s+20\d\d|[-–—]"
    r"|kasvaa|nousee|lisääntyy|paranee|laskee|vähenee|pienenee|säilyy|ennallaan",
    _FLAGS,
)


class Match(NamedTuple):
    """A label at the start of a line: `length` characters of it, `colon` when a colon or a dash closes it."""

    kind: Kind
    length: int
    colon: bool
    number: int | None = None


@lru_cache(maxsize=4096)
def _labels_from(start: str) -> tuple[tuple[Kind, regex.Pattern[str]], ...]:
    """What of all labels may begin so: of most lines nothing does, and they need not be tried against each."""
    labels = _labels_from(start[:_START]) if len(start) > _START else _ALL_LABELS
    return tuple((kind, pattern) for kind, pattern in labels if pattern.match(start, partial=True))


@lru_cache(maxsize=1024)  # several rules ask about one line
def match_label(line: str) -> Match | None:
    """The label that `line` begins with."""
    for kind, pattern in _labels_from(line[:_MORE]):
        found = pattern.match(line)
        if found:
            return None if _LISTED.match(line) else _matched(line, kind, found)
    return None


def _matched(line: str, kind: Kind, found: regex.Match[str]) -> Match:
    """The label of a kind that was found at the start of `line`."""
    if kind is Kind.PROGRESS:
        colon = line.find(":")
        return Match(kind, colon + 1 if colon >= 0 else len(line), colon >= 0)
    said = found[0]
    closed = ":" in said or said[-1] in DASHES or (said[-1] == "." and bool(found.groupdict().get("stop")))
    number = found["number"] if kind is Kind.MILESTONE else None
    return Match(kind, found.end(), closed, int(number) if number else None)


@lru_cache(maxsize=4096)  # asked of the first word of each line, again and again
def is_outline(word: str) -> bool:
    """Whether a word is the number or the letter of a heading or a form's box: `1.2.1`, `a)`, `b.`, `(2)`, `P1.2`."""
    return bool(_OUTLINE.fullmatch(word))


@lru_cache(maxsize=1024)
def is_code(word: str) -> bool:
    """Whether a word may be what a planning system counts its goals by: `P1.2`, `KON-14`."""
    return bool(_CODE.fullmatch(word))


def label_in(text: str) -> Kind | None:
    """The label that a text is, and nothing more."""
    found = match_label(text)
    return found.kind if found and found.length == len(text) else None


@lru_cache(maxsize=4096)
def may_begin_label(text: str) -> bool:
    """Whether a text may begin with a label, maybe in brackets or behind its number: most do not, and need not be
    looked at closely."""
    start = text[text[:1] == "(" :][:_MORE]
    code = start[:4].isupper() and not start[:4].isalpha()  # `KON-14`
    marked = code or start[:1].isdecimal() or start[1:2] in _BEHIND_LETTER
    return marked or bool(_labels_from(start))


def may_name_milestone(text: str) -> bool:
    """Whether a text may have a name of milestones in it: most have none, and need not be looked at word by word."""
    small = text.lower()
    return (
        "tavoit" in small
        or "etap" in small
        or "vaih" in small
        or "virst" in small
        or "tehtäv" in small
        or "askel" in small
    )


@lru_cache(maxsize=4096)  # two rules ask about each line
def may_name_deed(text: str) -> bool:
    """Whether a text may have the label of a TEKO or a TOIMENPIDE in it."""
    small = text.lower()
    return "toim" in small or "teko" in small or "hanke" in small or "teem" in small or "kokonais" in small


def may_name_indicator(text: str) -> bool:
    """Whether a text may have a name of indicators in it."""
    small = text.lower()
    return "mittar" in small or "mitt." in small or "tunnuslu" in small or "indikaat" in small or "kriteer" in small


@lru_cache(maxsize=1024)
def is_whole_value(text: str) -> bool:
    """Whether a printed line is a complete baseline or target: a figure with its bound and unit."""
    return bool(_WHOLE_VALUE.fullmatch(text))


def may_mean(label: str, kind: Kind) -> bool:
    """Whether a label that is not known may be that of a part of the context: `Kehittämishanke` of a TEKO."""
    return bool(_MEANINGS[kind].search(label))


def reports_on(heading: str) -> bool:
    """Whether the heading of a column says what it reports on: `Osatavoitteen tilanne`."""
    return bool(_REPORTS_ON.fullmatch(heading))


def names_step(heading: str) -> bool:
    """Whether the heading of a column says that it names milestones: `Osatavoite`, `Vaiheen kuvaus`."""
    return heading.lower() in _STEPS or bool(_NAMES_STEP.fullmatch(heading))


def explains(heading: str) -> bool:
    """Whether a heading is that of what is said of a state that another column tells: `Toteutunut   Perustelu`."""
    return heading.lower().startswith(("selite", "perustelu", "kommen"))


def describes(heading: str) -> bool:
    """Whether a heading is that of what the column before it has the numbers of."""
    return heading.lower() in ("kuvaus", "sisältö", "nimi")


def plural_of(word: str) -> Kind | None:
    """What label a word is in the plural: `Toimenpiteet`, `TEEMAT:`."""
    return _PLURALS.get(word.removesuffix(":").lower())


def continues(word: str) -> bool:
    """Whether a line that ends with `word` goes on below."""
    return word in _CONTINUES or bool(_RELATIVE.fullmatch(word))


def says_it_goes_on(text: str) -> bool:
    """Whether a line says nothing but that something goes on over the page: `(jatkuu seuraavalla sivulla)`, or what:
    `Toimenpide (jatkuu)`, `Osatavoite (jatkuu)   Raportointi (jatkuu)`."""
    if "jatk" not in text.lower():
        return False
    names = _MARKED.split(text)
    marked = len(names) > 1 and not names[-1] and all(label_in(name) or plural_of(name) for name in names[:-1])
    return marked or bool(_GOES_ON.fullmatch(text))


def names_another(text: str) -> bool:
    """Whether a line speaks of another report than the one it is in: `Edellinen raportti: T1/2025`."""
    return bool(_ANOTHER.search(text))


def goes_on_from(text: str) -> str | None:
    """The value that is printed once more at the top of a page, `Kysely asukkaille (jatkuu)`; None if it does not say
    so."""
    found = _AGAIN.search(text)
    return text[: found.start()] if found else None


def closes(text: str) -> bool:
    """Whether a line begins what ends a paper: its place and date, or whom to ask."""
    return bool(_CLOSING.match(text))


def is_to_sign(text: str) -> bool:
    """Whether a line is where a form is dated and signed: `Päiväys   Allekirjoitus`, `Porissa ___/___ 2025`, `Laatija
    ja päiväys: ____`."""
    return ("llekirj" in text or "_" in text or "äiväy" in text) and bool(_SIGNING.fullmatch(text))


def offers_ticks(text: str) -> bool:
    """Whether a line has boxes to choose from: `Tila: ☐ Ei aloitettu ☒ Käynnissä`."""
    return sum(map(text.count, "☐☑☒")) > 1


def is_placeholder(text: str) -> bool:
    """Whether a text is what a form has where nothing was typed: `Kirjoita teksti napsauttamalla tätä.`"""
    return bool(_PLACEHOLDER.fullmatch(text))


def says_when_printed(text: str) -> bool:
    """Whether a line says nothing but when, and out of what, a paper was printed."""
    return bool(_PRINTED.fullmatch(text))


def may_have_caption(text: str) -> bool:
    """Whether a caption may begin in a line: most have none, and need not be looked at closely."""
    small = text.lower()
    return "kuv" in small or "lähd" in small or "läht" in small or "kaav" in small or "komm" in small or "muot" in small


def begins_caption(text: str, *, aside: bool = False) -> bool:
    """Whether a text is a caption, or a comment in the margin of a draft, where it stands `aside` of other text."""
    return bool(_CAPTION.match(text) or (aside and _COMMENT.match(text)))


def says_where_and_when(text: str) -> bool:
    """Whether a line is a place, in whatever case, and a date: of a report it may say `Valmistunut 30.6.2025`."""
    return bool(_PLACE_AND_DATE.fullmatch(text))


def explains_terms(text: str) -> bool:
    """Whether a line may be the heading of a list that explains terms."""
    return bool(_TERMS.fullmatch(text))


def heads_contents(text: str) -> bool:
    """Whether a line is the heading of a table of contents."""
    return bool(_CONTENTS.fullmatch(text))


def speaks_of_slanted_type(text: str) -> bool:
    """Whether a line says that something is set in slanted type: `Raportointi on kirjoitettu kursiivilla`."""
    return "kursiiv" in text.lower()


def is_state(text: str) -> bool:
    """Whether a text says nothing but how an action is getting on: `Etenee`, `Ei aloitettu`."""
    return bool(_STATE.fullmatch(text))


def names_course(word: str) -> bool:
    """Whether a list of milestones may be said to be that of theirs: `Osatavoitteiden aikajana`."""
    return bool(_COURSE.fullmatch(word))
