"""All words that pages are made of, beside those of the content itself."""

from __future__ import annotations

from typing import Final

HOME: Final = "首页"
HANDBOOKS: Final = "手册"
PARTS: Final = "各部分"
ITEMS: Final = "条目"
I_AM: Final = "我是……"
I_AM_HINT: Final = "选角色，看要做的每一步"
LOOK_UP: Final = "查一查"
SYSTEM: Final = "系统全图"
FLOWCHART: Final = "流程图"
STEPS: Final = "步骤"
RESPONSIBILITIES: Final = "职责矩阵"
NUMBERS: Final = "流程中的时限和数字"
FACTS: Final = "要记住的数字"
RECORDS: Final = "表单与记录"
BASIS: Final = "依据"
DIAGRAMS: Final = "图集"
DIAGRAMS_SUMMARY: Final = "本书全部的图，按种类排列"
ROOTS: Final = "根系图"
FLOWS: Final = "流程图"
MATRICES: Final = "矩阵图"
LOGICS: Final = "逻辑图"

UNVERIFIED: Final = "待核"
DEFAULT: Final = "本项目默认"
CONTROL: Final = "监督点"
OPTIONAL: Final = "可选"
CONFIDENCE: Final = {"A": "已读原文", "B": "权威引文", "C": "未重读", "D": "各地做法", "": "无可信度"}

STEP_COLUMNS: Final = ("序", "步骤", "谁来做", "时限与表决", "记录", "依据", "接下来")
NUMBER_COLUMNS: Final = ("项目", "数字", "依据", "可信度")
REGULATION_COLUMNS: Final = ("编号", "名称", "文号和发布机关", "施行", "状态", "可信度")
EDITION_COLUMNS: Final = ("版本", "文号", "印发", "施行", "失效", "条数", "核对", "说明")
ROLE_COLUMNS: Final = ("角色", "类别", "层级", "职责", "步骤数")
FORM_COLUMNS: Final = ("编号", "名称", "保管期限", "产生于")
TERM_COLUMNS: Final = ("术语", "意思", "也说", "见")
CALENDAR_COLUMNS: Final = ("最迟", "任务", "谁来做", "多久一次", "凭什么算做到")
DUTY_COLUMNS: Final = ("任务", "多久一次", "最迟", "凭什么算做到", "依据")
DUTY_ROLE: Final = "谁来做"
SYSTEM_COLUMNS: Final = ("体系", "意思", "组成")
SYSTEM_PART_COLUMNS: Final = ("名称", "意思", "怎样算做到", "在哪里做")
WORKGROUP_COLUMNS: Final = ("名称", "牵头", "参加", "职责和负责的内容")
TYPE_COLUMNS: Final = ("类型", "定义", "重点任务", "依据")
UNVERIFIED_COLUMNS: Final = ("在哪里", "项目", "数字", "依据", "可信度")
ROLE_STEP_COLUMNS: Final = ("序", "步骤", "职责", "时限", "记录")

WORKGROUP_SORTS: Final = {"leading": "领导小组", "office": "协调办公室", "project": "项目组", "workgroup": "工作组"}
SORTS: Final = {"post": "职务", "person": "个人", "body": "集体", "department": "部门", "unit": "单位"}
REGULATION_SORTS: Final = {"party": "党内法规", "law": "国家法律法规", "union": "群团规定", "internal": "内部制度"}
IN_FORCE: Final = "现行"
NOT_YET: Final = "尚未施行"
SUPERSEDED: Final = "已失效"
REVISING: Final = "正在修订"
SUPERSEDED_BY: Final = "取代它的：{successor}"

NEXT_STEP: Final = "→\u00a0{number}"
FROM_HERE: Final = "↓"
PARALLEL: Final = "同时进行"
BRANCHES: Final = "第 {steps} 步"
AFTER_JOIN: Final = "汇合后"
JOIN: Final = "→\u00a0汇合"
TO_PARALLEL: Final = "→\u00a0同时进行"
END: Final = "→\u00a0结束：{text}"
DECIDES: Final = "决定："
CONSULTS: Final = "会商："
INFORMS: Final = "告知："
EXCLUDED: Final = "可不计入基数：{names}"
SHORT_BASIS: Final = "依据一栏只写条号的，都是《{name}》。"
WHOLE_BASIS: Final = "空着的，依据同整个流程。"
PRACTICE: Final = "工作实际（{role}，{day}）"
CITED_BY: Final = "哪里用到"
PRODUCED_BY: Final = "产生于"
EDITIONS: Final = "各版本"
ARTICLES: Final = "条文"
BLANK_FORM: Final = "空白表单"
KEEP: Final = "保管期限"
DUTIES: Final = "要做的事"
TASKS_OF_ROLE: Final = "共 {count} 个步骤"
TOLD: Final = "会商和知会"

FORMS_TITLE: Final = "表单全集"
REGULATIONS_TITLE: Final = "法规登记册"
ROLES_TITLE: Final = "角色"
TERMS_TITLE: Final = "术语"
TYPES_TITLE: Final = "支部类型"
LEGEND_TITLE: Final = "怎样读图"
UNVERIFIED_TITLE: Final = "待核清单"
FORMS_SUMMARY: Final = "全部表单和记录，哪一步产生、保管多久"
REGULATIONS_SUMMARY: Final = "引用的法规、版本和施行日期"
ROLES_SUMMARY: Final = "每个角色在各条目里要做的步骤"
TERMS_SUMMARY: Final = "常用的词和人们实际的说法"
TYPES_SUMMARY: Final = "七种类型的定义和重点任务"
SYSTEMS_SUMMARY: Final = "由单位自己确定内容的工作体系，这里给出默认的一种"
SYSTEM_PARTS: Final = "组成"
WORKGROUPS_SUMMARY: Final = "谁负责哪些内容"
RECURRING: Final = "定期要做的"
EVENTS: Final = "遇事要做的"
BY_MONTH: Final = "按月看"
MONTH: Final = "{month}月"
YEAR_MONTH: Final = "{year}年{month}月"
CALENDAR_NOTE: Final = "{year}年的任务，按最迟完成的日子排列；没有核实的日期标明待核，只列出，不提醒。"
CALENDAR_SUMMARY: Final = "一年里每个月要做什么、最迟哪一天"
LEGEND_SUMMARY: Final = "四种图的符号和读法"
UNVERIFIED_SUMMARY: Final = "还没有和现行原文核对的数字；核实以前不作提醒依据"
PRINTED_FORMS: Final = "有空白表单的"
OTHER_RECORDS: Final = "其他记录"
NOTHING_UNVERIFIED: Final = "没有待核的数字。"
PROCESS_HOME: Final = "过程"
REGISTERS: Final = "登记册与附录"
FINDINGS: Final = "内容有错，改好以后自动更新"
