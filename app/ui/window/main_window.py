"""The main window: builds its parts, connects them and passes events on to them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu

from app.core.image_io import shown_name
from app.core.settings import Settings
from app.ui.panels.place import Place
from app.ui.state.offer import Choice, Offer
from app.ui.widgets import style
from app.ui.widgets.background import Background
from app.ui.window.actions import Actions
from app.ui.window.autosave import Autosave
from app.ui.window.command import Command, MenuId
from app.ui.window.command_table import WindowCommands, command_table
from app.ui.window.commands import Commands
from app.ui.window.comparing import Comparing
from app.ui.window.desk import Desk
from app.ui.window.editor import Editor
from app.ui.window.exporting import Exporting
from app.ui.window.files import Files
from app.ui.window.film_desk import FilmDesk
from app.ui.window.help import show_about, show_shortcuts
from app.ui.window.menus import ToolBars, fill_menu, fill_menu_bar
from app.ui.window.message_bar import MessageBar
from app.ui.window.next_place import NextPlace
from app.ui.window.panes import Panes
from app.ui.window.settings_file import SettingsFile
from app.ui.window.side import Side
from app.ui.window.status_bar import StatusBar
from app.ui.window.welcome import Welcome

if TYPE_CHECKING:
    # Made, and loaded, when they are first shown.
    from app.ui.window.batch_dialog import BatchDialog
    from app.ui.window.column import Column
    from app.ui.window.tour import Tour

_log = logging.getLogger(__name__)

NOTE_MS = 6000
HOLD_ORIGINAL = Qt.Key.Key_O


class MainWindow(QMainWindow):
    """One document, its canvas and its panels."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.editor = Editor(settings, self)
        self._settings_file = SettingsFile(settings, self.editor.context, self)
        self.film = FilmDesk(self.editor, self)
        self.files = Files(self.editor, self.film.files, self)
        self.exporting = Exporting(self.editor, self)
        self.batch: BatchDialog | None = None
        self.autosave = Autosave(self.editor, self)
        self.panes = Panes(self.editor)
        self.commands = Commands(self.editor, self)
        self.comparing = Comparing(self.editor, self)
        self.next_place = NextPlace(self.editor, self)
        self.message_bar = MessageBar()
        self.welcome = Welcome(settings, self.files.recent.thumbnails)
        self.status = StatusBar(self.editor, self)
        self._tool_bars: ToolBars | None = None
        self._allowed_to_close = False
        self._closing = False
        self._is_down = False
        self.setStatusBar(self.status)
        self.desk = Desk(self.editor.context, self.welcome, self.panes, self.message_bar)
        self.film.fill(self.desk, self.panes, self.status)
        self.side = Side(self.editor.context, self.desk, settings)
        self.setCentralWidget(self.side.widget)
        self.actions_ = Actions(self._command_table(), self)
        self.setWindowIcon(style.app_icon())
        fill_menu_bar(self.menuBar(), self.actions_)
        self.hint_menu = QMenu(self)
        self.hint_menu.addActions([self.actions_[name] for name in ("cut", "copy", "paste", "duplicate")])
        self.hint_menu.addSeparator()
        fill_menu(self.hint_menu, self.actions_, MenuId.HINTS)
        self.setAcceptDrops(True)
        self._connect()
        self._restore()
        self._show_document()

    # Putting it together

    def get_ready(self) -> None:
        """Make and load what the first photograph will need; to be called when the window is on the screen."""
        self.furnish()
        self.autosave.start()
        self.autosave.offer(self.files.open_recovered)
        self.files.remove_leftovers()
        self.editor.warm_up()

    def furnish(self) -> ToolBars:
        """Make what is seen only where there is a photograph, if it is not there yet; the tool bars."""
        if self._tool_bars is None:
            self._tool_bars = ToolBars(self, self.actions_, self.editor)
            self._tool_bars.size.chip.clicked.connect(partial(self.side.open, Place.TOP))
            self.side.make_column()
        return self._tool_bars

    @property
    def tool_bars(self) -> ToolBars:
        """The bars of tools and of commands."""
        return self.furnish()

    @property
    def column(self) -> Column:
        """The panels."""
        return self.side.column

    @cached_property
    def tour(self) -> Tour:
        """The tour through the window."""
        from app.ui.window.tour import Tour
        from app.ui.window.tour_steps import Scene

        return Tour(Scene(self, self.editor, self.panes, self.side, self.tool_bars))

    def _command_table(self) -> list[Command]:
        own = WindowCommands(
            show_preferences=self.show_preferences,
            side=self.side,
            fill_comparisons=self.comparing.fill,
            next_place=self.next_place,
            toggle_full_screen=self._toggle_full_screen,
            colour_many=self.colour_many,
            export_film=self.film.exporting.choose,
            remove_key=self.film.filming.remove_key,
            take_tour=self.take_tour,
            show_shortcuts=lambda: show_shortcuts(self, self.actions_.by_id.values()),
            show_about=lambda: show_about(self),
            close=self.close,
        )
        return command_table(self.editor, self.commands, self.files, self.exporting, own)

    def _connect(self) -> None:
        context, model, tools = self.editor.context, self.editor.model, self.editor.tools
        # Before panels are to hear of a document.
        self.editor.opening.connect(self.furnish)
        context.message.connect(self.message_bar.notify)
        context.offered.connect(self.message_bar.offer)
        context.document_changed.connect(self.message_bar.withdraw)
        context.noted.connect(lambda text: self.status.showMessage(text, NOTE_MS))
        context.document_opened.connect(self._show_document)
        changes = (context.selection_changed, model.view_changed, tools.changed)
        for signal in (*changes, self.side.changed, context.suggestions.waiting_changed, context.film.changed):
            signal.connect(self._refresh_commands)
        for signal in (context.document_changed, context.film.moved):
            signal.connect(self._refresh_at_rest)
        context.film.playing_changed.connect(self._refresh_commands)
        context.film.changed.connect(self._show_title)
        self.side.changed.connect(self._show_tools)
        model.hide_panels_wanted.connect(self.side.toggle_hidden)
        context.solo_changed.connect(self._refresh_commands)
        context.drawn_regions.changed.connect(self._refresh_commands)
        context.document_changed.connect(self._show_title)
        context.hint_menu_wanted.connect(self.hint_menu.popup)
        context.reveal_wanted.connect(model.reveal)
        context.matching.partner_wanted.connect(partial(self.side.open, Place.REFERENCES))
        context.library.folders_wanted.connect(self.show_preferences)
        self.files.opening.connect(self._show_opening)
        self.files.saved.connect(self.autosave.save_now)
        self.files.saved.connect(lambda: self.status.showMessage(self.tr("Saved"), NOTE_MS))
        self.files.saved.connect(self._show_title)
        self.files.recent.changed.connect(self._settings_file.save)
        self.files.recent.changed.connect(self._show_recent)
        self.exporting.exported.connect(self._show_exported)
        self.exporting.copied.connect(self._show_copied)
        for exporting in (self.exporting, self.film.exporting):
            exporting.choices_made.connect(self._settings_file.save)
        context.regions.cut_out_wanted.connect(self.exporting.choose)
        context.regions.mask_wanted.connect(self.exporting.choose_mask)
        self.status.zoom.done.connect(self.panes.main_pane.setFocus)
        self.welcome.open_requested.connect(self.files.choose)
        self.welcome.sample_requested.connect(self.files.open_sample)
        self.welcome.paste_requested.connect(self.files.paste)
        self.welcome.recent_requested.connect(self.files.open_recent)
        self.welcome.tour_requested.connect(self.take_tour)
        self.welcome.removal_requested.connect(self.files.recent.remove)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.apply_theme)

    # What is shown

    def _show_document(self) -> None:
        there = self.editor.context.document is not None
        self.desk.show_document(there=there)
        self._show_tools()
        if there:
            self.panes.main_pane.setFocus(Qt.FocusReason.OtherFocusReason)
            self.message_bar.hide()
        else:
            self.welcome.refresh()
        self._show_title()
        self._refresh_commands()

    def _show_recent(self) -> None:
        """Behind a photograph nobody sees the welcome page; it is refreshed when that is closed."""
        if self.editor.context.document is None:
            self.welcome.refresh()

    def _refresh_at_rest(self) -> None:
        """While a film plays or a gesture goes on, commands wait."""
        document = self.editor.context.document
        drafting = document is not None and document.draft is not None
        if not drafting and not self.editor.context.film.playing:
            self._refresh_commands()

    def _refresh_commands(self) -> None:
        self.actions_.refresh()
        if self._tool_bars is not None:
            self._tool_bars.refresh()

    def _show_tools(self) -> None:
        if self._tool_bars is not None:
            self._tool_bars.show(there=self.editor.context.document is not None, tools=not self.side.hidden)

    def _show_title(self) -> None:
        work = self.editor.context.work
        if work is None:
            self.setWindowModified(False)
            self.setWindowTitle("Tintype")
            return
        # The title first: it has the place for the mark of unsaved work.
        self.setWindowTitle(f"{shown_name(work.path) if work.path is not None else work.title}[*] – Tintype")
        self.setWindowModified(work.modified)

    def _show_opening(self, name: str) -> None:
        if name:
            self.status.showMessage(self.tr("Opening {name}…").format(name=name))
        else:
            self.status.clearMessage()

    def _show_exported(self, path: Path) -> None:
        self.status.showMessage(self.tr("Exported to {path}").format(path=path), NOTE_MS)

    def _offer_batch(self, summary: str) -> None:
        text = self.tr("Photographs: {summary}.").format(summary=summary)
        self.editor.context.offered.emit(Offer(text, (Choice(self.tr("Show"), self.colour_many),)))

    def _show_copied(self, size: tuple[int, int]) -> None:
        width, height = size
        words = self.tr("Copied: the clipboard has the picture, {width} × {height} px")
        self.status.showMessage(words.format(width=width, height=height), NOTE_MS)

    def apply_theme(self) -> None:
        """Take the theme of the preferences, or the system's."""
        style.apply(self.settings.theme)
        self.actions_.refresh_icons()
        self.setWindowIcon(style.app_icon())
        self.welcome.refresh()

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # Dialogs

    def colour_many(self) -> None:
        """Show the dialog for many photographs."""
        if self.batch is None:
            from app.ui.window.batch_dialog import BatchDialog

            self.batch = BatchDialog(self.settings, lambda: self.editor.context.hints.theme, self)
            self.batch.ended_unseen.connect(self._offer_batch)
        self.batch.offer()

    def take_tour(self) -> None:
        """Open the sample without hints and go through the steps of the tour."""
        self.files.open_gray_sample(self.tour.start)

    def show_preferences(self) -> None:
        """The preferences; what was changed there takes effect at once."""
        from app.ui.window.preferences import PreferencesDialog

        if PreferencesDialog(self.settings, self.editor.context.document, self).exec():
            self.take_preferences()

    def take_preferences(self) -> None:
        """Bring the settings into effect."""
        self.apply_theme()
        self.autosave.start()
        self.editor.bridge.worker.set_threads(self.settings.threads)
        self.editor.context.library.set_folders(self.settings.library)
        if self.editor.context.session is not None:
            self.editor.context.session.set_device(self.settings.device)
        self._settings_file.save()

    # Opening and closing

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open what was named on the command line."""
        self.files.open_paths(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if self.files.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        if self.files.take(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keys that nothing else took, wherever the focus is."""
        if event.key() == HOLD_ORIGINAL and not event.modifiers():
            self.editor.model.hold_original(held=True)
        elif event.key() == Qt.Key.Key_Escape:
            self.commands.step_back()
        elif self.film.bar.strip.take_key(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == HOLD_ORIGINAL:
            if not event.isAutoRepeat():
                self.editor.model.hold_original(held=False)
        else:
            super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.side.fit(self.width())
        if self._tool_bars is not None:
            self._tool_bars.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if not self.isActiveWindow():
            # The key's release goes to another window.
            self.editor.model.hold_original(held=False)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask for unsaved work first; then stop the worker, the timers and the threads, in this order."""
        self._closing = True
        if not self._is_down and not self._allowed_to_close and self._may_stop():
            self.files.keep_or_drop(self._allow_close)
        self._closing = False
        event.setAccepted(self._is_down or self._allowed_to_close)
        if event.isAccepted() and not self._is_down:
            self._save_geometry()
            self.shut_down()

    def _may_stop(self) -> bool:
        """Whether what goes on in the background may end with the window."""
        return (self.batch is None or self.batch.may_stop()) and self.film.exporting.may_stop()

    def shut_down(self, *, keep_work: bool = False) -> None:
        """Stop worker, timers and threads; the window is of no use after this.

        `keep_work`: whether unsaved work is put aside for the next start. Else nothing is remembered.
        """
        self._is_down = True
        for timer in self.findChildren(QTimer):
            timer.stop()
        if self.batch is not None:
            self.batch.shut_down()
        # Those that can be stopped first.
        self.film.close()
        self.exporting.close()
        for background in self.findChildren(Background):
            background.close()
        if keep_work:
            # While there is still a document.
            self.autosave.close(keep=True)
        self.editor.close()
        if not keep_work:
            self.autosave.close()

    def _allow_close(self) -> None:
        self._allowed_to_close = True
        # Qt does not close a window that is asked to from within its own close event.
        if not self._closing:
            self.close()

    # What is remembered

    def _restore(self) -> None:
        self.resize(1440, 900)
        if self.settings.geometry:
            self.restoreGeometry(_bytes(self.settings.geometry))

    def _save_geometry(self) -> None:
        self.side.remember()
        self.settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self._settings_file.close()


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode()))
