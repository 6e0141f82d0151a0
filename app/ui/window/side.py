"""Where the column is: beside the picture, as a bar of icons with fly-outs, or put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.core.settings import Settings
from app.ui.panels.place import Place
from app.ui.state.context import EditorContext
from app.ui.widgets.icon_button import IconButton
from app.ui.window.desk import Desk

if TYPE_CHECKING:
    from app.ui.window.column import Column

NARROW = 1200
"""A window with fewer logical pixels across has a bar of icons in place of the column, until the artist says else."""

_ICONS = {place: f"panel-{place.name.lower()}" for place in Place}
_BUTTON = 36


class IconBar(QWidget):
    """One button for each place of the column; the one whose fly-out is open is checked."""

    pressed = Signal(object)
    """A `Place`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("iconBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Panels"))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 4, 6)
        column.setSpacing(2)
        self.buttons = {place: IconButton(_ICONS[place], place.title, _BUTTON) for place in Place}
        for place, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, place=place: self.pressed.emit(place))
            column.addWidget(button)
        column.addStretch(1)

    def show_places(self, titles: dict[Place, str], opened: Place | None) -> None:
        """Offer these places under their titles, with the fly-out of one of them open."""
        for place, button in self.buttons.items():
            button.setVisible(place in titles)
            button.setChecked(place is opened)
            button.name(titles.get(place, place.title))


class Side(QObject):
    """Puts the column where the window has room for it, and remembers how the artist wants it.

    The column is made when it is first asked for: before there is a document nobody sees it, and the window is on the
    screen earlier.

    Attributes:
        hidden: whether the artist has put all panels away.
        narrow: whether the window is narrower than `NARROW`.
        bar: the icons.
    """

    changed = Signal()
    """The column is somewhere else, or put away."""

    def __init__(self, context: EditorContext, desk: Desk, settings: Settings) -> None:
        super().__init__(desk)
        self._context, self._desk, self._settings = context, desk, settings
        self._column: Column | None = None
        self.hidden = False
        self.narrow = False
        self._as_icons = {False: settings.column_as_icons, True: True}
        self._opened: Place | None = None
        self._width = settings.column_width
        self.bar = IconBar()
        self.splitter = QSplitter()
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(desk)
        self.splitter.setStretchFactor(0, 1)
        self.widget = QWidget()
        row = QHBoxLayout(self.widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.splitter, 1)
        row.addWidget(self.bar)
        self.bar.pressed.connect(self._pressed)
        self.splitter.splitterMoved.connect(self._moved)
        for signal in (context.document_opened, context.use_changed):
            signal.connect(self._arrange)
        self.bar.hide()

    @property
    def column(self) -> Column:
        """The column, with all panels."""
        return self.make_column()

    def make_column(self) -> Column:
        """The column, made if it is not there yet."""
        if self._column is None:
            self._column = self._new_column()
            self._arrange()
        return self._column

    def _new_column(self) -> Column:
        from app.ui.window.column import Column

        column = Column(self._context)
        column.chosen.connect(self._turned)
        column.left.connect(self.close_fly_out)
        column.bring_to_front(Place.__members__.get(self._settings.column_tab, Place.HINTS))
        for panel in column.panels.values():
            # So that their keys work while the panel is out of sight.
            self.widget.addActions(panel.actions())
        return column

    # What the artist does

    @property
    def as_icons(self) -> bool:
        """Whether there is a bar of icons in place of the column."""
        return self._as_icons[self.narrow]

    def toggle_icons(self) -> None:
        """The column, or a bar of icons."""
        self._as_icons[self.narrow] = not self.as_icons
        self._opened = None
        self._show()

    def toggle_hidden(self) -> None:
        """Put all panels away, or back."""
        self.hidden = not self.hidden
        self._arrange()

    def offers(self, place: Place) -> bool:
        """Whether the present use has such a place."""
        return self._column is None or place in self._column.offered()

    def open(self, place: Place) -> None:
        """Show a place of the column, wherever that is, and give it the focus."""
        self._opened = place if self.as_icons else None
        self._show()
        self.column.open(place)

    def close_fly_out(self) -> None:
        """Leave only the icons."""
        if self._opened is not None:
            self._opened = None
            self._arrange()
            self._desk.take_focus()

    def reset(self) -> None:
        """Everything where it was at first."""
        self._as_icons = {False: False, True: True}
        self._opened, self._width = None, Settings().column_width
        self.column.bring_to_front(Place.HINTS)
        self._show()

    def _show(self) -> None:
        self.hidden = False
        self._arrange()

    def _pressed(self, place: Place) -> None:
        if self._opened is place:
            self.close_fly_out()
        elif self.bar.buttons[place].hasFocus():
            self.open(place)
        else:
            # The mouse leaves the focus where it is: keys go on to mean tools.
            self._opened = place
            self.column.bring_to_front(place)
            self._arrange()

    def _turned(self, place: Place) -> None:
        if self._opened is not None:
            self._opened = place
            self._arrange()

    def _moved(self) -> None:
        self._width = self.column.width()

    # What the window does

    def fit(self, width: int) -> None:
        """The window is so many logical pixels wide now."""
        narrow = width < NARROW
        if narrow is not self.narrow:
            self.narrow, self._opened = narrow, None
            self._arrange()

    def remember(self) -> None:
        """Write into the settings how the artist wants it."""
        self._settings.column_width = self._width
        self._settings.column_as_icons = self._as_icons[False]
        if self._column is not None:
            self._settings.column_tab = self._column.in_front.name

    def _arrange(self) -> None:
        column = self._column
        if column is None:
            return
        there = self._context.document is not None and not self.hidden
        offered = column.offered()
        if self._opened not in offered:
            self._opened = None
        column.show_only(self._opened)
        if self.as_icons:
            self._desk.lay_over(column, shown=there and self._opened is not None)
        else:
            self._put_beside(column, shown=there)
        self.bar.setVisible(there and self.as_icons)
        self.bar.show_places({place: column.title_of(place) for place in offered}, self._opened)
        self.changed.emit()

    def _put_beside(self, column: Column, *, shown: bool) -> None:
        if column.parentWidget() is not self.splitter:
            self._desk.lay_over(None, shown=False)
            self.splitter.addWidget(column)
        column.setVisible(shown)
        room = self.splitter.width() - self.splitter.handleWidth()
        self.splitter.setSizes([max(room - self._width, 1), self._width])
