"""Load all that extraction needs when this module is imported: once, in the process that worker processes are copies of.

Nothing imports it but the fork server that `reptrack.run.pool` starts.
"""

from __future__ import annotations

import contextlib
import gc

__all__: list[str] = []

# Each table is read when the first text needs it; these lines need nearly all of them.
_WARM_UP = (
    "On 3 May 2024 the Frunzenski District Court of Minsk sentenced Ivan Harbun, 41, to two years under Part 1 of Article 342 of the Criminal Code.",
    "At least 12 people, among them 5 women, were detained and fined 1,110 rubles, Viasna said.",
    "3 мая 2024 года суд Минска приговорил Ивана Гарбуна к двум годам колонии по части 1 статьи 342 УК; задержаны не менее 12 человек.",
    "3 траўня 2024 года суд Мінска прысудзіў Івану Гарбуну два гады калоніі паводле часткі 1 артыкула 342 КК; затрымалі 12 чалавек.",
)


def _load() -> None:
    """Load the pipeline and its tables, and keep the collector from ever looking at them: the copies share their memory."""
    from reptrack.extract.pipeline import extract  # noqa: PLC0415 - loaded here and nowhere else in this room
    from reptrack.ingest.pipeline import ingest_bytes  # noqa: PLC0415

    text = "\n\n".join(_WARM_UP)
    for lang in ("en", "ru", "be"):
        list(extract(ingest_bytes(text.encode(), "-", lang=lang), on_problem=lambda _problem: None))
    gc.freeze()


gc.disable()
with contextlib.suppress(Exception):  # what is wrong will show again in a worker, where it can be told
    _load()
gc.enable()
