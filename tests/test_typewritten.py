"""Type whose letters and spaces are all of one width."""

from __future__ import annotations

from parsers.model import Page, Word
from tests.typed import HEIGHT, WIDTH, context_of, read, rows_of, steps_of

STEP = 6.0  # letters and spaces in type of ten points


def _typed(drawing: str) -> Page:
    """The words of lines on a typewriter; `*` around a word makes it bold."""
    words = []
    for row, line in enumerate(drawing.strip("\n").splitlines()):
        x, y = 50.0, 110.0 + 14 * row
        for text in line.split(" "):
            word = text.strip("*")
            end = x + STEP * len(word)
            words += [Word(word, 1, x, y - 8, end, y + 2, y, 10, "Mono", word != text)] if word else []
            x = end + STEP
    return Page(1, WIDTH, HEIGHT, tuple(words))


def test_levels_in_a_line_are_labels_and_no_headings() -> None:
    report = read(
        _typed("""
*TAVOITE:* Asukkaat osaavat toimia
*TOIMENPIDE:* Pidetään koulutus jokaisessa kunnassa
*MITTARI:* Koulutetut asukkaat
*Lähtötaso:* 1 870; *Tavoitetaso:* 4 500
*MITTARI:* Kotivaran omistavien osuus kyselyssä
*Lähtötaso:* 49 %; *Tavoitetaso:* 65 %
*Osatavoite* *1:* Kouluttajat on nimetty
""")
    )
    assert context_of(report) == [
        {"goal": "Asukkaat osaavat toimia", "action": "Pidetään koulutus jokaisessa kunnassa"}
    ]
    assert rows_of(report) == [
        ("Koulutetut asukkaat", "1 870", "4 500"),
        ("Kotivaran omistavien osuus kyselyssä", "49 %", "65 %"),
    ]
    assert steps_of(report) == [(1, "Kouluttajat on nimetty", None)]
    assert report.unparsed == ()


def test_word_spaces_are_no_columns() -> None:
    """The only row has no baseline."""
    head = "TOIMENPIDE:  Kysely\n\nMITTARI" + " " * 38 + "Lähtötaso  Tavoitetaso\n"
    row = "Yksinäiseksi itsensä kokevat 8. luokan" + " " * 18 + "12\noppilaat"
    assert rows_of(read(_typed(head + row))) == [("Yksinäiseksi itsensä kokevat 8. luokan oppilaat", None, "12")]
