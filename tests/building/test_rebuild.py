"""A rebuild does what has changed and nothing else, and ``-v`` tells why."""

from generator.building.cache import FOLDER

CHAPTER = "handbooks/branch/accept-member.md"
PROCESS = "diagrams/processes/examine.yml"
NOTHING = "没有要重做的：图、网页和手册都在缓存里"


def ran(done):
    """What ``build -v`` tells of jobs, by kind and name."""
    assert done.exit_code == 0
    lines = [line for line in done.stderr.splitlines() if line.startswith(("画图 ", "排版 ", "网站 "))]
    return dict(line.split("：", 1) for line in lines)


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def outputs(root):
    return {path: path.read_bytes() for name in ("site", "dist") for path in (root / name).rglob("*") if path.is_file()}


def test_only_what_has_changed_is_done_again(run, root):
    first = ran(run("build", "-v"))
    assert {name.split()[0] for name in first} == {"画图", "排版", "网站"}
    assert set(first.values()) == {"第一次"}
    before = outputs(root)

    again = run("build", "-v")
    assert ran(again) == {}
    assert NOTHING in again.stderr
    assert outputs(root) == before

    edit(root / CHAPTER, "由支委会提交党员大会讨论", "由支委会提请党员大会讨论")
    changed = ran(run("build", "-v"))
    assert changed.keys() == {"排版 branch", "网站 site"}
    assert changed["排版 branch"] == "变了：内容"
    assert "branch/accept-member.md" in changed["网站 site"]

    edit(root / PROCESS, "title: ", "title: 再")
    drawn = [name for name in ran(run("build", "-v")) if name.startswith("画图")]
    assert "画图 examine-flow" in drawn
    assert "画图 probation-flow" not in drawn
    assert "画图 legend-symbols" not in drawn

    for path in (root / FOLDER / "prints").glob("[0-9a-f]*"):
        path.write_bytes(path.read_bytes()[:-1])
    assert ran(run("build", "-v")) == {"排版 branch": "缓存里没有了"}


def test_a_print_after_a_build_prints_nothing_anew(run, root):
    run("build")
    kept = sorted((root / FOLDER / "prints").iterdir())
    book = (root / "dist/branch.pdf").read_bytes()
    (root / "dist/branch.pdf").unlink()
    assert run("print").exit_code == 0
    assert sorted((root / FOLDER / "prints").iterdir()) == kept
    assert (root / "dist/branch.pdf").read_bytes() == book


def test_the_reasons_are_told_in_english_too(run):
    told = run("build", "-v", "--lang", "en").stderr
    assert "print branch：for the first time" in told
    assert "nothing to do" in run("build", "-v", "--lang", "en").stderr
