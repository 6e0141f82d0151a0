"""What tools and panels share: the open document, what is selected in it, and what the worker is doing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.core import limits, palettes, snapshots
from app.core.document import Marked
from app.ui.state.comparison import Comparison
from app.ui.state.drawn_regions import DrawnRegions
from app.ui.state.film import Film
from app.ui.state.hint_context import HintContext
from app.ui.state.influence import InfluenceView
from app.ui.state.library import Library
from app.ui.state.map_choice import MapChoice
from app.ui.state.matching import Matching
from app.ui.state.region_choice import RegionChoice
from app.ui.state.sample_size import SampleSize
from app.ui.state.side_pictures import SidePictures
from app.ui.state.suggester import Suggester
from models import registry
from models.errors import UserError
from models.hints import AB, XY, ColorPoint

if TYPE_CHECKING:
    from app.core.document import Document, DocumentState
    from app.core.film.work import FilmWork
    from app.core.palettes import Palette
    from app.core.session import Session
    from app.core.settings import Settings

@dataclass(frozen=True, slots=True)
class BackendStatus:
    """What the worker is doing, for the backend box and the status bar.

    Attributes:
        backend: the backend's registry name.
        device: the device as shown to the artist, "" until a result has come.
        ms: how long the last result took, None until one has come.
        busy: whether a computation is running.
        fraction: its progress 0..1.
        text: what it is doing.
    """

    backend: str
    device: str = ""
    ms: float | None = None
    busy: bool = False
    fraction: float = 0.0
    text: str = ""


class EditorContext(HintContext):
    """Shared state of the editor; views observe its signals and never each other.

    Attributes:
        suggestions: what gives hints the colours of `palette`.
        sample_size: of the eyedropper.
        regions: which region of a cut-out is marked, which one is exported.
        drawn_regions: the regions over the photograph, and which one of them is current.
        maps: which probability map is looked at.
        influence: which hint's influence is looked at.
        matching: what places were matched with in the references.
        beside: pictures that are computed in the background.
        film: the open film, whose frame the document is; without work for a photograph.
        library: the artist's folders of photographs, and the references in them.
        comparison: what the result is compared with.
        status: what the worker is doing.
    """

    backend_status_changed = Signal(object)
    result_changed = Signal()
    """Another result is on the screen. What shows something of it follows with `Afterwards`: the picture first."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(settings, parent)
        self.sample_size = SampleSize(settings, self)
        self.regions = RegionChoice(self)
        self.drawn_regions = DrawnRegions(self)
        self.drawn_regions.failed.connect(self.message)
        self.maps = MapChoice(self)
        self.influence = InfluenceView(self)
        self.influence.wanted.connect(self._ask_for_influence)
        self.matching = Matching(self)
        self.beside = SidePictures(self)
        self.film = Film(self)
        self.library = Library(self)
        self.comparison = Comparison(self)
        self.suggestions = Suggester(self)
        self.status = BackendStatus("")
        # Connected first, so that all others find them up to date.
        self.use_changed.connect(lambda: self.maps.offer([]))
        self.document_changed.connect(self.drawn_regions.follow)
        self.selection_changed.connect(lambda: self.influence.set_selected(self.selected))

    @property
    def work(self) -> Document | FilmWork | None:
        """What there is to save: the work on the open film, or on the open photograph."""
        return self.film.work or self.document

    def open_document(self, document: Document | None, session: Session | None) -> None:
        self.beside.reset()
        self.library.reset()
        self.influence.reset()
        self.matching.reset()
        if document is not None:
            document.refuses = self._refuses
            self.size.fit(max(document.photo.full.size))
        self.regions.reset()
        self.drawn_regions.open(document)
        super().open_document(document, session)
        self.set_status(BackendStatus(document.state.backend if document is not None else ""))

    def _refuses(self, state: DocumentState) -> bool:
        """Whether a state is beyond the limits; says so."""
        try:
            limits.check(state)
        except UserError as error:
            self.tell(error)
            return True
        return False

    def new_point(self, xy: XY, ab: AB) -> ColorPoint:
        """A point as it is drawn next, for `edits.add`: of the current region, where it lies in that."""
        return replace(super().new_point(xy, ab), within=self.drawn_regions.region_at(xy))

    def _ask_for_influence(self, hint_id: int | None) -> None:
        if self.session is not None:
            self.session.set_influence_of(hint_id)

    def add_palette(self, palette: Palette) -> None:
        """Put the colours of a palette among the project's own, as one undo step; without a document, say why not."""
        if self.document is None:
            remedy = self.tr("Open a photograph first.")
            self.message.emit(self.tr("A palette's colours are kept in a project."), remedy, "")
            return
        before = self.document.state.swatches
        swatches = palettes.merged(before, palette)
        self.document.apply(self.tr("Read palette"), swatches=swatches)
        words = self.tr("{count} colours of “{name}” are new among this project's colours.")
        self.noted.emit(words.format(count=len(swatches) - len(before), name=palette.name))

    def keep_version(self) -> None:
        """Keep the present version under a name that is free."""
        if self.document is None:
            return
        taken = {snapshot.name for snapshot in self.document.state.snapshots}
        names = (self.tr("Version {number}").format(number=n) for n in range(1, len(taken) + 2))
        name = next(name for name in names if name not in taken)
        self.document.keep_snapshots(snapshots.taken(self.document.state, name))

    # The worker

    def stop(self) -> bool:
        """Stop a computation that takes its time; False where there is none."""
        if self.session is None or self.document is None or not self.status.busy:
            return False
        state = self.document.state
        spec = registry.find(state.backend)
        if spec is None or (spec.live and not isinstance(state.limit, Marked)):
            return False
        self.session.cancel()
        return True

    def go_on(self) -> None:
        """Take up again what was stopped."""
        if self.session is not None:
            self.session.refresh()

    def set_status(self, status: BackendStatus) -> None:
        """What the worker is doing now."""
        self.status = status
        self.backend_status_changed.emit(status)
