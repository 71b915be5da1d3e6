"""``handbooks record``: adding records of units."""

from generator.commands.frame import Group

command = Group(
    ("登记各单位的记录。", "Add records of units."),
    {
        "add": ("加一条记录。", "Add one record."),
        "template": ("写出可以填写的 Excel 表格。", "Write a spreadsheet to fill in."),
        "import": ("读入填好的表格，没有错才写入。", "Read a filled spreadsheet; write it only without errors."),
    },
    package="generator.commands.record",
)
