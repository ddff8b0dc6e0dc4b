"""Which model the settings name and where it runs: told before anything is sent.

A report leaves the machine only when `model` or `base_url` names a provider. A key that
happens to be set is not consent.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

from summarizer.errors import SettingsError
from summarizer.settings import Settings

OPENAI_URL = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where reports go.

    Attributes:
        kind: "embedded" (nothing leaves the machine), "server" (an OpenAI-compatible address)
            or "provider" (one that instructor knows by name).
        model: The name that the model goes by there.
        url: The address of a server, else "".
    """

    kind: Literal["embedded", "server", "provider"]
    model: str
    url: str = ""

    @property
    def where(self) -> str:
        """The place in words, without any user name or password of the address."""
        if self.kind == "embedded":
            return "on this machine"
        if self.kind == "provider":
            return f"at {self.model.partition('/')[0]}"
        return f"at {urlsplit(self.url).netloc.rpartition('@')[2]}"

    @property
    def stays_here(self) -> bool:
        """Whether it is this machine, so that no report leaves it."""
        if self.kind == "embedded":
            return True
        host = urlsplit(self.url).hostname or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost" or host.endswith(".localhost")


def destination(settings: Settings) -> Destination:
    """Where the settings send reports.

    `OPENAI_BASE_URL` is honoured for models that are named `openai/…`: a desk that routes all
    of its traffic over a gateway must not be led around it.

    Raises:
        SettingsError: They name a model without saying whose it is, or a server without a model.
    """
    if settings.is_local:
        return Destination("embedded", settings.model_file.stem if settings.model_file else "local")
    if settings.base_url:
        place = Destination("server", settings.model or "", settings.base_url)
        if not settings.model:
            raise SettingsError(
                f"which model of the server {place.where} is meant? "
                "Set SUMMARIZER_MODEL to a name that it serves"
            )
        return place
    provider, _, name = (settings.model or "").partition("/")
    if not name:
        raise SettingsError(
            f"{settings.model!r} does not say whose model it is: write provider/model, "
            f"for instance openai/{settings.model}, or give its server as SUMMARIZER_BASE_URL"
        )
    if provider == "openai":
        return Destination("server", name, os.environ.get("OPENAI_BASE_URL") or OPENAI_URL)
    return Destination("provider", settings.model or "")
