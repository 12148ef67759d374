"""How allauth is told our rules: no sign-up, one answer for all refusals, sealed secrets."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from qrcode.image.svg import SvgPathImage
from qrcode.main import QRCode

from footprint.operations import people
from footprint.web.people.sign_in import SECOND_FACTORS, account_of
from footprint.web.people.too_often import page as too_often
from footprint.web.shared.asking import now
from footprint.web.shared.proving import has_just_proved

WRONG = "The email address and password do not match an account in use."
SAID = {
    "account/messages/password_changed.txt": "Your password is changed.",
    "mfa/messages/totp_activated.txt": "Your authenticator app is set up.",
    "mfa/messages/totp_deactivated.txt": "Your authenticator app is removed.",
    "mfa/messages/webauthn_added.txt": "Your passkey is set up.",
    "mfa/messages/webauthn_removed.txt": "Your passkey is removed.",
    "mfa/messages/recovery_codes_generated.txt": "You have new recovery codes.",
}
"""What is said on the next page, in our words; whatever allauth would say besides is not said."""
TOLD = {
    "account/email/password_changed": "Your password was changed.",
    "account/email/password_reset": "A new password was chosen, by a link in a mail.",
    "mfa/email/recovery_codes_generated": "New recovery codes were made; the old no longer work.",
    "mfa/email/totp_activated": "An authenticator app was set up.",
    "mfa/email/totp_deactivated": "The authenticator app was removed.",
    "mfa/email/webauthn_added": "A passkey was set up.",
    "mfa/email/webauthn_removed": "A passkey was removed.",
}
"""What is told by mail, so that a change one did not make is noticed."""
CHANGED = "How you sign in was changed."


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts are made by an administrator, and every refusal to sign in reads the same."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": WRONG,
        "enter_current_password": "Enter the password you have now.",
        "invalid_password_reset": "This link does not work.",
        "incorrect_code": "The code is not right.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Check a password; an account that is switched off is answered like none at all."""
        try:
            self.pre_authenticate(request, **credentials)
        except ValidationError as fault:
            raise ImmediateHttpResponse(too_often(request)) from fault
        account: AbstractBaseUser | None = authenticate(request, **credentials)
        AuthenticationBackend.unstash_authenticated_user()
        if account:
            self._rollback_login_failed_rl_usage()
        return account

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Never reached by way of the form; a link into the middle starts again."""
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))

    def send_password_reset_mail(
        self, user: AbstractBaseUser, email: str, context: dict[str, Any]
    ) -> None:
        """Put a link into the outbox; it goes to the account's own address, whatever was typed."""
        people.send_password_link(user_id=user.pk, at=now())

    def send_notification_mail(
        self, template_prefix: str, user: AbstractBaseUser, *_: object, **__: object
    ) -> None:
        """Tell somebody by mail what was changed about how they sign in."""
        people.tell_of_change(user_id=user.pk, what=TOLD.get(template_prefix, CHANGED), at=now())

    def is_reauthentication_required(self, *, app: str, **_: object) -> bool:
        """Ask for a fresh second factor, once there is one."""
        account = account_of(self.request)
        enrolled = account is not None and is_mfa_enabled(account, SECOND_FACTORS)
        return enrolled and not has_just_proved(self.request)

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict[str, str]]:
        """A second factor is proved again; a password alone proves nothing new."""
        return [{"id": "mfa_reauthenticate", "url": reverse("mfa_reauthenticate")}]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say on the next page what was done, in our words."""
        words = message or SAID.get(message_template or "", "")
        if words:
            super().add_message(request, level, extra_tags=extra_tags, message=words)


class SecondFactors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Second factors are sealed in the database, and the last cannot be removed."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "The code is not right. Wait for the next one and try again.",
        "cannot_delete_authenticator": "This is your only second factor. Set up another first.",
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret for the database."""
        return people.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret."""
        return people.opened(encrypted_text)

    def get_totp_issuer(self) -> str:
        """Name the app as the authenticator app will list it."""
        return f"Footprint {settings.COUNCIL_NAME}"

    def build_totp_svg(self, url: str) -> str:
        """Draw the square an authenticator app reads, as SVG without any style."""
        square = QRCode(border=4, image_factory=SvgPathImage)
        square.add_data(url)
        return str(square.make_image().to_string(encoding="unicode"))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Refuse to remove the last second factor."""
        others = Authenticator.objects.filter(
            user_id=authenticator.user_id, type__in=SECOND_FACTORS
        )
        return bool(others.exclude(pk=authenticator.pk).exists())

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Authenticator.Type,  # noqa: A002  # allauth's own name for it
    ) -> str:
        """Name a passkey until its owner does."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {number + 1}"
