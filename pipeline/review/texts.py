"""What the site says, in Finnish and English. A page is written in Finnish; its script puts the other in place."""

from __future__ import annotations

from pipeline.exports.headings import HEADINGS

_SHOWN = (
    *("title", "unit", "year", "period", "pages", "status", "source", "error", "focus_area", "theme"),
    *("goal", "initiative", "responsible", "action", "indicator", "baseline", "target", "milestone", "report"),
)

TEXTS: dict[str, tuple[str, str]] = {
    **{column: (HEADINGS[column], column.replace("_", " ").capitalize()) for column in _SHOWN},
    "context": ("Painopiste, tavoite, teko", "Focus, goal, initiative"),
    "label": ("Otsake", "Label"),
    "furniture": ("Ylä- tai alatunniste", "Running header or footer"),
    "unparsed": ("Tunnistamatta", "Unparsed"),
    "reports": ("Tavoiteraportit", "Goal reports"),
    "all_reports": ("Kaikki raportit", "All reports"),
    "coverage": ("Kattavuus", "Coverage"),
    "coverage_words": (
        "sanoista arvoissa, otsakkeissa, tunnisteissa, tunnistamatta",
        "words in values, labels, furniture, unparsed",
    ),
    "findings": ("Havainnot", "Findings"),
    "no_findings": ("Ei havaintoja.", "No findings."),
    "filter": ("Suodata raportteja", "Filter reports"),
    "all": ("Kaikki", "All"),
    "converted": ("Muunnettu", "Converted"),
    "partial": ("Vajaa", "Partial"),
    "failed": ("Epäonnistui", "Failed"),
    "shown": ("näkyvissä", "shown"),
    "info": ("tieto", "info"),
    "warning": ("varoitus", "warning"),
    "error_severity": ("virhe", "error"),
    "page": ("Sivu", "Page"),
    "values": ("Arvot", "Values"),
    "empty": ("(tyhjä)", "(empty)"),
    "search": ("Etsi arvoista", "Search the values"),
    "hits": ("osumaa", "hits"),
    "help": ("Ohje", "Help"),
    "theme_switch": ("Vaalea tai tumma", "Light or dark"),
    "language": ("In English", "Suomeksi"),
    "close": ("Sulje", "Close"),
    "key_next": ("seuraava havainto", "next finding"),
    "key_previous": ("edellinen havainto", "previous finding"),
    "key_search": ("etsi tai suodata", "search or filter"),
    "key_help": ("tämä ohje", "this help"),
    "key_enter": ("kohdistetun arvon paikka sivulla", "the place of the focused value on the page"),
    "help_pointing": (
        "Osoita arvoa, niin sen paikka sivulla korostuu, tai osoita paikkaa. Napsautus vie vastaavaan kohtaan.",
        "Point at a value to light its place on the page, or at a place to light its value. A click leads there.",
    ),
    "no_pictures": ("Sivujen kuvia ei ole", "There are no pictures of the pages"),
    "no_pictures_advice": (
        "Arvot ja havainnot ovat silti mukana.",
        "The values and findings are here all the same.",
    ),
    "skip": ("Siirry arvoihin", "Skip to the values"),
    "legend": ("Värit", "Colours"),
    "kind_exact": ("tarkka", "exact"),
    "kind_approximate": ("noin", "approximate"),
    "kind_range": ("vaihteluväli", "range"),
    "kind_at_least": ("vähintään", "at least"),
    "kind_more_than": ("yli", "more than"),
    "kind_at_most": ("enintään", "at most"),
    "kind_less_than": ("alle", "less than"),
    "kind_date": ("päivä", "date"),
    "kind_none": ("ei arvoa", "no value"),
}
