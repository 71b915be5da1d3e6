"""The flowchart of a process: names of nodes, merges, parallels, ends and what stands on a node."""

import pytest

from generator.views.process_flow import flow_of
from tests.views.reading import base, edges, flow, nodes, process


def test_steps_without_an_id_are_counted_and_the_flow_starts_and_ends():
    drawn = flow("""\
        trigger: 提出
        steps:
          - {do: 甲, by: 支委会}
          - {id: second, do: 乙, by: 党员大会}
          - {do: 丙, by: 支委会}
        """)
    assert nodes(drawn) == {"start": "start", "s1": "task", "second": "task", "s3": "task", "end": "end"}
    assert edges(drawn) == {"start -> s1", "s1 -> second", "second -> s3", "s3 -> end"}
    assert [(node.text, node.number) for node in drawn.nodes] == [
        *(("提出", ""), ("甲", "1"), ("乙", "2"), ("丙", "3"), ("结束", "")),
    ]
    assert drawn.lanes == ("支委会", "党员大会")


def test_a_process_without_a_trigger_starts_with_a_word():
    assert flow("steps: [{do: 甲, by: 支委会}]").nodes[0].text == "开始"


def test_steps_inside_of_branches_are_counted_depth_first():
    drawn = flow("""\
        steps:
          - parallel:
              - - {do: 甲, by: 支委会}
                - {do: 乙, by: 支委会}
              - - {do: 丙, by: 党员大会}
          - {do: 丁, by: 支委会}
        """)
    assert [name for name, kind in nodes(drawn).items() if kind == "task"] == ["s2", "s3", "s4", "s5"]
    assert edges(drawn) == {
        *("start -> s1-split", "s1-split -> s2", "s2 -> s3", "s3 -> s1-join", "s1-split -> s4", "s4 -> s1-join"),
        *("s1-join -> s5", "s5 -> end"),
    }
    assert [node.number for node in drawn.nodes if node.kind == "task"] == ["1", "2", "3", "4"]


def test_ends_are_numbered_as_they_appear_and_equal_texts_are_one():
    drawn = flow("""\
        steps:
          - decide: 是否通过
            by: 党员大会
            outcomes: {通过: next, 不通过: end 未接收}
          - decide: 是否批准
            by: 基层党委
            outcomes: {批准: next, 不批准: end 未接收, 退出: end 自愿退出}
          - {do: 归档, by: 支委会}
        """)
    assert [(node.id, node.text) for node in drawn.nodes if node.kind == "end"] == [
        *(("end", "未接收"), ("end-2", "自愿退出"), ("end-3", "结束")),
    ]
    assert {"s1 -不通过-> end", "s2 -不批准-> end", "s2 -退出-> end-2", "s3 -> end-3"} <= edges(drawn)


def test_an_end_stands_behind_the_last_step_that_leads_to_it():
    drawn = flow("""\
        steps:
          - {decide: 甲, by: 党员大会, outcomes: {是: next, 否: end 未接收}}
          - {decide: 乙, by: 基层党委, outcomes: {是: end 接收, 否: end 未接收}}
        """)
    assert list(nodes(drawn)) == ["start", "s1", "s2", "end", "end-2"]
    assert {node.id: node.lane for node in drawn.nodes}["end"] == "基层党委"


def test_a_step_that_several_flows_enter_has_one_merge_before_it():
    drawn = flow("""\
        steps:
          - {id: fill, do: 填写, by: 申请人}
          - decide: 是否齐全
            by: 支委会
            outcomes: {齐全: next, 补充: fill, 无关: fill}
        """)
    assert list(nodes(drawn)) == ["start", "merge-fill", "fill", "s2", "end"]
    assert edges(drawn) == {
        *("start -> merge-fill", "merge-fill -> fill", "fill -> s2"),
        *("s2 -齐全-> end", "s2 -补充~> merge-fill", "s2 -无关~> merge-fill"),
    }


def test_a_jump_forward_merges_and_does_not_run_back():
    drawn = flow("""\
        steps:
          - {decide: 甲, by: 支委会, outcomes: {是: next, 否: last}}
          - {do: 乙, by: 支委会}
          - {id: last, do: 丙, by: 支委会}
        """)
    assert {"s1 -否-> merge-last", "s2 -> merge-last", "merge-last -> last"} <= edges(drawn)


def test_a_step_that_leads_to_itself_runs_back():
    drawn = flow("steps: [{id: vote, decide: 是否通过, by: 党员大会, outcomes: {通过: next, 再议: vote}}]")
    assert "vote -再议~> merge-vote" in edges(drawn)


def test_a_merge_stands_before_the_split_of_a_parallel_that_is_jumped_to():
    drawn = flow("""\
        steps:
          - id: both
            parallel:
              - - {do: 甲, by: 支委会}
              - - {do: 乙, by: 党员大会}
          - {decide: 丙, by: 支委会, outcomes: {是: next, 否: both}}
        """)
    assert list(nodes(drawn)) == ["start", "merge-both", "both-split", "s2", "s3", "both-join", "s4", "end"]
    assert {"start -> merge-both", "s4 -否~> merge-both", "merge-both -> both-split", "both-join -> s4"} <= edges(drawn)


def test_several_flows_of_one_branch_merge_before_the_join():
    drawn = flow("""\
        steps:
          - id: both
            parallel:
              - - {decide: 甲, by: 支委会, outcomes: {是: next, 否: join}}
                - {do: 乙, by: 支委会}
              - - {do: 丙, by: 党员大会}
          - {do: 丁, by: 支委会}
        """)
    assert {"s2 -否-> merge-both-join", "s3 -> merge-both-join", "merge-both-join -> both-join"} <= edges(drawn)
    assert {"s4 -> both-join", "both-join -> s5"} <= edges(drawn)
    assert sum(edge.target == "both-join" for edge in drawn.edges) == 2
    assert nodes(drawn)["merge-both-join"] == "merge"


def test_every_branch_with_several_flows_has_a_merge_of_its_own():
    branch = "- - {decide: 甲, by: 支委会, outcomes: {是: next, 否: join}}\n      - {do: 乙, by: 支委会}\n"
    drawn = flow(f"steps:\n- id: both\n  parallel:\n    {branch}    {branch}- {{do: 丁, by: 支委会}}\n")
    into = {edge.source for edge in drawn.edges if edge.target == "both-join"}
    assert len(into) == 2
    assert all(nodes(drawn)[name] == "merge" and name.startswith("merge-both-join") for name in into)
    assert all(sum(edge.target == name for edge in drawn.edges) == 2 for name in into)


def test_parallels_nest():
    drawn = flow("""\
        steps:
          - id: outer
            parallel:
              - - id: inner
                  parallel:
                    - - {do: 甲, by: 支委会}
                    - - {do: 乙, by: 支委会}
              - - {do: 丙, by: 党员大会}
        """)
    assert edges(drawn) == {
        *("start -> outer-split", "outer-split -> inner-split", "inner-split -> s3", "inner-split -> s4"),
        *("s3 -> inner-join", "s4 -> inner-join", "inner-join -> outer-join", "outer-split -> s5"),
        *("s5 -> outer-join", "outer-join -> end"),
    }
    assert list(nodes(drawn)) == [
        *("start", "outer-split", "inner-split", "s3", "s4", "inner-join", "s5", "outer-join", "end"),
    ]


def test_an_inner_parallel_that_ends_one_of_two_flows_merges_before_the_outer_join():
    drawn = flow("""\
        steps:
          - id: outer
            parallel:
              - - {decide: 甲, by: 支委会, outcomes: {是: next, 否: join}}
                - id: inner
                  parallel:
                    - - {do: 乙, by: 支委会}
                    - - {do: 丙, by: 支委会}
              - - {do: 丁, by: 党员大会}
        """)
    assert {"s2 -否-> merge-outer-join", "inner-join -> merge-outer-join", "s4 -> inner-join"} <= edges(drawn)
    assert sum(edge.target == "outer-join" for edge in drawn.edges) == 2


def test_a_loop_inside_a_branch_stays_inside():
    drawn = flow("""\
        steps:
          - parallel:
              - - {id: redo, do: 甲, by: 支委会}
                - {decide: 乙, by: 支委会, outcomes: {是: next, 否: redo}}
              - - {do: 丙, by: 党员大会}
        """)
    assert {"s1-split -> merge-redo", "s3 -否~> merge-redo", "s3 -是-> s1-join"} <= edges(drawn)


def test_stages_count_from_nothing_and_generated_nodes_stand_in_them():
    drawn = flow("""\
        stages:
          - title: 会前
            steps: [{id: prepare, do: 甲, by: 支委会}]
          - title: 会后
            steps:
              - {decide: 乙, by: 党员大会, outcomes: {是: next, 否: prepare}}
              - parallel:
                  - - {do: 丙, by: 支委会}
                  - - {do: 丁, by: 支委会}
        """)
    assert drawn.stages == ("会前", "会后")
    assert {node.id: node.stage for node in drawn.nodes} == {
        **dict.fromkeys(("start", "merge-prepare", "prepare"), 0),
        **dict.fromkeys(("s2", "s3-split", "s4", "s5", "s3-join", "end"), 1),
    }


def test_a_call_shows_the_title_of_what_it_calls_and_stands_in_the_lane_before():
    drawn = flow("""\
        steps:
          - {do: 甲, by: 党员大会}
          - {call: probation}
        """)
    node = next(node for node in drawn.nodes if node.id == "s2")
    assert (node.kind, node.text, node.lane) == ("call", "预备党员转正", "党员大会")


def test_outcomes_of_a_call_lead_on_by_the_ends_of_what_is_called():
    drawn = flow("""\
        steps:
          - {call: examine, by: 支委会, outcomes: {合格: next, 不合格: end 未通过}}
          - {do: 乙, by: 支委会}
        """)
    assert {"s1 -合格-> s2", "s1 -不合格-> end"} <= edges(drawn)


def test_a_first_call_without_a_role_stands_in_the_first_lane():
    drawn = flow("lanes: [基层党委, 支委会]\nsteps: [{call: probation}, {do: 乙, by: 支委会}]")
    assert [node.lane for node in drawn.nodes] == ["基层党委", "基层党委", "支委会", "支委会"]


def test_listed_lanes_are_all_drawn_in_their_order():
    assert flow("lanes: [党员大会, 申请人, 支委会]\nsteps: [{do: 甲, by: 支委会}]").lanes == (
        "党员大会",
        "申请人",
        "支委会",
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("within: 1个月", "1个月内"),
        ("within: 1个月 after first", "第1步后1个月内"),
        ("within: 半年 after start", "启动后6个月内"),
        ("at_least: 5个工作日", "至少5个工作日"),
        ("at_least: 5天 after first", "第1步后至少5日"),
        ("ahead: 7日 before last", "第3步前7日"),
        ("within: 1个月 after both", "汇合后1个月内"),
    ],
)
def test_limits_are_worded_shortly(written, shown):
    both = "- {id: both, parallel: [[{do: 丁, by: 支委会}], [{do: 戊, by: 支委会}]]}\n" if "both" in written else ""
    drawn = flow(f"""\
steps:
- {{id: first, do: 甲, by: 支委会}}
{both}- {{id: middle, do: 乙, by: 支委会, {written}}}
- {{id: last, do: 丙, by: 支委会}}
""")
    node = next(node for node in drawn.nodes if node.id == "middle")
    assert (node.limits, node.unverified) == ((shown,), ())


@pytest.mark.parametrize("source", ["confidence: C", "confidence: D", "confidence: A, verified: false"])
def test_a_limit_that_is_not_verified_says_so(source):
    drawn = flow(f"steps: [{{do: 甲, by: 支委会, within: {{value: 3日, {source}}}}}]")
    assert drawn.nodes[1].unverified == ("3日内",)


def test_a_limit_without_any_confidence_is_not_verified():
    drawn = flow("title: 例子\nbasis: 支部工作条例 11\nsteps: [{do: 甲, by: 支委会, within: 3日}]\n")
    assert drawn.nodes[1].unverified == ("3日内",)


def test_a_repetition_that_is_not_verified_says_so():
    drawn = flow("steps: [{do: 甲, by: 支委会, repeats: {value: 每季度, confidence: D}}]")
    assert (drawn.nodes[1].repeats, drawn.nodes[1].unverified) == ("每季度", ("每季度",))
    sure = flow("steps: [{do: 甲, by: 支委会, repeats: {value: 每季度, confidence: A}}]")
    assert sure.nodes[1].unverified == ()


def test_a_vote_stands_on_its_node_in_one_line():
    vote = "confidence: A, vote: {quorum: 应到 >= 4/5, pass: 实到 > 50%, ballot: secret}"
    assert flow(f"steps: [{{do: 选举, by: 党员大会, {vote}}}]").nodes[1].vote == "到会≥应到4/5；赞成>实到50%；无记名"


def test_each_share_of_a_vote_that_is_not_verified_says_so():
    shares = "quorum: {value: 应到 ≥ 4/5, confidence: C}, pass: {value: 实到 > 1/2, confidence: B}"
    drawn = flow(f"steps: [{{do: 选举, by: 党员大会, vote: {{{shares}, ballot: secret}}}}]")
    assert drawn.nodes[1].vote == "到会≥应到4/5（待核）；赞成>实到1/2；无记名"


def test_the_accountable_role_is_named_only_where_it_is_not_the_lanes():
    drawn = flow("""\
        steps:
          - {do: 甲, by: 支委会}
          - {do: 乙, by: 支委会, answers: 支部委员会}
          - {do: 丙, by: 支委会, answers: 党支部书记}
        """)
    assert [node.accountable for node in drawn.nodes if node.number] == ["", "", "党支部书记"]


def test_a_node_carries_what_its_step_says():
    drawn = flow("""\
        steps:
          - do: 甲
            by: 支委会
            records: [大会决议, 批复]
            repeats: 每季度
            optional: true
            control: true
            symbol: documents
            note: 说明
        """)
    node = drawn.nodes[1]
    assert (node.kind, node.records, node.repeats) == ("documents", ("大会决议", "批复"), "每季度")
    assert (node.optional, node.control, node.note) == (True, True, "说明")


def test_a_suffix_keeps_two_drawings_apart_and_addresses_lead_to_steps():
    made = process("steps: [{do: 甲, by: 支委会}]")
    drawn = flow_of(made, base(), lambda of, step: f"{of.name}/{step.id}", "-2")
    assert drawn.id == "example-2"
    assert [node.href for node in drawn.nodes] == ["", "example/s1", ""]


def test_the_description_counts_lanes_and_steps():
    summary = "title: 例子\nsummary: 一句话\nbasis: 支部工作条例 11\nconfidence: A\n"
    drawn = flow(f"{summary}steps: [{{do: 甲, by: 支委会}}, {{do: 乙, by: 党员大会}}]\n")
    assert drawn.description == "例子泳道流程图：2 条泳道，2 个步骤。一句话。"
