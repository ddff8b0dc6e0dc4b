"""Everything that this library raises on purpose.

    SummarizerError
    ├── UsageError               the caller's fault: fix the call and try again
    │   ├── InputError           a report that cannot be read or is empty
    │   └── SettingsError        a setting that makes no sense, or one that is missing
    ├── ModelError               the model's fault: its answer could not be used
    │   ├── AnswerCutOff         it hit the length limit; what could be read is kept
    │   ├── AnswerInvalid        it never fitted the schema, after every re-ask
    │   └── AnswerRefused        the model or its content filter declined to answer
    ├── CallWithheld             nobody's fault: not asked now, it may be later
    └── ProviderError            the provider's fault, or that of the way to it
        ├── ProviderUnreachable  no server, no network, or no answer in time
        ├── ProviderRefused      a wrong key, an unknown model, a rate limit, too much text
        └── LocalModelError      the embedded model cannot be fetched, read or started

Every message says what was wrong, where, and what to do about it.
"""


class SummarizerError(Exception):
    """The root: catch this one to catch everything below."""


class UsageError(SummarizerError):
    """The caller's fault."""


class InputError(UsageError):
    """A report that cannot be read, is empty, or is not text."""


class SettingsError(UsageError):
    """A setting that makes no sense, or one that is missing."""


class ModelError(SummarizerError):
    """The model's answer could not be used."""


class AnswerCutOff(ModelError):  # noqa: N818 - it reads as what happened
    """The answer ran into its length limit."""


class AnswerInvalid(ModelError):  # noqa: N818
    """No answer fitted the schema, after every re-ask."""


class AnswerRefused(ModelError):  # noqa: N818
    """The model, or a content filter, declined to answer."""


class CallWithheld(SummarizerError):  # noqa: N818
    """The model was not asked: the budget is spent, the job is stopping, or its turn comes."""


class ProviderError(SummarizerError):
    """The provider, or the way to it, failed."""


class ProviderUnreachable(ProviderError):  # noqa: N818
    """No server, no network, or no answer in time."""


class ProviderRefused(ProviderError):  # noqa: N818
    """The provider answered with a refusal: key, model name, rate limit or size.

    Attributes:
        of_one_report: Whether it refused what it was sent, and not whoever sends.
    """

    def __init__(self, message: str, *, of_one_report: bool = False) -> None:
        super().__init__(message)
        self.of_one_report = of_one_report


class LocalModelError(ProviderError):
    """The embedded model cannot be fetched, read or started."""
