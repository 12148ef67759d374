-- The review duties of every period that regulation 33 alone governs, in one set expression.
--
-- Which limit binds is `rules.timetable`, written over columns; the limits themselves come from
-- `limits`, where the scalar rules stand tabulated day by day. Periods listed in `one_by_one`
-- (adoption, local practice) are left to the scalar rule.

CREATE OR REPLACE TABLE duties AS
WITH plain AS (
    SELECT periods.*, first_due AS first_due_by
    FROM periods
    JOIN limits ON limits.day = periods.period_start
    ANTI JOIN one_by_one USING (child, period_start)
),
held AS (
    SELECT
        child,
        period_start,
        held_on,
        row_number() OVER in_order AS sequence,
        lag(held_on) OVER in_order AS previous_on
    FROM reviews
    WINDOW in_order AS (PARTITION BY child, period_start ORDER BY held_on)
),
counted AS (
    SELECT
        child,
        period_start,
        max(sequence) AS reviews,
        min(held_on) AS first_on,
        max(held_on) AS last_on
    FROM held
    GROUP BY child, period_start
),
course AS (
    SELECT
        plain.*,
        coalesce(reviews, 0) AS reviews,
        last_on,
        period_start >= $seen_from OR coalesce(first_on <= first_due_by, false) AS is_first_seen
    FROM plain
    LEFT JOIN counted USING (child, period_start)
),
steps AS (
    SELECT course.*, sequence, previous_on, held_on, held_on AS judged_on
    FROM course
    JOIN held USING (child, period_start)
    UNION ALL BY NAME
    SELECT
        course.*,
        reviews + 1 AS sequence,
        last_on AS previous_on,
        NULL AS held_on,
        coalesce(ended_on, $as_at) AS judged_on
    FROM course
),
bound AS (
    SELECT
        child,
        period_start,
        ended_on,
        sequence,
        held_on,
        CASE
            WHEN sequence = 1 AND is_first_seen THEN 'REV-1'
            WHEN sequence = 2 AND is_first_seen THEN 'REV-2'
            ELSE 'REV-3'
        END AS rule,
        CASE
            WHEN sequence = 1 AND is_first_seen THEN 'became looked after'
            WHEN sequence = 1 THEN 'unseen review'
            WHEN sequence = 2 AND is_first_seen THEN 'first review'
            ELSE 'previous review'
        END AS anchor,
        CASE
            WHEN sequence > 1 THEN previous_on
            WHEN is_first_seen THEN period_start
            WHEN judged_on > $unseen_due THEN $unseen_on
        END AS anchor_on,
        CASE
            WHEN sequence = 2 AND is_first_seen THEN second_due
            WHEN sequence > 1 THEN later_due
            WHEN is_first_seen THEN first_due_by
            WHEN judged_on > $unseen_due THEN $unseen_due
        END AS due_by,
        sequence = 1 AND NOT is_first_seen AS is_unseen
    FROM steps
    LEFT JOIN limits ON limits.day = previous_on
)
SELECT
    child,
    period_start,
    sequence::INTEGER AS sequence,
    rule,
    'statute' AS force,
    anchor,
    anchor_on,
    due_by,
    held_on,
    held_on <= due_by AS in_time,
    held_on IS NULL AND coalesce(due_by < $as_at AND (ended_on IS NULL OR ended_on > due_by), false)
        AS outstanding,
    CASE
        WHEN held_on IS NULL AND (ended_on <= due_by OR (ended_on IS NOT NULL AND due_by IS NULL))
            THEN 'lapsed'
        WHEN is_unseen AND due_by IS NULL THEN 'unseen'
        WHEN is_unseen THEN 'unseen limit'
        ELSE ''
    END AS note
FROM bound;
