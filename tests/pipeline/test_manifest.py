from __future__ import annotations

from pathlib import Path

from made import SOMEWHERE

from pipeline.manifest import Manifest, corpus_hash, hash_files, making, read_manifest, write_manifest
from pipeline.workspace import Settings


def test_a_hash_of_files_changes_with_names_and_bytes_and_not_with_compiled_code(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "a.yml").write_text("one")
    before = hash_files(folder)
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "a.pyc").write_bytes(b"compiled")
    assert hash_files(folder) == before
    (folder / "words.txt").write_text("two")
    assert hash_files(folder) != before
    (folder / "words.txt").unlink()
    (folder / "a.yml").rename(folder / "b.yml")
    assert hash_files(folder) != before


def test_a_corpus_hash_changes_with_what_is_stored_the_sources_and_the_settings() -> None:
    stored, sources, settings = [("a", 1)], {"somewhere": SOMEWHERE}, Settings()
    hashes = {
        corpus_hash(stored, sources, settings),
        corpus_hash([("a", 2)], sources, settings),
        corpus_hash(stored, {"somewhere": SOMEWHERE.model_copy(update={"place": "US"})}, settings),
        corpus_hash(stored, sources, Settings(max_document_bytes=1)),
    }
    assert len(hashes) == 4
    assert corpus_hash(list(stored), dict(sources), Settings()) in hashes


def test_a_manifest_comes_back_as_written_and_one_that_is_none_does_not(tmp_path: Path) -> None:
    made_of = making("corpus 1")
    manifest = Manifest(**made_of.model_dump(), counts_in={"releases": 1}, counts_out={}, tables={})
    write_manifest(tmp_path, manifest)
    assert read_manifest(tmp_path) == manifest
    assert manifest.same_making(made_of)
    assert not manifest.same_making(making("corpus 2"))
    (tmp_path / "manifest.json").write_text("{}")
    assert read_manifest(tmp_path) is None
    assert read_manifest(tmp_path / "nowhere") is None
