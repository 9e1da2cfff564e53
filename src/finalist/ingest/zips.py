"""What a damaged or hostile zip makes Python raise, wherever one is opened: each reader adds only what is its own."""

import zipfile
import zlib

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
