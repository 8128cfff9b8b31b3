"""The program that draws: DOT on standard input, drawings on standard output. Run by `draw`, never imported.

It stands in a process of its own, for Graphviz writes to standard error as it likes, cannot draw two graphs at once and
ends the process on a fault; and so the fonts that argmap ships with are set for it alone.
"""

import sys

import pygraphviz


def main() -> None:
    """Draw each graph; graphs are separated by a zero byte, each drawing has its length in eight bytes before it."""
    form = sys.argv[1]
    for text in sys.stdin.buffer.read().split(b"\0"):
        drawn = pygraphviz.AGraph(string=text.decode("utf-8")).draw(format=form, prog="dot")
        sys.stdout.buffer.write(len(drawn).to_bytes(8, "big") + drawn)


if __name__ == "__main__":
    main()
