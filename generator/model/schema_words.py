"""The words of the JSON Schemas: what each kind of file is, and examples of what is written behind a key."""

from __future__ import annotations

from collections.abc import Mapping

KIND_WORDS: Mapping[str, tuple[str, str]] = {
    "process": ("过程", "一个文件写一个过程（流程图）。步骤的次序就是流程；能推导的不写。说明见 docs/language.md。"),
    "matrix": ("矩阵图", "由过程、条目或登记册推导的矩阵，或者逐格手写的矩阵。说明见 docs/kinds.md。"),
    "logic": ("逻辑图", "分层的块或一个闭环，加上块与块之间的关系。说明见 docs/kinds.md。"),
    "root": ("根系图", "手册以外的根系图；手册自己的根系图由 handbook.yml 推导。说明见 docs/kinds.md。"),
    "handbook": ("手册", "一本手册的封面、部分，以及各部分里的章节和条目。说明见 docs/kinds.md。"),
    "role": ("角色登记册", "谁来做：职务、个人、集体、部门、单位。说明见 docs/kinds.md。"),
    "level": ("层级登记册", "由低到高的层级；次序就是高低。说明见 docs/kinds.md。"),
    "regulation": ("法规登记册", "依据里引用的法规，以及各自的版本。说明见 docs/kinds.md。"),
    "form": ("表单登记册", "有空白表单的表单，和只是一种记录的文书。说明见 docs/kinds.md。"),
    "term": ("术语登记册", "一个词的意思，以及人们真正会说的叫法。说明见 docs/kinds.md。"),
    "unit-type": ("支部类型登记册", "七种类型的支部，各自的定义和重点任务。说明见 docs/kinds.md。"),
    "workgroup": ("工作组登记册", "谁负责哪些内容；条目和章节用 workgroup 写明。说明见 docs/kinds.md。"),
    "system": ("体系登记册", "单位自己确定内容的工作体系，如五个到位。说明见 docs/kinds.md。"),
    "duty": ("任务登记册", "定期要做的、有日子的事：谁做、何时到期、凭什么、多少分。说明见 docs/kinds.md。"),
    "workdays": ("工作日表", "每年放假和调休的日期，计算工作日用。说明见 docs/kinds.md。"),
    "unit": ("单位登记册", "组织的各级单位，只用代码：层级、类型、上级、起止和变化。说明见 docs/kinds.md。"),
    "scoring": ("计分规则", "每年一条：层级、折扣、考核维度、星级。说明见 docs/kinds.md。"),
    "item": ("条目（文件头）", "手册的一个条目：要点、图和正文里的数字。说明见 docs/kinds.md。"),
    "chapter": ("章节（文件头）", "没有过程的说明章节。说明见 docs/kinds.md。"),
}
"""The title and the description of each kind, as an editor shows them."""

EXAMPLES: Mapping[str, tuple[object, ...]] = {
    "ahead": ("7日 before meeting",),
    "answers": ("党员大会",),
    "applies_to": ("项目型", {"except": "临时型"}),
    "approval_level": ("党支部",),
    "approved": ("2026-03-01",),
    "at_least": ("5个工作日", "1年 after activist"),
    "basis": ("发展党员工作细则 18-26", {"practice": "基层党委", "approved": "2026-03-01"}),
    "by": ("支委会", ["支委会", "党小组"]),
    "call": ("probation",),
    "consults": ("培养联系人",),
    "decide": ("是否接收为预备党员",),
    "do": ("集体讨论材料是否齐全",),
    "excluded": ("没有表决权的预备党员",),
    "id": ("vote",),
    "in_force": ("2026-05-11",),
    "informs": ("申请人", ["党员", "申请人"]),
    "keep": ("永久", "30年"),
    "label": ("改进",),
    "lanes": (["申请人", "支委会", "党员大会"],),
    "note": ("不设支委会的由党员大会研究",),
    "outcomes": ({"通过": "next", "不通过": "end 未接收"},),
    "parallel": ([[{"do": "上报决议", "by": "支委会"}], [{"do": "告知本人", "by": "支委会"}]],),
    "pass": ("应到 > 1/2",),
    "practice": ("基层党委",),
    "quorum": ("应到 > 1/2", "应到 ≥ 4/5"),
    "records": ("党员大会记录", ["预审意见", "入党志愿书"]),
    "repeats": ("每季度", "2次/年"),
    "reviewed": ("2026-11-22",),
    "summary": ("支部大会讨论、党委审批，把好入口关",),
    "superseded_by": ("2026-05-11",),
    "takeaway": ("任期三年，到会五分之四，差额两成",),
    "then": ("next", "end 未接收"),
    "trigger": ("本人自愿申请入党",),
    "within": ("1个月", "1个月 after preview", {"value": "3个月", "basis": "24-25", "confidence": "A"}),
}
"""What may stand behind a key, in every kind of file that has the key."""

KIND_EXAMPLES: Mapping[str, Mapping[str, tuple[object, ...]]] = {
    "process": {"code": ("P07",), "title": ("支部换届",)},
    "matrix": {"title": ("换届职责矩阵",), "rows": ({"of": "steps", "in": "branch-election"}, ["项目型", "车间型"])},
    "logic": {"id": ("goal",), "title": ("系统逻辑",), "ring": ([{"id": "plan", "text": "计划"}, "实施"],)},
    "root": {"title": ("党建质量进阶管理系统",), "of": ("branch",)},
    "handbook": {"id": ("branch",), "edition": ("2026年版",), "items": (["branch-election", "general-meeting"],)},
    "role": {"id": ("branch-committee",), "name": ("支委会",), "level": ("党支部",), "aliases": (["支部委员会"],)},
    "level": {"id": ("branch",), "name": ("党支部",)},
    "regulation": {"id": ("R06",), "short": ("发展党员工作细则",), "edition": ("2026-05-11",)},
    "form": {"id": ("general-meeting-record",), "code": ("F03",), "name": ("党员大会记录",)},
    "term": {"id": ("three-meetings",), "name": ("三会一课",), "see": (["general-meeting"],)},
    "unit-type": {"id": ("project",), "tasks": (["节点攻坚", "同步设立与撤销"],)},
    "workgroup": {"id": ("organisation",), "name": ("组织工作组",), "lead": ("党委组织部门",)},
    "system": {"id": ("five-in-place",), "name": ("五个到位",), "see": (["branch-setup"],)},
    "duty": {"by": ("支委会",), "id": ("general-meeting",), "period": ("quarter",), "due": ("end", "15日 after start")},
    "workdays": {"year": (2026,), "off": (["2026-10-01"],), "on": (["2026-10-10"],)},
    "unit": {"code": ("jt-gs1-xm2-zb3",), "parent": ("jt-gs1-xm2",), "level": ("branch",), "from": ("2026-01-01",)},
    "scoring": {"year": (2026,), "late": ("80%",), "at": (80, 90), "weight": ("60%",), "by": ("基层党委",)},
    "item": {"code": ("B103",), "processes": (["branch-election"],), "value": ("3-5人", "≥20%", "每季度")},
    "chapter": {"title": ("怎样用这本手册",)},
}
"""What stands behind a key in one kind of file only."""
