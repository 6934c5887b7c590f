"""What stands above an action and is inherited by it: focus area, theme, goal, initiative and who answers for them."""

from __future__ import annotations

from collections.abc import Mapping

from parsers.model import Action, Text, Word
from parsers.page.texts import continued
from parsers.reading.going_on import goes_on
from parsers.spelling.vocabulary import AREAS, LEVELS, Kind


class Context:
    """The context of the next action of a unit. `responsible` is who answers for it, with a label or without."""

    def __init__(self) -> None:
        self.responsible: Text | None = None
        self._values: dict[Kind, Text | None] = {}
        self._entered: list[Kind] = []  # since the last action
        self._spanned: Kind | None = None  # the outermost kind below a labelled unit, whose parts it answers for

    def __bool__(self) -> bool:
        return any(self._values.values())

    def of(self, kind: Kind) -> Text | None:
        """A part of the context."""
        return self._values.get(kind)

    def enter(self, kind: Kind, value: Text | None) -> None:
        """Sets a part of the context, and clears what is below it."""
        below = LEVELS[LEVELS.index(kind) + 1 :]
        if kind in AREAS:
            if value is None and self and self._values.keys() <= set(AREAS):
                return  # a form has a box for each
            below = LEVELS
        unit = self.of(Kind.RESPONSIBLE) if self._is_spanned(kind) else None
        self._values = {other: text for other, text in self._values.items() if other not in below}
        self._values[kind] = value
        if unit:
            self._values[Kind.RESPONSIBLE] = unit

    def enter_row(self, cells: Mapping[str, Text | None]) -> None:
        """Sets the parts that a row of a table of whole actions tells, by the names of their columns. The rest of a
        cell that the page before cuts tells nothing new, nor do the others that are cut beside it."""
        cells = {name: text for name, text in cells.items() if not (text and self._is_rest(name, text))}
        for kind in LEVELS:
            if value := cells.get(kind.value):
                self.enter(kind, value)
                self.responsible = None if kind is Kind.INITIATIVE else self.responsible
        told = any(cells.get(kind.value) for kind in LEVELS if kind not in (Kind.RESPONSIBLE, Kind.ACTION))
        if told and Kind.RESPONSIBLE.value in cells and not cells[Kind.RESPONSIBLE.value]:
            self.responsible = None  # nobody: the row says all that there is
        else:
            self.responsible = self.of(Kind.RESPONSIBLE) or self.responsible

    def _is_rest(self, name: str, text: Text) -> bool:
        """Whether words are the last ones of a part of the context, and not all of it."""
        whole = next((value for kind, value in self._values.items() if kind.value == name), None)
        return whole is not None and len(text.words) < len(whole.words) and {*text.words} <= {*whole.words}

    def rests(self, cells: Mapping[str, Text | None]) -> dict[str, Text]:
        """The cells of the first row of a page that go on with a part of the context of the action before."""
        found = ((kind, cells.get(kind.value)) for kind in LEVELS if kind is not Kind.ACTION)
        return {kind.value: text for kind, text in found if text and goes_on(self.of(kind), text)}

    def go_on(self, cells: Mapping[str, Text | None]) -> dict[Kind, tuple[Text | None, Text | None]]:
        """Takes in the rest of an action and of its context, whose row the page before cuts; returns what each part of
        it was, and what it is now."""
        rests = {kind: text for kind in LEVELS if (text := cells.get(kind.value))}
        wholes = {kind: (self.of(kind), continued(self.of(kind), text)) for kind, text in rests.items()}
        self._values |= {kind: whole for kind, (_, whole) in wholes.items()}
        return wholes

    def forget_action(self) -> None:
        """Takes out the TOIMENPIDE, so that what comes is of none."""
        self._values.pop(Kind.ACTION, None)

    def action(self, unit: str | None, label: tuple[Word, ...]) -> Action:
        """The action that begins here, without its indicators and milestones."""
        self._entered = []
        return Action(
            unit,
            self.of(Kind.FOCUS_AREA),
            self.of(Kind.THEME),
            self.of(Kind.GOAL),
            self.of(Kind.INITIATIVE),
            self.responsible,
            self.of(Kind.ACTION),
            label,
        )

    def _is_spanned(self, kind: Kind) -> bool:
        """Whether a part of the context stands below a labelled unit that answers for it: a form names the unit first,
        or beside its PAINOPISTE, and then the TAVOITE, the TEKO and the TOIMENPIDE."""
        if kind is Kind.RESPONSIBLE:
            self._spanned = None
        elif kind in self._entered:  # the next one of its kind, although the last had no TOIMENPIDE
            self._entered = []
        elif Kind.RESPONSIBLE in self._entered:
            self._spanned = min(kind, self._spanned or kind, key=LEVELS.index)
        self._entered.append(kind)
        spanned = self._spanned is not None and LEVELS.index(kind) >= LEVELS.index(self._spanned)
        return spanned and (Kind.RESPONSIBLE in self._entered or kind not in AREAS)
