"""What is seen around a place, as rows of the table of weights."""

from __future__ import annotations

import numpy

from proofreading.expected.model.slots import Numbers, Slots, Text, around

_MIX = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1)


def _row(template: int, bits: int, *parts: Numbers) -> Numbers:
    """Return the rows for the values `parts` of one template."""
    mixed = numpy.full(parts[0].shape, template * 0x632BE5AB & 0xFFFFFFFF, numpy.uint32)
    for factor, part in zip(_MIX, parts, strict=False):
        mixed = (mixed ^ part.astype(numpy.uint32)) * numpy.uint32(factor)
        mixed ^= mixed >> numpy.uint32(15)
    return (mixed >> numpy.uint32(32 - bits)).astype(numpy.int64)


def features(text: Text, found: Slots, bits: int) -> Numbers:
    """Return the rows (places x templates) of a table of 2 ** bits rows."""
    left, right = found.left, found.right
    seen = around(text, found)
    word, ending, group = text.word, text.ending, text.group
    noun, noun_group = word[left], group[left]
    before, earlier = word[left - 1], group[left - 2]
    after, after_group = word[right], group[right]
    later_word, later_group = word[numpy.minimum(right + 1, len(word) - 1)], None
    later_group = group[numpy.minimum(right + 1, len(word) - 1)]
    head, voice = seen.predicate, seen.voice
    own = seen.before * 16 + seen.before_two
    rest = seen.between * 16 + seen.last
    templates = (
        (noun,),
        (noun_group, after_group),
        (after,),
        (after_group, later_group),
        (noun, after),
        (noun_group, after),
        (noun, after_group),
        (before, noun),
        (ending[left - 1], noun, after_group),
        (before, noun, after),
        (head, voice),
        (noun, head),
        (noun, head, voice),
        (noun_group, head, voice),
        (head, voice, own),
        (head, voice, rest),
        (head, voice, seen.before, seen.last, seen.distance),
        (after, later_word),
        (ending[right], ending[numpy.minimum(right + 1, len(word) - 1)], later_group),
        (earlier, group[left - 1], noun_group, after_group, later_group),
        (noun, voice, seen.before),
        (noun_group, own, seen.distance, seen.beyond),
        (noun, after, later_word),
        (before, noun_group, after, later_word),
        (noun_group, head, voice, seen.beyond, own),
        (noun_group, after_group, own, rest),
        (word[left - 2], before, noun, after),
        (before, after),
        (noun, head, seen.between),
    )
    return numpy.stack(
        [_row(number, bits, *parts) for number, parts in enumerate(templates)], axis=1
    )
