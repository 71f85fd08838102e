"""A small invented corpus for whole runs, and ways to look at what a run left."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import wellhead
from wellhead.export import export

_OUTLETS = ("Morning Post", "Evening Herald", "Coast News", "Valley Times")
_WIRE = (
    "A fire broke out in the harbour of Easton on Monday night and destroyed two warehouses before dawn, "
    "the fire chief, Mira Castell, told the National Wire. At least {n} people were taken to hospital.\n\n"
    "“We had no water for the first ten minutes,” said Castell. “The pumps were switched off.”\n\n"
    "Two people familiar with the matter said the operator had been warned of faulty pumps in May.\n"
)
_OWN = (
    "The operator of the harbour denied on {day} that it had been warned. “Nobody told us anything about the "
    "pumps,” Paul Reed, a spokesman for the operator, said in a statement.\n\n"
    "The mayor, Ann Jones, promised an inquiry and said that {n} workers had been on duty that night.\n"
)
_OTHER = (
    "Farmers in the valley of {place} expect the best harvest in {n} years, according to the chamber of "
    "agriculture. “It rained when it should,” said its head, Ivo Brandt.\n\n"
    "Prices may still rise in winter.\n"
)
_PAGE = (
    "<!doctype html><html lang='en'><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
    "<article><h1>{title}</h1>{body}<p>See <a href='https://example.org/x'>our report</a>.</p>"
    "</article></body></html>"
)


def write_corpus(folder: Path, count: int = 12) -> list[Path]:
    """Write articles as text and HTML with a `meta.json`: copies, rewrites, other stories."""
    folder.mkdir(parents=True, exist_ok=True)
    meta = {}
    made = []
    for n in range(count):
        name = f"article{n:02d}"
        kind = n % 4
        if kind == 0:
            text = _WIRE.format(n=14 + n // 4)
        elif kind == 1:
            text = _OWN.format(n=7 + n, day=("Tuesday", "Wednesday", "Thursday")[n // 4 % 3])
        elif kind == 2:
            text = _OTHER.format(n=n, place=("Ulver", "Quarne", "Saltby")[n // 4 % 3])
        else:
            text = _WIRE.format(n=14) + _OWN.format(n=8, day="Wednesday")
        title = f"{('Fire', 'Denial', 'Harvest', 'Fire and denial')[kind]} number {n}"
        if n % 5 == 3:
            body = "".join(f"<p>{p}</p>" for p in text.strip().split("\n\n"))
            path = folder / f"{name}.html"
            path.write_text(_PAGE.format(title=title, body=body), encoding="utf-8")
        else:
            path = folder / f"{name}.txt"
            path.write_text(f"{title}\n\n{text}", encoding="utf-8")
        meta[name] = {"publisher": _OUTLETS[n % 3], "published": f"2019-06-{3 + n % 5:02d}", "title": title}
        made.append(path)
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return made


def exported(case: Path, folder: Path) -> dict[str, str]:
    """Digest of each file of a case's export as JSON Lines."""
    files = export(wellhead.open_case(case), "jsonl", folder)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def contents(case: Path) -> dict[str, tuple[int, str]]:
    """Every file of a case: its time stamp and digest, to see what a run has touched."""
    return {
        str(path.relative_to(case)): (path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(case.rglob("*"))
        if path.is_file()
    }


def everything(case: Path) -> bytes:
    """All bytes of a case, Parquet unpacked, file names included: to look for what should be gone."""
    import pyarrow.parquet as pq

    found = []
    for path in sorted(case.rglob("*")):
        found.append(str(path.relative_to(case)).encode())
        if path.suffix == ".parquet":
            found.append(json.dumps(pq.read_table(path).to_pylist(), ensure_ascii=False).encode())
        elif path.is_file():
            found.append(path.read_bytes())
    return b"\n".join(found)
