"""The forms of signing in, in our words; what they check is allauth's."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms

from footprint.web.people import codes_used, too_often

PASSWORD_HINT = (
    "At least 12 characters. Three words that have nothing to do with each other do well."  # noqa: S105  # words for a page
)


def _worded(field: forms.Field, label: str, hint: str = "", **attrs: str) -> None:
    """Give a field our words, and the looks of the others."""
    field.label, field.help_text = label, hint
    autocomplete = field.widget.attrs.get("autocomplete", "off")
    field.widget.attrs = {"autocomplete": autocomplete, "spellcheck": "false", **attrs}


class SignIn(account.LoginForm):  # type: ignore[misc]  # allauth ships no types
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self.fields["login"], "Email address", autocomplete="username")
        _worded(self.fields["password"], "Password")
        self.fields["login"].error_messages["required"] = "Enter your email address"
        self.fields["password"].error_messages["required"] = "Enter your password"


class ForgottenPassword(account.ResetPasswordForm):  # type: ignore[misc]  # allauth ships no types
    """The address to send a link to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self.fields["email"], "Email address", autocomplete="username")
        self.fields["email"].error_messages["required"] = "Enter your email address"


class NewPassword(account.ResetPasswordKeyForm):  # type: ignore[misc]  # allauth ships no types
    """A new password, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self.fields["password1"], "New password", PASSWORD_HINT)
        _worded(self.fields["password2"], "New password again")


class ChangedPassword(account.ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """The password one has, and a new one, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self.fields["oldpassword"], "Password you have now")
        _worded(self.fields["password1"], "New password", PASSWORD_HINT)
        _worded(self.fields["password2"], "New password again")


class _Counted:
    """A form for a code, of which too many wrong ones lock the account for a while."""

    def clean_code(self) -> str:
        """Check the code, unless too many were wrong."""
        request = context.request
        if too_often.is_locked(request, self.user):  # type: ignore[attr-defined]  # allauth's form has it
            raise ImmediateHttpResponse(too_often.page(request))
        try:
            code = str(super().clean_code())  # type: ignore[misc]  # allauth's form has it
            if self._is_of_app() and not codes_used.use(self.user.pk, code):  # type: ignore[attr-defined]  # allauth's form has it
                raise get_adapter().validation_error("incorrect_code")
        except forms.ValidationError:
            too_often.count_wrong_code(request, self.user)  # type: ignore[attr-defined]  # allauth's form has it
            raise
        return code

    def _is_of_app(self) -> bool:
        found: Authenticator = self.authenticator  # type: ignore[attr-defined]  # allauth's form sets it
        return bool(found.type == Authenticator.Type.TOTP)


class Code(_Counted, mfa.AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The code of an authenticator app, or a recovery code, to sign in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], "Six-digit code, or a recovery code")


class CodeAgain(_Counted, mfa.ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The same once more, for what must not be done from a screen left open."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], "Six-digit code, or a recovery code")


class FirstCode(totp.ActivateTOTPForm):  # type: ignore[misc]  # allauth ships no types
    """The first code of a new authenticator app."""

    def clean_code(self) -> str:
        """Check the code, and note that it was used."""
        code = str(super().clean_code())
        codes_used.use(self.user.pk, code)
        return code

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self.fields["code"], "Six-digit code that the app shows now")


class NewPasskey(webauthn.AddWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A name for a passkey; the browser adds the rest."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(
            self.fields["name"],
            "Name",
            "So that you can tell it from another, such as “work phone”.",
        )


def _code(field: forms.Field, label: str) -> None:
    _worded(field, label, autocomplete="one-time-code", inputmode="numeric")
    field.error_messages["required"] = "Enter the code"
