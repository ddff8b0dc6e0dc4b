"""Say in one sentence what a provider, or the way to it, did wrong, and what to do about it.

A provider's own words are quoted to the user at most; they never reach a prompt.
"""

from __future__ import annotations

import re

import openai

from summarizer.errors import ProviderError, ProviderRefused, ProviderUnreachable

_LONGEST_QUOTE = 200
_SHORTEST_KEY = 8  # a placeholder such as "none" is no secret
_SECRET = re.compile(r"\b(?:sk|gsk|xai|hf|key|tok)[-_][\w*-]{6,}|\bAIza[\w*-]{6,}")


def provider_error(error: Exception, model: str, where: str, key: str = "") -> ProviderError:
    """Translate what the SDK raised; the key that was sent is never repeated."""
    said = _quoted(error, key)
    server = f"the server {where}"
    match error:
        case openai.APITimeoutError():
            return ProviderUnreachable(
                f"{server} did not answer in time: try again, or set SUMMARIZER_TIMEOUT higher"
            )
        case openai.APIConnectionError():
            return ProviderUnreachable(
                f"no answer from {server}: is it running, and is the address right?"
            )
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return ProviderRefused(f"{server} refused the key: set OPENAI_API_KEY to a valid one")
        case openai.NotFoundError():
            return _not_found(error, model, server, said)
        case openai.RateLimitError():
            return ProviderRefused(
                f"{server} says the rate limit or the quota is used up: "
                f"try again later, or lower SUMMARIZER_CONCURRENCY{said}"
            )
        case openai.BadRequestError():
            return _bad_request(error, model, where, said)
        case openai.APIStatusError():
            return ProviderError(
                f"{server} failed with status {error.status_code}, after retries: "
                f"try again later{said}"
            )
        case _:
            return ProviderError(f"{server} gave an answer that cannot be read{said}")


def _not_found(error: openai.NotFoundError, model: str, server: str, said: str) -> ProviderRefused:
    """Servers say 404 of a model that they do not have, and of an address that they do not have."""
    if "model" in f"{error.code} {error.message}".lower():
        return ProviderRefused(
            f"{server} knows no model {model!r}: set SUMMARIZER_MODEL to one it serves{said}"
        )
    asked = error.response.request.url.path
    usual = "" if "/v1/" in asked else ", which ends in /v1 for most servers"
    return ProviderRefused(
        f"{server} has nothing at {asked}: put SUMMARIZER_BASE_URL (--base-url) right{usual}; "
        f"if it is right, SUMMARIZER_MODEL={model} is none that it serves{said}"
    )


def _bad_request(
    error: openai.BadRequestError, model: str, where: str, said: str
) -> ProviderRefused:
    text = f"{error.code} {error.message}".lower()
    if "context" in text and re.search(r"length|window|size|exceed|too (?:long|large)", text):
        return ProviderRefused(
            f"the report does not fit the window of {model!r} {where}: "
            f"set SUMMARIZER_WINDOW to the window's size in tokens{said}",
            of_one_report=True,
        )
    if "temperature" in text:
        return ProviderRefused(
            f"{model!r} {where} takes no temperature: set SUMMARIZER_TEMPERATURE=none{said}"
        )
    if "response_format" in text or "json_schema" in text:
        return ProviderRefused(
            f"{model!r} {where} cannot keep to a JSON schema: "
            f"set SUMMARIZER_ANSWERS=tools or SUMMARIZER_ANSWERS=json{said}"
        )
    return ProviderRefused(f"the server {where} refused the request{said}", of_one_report=True)


def _quoted(error: Exception, key: str) -> str:
    """What the provider said, shortened, on one line, without anything that looks like a key."""
    message = getattr(error, "body", None)
    if isinstance(message, dict):
        message = message.get("message")
    if not isinstance(message, str) or not message.strip():
        return ""
    plain = _SECRET.sub("[key]", " ".join(message.split()))
    if len(key) >= _SHORTEST_KEY:
        plain = plain.replace(key, "[key]")
    return f' (it said: "{plain[:_LONGEST_QUOTE]}")'
