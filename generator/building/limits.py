"""Limits of time and memory: what takes more is stopped and told, and takes nothing else down with it."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import pickle
import resource
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Final, Generic, NoReturn, TypeVar

T = TypeVar("T")

MEBIBYTE: Final = 1024 * 1024
_PARENT_DEATH: Final = 1


@dataclass(frozen=True, slots=True)
class Limit:
    """What a job may take: seconds of the processor, and bytes of memory beside what its process had before."""

    seconds: float
    memory: int


FILE: Final = Limit(5, 512 * MEBIBYTE)
"""Reading one file."""
DRAWING: Final = Limit(10, 1024 * MEBIBYTE)
"""One drawing."""
PRINT: Final = Limit(60, 3072 * MEBIBYTE)
"""One printed book, before its first page. The largest handbook, of 652 pages takes 2.4 GiB."""
SITE: Final = Limit(600, 2048 * MEBIBYTE)
"""The whole site."""
PRINTED_PAGE: Final = 1.0
"""What every page that is laid out adds to that, in seconds."""


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """A job that came to its end, with what it returned."""

    value: T


@dataclass(frozen=True, slots=True)
class Stopped:
    """A job that was stopped: it took too much ``time`` or ``memory``, or its process died of a ``signal``."""

    cause: str
    signal: str = ""


Outcome = Done[T] | Stopped


class BeyondLimitError(Exception):
    """Something took more than its limit; ``stopped`` tells of what."""

    def __init__(self, stopped: Stopped) -> None:
        super().__init__(stopped.cause)
        self.stopped = stopped


@contextmanager
def within(limit: Limit) -> Iterator[None]:
    """Raises :class:`BeyondLimitError` inside of what takes more than the limit, in this process.

    For work that returns to Python again and again, such as reading. The time is limited in the main thread alone: a
    signal arrives nowhere else.
    """

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a handler
        raise BeyondLimitError(Stopped("time"))

    timed = threading.current_thread() is threading.main_thread()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    former = signal.signal(signal.SIGPROF, stop) if timed else None
    try:
        _limit_memory(limit)
        if timed:
            signal.setitimer(signal.ITIMER_PROF, limit.seconds)
        yield
    except MemoryError:
        raise BeyondLimitError(Stopped("memory")) from None
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, former)
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def isolated(function: Callable[..., T], arguments: tuple[Any, ...], limit: Limit) -> Outcome[T]:
    """Call a function in a child process that has the limit and dies with this one.

    The function's exceptions are raised here. The process must have one thread: the child is a fork of it.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(function, arguments, limit, writing)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as stream:
            told = stream.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        _, status = os.waitpid(child, 0)
    return _outcome(told, status)


def extend(seconds: float) -> None:
    """Give the job that this process works on more time; where no job has a limit, nothing happens."""
    left, _ = signal.getitimer(signal.ITIMER_PROF)
    if left:
        signal.setitimer(signal.ITIMER_PROF, left + seconds)


def die_with_parent() -> None:
    """End this process when the one that started it ends: Linux does so itself, elsewhere a thread waits for it."""
    control = getattr(ctypes.CDLL(None), "prctl", None)
    if control is not None:
        control(_PARENT_DEATH, signal.SIGKILL)
    else:
        threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(function: Callable[..., T], arguments: tuple[Any, ...], limit: Limit, writing: int) -> NoReturn:
    """The child: work within the limit, tell how it went, and end without a trace of the parent's own ending."""
    told = b""
    try:
        die_with_parent()
        _limit(limit)
        told = _told(function, arguments)
        with os.fdopen(writing, "wb") as stream:
            stream.write(told)
    finally:
        os._exit(0 if told else 1)


def _told(function: Callable[..., T], arguments: tuple[Any, ...]) -> bytes:
    try:
        return pickle.dumps(Done(function(*arguments)))
    except MemoryError:
        return pickle.dumps(Stopped("memory"))
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        return pickle.dumps(error)


def _limit(limit: Limit) -> None:
    """The system's own timer ends the process, also in the middle of a library that never returns to Python."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _limit_memory(limit)
    signal.setitimer(signal.ITIMER_PROF, limit.seconds)


def _limit_memory(limit: Limit) -> None:
    taken = memory_taken()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if taken and (hard == resource.RLIM_INFINITY or taken + limit.memory < hard):
        resource.setrlimit(resource.RLIMIT_AS, (taken + limit.memory, hard))


def memory_taken() -> int:
    """The address space of this process in bytes, or 0 where the system does not tell."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    return 0


def _outcome(told: bytes, status: int) -> Outcome[Any]:
    if os.WIFSIGNALED(status):
        number = signal.Signals(os.WTERMSIG(status))
        return Stopped("time") if number is signal.SIGPROF else Stopped("died", number.name)
    if not told:
        return Stopped("died", f"exit {os.waitstatus_to_exitcode(status)}")
    found = pickle.loads(told)  # noqa: S301 - written by our own child
    if isinstance(found, Exception):
        raise found
    outcome: Outcome[Any] = found
    return outcome
