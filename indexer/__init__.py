"""Documents → index → hits. The only room that imports whoosh."""

import os

# numpy comes with a library for linear algebra, of which nothing here has any use. Without this it
# starts a thread per processor that spins for 0.1 s each time numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
