#!/bin/sh
# Installs what tests/render/test_other_tools.py asks: Argdown's command line, Mermaid and axe-core from npm, arguebuf from PyPI.
# Usage: tests/tools/install.sh FOLDER, then ARGMAP_TOOLS=FOLDER pytest tests/render/test_other_tools.py
set -eu
folder=${1:?name a folder outside the repository}
mkdir -p "$folder"
if command -v npm > /dev/null; then
  npm install --prefix "$folder" --no-audit --no-fund --silent @argdown/cli@1 mermaid@11 jsdom@29 axe-core@4
fi
python -m venv "$folder/arguebuf"
"$folder/arguebuf/bin/python" -m pip install --quiet "arguebuf>=2.7,<2.8"
