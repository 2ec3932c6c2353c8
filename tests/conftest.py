"""No test sees the user's own cache, language, colours or terminal width."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from text import messages

# The default run is the same every time; `make fuzz` looks for new examples.
settings.register_profile("house", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("fuzz", deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("LC_ALL", "C.UTF-8")
        patch.setenv("COLUMNS", "80")
        for name in ("NO_COLOR", "PYTHONIOENCODING"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True)
def _language_of_the_locale() -> Iterator[None]:
    yield
    messages.set_language(None)
