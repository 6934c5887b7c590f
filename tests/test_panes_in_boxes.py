"""Cards and slides whose left box has the context of an action."""

from __future__ import annotations

from parsers.model import Rule
from tests.typed import At, context_of, page, read, rows_of, steps_of


def _box(top: float, bottom: float, *xs: float) -> list[Rule]:
    flat = [Rule(xs[0], y, xs[-1], y) for y in (top, bottom)]
    return [*flat, *(Rule(x, top, x, bottom) for x in xs)]


def _card(top: float, action: str, *, inner: float = 560) -> list[At | Rule]:
    """A card whose left box ends at 200: labels stand over their values there, level with none of what is beside."""
    left = [("TAVOITE", False), ("Sujuva arki", False), ("TOIMENPIDE", False), (action, True), ("VASTUU", False)]
    items: list[At | Rule] = [At(55, top + 14 * at, text, bold) for at, (text, bold) in enumerate(left, 1)]
    items += [At(55, top + 84, "Viestintä")]
    items += [At(x, top + 18, text) for x, text in ((215, "MITTARI"), (390, "LÄHTÖTASO"), (480, "TAVOITETASO"))]
    items += [At(x, top + 33, text) for x, text in ((215, "Kävijöitä"), (390, "10"), (480, "20"))]
    items += [At(215, top + 51, "VÄLITAVOITE"), At(215, top + 65, f"{action} alkaa")]
    items += [At(215, top + 79, "TILANNE 30.4.2026"), At(215, top + 92, "Työ on alkanut.")]
    return [*items, *_box(top, top + 100, 50, 200, inner)]


def test_cards_below_each_other() -> None:
    report = read(page(*_card(100, "Kysely"), *_card(220, "Uusi tori")))
    assert context_of(report) == [
        {"goal": "Sujuva arki", "responsible": "Viestintä", "action": action} for action in ("Kysely", "Uusi tori")
    ]
    assert rows_of(report) == [("Kävijöitä", "10", "20")] * 2
    assert steps_of(report) == [
        (None, "Kysely alkaa", "Työ on alkanut."),
        (None, "Uusi tori alkaa", "Työ on alkanut."),
    ]


def test_an_empty_box_beside_text_is_none() -> None:
    report = read(page("TAVOITE      Sujuva arki\nTOIMENPIDE   Kysely", *_box(90, 140, 40, 200)))
    assert context_of(report) == [{"goal": "Sujuva arki", "action": "Kysely"}]


def test_a_box_that_a_page_tears_ahead_of_its_toimenpide() -> None:
    first, (top, bottom) = _card(100, "Kysely"), (220.0, 290.0)
    torn: list[At | Rule] = [
        At(55, top + 14, "TAVOITE"),
        At(55, top + 28, "Uusi tori"),
        *_box(top, bottom, 50, 200, 560),
    ]
    torn += [At(215, top + 18, "VÄLITAVOITE"), At(215, top + 32, "Tori on auki")]
    rest: list[At | Rule] = [At(55, 54, "TOIMENPIDE"), At(55, 68, "Torin avaus"), *_box(40, 80, 50, 200, 560)]
    rest += [At(215, 58, "TILANNE 30.4.2026"), At(215, 72, "Tori avattiin.")]
    report = read(page(*first, *torn), page(*rest, number=2))
    assert context_of(report)[1] == {"goal": "Uusi tori", "action": "Torin avaus"}
    assert steps_of(report)[1:] == [(None, "Tori on auki", "Tori avattiin.")]
