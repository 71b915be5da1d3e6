"""Whatever values a file holds, its model tells findings inside the file and never fails otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Span
from generator.model.base import Model, construct
from generator.model.document import KINDS
from generator.model.salvage import salvage
from generator.source.value import Items, Table, Text

TEXTS = (
    *(
        "",
        " ",
        "true",
        "s1",
        "a",
        "next",
        "end",
        "end 完",
        "join",
        "A",
        "public",
        "项目型",
        "应到 > 1/2",
        "1个月 after a",
    ),
    *(
        "1月",
        "3人",
        "党章 5",
        "18",
        "2026-01-01",
        "2026-13-40",
        "P01",
        "F01",
        "post",
        "record",
        "choice",
        "steps",
        "所",
    ),
    *("9" * 5000, "9" * 5000 + "年", "党章 " + "9" * 5000, "1-", "@", "２日", "\u0661\u0662", "党委会", "x" * 70),
)


def keys_near(model: type[Model]) -> set[str]:
    """The keys of a model and of all models of its module."""
    below = [kind for kind in every_model(Model) if kind.__module__ == model.__module__]
    return {key for kind in (model, *below) for key in kind.keys()}  # noqa: SIM118 - a method of models


def every_model(model: type[Model]) -> list[type[Model]]:
    return [inner for kind in model.__subclasses__() for inner in (kind, *every_model(kind))]


def placed(value: Any, line: list[int]) -> Any:
    """The value with a place of its own for every node, each on a line of its own."""
    line[0] += 1
    first = line[0]
    if isinstance(value, str):
        return Text(value, Span("f.yml", first, 1, first, len(value) + 1))
    if isinstance(value, list):
        items = [placed(item, line) for item in value]
        return Items(items, Span("f.yml", first, 1, line[0] + 1, 1))
    entries = {placed(key, line): placed(inner, line) for key, inner in value.items()}
    return Table(entries, Span("f.yml", first, 1, line[0] + 1, 1))


def tables(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    keys = st.sampled_from([*sorted(keys_near(KINDS[kind])), "except", "否", "foo"])
    values = st.recursive(
        st.sampled_from(TEXTS),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=6),
        max_leaves=30,
    )
    required = {name: field for name, field in KINDS[kind].model_fields.items() if field.is_required()}
    return st.tuples(
        st.fixed_dictionaries({field.alias or name: values for name, field in required.items()}),
        st.dictionaries(keys, values, max_size=8),
    ).map(lambda pair: {**pair[0], **pair[1]})


@pytest.mark.parametrize("kind", KINDS)
def test_any_values_give_findings_inside_the_file(kind):
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=tables(kind))
    @example(data={})
    @example(data={"kind": kind})
    def check(data):
        table = placed(data, [0])
        model, findings = construct(KINDS[kind], table)
        assert model is not None or findings or has_blank(table)
        assert all(found.span.path == "f.yml" for found in findings)
        left, lost = salvage(KINDS[kind], table, (), "f")
        assert (left == model) if model is not None else lost.keys

    check()


def has_blank(value: Any) -> bool:
    if isinstance(value, Text):
        return not value.strip()
    return any(has_blank(inner) for inner in (value if isinstance(value, Items) else [*value, *value.values()]))
