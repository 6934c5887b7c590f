"""Has the workers of a Dask cluster do what a report's name says: `dask worker --preload tests.misbehaving`."""

import pipeline.workers
from tests.test_workers import misbehave

pipeline.workers.work = misbehave
