"""Versions of the work that are kept with the project."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton

from app.core import snapshots
from app.core.document import Snapshot
from app.core.messages import SidePicture, SideRequest
from app.ui.panels.base import Panel
from app.ui.panels.place import Place
from app.ui.state import qimage
from app.ui.state.context import EditorContext
from app.ui.state.side_pictures import Customer
from app.ui.widgets.icon_button import IconButton
from app.ui.widgets.snapshot_list import SnapshotList

_HEIGHT = 176
_SIDE = 160
"""Long side of a thumbnail, in pixels."""


class SnapshotsPanel(Panel):
    """A list of the versions with thumbnails over what can be done with them."""

    name = "snapshots"
    title = str(QT_TRANSLATE_NOOP("Panels", "Snapshots"))
    place = Place.HISTORY

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self._deleted: Snapshot | None = None
        self.take = QPushButton(self.tr("Keep this version"))
        self.take.setToolTip(self.tr("Keep the present version under a name, with the project (Ctrl+Shift+K)"))
        self.take.clicked.connect(self._take)
        self.heading(self.tr("Snapshots"), self.take)
        self.list = SnapshotList()
        self.list.setAccessibleName(self.tr("Snapshots"))
        self.list.setToolTip(self.tr("Double click or Return restores, F2 renames, Delete removes"))
        self.list.setFixedHeight(_HEIGHT)
        self.column.addWidget(self.list)
        self.restore = self._button(self.tr("Restore"), self.tr("Go on with this version; Undo takes it back"))
        self.compare = self._button(self.tr("Compare"), self.tr("See this version beside the present one"))
        self.rename = IconButton("rename", self.tr("Give this version another name (F2)"), 30)
        self.delete = IconButton("close", self.tr("Keep this version no longer (Delete)"), 30)
        self.row(self.restore, self.compare, None, self.rename, self.delete)
        self.bring_back = QPushButton()
        self.bring_back.setToolTip(self.tr("Keep the version that was deleted last again"))
        self.bring_back.clicked.connect(self._bring_back)
        self.column.addWidget(self.bring_back)
        self._connect()
        self.refresh()

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        return button

    def _connect(self) -> None:
        self.list.restore_wanted.connect(self._restore)
        self.list.removal_wanted.connect(self._delete)
        # The list may be filled anew by what follows: not before its editor has closed.
        self.list.renamed.connect(lambda version, text: QTimer.singleShot(0, self, lambda: self._name(version, text)))
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self.restore.clicked.connect(lambda: self._with_chosen(self._restore))
        self.compare.clicked.connect(lambda: self._with_chosen(self.context.comparison.choose))
        self.rename.clicked.connect(lambda: self._with_chosen(self.list.rename))
        self.delete.clicked.connect(lambda: self._with_chosen(self._delete))
        self.context.beside.changed.connect(self._show_thumbnails)
        self.context.document_opened.connect(self._forget)

    # What the artist does

    def _with_chosen(self, do: object) -> None:
        chosen = self.list.chosen
        if chosen is not None and callable(do):
            do(chosen)

    def _take(self) -> None:
        self.context.keep_version()
        self.list.setCurrentRow(self.list.count() - 1)

    def _restore(self, version: int) -> None:
        document = self.context.document
        snapshot = None if document is None else snapshots.find(document.state, version)
        if document is not None and snapshot is not None:
            label = self.tr("Restore “{name}”").format(name=snapshot.name)
            document.commit(label, document.state.restored(snapshot.state))

    def _delete(self, version: int) -> None:
        document = self.context.document
        if document is not None:
            self._deleted = snapshots.find(document.state, version)
            document.keep_snapshots(snapshots.without(document.state, version))

    def _bring_back(self) -> None:
        document, snapshot = self.context.document, self._deleted
        if document is not None and snapshot is not None:
            self._deleted = None
            document.keep_snapshots(snapshots.brought_back(document.state, snapshot))

    def _name(self, version: int, text: str) -> None:
        document, name = self.context.document, text.strip()[: snapshots.LONGEST_NAME]
        if document is not None and name:
            document.keep_snapshots(snapshots.renamed(document.state, version, name))
        self.refresh()

    def _forget(self) -> None:
        self._deleted = None
        self.refresh()

    # What is shown

    def refresh(self) -> None:
        document = self.context.document
        if document is not None and document.draft is not None:
            return
        kept = () if document is None else document.state.snapshots
        now = None if document is None else document.state.version
        present = {snapshot.id for snapshot in kept if snapshot.state == now}
        self.list.show_versions([(snapshot.id, snapshot.name) for snapshot in kept], present)
        self.take.setEnabled(document is not None)
        self.bring_back.setVisible(self._deleted is not None)
        if self._deleted is not None:
            self.bring_back.setText(self.tr("Bring back “{name}”").format(name=self._deleted.name))
        self._enable()
        self._ask()

    def _enable(self) -> None:
        for button in (self.restore, self.compare, self.rename, self.delete):
            button.setEnabled(self.list.chosen is not None)

    def _requests(self) -> dict[int, SideRequest]:
        document, session = self.context.document, self.context.session
        if document is None or session is None or not self.isVisible():
            return {}
        return {s.id: SideRequest(session.picture_of(s.state), _SIDE) for s in document.state.snapshots}

    def _ask(self) -> None:
        self.context.beside.ask(Customer.SNAPSHOTS, list(self._requests().values()))
        self._show_thumbnails()

    def _show_thumbnails(self) -> None:
        for version, request in self._requests().items():
            answer = self.context.beside.answer(request)
            if isinstance(answer, SidePicture):
                self.list.show_thumbnail(version, qimage.wrap(answer.overview))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._ask()
