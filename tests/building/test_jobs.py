"""Jobs: done once, in a known order, each alone with its limits; one that dies takes nobody with it."""

import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from generator.building.cache import FOLDER, Cache
from generator.building.jobs import Ran, Runner
from generator.building.limits import MEBIBYTE, Done, Limit, Stopped, isolated
from tests.building import work
from tests.building.work import job


def nobody(workers):
    pytest.fail(f"{workers} workers started")


@pytest.fixture
def runner(tmp_path):
    with Runner(Cache(tmp_path), workers=2) as started:
        yield started


def test_results_come_in_the_order_of_the_jobs(runner):
    jobs = [job(str(number), arguments=(str(number),)) for number in range(9)]
    assert runner.run(jobs) == tuple(Done(str(number) * 2) for number in range(9))
    assert [ran.name for ran in runner.ran] == [str(number) for number in range(9)]


def test_what_was_done_is_read_back_without_a_worker(runner, tmp_path):
    assert runner.run([job("a")]) == (Done("甲甲"),)
    again = Runner(Cache(tmp_path), nobody)
    assert again.run([job("a"), job("a")]) == (Done("甲甲"), Done("甲甲"))
    assert again.ran == []


def test_the_same_work_wanted_twice_is_done_once(runner):
    assert runner.run([job("a", text="1"), job("b", text="1")]) == (Done("甲甲"), Done("甲甲"))
    assert [ran.name for ran in runner.ran] == ["a"]


def test_why_a_job_was_done_is_known(runner, tmp_path):
    runner.run([job("a", view="1", program="2")])
    runner.run([job("a", view="1", program="3")])
    runner.run([job("a", view="2", fonts="3")])
    for path in (tmp_path / FOLDER / "words").glob("[0-9a-f]*"):
        path.unlink()
    runner.run([job("a", view="2", fonts="3")])
    assert runner.ran == [
        Ran("words", "a", "a", "first"),
        Ran("words", "a", "a", "changed", ("program",)),
        Ran("words", "a", "a", "changed", ("view", "fonts", "program")),
        Ran("words", "a", "a", "lost"),
    ]


@pytest.mark.parametrize("content", [b"", b"x", b"\xff" * 40])
def test_a_spoilt_entry_is_done_again(runner, tmp_path, content):
    runner.run([job("a")])
    [entry] = (tmp_path / FOLDER / "words").glob("[0-9a-f]*")
    entry.write_bytes(content)
    assert runner.run([job("a")]) == (Done("甲甲"),)
    assert [ran.cause for ran in runner.ran] == ["first", "lost"]
    assert Runner(Cache(tmp_path), nobody).run([job("a")]) == (Done("甲甲"),)


def test_progress_counts_what_is_done(runner):
    told = []
    runner.run([job(name) for name in "ab"], told.append)
    assert sorted(line[:5] for line in told) == ["[1/2]", "[2/2]"]
    assert {line[6:] for line in told} == {"写：a", "写：b"}
    runner.run([job("a")], told.append)
    assert len(told) == 2


@pytest.mark.parametrize(
    ("function", "arguments", "outcome"),
    [
        (work.spin, (), Stopped("time")),
        (work.hoard, (), Stopped("memory")),
        (work.die, (signal.SIGKILL,), Stopped("died", "SIGKILL")),
        (work.die, (signal.SIGABRT,), Stopped("died", "SIGABRT")),
        (work.die, (signal.SIGSEGV,), Stopped("died", "SIGSEGV")),
        (work.leave, (), Stopped("died", "exit 3")),
        (work.kill_worker, (signal.SIGKILL,), Stopped("died", "worker")),
    ],
)
def test_a_job_that_is_stopped_is_known_and_the_others_are_done(runner, tmp_path, function, arguments, outcome):
    jobs = [job(str(number), arguments=(str(number),)) for number in range(6)]
    jobs.insert(2, job("bad", function, arguments, Limit(0.3, 128 * MEBIBYTE)))
    outcomes = runner.run(jobs)
    assert outcomes[2] == outcome
    assert outcomes[:2] + outcomes[3:] == tuple(Done(str(number) * 2) for number in range(6))
    assert len(list((tmp_path / FOLDER / "words").glob("[0-9a-f]*"))) == 6
    assert "bad" not in Cache(tmp_path).last("words")


def test_a_job_whose_worker_was_killed_by_somebody_else_is_done_again(runner, tmp_path):
    jobs = [job("a"), job("b", work.kill_worker_once, (str(tmp_path / "killed"),)), job("c")]
    assert runner.run(jobs) == (Done("甲甲"), Done("done"), Done("甲甲"))


def test_an_exception_of_a_job_is_raised_here(runner):
    with pytest.raises(ValueError, match="eine Innerei"):
        runner.run([job("a", work.fail, ())])


def test_any_executor_will_do(tmp_path):
    with Runner(Cache(tmp_path), ThreadPoolExecutor, workers=1) as runner:
        assert runner.run([job("a")]) == (Done("甲甲"),)


def test_a_limit_holds_for_one_call_alone():
    tight = Limit(0.2, 64 * MEBIBYTE)
    assert isolated(work.spin, (), tight) == Stopped("time")
    assert isolated(work.hoard, (), tight) == Stopped("memory")
    assert isolated(work.write, ("甲",), tight) == Done("甲甲")
    assert len(bytes(128 * MEBIBYTE)) == 128 * MEBIBYTE
