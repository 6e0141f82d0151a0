"""The backend panel: backend, device and working size, and the progress of the present computation."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.settings import OFFERED_SIZES, WORKING_SIZES
from app.ui.panels.base import Panel, heading
from app.ui.state.context import BackendStatus, EditorContext
from app.ui.widgets.background import Background
from models import device as devices
from models import registry
from models.hints import KINDS, Guidance

_PROGRESS_AFTER_MS = 250
"""Work that is done sooner shows no progress bar: it would only flicker."""


class BackendPanel(Panel):
    """The backend box."""

    name = "backend"
    title = str(QT_TRANSLATE_NOOP("Panels", "Backend"))

    def __init__(self, context: EditorContext) -> None:
        super().__init__(context)
        self._background = Background(self)
        self._background.failed.connect(self.complain)
        self._listing_asked = False
        self._build_choices()
        self._build_accepts()
        self._build_status()
        self.column.addStretch(1)
        self._slow = QTimer(self, singleShot=True, interval=_PROGRESS_AFTER_MS)
        self._slow.timeout.connect(self._show_progress)
        context.backend_status_changed.connect(self._show_status)
        context.use_changed.connect(self._fill_backends)
        self._fill_backends()
        self._document_changed()
        self._show_status(context.status)

    def _build_choices(self) -> None:
        self.backend = _combo(self.tr("Backend"))
        self.device = _combo(self.tr("Device"))
        self.device.installEventFilter(self)
        self.show_devices(())
        self.working_size = _combo(self.tr("Working size"))
        for size in OFFERED_SIZES:
            words = self.tr("Automatic") if size is None else self.tr("{size} pixels").format(size=size)
            self.working_size.addItem(words, size)
        words = self.tr("Short side of the picture the backend looks at; the export is always full size.")
        self.working_size.setToolTip(words)
        self.column.addWidget(self.backend)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Device"), self.device)
        form.addRow(self.tr("Size"), self.working_size)
        self.column.addLayout(form)
        self.device_line = self.note()
        self.backend.activated.connect(self._choose_backend)
        self.device.activated.connect(self._choose_device)
        self.working_size.activated.connect(self._choose_size)

    def _build_accepts(self) -> None:
        self._choice = QWidget()
        column = QVBoxLayout(self._choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading(self.tr("It takes")))
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        self.accepts: dict[Guidance, QLabel] = {}
        for place, kind in enumerate(KINDS):
            self.accepts[kind.guidance] = QLabel()
            grid.addWidget(self.accepts[kind.guidance], place // 2, place % 2)
        column.addLayout(grid)
        self.column.addWidget(self._choice)

    def _build_status(self) -> None:
        self.heading(self.tr("Last result"))
        self.latency = QLabel()
        self.latency.setWordWrap(True)
        self.column.addWidget(self.latency)
        self.progress = QProgressBar()
        self.progress.setRange(0, 100)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(10)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop colouring; the picture stays as it is"))
        self.cancel.clicked.connect(self._cancel)
        self.busy = QWidget()
        # The room stays reserved, so that nothing jumps when work begins and ends.
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(policy)
        grid = QGridLayout(self.busy)
        grid.setContentsMargins(0, 0, 0, 0)
        self.doing = QLabel()
        grid.addWidget(self.doing, 0, 0, 1, 2)
        grid.addWidget(self.progress, 1, 0)
        grid.addWidget(self.cancel, 1, 1)
        self.column.addWidget(self.busy)

    def _fill_backends(self) -> None:
        """Where there is nothing to choose, there is nothing to compare."""
        self._choice.setVisible(len(registry.names(self.context.use)) > 1)
        self.backend.clear()
        for name in registry.names(self.context.use):
            self.backend.addItem(registry.spec(name).title, name)

    # Choosing

    def _choose_backend(self) -> None:
        if self.context.document is not None:
            self.context.document.apply(self.tr("Change backend"), backend=self.backend.currentData())

    def _choose_size(self) -> None:
        if self.context.document is not None:
            self.context.document.apply(self.tr("Change working size"), working_size=self.working_size.currentData())

    def _choose_device(self) -> None:
        key = self.device.currentData()
        self.context.settings.device = key
        if self.context.session is not None:
            self.context.session.set_device(key)

    def _cancel(self) -> None:
        if self.context.session is not None:
            self.context.session.cancel()

    # Devices: only torch knows them, and importing it takes long

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self.device and event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusIn):
            self.list_devices()
        return super().eventFilter(watched, event)

    def list_devices(self) -> None:
        """Find the devices' names, once, in the background."""
        if not self._listing_asked:
            self._listing_asked = True
            self._background.run(devices.available, self.show_devices)

    def show_devices(self, found: tuple[devices.Device, ...]) -> None:
        """Offer these devices, the automatic choice, and the one that is chosen."""
        entries = [(self.tr("Automatic"), devices.AUTO), *((d.title, d.key) for d in found)]
        chosen = self.context.settings.device
        if chosen not in [key for _, key in entries]:
            entries.append((chosen.upper(), chosen))
        if [(self.device.itemText(i), self.device.itemData(i)) for i in range(self.device.count())] == entries:
            return
        self.device.clear()
        for title, key in entries:
            self.device.addItem(title, key)
        self.device.setCurrentIndex(self.device.findData(chosen))

    # Showing

    def refresh(self) -> None:
        document = self.context.document
        for box in (self.backend, self.working_size):
            box.setEnabled(document is not None)
        name = document.state.backend if document is not None else registry.DEFAULT
        size = document.state.working_size if document is not None else None
        self.backend.setCurrentIndex(self.backend.findData(name))
        self._show_size(size)
        spec = registry.find(name)
        self._show_accepts(spec.supports if spec is not None else Guidance.NONE)
        on_device = spec is not None and spec.device
        reason = self.tr("“{title}” always runs on the CPU.").format(title=spec.title) if spec is not None else ""
        self.device.setEnabled(on_device)
        self.device_line.say("" if on_device else reason)
        self.device.setToolTip(self.tr("Where to compute; can be changed at any time") if on_device else reason)
        index = self.device.findData(self.context.settings.device)
        self.device.setCurrentIndex(max(0, index))

    def _show_size(self, size: int | None) -> None:
        index = self.working_size.findData(size)
        if index < 0 and size is not None and WORKING_SIZES[0] <= size <= WORKING_SIZES[1]:
            self.working_size.addItem(self.tr("{size} pixels").format(size=size), size)
            index = self.working_size.count() - 1
        self.working_size.setCurrentIndex(index)

    def _show_accepts(self, supports: Guidance) -> None:
        for kind in KINDS:
            takes, label, words = kind.guidance in supports, self.accepts[kind.guidance], self.tr(kind.title)
            label.setText(f"{'✓' if takes else '–'} {words}")
            label.setEnabled(takes)
            label.setAccessibleName(
                (self.tr("takes {what}") if takes else self.tr("does not take {what}")).format(what=words)
            )

    def _show_status(self, status: BackendStatus) -> None:
        spec = registry.find(status.backend)
        if status.device and spec is not None and spec.device:
            # The worker has torch by now: asking for the names is cheap.
            self.list_devices()
        if status.ms is None:
            self.latency.setText(self.tr("none yet"))
        else:
            words = self.tr("{ms:.0f} ms on {device}") if status.ms < 1000 else self.tr("{s:.1f} s on {device}")
            text = words.format(ms=status.ms, s=status.ms / 1000, device=status.device or "CPU")
            self.latency.setText(text)
        self.progress.setValue(round(100 * status.fraction))
        self.doing.setText(status.text or self.tr("Working…"))
        if not status.busy:
            self._slow.stop()
            self.busy.hide()
        elif not self.busy.isVisible() and not self._slow.isActive():
            self._slow.start()

    def _show_progress(self) -> None:
        self.busy.show()


def _combo(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    # The wheel scrolls the panel; only a box with focus is changed by it.
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box
