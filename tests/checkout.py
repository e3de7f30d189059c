"""Where this checkout lies, and the day that its own handbook is read as of."""

import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
SRC = CHECKOUT / "src"
TODAY = re.findall(r"(?m)^TODAY = (\d{4}-\d{2}-\d{2})$", (CHECKOUT / "Makefile").read_text("utf-8"))[0]
