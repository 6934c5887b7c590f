"""Is a rendered report sound: is every word of its truth on its pages, none over another, none off the paper?"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.corpus.fonts import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
PAGE = re.compile(r'<page width="(.*?)" height="(.*?)">')
SIGNS = {sign for _, _, sign in SYMBOLS.values()}


class Word(NamedTuple):
    """A word's box on its page."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str


def faults(pdf: Path, truth: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the PDF, in words."""
    texts = [_bare(_pdftotext(pdf, option)) for option in ("-raw", "-layout", "-nodiag")]
    for part in sorted({_bare(part) for text in _strings(truth["actions"]) for part in text.split()}):
        if part not in SIGNS and not any(_holds(text, part) for text in texts):
            yield f"lost: {part}"
    boxes = _pdftotext(pdf, "-bbox")
    for number, page in enumerate(boxes.split("<page ")[1:], start=1):
        size = PAGE.match(f"<page {page}")
        assert size
        words = [_word(*match) for match in WORD.findall(page)]
        left, _, right, _ = truth["layout"]["margins"]
        for word in words:
            # Justified lines and kerning end a little beyond their measure.
            if word.x0 < left - 3 or word.x1 > float(size[1]) - right + 3 or not 5 < word.top < float(size[2]) - 15:
                yield f"in the margin of page {number}: {word.text}"
        yield from (f"overlap on page {number}: {one.text} / {other.text}" for one, other in _overlaps(words))


def _word(x0: str, top: str, x1: str, bottom: str, text: str) -> Word:
    return Word(float(x0), float(top), float(x1), float(bottom), unescape(text))


def _holds(text: str, word: str) -> bool:
    """Is the word there, if need be with its two parts apart, as where a page ends within it?"""
    parts = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
    return word in text or any(head in text and tail in text for head, tail in parts)


def _overlaps(words: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Pairs of words that cover each other; boxes of a font may be higher than its lines are apart."""
    words = sorted(words, key=lambda word: word.x0)
    for index, one in enumerate(words):
        for other in words[index + 1 :]:
            if other.x0 > one.x1 - 1:
                break
            shared = min(one.bottom, other.bottom) - max(one.top, other.top)
            if shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top) and one.text != other.text:
                yield one, other


def _pdftotext(pdf: Path, option: str) -> str:
    command = ["pdftotext", "-enc", "UTF-8", option, str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def _bare(text: str) -> str:
    """Letters without spaces and hyphens, as those differ at line ends, and in one case, as titles are capitals."""
    return re.sub(r"[\s\-‐\u00ad\ufffe\x02]", "", unicodedata.normalize("NFKC", text)).casefold()


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)
