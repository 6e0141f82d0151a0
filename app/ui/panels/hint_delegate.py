"""Paints the rows of the list of hints, and says what lies where in a row."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from app.ui.panels.hint_model import Drawn, HintModel
from app.ui.panels.hint_thumbnails import Thumbnails
from app.ui.state import hint_colors, hint_names
from app.ui.state.context import EditorContext
from app.ui.state.hint_context import place_of
from app.ui.widgets import style
from models.hints import Stroke

Index = QModelIndex | QPersistentModelIndex

ROW = 42
_THUMB = 34
_CHIP = 14
_BUTTON = 24
_ICON = 16
_INDENT = 14
_FAINT = 0.4


class Zone(Enum):
    """What can be clicked in a row."""

    EYE = "eye"
    UNFOLD = "unfold"
    PLACE = "place"
    NAME = "name"
    SOLO = "solo"
    LOCK = "lock"
    DELETE = "delete"


def zones(row: QRect, *, group: bool, inside: bool) -> dict[Zone, QRect]:
    """Where everything is in a row.

    Args:
        row: the row's rectangle.
        group: whether it is the row of a group.
        inside: whether it is a hint in a group.
    """
    left, right, top, height = row.left(), row.right() + 1, row.top(), row.height()
    places = {Zone.EYE: QRect(left, top, _BUTTON, height)}
    left += _BUTTON + (_INDENT if inside else 0)
    for zone in (Zone.DELETE, Zone.LOCK, Zone.SOLO):
        right -= _BUTTON
        places[zone] = QRect(right, top, _BUTTON, height)
    picture = Zone.UNFOLD if group else Zone.PLACE
    places[picture] = QRect(left, top, _THUMB + 4, height)
    left += _THUMB + 8
    places[Zone.NAME] = QRect(left, top, right - left, height)
    return places


class HintDelegate(QStyledItemDelegate):
    """Rows with eye, thumbnail, colour, name, effect, solo, lock and delete."""

    def __init__(
        self,
        context: EditorContext,
        model: HintModel,
        regions: Callable[[], dict[str, tuple[int, int, int]]],
        parent: QObject | None = None,
    ) -> None:
        """`regions`: the colours of the regions that strokes mark now."""
        super().__init__(parent)
        self._context, self._model, self._regions = context, model, regions
        self._thumbnails = Thumbnails(context)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's signature
        return QSize(200, ROW)

    def zones(self, row: QRect, index: Index) -> dict[Zone, QRect]:
        """Where everything is in the row of an index."""
        return zones(row, group=bool(self._model.group_at(index)), inside=index.parent().isValid())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self.zones(option.rect, index)
        self._paint_ground(painter, option)
        hints = self._model.hints_at(index)
        ink = option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
        counts = any(hint.shown and (not self._context.solo or hint.id in self._context.solo) for hint in hints)
        self._paint_buttons(painter, option, places, hints)
        painter.setOpacity(1.0 if counts else _FAINT)
        group = self._model.group_at(index)
        if group:
            self._paint_group(painter, option, places, index, ink)
        else:
            self._paint_hint(painter, option, places, hints[0], ink)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Selected rows are washed with the accent, so that colours and text stay what they are."""
        accent = QColor(option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight))
        if option.state & QStyle.StateFlag.State_Selected:
            wash = QColor(accent)
            wash.setAlphaF(0.28)
            painter.fillRect(option.rect, wash)
            painter.fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, option.palette.midlight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_buttons(
        self, painter: QPainter, option: QStyleOptionViewItem, places: dict[Zone, QRect], hints: tuple[Drawn, ...]
    ) -> None:
        """What is on is always seen; what could be switched on is faint, and only where the pointer or selection is."""
        state = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected
        near = bool(option.state & state)
        shown, locked = any(hint.shown for hint in hints), all(hint.locked for hint in hints)
        solo = bool(self._context.solo) and all(hint.id in self._context.solo for hint in hints)
        text = option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
        accent = option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
        for zone, icon, color, on in (
            (Zone.EYE, "eye" if shown else "eye-off", text, shown),
            (Zone.SOLO, "solo", accent if solo else text, solo),
            (Zone.LOCK, "lock" if locked else "unlock", text, locked),
            (Zone.DELETE, "trash", text, False),
        ):
            if on or near or zone is Zone.EYE:
                painter.setOpacity(1.0 if on else 0.7)
                _paint_icon(painter, icon, color, places[zone])

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, places: dict[Zone, QRect], index: Index, ink: QColor
    ) -> None:
        view = option.widget
        unfolded = isinstance(view, QTreeView) and view.isExpanded(self._model.index(index.row(), 0))
        arrow, folder = QRect(places[Zone.UNFOLD]), QRect(places[Zone.UNFOLD])
        arrow.setWidth(_ICON)
        folder.setLeft(arrow.right() + 1)
        _paint_icon(painter, "chevron-down" if unfolded else "chevron-right", ink, arrow)
        _paint_icon(painter, "group", ink, folder)
        count = hint_names.count(len(self._model.hints_at(index)))
        self._write(painter, option, places[Zone.NAME], str(index.data()), count)

    def _paint_hint(
        self, painter: QPainter, option: QStyleOptionViewItem, places: dict[Zone, QRect], hint: Drawn, ink: QColor
    ) -> None:
        ratio = option.widget.devicePixelRatioF() if option.widget is not None else 1.0
        thumb = QRect(0, 0, _THUMB, _THUMB)
        thumb.moveCenter(places[Zone.PLACE].center())
        painter.drawPixmap(thumb.topLeft(), self._thumbnails.of(hint, _THUMB, ratio))
        line = QColor(ink)
        line.setAlphaF(0.35)
        painter.setPen(QPen(line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(thumb).adjusted(-0.5, -0.5, 0.5, 0.5))
        name = places[Zone.NAME]
        chip = QRectF(name.left() + 1, name.center().y() - _CHIP / 2, _CHIP, _CHIP)
        self._paint_chip(painter, chip, hint, ink)
        room = name.adjusted(_CHIP + 8, 0, 0, 0)
        self._write(painter, option, room, hint_names.title(hint), self._model.details(hint))

    def _paint_chip(self, painter: QPainter, chip: QRectF, hint: Drawn, ink: QColor) -> None:
        """The hint's colour; a hint that keeps what is there has a stroke through an empty chip."""
        rgb = hint_colors.rgb_of(hint, self._context.lightness_at(place_of(hint)), self._regions())
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if rgb is None else QColor(*rgb))
        if isinstance(hint, Stroke):
            painter.drawRoundedRect(chip, 3, 3)
        else:
            painter.drawEllipse(chip)
        if rgb is None:
            painter.drawLine(chip.bottomLeft(), chip.topRight())

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, title: str, details: str) -> None:
        """A title over a quiet second line; the title alone stands in the middle."""
        width = room.width() - 4
        font = option.font
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
        left = Qt.AlignmentFlag.AlignLeft
        upper = QRect(room.left(), room.top() + 4, width, room.height() // 2 - 2)
        line = room if not details else upper
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(line, left | Qt.AlignmentFlag.AlignVCenter, QFontMetrics(font).elidedText(title, elide, width))
        if details:
            small = painter.font()
            small.setPointSizeF(small.pointSizeF() * 0.85)
            painter.setFont(small)
            # The program's: style sheets make that of the list paler.
            painter.setPen(QApplication.palette().color(QPalette.ColorRole.PlaceholderText))
            lower = QRect(room.left(), room.top() + room.height() // 2, width, room.height() // 2 - 3)
            text = QFontMetrics(small).elidedText(details, elide, width)
            painter.drawText(lower, left | Qt.AlignmentFlag.AlignVCenter, text)

    # Renaming

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002, N802
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Name"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        room = self.zones(option.rect, index)[Zone.NAME]
        editor.setGeometry(room.adjusted(0, 7, -2, -7))

    # Help

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Say what a click would do."""
        hints = self._model.hints_at(index)
        zone = next((zone for zone, room in self.zones(option.rect, index).items() if room.contains(event.pos())), None)
        QToolTip.showText(event.globalPos(), self._tip(zone, hints), view)
        return True

    def _tip(self, zone: Zone | None, hints: tuple[Drawn, ...]) -> str:
        if not hints or zone is None:
            return ""
        shown, locked = any(hint.shown for hint in hints), all(hint.locked for hint in hints)
        return {
            Zone.EYE: self.tr("Hide  (Space)") if shown else self.tr("Show  (Space)"),
            Zone.UNFOLD: self.tr("Fold or unfold the group"),
            Zone.PLACE: self.tr("Double-click to see its place"),
            Zone.NAME: self.tr("Double-click to rename  (F2)"),
            Zone.SOLO: self.tr("Solo: on the screen it alone counts"),
            Zone.LOCK: self.tr("Unlock") if locked else self.tr("Lock: nothing moves, recolours or deletes it"),
            Zone.DELETE: self.tr("Delete  (Del)"),
        }[zone]


@lru_cache(maxsize=128)
def _pixmap(name: str, color: str, pixels: int) -> QPixmap:
    return style.draw_icon(name, color, pixels)


def _paint_icon(painter: QPainter, name: str, color: QColor, room: QRect) -> None:
    """An icon in the middle of a rectangle."""
    target = QRect(0, 0, _ICON, _ICON)
    target.moveCenter(room.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(target, _pixmap(name, color.name(), 2 * _ICON))
