"""What holds for any words whatever, and for any content through a fast producer."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from parsers.model import Page, Rule, Word
from parsers.report import parse
from pipeline.extract.pdfplumber_reader import read_pdf
from pipeline.extract.text_reader import read_text
from tests.corpus.generate import case
from tests.corpus.score import compare
from tests.corpus.with_reportlab import render
from tests.typed import assert_balanced

# Words that mean something to a parser, so that random pages have labels, tables and titles on them.
MEANING = """
TALOUSARVION 2025 TOIMINNALLISET TAVOITTEET – KONSERNIPALVELUT PAINOPISTE TEEMA Tavoite TAVOITE TEKO: TOIMENPIDE
Toimenpide: MITTARI Mittarit Lähtötaso Tavoitetaso LÄHTÖTASO (2024) Lähtö- taso Osatavoite 1: 2: 2 Raportointi:
Osatavoite: Raportointi:Tehty TEKO:Ohjelma Selvitys toimenpiteen edistymisestä toisella vuosikolmanneksella (T2):
(T3) VASTUU • - – 10 > 0 2-3 n. 90 % ja viestintä- sidos\u00ad ryhmä Kasvava käytössä Valmis, Sivu 1 (3) o \ufffd
VASTUUTAHO Vastuuyksikkö: Nro Osatavoitteet Tavoitetas TP2024 Raportti: Toteutuminen: OT1 1. 2. 2) a) / (T1) Teemat
Tavoite/Mål PAINOPISTE/TEEMA Käsitteet ☑ Kommentoinut [VT1]: painopiste tavoite teko toimenpide Tilanne 31.8.2025
Sisältö Nykytaso
"""
texts = st.one_of(
    st.sampled_from(MEANING.split()),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=8),
)
wild = st.floats(-1e9, 1e9) | st.sampled_from([0.0, -0.0, 1e-300])
# Most words stand on a grid, as printed ones do: there they meet in lines and columns.
across = st.integers(0, 40).map(lambda column: 20.0 + 15 * column) | wild
down = st.integers(0, 66).map(lambda row: 20.0 + 12 * row) | wild
sizes = st.sampled_from([10.0, 10.0, 10.0, 14.0, 6.0]) | st.floats(1e-3, 1e6)
no_sizes = st.sampled_from([10.0, 0.0, -10.0, -0.0, 1e-300])
flags = st.booleans()


@st.composite
def words(draw: st.DrawFn, page: int, sizes: st.SearchStrategy[float]) -> Word:
    """A word with a box that need not be one."""
    text, x0, y, size = draw(texts), draw(across), draw(down), draw(sizes)
    x1 = draw(st.just(x0 + 0.5 * size * len(text)) | wild)
    top, bottom = draw(st.just((y - 0.8 * size, y + 0.2 * size)) | st.tuples(wild, wild))
    return Word(text, page, x0, top, x1, bottom, y, size, "", draw(flags), draw(st.integers(0, 9)) > 0)


@st.composite
def pages(draw: st.DrawFn, sizes: st.SearchStrategy[float] = sizes) -> list[Page]:
    """A document of a few pages, some of them blank."""
    positioned = draw(flags)
    rules = st.builds(Rule, across, down, across, down)
    return [
        Page(
            number,
            draw(st.just(595.0) | wild),
            draw(st.just(842.0) | wild),
            tuple(draw(st.lists(words(number, sizes), max_size=25))),
            tuple(draw(st.lists(rules, max_size=4))),
            positioned,
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages())
def test_any_words_obey_the_ledger(document: list[Page]) -> None:
    report = parse(document)
    # Letter for letter what was given; a word that holds a label's end and its value's start is in two pieces.
    texts = [["".join(word.text for word in page.words) for page in pages] for pages in (report.pages, document)]
    assert texts[0] == texts[1]
    assert_balanced(report)


@settings(max_examples=60, deadline=None, phases=[Phase.generate], derandomize=True)
@given(pages(no_sizes))
def test_words_without_a_size_obey_the_ledger(document: list[Page]) -> None:
    assert_balanced(parse(document))


lines = st.lists(texts | st.sampled_from(["", "  ", "\t"]), max_size=8).map(" ".join)
contents = st.lists(lines | st.text(max_size=30), max_size=25).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(contents)
def test_any_text_file_obeys_the_ledger(content: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.txt")
        path.write_bytes(content.encode("utf-8", "replace"))
        document = read_text(path)
    assert_balanced(parse(document))


@settings(max_examples=10, deadline=None, derandomize=True)
@given(st.integers(1, 10**6))
def test_any_content_comes_back_equal(seed: int) -> None:
    each = case(seed, clean=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.pdf")
        render(each.document, each.layout, path)
        report = parse(read_pdf(path))
    assert_balanced(report)
    _, differences = compare(each.truth(), report)
    assert differences == []


def _word(text: str, x0: float, x1: float, baseline: float, size: float = 10.0) -> Word:
    return Word(text, 1, x0, baseline - 0.8 * size, x1, baseline + 0.2 * size, baseline, size, "Carlito")


def _overleaf(text: str, x0: float, x1: float, baseline: float, size: float = 10.0) -> Word:
    return replace(_word(text, x0, x1, baseline, size), page=2)


@pytest.mark.parametrize(
    "words",
    [
        [_word("-", 50, 60, 134), _word("§", 62, 67, 134), _word("Toimenpide:", 70, 125, 134)],  # of no number
        [_word("Raportointi:Tehty", 20, 105, 20), _word("(3)", 20, 56, 32, 24)],  # a label's bracket over its text
        [_word("/", 50 + 3 * at, 52 + 3 * at, 100) for at in range(400)],  # signs of a path and nothing else
        [  # a line as high as a label of the other column
            replace(_word("x", 50, 53.5, 110), top=104.4, bottom=111.4),
            _word("TAVOITE", 152, 187, 106),
            _word("VASTUUYKSIKKÖ", 50.3, 115.3, 118),
            _word("x", 50.3, 55.3, 122),
            _word("TAVOITE", 155.3, 190.3, 122),
        ],
        [  # a label glued to its text in a table of actions
            *(
                _word(text, x, x + 5 * len(text), 110)
                for text, x in (
                    ("TOIMENPIDE", 65),
                    ("MITTARI", 155),
                    ("Lähtötaso", 225),
                    ("Tavoitetaso", 295),
                    ("Osatavoite", 375),
                    ("1", 427.5),
                )
            ),
            _word("x", 65, 125, 146),
            _word("Raportointi:Tehty", 375, 462.5, 146),
        ],
        [  # the rest of milestones side by side, over the page
            *(
                _word(text, x, x + 4 * len(text), 61)
                for at in range(3)
                for text, x in (("Osatavoite", 50 + 86 * at), (str(at + 1), 92 + 86 * at))
            ),
            _word("x", 129.5, 133, 72),
            _word("x", 172.25, 175.75, 72),
            _overleaf("(jatkuu", 130, 165, 60),
            _overleaf("x", 167.5, 222.5, 60),
            _overleaf("sivulla)", 225, 265, 60),
            _overleaf("Toteuma", 300, 335, 60),
            _overleaf("Osatavoite", 150.3, 200.3, 183),
            _overleaf("TAVOITE", 62, 97, 243),
        ],
        [_word("MITTARI", 50, 45, 175), _word("Mittari", 50, 85, 175)],  # ends ahead of where it begins
        [_word("(jatkuu)", 354, 394, 588), _word("(jatkuu)", 492, 532, 588)],  # nothing else in the line
        [  # printed over one another
            _word("TEEMA", 50, 85, 106, 14),
            *(_word("x", 450 - 70 * off, 500 - 30 * off, 110 + off) for off in (0, 1)),
            _word("›", 450, 457, 110, 14),
            _word("TEKO", 450, 470, 110),
        ],
        [_word("TE", 50, 58, 670), _word("KO", 60, 68, 670), _word("x", 279, 359, 670), _word("\u00ad", 200, 205, 685)],
        [  # a label glued to its text in the second column of a table
            _word("Toimenpide", 62, 112, 480),
            _overleaf("Osatavoite", 50, 100, 146),
            _overleaf("1:Valmistelu", 102.5, 162.5, 146),
            _overleaf("Osatavoite", 200, 250, 153),
            _overleaf("1:Valmistelu", 252.5, 312.5, 153),
            _overleaf("x", 50.3, 80.3, 150),
            _overleaf("Vuosi:", 200, 230, 263),
            _overleaf("Vuosi:", 202, 232, 349),
            _overleaf("Vuosi:", 50, 80, 358),
            _overleaf("2025", 82.5, 102.5, 358),
            _overleaf("Raportointi", 200, 238.5, 150, 7),
            _overleaf("x", 50, 71, 346, 7),
        ],
    ],
)
def test_odd_words_that_have_broken_a_rule_obey_the_ledger(words: list[Word]) -> None:
    pages = [
        Page(number, 595.0, 842.0, tuple(word for word in words if word.page == number), (Rule(45, 127, 45, 327),))
        for number in sorted({word.page for word in words})
    ]
    assert_balanced(parse(pages))
