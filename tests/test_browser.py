"""The site in a real browser: pointing, keys, search, filter, corrections, languages, schemes, and silence."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pipeline.cli import main
from tests.conftest import REAL, SAMPLES
from tests.long_reports import write as write_long

COLUMNS = ("document", "row_id", "column", "printed", "corrected", "who", "why")
DOUBTFUL = "libreoffice-20007.pdf"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _site(tmp_path_factory.mktemp("browser"))


def _site(folder: Path) -> Path:
    """The site of two samples and a broken report."""
    (folder / "reports").mkdir()
    for name in (REAL[0], DOUBTFUL):
        shutil.copy(SAMPLES / name, folder / "reports" / name)
    (folder / "reports" / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    return _converted(folder)


def _converted(folder: Path, *options: str) -> Path:
    """The site of a folder's reports, converted."""
    reports, output = str(folder / "reports"), str(folder / "output")
    CliRunner().invoke(main, ["convert", reports, "-o", output, *options])
    result = CliRunner().invoke(main, ["review", output, "-o", str(folder / "site"), "--sources", reports])
    assert result.exit_code == 0, result.output
    return folder / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; `make test` installs it."""
    path = shutil.which("chromium")
    assert path, "the tests need chromium; `make test` installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])  # CI may run as root
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """The list of documents on a small screen. Fails for anything on the console and any request but for files."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="fi-FI", reduced_motion="reduce")
    page = context.new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("requestfailed", lambda request: trouble.append(f"missing {request.url}"))
    page.on(
        "request",
        lambda request: trouble.extend([request.url] * (not request.url.startswith(("file:", "data:", "blob:")))),
    )
    page.goto((site / "index.html").as_uri())
    yield page
    context.close()
    assert trouble == []


def _open(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).click()
    expect(page.locator("h1")).to_have_text(name)
    page.wait_for_load_state()  # or a key comes ahead of the script


def _in_view(page: Page, selector: str) -> bool:
    within: bool = page.locator(selector).first.evaluate(
        "node => { const box = node.getBoundingClientRect(), pane = node.closest('section').getBoundingClientRect();"
        " return box.top >= pane.top - 1 && box.bottom <= pane.bottom + 1; }"
    )
    return within


def test_pointing_at_a_value_lights_its_boxes_and_a_click_leads_there(page: Page) -> None:
    _open(page, REAL[0])
    value = page.locator(".value.r-report").last
    value.scroll_into_view_if_needed()
    value.hover()
    own = (value.get_attribute("data-boxes") or "").split()
    lit = page.locator(".box.lit").evaluate_all("nodes => nodes.map(node => node.id)")
    assert sorted(lit) == sorted(own)
    assert len(own) > 1, "a value of several lines"
    assert not _in_view(page, f"#{own[0]}")  # it is on the second page
    value.click()
    assert _in_view(page, f"#{own[0]}")
    # The box stands where the picture prints the value: within its page.
    assert page.locator(f"#{own[0]}").evaluate("node => node.closest('.sheet').querySelector('img').alt") == "Sivu 2"


def test_pointing_at_a_box_lights_its_value_and_a_click_leads_there(page: Page) -> None:
    _open(page, REAL[0])
    box = page.locator(".box.r-milestone").last
    box.scroll_into_view_if_needed()
    box.hover()
    shown = box.get_attribute("data-shows")
    assert page.locator(".value.lit").evaluate_all("nodes => nodes.map(node => node.id)") == [shown]
    assert not _in_view(page, f"#{shown}")
    box.click()
    assert _in_view(page, f"#{shown}")
    expect(page.locator(f"#{shown}")).to_be_focused()


def test_an_indicator_lights_with_its_row(page: Page) -> None:
    _open(page, REAL[0])
    page.locator(".value.r-target").first.hover()
    expect(page.locator(".box.r-row.lit")).to_have_count(1)


def test_keys_walk_through_the_findings(page: Page) -> None:
    _open(page, DOUBTFUL)
    findings = page.locator(".doubt")
    page.keyboard.press("j")
    expect(findings.first).to_be_focused()
    expect(page.locator(".box.r-finding.lit")).to_have_count(1)
    page.keyboard.press("j")
    expect(findings.nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("k")
    expect(findings.last).to_be_focused()
    assert _in_view(page, ".box.r-finding.lit")


def test_enter_leads_from_the_focused_value(page: Page) -> None:
    _open(page, REAL[0])
    value = page.locator(".value.r-report").last
    value.focus()
    page.keyboard.press("Enter")
    assert _in_view(page, f"#{(value.get_attribute('data-boxes') or '').split()[0]}")


def test_the_search_keeps_what_has_the_words(page: Page) -> None:
    _open(page, REAL[0])
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("VIREILLÄ")
    expect(page.locator(".value.hit")).to_have_text(["Vireillä"])
    expect(page.locator(".action:visible")).to_have_count(1)
    expect(page.locator("#hits")).to_have_text("1")
    page.keyboard.press("Enter")
    expect(page.locator(".value.hit")).to_be_focused()


def test_the_list_is_filtered_and_sorted(page: Page) -> None:
    names = page.locator("tbody tr:visible th")
    assert names.all_inner_texts() == ["broken.pdf", DOUBTFUL, REAL[0]]
    page.keyboard.press("/")
    page.keyboard.type("konserni 2025")
    assert names.all_inner_texts() == [REAL[0]]
    expect(page.locator("#shown")).to_have_text("1")
    page.locator("#filter").fill("")
    page.locator("#status").select_option("failed")
    assert names.all_inner_texts() == ["broken.pdf"]
    page.locator("#status").select_option("")
    page.get_by_role("button", name="Sivuja").click()
    assert names.all_inner_texts() == ["broken.pdf", REAL[0], DOUBTFUL]
    page.get_by_role("button", name="Sivuja").click()
    assert names.all_inner_texts() == [DOUBTFUL, REAL[0], "broken.pdf"]
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Sivuja")


def test_languages_and_schemes_are_kept_from_page_to_page(page: Page) -> None:
    page.get_by_role("button", name="In English").click()
    page.get_by_role("button", name="Light or dark").click()
    _open(page, DOUBTFUL)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("html").get_attribute("data-theme") == "dark"
    expect(page.locator(".findings h2")).to_contain_text("Findings")
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(18, 22, 28)"
    assert page.locator(".sheet img").first.get_attribute("alt") == "Page 1"


def test_help_opens_and_holds_back_the_other_keys(page: Page) -> None:
    _open(page, DOUBTFUL)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Ohje")).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".doubt.lit")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_pictures_come_late_and_move_nothing(page: Page) -> None:
    _open(page, DOUBTFUL)
    heights = "nodes => nodes.map(node => node.getBoundingClientRect().height)"
    before = page.locator(".sheet").evaluate_all(heights)
    assert page.locator("img[loading=lazy]").count() == len(before) == 3
    page.locator("img").evaluate_all("nodes => Promise.all(nodes.map(node => (node.loading = 'eager', node.decode())))")
    assert page.locator(".sheet").evaluate_all(heights) == before
    widths = page.locator("img").evaluate_all("nodes => nodes.map(node => node.naturalWidth / node.clientWidth)")
    assert min(widths) >= 1.9, "sharp on a screen of two pixels each"
    assert page.evaluate("document.documentElement.scrollWidth") == 1366


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_from_their_ground(page: Page, scheme: str) -> None:
    page.locator("html").evaluate(f"html => html.dataset.theme = '{scheme}'")
    contrast = """() => {
        const style = getComputedStyle(document.documentElement);
        const light = (name) => {
            const digits = style.getPropertyValue(name).trim().slice(1).match(/../g);
            const parts = digits.map((part) => parseInt(part, 16) / 255);
            const [r, g, b] = parts.map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
        };
        const ratio = (one, other) => Math.max(light(one) / light(other), light(other) / light(one));
        const texts = ["--text", "--quiet", "--link", "--good", "--warn", "--bad"];
        return Object.fromEntries(texts.flatMap((text) =>
            ["--ground", "--surface"].map((ground) => [text + ground, ratio(text, ground)])
        ).concat([["--text--lit", ratio("--text", "--lit")]]));
    }"""
    found: dict[str, float] = page.evaluate(contrast)
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}  # what WCAG 2 asks of texts


def _correct(page: Page, text: str, who: str = "", why: str = "") -> None:
    """Fills in the dialog that is open."""
    page.get_by_label("Korjattu teksti").fill(text)
    if who:
        page.get_by_label("Korjaaja").fill(who)
    page.get_by_label("Perustelu").fill(why)
    page.get_by_role("dialog").get_by_role("button", name="Korjaa").click()


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _saved(page: Page, path: Path) -> list[dict[str, str]]:
    """The rows of the file that the page saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Tallenna corrections.csv").click()
    assert download.value.suggested_filename == "corrections.csv"
    download.value.save_as(path)
    return _rows(path)


def test_a_correction_goes_around(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "round"
    folder.mkdir()
    page.goto((_site(folder) / "index.html").as_uri())
    expect(page.locator("#corrections")).to_be_hidden()
    _open(page, REAL[0])
    target = page.locator(".value.r-target").last
    target.focus()
    page.keyboard.press("e")
    expect(page.locator("#edit-printed")).to_have_text("2-3")
    expect(page.get_by_label("Korjattu teksti")).to_be_focused()
    _correct(page, ' vähintään \n 4 kpl ; <b>"x"</b>', "Anna", "luettu väärin")
    expect(target).to_have_text('vähintään 4 kpl ; <b>"x"</b>')
    expect(target).to_be_focused()
    # By mouse: a report's item, which Excel would take for a formula.
    report = page.locator(".value.r-report").last
    report.hover()
    page.get_by_role("button", name="Korjaa", exact=True).click()
    expect(page.get_by_label("Korjaaja")).to_have_value("Anna")  # who it is is remembered
    _correct(page, "- Kaikki\nvalmista\n\n - Muu")
    expect(page.locator("#corrections-count")).to_have_text("2")
    page.reload()
    expect(target).to_have_text('vähintään 4 kpl ; <b>"x"</b>')
    page.get_by_role("link", name="Kaikki raportit").click()
    expect(page.locator("#corrections-count")).to_have_text("2")  # they are saved from here too
    page.locator("#corrections summary").click()

    saved = _saved(page, tmp_path / "saved.csv")
    number = hashlib.sha256((SAMPLES / REAL[0]).read_bytes()).hexdigest()[:16]
    assert [(row["document"], row["row_id"], row["column"], row["corrected"]) for row in saved] == [
        (REAL[0], f"{number}-a004-i003", "target", 'vähintään 4 kpl ; <b>"x"</b>'),
        (REAL[0], f"{number}-a004-m003", "report", " - Kaikki valmista\n- Muu"),
    ]
    assert (saved[0]["printed"], saved[0]["who"], saved[0]["why"]) == ("2-3", "Anna", "luettu väärin")

    _converted(folder, "--corrections", str(tmp_path / "saved.csv"))
    page.reload()
    _open(page, REAL[0])
    expect(page.locator("#corrections")).to_be_hidden()  # the tables have them by now
    expect(page.locator(".doubt")).to_have_count(0)  # and all of them fitted
    expect(target).to_have_text('vähintään 4 kpl ; <b>"x"</b>')
    expect(page.locator(".was")).to_have_count(2)
    expect(page.locator(".was").first).to_have_text("Painettuna: 2-3")
    target.focus()
    page.keyboard.press("e")
    page.get_by_role("dialog").get_by_role("button", name="Peru korjaus").click()
    expect(target).to_have_text("2-3")
    page.locator("#corrections summary").click()
    (row,) = _saved(page, tmp_path / "back.csv")
    assert (row["printed"], row["corrected"], row["column"]) == ("2-3", "2-3", "target")
    _converted(folder, "--corrections", str(tmp_path / "back.csv"))
    assert [row["column"] for row in _rows(folder / "output" / "corrections.csv")] == ["report"]


def test_a_text_that_several_rows_show_is_corrected_in_all_of_them_and_undone(page: Page, tmp_path: Path) -> None:
    _open(page, REAL[0])
    units = page.locator(".value.r-unit")
    expect(units).to_have_text(["Konsernipalvelut"] * 4)
    units.nth(1).focus()
    page.keyboard.press("e")
    expect(page.locator("#edit-rows")).to_have_text("Sama painettu teksti, rivejä: 4")
    _correct(page, "", "Anna")
    expect(units).to_have_text(["(tyhjä)"] * 4)
    page.locator("#corrections summary").click()
    saved = _saved(page, tmp_path / "saved.csv")
    assert [(row["row_id"][-4:], row["printed"], row["corrected"]) for row in saved] == [
        (f"a00{number}", "Konsernipalvelut", "") for number in (1, 2, 3, 4)
    ]
    page.locator("#corrections li").first.get_by_role("button", name="Peru korjaus").click()
    expect(units).to_have_text(["Konsernipalvelut", *["(tyhjä)"] * 3])
    units.last.focus()
    page.keyboard.press("e")
    page.get_by_role("dialog").get_by_role("button", name="Peru korjaus").click()
    expect(units).to_have_text(["Konsernipalvelut"] * 4)
    expect(page.locator("#corrections")).to_be_hidden()


def test_who_corrects_must_be_said_and_escape_corrects_nothing(page: Page) -> None:
    _open(page, REAL[0])
    target = page.locator(".value.r-target").first
    target.focus()
    page.keyboard.press("e")
    _correct(page, "Muu")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(target).to_have_text("Suunnitelma valmis")
    expect(page.locator("#corrections")).to_be_hidden()


def test_where_the_browser_keeps_nothing_corrections_last_as_long_as_the_page(page: Page, tmp_path: Path) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    _open(page, REAL[0])
    target = page.locator(".value.r-target").first
    target.focus()
    page.keyboard.press("e")
    _correct(page, "Muu", "Anna")
    expect(target).to_have_text("Muu")
    page.locator("#corrections summary").click()
    expect(page.get_by_text("Selain ei säilytä korjauksia")).to_be_visible()
    assert [row["corrected"] for row in _saved(page, tmp_path / "saved.csv")] == ["Muu"]


def test_a_correction_to_another_text_is_not_shown_but_saved(page: Page, tmp_path: Path) -> None:
    """As when the parser, by now, reads the value in another way: `convert` tells of it."""
    _open(page, REAL[0])
    target = page.locator(".value.r-target").first
    row = target.get_attribute("data-row") or ""
    said = dict(zip(COLUMNS, (REAL[0], row, "target", "Suunnitelma", "Muu", "Anna", ""), strict=True))
    kept = json.dumps({f"{row} target": said})
    page.evaluate("([id, said]) => localStorage.setItem('tavoitteet-corrections-' + id, said)", [row[:16], kept])
    page.reload()
    expect(target).to_have_text("Suunnitelma valmis")
    expect(page.locator("#corrections-count")).to_have_text("1")
    page.locator("#corrections summary").click()
    assert _saved(page, tmp_path / "saved.csv") == [said]


def test_a_hundred_pages_come_as_they_are_scrolled_to(page: Page, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    write_long(tmp_path / "reports" / "long.pdf", 100, seed=1)
    page.goto((_converted(tmp_path) / "index.html").as_uri())
    _open(page, "long.pdf")
    loaded = "nodes => nodes.filter(node => node.complete && node.naturalWidth).length"
    laid_out = "nodes => nodes.filter(node => node.checkVisibility({ contentVisibilityAuto: true })).length"
    boxes = page.locator(".sheet:last-of-type .box")
    assert page.locator("img").count() == 100
    assert page.locator("img").evaluate_all(loaded) < 10
    assert boxes.count() > 50
    assert boxes.evaluate_all(laid_out) == 0
    height = page.locator("#pages").evaluate("pages => pages.scrollHeight")
    last = page.locator("img").last
    last.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete && image.naturalWidth", arg=last.element_handle())
    assert boxes.evaluate_all(laid_out) == boxes.count()
    assert page.locator("img").evaluate_all(loaded) < 20
    assert page.locator("#pages").evaluate("pages => pages.scrollHeight") == height
