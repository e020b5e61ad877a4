"""Write a corpus as one self-contained page: summary, charts, findings, people, articles, and each text with its mentions linked."""

from __future__ import annotations

from reptrack.export.page.build import write_page
from reptrack.export.page.selection import Selection, newest

__all__ = ["Selection", "newest", "write_page"]
