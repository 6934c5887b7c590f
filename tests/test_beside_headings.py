"""What stands in small type beside a heading of several lines."""

from __future__ import annotations

from tests.typed import At, page, read


def test_the_period_stands_beside_the_title_in_lines_of_its_own() -> None:
    report = read(
        page(
            At(50, 60, "Talousarvion 2026 toiminnalliset tavoitteet", bold=True, size=15),
            At(490, 60, "Toinen", size=9),
            At(460, 70, "vuosikolmannes", size=9),
            At(50, 80, "– Elinvoima- ja työllisyystoimiala", bold=True, size=15),
            At(480, 80, "T2/2026", size=9),
            "TOIMENPIDE: Kysely\nOsatavoite 1: Kysely on tehty\nRaportointi: Tehty",
        )
    )
    assert report.title == "Talousarvion 2026 toiminnalliset tavoitteet – Elinvoima- ja työllisyystoimiala"
    assert (report.unit, report.year, report.period) == ("Elinvoima- ja työllisyystoimiala", 2026, "T2")
