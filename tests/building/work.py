"""Work for jobs, which goes to other processes."""

import os
import signal
import time
from pathlib import Path

from generator.building.jobs import Job, Kind
from generator.building.limits import MEBIBYTE, Limit

WORDS = Kind("words", "写", str.encode, bytes.decode)
USUAL = Limit(20.0, 256 * MEBIBYTE)


def write(text):
    return text * 2


def spin():
    while True:
        pass


def hoard():
    return len([bytes(MEBIBYTE) for _ in range(4096)])


def die(number):
    os.kill(os.getpid(), number)


def kill_worker(number):
    os.kill(os.getppid(), number)
    time.sleep(5)


def kill_worker_once(path):
    """Kill the worker, but not a second time."""
    if Path(path).exists():
        return "done"
    Path(path).touch()
    return kill_worker(signal.SIGKILL)


def fail():
    raise ValueError("eine Innerei")


def leave():
    os._exit(3)


def job(name, function=write, arguments=("甲",), limit=USUAL, **inputs):
    return Job(WORDS, name, name, inputs or {"text": name}, function, arguments, limit)
