"""A process as its file says it: the keys of ``docs/language.md``, nothing resolved yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BeforeValidator, Discriminator, Field, PlainValidator, Tag, WithJsonSchema

from generator.diagnostics import Finding, finding
from generator.model import words
from generator.model.base import LIST, Flag, Model, Names, Words, empty, full_list, missing, one_of, repeated, shape
from generator.model.basis import BasisField
from generator.model.editions import EVERYBODY, AppliesToField
from generator.model.fault import Fault, near
from generator.model.sourced import Ahead, AtLeast, Repeats, VoteFile, Within, as_map
from generator.source.value import Items, Table, Text


def _distinct(value: Any) -> Any:
    """Refuse a name that stands twice in a list."""
    if isinstance(value, Items) and (wrong := repeated(value)):
        raise Fault(*wrong)
    return value


Roles = Annotated[Names, BeforeValidator(_distinct)]


FEWEST_OUTCOMES = 2


def _outcomes(value: Any) -> Mapping[Text, Text]:
    if not isinstance(value, Table):
        raise Fault(finding("HB203", value.span, expected="若干“结果: 去向”", found=shape(value)))
    wrong = [
        finding("HB203", to.span, expected="一个去向", found=shape(to))
        for to in value.values()
        if not isinstance(to, Text)
    ]
    blank = [to for to in value.values() if isinstance(to, Text) and not to.strip()]
    wrong += [found for to in blank for found in empty(to)]
    wrong += [finding("HB211", label.span) for label in value if not label.strip()]
    if len(value) < FEWEST_OUTCOMES:
        wrong.append(finding("HB215", value.span))
    if wrong or blank:
        raise Fault(*wrong)
    return dict(value)


Outcomes = Annotated[
    Mapping[Text, Text],
    PlainValidator(_outcomes),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 2}),
]


def _one_role(value: Any) -> Any:
    if isinstance(value, Items):
        raise Fault(finding("HB216", value.span))
    return value


StepKind = Literal["do", "decide", "call", "parallel"]
"""The four kinds of step."""


class StepFile(Model):
    """What every step may say. ``kind`` is also the key that holds the step's own text."""

    kind: ClassVar[StepKind]
    id: words.StepId | None = Field(None, description="短名，只在别处要引用这一步时写")
    note: Words | None = Field(None, description="图上的注解")
    basis: BasisField | None = Field(None, description="依据，缺省同阶段、同流程")
    confidence: words.Confidence | None = Field(None, description="这一步各数字的可信度")
    applies_to: AppliesToField = Field(EVERYBODY, description="适用的支部类型或对象")

    @property
    def text(self) -> Text:
        """What is done or decided, or the called process's name; empty for a parallel, at the place of its key."""
        own = getattr(self, self.kind)
        return own if isinstance(own, Text) else Text("", self.key_spans.get(self.kind, self.origin))


class ActFile(StepFile):
    """What a step may say that is done by somebody."""

    by: Roles = Field((), description="执行的角色；第一个决定泳道")
    answers: Annotated[Words, BeforeValidator(_one_role)] | None = Field(
        None, description="负总责（决定）的角色，只有一个"
    )
    consults: Roles = Field((), description="会商的角色")
    informs: Roles = Field((), description="告知的角色")
    records: Roles = Field((), description="形成的表单或记录")
    within: Annotated[Within, as_map("after")] | None = Field(None, description="时限：1个月，或 1个月 after 某步")
    at_least: Annotated[AtLeast, as_map("after")] | None = Field(None, description="至少：5个工作日")
    ahead: Annotated[Ahead, as_map("before")] | None = Field(None, description="提前：7日 before 某步")
    optional: Flag = Field(False, description="true：可以不做")
    control: Flag = Field(False, description="true：监督点")


_SYMBOLS = Annotated[
    Words, one_of("document", "documents", "manual-input", "manual-operation", "data", "stored-data", "preparation")
]
_OWNERS = {
    "symbol": "do",
    "vote": "do / decide",
    "outcomes": "decide / call",
    "then": "do / call / parallel",
    "repeats": "do / call",
    **dict.fromkeys(
        ("by", "answers", "consults", "informs", "records", "within", "at_least", "ahead", "optional", "control"),
        "do / decide / call",
    ),
}


class DoFile(ActFile):
    """A step that is done."""

    kind = "do"
    elsewhere: ClassVar[Mapping[str, str]] = _OWNERS
    do: Words = Field(description="做什么：动词加宾语，不超过 16 个字")
    by: Roles = Field(description="执行的角色；第一个决定泳道")
    vote: VoteFile | None = Field(None, description="表决")
    repeats: Annotated[Repeats, as_map()] | None = Field(None, description="频次：每季度")
    symbol: _SYMBOLS | None = Field(None, description="GB/T 1526 的其他符号")
    then: Words | None = Field(None, description="去向：next、某步、join、end、end 文字")


class DecideFile(ActFile):
    """A step that decides where the flow goes."""

    kind = "decide"
    elsewhere: ClassVar[Mapping[str, str]] = _OWNERS
    decide: Words = Field(description="决定什么：是否……")
    by: Roles = Field(description="执行的角色；第一个决定泳道")
    vote: VoteFile | None = Field(None, description="表决")
    outcomes: Outcomes = Field(description="每种结果的去向，至少两种")


class CallFile(ActFile):
    """A step that is another process."""

    kind = "call"
    elsewhere: ClassVar[Mapping[str, str]] = _OWNERS
    call: Words = Field(description="另一个过程的文件名，不带 .yml")
    repeats: Annotated[Repeats, as_map()] | None = Field(None, description="频次：每季度")
    outcomes: Outcomes | None = Field(None, description="所调过程各命名结束的去向")
    then: Words | None = Field(None, description="去向：next、某步、join、end、end 文字")

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """A call has ``outcomes`` or ``then``, never both."""
        ways = [key for key in table if key in ("outcomes", "then")]
        return [finding("HB217", key.span, one=ways[0], other=key) for key in ways[1:]]


def _branches(value: Any) -> Any:
    branches = full_list(value)
    wrong = [
        finding("HB203", branch.span, expected=LIST, found=shape(branch))
        for branch in branches
        if not isinstance(branch, Items)
    ]
    wrong += [finding("HB211", branch.span) for branch in branches if isinstance(branch, Items) and not branch]
    if wrong:
        raise Fault(*wrong)
    return [list(branch) for branch in branches]


class ParallelFile(StepFile):
    """Branches that all run and then join."""

    kind = "parallel"
    elsewhere: ClassVar[Mapping[str, str]] = _OWNERS
    parallel: Annotated[tuple[tuple[AnyStepFile, ...], ...], BeforeValidator(_branches)] = Field(
        description="同时进行的分支，每个分支是一列步骤"
    )
    then: Words | None = Field(None, description="汇合之后的去向")


KINDS: tuple[StepKind, ...] = get_args(StepKind)


def _one_kind(value: Any) -> Any:
    if isinstance(value, StepFile):
        return value
    if not isinstance(value, Table):
        raise Fault(finding("HB203", value.span, expected="一个步骤（若干“键: 值”）", found=shape(value)))
    kinds = [key for key in value if key in KINDS]
    if not kinds:
        place = next(iter(value)).span if value else value.span
        keys = [key for key in value if near(key, KINDS) != "—"]
        raise Fault(finding("HB209", place, count=0, near=near(keys[0], KINDS) if keys else "—"))
    if kinds[1:]:
        raise Fault(
            *(
                finding("HB209", key.span, count=len(kinds), near="、".join(f"“{kind}”" for kind in kinds))
                for key in kinds[1:]
            )
        )
    return value


def _kind(value: Any) -> str:
    return value.kind if isinstance(value, StepFile) else next(kind for kind in KINDS if kind in value)


AnyStepFile = Annotated[
    Annotated[DoFile, Tag("do")]
    | Annotated[DecideFile, Tag("decide")]
    | Annotated[CallFile, Tag("call")]
    | Annotated[ParallelFile, Tag("parallel")],
    Discriminator(_kind),
    BeforeValidator(_one_kind),
]
"""A step: exactly one of ``do``, ``decide``, ``call`` and ``parallel``."""

StepFiles = Annotated[tuple[AnyStepFile, ...], BeforeValidator(full_list)]


class StageFile(Model):
    """A stage: a title over some steps, and what they inherit."""

    title: Words = Field(description="阶段的名称")
    basis: BasisField | None = Field(None, description="本阶段的依据，缺省同流程")
    confidence: words.Confidence | None = Field(None, description="本阶段各数字的可信度")
    steps: StepFiles = Field(description="步骤，次序就是流程")


Fields = Annotated[
    tuple[words.Field, ...],
    BeforeValidator(
        lambda value: [value] if isinstance(value, Text) else full_list(value),
        json_schema_input_type=words.Field | tuple[words.Field, ...],
    ),
]


class ProcessFile(Model):
    """One process definition."""

    kind: Annotated[Words, one_of("process")] | None = Field(None, description="种类，可省")
    title: Words = Field(description="标题，不超过 20 个字")
    code: words.ProcessCode | None = Field(None, description="编号：P 加两三位数字")
    summary: Words | None = Field(None, description="图下的一句话要点")
    pdca: words.Pdca | None = Field(None, description="plan 计划，do 实施，check 考核，act 改进")
    field: Fields = Field((), description="八个方面的建设，一个或几个")
    trigger: Words | None = Field(None, description="起点上的文字")
    basis: BasisField | None = Field(None, description="依据：法规简称 条号")
    confidence: words.Confidence | None = Field(None, description="下面各数字的可信度")
    lanes: Roles = Field((), description="泳道的次序，缺省按首次出现")
    applies_to: AppliesToField = Field(EVERYBODY, description="适用的支部类型或对象")
    visibility: Annotated[Words, one_of("public", "internal")] = Field(
        Text("public"), description="public 公开，internal 内部"
    )
    approval_level: Words | None = Field(None, description="能对其中的决定负责的最低层级")
    aliases: Names = Field((), description="用过的文件名")
    against: Words | None = Field(None, description="和哪个旧版对照：它的文件名")
    until: words.Day | None = Field(None, description="旧版用到哪一天：写了就只用来对照，不单独出现")
    stages: Annotated[tuple[StageFile, ...], BeforeValidator(full_list)] = Field((), description="阶段")
    steps: StepFiles = Field((), description="步骤（短的过程不分阶段）")

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """A process has ``stages`` or ``steps``, never both."""
        bodies = [key for key in table if key in ("stages", "steps")]
        if not bodies:
            return list(missing(table, "steps"))
        return [finding("HB217", key.span, one=bodies[0], other=key) for key in bodies[1:]]


for _model in (ParallelFile, StageFile, ProcessFile):
    _model.model_rebuild()
