"""What the window has for films."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from app.ui.canvas.film_screen import FilmScreen
from app.ui.window.desk import Desk
from app.ui.window.editor import Editor
from app.ui.window.film_bar import FilmBar
from app.ui.window.film_exporting import FilmExporting
from app.ui.window.film_files import FilmFiles
from app.ui.window.film_preview import FilmPreview
from app.ui.window.film_scout import FilmScout
from app.ui.window.filming import Filming
from app.ui.window.panes import Panes
from app.ui.window.status_bar import StatusBar


class FilmDesk:
    """Makes the parts that films need, and puts them into the window.

    Attributes:
        bar: the strip and its buttons, below the photograph.
        filming: goes from frame to frame.
        files: opens and saves films.
        exporting: writes them, in the background.
        screen: shows a stretch that plays, over the photograph.
    """

    def __init__(self, editor: Editor, window: QMainWindow) -> None:
        self._film, self._model = editor.context.film, editor.model
        self.bar = FilmBar(self._film)
        self.filming = Filming(editor, window)
        self._scout = FilmScout(editor, self.bar.strip, window)
        self._preview = FilmPreview(editor, window)
        self.files = FilmFiles(editor, self.filming, window)
        self.exporting = FilmExporting(editor, window)

    def fill(self, desk: Desk, panes: Panes, status: StatusBar) -> None:
        """Put what is seen into its place."""
        desk.add_below(self.bar)
        self.screen = FilmScreen(self._film, self._model, panes.main_pane)
        # Behind the two fields at the left.
        status.insertPermanentWidget(2, self.exporting.progress)

    def close(self) -> None:
        """Stop what goes on in the background."""
        self.files.close()
        self.exporting.close()
