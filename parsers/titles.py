"""Title lines: where the goals of a unit begin."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.lines import Line, same_heading
from parsers.vocabulary import is_title, match_label


def find_titles(lines: Sequence[Line], size: float) -> dict[int, tuple[Line, ...]]:
    """The lines of each title by the index of its first; `size` is the size of the text."""
    found: dict[int, tuple[Line, ...]] = {}
    index = 0
    while index < len(lines):
        group = _heading_at(lines, index, size)
        if is_title(text_of(group), styled=_is_styled(group[0], size)):
            found[index] = group
            index += len(group)
        else:
            index += 1
    return found


def _heading_at(lines: Sequence[Line], index: int, size: float) -> tuple[Line, ...]:
    """The line at `index` and those that go on with it in the same type: a heading of at most four lines."""
    group = [lines[index]]
    for line in lines[index + 1 : index + 4]:
        if not same_heading(group[-1], line) or match_label(line.text):
            break
        group.append(line)
    return tuple(group if _is_styled(group[0], size) else group[:1])


def _is_styled(line: Line, size: float) -> bool:
    return line.bold or line.text.isupper() or line.size > 1.05 * size


def text_of(group: Sequence[Line]) -> str:
    """The words of a title, its lines parted by spaces."""
    return " ".join(line.text for line in group)
