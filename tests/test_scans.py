"""Pictures of pages: cleaned, and compared with the words that were recognised."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont

from parsers.model import Word
from pipeline.extract.scans import DPI, View, cleaned
from pipeline.extract.straight import straightened

SCALE = DPI / 72
FONT = ImageFont.truetype(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf", 10 * SCALE)  # ten points


def _drawn(draw: Callable[[ImageDraw.ImageDraw], object]) -> np.ndarray:
    """A white page of 400 by 200 points with something drawn on it, in points."""
    image = Image.new("L", (round(400 * SCALE), round(200 * SCALE)), 255)
    draw(ImageDraw.Draw(image))
    return np.array(image)


def _box(*sides: float) -> tuple[float, ...]:
    return tuple(round(side * SCALE) for side in sides)


def _write(pen: ImageDraw.ImageDraw, x: float, baseline: float, text: str, fill: int = 0) -> Word:
    """Writes a text; returns it as a recognised word."""
    pen.text((x * SCALE, baseline * SCALE), text, fill, FONT, anchor="ls")
    left, top, right, bottom = (side / SCALE for side in pen.textbbox((x * SCALE, baseline * SCALE), text, FONT, "ls"))
    return Word(text, 1, left, top, right, bottom, baseline, 10)


def test_rules_are_taken_out_and_told() -> None:
    def draw(pen: ImageDraw.ImageDraw) -> None:
        pen.line(_box(50, 60, 350, 60), 0, 3)
        pen.line(_box(200, 60, 200, 160), 0, 3)
        _write(pen, 60, 80, "Tavoite")

    grey = _drawn(draw)
    flat, upright = cleaned(grey, SCALE)
    assert (flat.x0, flat.x1, upright.top, upright.bottom) == pytest.approx((50, 350, 60, 160), abs=1)
    assert flat.top == flat.bottom == pytest.approx(60, abs=0.5)
    assert upright.x0 == upright.x1 == pytest.approx(200, abs=0.5)
    assert (grey == _drawn(lambda pen: _write(pen, 60, 80, "Tavoite"))).all()  # the text is as it was


def test_a_dark_cell_is_white_and_its_light_text_dark() -> None:
    def draw(pen: ImageDraw.ImageDraw) -> None:
        pen.rectangle(_box(50, 50, 150, 70), 60)
        _write(pen, 60, 63, "Tavoite", 255)

    grey = _drawn(draw)
    rules = list(cleaned(grey, SCALE))
    assert [rule.horizontal for rule in rules] == [True, True, False, False]
    assert (rules[0].x0, rules[0].top, rules[3].x1, rules[3].bottom) == pytest.approx((50, 50, 150, 70), abs=1)
    plain = _drawn(lambda pen: _write(pen, 60, 63, "Tavoite")) < 128
    assert np.count_nonzero((grey < 128) != plain) < 0.1 * np.count_nonzero(plain)  # edges are grey


def test_a_tinted_cell_is_white_and_its_dark_text_stays() -> None:
    def draw(pen: ImageDraw.ImageDraw) -> None:
        pen.rectangle(_box(50, 50, 150, 70), 190)
        _write(pen, 60, 63, "Tavoite")

    grey = _drawn(draw)
    list(cleaned(grey, SCALE))
    plain = _drawn(lambda pen: _write(pen, 60, 63, "Tavoite")) < 128
    assert np.count_nonzero((grey < 128) != plain) < 0.1 * np.count_nonzero(plain)


def _seen(printed: str, recognised: str) -> list[str]:
    """What is made of recognised letters where others are printed."""
    words: list[Word] = []
    grey = _drawn(lambda pen: words.append(_write(pen, 60, 80, printed)))
    word = words[0]
    found = View(grey, SCALE).compared([Word(recognised, 1, word.x0, 0, word.x1, 0, 80, 10)])
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("printed", "recognised", "seen"),
    [
        ("5–7", "5-7", ["5–7"]),
        ("5-7", "5—7", ["5-7"]),
        ("0–2", "02", ["0–2"]),
        ("–", "-", ["–"]),
        ("-", "—-", ["-"]),
        ("> 0", ">0", [">", "0"]),
        (">0", ">0", [">0"]),
        ("•", "e", ["•"]),
        ("e", "e", ["e"]),
        ("0", "10)", ["0"]),
        ("0", "O", ["0"]),
        ("8", "8", ["8"]),
        ("D", "D", ["D"]),
        ("o", "o", ["o"]),  # a bullet that is a circle
        ("06", "06", ["06"]),
        ("Ei", "Fi", ["Ei"]),
        ("Fi", "Fi", ["Fi"]),
        ("osa", "osa", ["osa"]),
        ("osa", "os", ["os"]),  # letters that are not one to one are left alone
    ],
)
def test_what_tesseract_cannot_tell_the_picture_does(printed: str, recognised: str, seen: list[str]) -> None:
    assert _seen(printed, recognised) == seen


def test_words_where_nothing_is_printed_are_dropped() -> None:
    grey = np.full((800, 1600), 255, np.uint8)
    assert list(View(grey, SCALE).compared([Word("—", 1, 60, 0, 80, 0, 80, 10)])) == []


def test_what_was_passed_over_is_found() -> None:
    words: list[Word] = []

    def draw(pen: ImageDraw.ImageDraw) -> None:
        words.append(_write(pen, 60, 80, "Tavoite"))
        _write(pen, 200, 80, "8")
        _write(pen, 260, 80, "–")
        pen.rectangle(_box(300, 100, 390, 190), 128)  # a picture
        pen.point(_box(30, 30), 0)  # dust

    signs, blanks = View(_drawn(draw), SCALE).passed_over(words)
    assert [(sign.text, round(sign.x0)) for sign in signs] == [("–", 260)]
    assert [(blank.text, round(blank.x0), round(blank.baseline)) for blank in blanks] == [("", 201, 80)]


def _printed(pen: ImageDraw.ImageDraw) -> None:
    for number in range(12):
        _write(pen, 20, 20 + 14 * number, "Osatavoite on saavutettu ja raportoitu lautakunnalle")


def test_a_stroke_across_a_page_turns_nothing() -> None:
    """As a signature, or the line of a chart."""

    def draw(pen: ImageDraw.ImageDraw) -> None:
        _printed(pen)
        pen.line(_box(20, 195, 380, 176), 0, 4)

    grey = _drawn(draw)
    straight, turn = straightened(grey)
    assert turn == 0
    assert (straight == grey).all()


@pytest.mark.parametrize("turn", [-2.3, 0.4, 1.2])
def test_lines_that_lie_askew_are_levelled(turn: float) -> None:
    grey = Image.fromarray(_drawn(_printed)).rotate(-turn, Image.Resampling.BICUBIC, fillcolor=255)
    assert straightened(np.array(grey))[1] == pytest.approx(turn, abs=0.1)


def test_a_picture_of_a_line_has_no_lines_to_be_levelled() -> None:
    assert straightened(np.full((1, 2480), 255, np.uint8))[1] == 0
