"""Addresses of signing in, and of one's own account.

Each of allauth's pages that is used is named here; the others do not exist.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base.views import authenticate
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp.views import deactivate_totp
from django.db.transaction import non_atomic_requests
from django.urls import path, re_path

from footprint.web.people import accounts, link, links, second_factor, step_up, views

# What was tried is counted at once, whatever becomes of the request that tried it.
urlpatterns = [
    path("sign-in/", non_atomic_requests(account.login), name="account_login"),
    path("sign-in/code/", non_atomic_requests(authenticate), name="mfa_authenticate"),
    path("sign-out/", account.logout, name="account_logout"),
    path("password/forgotten/", account.password_reset, name="account_reset_password"),
    path("password/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/set/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("account/", views.my_account, name="my-account"),
    # allauth looks for its own pages by these names
    path("account/", views.my_account, name="mfa_index"),
    path("account/", views.my_account, name="mfa_list_webauthn"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/sign-out-elsewhere/", views.sign_out_elsewhere, name="sign-out-elsewhere"),
    path("account/prove/", step_up.prove, name="mfa_reauthenticate"),
    path("account/second-factor/", second_factor.enrol, name="enrol"),
    path("account/app/", second_factor.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("account/app/remove/", deactivate_totp, name="mfa_deactivate_totp"),
    path("account/passkey/", second_factor.SetUpPasskey.as_view(), name="mfa_add_webauthn"),
    path(
        "account/passkey/<int:pk>/remove/",
        second_factor.RemovePasskey.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("account/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(
        "account/codes/download/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("account/words/", views.words, name="words-kept"),
    path("account/words/<int:words_id>/drop/", views.words_dropped, name="words-dropped"),
    # a link that came by mail
    path("link/", link.link, name="link"),
    path("link/code/", link.code, name="link-code"),
    path("link/done/", link.done, name="link-done"),
    path("link/<str:token>/", link.opened, name="link-opened"),
    path("children/<uuid:public_id>/links/", links.links, name="links"),
    path(
        "children/<uuid:public_id>/links/<int:link_id>/back/",
        links.take_back,
        name="take-link-back",
    ),
    # for those who keep accounts
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/invite/", accounts.invite, name="invite"),
    path("accounts/<int:person_id>/", accounts.account, name="account"),
    path("accounts/<int:person_id>/role/", accounts.give_role, name="give-role"),
    path("accounts/<int:person_id>/role/<int:held_id>/end/", accounts.end_role, name="end-role"),
    path("accounts/<int:person_id>/<slug:what>/", accounts.change, name="change-account"),
    path(
        "accounts/proposed/<int:proposal_id>/confirm/", accounts.confirm_role, name="confirm-role"
    ),
    path("accounts/proposed/<int:proposal_id>/refuse/", accounts.refuse_role, name="refuse-role"),
]
