"""Labels that no vocabulary knows, told by how and where the document sets them."""

from __future__ import annotations

import pytest

from tests.typed import assert_balanced, codes_of, context_of, page, read


def _bold(*labels: str) -> str:
    """Two actions, whose labels are bold and closed by a colon."""
    values = {"Kärki": ("Kasvava Pori", "Osaava Pori"), "Toimenpide": ("Otetaan ohjelma käyttöön", "Koulutetaan")}
    return "\n\n".join(
        "\n".join(
            f"*{label}:*  {values.get(label, (f'Ensin {label[:4]}', f'Sitten {label[:4]}'))[n]}" for label in labels
        )
        for n in range(2)
    )


def test_labels_of_a_citys_own_are_told_by_where_they_stand() -> None:
    """Ahead of the TAVOITE stands a PAINOPISTE, between that and the TOIMENPIDE a TEKO."""
    report = read(page(_bold("Kärki", "Tavoite", "Hanke", "Vastuuyksikkö", "Toimenpide")))
    first, second = context_of(report)
    assert (first["focus_area"], first["goal"], first["initiative"], first["responsible"]) == (
        "Kasvava Pori",
        "Ensin Tavo",
        "Ensin Hank",
        "Ensin Vast",
    )
    assert (second["focus_area"], second["initiative"], second["action"]) == (
        "Osaava Pori",
        "Sitten Hank",
        "Koulutetaan",
    )
    assert "unknown-label" not in codes_of(report)
    assert_balanced(report)


def test_a_paamaara_is_a_goal_where_there_is_a_painopiste() -> None:
    first, _ = context_of(read(page(_bold("Painopiste", "Päämäärä", "Kehittämishanke", "Toimenpide"))))
    assert (first["focus_area"], first["goal"], first["initiative"]) == ("Ensin Pain", "Ensin Pääm", "Ensin Kehi")


@pytest.mark.parametrize("label", ["Aikataulu", "Kustannusarvio"])
def test_a_label_that_means_no_part_of_the_context_is_told(label: str) -> None:
    """And its value is in none."""
    report = read(page(_bold("Tavoite", label, "Toimenpide")))
    first, second = context_of(report)
    assert first == {"goal": "Ensin Tavo", "action": "Otetaan ohjelma käyttöön"}
    assert second == {"goal": "Sitten Tavo", "action": "Koulutetaan"}
    assert codes_of(report).count("unknown-label") == 2
    assert_balanced(report)


def test_bold_words_in_a_report_are_text() -> None:
    drawing = _bold("Tavoite", "Toimenpide").replace(
        "\n\n", "\nSelvitys (T2):\n*Osatavoite 1:*  Malli on valmis\n*Raportointi:*  Tehty\n*Ohjelma:*  Kesken\n\n"
    )
    report = read(page(drawing))
    assert report.actions[0].milestones[0].report is not None
    assert report.actions[0].milestones[0].report.text == "Tehty Ohjelma: Kesken"
    assert not any("focus_area" in action for action in context_of(report))
