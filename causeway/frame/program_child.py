"""The process that becomes another program: sets its own limits and goes into its folder first."""

import os
import resource
import sys

if __name__ == "__main__":
    seconds, megabytes, file_megabytes = (int(each) for each in sys.argv[1:4])
    folder, *command = sys.argv[4:]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_megabytes * 2**20, file_megabytes * 2**20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.chdir(folder)
    del os.environ["PYTHONPATH"]  # some office suites bring a Python of their own
    os.execvp(command[0], command)  # noqa: S606  no shell, and the words of our own caller
