"""Reports whose label no vocabulary knows."""

from __future__ import annotations

import pytest

from tests.typed import At, page, read, spoken, steps_of

HEAD = "TAVOITE      Sujuva arki\nTOIMENPIDE   Kysely asukkaille\n\n"


@pytest.mark.parametrize("label", ["Missä mennään?", "Tilannetieto:", "Mitä on saatu aikaan?", "Katsaus syksyllä:"])
def test_what_comes_below_each_milestone_is_the_label_of_its_report(label: str) -> None:
    report = read(
        f"{HEAD}*Osatavoite 1*\nLuonnos on ollut\nnähtävillä\n{label}\nLausuntoja saatiin 11.\n- kahdelta taholta\n"
        f"*Osatavoite 2*\nAineisto on julkaistu\n{label}\n*Osatavoite 3*\nKaava on hyväksytty"
    )
    assert steps_of(report) == [
        (1, "Luonnos on ollut nähtävillä", "Lausuntoja saatiin 11.\n- kahdelta taholta"),
        (2, "Aineisto on julkaistu", None),
        (3, "Kaava on hyväksytty", None),
    ]
    assert spoken(report.labels).count(label) == 2


def test_a_label_in_the_type_of_that_of_the_milestone() -> None:
    """It has neither a colon nor the sign of a question, and its report stands in its line in another milestone."""

    def step(top: float, number: int, name: str) -> list[At]:
        texts = [
            (0, f"Osatavoite {number}", True),
            (12, name, False),
            (24, "Näin etenimme", True),
            (36, "Tehty.", False),
        ]
        return [At(50, top + y, text, bold=bold, size=8 if bold else 10) for y, text, bold in texts]

    report = read(page(HEAD, *step(160, 1, "Malli on valmis"), *step(220, 2, "Kysely on tehty")))
    assert steps_of(report) == [(1, "Malli on valmis", "Tehty."), (2, "Kysely on tehty", "Tehty.")]


@pytest.mark.parametrize(
    "line", ["Aikataulu: syksy 2025", "Tila: kesken", "Vastuuhenkilö: NN", "Kustannukset: 10 000 €"]
)
def test_what_else_a_milestone_may_have_is_no_report(line: str) -> None:
    report = read(f"{HEAD}*Osatavoite 1*\nLuonnos\n{line}\n*Osatavoite 2*\nAineisto\n{line}")
    assert [told for *_, told in steps_of(report)] == [None, None]


def test_a_line_that_one_milestone_alone_has_is_text() -> None:
    report = read(
        f"{HEAD}*Osatavoite 1*\nLuonnos\nMissä mennään?\nKesken.\n*Osatavoite 2*\nAineisto\n*Osatavoite 3*\nKaava"
    )
    assert steps_of(report)[0] == (1, "Luonnos Missä mennään? Kesken.", None)


def test_a_report_of_a_period_in_each_cell_of_milestones_side_by_side() -> None:
    """Its label is set as that of the milestone, and the text above it in bold."""
    report = read("""
TOIMENPIDE   Kysely

Osatavoite 1            Osatavoite 2            Osatavoite 3
*Malli on valittu*      *Tiedot on koottu*      *Ohje on valmis*
Toteuma T3              Toteuma T3              Toteuma T3
                        Lausunnot saatu.
""")
    assert steps_of(report) == [
        (1, "Malli on valittu", None),
        (2, "Tiedot on koottu", "Lausunnot saatu."),
        (3, "Ohje on valmis", None),
    ]
