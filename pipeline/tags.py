"""What objects were when they were read, so that a later run can tell without fetching them that they are unchanged.

A shortcut only: where a tag is missing or another one, the object's bytes are hashed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from pipeline.files import TableFiles
from pipeline.publish import replacing
from pipeline.remote import Url

_NAME = ".etags"

Tags = dict[str, list[str | None]]  # [tag, sha256] by URL


def known_tags(files: TableFiles) -> Tags:
    """What earlier runs kept."""
    try:
        found = json.loads((files.folder / _NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def keep_tags(files: TableFiles, read: Mapping[Url, str], now: Iterable[Url]) -> None:
    """Keeps the tags of objects whose hashes are known, but for those that have changed since they were listed: of
    these it is uncertain which bytes were read. Raises OutputUnusable."""
    unchanged = {url.text: url.tag for url in now}
    old = known_tags(files)
    new = old | {url.text: [url.tag, digest] for url, digest in read.items() if unchanged.get(url.text) == url.tag}
    if new == old:
        return
    with replacing(files.folder / _NAME) as staged:
        staged.write_text(json.dumps(new), encoding="utf-8")
    if files.bucket:
        files.bucket.put(_NAME)
