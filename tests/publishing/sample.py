"""A small book made by hand: two items, a role, a wide matrix, a form, drawings of several sizes."""

from generator.diagnostics import Span
from generator.drawing.figure import Figure, Link
from generator.drawing.sheet import Sheet, write_sheet
from generator.drawing.svg import element
from generator.drawing.tokens import SIZE_TEXT, Colour
from generator.pages.markdown import sections
from generator.pages.page import Cell, Drawing, Field, Form, Inline, Listing, Page, Section, Table
from generator.pages.publication import Branch, Identity, Manual, Part, Redirect, Site

DEVELOP = "branch/develop-member.html"
ELECTION = "branch/branch-election.html"
ROLE = "roles/general-meeting.html"

STEPS = (
    ("apply", "申请人", "递交入党申请书"),
    ("talk", "支委会", "派人谈话"),
    ("recommend", "党小组", "推荐入党积极分子"),
    ("vote", "党员大会", "是否接收为预备党员"),
    ("approve", "基层党委", "是否批准"),
)


def figures(name, page, steps=STEPS, box=132.0):
    """A plain swimlane: one column a lane, one row a step."""
    lanes = list(dict.fromkeys(lane for _, lane, _ in steps))
    width, height = len(lanes) * (box + 36) + 24, len(steps) * 76 + 60
    parts, links = [], []
    for column, lane in enumerate(lanes):
        x = 12 + column * (box + 36)
        frame = element("rect", x=x, y=10.0, width=box + 36, height=height - 20, fill="none", stroke=Colour.LINE)
        head = element("text", lane, x=x + (box + 36) / 2, y=32.0, text_anchor="middle", fill=Colour.INK)
        parts.append(element("g", frame, head, class_="lane", data_lane=lane))
    for row, (step, lane, text) in enumerate(steps):
        x, y = 30.0 + lanes.index(lane) * (box + 36), 52.0 + row * 76
        outline = element("rect", x=x, y=y, width=box, height=44.0, fill=Colour.PAPER, stroke=Colour.INK)
        words = element("text", text, x=x + box / 2, y=y + 26, text_anchor="middle", fill=Colour.INK)
        node = element("g", element("title", text), outline, words, class_="node", data_node=step, data_lane=lane)
        parts.append(element("a", node, href=f"{page}#{step}"))
        links.append(Link(f"{page}#{step}", x, y, box, 44.0, text))
    sheet = Sheet("flow", name, "流程图", "按泳道画的流程", width, height)
    web, printed = (write_sheet(sheet, parts, skin) for skin in ("web", "print"))
    return Figure(web, width, height, SIZE_TEXT, tuple(links)), Figure(printed, width, height, SIZE_TEXT, tuple(links))


def drawing(name, title, takeaway, page, steps=STEPS):
    web, sheet = figures(name, page, steps)
    return Drawing(name, title, takeaway, web, (sheet,))


def plain(text):
    return (Inline(text),)


def cell(*texts, head=False, anchor=""):
    return Cell(tuple(plain(text) for text in texts), head=head, anchor=anchor)


def steps_table(steps=STEPS):
    limits = ("随时", "收到申请后1个月内", "谈话后", "召开前书面通知", "3个月内")
    rows = tuple(
        (
            cell(str(number), head=True, anchor=step),
            cell(text),
            Cell(((Inline(lane, href=ROLE if lane == "党员大会" else ""),),)),
            Cell(((Inline(limit), Inline("待核", badge="unverified")),) if number == 3 else (plain(limit),)),
            cell("入党申请书", "谈话记录"),
            Cell(((Inline("发展党员工作细则 第十九条", href="regulations.html#R06"),),)),
        )
        for number, ((step, lane, text), limit) in enumerate(zip(steps, limits, strict=True), start=1)
    )
    heads = ("序号", "做什么", "谁来做", "时限", "记录", "依据")
    return Table("steps", "发展党员的步骤", tuple(plain(head) for head in heads), rows)


def matrix(columns=18):
    roles = ("申请人", "支委会", "党小组", "党员大会", "基层党委", "组织员", "培养联系人", "入党介绍人")
    heads = (plain("步骤"), *(plain(roles[i % len(roles)] + str(i // len(roles) or "")) for i in range(columns)))
    rows = tuple(
        (
            cell(f"{row}. 填写并审核有关材料，报上级党委", head=True),
            *(cell("RACI "[(row * i) % 5]) for i in range(columns)),
        )
        for row in range(1, 22)
    )
    return Table(
        "matrix",
        "发展党员职责矩阵",
        heads,
        rows,
        legend=plain("R 负责 A 审定 C 征询 I 告知"),
        upright=True,
        landscape=True,
    )


CHAPTER = """党支部发展党员，坚持**慎重发展、均衡发展**，有领导、有计划地进行。
支部委员会对申请人的情况逐项核对，做到“成熟一个、发展一个”（不搞突击）。

## 什么时候做

申请人递交入党申请书后，党组织应当在1个月内派人同其谈话，了解基本情况。做法见[支部换届](item:election)。

- 年满十八岁；
- 承认党的纲领和章程；
- 愿意参加党的一个组织并在其中积极工作。

## 容易出错的地方

> 会前没有核实到会的有表决权党员是否超过半数。

| 情形 | 怎么办 |
|---|---|
| 到会人数不足 | 改期召开，会议记录写明原因 |
| 表决时有人请假 | 提前书面提出意见的，统计在票数内 |
"""


def develop():
    resolve = {"item:election": ELECTION}.get
    figure = drawing("develop", "发展党员流程图", "五个阶段、二十五步，大会表决过半数才算通过", DEVELOP)
    blocks = Section("drawing", "流程图", (figure,))
    facts = Listing("facts", ((Inline("党员年龄", strong=True), Inline("：年满18岁")), plain("预备期：1年")))
    cards = Listing("cards", ((Inline("支部换届", href=ELECTION),), (Inline("党员大会", href=ROLE),)))
    return Page(
        path=DEVELOP,
        title="发展党员",
        sections=(
            blocks,
            Section("steps", "步骤", (steps_table(),)),
            Section("matrix", "职责矩阵", (matrix(),)),
            Section("facts", "数字", (facts,)),
            *sections(CHAPTER, lambda href: resolve(href, "")),
            Section("see", "相关", (cards,)),
        ),
        source=Span("handbooks/branch/develop-member.md"),
        summary="五个阶段、二十五步，大会表决过半数才算通过",
        code="B201",
        trail=(Inline("首页", href="index.html"), Inline("党支部手册", href="branch/index.html")),
    )


def election():
    steps = tuple((f"s{n}", f"角色{n % 7}", f"第{n}步：酝酿推荐") for n in range(1, 8))
    wide = drawing("election", "支部换届流程图", "任期三年，到会五分之四，差额两成", ELECTION, steps)
    rows = tuple((cell(f"s{n}", head=True, anchor=f"s{n}"), cell(text)) for n, (_, _, text) in enumerate(steps, 1))
    opinions = Field("意见", "choice", options=("同意", "不同意", "弃权"))
    ballot = Form("F31", "选票", (Field("候选人姓名"), opinions, Field("另选他人", "long")))
    prose = "换届选举一般与发展党员分开进行。" + "支部委员会任期届满应按期进行换届选举。" * 30
    return Page(
        path=ELECTION,
        title="支部换届",
        sections=(
            Section("drawing", "流程图", (wide,)),
            Section("steps", "步骤", (Table("steps", "支部换届的步骤", (plain("序号"), plain("做什么")), rows),)),
            *sections(f"## 说明\n\n{prose}\n\n见[表决](item:vote)。\n", lambda _: f"{DEVELOP}#vote"),
            Section("forms", "表单", (ballot,)),
        ),
        summary="任期三年，到会五分之四，差额两成",
        code="B103",
        trail=(Inline("首页", href="index.html"),),
    )


def role():
    rows = ((cell("发展党员", head=True), Cell(((Inline("是否接收为预备党员", href=f"{DEVELOP}#vote"),),))),)
    table = Table("register", "党员大会要做的事", (plain("条目"), plain("步骤")), rows)
    return Page(ROLE, "党员大会", (Section("duties", "要做的事", (table,)),), summary="支部的最高决策形式")


def regulations():
    rows = ((cell("R06", head=True, anchor="R06"), cell("中国共产党发展党员工作细则"), cell("2026-05-11")),)
    heads = (plain("编号"), plain("名称"), plain("版本"))
    return Page("regulations.html", "法规", (Section("", "", (Table("register", "法规登记册", heads, rows),)),))


def home():
    figure = drawing("roots", "根系图", "一件事一张图，一张图一页纸", DEVELOP, STEPS[:2])
    return Page("index.html", "首页", (Section("", "", (figure,)),), summary="党支部标准化工作手册")


def branch_home():
    lines = ((Inline("发展党员", href=DEVELOP),), (Inline("支部换届", href=ELECTION),))
    return Page("branch/index.html", "党支部手册", (Section("items", "条目", (Listing("cards", lines),)),))


def site(**changes):
    values = {
        "identity": Identity("党支部标准化工作手册"),
        "description": "一件事一张图，一张图一页纸",
        "pages": (home(), branch_home(), develop(), election(), role(), regulations()),
        "navigation": (
            Branch("首页", "index.html"),
            Branch(
                "党支部手册",
                "branch/index.html",
                (Branch("组织管理", "", (Branch("发展党员", DEVELOP), Branch("支部换届", ELECTION))),),
            ),
            Branch("附录", "", (Branch("角色：党员大会", ROLE), Branch("法规", "regulations.html"))),
        ),
        "redirects": (Redirect("p01/index.html", f"{DEVELOP}#vote"), Redirect("p07/index.html", ELECTION)),
    }
    return Site(**(values | changes))


def manual(**changes):
    values = {
        "id": "branch",
        "title": "党支部（总支）标准化工作手册",
        "subtitle": "组织管理 · 教育管理 · 作用发挥 · 基础管理 · 附录",
        "edition": "2026年版",
        "summary": "一件事一张图，一张图一页纸",
        "as_of": "2026-11-22",
        "parts": (
            Part("组织管理", "共性要素", "支部怎样设、怎样选、怎样开会", (develop(), election())),
            Part("附录", "辅助要素", "角色和法规", (role(), regulations())),
        ),
    }
    return Manual(**(values | changes))
