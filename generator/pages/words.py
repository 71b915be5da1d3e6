"""All words that pages are made of, beside those of the content itself."""

from __future__ import annotations

from typing import Final

HOME: Final = "首页"
HANDBOOKS: Final = "手册"
PARTS: Final = "各部分"
PLATFORM: Final = "平台"
ITEMS: Final = "条目"
I_AM: Final = "我是……"
I_AM_HINT: Final = "选角色，看要做的每一步"
OFTEN: Final = "常用"
WE_ARE: Final = "我们是……支部"
TYPE_AXIS: Final = "支部类型"
AUDIENCE_AXIS: Final = "对象"
THIS_MONTH: Final = "本月要做"
YEAR_CALENDAR: Final = "全年的年历"
CHANGED_LATELY: Final = "最近改了什么"
ALL_CHANGES: Final = "全部修改"
MONTH_WORDS: Final = {
    "month": "{year}年{month}月",
    "role": "谁来做",
    "all": "所有人",
    "past": "已过期限",
    "more": "还有 {count} 项",
    "none": "这个月没有到期的任务。",
    "unknown": "这本手册还没有{year}年的安排。",
    "day": "{day}日",
}
"""What the list of the reader's own month says."""
LOOK_UP: Final = "查一查"
SYSTEM: Final = "系统全图"
FLOWCHART: Final = "流程图"
STEPS: Final = "步骤"
RESPONSIBILITIES: Final = "职责矩阵"
NUMBERS: Final = "流程中的时限和数字"
FACTS: Final = "要记住的数字"
RECORDS: Final = "表单与记录"
BASIS: Final = "依据"
RESTS_ON: Final = "依据："
DIAGRAMS: Final = "图集"
DIAGRAMS_SUMMARY: Final = "本书全部的图，按种类排列"
ROOTS: Final = "根系图"
FLOWS: Final = "流程图"
MATRICES: Final = "矩阵图"
LOGICS: Final = "逻辑图"
WHOLE_LOGIC: Final = "系统怎样转起来"
NOTED: Final = "（{note}）"
FOLLOWED: Final = "接着：{text}"

GALLERY: Final = "每种图怎样写"
GALLERY_SUMMARY: Final = "每种图取本书里最小的一张，和定义它的文件放在一起"
GALLERY_FLOW: Final = ("流程图", "一个过程一个文件；泳道、编号、合流和分叉都由步骤推出来。")
GALLERY_ROOTS: Final = ("根系图", "写树干和主根，of 把一本手册的部分和条目接上来。")
GALLERY_MATRICES: Final = {
    "L": ("矩阵图：L 型", "行和列各取一组，格子由本书的内容推导，或者一格一格写出来。"),
    "T": ("矩阵图：T 型", "列分成两组，行名写在中间。"),
    "X": ("矩阵图：X 型", "行和列各两组，相邻的两两相对。"),
}
GALLERY_LAYERS: Final = ("逻辑图：分层", "一层一层写各块，再写块与块的关系。")
GALLERY_RING: Final = ("逻辑图：闭环", "依次写各块，首尾相接。")

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
ALSO: Final = "同时还要"
JOIN: Final = "→\u00a0汇合"
TO_PARALLEL: Final = "→\u00a0同时进行"
END: Final = "→\u00a0结束：{text}"
DECIDES: Final = "决定："
ANSWERS: Final = "负责："
CONSULTS: Final = "会商："
INFORMS: Final = "告知："
EXCLUDED: Final = "可不计入基数：{names}"
SHORT_BASIS: Final = "依据一栏只写条号的，都是《{name}》。"
WHOLE_BASIS: Final = "空着的，依据同整个流程。"
PRACTICE: Final = "工作实际（{role}，{day}）"
DEFAULT_PRACTICE: Final = "本项目默认（由{role}批准后执行）"
COMPARED: Final = "{title}：和{day}以前的旧版对照"
CHANGE_COUNT: Final = "{what}{count}处"
COMPARED_COUNT: Final = "和旧版比：{changes}"
NO_CHANGES: Final = "和旧版的步骤没有差别"
WHEN: Final = "什么时候用："
WHO: Final = "谁来用："
TAGS: Final = "标签："
TAGS_SUMMARY: Final = "按计划、实施、考核、改进和八个方面的建设找条目"
CIRCLE: Final = "环节"
FIELDS_OF_WORK: Final = "方面"
RELATED: Final = "相关条目"
CITED_BY: Final = "哪里用到"
CITED_COLUMNS: Final = ("条", "步骤", "数字和页面", "表单与记录")
ARTICLE: Final = "第{number}条"
WITHOUT_ARTICLE: Final = "没有写条号"
PRODUCED_BY: Final = "产生于"
EDITIONS: Final = "各版本"
ARTICLES: Final = "条文"
BLANK_FORM: Final = "空白表单"
KEEP: Final = "保管期限"
WORK: Final = "谁做什么"
WORK_COLUMNS: Final = ("做什么", "谁做", "谁负总责", "会商和告知", "依据")
WORK_OF_ROLE_COLUMNS: Final = ("条目", "做什么", "职责")
WORK_OF_ROLE: Final = "没有流程的事"
ONLY_OURS: Final = "没有条文规定，数字和做法都是"
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
MESSAGES_SUMMARY: Final = "什么时候写、写给谁、写成什么样；书记照着自己的话写，纸上留一行手写"
MESSAGES_NOTE: Final = "文字由本项目给出，单位可以改；不写姓名，不公示，不评分。政治生日只在纸上写，不进任何数据。"
MESSAGE_COLUMNS: Final = ("什么时候写", "写给谁", "寄语的样子", "手写")
MESSAGE_FOR_ALL: Final = "都可以"
HANDWRITTEN: Final = "＿＿＿＿＿＿＿＿"
WORKGROUPS_SUMMARY: Final = "谁负责哪些内容"
RECURRING: Final = "定期要做的"
EVENTS: Final = "遇事要做的"
BY_MONTH: Final = "按月看"
MONTH: Final = "{month}月"
YEAR_MONTH: Final = "{year}年 {month}月"
CALENDAR_NOTE: Final = "{year}年的任务，按最迟完成的日子排列；没有核实的日期标明待核，只列出，不提醒。"
BY_ROLE: Final = "按角色看"
EVERYBODY: Final = "所有人"
SHEET_TITLE: Final = "{year}年年历：{who}"
SHEET_SUMMARY: Final = "{who}一年要做的事，一张纸"
SHEET_NOTE: Final = "每月都要做的写在最上面，其余写在到期的月份；打印出来是一张 A3 挂历。"
CALENDAR_OF_ROLE: Final = "年历："
ON_ONE_SHEET: Final = "全年一张"
CALENDAR_FILE: Final = "日历文件（.ics）"
ALL_TYPES: Final = "各类支部"
CALENDAR_NAME: Final = "党建年历：{who}"
EVENT_TEXT: Final = "谁来做：{who}；凭什么算做到：{proof}"
FORMS_OF_ROLE: Final = "用到的表单"
FORMS_OF_ROLE_COLUMNS: Final = ("编号", "名称", "用在")
CALENDAR_SUMMARY: Final = "一年里每个月要做什么、最迟哪一天"
COVERAGE_SUMMARY: Final = "各部分的工作有没有落到人、落到依据、落到步骤和标准"
QUALITY_COLUMNS: Final = ("指标", "怎样算", "现在")
PART: Final = "部分"
GAPS: Final = "还缺什么"
NOTHING_THERE: Final = "▲ 没有"
LACKS: Final = " ▲ 缺 {count}"
NO_GAPS: Final = "没有缺项。"
ANNEX: Final = "附页"
ANNEX_COUNT: Final = "＋{count}附页"
NOT_IN_EDITION: Final = "（本版没有）"
EDITIONS_SUMMARY: Final = "七种支部、两种对象各有一版：哪些内容只在哪几版里"
EDITIONS_NOTE: Final = "●表示这一版里有。没有列出的内容各版都有；去掉的步骤，前一步接着走后一步。"
EDITION: Final = "版"
EDITION_COUNTS: Final = "各版有多少"
EDITION_DIFFERENCES: Final = "哪些内容不一样"
EDITION_HEADS: Final = ("过程", "步骤", "任务")
EDITION_GROUPS: Final = {"part": "部分", "page": "条目和章节", "process": "过程", "step": "步骤", "duty": "任务"}
WHOLE_EDITION: Final = "全本"
HELD: Final = "●"
MISSING: Final = "{name}，缺“{what}”的 {count} 项："
PRACTICE_STEPS: Final = "按工作实际定的步骤"
PRACTICE_NOTE: Final = "没有明文规定、按实际做法定的步骤，写明哪个角色在哪一天批准；本项目默认的待批准。"
TO_BE_APPROVED: Final = "本项目默认，待批准"
PRACTICE_COLUMNS: Final = ("流程", "批准的角色", "批准日期", "步骤")
ALL_STEPS: Final = "全部 {count} 步"
LOOSE_FORMS: Final = "没有步骤产生的表单和记录"
LOOSE_NOTE: Final = "没有一个步骤会留下它：要么补上产生它的步骤，要么删去。"
REVIEWS: Final = "各工作组的复核"
REVIEWS_COLUMNS: Final = ("工作组", "页数", "该复核", "下一次最早在")
REVIEWS_DUE: Final = "▲ {count}"
NOBODY: Final = "没有写工作组"
UNREVIEWED: Final = "要复核的页"
UNREVIEWED_COLUMNS: Final = ("页面", "上次核对依据和数字", "工作组")
ALL_REVIEWED: Final = "没有。每一页的依据和数字都在一年以内核对过。"
NAMED_ONLY: Final = "有条目、任务或正文提到"
NAMED_NOWHERE: Final = "没有地方用到"
NO_LOOSE_FORMS: Final = "没有。每一种表单和记录都有步骤产生。"
ARTICLE_UNKNOWN: Final = "条号待核"
WITHOUT_ARTICLES: Final = "还没有写条号的数字"
SELF_CHECK: Final = "自己勾一勾"
SELF_CHECK_NOTE: Final = "勾选只存在这台设备的浏览器里，不上传、不汇总，别人看不到；换了设备或者清了浏览器就没有了。"
REVIEW: Final = "四性的审读"
REVIEW_NOTE: Final = "政治性、总体性、集成性、全面性由人来审，程序只记谁在哪一天审过、意见是什么。"
REVIEW_COLUMNS: Final = ("四性", "审读意见", "谁审", "日期")
NOT_REVIEWED: Final = "待审"
QUALITY: Final = "内容的质量"
QUALITY_NOTE: Final = "五个“更加”原文没有给算法，这里的算法是本项目默认；数字由内容算出，没有人填写。"
SHARE: Final = "{percent}%（{held}/{whole}）"
LEGEND_SUMMARY: Final = "四种图的符号和读法"
UNVERIFIED_SUMMARY: Final = "还没有和现行原文核对的数字；核实以前不作提醒依据"
PRINTED_FORMS: Final = "有空白表单的"
OTHER_RECORDS: Final = "其他记录"
NOTHING_UNVERIFIED: Final = "没有待核的数字。"
PROCESS_HOME: Final = "过程"
REGISTERS: Final = "登记册与附录"
CHANGES_SUMMARY: Final = "哪一天改了哪个流程的哪一步、哪个时限、哪个数字"
CHANGES_NOTE: Final = "由版本历史逐条对照得出，按提交的日子排列；同一天改了几次的，只说前后的差别。"
CHANGES_MORE: Final = "更早的改动见版本库。"
NO_EDITS: Final = "还没有改动。"
HISTORY_LACKS: Final = {
    "shallow": "生成时的版本历史不完整，这里只有取到的那一段。",
    "missing": "生成时没有版本历史，列不出改动。",
}
DAY_CHANGED: Final = "{day}（{count} 个文件）"
WHAT_CHANGED: Final = "改了什么"
CHANGE_COLUMNS: Final = ("在哪里", "改了什么")
EDIT_SORTS: Final = {"changed": "", "added": "新增：", "removed": "删去："}
ADDED: Final = "新增"
REMOVED: Final = "删去"
ALSO_CHANGED: Final = "还改了"
MORE_CHANGES: Final = "另有 {count} 处"
EDITION_OF_PAGE: Final = "版本"
EDITION_AS_OF: Final = "{edition}，内容截至{day}"
LAST_CHANGE: Final = "最后修改"
BOOK_CHANGED: Final = "全书最后修改于{day}"
NOT_COMMITTED: Final = "还没有提交"
SHALLOW_HISTORY: Final = "版本历史不完整，日期不详"
NO_HISTORY: Final = "没有版本历史，日期不详"
REVIEWED: Final = "复核"
REVIEWED_WITH: Final = "由全书内容推导，随各页复核"
NEVER_REVIEWED: Final = "还没有复核"
REVIEW_DUE: Final = "▲ 该复核了"
DOUBTS: Final = frozenset({UNVERIFIED, ARTICLE_UNKNOWN})
"""The marks of what is not verified."""
NO_DOUBTS: Final = "没有"
DOUBTS_COUNT: Final = "本页有 {count} 处"
AND_MORE: Final = "等 {count} 部"
NO_BASIS: Final = "本页没有引用法规"
CITED_ON: Final = "[引用日期]"
"""Stands in a citation for the day on which the reader cites."""
REPORT: Final = "告诉我们，不用登录"
REPORT_TO: Final = "告诉负责的工作组"
REPORT_NOWHERE: Final = "告诉编写的单位"
REPORT_SUBJECT: Final = "手册报错：{title}（{edition}）"
REPORT_BODY: Final = "页面：{page}\n版本：{edition}\n哪里有错：\n应该是：\n依据："
PRINTOUTS_TITLE: Final = "印本核对"
PRINTOUTS_SUMMARY: Final = "手里的这一本是不是现行的：每一本手册现在的内容编号"
PRINTOUTS_HOW: Final = (
    "内容编号印在每本手册的版本说明里，由全书的文字、表格和图算出；改了一个字，编号就不一样。",
    "从手册上的二维码来：下面有一行加了框，写着“手里的这一本是现行的”，就可以用。",
    "没有这样一行，或者在表里找不到手册上的编号，手里的这一本就不是现行的，请换新的。",
)
PRINTOUTS_DAY: Final = "本页内容截至 {day}。离线的副本只能说到这一天。"
PRINTOUT_NUMBERS: Final = "现行的内容编号"
PRINTOUT_COLUMNS: Final = ("内容编号", "手册", "版本")
IS_CURRENT: Final = "手里的这一本是现行的"

SINCE_TITLE: Final = "和上一版的不同"
SINCE_SUMMARY: Final = "上一版以后新增、修改、删去了什么"
SINCE_EDITION: Final = "上一版是{edition}，最后一次修改在 {day}；从那以后："
SINCE_FIRST: Final = "这是第一版，没有上一版可比。"
SINCE_SHALLOW: Final = "版本历史不完整，上一版里是什么样子不详。"
SINCE_MISSING: Final = "没有版本历史，上一版里是什么样子不详。"
SINCE_NONE: Final = "没有改动。"
SINCE_COLUMNS: Final = ("改动", "在哪里", "改了什么")
SINCE_KINDS: Final = {"A": "新增", "M": "修改", "D": "删去"}

FINDINGS: Final = "内容有错，改好以后自动更新"
