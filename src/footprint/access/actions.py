"""What can be done in the app: each page and each operation names one of these."""

from __future__ import annotations

from footprint.terms.words import Coded


class Action(Coded):
    """One thing somebody may or may not do; the label completes "You may not ..."."""

    # with one child
    FIND = "find", "search for children"
    LIST = "list", "see lists of children"
    OPEN = "open", "open this child's record"
    REVEAL = "reveal", "see where this child is"
    ADD_ENTRY = "add entry", "add to the IRO's footprint"
    CORRECT = "correct", "change what is recorded about this child"
    GIVE_NOTICE = "give notice", "give the IRO a notice"
    SEND_LINK = "send link", "send links by mail"
    ANSWER_NOTICE = "answer notice", "answer a notice"
    BOOK_REVIEW = "book review", "book, move or call off a review"
    HOLD_REVIEW = "hold review", "record that a review was held"
    ALLOCATE = "allocate", "choose a child's IRO"
    RECORD_ARRIVAL = "record arrival", "record that a child came into care"
    TELL_CHILD = "tell child", "tell a child who their IRO is"
    RESTRICT = "restrict", "restrict a record, or open it again"
    BREAK_GLASS = "break glass", "break the glass"
    SEE_LOOKS = "see looks", "see who looked at this child"
    # of the service
    SEE_OWN_WORK = "see own work", "see this page"
    SEE_OWN_LOOKS = "see own looks", "see what you have looked at"
    DECLARE_CONFLICT = "declare conflict", "declare that you know a family"
    SEE_DIARY = "see diary", "see the diary of reviews"
    SEE_CASELOADS = "see caseloads", "see the caseloads of officers"
    KEEP_WORKFORCE = "keep workforce", "record working time and absence"
    SET_PRACTICE = "set practice", "set local practice and holidays"
    PREVIEW_IMPORT = "preview import", "look at a file before it is brought in"
    COMMIT_IMPORT = "commit import", "bring a file in"
    EXPORT_LIST = "export list", "export a list of children"
    SEE_ODD_LOOKS = "see odd looks", "see odd looks"
    REVIEW_BREAK_GLASS = "review break glass", "judge broken glass"
    KEEP_ACCOUNTS = "keep accounts", "manage accounts and roles"
    SEE_ACCOUNTS = "see accounts", "see the accounts and their roles"
    PROPOSE_ROLE = "propose role", "propose a role"
    REFUSE_ROLE = "refuse role", "refuse a role that was proposed"
    CONFIRM_ROLE = "confirm role", "confirm a privileged role"
    SEE_FIGURES = "see figures", "see the figures of the service"
