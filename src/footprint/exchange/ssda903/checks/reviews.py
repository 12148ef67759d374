"""Checks of reviews: the seven public rules that look across cells, and what nobody else checks."""

from __future__ import annotations

from footprint.exchange.ssda903.checks.definition import Check

CODED = Check(
    "167",
    "A review whose participation code is blank or is none",
    "REVIEW_CODE",
    "Child {child}'s review of {review} has no participation code.",
    "Enter PN0 to PN7; until then it is left out of the figures on participation.",
    """
    SELECT source, file, row, child, review, review_code AS value
    FROM returned_reviews
    WHERE review_code IS NULL
    """,
)

_ONLY_SHORT_BREAKS = """
    SELECT source, child
    FROM returned_episodes
    GROUP BY ALL
    HAVING bool_and(coalesce(ls, '') IN ('V3', 'V4'))
"""
SHORT_BREAKS_REVIEW = Check(
    "399",
    "A review, or motherhood, of a child who only has short breaks",
    "REVIEW",
    "Child {child} has only short breaks (V3 or V4) in this return, and a review on {value}.",
    "Take the review out, or mend the legal status; short breaks have no reviews in the return.",
    f"""
    SELECT source, file, row, child, review AS value
    FROM returned_reviews
    SEMI JOIN ({_ONLY_SHORT_BREAKS}) USING (source, child)
    """,  # noqa: S608  our own text
)
SHORT_BREAKS_MOTHER = Check(
    "399",
    "A review, or motherhood, of a child who only has short breaks",
    "MOTHER",
    "Child {child} has only short breaks (V3 or V4) in this return, and MOTHER is filled.",
    "Clear MOTHER, or mend the legal status.",
    f"""
    SELECT source, file, row, child, mother::INTEGER AS value
    FROM returned_header
    SEMI JOIN ({_ONLY_SHORT_BREAKS}) USING (source, child)
    WHERE mother IS NOT NULL
    """,  # noqa: S608  our own text
)
OLDER_THAN_FOUR = Check(
    "440",
    "Under four by its code, four or older by the date of birth",
    "REVIEW_CODE",
    "Child {child}, born on {dob}, was over four at the review of {review}, but its code says "
    "under four.",
    "Enter PN1 to PN7, or mend the date of birth.",
    """
    SELECT source, file, row, child, dob, review, review_code AS value
    FROM aged_reviews
    WHERE review_code = 'PN0' AND review > turned_4_on
    """,
)
YOUNGER_THAN_FOUR = Check(
    "441",
    "Four or older by its code, under four by the date of birth",
    "REVIEW_CODE",
    "Child {child}, born on {dob}, was under four at the review of {review}, but its code is for "
    "children of four or more.",
    "Enter PN0, or mend the date of birth.",
    """
    SELECT source, file, row, child, dob, review, review_code AS value
    FROM aged_reviews
    WHERE review_code <> 'PN0' AND review < turned_4_on
    """,
)
BORN_OTHERWISE = Check(
    "INT17",
    "A review whose date of birth differs from the child's",
    "DOB",
    "Child {child} was born on {value} by this review, and on {header_dob} by Header.",
    "Mend whichever is wrong; Header's is used.",
    """
    WITH born AS (
        SELECT source, child, max(dob) AS header_dob, list(dob) AS dobs
        FROM returned_header
        WHERE dob IS NOT NULL
        GROUP BY ALL
    )
    SELECT source, file, row, child, header_dob, dob AS value
    FROM returned_reviews
    JOIN born USING (source, child)
    WHERE dob IS NOT NULL AND NOT list_contains(dobs, dob)
    """,
)
OUTSIDE = Check(
    "FP-V1",
    "A review outside every looked-after period",
    "REVIEW",
    "Child {child} had a review on {value}, but {because}.",
    "Mend the review's date, or the episodes around it; until then the review is not used.",
    """
    SELECT
        source,
        file,
        row,
        held.child,
        review AS value,
        CASE
            WHEN before.child IS NOT NULL
                THEN 'care had ended on ' || strftime(before.ended_on, '%-d %b %Y')
            WHEN first_on IS NOT NULL
                THEN 'care began only on ' || strftime(first_on, '%-d %b %Y')
            ELSE 'no episode makes a looked-after period for this child'
        END AS because
    FROM returned_reviews AS held
    JOIN checked_sources USING (source)
    ASOF LEFT JOIN seen_periods AS before
        ON held.child = before.child AND held.review >= before.period_start
    LEFT JOIN (SELECT child, min(period_start) AS first_on FROM seen_periods GROUP BY child)
        AS began ON began.child = held.child
    WHERE review <= last_day AND (before.child IS NULL OR review > before.ended_on)
    """,
)
TWO_CODES = Check(
    "FP-V2",
    "Two participation codes for one review",
    "REVIEW_CODE",
    "Child {child} has different codes for the review of {review}: {codes}. The last is used.",
    "Keep one; of several returns the later one's is used, within one the lower row's.",
    """
    WITH doubted AS (
        SELECT child, review
        FROM returned_reviews
        GROUP BY ALL
        HAVING min(coalesce(review_code, '')) <> max(coalesce(review_code, ''))
    )
    SELECT
        arg_max(source, (source, row)) AS source,
        arg_max(file, (source, row)) AS file,
        arg_max(row, (source, row)) AS row,
        child,
        review,
        coalesce(arg_max_null(review_code, (source, row)), 'none') AS value,
        string_agg(
            coalesce(review_code, 'none') || ' (' || file || ' row ' || row || ')', ', '
            ORDER BY source, row
        ) AS codes
    FROM returned_reviews
    SEMI JOIN doubted USING (child, review)
    GROUP BY child, review
    """,
)
REPEATED = Check(
    "FP-V3",
    "The same review more than once",
    "REVIEW",
    "Child {child}'s review of {value} stands {times} times in this return, in rows {rows}.",
    "Leave one; it is counted once.",
    """
    SELECT
        source,
        arg_max(file, row) AS file,
        max(row) AS row,
        child,
        review AS value,
        count(*) AS times,
        string_agg(row, ', ' ORDER BY row) AS rows
    FROM returned_reviews
    GROUP BY source, child, review
    HAVING count(*) > 1 AND count(DISTINCT coalesce(review_code, '')) = 1
    """,
)
FUTURE = Check(
    "FP-V4",
    "A review after the return's year",
    "REVIEW",
    "Child {child}'s review of {value} is after {last_day}, the last day of this return.",
    "Mend the date, or send it with the return of its year; by that day it was not held.",
    """
    SELECT source, file, row, child, review AS value, last_day
    FROM returned_reviews
    JOIN checked_sources USING (source)
    WHERE review > last_day
    """,
)
FIRST_MISSING = Check(
    "FP-V5",
    "No first review",
    "DECOM",
    "Child {child} became looked after on {value}; the first review was due by {due_by}, and none "
    "is in the return.",
    "Enter the review if it was held; if it was not, it is counted as outstanding.",
    """
    SELECT source, file, row, begun.child, period_start AS value, due_by
    FROM seen_duties
    JOIN standing_episodes AS begun
        ON begun.child = seen_duties.child AND decom = period_start
    WHERE sequence = 1 AND outstanding AND period_start >= $reviews_from
    """,
)

CHECKS = (
    CODED, SHORT_BREAKS_REVIEW, SHORT_BREAKS_MOTHER, OLDER_THAN_FOUR, YOUNGER_THAN_FOUR,
    BORN_OTHERWISE, OUTSIDE, TWO_CODES, REPEATED, FUTURE, FIRST_MISSING,
)  # fmt: skip
