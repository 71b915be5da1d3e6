"""Jobs: independent pure pieces of work, done once for the same inputs and otherwise read back from the cache."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from types import TracebackType
from typing import Any, Final, Generic, Literal, Self, TypeVar

from generator.building.cache import Cache
from generator.building.limits import Done, Limit, Outcome, Stopped, die_with_parent, isolated

T = TypeVar("T")

Report = Callable[[str], None]
"""Takes what a build is at, in a few words."""

AHEAD: Final = 2
"""How many jobs wait for each worker at most: only these are in doubt when a worker dies."""


def silent(stage: str) -> None:
    """Tells nobody."""
    del stage


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """A kind of job: the name of its folder in the cache, the word for the work, and its results as bytes.

    ``decode`` raises ``ValueError``, ``KeyError`` or ``TypeError`` for bytes that are no result.
    """

    name: str
    word: str
    encode: Callable[[T], bytes]
    decode: Callable[[bytes], T]


@dataclass(frozen=True)
class Job(Generic[T]):
    """A piece of work.

    ``name`` is the same from run to run; ``inputs`` are the hashes of everything that the result depends on, by what
    they are of. ``function`` and ``arguments`` go to another process.
    """

    kind: Kind[T]
    name: str
    title: str
    inputs: Mapping[str, str]
    function: Callable[..., T]
    arguments: tuple[Any, ...]
    limit: Limit

    @cached_property
    def key(self) -> str:
        """The hash of all inputs."""
        return sha256("\n".join(f"{name}={self.inputs[name]}" for name in sorted(self.inputs)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Ran:
    """A job that was done because nothing was kept of it.

    The cause: its ``first`` time, inputs that ``changed``, or an entry of the cache that was ``lost``.
    """

    kind: str
    name: str
    title: str
    cause: Literal["first", "changed", "lost"]
    changed: tuple[str, ...] = ()


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def processes(workers: int) -> Executor:
    """Worker processes on this machine, which end when this one ends, however it does.

    They are started afresh: the children of a fork server keep it and each other alive when this process is killed.
    """
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """A worker leaves an interruption to the process that it works for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with_parent()
    parent = multiprocessing.parent_process()
    if parent is not None and not parent.is_alive():
        os._exit(1)


class Runner:
    """Does jobs: those that are kept are read back, the rest goes to an executor, which is started when it is needed.

    ``ran`` lists what was done, in the order in which it was wanted. Any executor of ``concurrent.futures`` will do
    that can import the program.
    """

    def __init__(self, cache: Cache, start: Callable[[int], Executor] = processes, workers: int = 0) -> None:
        self.ran: list[Ran] = []
        self._cache = cache
        self._start = start
        self._workers = workers or cores()
        self._executor: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def run(self, jobs: Sequence[Job[T]], report: Report = silent) -> tuple[Outcome[T], ...]:
        """The outcome of every job, in their order. An exception of a job's function is raised here."""
        outcomes: dict[str, Outcome[T]] = {}
        wanted: dict[str, Job[T]] = {}
        last = {job.kind.name: self._cache.last(job.kind.name) for job in jobs}
        for job in jobs:
            if job.key in outcomes or job.key in wanted:
                continue
            kept = self._kept(job)
            if kept is None:
                wanted[job.key] = job
                self.ran.append(_why(job, last[job.kind.name].get(job.name)))
            else:
                outcomes[job.key] = kept
        for job, outcome in self._work(tuple(wanted.values()), report):
            outcomes[job.key] = outcome
            if isinstance(outcome, Done):
                self._cache.put(job.kind.name, job.key, job.kind.encode(outcome.value))
        self._remember(jobs, outcomes)
        return tuple(outcomes[job.key] for job in jobs)

    def _kept(self, job: Job[T]) -> Done[T] | None:
        content = self._cache.get(job.kind.name, job.key)
        if content is None:
            return None
        try:
            return Done(job.kind.decode(content))
        except (ValueError, KeyError, TypeError):
            return None

    def _remember(self, jobs: Sequence[Job[T]], outcomes: Mapping[str, Outcome[T]]) -> None:
        done = [job for job in jobs if isinstance(outcomes[job.key], Done)]
        for kind in dict.fromkeys(job.kind.name for job in done):
            self._cache.remember(kind, {job.name: job.inputs for job in done if job.kind.name == kind})
            self._cache.prune(kind)

    def _work(self, jobs: Sequence[Job[T]], report: Report) -> Iterator[tuple[Job[T], Outcome[T]]]:
        """Do jobs on the executor, as they come to their ends.

        When a worker dies, the executor tells it of all jobs in flight: each of them is done again alone, so that the
        one that kills its worker is known and the others lose nothing.
        """
        count = 0
        waiting = deque(jobs)
        flying: dict[Future[Outcome[T]], Job[T]] = {}
        while waiting or flying:
            while waiting and len(flying) < AHEAD * self._workers:
                job = waiting.popleft()
                flying[self._submit(job)] = job
            finished, _ = wait(flying, return_when=FIRST_COMPLETED)
            for job, outcome in self._landed(flying, finished):
                count += 1
                report(f"[{count}/{len(jobs)}] {job.kind.word}：{job.title}")
                yield job, outcome

    def _landed(
        self, flying: dict[Future[Outcome[T]], Job[T]], finished: set[Future[Outcome[T]]]
    ) -> Iterator[tuple[Job[T], Outcome[T]]]:
        doubtful = []
        for future in finished:
            job = flying.pop(future)
            try:
                outcome = future.result()
            except BrokenExecutor:
                doubtful.append(job)
            else:
                yield job, outcome
        if doubtful:
            doubtful += flying.values()
            flying.clear()
            self._end()
            yield from ((job, self._alone(job)) for job in doubtful)

    def _alone(self, job: Job[T]) -> Outcome[T]:
        with self._start(1) as executor:
            try:
                return executor.submit(isolated, job.function, job.arguments, job.limit).result()
            except BrokenExecutor:
                return Stopped("died", "worker")

    def _submit(self, job: Job[T]) -> Future[Outcome[T]]:
        if self._executor is None:
            self._executor = self._start(self._workers)
        try:
            return self._executor.submit(isolated, job.function, job.arguments, job.limit)
        except BrokenExecutor as broken:
            told: Future[Outcome[T]] = Future()
            told.set_exception(broken)
            return told

    def _end(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None


def _why(job: Job[Any], last: Mapping[str, str] | None) -> Ran:
    if last is None:
        return Ran(job.kind.name, job.name, job.title, "first")
    changed = tuple(name for name in {**job.inputs, **last} if last.get(name) != job.inputs.get(name))
    return Ran(job.kind.name, job.name, job.title, "changed" if changed else "lost", changed)
