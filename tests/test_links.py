"""What goes on from what: through the periods of a year and into the next, one to one, doubts as findings."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import pipeline.links
from pipeline.batch import run
from pipeline.files import TableFiles
from pipeline.links import renew
from pipeline.options import Options
from pipeline.rows import Row, Rows
from pipeline.watch import Watch
from tests.conftest import ReadTable, WriteReport
from tests.reports import keep, report
from tests.wordings import SAME, weighed

VIDEO, VIDEO_EDITED = "Kasvutarinan videosarjan julkaiseminen", "Kasvutarinan videosarjan ja kuvien julkaiseminen"

TOLD_APART = "a word differs that is short but tells two things apart"


@pytest.fixture
def linked(tmp_path: Path, read_table: ReadTable) -> Callable[..., tuple[list[tuple[Any, ...]], list[Row]]]:
    """Merges reports; gives the links, without their score unless it is asked for, and the findings."""

    def link(*reports: Rows, scores: bool = False) -> tuple[list[tuple[Any, ...]], list[Row]]:
        keep(tmp_path, *reports)
        renew(TableFiles(tmp_path))
        columns = ("from_id", "to_id", "what", "method", *(["score"] if scores else []))
        links = [tuple(row[column] for column in columns) for row in read_table(tmp_path, "links")]
        return links, read_table(tmp_path, "findings")

    return link


Linked = Callable[..., tuple[list[tuple[Any, ...]], list[Row]]]


def test_the_same_action_through_a_year_and_into_the_next(linked: Linked) -> None:
    whens = ("2025 plan", "2025 T1", "2025 T2", "2025 T3", "2026 plan", "2026 T1")
    links, findings = linked(*(report(when, VIDEO) for when in whens), scores=True)
    assert sorted(links, key=lambda link: whens.index(link[0].removesuffix(f" 1 {VIDEO}"))) == [
        (f"{one} 1 {VIDEO}", f"{other} 1 {VIDEO}", "action", "exact", 1.0) for one, other in pairwise(whens)
    ]
    assert findings == []


def test_an_edited_wording_is_similar_and_says_how_much(linked: Linked) -> None:
    links, findings = linked(report("2025 T1", VIDEO), report("2025 T2", VIDEO_EDITED), scores=True)
    # 38 letters and spaces, and 10 more: 2 * 38 / (38 + 48)
    assert links == [
        (f"2025 T1 1 {VIDEO}", f"2025 T2 1 {VIDEO_EDITED}", "action", "similar", pytest.approx(76 / 86, abs=1e-4))
    ]
    assert findings == []


def test_what_one_report_leaves_out_is_found_in_the_next(linked: Linked) -> None:
    links, _ = linked(report("2025 T1", VIDEO), report("2025 T2", "Pysäköinnin valvonta"), report("2025 T3", VIDEO))
    assert links == [(f"2025 T1 1 {VIDEO}", f"2025 T3 1 {VIDEO}", "action", "exact")]


@pytest.mark.parametrize(
    ("one", "other", "doubt"),
    [
        (VIDEO, f"{VIDEO} yhteistyössä alueen oppilaitosten kanssa", "only 0.65 alike"),
        ("Katuverkon suunnittelun vaihe 1", "Katuverkon suunnittelun vaihe 2", "their numbers differ"),
        ("Katuverkon suunnittelun vaihe I", "Katuverkon suunnittelun vaihe II", TOLD_APART),
        ("Rakennuksen A peruskorjaus", "Rakennuksen B peruskorjaus", TOLD_APART),
        ("Alle 25-vuotiaiden työttömyys", "Yli 25-vuotiaiden työttömyys", TOLD_APART),
        ("Yksiköitä, joissa malli on käytössä", "Yksiköitä, joissa malli ei ole käytössä", TOLD_APART),
    ],
)
def test_a_doubtful_pair_is_a_finding(linked: Linked, one: str, other: str, doubt: str) -> None:
    links, findings = linked(report("2025 T1", one), report("2025 T2", other))
    assert links == []
    (finding,) = findings
    assert (finding["document_id"], finding["page"], finding["text"]) == ("2025 T2 1", 3, other)
    assert (finding["severity"], finding["code"]) == ("info", "doubtful-link")
    assert finding["message"] == f'may be the action of 2025 T1 that reads "{one}"; not linked: {doubt}'


def test_of_two_that_are_as_much_alike_none_is_chosen(linked: Linked) -> None:
    links, findings = linked(
        report("2025 T1", "Lähikirjaston aukiolon laajentaminen"),
        report("2025 T2", "Lähikirjaston aukiolon laajentaminen a", "Lähikirjaston aukiolon laajentaminen b"),
    )
    assert links == []
    assert [finding["message"].rpartition(": ")[2] for finding in findings] == ["another is as much alike"]


def test_a_better_partner_of_one_leaves_the_other_free(linked: Linked) -> None:
    longer = f"{VIDEO} verkossa"
    links, _ = linked(report("2025 T1", VIDEO, longer), report("2025 T2", f"{VIDEO}t", f"{longer}a"))
    assert links == [
        (f"2025 T1 1 {VIDEO}", f"2025 T2 1 {VIDEO}t", "action", "similar"),
        (f"2025 T1 1 {longer}", f"2025 T2 1 {longer}a", "action", "similar"),
    ]


def test_the_letters_of_a_case_ending_tell_nothing_apart(linked: Linked) -> None:
    old, new = "EU:n tukema hanke on käynnissä", "EU tukema hanke on nyt käynnissä"
    links, findings = linked(report("2025 T1", old), report("2025 T2", new))
    assert links == [(f"2025 T1 1 {old}", f"2025 T2 1 {new}", "action", "similar")]
    assert findings == []


def test_numbers_part_wordings_that_are_otherwise_alike(linked: Linked) -> None:
    phases = [f"Katuverkon suunnittelun vaihe {number}" for number in (1, 2)]
    edited = [f"Katuverkon suunnittelun vaihe {number} valmis" for number in (2, 1)]
    links, findings = linked(report("2025 T1", *phases), report("2025 T2", *edited))
    assert links == [
        (f"2025 T1 1 {phases[0]}", f"2025 T2 1 {edited[1]}", "action", "similar"),
        (f"2025 T1 1 {phases[1]}", f"2025 T2 1 {edited[0]}", "action", "similar"),
    ]
    assert findings == []


def test_a_report_that_is_there_twice_is_no_rival_to_itself(linked: Linked) -> None:
    copies = [report("2025 T2", VIDEO_EDITED, copy=copy) for copy in (1, 2)]
    links, findings = linked(report("2025 T1", VIDEO), *copies)
    assert links == [(f"2025 T1 1 {VIDEO}", f"2025 T2 1 {VIDEO_EDITED}", "action", "similar")]
    assert findings == []


def test_other_units_and_unknown_units_and_empty_texts_are_not_linked(linked: Linked) -> None:
    links, findings = linked(
        report("2025 T1", VIDEO, place=("Perusopetus", "Kasvu", "Ohjelma")),
        report("2025 T2", VIDEO),
        report("2025 T1", "Toinen", copy=2, place=("", "Kasvu", "Ohjelma")),
        report("2025 T2", "Toinen", copy=2, place=("", "Kasvu", "Ohjelma")),
        report("2025 T1", "", copy=3),
        report("2025 T2", "", copy=3),
    )
    assert (links, findings) == ([], [])


def test_an_action_below_another_goal_is_in_doubt(linked: Linked) -> None:
    other_goal = ("Konsernipalvelut", "Sujuvat lupapalvelut yrityksille", "Neuvonnan uudistus")
    links, findings = linked(report("2025 T1", VIDEO), report("2026 T1", VIDEO, place=other_goal))
    assert links == []
    assert [finding["message"].rpartition(": ")[2] for finding in findings] == ["their goals differ"]
    edited_goal = ("Konsernipalvelut", "Kasvu ja elinvoima", "Ohjelma")
    links, _ = linked(report("2026 T2", VIDEO, place=other_goal), report("2025 T2", VIDEO, place=edited_goal))
    assert (f"2025 T1 1 {VIDEO}", f"2025 T2 1 {VIDEO}", "action", "similar") in links


def test_a_year_in_a_wording_goes_on_with_the_years(linked: Linked) -> None:
    links, findings = linked(report("2025 T3", "Vuoden 2025 talousarvio"), report("2026 T1", "Vuoden 2026 talousarvio"))
    assert [link[3] for link in links] == ["similar"]
    assert findings == []


def test_indicators_and_milestones_go_on_with_their_action(linked: Linked) -> None:
    first = {"action": VIDEO, "indicators": ["Katselukerrat", "Uusia videoita"], "milestones": ["Sarja on suunniteltu"]}
    second = first | {"indicators": ["Uusia videoita", "Katselukertoja"]}
    third = {"action": VIDEO_EDITED, "indicators": ["Uusia videoita"], "milestones": ["Sarja on suunniteltu valmiiksi"]}
    links, findings = linked(report("2025 T1", first), report("2025 T2", second), report("2026 T1", third))
    assert [link for link in links if link[2] != "action"] == [
        # Within 2025, and from it to 2026: the key changes with the action's wording.
        ("2025 T1 1 Katselukerrat", "2025 T2 1 Katselukertoja", "indicator", "similar"),
        ("2025 T1 1 Uusia videoita", "2025 T2 1 Uusia videoita", "indicator", "exact"),
        ("2025 T2 1 Uusia videoita", "2026 T1 1 Uusia videoita", "indicator", "similar"),
        ("2025 T1 1 Sarja on suunniteltu", "2025 T2 1 Sarja on suunniteltu", "milestone", "exact"),
        ("2025 T2 1 Sarja on suunniteltu", "2026 T1 1 Sarja on suunniteltu valmiiksi", "milestone", "similar"),
    ]
    assert findings == []


def test_the_same_indicator_of_two_actions_stays_with_each(linked: Linked) -> None:
    actions = [{"action": name, "indicators": ["Valmis"]} for name in ("Pyöräliikenteen verkko", "Uimahallin korjaus")]
    for rows in (report("2025 T1", *actions), report("2025 T2", *reversed(actions))):
        for row in rows["indicators"]:
            row["indicator_id"] = f"{row['indicator_id']} {row['action_id'].rpartition(' ')[2]}"
        linked(rows)
    links, _ = linked()
    assert [
        (one.rpartition(" ")[2], other.rpartition(" ")[2]) for one, other, what, _ in links if what == "indicator"
    ] == [
        ("korjaus", "korjaus"),
        ("verkko", "verkko"),
    ]


def test_only_years_that_change_are_linked_anew(tmp_path: Path, linked: Linked) -> None:
    linked(*(report(f"{year} T{period}", VIDEO) for year in range(2022, 2027) for period in (1, 2)))
    assert sorted(path.name for path in (tmp_path / "links").iterdir()) == [
        f"{year}-links.parquet" for year in range(2022, 2027)
    ]
    assert renew(TableFiles(tmp_path)) == []
    steps = keep(tmp_path, report("2024 T3", VIDEO))
    assert [step.path.stem for step in steps if step.path.parent.name == "links"] == ["2023-links", "2024-links"]
    assert [step.path.stem for step in renew(TableFiles(tmp_path))] == ["2023-links", "2024-links"]


def test_a_year_whose_last_document_goes_keeps_no_links(tmp_path: Path, linked: Linked, read_table: ReadTable) -> None:
    doubtful = f"{VIDEO} yhteistyössä alueen oppilaitosten kanssa"
    linked(report("2025 T1", VIDEO), report("2025 T2", doubtful), report("2026 T1", "Pysäköinnin valvonta"))
    keep(tmp_path, gone={"2025 T1 1.pdf", "2025 T2 1.pdf"})
    renew(TableFiles(tmp_path))
    assert [path.name for path in (tmp_path / "links").iterdir()] == ["2026-links.parquet"]
    assert read_table(tmp_path, "findings") == []


def test_a_run_links_what_it_converted(
    tmp_path: Path, write_report: WriteReport, read_table: ReadTable, assert_consistent: Callable[[Path], None]
) -> None:
    reports, output = tmp_path / "reports", tmp_path / "output"
    for period in ("T1", "T2", "T3"):
        write_report(reports / f"{period}.txt", period)
    summary = run([reports], output, Options(jobs=1), Watch())
    assert f"wrote {output / 'links' / '2025-links.parquet'} (6 rows)" in summary.files()
    assert_consistent(output)
    first = (output / "links" / "2025-links.parquet").read_bytes()
    assert list(run([reports], output, Options(jobs=1), Watch()).files()) == [
        "nothing to write: the tables are up to date"
    ]
    write_report(reports / "T2.txt", "T2", action="Viestintä muuttuu")
    run([reports], output, Options(jobs=1), Watch())
    assert_consistent(output)
    assert {(row["what"], row["method"]) for row in read_table(output, "links")} >= {("action", "exact")}
    write_report(reports / "T2.txt", "T2")
    run([reports], output, Options(jobs=1), Watch())
    assert (output / "links" / "2025-links.parquet").read_bytes() == first


def test_the_limit_parts_edited_wordings_from_other_things() -> None:
    """What README says of the limits; `python -m tests.wordings` prints the whole table."""
    found = weighed(seed=1, count=1000)
    edited = [found[edit] for edit in SAME]
    assert sum(counts["linked"] for counts in edited) / sum(counts.total() for counts in edited) > 0.97
    assert found["phrase added"]["linked"] / found["phrase added"].total() > 0.6
    assert found["phrase added"]["left"] / found["phrase added"].total() < 0.02
    for edit in ("another thing", "another sentence"):
        assert found[edit]["linked"] / found[edit].total() < 0.002


def test_units_are_linked_alike_however_many_are_taken_at_once(linked: Linked, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [
        report(when, {"action": VIDEO, "milestones": ["Malli"]}, copy=copy, place=(unit, "Kasvu", "Ohjelma"))
        for when in ("2025 T1", "2025 T2")
        for copy, unit in enumerate(("Konsernipalvelut", "Sivistystoimiala", "Tekninen toimiala"))
    ]
    taken: list[set[str]] = []
    year_of = vars(pipeline.links._Year)["of"].__func__

    def of(cls: type, share: Any, year: int) -> Any:
        found = year_of(cls, share, year)
        taken.append(set(found.units))
        return found

    monkeypatch.setattr(pipeline.links._Year, "of", classmethod(of))
    monkeypatch.setattr(pipeline.links, "_AT_ONCE", 4)  # of 12 rows
    links, findings = linked(*reports)
    assert max(map(len, taken)) < 3
    assert set().union(*taken) == {"konsernipalvelut", "sivistystoimiala", "tekninen toimiala"}
    assert sorted(what for _, _, what, _ in links) == ["action"] * 3 + ["milestone"] * 3
    assert all(old.split(" ")[2] == new.split(" ")[2] for old, new, _, _ in links)
    assert findings == []
