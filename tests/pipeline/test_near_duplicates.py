"""One joint release, posted by several publishers with small edits; every text is invented."""

from __future__ import annotations

from pipeline.resolve.near_duplicates import HOLDERS, Near, Sketched, find_near, likeness, sketch_of

FIGURE = (("arrests", 31),)
PARAGRAPHS = [
    f"In part {number} of the invented drill, teams number {number * 7} of the county walked along the {street} road"
    f" and wrote down every {thing} that somebody had left there on purpose for exercise {number * 13}."
    for number, (street, thing) in enumerate(
        [("harbor", "lantern"), ("orchard", "ladder"), ("canal", "rope"), ("quarry", "bucket"), ("station", "whistle")]
    )
]
JOINT = "\n".join(PARAGRAPHS)


def text_of(
    name: str, text: str, published: str | None = "2024-01-10", figures: tuple[tuple[str, int], ...] = FIGURE
) -> Sketched:
    return Sketched(name, f"source_of_{name}", published, sketch_of(text), frozenset(figures))


def edited(sheriff: str) -> str:
    return f"{sheriff} joins the drill\n{JOINT.replace('exercise 26', 'exercise twenty-six')}\nCall {sheriff}."


def test_five_postings_of_a_joint_release_lead_to_the_first_of_them() -> None:
    names = ["e", "d", "c", "b", "a"]
    texts = [text_of(name, edited(f"Example County {name}"), f"2024-01-1{at}") for at, name in enumerate(names)]
    assert list(find_near(texts, {})) == [Near(name, "e", same_figures=True) for name in ("d", "c", "b", "a")]


def test_other_figures_are_told() -> None:
    texts = [text_of("a", JOINT), text_of("b", edited("Example"), figures=(("arrests", 30),))]
    assert list(find_near(texts, {})) == [Near("b", "a", same_figures=False)]


def test_what_is_no_joint_release() -> None:
    first = text_of("a", JOINT)
    half = "\n".join([*PARAGRAPHS[:2], *(paragraph[::-1] for paragraph in PARAGRAPHS[2:])])
    assert list(find_near([first, text_of("b", JOINT)._replace(source_id=first.source_id)], {})) == []
    assert list(find_near([first, text_of("b", JOINT, "2024-02-11")], {})) == []
    assert list(find_near([first, text_of("b", half)], {})) == []
    assert list(find_near([first, text_of("b", JOINT)], {"b": "a"})) == []
    assert list(find_near([text_of("a", "Ten were arrested."), text_of("b", "Ten were arrested.")], {})) == []
    assert list(find_near([], {})) == []


def test_a_day_that_is_not_known_forbids_nothing() -> None:
    texts = [text_of("a", JOINT, None), text_of("b", JOINT, "2024-01"), text_of("c", JOINT, "2020-05-05")]
    assert [near.release_id for near in find_near(texts, {})] == ["b", "a"]


def test_boilerplate_proposes_nobody() -> None:
    """What very many texts hold is looked at by nobody: the work would grow with the square of their number."""
    texts = [text_of(f"r{number:03}", JOINT) for number in range(HOLDERS + 1)]
    assert list(find_near(texts, {})) == []
    assert len(list(find_near(texts[:-1], {}))) == HOLDERS - 1


def test_likeness_is_the_share_of_common_runs() -> None:
    assert likeness(sketch_of(JOINT), sketch_of(JOINT)) == 1
    assert likeness(sketch_of(JOINT), sketch_of(JOINT[::-1])) == 0
    assert likeness(sketch_of(JOINT), sketch_of("Too short.")) == 0
    assert 0.6 < likeness(sketch_of(JOINT), sketch_of(edited("Example"))) < 1
