"""Start joining: `python -I` with this folder, so that its modules lie compiled beside it."""

from joining import main

main()
