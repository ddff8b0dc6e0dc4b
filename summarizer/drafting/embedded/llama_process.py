"""The process that runs llama.cpp's server: started by `server`, ends with its parent.

It runs as a script, so it imports nothing of this package. It reads one line of JSON, what to
serve, and writes one line of JSON, where it serves or why it cannot; then it serves until its
standard input closes, which also happens when the parent dies without saying goodbye.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any, TextIO

LOG_ERRORS_ONLY = 1
# Some 18,000 tokens of this model: a report's prompt that another report's pushed out of the one
# slot is read back from memory instead of being computed again.
PROMPT_CACHE_MIB = 512
# A draft of this many tokens costs about as much as one token on a processor, and the model's
# answers repeat the report and their own field names: measured 1.2 times faster in writing.
DRAFT_TOKENS = 8
DRAFT_AFTER_TOKENS = 3


def main() -> None:
    """Serve what the parent orders, until it closes our standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    answer = _take_standard_output()
    order = json.loads(sys.stdin.readline())
    _volunteer_for_memory_killer()
    try:
        server = _serve(order)
    except Exception as problem:  # noqa: BLE001 - whatever it is, the parent must hear it
        print(json.dumps({"error": str(problem)}), file=answer, flush=True)
        return
    print(json.dumps({"address": server.listening_address}), file=answer, flush=True)
    sys.stdin.read()
    # Closing the server waits for its running requests, and nobody wants their answers any more.
    os._exit(0)


def _take_standard_output() -> TextIO:
    """Keep standard output for the one answer; what llama.cpp prints goes to the log."""
    answer = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answer


def _volunteer_for_memory_killer() -> None:
    """Let Linux, when memory runs out, end this process and not the user's."""
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500", "ascii")


def _serve(order: dict[str, Any]) -> Any:
    import xllamacpp  # noqa: PLC0415 - a failure to import it is answered like any other

    return xllamacpp.Server(_parameters(xllamacpp, order))


def _parameters(xllamacpp: Any, order: dict[str, Any]) -> Any:
    settings = xllamacpp.CommonParams()
    settings.model.path = order["path"]
    settings.model_alias = {order["model"]}
    settings.api_keys = [order["api_key"]]
    settings.hostnames = ["127.0.0.1"]
    settings.port = 0  # the system chooses a free one
    settings.n_ctx = order["context_tokens"]
    settings.n_parallel = 1  # more at a time would share the same few cores, and the context
    settings.n_gpu_layers = 0
    settings.fit_params = False  # it would load the model twice to find what we already say
    settings.ui = False
    settings.verbosity = LOG_ERRORS_ONLY
    settings.cache_ram_mib = PROMPT_CACHE_MIB
    if (cores := _cores()) < (os.cpu_count() or 1):
        settings.cpuparams.n_threads = cores
        settings.cpuparams_batch.n_threads = cores
    _speculate(settings.speculative, xllamacpp)
    return settings


def _speculate(speculative: Any, xllamacpp: Any) -> None:
    """Draft the next tokens from what the prompt and the answer said before."""
    kind = xllamacpp.common_speculative_type.COMMON_SPECULATIVE_TYPE_NGRAM_MAP_K
    speculative.types = [kind]
    speculative.ngram_map_k.size_n = DRAFT_AFTER_TOKENS
    speculative.ngram_map_k.size_m = DRAFT_TOKENS


def _cores() -> int:
    """Count the cores that this process may use; a container may have fewer than the machine."""
    allowed = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    try:
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text("ascii").split()
        return max(1, min(allowed, round(int(quota) / int(period))))
    except (OSError, ValueError):  # no such limit
        return allowed


if __name__ == "__main__":
    main()
