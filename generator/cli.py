"""The command line: which commands there are. Each is a module of ``generator/commands``."""

from __future__ import annotations

import click

from generator.commands.frame import Group

COMMANDS = {
    "check": ("检查整本书，或单个文件。", "Check the whole book, or single files."),
    "build": ("生成网站（site/）和全部手册（dist/）。", "Build the site (site/) and all handbooks (dist/)."),
    "serve": ("在本机预览网站，随改随看。", "Show the site on this machine, following every change."),
    "print": (
        "只生成手册的 PDF，全部或一本；按支部类型、读者的版本另成一本。",
        "Build only the PDFs, all or one; an edition for a type of branch or a reader is a book of its own.",
    ),
    "release": (
        "记下活页手册每一页印了什么（releases/），以后只出变了的页。",
        "Note what is printed on every page of the loose-leaf handbooks (releases/), to replace only what changes.",
    ),
    "forms": (
        "生成可以填写的表单：PDF、DOCX、XLSX，全部或几张。",
        "Write the forms to fill in as PDF, DOCX or XLSX, all or some.",
    ),
    "letter": (
        "按 GB/T 9704-2012 排一份公文：请示、报告、批复、通知、函，或流程里的这类记录。",
        "Set an official letter after GB/T 9704-2012, of a kind or for a record of a process.",
    ),
    "draw": (
        "画一个定义文件：过程、矩阵、逻辑图、根系图或手册。",
        "Draw a definition file: a process, matrix, logic diagram, root system or handbook.",
    ),
    "poster": (
        "做一张挂图（PDF）：一个流程、根系图，或全年工作日历，A3 或 A2。",
        "Make a wall chart (PDF): a process, a root system or the calendar of a year's duties, on A3 or A2.",
    ),
    "export": ("把网站写成 Markdown 和普通的 mkdocs.yml。", "Write the site as Markdown with a plain mkdocs.yml."),
    "new": ("写一个带说明的新文件，放在该放的地方。", "Write a commented new file where it belongs."),
    "fmt": (
        "把文件写成统一的格式，内容和注释一字不改。",
        "Write files in the one canonical form; values and comments stay as they are.",
    ),
    "record": (
        "登记做了什么：一条一条加，或者填表格、导入表格。",
        "Add records: one at a time, or by filling in and importing a spreadsheet.",
    ),
    "organise": (
        "按人数、时间和地方，看应当设什么党组织。",
        "Tell which organisation is required or allowed for so many members, so long, in such a place.",
    ),
    "due": (
        "列出临期和超期的任务，全部单位或一个单位。",
        "List what is overdue or about to be, of all units or of one.",
    ),
    "amend": (
        "列出依据一部法规的全部内容；有了新版，按对照表成批改条号。",
        "List what rests on a regulation; for a new edition renumber its articles from a table.",
    ),
    "owners": (
        "按工作组写出 CODEOWNERS：改什么由哪个小组审阅。",
        "Write CODEOWNERS from the workgroups: which team reviews what.",
    ),
    "init": (
        "从这里的内容开始一本自己单位的手册。",
        "Start an organisation's own book from the content that comes with the program.",
    ),
    "explain": (
        "说明一个编码：为什么、错的例子、对的例子；不写编码就列出全部。",
        "Explain a code: why, a wrong example, a right one; without a code list all.",
    ),
    "schema": (
        "显示一种文件的 JSON 模式；不写种类就列出各种类。",
        "Show the JSON Schema of a kind of file; without a kind list the kinds.",
    ),
}
"""What each command does, in Chinese and English."""

main = Group(
    (
        "把流程定义和章节变成图、可搜索的网站和可印刷的手册。",
        "Turn process definitions and chapters into drawings, a searchable site and printed handbooks.",
    ),
    COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
click.version_option(package_name="handbooks")(main)

if __name__ == "__main__":
    main()
