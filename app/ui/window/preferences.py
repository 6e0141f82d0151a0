"""The preferences dialog."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from app.core.document import Document
from app.core.settings import OFFERED_SIZES, SYSTEM, Settings
from app.ui.widgets.background import Background
from app.ui.widgets.boxes import ChoiceBox
from app.ui.widgets.folder_list import FolderList
from models import device as devices

LANGUAGES = {"en": "English", "de": "Deutsch", "es": "Español"}
"""What those who speak them call them."""


class PreferencesDialog(QDialog):
    """Shows the settings and changes them when it is accepted; the caller saves and applies them.

    The working size is the project's own: there is a row for that of the open document, which is one step of its
    history, and one for new projects.
    """

    def __init__(self, settings: Settings, document: Document | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self._document = document
        self.setWindowTitle(self.tr("Preferences"))
        self._background = Background(self)
        self.device = ChoiceBox()
        self.threads = QSpinBox()
        self.working_size = ChoiceBox()
        self.project_size = ChoiceBox()
        self.autosave = QSpinBox()
        self.theme = ChoiceBox()
        self.language = ChoiceBox()
        self.library = FolderList(settings)
        self._fill()
        self.form = QFormLayout()
        self.form.setVerticalSpacing(14)
        self._row(self.tr("&Theme"), self.theme, "")
        self._row(self.tr("&Language"), self.language, self.tr("From the next start on."))
        self._row(self.tr("&Device"), self.device, self.tr("Automatic is the GPU where there is one."))
        self._row(self.tr("T&hreads"), self.threads, self.tr("Processor cores to compute with."))
        explanation = self.tr("Short side of the picture that a method looks at. The export has all its pixels.")
        if document is not None:
            self._row(self.tr("&Working size, this project"), self.project_size, "")
        self._row(self.tr("Working size, &new projects"), self.working_size, explanation)
        words = self.tr("Colour photographs that references are recommended from, with all folders in these.")
        self._row(self.tr("Li&brary"), self.library, words)
        words = self.tr("Unsaved work is put aside for a crash; photograph and project file are never touched.")
        self._row(self.tr("&Autosave"), self.autosave, words)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addLayout(self.form)
        column.addStretch(1)
        column.addWidget(buttons)
        self._background.run(devices.available, self._fill_devices)

    def _row(self, label: str, field: QWidget, explanation: str) -> None:
        field.setAccessibleName(label.replace("&", ""))
        field.setAccessibleDescription(explanation)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        below = QVBoxLayout()
        below.setSpacing(3)
        below.addWidget(field)
        if explanation:
            line = QLabel(explanation)
            line.setWordWrap(True)
            line.setProperty("muted", True)  # noqa: FBT003 - Qt's signature
            below.addWidget(line)
        name = QLabel(label)
        name.setBuddy(field)
        self.form.addRow(name, below)

    def _fill(self) -> None:
        themes = (("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark")))
        for key, title in themes:
            self.theme.addItem(title, key)
        self.theme.setCurrentIndex(self.theme.findData(self.settings.theme))
        for key, title in ((SYSTEM, self.tr("As the system")), *LANGUAGES.items()):
            self.language.addItem(title, key)
        self.language.setCurrentIndex(self.language.findData(self.settings.language))
        self._fill_devices(())
        self.threads.setRange(1, max(os.cpu_count() or 1, self.settings.threads))
        self.threads.setValue(self.settings.threads)
        self._fill_sizes(self.working_size, self.settings.working_size)
        self._fill_sizes(self.project_size, self._document.state.working_size if self._document is not None else None)
        self.library.show_folders(self.settings.library)
        self.autosave.setRange(0, 3600)
        self.autosave.setSingleStep(10)
        self.autosave.setSpecialValueText(self.tr("Never"))
        self.autosave.setPrefix(self.tr("every "))
        self.autosave.setSuffix(self.tr(" s"))
        self.autosave.setValue(self.settings.autosave_seconds)
        for box in (self.threads, self.autosave):
            box.lineEdit().setTextMargins(6, 0, 0, 0)

    def _fill_sizes(self, box: QComboBox, chosen: int | None) -> None:
        for size in dict.fromkeys((*OFFERED_SIZES, chosen)):
            words = self.tr("Automatic") if size is None else self.tr("{size} pixels").format(size=size)
            box.addItem(words, size)
        box.setCurrentIndex(box.findData(chosen))

    def _fill_devices(self, found: tuple[devices.Device, ...]) -> None:
        chosen = self.device.currentData() or self.settings.device
        entries = [(self.tr("Automatic"), devices.AUTO), *((d.title, d.key) for d in found)]
        if chosen not in [key for _, key in entries]:
            entries.append((chosen.upper(), chosen))
        self.device.clear()
        for title, key in entries:
            self.device.addItem(title, key)
        self.device.setCurrentIndex(self.device.findData(chosen))

    def accept(self) -> None:
        """Take the choices over into the settings, and the project's own into its history."""
        self.settings.theme = self.theme.currentData()
        self.settings.language = self.language.currentData()
        self.settings.device = self.device.currentData()
        self.settings.threads = self.threads.value()
        self.settings.working_size = self.working_size.currentData()
        self.settings.autosave_seconds = self.autosave.value()
        self.settings.library = self.library.folders
        if self._document is not None:
            self._document.apply(self.tr("Change working size"), working_size=self.project_size.currentData())
        super().accept()
