"""What stands behind a number: `milj. €`, `kpl vuodessa`, `/ 1000 as.` → what to multiply by, and the unit."""

from __future__ import annotations

from dataclasses import dataclass

import regex

# Units of measure as they come out, with the other spellings that are printed.
_UNITS = {
    "%": "prosenttia|prosentti",
    "%-yks.": r"%-yksikköä|%-yks|prosenttiyksikköä|prosenttiyksikkö|pros\.yks\.",
    "‰": "promillea",
    "€": "euroa|euro|eur",
    "kpl": "kappaletta",
    "hlö": "hlöä|hlö\\.|henkilöä|henkeä",
    "htv": "htv:tä|henkilötyövuotta|henkilötyövuosi",
    "kg": "kiloa",
    "t": "tonnia",
    "km": "kilometriä",
    "m": "metriä",
    "m²": "m2|neliömetriä|neliötä",
    "m³": "m3|kuutiometriä|kuutiota",
    "ha": "hehtaaria",
    "kWh": "kilowattituntia",
    "MWh": "megawattituntia",
    "GWh": "gigawattituntia",
    "min": "minuuttia",
    "h": "tuntia|tunti",
    "pv": "pvä|päivää|päivä",
    "vrk": "vuorokautta|vuorokausi",
    "vk": "vko|viikkoa|viikko",
    "kk": "kuukautta|kuukausi",
    "v": "v\\.|vuotta|vuosi",
    "krt": "kertaa|kerta",
    "as.": "as|asukasta|asukas|asukkaita",
    "oppilas": "oppilasta",
    "pistettä": "piste|pist\\.",
}
# `5 M` may be millions, so a metre is one only when written out.
_SPELT = {unit: others if unit == "m" else f"{regex.escape(unit.lower())}|{others}" for unit, others in _UNITS.items()}
# kpl vuodessa → kpl / v
_ADVERBS = {"tunnissa": "h", "päivässä": "pv", "viikossa": "vk", "kuukaudessa": "kk", "vuodessa": "v"}
# 1,2 milj. €: what the number is multiplied by, and the unit that the spelling itself holds.
_SCALES = {
    r"milj\.?|miljoonaa|miljoona": (1_000_000, None),
    r"mrd\.?|miljardia|miljardi": (1_000_000_000, None),
    r"tuhatta": (1_000, None),
    r"m€|meur": (1_000_000, "€"),
    r"t€|k€|teur|keur": (1_000, "€"),
}
_NAMED_UNIT = "|".join(_SPELT.values())
_PER = rf"(?:/ ?(?:(?:100|1 ?000|10 ?000|100 ?000) )?(?:{_NAMED_UNIT})|{'|'.join(_ADVERBS)})"
_PRINTED = regex.compile(rf" ?(?P<scale>{'|'.join(_SCALES)})? ?(?P<unit>{_NAMED_UNIT})?(?P<per>(?: ?{_PER})*)\.?")
_TIMES = regex.compile(rf"^ ?x(?= ?{_PER})")  # 2 x vuodessa; `2x` alone may be twice as much
_PER_PART = regex.compile(rf"/ ?(?P<count>1[0 ]+ )?(?P<unit>{_NAMED_UNIT})|(?P<adverb>{'|'.join(_ADVERBS)})")
_UNIT_OF = [(regex.compile(spelt), unit) for unit, spelt in _SPELT.items()]
_SCALE_OF = [(regex.compile(spelt), scale) for spelt, scale in _SCALES.items()]


@dataclass(frozen=True, slots=True)
class Measure:
    """What the number is multiplied by, and its unit, if one is printed."""

    scale: int = 1
    unit: str | None = None


def read_measure(text: str | None) -> Measure | None:
    """What `text`, in small letters, prints behind a number; None if it is something else than a measure."""
    if not text:
        return Measure()
    found = _PRINTED.fullmatch(_TIMES.sub(" krt", text))
    if not found or text.strip() in {"", "."}:
        return None
    scale, unit = next(
        (scale for each, scale in _SCALE_OF if found["scale"] and each.fullmatch(found["scale"])), (1, None)
    )
    if unit and found["unit"]:
        return None
    parts = [unit or _unit(found["unit"])] if unit or found["unit"] else []
    for part in _PER_PART.finditer(found["per"]):
        if part["adverb"] and not parts:
            return None  # `2 viikossa` may be twice a week, or within two
        count = f"{part['count'].replace(' ', '')} " if part["count"] else ""
        parts.append(f"/ {count}{_ADVERBS[part['adverb']] if part['adverb'] else _unit(part['unit'])}")
    return Measure(scale, " ".join(parts) or None)


def _unit(spelt: str) -> str:
    return next(unit for pattern, unit in _UNIT_OF if pattern.fullmatch(spelt))
