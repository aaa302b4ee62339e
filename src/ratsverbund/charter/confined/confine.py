"""Run the script named on the command line with little memory, little time and no files."""

import resource
import runpy
import sys

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 20

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    runpy.run_path(sys.argv[1], run_name="__main__")
