"""The words that the renderers and publishers add around the pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NOTICE: Final = "内容有错，下面是上一次正确的样子；改好以后自动更新"
"""Stands above the findings in a preview."""
TRAIL: Final = "所在位置"
"""Names the line of links to the pages above."""
CODE: Final = "编号"
LEGEND: Final = "图例："
FORM_NUMBER: Final = "表"
"""Stands before the number of a form."""
DRAWING: Final = "图：{title}"
"""Names the region of a drawing, which often has a table of the same title beside it."""
IN_WORDS: Final = "图里的文字"
"""Folds out the words of a drawing."""
MORE: Final = "等 {count} 处"
GAP: Final = "　"
"""Between notes that stand on one line."""
BRANCH: Final = "党支部"
"""Whose form it is."""
FORM_FILES: Final = {"pdf": "下载 PDF（可填写）", "docx": "DOCX", "xlsx": "XLSX"}
"""A form as files, by the endings of their names."""
FORM_BASIS: Final = "依据"
FORM_KEEP: Final = "保管期限"
FORM_SCAN: Final = "扫码看填写说明和最新版本"
ROW_NUMBER: Final = "序号"
FILLED_IN: Final = "填写日期"
DATE: Final = "年　　月　　日"
"""A date to be written by hand."""
GO: Final = "转到这一步"
"""What a link over a drawing does, for those who hear it."""
SHEET: Final = "（{number}/{total}）"
"""Which sheet of a drawing this is."""
PART: Final = "第{number}张，共{total}张"
"""The same above it on the site."""

EDITION: Final = "版本"
AS_OF: Final = "内容截至"
UNIT: Final = "单位"
EMBLEM: Final = "（徽标位置）"
CONTENTS: Final = "目录"
FIGURES: Final = "图目录"
FIGURE: Final = "图 {number}"
"""Names a drawing by its place in the book."""
BASIS: Final = "{title}的依据："
"""Begins the footnote that says what an item rests on."""
INDEX: Final = "索引"
INDEX_NOTE: Final = "按拼音排列；页码是各条目里第一次写到的地方，最多列 {most} 处，写得最多的优先。"
SEE: Final = "见"
MARK: Final = "内容编号"
CHECK: Final = "扫码或打开下面的网址，看手里的这一本是不是现行的。"
CHECK_BY_HAND: Final = "手里的这一本是不是现行的：到网站的“印本核对”一页，看有没有这个内容编号。"
CHECK_CODE: Final = "二维码：这一本是不是现行的"
IMPRINT: Final = "版本说明"
STATEMENT: Final = (
    "本手册由流程定义和正文自动生成，图、表和正文出自同一份数据。",
    "标有“待核”的数字尚未与现行文件原文核对，使用前请查阅原文；标有“本项目默认”的内容，单位可以按实际调整。",
    "引用的法规以发布机关公布的现行有效文本为准。",
    "字体：Noto Serif CJK SC、Noto Sans CJK SC、LXGW WenKai，均按 SIL Open Font License 1.1 许可使用和嵌入。",
)
"""What the imprint says about the content."""

DOWNLOAD: Final = "下载 SVG"
WALK: Final = "步骤清单（{count} 步）"
"""Names the list of steps that folds out under a drawing."""
WALK_WHO: Final = "谁来做"
WALK_LIMIT: Final = "时限"
WALK_RECORDS: Final = "表单"
WALK_NEXT: Final = "接下来"
VIEWER: Final[Mapping[str, str | list[str]]] = {
    "open": "放大",
    "walk": "逐步走",
    "print": "打印清单",
    "zoomIn": "放大",
    "zoomOut": "缩小",
    "whole": "全图",
    "fullScreen": "全屏",
    "close": "关闭",
    "stage": "{title}：方向键移动，加号减号缩放，0 看全图",
    "next": "下一步",
    "back": "上一步",
    "restart": "从头走",
    "done": "走完了",
    "progress": "第 {number} 步，共 {count} 步",
    "unit": "单位",
    "matter": "事项",
    "date": "日期",
    "check": "清单",
    "step": "步骤",
    "facts": [WALK_WHO, WALK_LIMIT, WALK_RECORDS],
}
"""The words of the viewer and the step player, by their names in its script."""

ABOUT_PAGE: Final = "关于这一页"
CITE: Final = "引用"
CITED: Final = {"copy": "复制", "copied": "已复制", "marked": "已选中，请复制"}
"""What the button beside a citation says."""
FOUND_ERROR: Final = "发现错误"
EVERY_MONTH: Final = "每月"
QUARTERS: Final = ("一季度", "二季度", "三季度", "四季度")
"""The parts of a year on one sheet."""

PERMALINK: Final = "本节链接"
REDIRECT: Final = "页面已移到"
LIGHT: Final = "切换到浅色"
DARK: Final = "切换到深色"

AUDIENCE: Final = {
    "bar": "显示范围",
    "for": "正在看：",
    "all": "看全部",
    "folded": "这一页收起或者划去 {count} 处不适用的",
    "foreign": "这一页不适用于{who}",
    "define": "怎样分",
    "choose": "只看{value}的内容",
}
"""What stands on a page that is shown for one type of branch or one audience."""

CHECKS: Final = {
    "done": "做到 {} / {} 项",
    "clear": "全部清除",
    "print": "打印清单",
}
"""What stands below the questions that a reader ticks."""

MATRIX: Final = {
    "row": "行名",
    "sort": "按“{}”排序",
    "filter": "筛选",
    "only": "只看这一列不空的",
    "all": "全部",
    "lacking": "只看有缺的",
    "shown": "显示 {} / {} 行",
}
"""What the controls of a matrix on the site say."""

SEARCH: Final[Mapping[str, str]] = {
    "near": "没有找到；这一页的名字相近",
    "terms": "没有找到；查一查书里怎么叫",
    "roles": "没有找到；按“我是谁”找要做的事",
}
"""What the search says of the ways on where it has found nothing."""

REPLACEMENT = "换页说明"
REPLACEMENT_SINCE = "从“{since}”换到这一次：取出 {out} 张，放入 {into} 张。"
REPLACEMENT_STEPS = (
    "本套活页双面打印，从第一张起按次序使用，A3 折页另用 A3 纸。",
    "按下表一条一条做：先取出左栏的旧页，再在原处放入右栏的新页，做完打勾。",
    "取出的旧页收回销毁，本说明夹在目录前面备查。",
)
REPLACEMENT_HEADS = ("条目", "取出", "放入", "完成")
REPLACEMENT_FRONT = "书前（封面、版本、目录）"
REPLACEMENT_DONE = "换页人：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日"

POSTER_YEAR = "{year}年工作日历 · {handbook}"
POSTER_MONTH = "{month}月"
POSTER_WEEK = "一二三四五六日"
POSTER_NOTHING = "没有定期事项"
