"""The seven tables. The Arrow schemas are the data dictionary: each column says in English and Finnish what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

# Raised when a column is added, dropped or changes its meaning. Files of another version are not merged with.
VERSION = "4"

_STRING = pa.string()
_COUNT = pa.int32()
_REAL = pa.float64()


@dataclass(frozen=True, slots=True)
class Table:
    """A table's schema and the columns that its rows are sorted by."""

    name: str
    schema: pa.Schema
    sort_by: tuple[str, ...]


def _column(name: str, kind: pa.DataType, english: str, finnish: str, *, null: bool = True) -> pa.Field:
    return pa.field(name, kind, null, {"description_en": english, "description_fi": finnish})


def _table(name: str, texts: tuple[str, str], columns: list[pa.Field], sort_by: tuple[str, ...]) -> Table:
    metadata = {
        "tavoitteet_table": name,
        "tavoitteet_schema_version": VERSION,
        "description_en": texts[0],
        "description_fi": texts[1],
    }
    return Table(name, pa.schema(columns, metadata), sort_by)


_DOCUMENT_ID = _column(
    "document_id",
    _STRING,
    "the document: the first 16 hex digits of its file's SHA-256",
    "asiakirja: tiedoston SHA-256-tiivisteen 16 ensimmäistä heksanumeroa",
    null=False,
)
_ACTION_ID = _column("action_id", _STRING, "the action", "toimenpide, johon rivi kuuluu", null=False)
_YEAR = _column("year", _COUNT, "the budget year", "talousarviovuosi")
_PERIOD = _column(
    "period",
    _STRING,
    "the trimester reported on: T1, T2 or T3; null in a plan",
    "raportoitu vuosikolmannes: T1, T2 tai T3; tyhjä suunnitelmassa",
)
_UNIT = _column("unit", _STRING, "the unit that the title names", "yksikkö, jonka otsikko nimeää")
_PAGE = _column("page", _COUNT, "the page it begins on, from 1", "sivu, jolta se alkaa, ykkösestä", null=False)
_CORRECTED = _column(
    "corrected",
    _STRING,
    "its columns whose values a person corrected, as baseline,target; null if none",
    "sarakkeet, joiden arvon joku on korjannut, esimerkiksi baseline,target; tyhjä, jos ei mitään",
)
_BOX = [
    _column(
        "x0",
        _REAL,
        "left edge, in points from the left of the page as shown",
        "vasen reuna pisteinä sivun vasemmasta reunasta",
    ),
    _column(
        "top",
        _REAL,
        "upper edge, in points from the top of the page as shown",
        "yläreuna pisteinä sivun yläreunasta",
    ),
    _column(
        "x1",
        _REAL,
        "right edge, in points from the left; null in text files",
        "oikea reuna; tyhjä tekstitiedostossa",
    ),
    _column(
        "bottom",
        _REAL,
        "lower edge, in points from the top; null in text files",
        "alareuna; tyhjä tekstitiedostossa",
    ),
]


def _typed(name: str, english: str, finnish: str) -> Iterator[pa.Field]:
    """The columns that say what a printed `baseline` or `target` is as a value."""
    yield _column(
        f"{name}_kind",
        _STRING,
        f"{english}: text, exact, approximate, range, at_least, more_than, at_most, less_than, date or none",
        f"{finnish}, arvon laji: text (teksti), exact (tarkka), approximate (noin), range (vaihteluväli), at_least "
        "(vähintään), more_than (yli), at_most (enintään), less_than (alle), date (päivä) tai none (ei arvoa)",
    )
    yield _column(f"{name}_low", _REAL, f"{english}: the number, or its lower bound", f"{finnish}: luku tai alaraja")
    yield _column(f"{name}_high", _REAL, f"{english}: the number, or its upper bound", f"{finnish}: luku tai yläraja")
    yield _column(f"{name}_unit", _STRING, f"{english}: the unit of measure, if printed", f"{finnish}: mittayksikkö")
    yield _column(
        f"{name}_date",
        pa.date32(),
        f"{english}: the last day of the date printed",
        f"{finnish}: painetun ajan viimeinen päivä",
    )


def _key(name: str, english: str, finnish: str) -> pa.Field:
    """A column by which a row is found again in other reports."""
    return _column(
        f"{name}_key",
        _STRING,
        f"the same in each report that words it the same: {english}",
        f"sama joka raportissa, jossa sanamuoto on sama: {finnish}",
        null=False,
    )


_DOCUMENTS = _table(
    "documents",
    ("one row for each report file", "yksi rivi kutakin raporttitiedostoa kohti"),
    [
        _DOCUMENT_ID,
        _column(
            "source",
            _STRING,
            "path below the input folder, with /",
            "polku syötekansion alla, erottimena /",
            null=False,
        ),
        _column("sha256", _STRING, "SHA-256 of the file; null if it cannot be read", "tiedoston SHA-256-tiiviste"),
        _column(
            "title",
            _STRING,
            "the first title line as printed",
            "ensimmäinen otsikko sellaisena kuin se on painettu",
        ),
        _column("unit", _STRING, "the unit; null if the file has several", "yksikkö; tyhjä, jos niitä on useita"),
        _YEAR,
        _PERIOD,
        _column("pages", _COUNT, "number of pages", "sivujen määrä"),
        _column(
            "ocr_pages", _STRING, "pages whose text was recognised in a scan", "sivut, joiden teksti on tunnistettu"
        ),
        _column("unread_pages", _STRING, "pages that are pictures without text", "sivut, jotka ovat vain kuvia"),
        _column("words", _COUNT, "number of words on all pages", "sanojen määrä kaikilla sivuilla"),
        _column("words_in_values", _COUNT, "words that are in a value", "sanat, jotka ovat jossakin arvossa"),
        _column("words_in_labels", _COUNT, "words that are labels", "sanat, jotka ovat otsakkeita"),
        _column(
            "words_in_furniture",
            _COUNT,
            "words of running headers and footers",
            "ylä- ja alatunnisteiden sanat",
        ),
        _column("words_unparsed", _COUNT, "words that no rule took", "sanat, joita mikään sääntö ei tunnistanut"),
        _column("reader", _STRING, "what read the file", "lukija, joka luki tiedoston"),
        _column("parser_version", _STRING, "version of tavoitteet", "tavoitteet-ohjelman versio", null=False),
        _column("corrections", _STRING, "hash of its corrections, if any", "korjausten tiiviste, jos niitä on"),
        _column("status", _STRING, "converted, partial or failed", "converted, partial tai failed", null=False),
        _column("error", _STRING, "why it failed or is partial", "syy epäonnistumiseen tai vajavuuteen", null=True),
    ],
    ("source",),
)

_ACTIONS = _table(
    "actions",
    ("one row for each TOIMENPIDE, with the context it stands in", "yksi rivi kutakin toimenpidettä kohti"),
    [
        _column("action_id", _STRING, "key of the row", "rivin avain", null=False),
        _DOCUMENT_ID,
        _column(
            "position",
            _COUNT,
            "its place in the document, from 1",
            "järjestysnumero asiakirjassa",
            null=False,
        ),
        _YEAR,
        _PERIOD,
        _UNIT,
        _column("focus_area", _STRING, "PAINOPISTE: the focus of the city strategy", "painopiste"),
        _column("theme", _STRING, "TEEMA: the unit's own theme, instead of a focus", "teema, painopisteen sijasta"),
        _column("goal", _STRING, "TAVOITE: the goal", "tavoite"),
        _column("initiative", _STRING, "TEKO: what is done toward the goal", "teko"),
        _column(
            "responsible",
            _STRING,
            "the unit that answers for the action, or the person where no unit is named",
            "vastuuyksikkö, tai vastuuhenkilö, jos yksikköä ei ole nimetty",
        ),
        _column("action", _STRING, "TOIMENPIDE: the action", "toimenpide"),
        _key(
            "action",
            "hash of unit, goal, initiative and action",
            "tiiviste yksiköstä, tavoitteesta, teosta ja toimenpiteestä",
        ),
        _CORRECTED,
        _PAGE,
    ],
    ("document_id", "position"),
)

_INDICATORS = _table(
    "indicators",
    ("one row for each row of a MITTARI table", "yksi rivi kutakin mittaritaulukon riviä kohti"),
    [
        _column("indicator_id", _STRING, "key of the row", "rivin avain", null=False),
        _ACTION_ID,
        _DOCUMENT_ID,
        _column("position", _COUNT, "its row in the action's table, from 1", "rivi taulukossa", null=False),
        _YEAR,
        _PERIOD,
        _UNIT,
        _key(
            "indicator",
            "hash of the action's texts and the indicator",
            "tiiviste toimenpiteen teksteistä ja mittarista",
        ),
        _column("indicator", _STRING, "MITTARI: how the action is measured", "mittari"),
        _column("baseline", _STRING, "Lähtötaso: where it starts, as printed", "lähtötaso painettuna"),
        _column("target", _STRING, "Tavoitetaso: where it must get, as printed", "tavoitetaso painettuna"),
        *_typed("baseline", "baseline", "lähtötaso"),
        *_typed("target", "target", "tavoitetaso"),
        _column(
            "direction",
            _STRING,
            "from baseline to target: up, down or same; null if they cannot be compared",
            "suunta lähtötasosta tavoitteeseen: up (nousee), down (laskee) tai same (ennallaan); "
            "tyhjä, jos niitä ei voi verrata",
        ),
        _CORRECTED,
        _PAGE,
    ],
    ("document_id", "action_id", "position"),
)

_MILESTONES = _table(
    "milestones",
    ("one row for each Osatavoite", "yksi rivi kutakin osatavoitetta kohti"),
    [
        _column("milestone_id", _STRING, "key of the row", "rivin avain", null=False),
        _ACTION_ID,
        _DOCUMENT_ID,
        _column("number", _COUNT, "the printed number", "painettu numero"),
        _YEAR,
        _PERIOD,
        _UNIT,
        _key(
            "milestone",
            "hash of the action's texts and the milestone",
            "tiiviste toimenpiteen ja osatavoitteen teksteistä",
        ),
        _column("milestone", _STRING, "Osatavoite: the sub-goal", "osatavoite"),
        _column("report", _STRING, "Raportointi: what was reported on it", "raportointi; tyhjä, jos ei raportoitu"),
        _CORRECTED,
        _PAGE,
    ],
    ("document_id", "milestone_id"),
)

_FINDINGS = _table(
    "findings",
    ("one row for each doubt about a document", "yksi rivi kutakin asiakirjasta tehtyä havaintoa kohti"),
    [
        _DOCUMENT_ID,
        _column("severity", _STRING, "info, warning or error", "info, warning tai error", null=False),
        _column(
            "code",
            _STRING,
            "what kind of doubt; the README lists them",
            "havainnon laji, ks. README",
            null=False,
        ),
        _column("message", _STRING, "the doubt in words", "havainto sanallisesti", null=False),
        _column(
            "page",
            _COUNT,
            "the page, from 1; null if about the whole file",
            "sivu; tyhjä, jos koskee koko tiedostoa",
        ),
        *_BOX,
        _column("text", _STRING, "the printed words it speaks of", "painetut sanat, joita havainto koskee"),
    ],
    ("document_id", "page", "top", "x0", "code", "message", "text"),
)

_PROVENANCE = _table(
    "provenance",
    (
        "where each value stands on its page, and each word that is in no value: one row for each line of text",
        "missä kukin arvo on sivullaan, samoin kukin arvoihin kuulumaton sana: yksi rivi kutakin tekstiriviä kohti",
    ),
    [
        _column("table", _STRING, "the table that holds the value", "taulu, jossa arvo on", null=False),
        _column("row_id", _STRING, "the key of the value's row", "arvon rivin avain", null=False),
        _column(
            "column",
            _STRING,
            "the value's column; of words in no value, the column of `documents` that counts them",
            "arvon sarake; arvoihin kuulumattomien sanojen kohdalla se `documents`-taulun sarake, joka laskee ne",
            null=False,
        ),
        _DOCUMENT_ID,
        _column("page", _COUNT, "the page that the line stands on, from 1", "sivu, jolla rivi on", null=False),
        *_BOX,
        _column(
            "printed",
            _STRING,
            "the whole value as printed, if it was corrected, also if empty; else null",
            "koko arvo painettuna, jos se on korjattu (myös tyhjänä); muuten tyhjä",
        ),
    ],
    ("document_id", "table", "row_id", "column", "page", "top", "x0"),
)

_LINKS = _table(
    "links",
    (
        "one row for each action, indicator or milestone that goes on in a later report",
        "yksi rivi kutakin toimenpidettä, mittaria ja osatavoitetta kohti, joka jatkuu myöhemmässä raportissa",
    ),
    [
        _column("from_id", _STRING, "the key of the earlier row", "aiemman rivin avain", null=False),
        _column("to_id", _STRING, "the key of the later row", "myöhemmän rivin avain", null=False),
        _column("what", _STRING, "action, indicator or milestone", "action, indicator tai milestone", null=False),
        _column(
            "score",
            _REAL,
            "how alike the two wordings are, from 0 to 1",
            "kuinka samanlaiset sanamuodot ovat, 0–1",
            null=False,
        ),
        _column(
            "method",
            _STRING,
            "exact: they have the same key; similar: the wording changed a little",
            "exact: sama avain; similar: sanamuoto on muuttunut hieman",
            null=False,
        ),
    ],
    ("what", "from_id"),
)

# Parents before children: a row refers only to rows of tables before its own.
TABLES = {
    table.name: table for table in (_DOCUMENTS, _ACTIONS, _INDICATORS, _MILESTONES, _FINDINGS, _PROVENANCE, _LINKS)
}
