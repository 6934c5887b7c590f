"""The site in a real browser: pointing in both directions, keys, search, filter, languages, schemes, and silence."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pipeline.cli import main
from tests.conftest import REAL, SAMPLES

DOUBTFUL = "libreoffice-20007.pdf"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of two samples and a broken report."""
    folder = tmp_path_factory.mktemp("browser")
    (folder / "reports").mkdir()
    for name in (REAL[0], DOUBTFUL):
        shutil.copy(SAMPLES / name, folder / "reports" / name)
    (folder / "reports" / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    reports, output = str(folder / "reports"), str(folder / "output")
    CliRunner().invoke(main, ["convert", reports, "-o", output])
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
    page.on("request", lambda request: trouble.extend([request.url] * (not request.url.startswith(("file:", "data:")))))
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
