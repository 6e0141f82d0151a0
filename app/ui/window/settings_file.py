"""Writes what has changed in the settings, without holding the window up: disks take their time."""

from __future__ import annotations

import copy
import logging
from functools import partial

from PySide6.QtCore import QObject

from app.core.settings import Settings
from app.ui.state.context import EditorContext
from app.ui.widgets.background import Background
from models.errors import UserError

_log = logging.getLogger(__name__)


class SettingsFile(QObject):
    """Keeps the file up to date with the settings of one window; says so where it cannot be written."""

    def __init__(self, settings: Settings, context: EditorContext, parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._context = settings, context
        self._written = copy.deepcopy(settings)
        self._background = Background(self)
        self._background.failed.connect(lambda error, _: self._failed(error))
        self._changed = False

    def save(self) -> None:
        """Write the settings as they are now, in the background; after the write that is going on, if one is."""
        self._changed = self._background.busy
        if not self._changed:
            content = copy.deepcopy(self._settings)
            self._background.run(partial(content.save, since=self._written), lambda _: self._done(content))

    def _done(self, content: Settings) -> None:
        self._written = content
        if self._changed:
            self.save()

    def close(self) -> None:
        """Write them at last, and wait for it."""
        self._background.close()
        try:
            self._settings.save(since=self._written)
        except UserError as error:
            self._failed(error)

    def _failed(self, error: UserError) -> None:
        _log.warning("%s", error)
        self._context.tell(error)
