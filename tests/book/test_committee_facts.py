"""The six modules of the committee handbook: numbers nobody read say so, procedures of discipline keep their bounds."""

import pytest

from generator.model.inherit import inherit
from generator.model.process import Source
from tests.whole_book import real_book

MODULES = ("决策部署", "组织建设", "宣传文化", "干部人才", "党风廉政", "群团工作")
CODES = {f"P{number:02}" for number in [6, 8, 24, *range(26, 60), 62, 63]}
"""The processes that are at home in this handbook."""

UNSEEN = {
    "party-committee-meeting": {"到会委员", "讨论干部任免到会", "赞成票数"},
    "prior-study-discussion": {"到会委员"},
    "party-organisation-setup": {"党总支委员", "党总支委员最多"},
    "committee-term-election": {"基层党委委员", "委员最多", "设常委会的委员", "常委", "常委最多", "大会到会"},
    "branch-election-guidance": {"提醒换届", "选举大会到会"},
    "democratic-life": {"会后报告"},
    "party-training": {"书记和班子成员培训", "书记参加集中培训", "新任书记参训"},
    "dues-and-funds": {"专职党务人员配备"},
    "theory-study": {"集中研讨"},
    "ideology-duty": {"党委专题研究", "报告和通报"},
    "appoint-cadres": {"讨论决定到会", "讨论决定同意", "任前公示", "试用期"},
    "supervise-cadres": {"年度集中报告", "变化后报告"},
    "train-cadres": {"支部书记和班子成员", "新任支部书记培训"},
    "clue-handling": {"提出处置意见", "函询回复"},
    "sanction-and-follow-up": {"警告影响期", "严重警告影响期", "撤销党内职务影响期", "开除党籍后不得重新入党"},
    "inspection-rectify": {"集中整改"},
    "union-election": {"选举到会", "委员差额", "常委差额", "开会员大会"},
    "workers-congress": {"代表占职工", "代表最少", "中层以上占代表", "届期", "届期最长", "议案送达"},
    "league-election": {"选举到会"},
}
"""Numbers whose article was not seen; nobody may tell them as verified before it has been."""

READ = {
    "secretary-duty-review": {"述职评议": "每年"},
    "party-organisation-setup": {"国有企业设党委的党员": "≥100人", "批复设立支部": "1个月", "党总支任期": "3年"},
    "committee-term-election": {
        "基层党委任期": "5年",
        "提前或者延期": "≤1年",
        "可以开代表大会的党员": "≥500人",
        "代表名额": "100-200名",
        "代表名额最多": "≤300名",
        "代表和委员候选人差额": "≥20%",
    },
    "branch-election-guidance": {"支部任期": "3年", "延期或者提前": "≤1年"},
    "democratic-life": {"民主生活会": "每年", "到会成员": "应到 ≥ 2/3"},
    "develop-member-review": {
        "公示": "≥5个工作日",
        "预审后提交大会": "1个月",
        "党委审批": "3个月",
        "党委审批最长": "≤6个月",
        "批准后宣誓": "1个月",
    },
    "party-training": {"党员集中培训": "≥32学时"},
    "membership-management": {"失去联系停止党籍": "6个月", "停止党籍后仍失联": "2年"},
    "dues-and-funds": {"年度工作经费": "1%", "税前扣除上限": "≤1%", "结转上限": "≤2%"},
    "sanction-and-follow-up": {
        "宣布党纪处分决定": "1个月",
        "报告执行情况": "6个月",
        "国企处分决定": "6个月",
        "处理申诉": "2个月",
    },
    "union-election": {"应当建委员会": "≥25人", "罢免主席": "全体 > 1/2"},
    "workers-congress": {"董事会应当有职工代表": "≥300人", "监事会职工代表": "≥1/3"},
    "league-election": {"团支部和团总支任期": "3年", "可以开团员代表大会": "≥200名"},
    "collective-bargaining": {"劳动行政部门提出异议": "15日"},
    "adjust-cadres": {"办工资和待遇手续": "1个月"},
}
"""Numbers that were read in the text of their article."""


@pytest.fixture(scope="module")
def book():
    return real_book()


@pytest.fixture(scope="module")
def items(book):
    parts = {str(part.file.title): part for part in book.handbook("committee").parts}
    return {item.name: item for module in MODULES for item in parts[module].items}


def facts(item):
    """Every number of an item with what it rests on."""
    return {str(fact.name): (str(fact.value), inherit(fact, Source(), ())) for fact in item.file.facts}


def test_every_process_of_the_modules_stands_on_an_item(book, items):
    named = {str(book.processes[str(name)].code) for item in items.values() for name in item.file.processes}
    assert named >= CODES, CODES - named


def test_numbers_nobody_has_seen_are_not_told_as_verified(items):
    for name, unseen in UNSEEN.items():
        told = facts(items[name])
        assert unseen <= told.keys(), name
        assert not [fact for fact in unseen if told[fact][1].verified], name


def test_numbers_that_were_read_say_where(items):
    for name, wanted in READ.items():
        told = facts(items[name])
        for fact, value in wanted.items():
            assert told[fact][0] == value, fact
            assert told[fact][1].verified, fact
            assert told[fact][1].basis, fact


def test_our_own_numbers_are_never_told_as_verified(items):
    for name, item in items.items():
        for fact in item.file.facts:
            assert not fact.default or not inherit(fact, Source(), ()).verified, (name, fact.name)


def test_every_item_says_what_is_not_to_be_filed_twice_and_what_goes_wrong(items):
    for name, item in items.items():
        heads = {heading.text for heading in item.markdown.headings}
        assert {"不重复填", "常见错误", "常问"} <= heads, name


def steps(process):
    return [step for top in process.steps for step in top.walk()]


def test_a_branch_passes_clues_on_and_never_inquires(book):
    process = book.processes["handle-clues"]
    own = [step for step in steps(process) if "党支部" in step.performers]
    assert [step.id for step in own] == ["pass"]
    assert own[0].control


def test_the_fourth_form_is_a_crime_and_opens_no_case_of_discipline(book):
    process = book.processes["four-forms"]
    form = next(step for step in steps(process) if step.id == "form")
    ways = {str(way.label): way.target for way in form.exits}
    assert ways["第四种"] == "crime"
    assert "立案" not in "".join(str(step.text) for step in steps(process) if step.id in {"crime", "law"})


def test_only_a_member_on_probation_gets_rights_back(book):
    process = book.processes["carry-out-sanction"]
    kind = next(step for step in steps(process) if step.id == "kind")
    ends = {end.id: end.text for end in process.ends}
    ways = {str(way.label): ends.get(way.target, way.target) for way in kind.exits}
    assert ways == {"警告到撤职": "期满不再受影响", "开除党籍": "开除党籍", "留党察看": "restore"}


def test_what_a_unit_fills_in_leads_to_the_pages_that_carry_it(book, items):
    systems = {str(system.name): system for system in book.systems}
    assert [len(systems[name].parts) for name in ("党建+", "四种称号", "幸福企业")] == [5, 4, 6]
    assert all("party-plus-topic" in part.see for part in systems["党建+"].parts)
    mass = {name for name, item in items.items() if str(item.file.code).startswith("C6")}
    assert all(mass & {str(name) for name in part.see} for part in systems["幸福企业"].parts)


def test_modes_and_titles_are_the_same_words_everywhere(book):
    systems = {str(system.name): system for system in book.systems}
    modes, titles = book.matrices["party-plus-modes"].file, book.matrices["brand-titles"].file
    assert list(modes.rows.names) == [part.name for part in systems["党建+"].parts]
    assert list(titles.rows.names) == [part.name for part in systems["四种称号"].parts]
    assert list(book.matrices["happy-enterprise-index"].file.rows.names) == [
        part.name for part in systems["幸福企业"].parts
    ]
    assert len(modes.columns.names) == 7
