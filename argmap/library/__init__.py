"""argmap for programs and notebooks: map a thread, ask the map, write it. What `import argmap` offers stands here."""

from __future__ import annotations

from argmap.library.maps import Map, load_map, map_file, map_thread, read_file

__all__ = ["Map", "load_map", "map_file", "map_thread", "read_file"]
