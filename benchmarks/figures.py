"""A measured figure, its floor, its peer, and how they are printed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
PEERS = Path(__file__).with_name("peers.json")


@dataclass(frozen=True)
class Figure:
    """One measured figure of a benchmark."""

    name: str
    value: float
    unit: str


def floors(benchmark: str) -> dict[str, dict[str, Any]]:
    """Floors and peers of a benchmark's figures: {figure: {min or max, peer}}."""
    found: dict[str, dict[str, Any]] = json.loads(FLOORS.read_text(encoding="utf-8")).get(benchmark, {})
    return found


def peers(benchmark: str) -> tuple[str, dict[str, float]]:
    """What a benchmark is measured beside, and that peer's figures, which `training/peer` makes."""
    found = json.loads(PEERS.read_text(encoding="utf-8")) if PEERS.exists() else {}
    peer = found.get(benchmark, {"peer": "", "figures": {}})
    return peer["peer"], peer["figures"]


def holds(figure: Figure, floor: dict[str, Any]) -> bool:
    """True where the figure is no worse than its floor; without a floor it always is."""
    return floor.get("min", float("-inf")) <= figure.value <= floor.get("max", float("inf"))


def show(benchmark: str, figures: list[Figure]) -> bool:
    """Print the figures of a benchmark; True where all floors hold."""
    known = floors(benchmark)
    peer_name, peer_figures = peers(benchmark)
    print(f"\n{benchmark}" + (f", beside {peer_name}" if peer_name else ""))
    fine = True
    for figure in figures:
        floor = known.get(figure.name, {})
        bound = f">= {floor['min']:g}" if "min" in floor else f"<= {floor['max']:g}" if "max" in floor else ""
        fine &= holds(figure, floor)
        verdict = "" if holds(figure, floor) else "  BELOW ITS FLOOR"
        beside = peer_figures.get(figure.name)
        told = floor.get("peer") if beside is None else f"{beside:,.2f}"
        peer = f"  peer: {told}" if told else ""
        print(
            f"  {figure.name:<34}{figure.value:>12,.2f} {figure.unit:<12}{bound:<12}{verdict}{peer}".rstrip()
        )
    missing = known.keys() - {figure.name for figure in figures}
    if missing:
        print(f"  not measured: {', '.join(sorted(missing))}")
    return fine and not missing
