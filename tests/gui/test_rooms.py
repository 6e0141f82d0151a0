"""What the rooms of `app/ui` may know of Qt; the arrows between them are import-linter's affair."""

from __future__ import annotations

import subprocess
import sys


def test_the_state_of_the_window_needs_no_widgets() -> None:
    # import-linter tells Qt's own packages not apart.
    code = (
        "import sys, pkgutil, importlib, app.ui.state\n"
        "for m in pkgutil.iter_modules(app.ui.state.__path__, 'app.ui.state.'): importlib.import_module(m.name)\n"
        "print('PySide6.QtGui' in sys.modules, 'PySide6.QtWidgets' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["True", "False"], done.stderr
