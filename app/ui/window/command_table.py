"""Every command of the window: one row each. To add one, write a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from app.ui.panels.place import Place
from app.ui.state import uses
from app.ui.state.pictures import View
from app.ui.tools import TOOLS
from app.ui.window.command import Command, MenuId
from app.ui.window.commands import Commands
from app.ui.window.editor import Editor
from app.ui.window.exporting import Exporting
from app.ui.window.files import Files
from app.ui.window.film_commands import FilmCommands, film_rows
from app.ui.window.next_place import NextPlace
from app.ui.window.region_commands import RegionCommands
from app.ui.window.side import Side
from models.registry import Use

Do = Callable[[], object]
_Keys = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowCommands:
    """What only the window itself can do."""

    show_preferences: Do
    side: Side
    fill_comparisons: Callable[[QMenu], None]
    next_place: NextPlace
    toggle_full_screen: Do
    colour_many: Do
    export_film: Do
    remove_key: Do
    take_tour: Do
    show_shortcuts: Do
    show_about: Do
    close: Do


def command_table(
    editor: Editor, commands: Commands, files: Files, exporting: Exporting, window: WindowCommands
) -> list[Command]:
    """All rows, in the order of the menus."""
    films = FilmCommands(editor.context, commands)
    return [
        *_file_rows(commands, films, files, exporting, window),
        *_edit_rows(editor, commands, files, exporting),
        *_hint_rows(commands),
        *_region_rows(RegionCommands(editor.context, commands)),
        *_place_rows(window.next_place),
        *_mode_rows(editor, commands),
        *film_rows(films, window.remove_key, window.export_film, exporting.choose),
        *_view_rows(editor, commands, window),
        *_tool_rows(editor, commands),
        *_help_rows(window),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Commands", text)


def _file_rows(
    commands: Commands, films: FilmCommands, files: Files, exporting: Exporting, window: WindowCommands
) -> list[Command]:
    row, there = partial(Command, menu=MenuId.FILE), commands.has_document
    return [
        row(id="open", title=_tr("&Open…"), run=files.choose, keys=(_Keys.Open, "L"), icon="open",
            tip=_tr("Open a photograph, a film or a project")),
        row(id="open_frames", title=_tr("Open folder of &frames…"), run=files.choose_frames,
            tip=_tr("Open the pictures of a folder as a film")),
        row(id="recent", title=_tr("Open &recent"), fill=files.recent.fill),
        row(id="sample", title=_tr("Open the sa&mple"), run=files.open_sample),
        row(id="save", title=_tr("&Save project"), section=1, run=files.save, keys=(_Keys.Save, "S"), icon="save",
            enabled=there),
        row(id="save_as", title=_tr("Save project &as…"), section=1, run=files.save_as, keys=("Ctrl+Shift+S",),
            enabled=there),
        row(id="export", title=_tr("&Export picture…"), section=1, run=exporting.choose, keys=("Ctrl+E",),
            icon="export", tip=_tr("Write the coloured picture at full resolution"), enabled=there,
            visible=lambda: not films.there()),
        row(id="export_mask", title=_tr("Export &mask…"), section=1, run=exporting.choose_mask,
            keys=("Ctrl+Shift+E",), tip=_tr("Write the region as a picture in white and black"),
            visible=commands.marks_regions),
        row(id="colour_many", title=_tr("Colour ma&ny photographs…"), section=1, run=window.colour_many,
            tip=_tr("Colour files and folders in the background, and write them into a folder")),
        row(id="preferences", title=_tr("&Preferences…"), section=2, run=window.show_preferences, keys=("Ctrl+,",)),
        row(id="close", title=_tr("&Close"), section=3, run=files.close_document, keys=(_Keys.Close,), enabled=there),
        row(id="quit", title=_tr("&Quit"), section=3, run=window.close, keys=("Ctrl+Q",)),
    ]  # fmt: skip


def _edit_rows(editor: Editor, commands: Commands, files: Files, exporting: Exporting) -> list[Command]:
    row, there = partial(Command, menu=MenuId.EDIT), commands.has_document

    def copy() -> None:
        if not commands.copy_hints():
            exporting.copy()

    def paste() -> None:
        if not commands.paste_hints():
            files.paste()

    return [
        row(id="undo", title=_tr("&Undo"), run=commands.undo, keys=(_Keys.Undo,), icon="undo",
            enabled=commands.can_undo, subject=commands.undo_label),
        row(id="redo", title=_tr("&Redo"), run=commands.redo, keys=("Ctrl+Shift+Z", "Ctrl+Y"), icon="redo",
            enabled=commands.can_redo, subject=commands.redo_label),
        row(id="keep_version", title=_tr("&Keep this version"), run=editor.context.keep_version,
            keys=("Ctrl+Shift+K",), tip=_tr("Keep the present version with the project, to compare and to restore"),
            enabled=there),
        row(id="cut", title=_tr("Cu&t hints"), section=1, run=commands.cut, keys=(_Keys.Cut,),
            enabled=commands.has_selection),
        row(id="copy", title=_tr("&Copy"), section=1, run=copy, keys=(_Keys.Copy,), enabled=there,
            subject=commands.copied,
            tip=_tr("Copy the selected hints; where none are selected, the picture")),
        row(id="copy_picture", title=_tr("Copy p&icture"), section=1, run=exporting.copy, keys=("Ctrl+Shift+C",),
            enabled=there),
        row(id="paste", title=_tr("&Paste"), section=1, run=paste, keys=(_Keys.Paste,),
            tip=_tr("Add the hints that are on the clipboard, or open the photograph")),
        row(id="duplicate", title=_tr("&Duplicate hints"), section=1, run=commands.duplicate, keys=("Ctrl+J",),
            enabled=commands.has_selection),
        row(id="any_colors", title=_tr("Allow any c&olours"), section=4, run=commands.toggle_any_colors, enabled=there,
            tip=_tr("Also colours that photographs do not have at the lightness of a place"),
            checked=commands.any_colors),
        row(id="swap", title=_tr("&Mark the other region"), section=4, run=editor.context.regions.swap, keys=("X",),
            visible=commands.marks_regions),
    ]  # fmt: skip


def _hint_rows(commands: Commands) -> list[Command]:
    row, some, selected = partial(Command, menu=MenuId.HINTS), commands.has_hints, commands.has_selection
    return [
        row(id="select_all", title=_tr("&Select all"), run=commands.select_all, keys=(_Keys.SelectAll,), enabled=some),
        row(id="next", title=_tr("&Next hint"), run=partial(commands.step_selection, 1), keys=(".",), enabled=some),
        row(id="previous", title=_tr("Pre&vious hint"), run=partial(commands.step_selection, -1), keys=(",",),
            enabled=some),
        row(id="show", title=_tr("S&how or hide"), section=1, run=commands.toggle_shown, enabled=selected),
        row(id="lock", title=_tr("&Lock or unlock"), section=1, run=commands.toggle_locked, keys=("Ctrl+L",),
            enabled=selected),
        row(id="solo", title=_tr("S&olo"), section=1, run=commands.toggle_solo, enabled=selected,
            tip=_tr("On the screen these hints alone count"), checked=commands.is_solo),
        row(id="group", title=_tr("&Group"), section=2, run=commands.group, keys=("Ctrl+G",), enabled=selected),
        row(id="move_up", title=_tr("Move u&p"), section=2, run=commands.move_up, keys=("Ctrl+]",), enabled=selected,
            tip=_tr("On top wins where hints overlap")),
        row(id="move_down", title=_tr("Move do&wn"), section=2, run=commands.move_down, keys=("Ctrl+[",),
            enabled=selected),
        row(id="ungroup", title=_tr("&Ungroup"), section=2, run=commands.ungroup, keys=("Ctrl+Shift+G",),
            enabled=commands.has_grouped),
        row(id="delete", title=_tr("&Delete"), section=3, run=commands.delete_selected, keys=("Del", "Backspace"),
            enabled=selected),
        row(id="clear", title=_tr("&Remove all hints"), section=3, run=commands.clear, keys=("R",), enabled=some),
    ]  # fmt: skip


def _region_rows(regions: RegionCommands) -> list[Command]:
    return [
        Command(id="owner", title=_tr("&Region"), menu=MenuId.HINTS, section=2, fill=regions.fill_owners),
        Command(id="leave_region", title=_tr("Hints go into the &whole photograph"), menu=MenuId.HINTS, section=2,
                run=regions.leave, keys=("Ctrl+D",), enabled=regions.is_inside),
        Command(id="regions", title=_tr("Show re&gions"), menu=MenuId.VIEW, section=1, run=regions.toggle_seen,
                keys=("Shift+T",), enabled=lambda: regions.there, checked=regions.are_seen),
    ]  # fmt: skip


def _place_rows(next_place: NextPlace) -> list[Command]:
    row = partial(Command, menu=MenuId.HINTS, section=4, reason=next_place.reason)
    return [
        row(id="next_place", title=_tr("&Where next?"), run=partial(next_place.step, 1), keys=("N",),
            tip=_tr("Mark the largest place whose colour is in doubt, then the next one")),
        row(id="previous_place", title=_tr("Place &before"), run=partial(next_place.step, -1), keys=("Shift+N",),
            tip=_tr("Go back to the place that was marked before")),
    ]  # fmt: skip


def _mode_rows(editor: Editor, commands: Commands) -> list[Command]:
    row, there, context = partial(Command, menu=MenuId.MODE), commands.has_document, editor.context
    switches = [
        row(id=f"use_{use.value}", title=uses.title(use), run=partial(commands.switch_use, use),
            keys=(uses.row(use).key,), tip=uses.description(use), group="use",
            enabled=lambda: there() and context.film.work is None,
            checked=partial(commands.works_for, use))
        for use in Use
    ]  # fmt: skip
    go_on = row(id="go_on", title=_tr("&Finish the picture"), section=1, run=context.go_on, keys=(uses.GO_ON_KEY,),
                tip=_tr("Go on with what was stopped"), enabled=there)  # fmt: skip
    return [*switches, go_on]


def _view_rows(editor: Editor, commands: Commands, window: WindowCommands) -> list[Command]:
    row, there, model = partial(Command, menu=MenuId.VIEW), commands.has_document, editor.model
    views = [
        row(id=view.value, title=title, run=partial(commands.choose_view, view), keys=keys, enabled=there,
            group="view", checked=partial(commands.shows, view))
        for view, title, keys in (
            (View.RESULT, _tr("&Result"), ("F2",)),
            (View.GRAY, _tr("&Gray"), ("F3", "G")),
            (View.ORIGINAL, _tr("&Original"), ("F4",)),
        )
    ]  # fmt: skip
    return [
        *views,
        row(id="split", title=_tr("&Before / after"), section=1, run=commands.toggle_split, keys=("\\",), icon="split",
            tip=_tr("Part the picture into before and after"), enabled=there,
            checked=lambda: model.split is not None),
        row(id="panes", title=_tr("&Two panes"), section=1, run=commands.toggle_panes, keys=("W",), icon="panes",
            tip=_tr("Hints on the gray photograph beside the result"), enabled=there,
            checked=lambda: model.two_panes),
        row(id="compare", title=_tr("&Compare with"), section=1, fill=window.fill_comparisons),
        row(id="hints", title=_tr("Show &hints"), section=1, run=commands.toggle_hints, keys=("M",), icon="hints",
            enabled=there, checked=lambda: model.show_hints),
        row(id="influence", title=_tr("Show what the hint &colours"), section=1, run=commands.toggle_influence,
            keys=("Shift+M",), tip=_tr("Leave the picture in the dark where the selected hint changes nothing"),
            enabled=there, checked=lambda: editor.context.influence.pinned),
        row(id="zoom_in", title=_tr("Zoom &in"), section=2, run=partial(model.zoom_step, 1),
            keys=(_Keys.ZoomIn, "Ctrl+="), icon="zoom-in", enabled=there),
        row(id="zoom_out", title=_tr("Zoom &out"), section=2, run=partial(model.zoom_step, -1), keys=(_Keys.ZoomOut,),
            icon="zoom-out", enabled=there),
        row(id="actual", title=_tr("&Actual pixels (100 %)"), section=2, run=partial(model.zoom_to, 1.0),
            keys=("Ctrl+1",), enabled=there),
        row(id="fit", title=_tr("&Fit in window"), section=2, run=model.zoom_to_fit, keys=("Ctrl+0",), icon="fit",
            enabled=there),
        row(id="turn_right", title=_tr("&Turn view right"), section=3, run=partial(model.turn_by, 90),
            keys=("Ctrl+Shift+Right",), tip=_tr("Turn the view by 90°; the photograph itself stays as it is"),
            enabled=there),
        row(id="turn_left", title=_tr("Turn view &left"), section=3, run=partial(model.turn_by, -90),
            keys=("Ctrl+Shift+Left",), tip=_tr("Turn the view by 90°; the photograph itself stays as it is"),
            enabled=there),
        row(id="flip", title=_tr("Flip &view"), section=3, run=model.flip, keys=("Shift+F",),
            tip=_tr("Exchange left and right of the view; the photograph itself stays as it is"), enabled=there,
            checked=lambda: model.transform.flipped),
        row(id="upright", title=_tr("Upri&ght view"), section=3, run=model.stand_upright, keys=("Ctrl+Shift+Up",),
            tip=_tr("Neither turned nor flipped"), enabled=lambda: there() and not model.transform.upright),
        row(id="full_screen", title=_tr("F&ull screen"), section=4, run=window.toggle_full_screen, keys=("F11",)),
        *_panel_rows(commands, window.side),
    ]  # fmt: skip


def _panel_rows(commands: Commands, side: Side) -> list[Command]:
    row, there = partial(Command, menu=MenuId.VIEW, section=5), commands.has_document
    places = [
        row(id=f"panel_{place.name.lower()}", title=place.title, submenu=_tr("&Panels"), keys=(f"Alt+{number}",),
            run=partial(side.open, place), tip=_tr("Show this panel and give it the keyboard"),
            enabled=there, visible=partial(side.offers, place))
        for number, place in enumerate(Place, start=1)
    ]  # fmt: skip
    return [
        *places,
        row(id="icons", title=_tr("Panels as &icons"), run=side.toggle_icons, enabled=there,
            tip=_tr("A bar of icons in place of the column"), checked=lambda: side.as_icons),
        row(id="hide_panels", title=_tr("Hi&de panels\tTab"), run=side.toggle_hidden, enabled=there,
            tip=_tr("Nothing but the photograph"), checked=lambda: side.hidden),
        row(id="reset_layout", title=_tr("Reset &layout"), run=side.reset, enabled=there,
            tip=_tr("All panels where they were at first")),
    ]  # fmt: skip


def _tool_rows(editor: Editor, commands: Commands) -> list[Command]:
    tools = editor.tools
    return [
        Command(id=f"tool_{kind.name}", title=tools.tools[kind.name].title, menu=MenuId.TOOLS,
                run=partial(tools.choose, kind.name), keys=(kind.shortcut,), icon=kind.name,
                details=tools.tools[kind.name].help, visible=partial(tools.fits_use, kind.name), group="tool",
                checked=partial(tools.is_chosen, kind.name), enabled=commands.has_document)
        for kind in TOOLS
    ]  # fmt: skip


def _help_rows(window: WindowCommands) -> list[Command]:
    row = partial(Command, menu=MenuId.HELP)
    return [
        row(id="tour", title=_tr("Take the &tour"), run=window.take_tour,
            tip=_tr("Colour the sample photograph step by step")),
        row(id="shortcuts", title=_tr("&Keyboard and mouse"), run=window.show_shortcuts, keys=("F1",)),
        row(id="about", title=_tr("&About Tintype"), run=window.show_about),
    ]
