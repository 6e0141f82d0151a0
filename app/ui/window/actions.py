"""Every command of the window, its shortcuts, and where it is found: menus and tool bars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QWidget

from app.ui.state import uses
from app.ui.state.pictures import View
from app.ui.tools import TOOLS
from app.ui.widgets import style
from app.ui.window.options import SizeOption, WithinOption
from models.registry import Use

if TYPE_CHECKING:
    from app.ui.window.main_window import MainWindow

Key = str | QKeySequence.StandardKey

_USES = " ".join(f"use_{use.value}" for use in Use)
_NEED_A_PHOTOGRAPH = (
    *_USES.split(),
    *("save", "save_as", "export", "close", "copy", "result", "gray", "original", "split", "panes", "hints"),
    *("zoom_in", "zoom_out", "actual", "fit", "go_on"),
)


class Actions(QObject):
    """The window's QActions by name; `refresh` enables and words them after the document's state."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._studio = window.studio
        self.by_name: dict[str, QAction] = {}
        self._icons: dict[QAction, str] = {}
        self._make_file_actions()
        self._make_edit_actions()
        self._make_uses()
        self._make_view_actions()
        self._make_tools()
        self.recent_menu = QMenu(self.tr("Open &recent"), window)
        self.recent_menu.aboutToShow.connect(self._fill_recent)
        self.refresh_icons()

    def __getitem__(self, name: str) -> QAction:
        return self.by_name[name]

    def _add(
        self,
        name: str,
        text: str,
        slot: Callable[[], object],
        keys: Sequence[Key] = (),
        *,
        icon: str = "",
        tip: str = "",
    ) -> QAction:
        action = QAction(text, self._window)
        action.setObjectName(name)
        # What it is called whatever the menu says at the moment ("Undo add point").
        action.setData(text.replace("&", "").rstrip("…"))
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _=False: slot())
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip or action.data()}  ({shown})" if shown else tip or action.data())
        action.setStatusTip(tip)
        self._window.addAction(action)
        self.by_name[name] = action
        if icon:
            self._icons[action] = icon
        return action

    def _make_file_actions(self) -> None:
        files, keys = self._window.files, QKeySequence.StandardKey
        self._add("open", self.tr("&Open…"), files.choose, (keys.Open, "L"), icon="open",
                  tip=self.tr("Open a photograph or a project"))  # fmt: skip
        self._add("sample", self.tr("Open the sa&mple"), files.open_sample)
        self._add("save", self.tr("&Save project"), files.save, (keys.Save, "S"), icon="save")
        self._add("save_as", self.tr("Save project &as…"), files.save_as, ("Ctrl+Shift+S",))
        self._add("export", self.tr("&Export picture…"), self._window.exporting.choose, ("Ctrl+E",), icon="export",
                  tip=self.tr("Write the coloured picture at full resolution"))  # fmt: skip
        self._add("export_mask", self.tr("Export &mask…"), self._window.exporting.choose_mask, ("Ctrl+Shift+E",),
                  tip=self.tr("Write the region as a picture in white and black"))  # fmt: skip
        self._add("close", self.tr("&Close"), files.close_document, (keys.Close,))
        self._add("preferences", self.tr("&Preferences…"), self._window.show_preferences, ("Ctrl+,",))
        self._add("quit", self.tr("&Quit"), self._window.close, ("Ctrl+Q",))

    def _make_edit_actions(self) -> None:
        window, keys = self._window, QKeySequence.StandardKey
        self._add("undo", self.tr("&Undo"), window.commands.undo, (keys.Undo,), icon="undo")
        self._add("redo", self.tr("&Redo"), window.commands.redo, ("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo")
        self._add("copy", self.tr("&Copy result"), window.exporting.copy, (keys.Copy,))
        self._add("paste", self.tr("&Paste photograph"), window.files.paste, (keys.Paste,))
        self._add("delete", self.tr("&Delete hint"), window.commands.delete_selected, ("Del", "Backspace"))
        self._add("clear", self.tr("Remove &all hints"), window.commands.clear, ("R",))
        self._add("next", self.tr("&Next hint"), lambda: window.commands.step_selection(1), (".",))
        self._add("previous", self.tr("Pre&vious hint"), lambda: window.commands.step_selection(-1), (",",))

    def _make_uses(self) -> None:
        self._uses = QActionGroup(self)
        for use in Use:
            action = self._add(
                f"use_{use.value}",
                uses.title(use),
                partial(self._window.commands.switch_use, use),
                (uses.KEYS[use],),
                tip=uses.description(use),
            )
            action.setCheckable(True)
            self._uses.addAction(action)
        self._add("go_on", self.tr("&Finish the picture"), self._studio.context.go_on, (uses.GO_ON_KEY,),
                  tip=self.tr("Go on with what was stopped"))  # fmt: skip
        self._add("swap", self.tr("&Mark the other region"), self._studio.context.regions.swap, ("X",))

    def _make_view_actions(self) -> None:
        model, commands, keys = self._studio.model, self._window.commands, QKeySequence.StandardKey
        self._views = QActionGroup(self)
        for view, text, shortcuts in (
            (View.RESULT, self.tr("&Result"), ("F2",)),
            (View.GRAY, self.tr("&Gray"), ("F3", "G")),
            (View.ORIGINAL, self.tr("&Original"), ("F4",)),
        ):
            action = self._add(view.value, text, partial(commands.choose_view, view), shortcuts)
            action.setCheckable(True)
            self._views.addAction(action)
        self["result"].setChecked(True)
        self._add("split", self.tr("&Before / after"), commands.toggle_split, ("\\",), icon="split",
                  tip=self.tr("Part the picture into before and after")).setCheckable(True)  # fmt: skip
        self._add("panes", self.tr("&Two panes"), commands.toggle_panes, ("W",), icon="panes",
                  tip=self.tr("Hints on the gray photograph beside the result")).setCheckable(True)  # fmt: skip
        self._add("hints", self.tr("Show &hints"), commands.toggle_hints, ("M",), icon="hints").setCheckable(True)
        self["hints"].setChecked(True)
        zooms = ((keys.ZoomIn, "Ctrl+="), (keys.ZoomOut,))
        self._add("zoom_in", self.tr("Zoom &in"), lambda: model.zoom_step(1), zooms[0], icon="zoom-in")
        self._add("zoom_out", self.tr("Zoom &out"), lambda: model.zoom_step(-1), zooms[1], icon="zoom-out")
        self._add("actual", self.tr("&Actual pixels (100 %)"), lambda: model.zoom_to(1.0), ("Ctrl+1",))
        self._add("fit", self.tr("&Fit in window"), model.zoom_to_fit, ("Ctrl+0",), icon="fit")
        self._add("full_screen", self.tr("F&ull screen"), commands.toggle_full_screen, ("F11",))
        self._add("shortcuts", self.tr("&Keyboard and mouse"), self._window.show_shortcuts, ("F1",))
        self._add("about", self.tr("&About Tintype"), self._window.show_about)

    def _make_tools(self) -> None:
        self._tools = QActionGroup(self)
        for kind in TOOLS:
            tool = self._studio.tools.tools[kind.name]
            action = self._add(
                f"tool_{kind.name}",
                tool.title,
                partial(self._studio.tools.choose, kind.name),
                (kind.shortcut,),
                icon=kind.name,
            )
            action.setToolTip(f"{tool.title}  ({kind.shortcut})\n{tool.help}")
            action.setCheckable(True)
            self._tools.addAction(action)
        self[f"tool_{self._studio.tools.chosen.name}"].setChecked(True)

    # Menus and tool bars

    def fill_menus(self, panels: Sequence[QAction]) -> None:
        """Build the menu bar; `panels` show and hide the docks."""
        bar = self._window.menuBar()
        names = "open recent sample | save save_as export export_mask | preferences | close quit"
        self._fill(bar.addMenu(self.tr("&File")), names)
        self._fill(bar.addMenu(self.tr("&Edit")), "undo redo | copy paste | delete clear | next previous | swap")
        self._fill(bar.addMenu(self.tr("&Mode")), f"{_USES} | go_on")
        view = bar.addMenu(self.tr("&View"))
        self._fill(view, "result gray original | split panes hints | zoom_in zoom_out actual fit | full_screen |")
        view.addMenu(self._panels_menu(panels))
        tools = " ".join(f"tool_{kind.name}" for kind in TOOLS)
        self._fill(bar.addMenu(self.tr("&Tools")), tools)
        self._fill(bar.addMenu(self.tr("&Help")), "shortcuts about")

    def _panels_menu(self, panels: Sequence[QAction]) -> QMenu:
        menu = QMenu(self.tr("&Panels"), self._window)
        menu.addActions(list(panels))
        return menu

    def _fill(self, menu: QMenu | QToolBar, names: str) -> None:
        for name in names.split():
            if name == "|":
                menu.addSeparator()
            elif name == "recent" and isinstance(menu, QMenu):
                menu.addMenu(self.recent_menu)
            else:
                menu.addAction(self[name])

    def fill_tool_bars(self) -> None:
        """Build the bar of tools at the left and the bar of commands at the top."""
        tools = self._tool_bar("tools", self.tr("Tools"), Qt.ToolBarArea.LeftToolBarArea)
        self._fill(tools, " ".join(f"tool_{kind.name}" for kind in TOOLS))
        options = self._tool_bar("options", self.tr("Commands"), Qt.ToolBarArea.TopToolBarArea)
        self._fill(options, f"open save export | undo redo | {_USES} |")
        options.addWidget(SizeOption(self._studio))
        self.within = WithinOption(self._studio.context)
        self._within = options.addWidget(self.within)
        spacer = QWidget()
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        options.addWidget(spacer)
        self._fill(options, "result gray original | split panes hints | zoom_out zoom_in fit")

    def _tool_bar(self, name: str, title: str, area: Qt.ToolBarArea) -> QToolBar:
        bar = QToolBar(title, self._window)
        bar.setObjectName(name)
        bar.setMovable(False)
        bar.setIconSize(QSize(style.ICON_SIZE, style.ICON_SIZE))
        bar.toggleViewAction().setVisible(False)
        self._window.addToolBar(area, bar)
        return bar

    def _fill_recent(self) -> None:
        self.recent_menu.clear()
        for name in self._studio.settings.recent_files:
            action = self.recent_menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _=False, name=name: self._window.files.open_recent(name))
        if self.recent_menu.isEmpty():
            self.recent_menu.addAction(self.tr("Nothing opened yet")).setEnabled(False)

    # State

    def refresh_icons(self) -> None:
        """Draw the icons in the present theme's colours."""
        for action, name in self._icons.items():
            action.setIcon(style.icon(name))
        self._window.setWindowIcon(style.app_icon())

    def refresh(self) -> None:
        """Enable what can be done now."""
        document, model = self._studio.context.document, self._studio.model
        there = document is not None
        for name in _NEED_A_PHOTOGRAPH:
            self[name].setEnabled(there)
        hints = self._studio.context.hints
        some = bool(hints.points or hints.strokes)
        self._refresh_use()
        self["delete"].setEnabled(self._studio.context.selected is not None)
        for name in ("clear", "next", "previous"):
            self[name].setEnabled(some)
        undo, redo = (document.undo_label, document.redo_label) if document is not None else ("", "")
        self._word("undo", self.tr("&Undo"), undo, can=document is not None and document.can_undo)
        self._word("redo", self.tr("&Redo"), redo, can=document is not None and document.can_redo)
        self[model.view.value].setChecked(True)
        self["split"].setChecked(model.split is not None)
        self["panes"].setChecked(model.two_panes)
        self["hints"].setChecked(model.show_hints)
        self[f"tool_{self._studio.tools.chosen.name}"].setChecked(True)

    def _refresh_use(self) -> None:
        """Show what there is to do for the present use."""
        use = self._studio.context.use
        self[f"use_{use.value}"].setChecked(True)
        cutting = use is Use.CUT_OUT
        self["export_mask"].setVisible(cutting)
        self["swap"].setVisible(cutting)
        self._within.setVisible(not cutting and self.within.useful)
        for kind in TOOLS:
            self[f"tool_{kind.name}"].setVisible(use in kind.uses)

    def _word(self, name: str, text: str, label: str, *, can: bool) -> None:
        action = self[name]
        action.setEnabled(can)
        action.setText(f"{text} {label[:1].lower()}{label[1:]}".rstrip())
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{action.text().replace('&', '')}  ({shown})")
