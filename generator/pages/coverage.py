"""The page that tells how far the book covers the work: part by part, with what is missing, and its own quality."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.basis import Practice
from generator.model.book import Book, Part
from generator.pages import lines, words
from generator.pages.health import health_sections
from generator.pages.page import Inline, Line, Listing, Page, Section
from generator.pages.tables import HOME, Row, group_row, register_table, see_line
from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES
from generator.views.coverage import COUNTS, MEASURES, PartCoverage, Share, coverage, quality
from generator.views.loose_ends import OnPractice, loose_forms, on_practice

COVERAGE = APPENDICES["coverage"]


def coverage_page(book: Book) -> Page:
    """Parts against measures, the items that miss one, and the five measures of the content itself."""
    parts = coverage(book)
    columns = (words.PART, words.ITEMS, *COUNTS, *MEASURES)
    meaning = "；".join(f"{name}：{what}" for name, (what, _) in MEASURES.items())
    table = register_table("register", COVERAGE.title, columns, _parts(parts, book))
    gaps = tuple(_gaps(parts, book))
    measured = register_table("register", words.QUALITY, words.QUALITY_COLUMNS, _quality(book))
    return Page(
        COVERAGE.path,
        COVERAGE.title,
        (
            Section("", "", (Listing("note", (lines.plain(meaning),)), table)),
            Section("gaps", words.GAPS, (Listing("plain", gaps or (lines.plain(words.NO_GAPS),)),)),
            Section("quality", words.QUALITY, (Listing("note", (lines.plain(words.QUALITY_NOTE),)), measured)),
            *_practice(book),
            _loose(book),
            *health_sections(book),
            *_review(book),
        ),
        summary=words.COVERAGE_SUMMARY,
        trail=HOME,
    )


def _practice(book: Book) -> Iterator[Section]:
    """The steps that rest on practice alone, with who approved it."""
    addresses = Addresses(book)
    rows = [
        (
            lines.cell(lines.linked(found.process.title, addresses.process(found.process.name)), head=True),
            lines.cell(lines.roles((found.practice.practice,), addresses)),
            lines.cell(_approved(found.practice)),
            lines.cell(_steps(found, addresses)),
        )
        for found in on_practice(book)
    ]
    if rows:
        table = register_table("register", words.PRACTICE_STEPS, words.PRACTICE_COLUMNS, rows)
        note = Listing("note", (lines.plain(words.PRACTICE_NOTE),))
        yield Section("practice", words.PRACTICE_STEPS, (note, table))


def _approved(practice: Practice) -> Line:
    """The day of the approval, or that it is still awaited."""
    return lines.day(practice.approved) if practice.approved else lines.plain(words.TO_BE_APPROVED)


def _steps(found: OnPractice, addresses: Addresses) -> Line:
    if found.whole:
        return lines.plain(words.ALL_STEPS.format(count=len(found.steps)))
    numbered = (lines.linked(step.number, addresses.step(found.process, step)) for step in found.steps)
    return lines.joined(numbered)


def _loose(book: Book) -> Section:
    """The forms and records that no step leaves."""
    addresses = Addresses(book)
    told = tuple(
        (
            *lines.linked(str(found.form.name), addresses.form(str(found.form.name))),
            Inline(f"　{words.NAMED_ONLY if found.named else words.NAMED_NOWHERE}"),
        )
        for found in loose_forms(book)
    )
    note = Listing("note", (lines.plain(words.LOOSE_NOTE),))
    listing = Listing("plain", told or (lines.plain(words.NO_LOOSE_FORMS),))
    return Section("loose", words.LOOSE_FORMS, (note, listing) if told else (listing,))


def _review(book: Book) -> Iterator[Section]:
    """What reviewers say of the four properties of each handbook, and what nobody has reviewed yet."""
    rows: list[Row] = []
    addresses = Addresses(book)
    for handbook in book.handbooks:
        if handbook.file.review:
            title = lines.linked(str(handbook.file.title), addresses.handbook(handbook))
            rows.append(group_row(title, len(words.REVIEW_COLUMNS)))
        for review in handbook.file.review:
            open_badge = (Inline(words.NOT_REVIEWED, badge="unverified"),)
            rows.append(
                (
                    lines.cell(lines.plain(str(review.attribute)), head=True),
                    lines.cell(lines.plain(str(review.note))),
                    lines.cell(lines.roles((review.by,), addresses) if review.by else open_badge),
                    lines.cell(lines.day(review.on)),
                )
            )
    if rows:
        table = register_table("register", words.REVIEW, words.REVIEW_COLUMNS, rows)
        yield Section("review", words.REVIEW, (Listing("note", (lines.plain(words.REVIEW_NOTE),)), table))


def _parts(parts: tuple[PartCoverage, ...], book: Book) -> Iterator[Row]:
    addresses = Addresses(book)
    handbook = None
    for found in parts:
        if found.handbook is not handbook:
            handbook = found.handbook
            title = lines.linked(str(handbook.file.title), addresses.handbook(handbook))
            yield group_row(title, len(COUNTS) + len(MEASURES) + 2)
        href = f"{addresses.handbook(found.handbook)}#{found.part.file.id}"
        yield (
            lines.cell(lines.linked(str(found.part.file.title), href), head=True),
            lines.cell(lines.plain(_count(found.part))),
            *(lines.cell(_number(number)) for number in found.counts),
            *(lines.cell(_share(share)) for share in found.shares),
        )


def _count(part: Part) -> str:
    """How many items a part has, and how many annexes besides."""
    annexes = words.ANNEX_COUNT.format(count=len(part.annexes)) if part.annexes else ""
    return f"{len(part.items)}{annexes}"


def _number(number: int) -> Line:
    """A count; nothing at all is a gap, told by sign and word."""
    return (Inline(str(number)),) if number else (Inline(words.NOTHING_THERE, badge="limit"),)


def _share(share: Share) -> Line:
    """A share in numbers; what is not whole says by sign and word how many lack it."""
    text = f"{share.held}/{share.whole}"
    if not share.missing:
        return (Inline(text),)
    return (Inline(text, badge="limit"), Inline(words.LACKS.format(count=len(share.missing)), badge="limit"))


def _gaps(parts: tuple[PartCoverage, ...], book: Book) -> Iterator[Line]:
    """What is missing, by measure."""
    for place, (name, (what, _)) in enumerate(MEASURES.items()):
        missing = [item for found in parts for item in found.shares[place].missing]
        if missing:
            lead = Inline(words.MISSING.format(name=name, what=what, count=len(missing)), strong=True)
            yield (lead, *lines.joined(see_line(item, book) for item in missing))


def _quality(book: Book) -> Iterator[Row]:
    for name, (how, share) in quality(book).items():
        shown = words.SHARE.format(percent=share.percent, held=share.held, whole=share.whole)
        yield (
            lines.cell(lines.plain(name), head=True),
            lines.cell(lines.plain(how)),
            lines.cell((Inline(shown, badge="limit" if share.held < share.whole else ""),)),
        )
