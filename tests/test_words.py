"""Words as they are drawn → words as they are meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.model import Word
from pipeline.extract.pieces import Look, Piece, words_of
from pipeline.extract.words import join_spaced, meant, settle_hyphens
from tests.typed import At

SOFT = "\u00ad"


def _spaced(text: str, *, gap: float = 3.0, between: float = 9.0) -> list[Word]:
    """Letters set `gap` apart, and the words of `text` `between` apart."""
    words: list[Word] = []
    x = 50.0
    for part in text.split(" "):
        for letter in part:
            words += At(x, 100, letter).words()
            x += 5 + gap
        x += between - gap
    return words


def _texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("TAVOITE", ["TAVOITE"]),
        ("TEKO", ["TEKO"]),
        ("Mittari", ["Mittari"]),
        ("Teko", ["Teko"]),
        ("SELVITYS EDISTYMISESTÄ", ["SELVITYS", "EDISTYMISESTÄ"]),
    ],
)
def test_letter_spaced_words(text: str, joined: list[str]) -> None:
    words = join_spaced(_spaced(text))
    assert _texts(words) == joined
    assert words[0].x0 == 50
    assert words[-1].x1 == 50 + 8 * len(text.replace(" ", "")) + (6 if " " in text else 0) - 3


def test_kerned_pieces_of_a_letter_spaced_word() -> None:
    # `TAVO I T E`, as some letters stand closer.
    pieces = [*At(50, 100, "TAVO").words(), *At(73, 100, "I").words(), *At(81, 100, "T").words()]
    assert _texts(join_spaced([*pieces, *At(89, 100, "E").words()])) == ["TAVOITE"]


@pytest.mark.parametrize("up", [True, False])
def test_letter_spaced_words_that_run_up_or_down(up: bool) -> None:
    """As in a band along the edge of a page, beside words that are set solid."""
    level = _spaced("PAINOPISTE Pori")
    spans = [(600 - word.x1, 600 - word.x0) if up else (word.x0, word.x1) for word in level]
    words = [
        replace(word, x0=30, x1=40, top=top, bottom=bottom, baseline=bottom, upright=False)
        for word, (top, bottom) in zip(level, spans, strict=True)
    ]
    joined = join_spaced([*At(100, 100, "A B").words(), *words])
    assert _texts(joined) == ["A", "B", "PAINOPISTE", "Pori"]
    band = joined[2]
    assert (band.x0, band.x1, band.bottom - band.top) == (30, 40, 10 * 8 - 3)
    assert band.baseline == band.bottom


def test_a_letter_spaced_label_before_its_value() -> None:
    words = [*_spaced("TEEMA"), *At(150, 100, "Viestintä ja markkinointi").words()]
    assert _texts(join_spaced(words)) == ["TEEMA", "Viestintä", "ja", "markkinointi"]


@pytest.mark.parametrize(
    "line",
    [
        "A ja O",  # two letters between a word
        "T 2",
        "- Tehty",
        "10 > 0",
        "TOIMENPIDE Tehostamme viestintää",
        "o o",
    ],
)
def test_words_that_stay_apart(line: str) -> None:
    assert _texts(join_spaced(At(50, 100, line).words())) == line.split(" ")


def test_single_letters_in_columns_stay_apart() -> None:
    words = [word for x in (50, 150, 250, 350) for word in At(x, 100, "A").words()]
    assert _texts(join_spaced(words)) == ["A", "A", "A", "A"]


def _settled(*lines: str, font: str = "Carlito") -> list[str]:
    words = [
        replace(word, font=font) for row, line in enumerate(lines) for word in At(50, 100 + 12 * row, line).words()
    ]
    return _texts(settle_hyphens(words))


def test_a_soft_hyphen_stays_soft_at_a_line_end() -> None:
    assert _settled(f"keskeisille sidos{SOFT}", "ryhmille linja-auto") == [
        "keskeisille",
        f"sidos{SOFT}",
        "ryhmille",
        "linja-auto",
    ]


def test_a_soft_hyphen_inside_a_line_is_a_hyphen() -> None:
    assert _settled(f"viestintä{SOFT} ja", "linja-auto") == ["viestintä-", "ja", "linja-auto"]


def test_a_font_without_another_hyphen_draws_hyphens_so() -> None:
    assert _settled(f"viestintä{SOFT}", "ja markkinointi") == ["viestintä-", "ja", "markkinointi"]


def test_a_real_hyphen_is_never_lost() -> None:
    assert _settled("viestintä-", "ja linja-auto") == ["viestintä-", "ja", "linja-auto"]


def test_both_on_one_page() -> None:
    words = [*_spaced("TEKO"), *At(150, 100, f"Sidos{SOFT}").words(), *At(150, 112, "ryhmät ja EU-tuki").words()]
    assert _texts(meant(words)) == ["TEKO", f"Sidos{SOFT}", "ryhmät", "ja", "EU-tuki"]


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        # `Teko:` set a little wide, where kerned letters stand closer than words do and others not.
        ((("T", 0.1), ("e", 0.13), ("k", 0.12), ("o", 0.13), (":", 0)), ["Teko:"]),
        ((("Tav", 0.117), ("o", 0.114), ("i", 0.128), ("te", 0)), ["Tavoite"]),
        # The space after it is wider than those between its letters.
        ((("T", 0.1), ("e", 0.13), ("k", 0.12), ("o", 0.4), ("o", 0.1), ("n", 0)), ["Teko", "on"]),
        # The short words of a tight line, and figures.
        ((("ja", 0.15), ("on", 0.15), ("se", 0.15), ("ei", 0)), ["ja", "on", "se", "ei"]),
        ((("1", 0.15), ("2", 0.12), ("3", 0.15), ("4", 0)), ["1", "23", "4"]),
        # Two words that stand close.
        ((("ja", 0.15), ("tai", 0)), ["ja", "tai"]),
    ],
)
def test_words_that_are_set_a_little_wide(pieces: tuple[tuple[str, float], ...], words: list[str]) -> None:
    line = []
    x = 50.0
    for text, gap in pieces:
        line.append(Piece(text, x, x + 5 * len(text), 100, 10, "Carlito"))
        x += 5 * len(text) + 10 * gap
    assert [word.text for word in words_of(line, 1)] == words


@pytest.mark.parametrize(
    ("gap", "look", "words"),
    [
        (-0.02, Look.PLAIN, ["Tavoitetaso"]),  # a space that undoes a kern, as groff writes one
        (0.04, Look.PLAIN, ["Ta", "voitetaso"]),  # a thin one
        (-0.02, Look.INVISIBLE, ["Ta", "voitetaso"]),  # over a scan
    ],
)
def test_a_space_that_is_drawn_parts_words_where_there_is_room(gap: float, look: Look, words: list[str]) -> None:
    line = [
        Piece("Ta", 50, 60, 100, 10, "Carlito", look=look),
        Piece("voitetaso", 60 + 10 * gap, 105, 100, 10, "Carlito", parted=True, look=look),
    ]
    assert [word.text for word in words_of(line, 1)] == words


def test_a_narrow_no_break_space_is_an_eighth_wide() -> None:
    line = [Piece("185", 313.14, 329.64, 100, 11, "Tinos"), Piece("000", 331.0149, 347.5, 100, 11, "Tinos")]
    assert [word.text for word in words_of(line, 1)] == ["185", "000"]


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        (["TEKO..........", "Kasvu"], [("TEKO", 50), ("..........", 70), ("Kasvu", 95)]),
        (["TEKO", "......", "......", "Kasvu"], [("TEKO", 50), ("............", 70), ("Kasvu", 100)]),
        (["28", ".....31–35"], [("28", 50), (".....", 60), ("31–35", 72.5)]),
        (["Raportointi______"], [("Raportointi", 50), ("______", 105)]),
        (["Jatkuu....", "pian"], [("Jatkuu....pian", 50)]),  # a pause
        (["pori.fi/a____b"], [("pori.fi/a____b", 50)]),  # an address
        (["1.1.", "2025"], [("1.1.2025", 50)]),
    ],
)
def test_what_leads_to_a_value_is_a_word_of_its_own(pieces: list[str], words: list[tuple[str, float]]) -> None:
    """Letters are 5 points wide here, dots half of that."""
    line, x = [], 50.0
    for text in pieces:
        width = sum(2.5 if letter in "." else 5 for letter in text)
        line.append(Piece(text, x, x + width, 100, 10, "Carlito"))
        x += width
    assert [(word.text, round(word.x0, 1)) for word in words_of(line, 1)] == words


def test_a_leader_parts_no_other_words_of_its_page() -> None:
    line = [Piece("a.b", 50, 60, 100, 10, "Carlito"), Piece("......", 80, 95, 100, 10, "Carlito")]
    assert [word.text for word in words_of(line, 1)] == ["a.b", "......"]


@pytest.mark.parametrize("size", [9.0, 12.0])
def test_a_raised_figure_is_a_word_of_its_own(size: float) -> None:
    """However small the type is; one that is as large as its word is a part of it."""
    mark = Piece("1", 50 + 5 * size, 50 + 5.3 * size, 100 - 0.3 * size, 0.6 * size, "Carlito")
    word = Piece("henkilöstö", 50, 50 + 5 * size, 100, size, "Carlito")
    assert sorted(_texts(words_of([word, mark], 1))) == ["1", "henkilöstö"]
    assert _texts(words_of([word, mark._replace(y=100, size=size)], 1)) == ["henkilöstö1"]


def test_the_figures_of_a_year_beside_a_word_that_is_set_wide() -> None:
    year = [replace(word, x0=word.x0 + 60, x1=word.x1 + 60) for word in _spaced("2024", gap=1.4)]
    (joined,) = [word for word in meant([*At(50, 100, "LÄHTÖTASO").words(), *year]) if word.text == "2024"]
    assert (joined.x0, joined.x1) == (110, 110 + 4 * 5 + 3 * 1.4)


@pytest.mark.parametrize(
    ("text", "gap"),
    [("2024", 4.0), ("3024", 1.4), ("20245", 1.4)],  # in columns, or of no year
)
def test_figures_that_stay_apart(text: str, gap: float) -> None:
    assert _texts(meant(_spaced(text, gap=gap))) == list(text)
