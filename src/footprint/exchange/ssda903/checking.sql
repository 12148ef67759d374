-- What the checks look at, beside the returned tables and what `merging` ranked: which return is
-- of which year, the birthdays that matter, and the episodes that stand, each beside the one before.

CREATE OR REPLACE TEMP TABLE aged_reviews AS
WITH headers AS (
    SELECT source, child, max(dob) AS header_dob FROM returned_header GROUP BY ALL
),
born AS (
    SELECT held.* EXCLUDE (dob), coalesce(held.dob, header_dob) AS dob
    FROM returned_reviews AS held
    LEFT JOIN headers USING (source, child)
)
SELECT born.*, turned_4_on FROM born JOIN checked_birthdays USING (dob);

CREATE OR REPLACE TEMP TABLE standing_episodes AS
SELECT
    *,
    coalesce(dec, next_on) AS ended_on,
    coalesce(ls, '') IN ('V3', 'V4') AS is_short_break
FROM followed_episodes;

-- Each episode beside the one before it in the same course of care. Short breaks stand apart, but
-- the days they cover are no gap.
CREATE OR REPLACE TEMP TABLE paired_episodes AS
WITH covered AS (
    SELECT *, max(coalesce(ended_on, DATE 'infinity')) OVER earlier AS covered_to
    FROM standing_episodes
    WINDOW earlier AS (
        PARTITION BY child ORDER BY decom ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
)
SELECT
    source,
    file,
    row,
    child,
    decom,
    rne,
    covered_to,
    lag(file) OVER in_order AS before_file,
    lag(row) OVER in_order AS before_row,
    lag(source) OVER in_order AS before_source,
    lag(decom) OVER in_order AS before_decom,
    lag(dec) OVER in_order AS before_dec,
    lag(rec) OVER in_order AS before_rec,
    max(coalesce(ended_on, DATE 'infinity')) OVER earlier AS latest_end
FROM covered
WHERE NOT is_short_break
WINDOW
    in_order AS (PARTITION BY child ORDER BY decom),
    earlier AS (
        PARTITION BY child ORDER BY decom ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    );

CREATE OR REPLACE TEMP TABLE checked_births AS
SELECT child, dob, turned_18_on
FROM given.children
JOIN checked_birthdays ON dob = born_on;
