"""Fetch telephone speech with human labels of fillers and repairs, to measure against: it is read, never shipped.

The package `deep-disfluency` on the package index carries the words, times and labels of held-out and test
conversations of the Switchboard corpus, and in three files those of the rest. What is fetched is checked by its hash
and laid in benchmarks/data/telephone, which the repository ignores.
"""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PINNED = "deep-disfluency==0.0.1 --hash=sha256:664d4ba2dc59a13d80fcfd41d5209cffc705f37a99ef1d9a3fb755a7280b49ed\n"
INSIDE = "deep_disfluency-0.0.1/deep_disfluency/"
FILES = (
    "experiments/038/epoch_8/swbd_disf_heldout_partial_data_output_final.text",
    "experiments/038/epoch_8/swbd_disf_test_partial_data_output_final.text",
    "data/tag_representations/swbd_disf1_uttseg_tag_corpus.csv",
    "data/lm_corpora/swbd_disf_train_1_clean.text",
    "data/lm_corpora/swbd_disf_train_1_edit.text",
)
PLACE = Path(__file__).parents[1] / "benchmarks" / "data" / "telephone"


def main() -> None:
    """Download the package (60 MB) and keep its five files."""
    PLACE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wanted.txt"
        wanted.write_text(PINNED, encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*command, "--require-hashes", "-r", str(wanted), "-d", folder], check=True)
        with tarfile.open(next(Path(folder).glob("*.tar.gz"))) as packed:
            for name in FILES:
                source = packed.extractfile(INSIDE + name)
                if source is None:
                    raise SystemExit(f"{name} is not in the package.")
                (PLACE / Path(name).name).write_bytes(source.read())
    print(f"Laid in {PLACE}.")


if __name__ == "__main__":
    main()
