"""Work beside this process gives the same bytes, and its failure is repeated here, where it can be reported."""

import os
import subprocess
import sys
import threading

import pytest

from finalist.journeys.beside import beside


def in_a_process_of_its_own(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks here")
def test_the_work_is_done_in_a_copy_and_its_bytes_come_back_whole():
    code = (
        "import os; from finalist.journeys.beside import beside\n"
        "work = beside(lambda: str(os.getpid()).encode() + b'.' * 300000)\n"
        "made = work(); print(made[:10].split(b'.')[0] != str(os.getpid()).encode(), len(made) > 300000)"
    )
    assert in_a_process_of_its_own(code) == "True True"


def test_a_copy_that_fails_is_repeated_here():
    code = (
        "import os; from finalist.journeys.beside import beside\n"
        "home = os.getpid()\n"
        "def make():\n"
        "    if os.getpid() != home: raise MemoryError\n"
        "    return b'here'\n"
        "print(beside(make)())"
    )
    assert in_a_process_of_its_own(code) == "b'here'"


def test_with_another_thread_running_nothing_is_forked():
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert beside(lambda: str(os.getpid()).encode())() == str(os.getpid()).encode()
    finally:
        stop.set()
        thread.join()
