"""Fuzz every family for a given time each, go on after findings, and print a table.

    python -m venv FUZZ && FUZZ/bin/pip install -e '.[dev,parquet]' atheris
    nice -n 19 FUZZ/bin/python tests/fuzz/run.py FOLDER --seconds 600

FOLDER keeps the corpora, the findings (an input and its traceback each) and the counts: the same command goes on where
it was stopped, and adds up. `--seconds` is processor time for each family, taken in turns of `--turn` seconds, so that
a run that is cut short has tried them all. `--only NAME` (repeatable) takes some; `--table` prints the table and ends.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from families import FAMILIES, dictionary

HERE = Path(__file__).parent
MEMORY = 2_048
"""Megabytes that a family may take."""


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description="Fuzz every family of readers, saved maps and the rule loader.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--turn", type=float, default=60.0)
    parser.add_argument("--only", action="append", choices=list(FAMILIES))
    parser.add_argument("--table", action="store_true")
    asked = parser.parse_args()
    folder: Path = asked.folder.resolve()
    names = asked.only or list(FAMILIES)
    if not asked.table:
        make_seeds(folder / "seeds")
        spent = 0.0
        while spent < asked.seconds:
            spent = min(spent + asked.turn, asked.seconds)
            for name in names:
                left = spent - counts(folder / "runs" / name)[1]
                if left > 1:
                    turn(folder, name, left)
            sys.stdout.write(table(folder, names))
            sys.stdout.flush()
    sys.stdout.write(table(folder, names))


def make_seeds(folder: Path) -> None:
    """Take the texts that the project's tests read."""
    if folder.is_dir():
        return
    where = {**os.environ, "ARGMAP_SEEDS": str(folder), "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path[1:]])}
    tests = [str(HERE.parent / "read")]
    subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "seeds", *tests], env=where, check=True)


def turn(folder: Path, name: str, seconds: float) -> None:
    """Run one family for some seconds of processor time; a process that is ended by libFuzzer is started again."""
    place, corpus = folder / "runs" / name, folder / "corpus" / name
    for needed in (place, corpus):
        needed.mkdir(parents=True, exist_ok=True)
    words = place / "words.dict"
    words.write_text(dictionary(FAMILIES[name]), encoding="utf-8")
    options: tuple[str, ...] = (
        f"-dict={words}",
        f"-max_len={FAMILIES[name].longest}",
        "-timeout=3600",  # by the clock, which goes on while the run is held: `SLOW` counts the processor's
        f"-rss_limit_mb={MEMORY}",
    )
    options += (f"-artifact_prefix={place}/", "-len_control=20")
    command = [sys.executable, str(HERE / "target.py"), name, str(place), str(seconds), *options, str(corpus)]
    seeds = folder / "seeds" / name
    command += [str(seeds)] if seeds.is_dir() else []
    with (place / "log.txt").open("ab") as log:
        done = subprocess.run(command, stdout=log, stderr=log, check=False, cwd=place)
    if done.returncode:
        log_end = (place / "log.txt").read_text(encoding="utf-8", errors="replace")[-2_000:]
        sys.stdout.write(f"{name}: ended with {done.returncode}\n{log_end}\n")


def counts(place: Path) -> tuple[int, float, float]:
    """Inputs run, seconds of processor time, seconds by the clock: of all turns so far."""
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in place.glob("count-*.json")]
    return sum(row["runs"] for row in rows), sum(row["cpu"] for row in rows), sum(row["wall"] for row in rows)


def table(folder: Path, names: list[str]) -> str:
    """What was run and found so far, as Markdown."""
    out = ["| family | inputs | places reached | processor seconds | seconds | findings |", "|---|---|---|---|---|---|"]
    for name in names:
        place = folder / "runs" / name
        runs, used, clock = counts(place)
        log = (place / "log.txt").read_text(encoding="utf-8", errors="replace") if (place / "log.txt").exists() else ""
        reached = max(map(int, re.findall(r" cov: (\d+) ", log)), default=0)
        found = len(list(place.glob("*.input"))) + sum(
            len(list(place.glob(f"{kind}-*"))) for kind in ("crash", "timeout", "oom")
        )
        out.append(f"| {name} | {runs:,} | {reached:,} | {used:.0f} | {clock:.0f} | {found} |")
    return "\n".join(out) + "\n\n"


if __name__ == "__main__":
    main()
