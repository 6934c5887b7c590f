"""A unit in brackets behind its action."""

from __future__ import annotations

import pytest

from tests.typed import At, context_of, page, read


@pytest.mark.parametrize(
    "action",
    [
        "TOIMENPIDE   Avaamme kirjaston (vastuu: Kirjasto ja museot)",
        "TOIMENPIDE   Avaamme kirjaston (vastuu:\n             Kirjasto ja museot)",
        "TOIMENPIDE:  *Avaamme kirjaston*\n(vastuu: Kirjasto ja museot)",
        "TOIMENPIDE   Avaamme kirjaston [Vastuuyksikkö Kirjasto ja museot]",
    ],
)
def test_a_unit_in_brackets_behind_its_action(action: str) -> None:
    """The next TOIMENPIDE of its TEKO has the same, and that of another one has none."""
    rest = "TOIMENPIDE   Luomme mallin (vastuu jaetaan)\n"
    report = read(f"TEKO      Ohjelma\n{action}\n{rest}TEKO      Hanke\n{rest}")
    assert context_of(report) == [
        {"initiative": "Ohjelma", "responsible": "Kirjasto ja museot", "action": "Avaamme kirjaston"},
        {"initiative": "Ohjelma", "responsible": "Kirjasto ja museot", "action": "Luomme mallin (vastuu jaetaan)"},
        {"initiative": "Hanke", "action": "Luomme mallin (vastuu jaetaan)"},
    ]
    assert report.unparsed == ()


@pytest.mark.parametrize("end", ["(vastuuyksikkö: Kirjasto ja museot)", "\n~(vastuuyksikkö: Kirjasto ja museot)~"])
def test_a_unit_in_brackets_behind_its_teko(end: str) -> None:
    """It answers for all actions of that, and for none of the next one."""
    actions = "TOIMENPIDE: {}\nTOIMENPIDE: {}\n"
    first, second = actions.format("Luomme mallin", "Kysely"), actions.format("Sopimus", "Koulutus")
    answered = {"initiative": "Ohjelma", "responsible": "Kirjasto ja museot"}
    report = read(f"TEKO: Ohjelma {end}\n{first}TEKO: Hanke\n{second}")
    assert context_of(report) == [
        {**answered, "action": "Luomme mallin"},
        {**answered, "action": "Kysely"},
        {"initiative": "Hanke", "action": "Sopimus"},
        {"initiative": "Hanke", "action": "Koulutus"},
    ]
    assert report.unparsed == ()


def test_units_in_brackets_without_a_label() -> None:
    """Most TEKOs have one, and half of these are called as units are: the others are units as well."""
    texts = ("Omatoimikirjastot (Kirjastopalvelut)", "Tonttihaku (Maankäyttö)", "Ranta")
    report = read("\n".join(f"TEKO: {text}\nTOIMENPIDE: Kysely {at}" for at, text in enumerate(texts)))
    assert [(each["initiative"], each.get("responsible")) for each in context_of(report)] == [
        ("Omatoimikirjastot", "Kirjastopalvelut"),
        ("Tonttihaku", "Maankäyttö"),
        ("Ranta", None),
    ]
    assert report.unparsed == ()


@pytest.mark.parametrize(
    "told", ["Suluissa on teon vastuutaho.", "Teon vastuutaho on merkitty sulkeisiin teon nimen perään."]
)
def test_a_report_may_say_that_units_stand_in_brackets(told: str) -> None:
    texts = ("Valvonta (riskienhallinta)", "Tonttihaku (kaavoituksen tiimi)")
    actions = "\n".join(f"TEKO: {text}\nTOIMENPIDE: Kysely {at}" for at, text in enumerate(texts))
    assert [(each["initiative"], each.get("responsible")) for each in context_of(read(f"{told}\n\n{actions}"))] == [
        ("Valvonta", "riskienhallinta"),
        ("Tonttihaku", "kaavoituksen tiimi"),
    ]


def test_places_in_brackets_are_no_units() -> None:
    texts = ("Omatoimikirjastot (Noormarkku)", "Tonttihaku (Honkaluoto)")
    report = read("\n".join(f"TEKO: {text}\nTOIMENPIDE: Kysely {at}" for at, text in enumerate(texts)))
    assert [(each["initiative"], each.get("responsible")) for each in context_of(report)] == [
        (text, None) for text in texts
    ]


@pytest.mark.parametrize("x", [50, 150])
def test_brackets_that_wrap(x: float) -> None:
    report = read(
        page(
            At(50, 100, "Teko:"),
            At(90, 100, "Museot kaikille"),
            At(250, 100, "(vastuutaho:", slanted=True),
            At(x, 114, "Satakunnan Museo)", slanted=True),
            At(50, 130, "Toimenpide: Kysely"),
        )
    )
    assert context_of(report) == [
        {"initiative": "Museot kaikille", "responsible": "Satakunnan Museo", "action": "Kysely"}
    ]
