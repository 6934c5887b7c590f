"""The site: what is on it, which files it is made of, and what it says where something is missing."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import get_args

import pytest
import regex
from click.testing import CliRunner, Result
from PIL import Image

from parsers.report import parse
from parsers.values import ValueKind
from pipeline.cli import main
from pipeline.extract import read
from pipeline.review.drawing import Drawing
from pipeline.review.layout import CONTEXT, page_of
from pipeline.review.sources import find_sources
from pipeline.review.texts import TEXTS
from pipeline.rows import Row, Rows
from tests.conftest import REAL, SAMPLES
from tests.odd_pdfs import PASSWORD
from tests.reports import keep, report

ROOT = Path(__file__).parents[1]
ASSETS = ROOT / "pipeline" / "review"
_A4 = (595.0, 842.0)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `reports/`, three of the samples and a broken file, converted to `output/`."""
    folder = tmp_path_factory.mktemp("review")
    (folder / "reports").mkdir()
    for name in (*REAL, "libreoffice-20007.pdf"):
        shutil.copy(SAMPLES / name, folder / "reports" / name)
    (folder / "reports" / "broken.pdf").write_bytes(b"%PDF-1.4 <script>alert(1)</script>")
    tavoitteet("convert", str(folder / "reports"), "-o", str(folder / "output"))
    return folder


def tavoitteet(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def review(folder: Path, *words: str) -> Result:
    sources = () if "--sources" in words else ("--sources", str(folder / "reports"))
    return tavoitteet("review", str(folder / "output"), "-o", str(folder / "site"), *sources, *words)


def id_of(name: str) -> str:
    return hashlib.sha256((SAMPLES / name).read_bytes()).hexdigest()[:16]


def test_the_site_lists_all_documents_and_shows_those_that_were_read(reports: Path) -> None:
    result = review(reports)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        f"without pictures: {REAL[1]}: a text file has no pages to draw",
        f"wrote {reports / 'site' / 'index.html'} (3 documents, 5 pictures of pages); open it in a browser",
    ]
    index = (reports / "site" / "index.html").read_text("utf-8")
    assert regex.findall(r'<th scope="row">(?:<a [^>]*>)?([^<]+)', index) == [
        "broken.pdf",
        "libreoffice-20007.pdf",
        *REAL,
    ]
    assert "is a damaged PDF" in index
    assert f'<a href="documents/{id_of(REAL[0])}.html">' in index
    with Image.open(reports / "site" / "documents" / id_of(REAL[0]) / "2.webp") as picture:
        assert picture.width == 1400


def test_only_findings_leaves_out_what_needs_no_look(reports: Path) -> None:
    review(reports)
    assert review(reports, "--only", "findings").exit_code == 0
    pages = {path.name for path in (reports / "site" / "documents").iterdir()}
    drawn = id_of("libreoffice-20007.pdf")
    # What the site had before of the other one is gone, pictures too.
    assert pages == {f"{drawn}.html", drawn, f"{id_of(REAL[1])}.html"}


def test_only_one_document(reports: Path) -> None:
    result = review(reports, "--only", REAL[0])
    assert "(1 documents, 2 pictures of pages)" in result.output
    assert review(reports, "--only", id_of(REAL[0])).output == result.output
    unknown = review(reports, "--only", "broken.pdf")
    assert unknown.exit_code == 2
    assert "--only broken.pdf: no such document was read; give `findings`, a source or an id" in unknown.output


def test_without_its_file_a_document_has_its_values_and_says_why(reports: Path, tmp_path: Path) -> None:
    result = review(reports, "--sources", str(tmp_path))
    assert f"{REAL[0]}: its file was not found; say with --sources which folder it is in" in result.output
    page = (reports / "site" / "documents" / f"{id_of(REAL[0])}.html").read_text("utf-8")
    assert "its file was not found" in page
    assert "Tehostamme viestintää ja markkinointia" in page
    assert "<img" not in page


def test_a_file_is_taken_only_if_it_is_the_one_that_was_read(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    shutil.copy(SAMPLES / REAL[0], below / "same.pdf")
    shutil.copy(SAMPLES / REAL[0], tmp_path / "other.pdf")
    digest = hashlib.sha256((SAMPLES / REAL[0]).read_bytes()).hexdigest()
    heads: list[Row] = [
        {"document_id": "1", "source": "b/same.pdf", "sha256": digest, "reader": "pdfium"},
        {"document_id": "2", "source": "other.pdf", "sha256": "0" * 64, "reader": "pdfium"},
    ]
    found, missing = find_sources(heads, [tmp_path], [])
    assert found == {"1": below / "same.pdf"}
    assert missing == {"2": "its file is another one by now; convert it again"}
    assert find_sources(heads, [tmp_path], [tmp_path / "a"])[0] == {}


def test_a_folder_of_sources_that_is_none(reports: Path) -> None:
    result = review(reports, "--sources", "nowhere")
    assert (result.exit_code, result.output) == (
        2,
        "tavoitteet: --sources nowhere: is no folder; give one that the reports are in\n",
    )


def test_a_folder_with_something_else_is_left_alone(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("years of work")
    result = tavoitteet("review", str(reports / "output"), "-o", str(tmp_path))
    assert result.exit_code == 3
    assert "holds something else than a review site; choose another folder with -o" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_a_locked_report_needs_its_password(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    shutil.copy(ROOT / "tests" / "odd" / "password.pdf", tmp_path / "reports")
    folder = str(tmp_path / "output")
    assert tavoitteet("convert", str(tmp_path / "reports"), "-o", folder, "--password", PASSWORD).exit_code == 0
    assert "password.pdf: is locked with a password; give it with" in review(tmp_path).output
    assert "password.pdf: is locked with another password" in review(tmp_path, "--password", "no").output
    assert "without pictures" not in review(tmp_path, "--password", PASSWORD).output


def test_what_a_report_prints_is_shown_and_never_run(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>\"' onload=x {{ 7 * 7 }}"
    rows = report("2025 T2", {"action": evil, "indicators": [(evil, evil, evil)], "milestones": [(evil, evil)]})
    rows["documents"][0] |= {"source": f"{evil}.pdf", "title": evil, "error": evil, "sha256": "0" * 64}
    rows["documents"][0] |= dict.fromkeys(("words_in_values", "words_in_labels", "words_in_furniture"), 0)
    document_id = rows["documents"][0]["document_id"]
    rows["findings"].append(
        {"document_id": document_id, "severity": "warning", "code": "a-code", "message": evil, "text": evil}
    )
    keep(tmp_path / "output", rows)
    assert tavoitteet("review", str(tmp_path / "output"), "-o", str(tmp_path / "site")).exit_code == 0
    for path in (tmp_path / "site").rglob("*.html"):
        page = path.read_text("utf-8")
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39; onload=x {{ 7 * 7 }}" in page


def _placed(rows: Rows, row_id: str, column: str, box: tuple[float, ...], page: int = 1) -> None:
    edges = dict(zip(("x0", "top", "x1", "bottom"), box, strict=True))
    rows["provenance"].append({"table": "-", "row_id": row_id, "column": column, "page": page, "printed": None} | edges)


@pytest.fixture
def rows() -> Rows:
    """A report of two actions under one goal, with one indicator, and one word in nothing."""
    made = report("2025 T2", {"action": "Yksi", "indicators": [("Mittari", "1", "2")]}, "Kaksi")
    for name in ("actions", "indicators"):
        made[name] = [dict.fromkeys(("focus_area", "theme", "responsible")) | row for row in made[name]]
    made["documents"][0]["title"] = None
    for action in made["actions"]:
        _placed(made, action["action_id"], "goal", (59.5, 84.2, 119, 92.62))
    indicator = made["indicators"][0]["indicator_id"]
    _placed(made, indicator, "baseline", (100, 200, 110, 210))
    _placed(made, indicator, "target", (300, 190, 310, 200))
    _placed(made, made["documents"][0]["document_id"], "words_unparsed", (0, 421, 59.5, 431))
    return made


def test_values_that_share_a_place_share_a_box(rows: Rows) -> None:
    page = page_of(rows["documents"][0], rows, Drawing("1", (_A4, _A4)))
    goals = [value for action in page.actions for value in action.values if value.column == "goal"]
    (box,) = [box for box in page.sheets[0].boxes if box.role == "goal" or goals[0].id in box.shows]
    assert box.shows == [goal.id for goal in goals]
    assert [goal.boxes for goal in goals] == [[box.id]] * 2
    assert (box.role, box.left, box.top, box.width, box.height) == ("context", 10, 10, 10, 1)
    assert page.sheets[1].boxes == []


def test_an_indicators_row_has_a_box_below_those_of_its_cells(rows: Rows) -> None:
    page = page_of(rows["documents"][0], rows, Drawing("1", (_A4,)))
    roles = [box.role for box in page.sheets[0].boxes]
    assert roles == ["row", "unparsed", "baseline", "target", "context"]
    row = page.sheets[0].boxes[0]
    cells = page.actions[0].indicators[0].values
    assert row.shows == [cell.id for cell in cells]
    assert [cell.boxes[-1] for cell in cells] == [row.id] * 3
    assert (round(row.width * 5.95), round(row.height * 8.42)) == (210, 20)


def test_values_that_show_one_printed_text_are_corrected_together(rows: Rows) -> None:
    shown = page_of(rows["documents"][0], rows, Drawing("1", (), "gone")).actions
    goals = [value for action in shown for value in action.values if value.column == "goal"]
    assert goals[0].shared == goals[1].shared is not None
    assert [value.shared for value in shown[0].indicators[0].values] == [None] * 3
    rows["actions"][1]["goal"] = "Toinen"  # at the same place, as far as a text file tells places
    shown = page_of(rows["documents"][0], rows, Drawing("1", (), "gone")).actions
    goals = [value for action in shown for value in action.values if value.column == "goal"]
    assert goals[0].shared != goals[1].shared


def test_a_value_knows_what_was_printed(rows: Rows) -> None:
    for place in rows["provenance"]:
        place["printed"] = "l" if place["column"] == "baseline" else None
    page = page_of(rows["documents"][0], rows, Drawing("1", (_A4,)))
    cells = page.actions[0].indicators[0].values
    assert [(cell.column, cell.printed, cell.editable) for cell in cells] == [
        ("indicator", None, True),
        ("baseline", "l", True),
        ("target", None, True),
    ]
    assert not page.title.editable


def test_without_pictures_there_are_no_boxes(rows: Rows) -> None:
    page = page_of(rows["documents"][0], rows, Drawing("1", (), "gone"))
    assert (page.sheets, page.missing) == ([], "gone")
    assert page.actions[0].values[0].boxes == []


def test_show_draws_a_page_with_its_boxes(tmp_path: Path) -> None:
    target = tmp_path / "page.png"
    result = tavoitteet("show", "--boxes", str(target), "--page", "2", str(SAMPLES / REAL[0]))
    assert (result.exit_code, result.output) == (0, f"wrote {target}\n")
    report_of = parse(read(SAMPLES / REAL[0]))
    word = next(word for word in report_of.values if word.page == 2 and len(word.text) > 3)
    with Image.open(target) as picture:
        scale = picture.width / report_of.pages[1].width
        across, down = (word.x0 + word.x1) / 2 * scale, word.bottom * scale
        around = picture.crop((int(across) - 4, int(down) - 4, int(across) + 4, int(down) + 4))
        assert max(around.convert("HSV").split()[1].tobytes()) > 20  # saturated, which the paper is not
        assert picture.crop((0, 0, 20, 20)).convert("RGB").getcolors() == [(400, (255, 255, 255))]


def test_show_says_what_it_cannot_draw(tmp_path: Path) -> None:
    target = str(tmp_path / "page.png")
    text = tavoitteet("show", "--boxes", target, str(SAMPLES / REAL[1]))
    assert text.exit_code == 2
    assert "is a text file, which has no pages to draw; give its PDF" in text.output
    beyond = tavoitteet("show", "--boxes", target, "--page", "9", str(SAMPLES / REAL[0]))
    assert beyond.exit_code == 1
    assert "has no page 9; it has 2" in beyond.output
    assert list(tmp_path.iterdir()) == []


def test_each_text_of_the_site_is_used() -> None:
    everything = "\n".join(
        path.read_text("utf-8") for path in (*ASSETS.glob("templates/*"), *ASSETS.glob("assets/*.js"))
    )
    by_name = {*CONTEXT, *("kind_" + kind for kind in get_args(ValueKind))}  # of a column, or of a kind of value
    assert [key for key in TEXTS if key not in by_name and f'"{key}"' not in everything] == []


def test_it_loads_nothing_from_the_network() -> None:
    for path in (*ASSETS.glob("templates/*"), *ASSETS.glob("assets/*")):
        assert not regex.search(r"https?:|//[a-z]+\.[a-z]|@import|url\(", path.read_text("utf-8")), path
