-- 17 Reviews held in time. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  *
FROM (
  SELECT
    "t2"."child",
    "t2"."council",
    "t2"."held_on" AS "about_on",
    COALESCE("t2"."in_time" IS NOT NULL, FALSE) AS "is_below",
    COALESCE("t2"."in_time" AND (
      "t2"."in_time" IS NOT NULL
    ), FALSE) AS "is_above",
    COALESCE("t2"."in_time" IS NULL, FALSE) AS "is_unknown",
    "t2"."left_out",
    "t2"."period_start",
    "t2"."rule",
    "t2"."due_by",
    "t2"."in_time",
    "t2"."number",
    "t2"."month",
    "t2"."quarter",
    "t2"."legal_status",
    "t2"."age_band",
    "t2"."kind_of_home"
  FROM (
    SELECT
      "t0"."child",
      "t0"."council",
      "t0"."born_on",
      "t0"."sex",
      "t0"."ethnic_group",
      "t0"."age",
      "t0"."age_band",
      "t0"."period_start",
      "t0"."held_on",
      "t0"."participation",
      "t0"."rule",
      "t0"."due_by",
      "t0"."in_time",
      "t0"."legal_status",
      "t0"."kind_of_home",
      "t0"."number",
      "t0"."month",
      "t0"."quarter",
      CAST(NULL AS TEXT) AS "left_out"
    FROM "reviews_in_year" AS "t0"
  ) AS "t2"
) AS "t5"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t4"."child",
    "t4"."council",
    "t4"."due_by" AS "about_on",
    COALESCE("t4"."left_out" IS NULL, FALSE) AS "is_below",
    COALESCE("t4"."left_out" IS NULL, FALSE) AS "is_above",
    FALSE AS "is_unknown",
    "t4"."left_out",
    "t4"."period_start",
    "t4"."rule",
    "t4"."due_by",
    "t4"."in_time",
    "t4"."number",
    "t4"."month",
    "t4"."quarter",
    "t4"."legal_status",
    "t4"."age_band",
    "t4"."kind_of_home"
  FROM (
    SELECT
      "t3"."child",
      "t3"."period_start",
      "t3"."rule",
      "t3"."due_by",
      "t3"."is_open",
      "t3"."council",
      "t3"."in_time",
      "t3"."number",
      "t3"."month",
      "t3"."quarter",
      "t3"."legal_status",
      "t3"."age_band",
      "t3"."kind_of_home",
      CASE
        WHEN "t3"."is_open"
        THEN 'reviews due and not held: outstanding at the date'
        ELSE 'reviews due and not held before care ended in the year'
      END AS "left_out"
    FROM (
      SELECT
        "t1"."child",
        "t1"."period_start",
        "t1"."rule",
        "t1"."due_by",
        "t1"."is_open",
        "t1"."council",
        CAST(NULL AS BOOLEAN) AS "in_time",
        CAST(NULL AS TEXT) AS "number",
        CAST(NULL AS TEXT) AS "month",
        CAST(NULL AS TEXT) AS "quarter",
        CAST(NULL AS TEXT) AS "legal_status",
        CAST(NULL AS TEXT) AS "age_band",
        CAST(NULL AS TEXT) AS "kind_of_home"
      FROM "missed_reviews" AS "t1"
    ) AS "t3"
  ) AS "t4"
) AS "t6"
