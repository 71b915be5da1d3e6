"""Where a number comes from: what a process, a stage, a step and a quantity say, and what each takes from above."""

from __future__ import annotations

from generator.model.basis import Basis, Citation
from generator.model.process import UNVERIFIED, Source
from generator.model.process_file import ProcessFile, StageFile, StepFile
from generator.model.sourced import Quantity


def source_of(file: ProcessFile) -> Source:
    """What a process says for everything in it."""
    return _source(file.basis or (), str(file.confidence or ""), verified=True)


def inherit(holder: StageFile | StepFile | Quantity, above: Source, first: tuple[Basis, ...]) -> Source:
    """What a holder of ``basis`` and ``confidence`` says itself, and from above what it does not say.

    Bare articles belong to ``first``, the basis of the process. What says ``verified: false`` is not verified.
    """
    confidence = str(holder.confidence or above.confidence)
    basis = above.basis if holder.basis is None else _named(holder.basis, first)
    return _source(basis, confidence, verified=not isinstance(holder, Quantity) or holder.verified is not False)


def _source(basis: tuple[Basis, ...], confidence: str, *, verified: bool) -> Source:
    return Source(basis, confidence, verified and confidence not in UNVERIFIED)


def _named(basis: tuple[Basis, ...], first: tuple[Basis, ...]) -> tuple[Basis, ...]:
    """The sources, bare articles with the name of the first regulation of the process."""
    citation = next((one for one in first if isinstance(one, Citation) and one.name), None)
    if citation is None:
        return basis
    return tuple(one.of(citation) if isinstance(one, Citation) else one for one in basis)
