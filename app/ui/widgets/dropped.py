"""Files that are dropped or pasted."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QUrl


def local_files(mime: QMimeData) -> list[Path]:
    """The files of this machine that are named by what was dropped or pasted."""
    return [_path(url) for url in mime.urls() if url.isLocalFile()]


def _path(url: QUrl) -> Path:
    if os.name == "nt":
        return Path(url.toLocalFile())
    # By bytes: as Qt's text, names that are not UTF-8 would lead nowhere.
    encoded = url.path(QUrl.ComponentFormattingOption.FullyEncoded).encode()
    return Path(os.fsdecode(bytes(QByteArray.fromPercentEncoding(encoded).data())))
