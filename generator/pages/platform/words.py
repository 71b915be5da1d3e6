"""The words of the platform's pages, and those that its script writes anew for the reader's own day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

UNITS: Final = "各级单位"
UNITS_SUMMARY: Final = "每个单位要做什么、做得怎样、还差什么"
DEMONSTRATION: Final = "示范数据：单位和记录都是虚构的，只用来看这些页面怎样工作。"
COUNTED: Final = "这里数的是任务，不是人，每一件都在单位的页上；数人、数支部构成的，少于 5 的不公布，见“组织分析”。"
UNIT_COLUMNS: Final = ("单位", "层级", "类型", "总分", "建议星级", "应办", "按期", "超期未办")
SCORE: Final = "得分"
SCORE_COLUMNS: Final = ("维度", "权重", "怎样算", "得分")
TOTAL: Final = "总分"
NOT_YET: Final = "还没有"
RECORDED: Final = "得到 {gained} 分 ÷ 应得 {points} 分 × 100"
FLOORED: Final = "扣分多于得分，按 0 分计"
ASSESSED: Final = "评审分 {points} 的平均"
NOTHING_DUE: Final = "还没有到期的事，也没有评审"
SUM: Final = "（{terms}）÷ {weights}{bonus}，四舍五入到 0.1"
BONUS: Final = " + 加分 {bonus}"
STAR: Final = "星级"
NO_STAR: Final = "未达标"
STARS: Final[Mapping[str, str]] = {
    "first": "以前没有星级，从最低一级评起，建议：{proposed}",
    "up": "去年 {before}，今年够 {reached}，建议晋一级：{proposed}",
    "down": "去年 {before}，今年没有达到，建议降一级：{proposed}",
    "same": "去年 {before}，建议保持：{proposed}",
}
QUOTA: Final = "{star}的名额已满：同一上级、同一层级还有 {places} 个，总分排第 {place}，不提晋级。名额按数据那天算。"
FULL: Final = "名额已满"
STAR_NOTE: Final = "这里只是建议，由党委研究确认。"
VETOED: Final = "否决项没有做到，不提星级：{duties}"
OPEN: Final = "现在要办"
OPEN_COLUMNS: Final = ("提醒", "任务", "哪一期", "最迟", "由谁")
NOTHING_OPEN: Final = "没有临期和超期的事。"
LEDGER: Final = "逐项得分"
LEDGER_COLUMNS: Final = ("任务", "哪一期", "最迟", "状态", "怎样得分")
BELOW: Final = "下级单位"
WHOLE: Final = "本级和下级合计"
RATE: Final = "{percent}%（{timely}/{due}）"
CLOSED: Final = "（已撤销）"
MERGED: Final = "（已并入 {into}）"
TODAY: Final = "已按今天（{day}）重算。"

EVENT: Final = "{name}（{period}）"
FEED: Final = "{unit} 的提醒"
FEED_AUTHOR: Final = "手册"
DUE: Final = "最迟 {day}"
DUE_COLUMNS: Final = ("提醒", "单位", "任务", "哪一期", "最迟")
TAKE_ALONG: Final = "带走"
CALENDAR_FILE: Final = "日历（.ics）"
FEED_FILE: Final = "订阅提醒（Atom）"
DATA_FILE: Final = "数据（JSON）"

FUNCTIONS: Final = "平台的功能"
AS_OF: Final = "数据到 {day}。"
AS_BUILT: Final = "这一页是那一天的情况，网站更新时重算；按今天重算的是："
NONE: Final = "—"
LEVEL: Final = "层级"
BY_LEVEL: Final = "各层级"
BY_UNIT: Final = "各单位"
QUARTER: Final = "第{number}季度"

EXECUTION_SUMMARY: Final = "按期率、迟延、退回后多久办结，各季度的走势"
EXECUTION_NOTE: Final = (
    "应办只算已经到期、没有免办的；按期率是期限内做完的比例；迟延只看迟做的，取中位数；"
    "办结是从退回到重新登记的天数，取中位数。层级只算本级自己的事，单位连下级一起算。"
)
EXECUTION_COLUMNS: Final = ("谁", "应办", "按期率", "迟延", "退回后办结", "退回未办结")
TREND: Final = "各季度的按期率"
TREND_SAYS: Final = "按到期日所在的季度，各层级自己的事有多少在期限内做完。"
MEDIAN: Final = "{days} 天（{count} 件）"

ASSESSMENT_SUMMARY: Final = "每天的得分，同层级、同类型的单位排在一起，附建议星级"
ASSESSMENT_NOTE: Final = "同一层级、同一类型的单位才一起排；分数相同，名次相同；点总分看每一分怎么来。"
ASSESSMENT_COLUMNS: Final = ("名次", "单位", "总分", "去年星级", "建议", "红色预警")
PROPOSED: Final = "建议星级"
PROPOSED_SAYS: Final = "按数据那天的得分，每个星级建议多少个单位。"
STEPS: Final[Mapping[str, str]] = {"first": "○ 首评", "up": "▲ 晋", "down": "▼ 降", "same": "＝ 保持"}
VETO_COUNT: Final = "否决 {count} 项"
SETUP: Final = "设置检查"
SETUP_SUMMARY: Final = "几名党员、存续多久、在什么地方，应当设什么党组织"
SETUP_NOTE: Final = "填上人数和时间，下面只留下适用的规则；只在本机计算，什么也不上传。"
SETUP_COLUMNS: Final = ("情形", "设什么", "怎么办", "依据")
VERDICTS: Final[Mapping[str, str]] = {"required": "● 应当设", "allowed": "○ 可以设", "refused": "× 不单独设"}
PLACES: Final[Mapping[str, str]] = {
    "permanent": "常设单位",
    "project": "工程或者生产项目",
    "task": "临时任务（组织关系不转）",
    "abroad": "境外",
}
SETUP_FIELDS: Final[Mapping[str, str]] = {
    "place": "在什么地方",
    "members": "正式党员人数",
    "months": "存续几个月（长期的不填）",
    "enterprise": "是国有企业",
    "none": "没有适用的规则，请向上级党组织请示。",
    "clear": "重填",
}

LOAD_SUMMARY: Final = "每个月要填多少表、花多少时间，哪些栏目重复要"
LOAD_NOTE: Final = (
    "按 {year} 年的年历算：每个单位每个月到期的任务要多少份凭据、大约多少分钟。遇事才办的不算。"
    "▲ 是用时达到全年月均一倍半的月份。"
)
NO_MINUTES: Final = "有 {count} 次任务没有估计用时，没有算进分钟。"
MINUTES: Final = "每月用时（分钟）"
FORMS: Final = "每月要填的表单和记录（份）"
BUSIEST: Final = "用时最多的一类：{name}。"
MONTH: Final = "{month}月"
YEAR: Final = "全年"
PEAK: Final = "{number} ▲"
REPEATED: Final = "重复要的栏目"
REPEATED_COLUMNS: Final = ("表单", "另一张表单", "两张都要")
NO_REPEATED: Final = "没有两张表单大部分栏目相同。"
OFTEN: Final = "要得最多的栏目"
OFTEN_NOTE: Final = "几张表单都要同一个栏目：能从一处取的，就不要再填。"
OFTEN_COLUMNS: Final = ("栏目", "几张表单")

ANALYSIS_SUMMARY: Final = "支部的类型、规模、任期和学时，只有合计"
ANALYSIS_NOTE: Final = (
    "只有合计，没有单位，也没有人。少于 {least} 的写“<{least}”；"
    "为了不让人从合计倒推出来，旁边再隐去一个数，写“不公布”。"
)
ASPECTS: Final[Mapping[str, str]] = {"type": "支部类型", "members": "党员人数", "term": "任期", "training": "人均学时"}
MAKEUP: Final[Mapping[str, str]] = {"over": "任期已满", "soon": "6 个月内届满", "later": "6 个月以后届满"}
MAKEUP_SAYS: Final = "现有支部按{aspect}分，每档有多少个。"
MAKEUP_COLUMNS: Final = ("档", "支部数")
UNKNOWN: Final = "没有登记"
ALL: Final = "合计"
SMALL: Final = "<{least}"
BESIDE: Final = "不公布"
TOO_FEW: Final = "数目太少，不公布。"

ALARMS_SUMMARY: Final = "哪些快到期、哪些超期，按提醒的级别和单位"
RECOMPUTED: Final = "打开网页时按当天重算，不能运行脚本时显示那一天的情况。"
PAST_DATA: Final = "数据只看到 {day} 以前到期的事，请更新网站。"
REST: Final = "只列前 {shown} 行，共 {total} 行；其余看各单位的页。"
BY_STEP: Final = "各级提醒"
STEP_COLUMNS: Final = ("提醒", "件数", "接着做什么")
FOLLOWS: Final[Mapping[str, str]] = {
    "remind": "提醒本单位，按期办",
    "yellow": "本单位马上办，说明原因",
    "orange": "报上级，上级督办",
    "red": "下整改单，限期整改，验证后销号",
}
ADVICE: Final = "建议"
TALK: Final = "建议约谈"
EACH: Final = "逐件"
UNIT: Final = "单位"

IMPROVEMENTS_SUMMARY: Final = "发现的问题、原因、措施，谁改、何时改好、谁验证"
IMPROVEMENTS_NOTE: Final = "发现、原因、措施、由谁、最迟、验证、销号，一步不少才算闭环；到期没有销号的和任务一样提醒。"
OPEN_ONES: Final = "没有销号的"
CLOSED_ONES: Final = "已经销号的"
IMPROVEMENT_COLUMNS: Final = ("提醒", "单位", "发现", "原因", "措施", "由谁", "最迟", "验证")
CLOSED_COLUMNS: Final = ("单位", "发现", "措施", "最迟", "验证", "销号")
NO_IMPROVEMENTS: Final = "没有要整改的。"
FROM_RECORD: Final = "记录 {id}"
CHANGES_PAGE: Final = "改手册："
NOT_VERIFIED: Final = "未验证"

SUPERVISION_SUMMARY: Final = "同一件任务，支部、党员、上级各看各的份"
SUPERVISION_NOTE: Final = (
    "三张清单出自同样的任务：谁办，谁参加，谁督促，谁查看。支部督促党员，党员也照着自己的清单催支部，上级看凭据。"
)
SIDES: Final[Mapping[str, str]] = {"branch": "支部的清单", "member": "党员的清单", "superior": "上级的清单"}
SIDE_PARTS: Final[Mapping[str, str]] = {"does": "自己办", "takes-part": "参加", "urges": "督促", "checks": "查看凭据"}
SUPERVISION_COLUMNS: Final = ("任务", "我的份", "由谁办", "多久一次", "最迟", "凭据")
ESCALATES: Final = "超期{orange}报上级，{red}下整改单"
STATUS_COUNTS: Final = "各种状态各有多少"

STATUSES: Final[Mapping[str, str]] = {
    "upcoming": "未到期",
    "near": "临期",
    "done": "已按期",
    "late": "迟报",
    "overdue-done": "超期完成",
    "overdue": "超期未办",
    "exempt": "免",
    "returned": "退回",
    "failed": "抽查不实",
}
"""What became of an instance, by its status."""

ALARMS: Final[Mapping[str, str]] = {
    "remind": "○ 提醒",
    "yellow": "△ 黄：已超期",
    "orange": "▲ 橙：报上级",
    "red": "■ 红：下整改单",
}
"""The steps of the alarm, each with a sign of its own."""

EXPLANATIONS: Final[Mapping[str, str]] = {
    "upcoming": "还没有到期，不进总账",
    "near": "快要到期，不进总账",
    "done": "{done} 做完，在期限内，得 {points} 分",
    "late": "{done} 做完，在宽限期内，{points} × {late}% = {score} 分",
    "overdue-done": "{done} 才做完，过了宽限期，{points} × {overdue}% = {score} 分",
    "overdue": "过了期限没有做，{points} 分得 0 分",
    "exempt": "经批准免办，不进总账",
    "returned": "被退回，当作没有做，{points} 分得 0 分",
    "failed": "抽查不实，扣 {points} × {failed}% = {score} 分",
}
"""How the score of an instance comes about, by its status."""

LATER: Final = "；到期以后进总账"
"""What is added of an instance that is not due yet but has been done."""
