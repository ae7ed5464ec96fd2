"""What the first paint waits for: Qt, the settings and the frame. Databases, pictures and the model
are loaded beside the window that is there already."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_LATER = ("sqlalchemy", "numpy", "cv2", "PIL", "onnxruntime", "pypdfium2", "alembic", "watchfiles")
_WINDOW = """
import sys
from pathlib import Path
from app.bootstrap import Profile
from app.gui import make_application, make_look
from app.main_window import MainWindow

application = make_application(["window"])
with Profile(Path(sys.argv[1])) as profile:
    window = MainWindow(profile, make_look(application))
    window.show()
    while not window.sort_view.visibleRegion().boundingRect().isValid():
        application.processEvents()
    print("loaded:", *[name for name in sys.argv[2:] if name in sys.modules])
    window.close()
"""


def test_the_window_is_painted_before_anything_large_is_loaded(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _WINDOW, str(tmp_path / "profile"), *_LATER],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "loaded:"
