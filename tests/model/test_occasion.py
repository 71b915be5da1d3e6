"""When and by whom an item is used, and what goes with it, follow from its processes and links unless it says so."""

from generator.model.occasion import occasions, related, users
from tests.whole_book import real_book


def item(handbook: str, name: str):
    return next(item for item in real_book().handbook(handbook).items() if item.name == name)


def test_an_item_with_processes_is_used_when_they_start_by_those_who_perform():
    book, meeting = real_book(), item("branch", "general-meeting")
    process = book.processes["general-meeting"]
    assert occasions(meeting, book) == (str(process.file.trigger),)
    assert users(meeting, book) == process.lanes


def test_an_item_without_a_process_says_so_itself():
    book, boundary = real_book(), item("project", "std-boundary")
    assert occasions(boundary, book) == (str(boundary.file.when),)
    assert users(boundary, book) == tuple(map(str, boundary.file.by))


def test_what_an_item_names_stands_before_what_it_leads_to_and_what_leads_to_it():
    book = real_book()
    found = [page.name for _, page in related(item("branch", "branch-site"), book)]
    assert found[:2] == ["culture-acceptance", "branch-stars"]
    election = [page.name for _, page in related(item("branch", "branch-election"), book)]
    assert "committee-composition" in election
    assert "branch-election" not in election
    assert len(set(election)) == len(election)
