-- 31 Contributed to their review. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t2"."child",
  "t2"."council",
  "t2"."held_on" AS "about_on",
  COALESCE(
    COALESCE("t2"."participation" IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7'), FALSE)
    AND (
      "t2"."left_out" IS NULL
    ),
    FALSE
  ) AS "is_below",
  COALESCE(
    "t2"."participation" IN ('PN1', 'PN2', 'PN3', 'PN5', 'PN6')
    AND COALESCE("t2"."participation" IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7'), FALSE)
    AND (
      "t2"."left_out" IS NULL
    ),
    FALSE
  ) AS "is_above",
  COALESCE(
    NOT (
      COALESCE("t2"."participation" IN ('PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7'), FALSE)
    )
    AND (
      "t2"."left_out" IS NULL
    ),
    FALSE
  ) AS "is_unknown",
  "t2"."left_out",
  "t2"."period_start",
  "t2"."participation",
  "t2"."age_band",
  "t2"."of_five",
  "t2"."sex",
  "t2"."legal_status",
  "t2"."kind_of_home"
FROM (
  SELECT
    "t1"."child",
    "t1"."council",
    "t1"."born_on",
    "t1"."sex",
    "t1"."ethnic_group",
    "t1"."age",
    "t1"."age_band",
    "t1"."period_start",
    "t1"."held_on",
    "t1"."participation",
    "t1"."rule",
    "t1"."due_by",
    "t1"."in_time",
    "t1"."legal_status",
    "t1"."kind_of_home",
    "t1"."number",
    "t1"."month",
    "t1"."quarter",
    "t1"."of_five",
    CASE
      WHEN COALESCE("t1"."participation" = 'PN0', FALSE)
      THEN 'reviews of children under four (PN0)'
      ELSE CAST(NULL AS TEXT)
    END AS "left_out"
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
      CASE
        WHEN "t0"."age" >= 5
        THEN '5-and-over'
        WHEN "t0"."age" >= 0
        THEN 'under-5'
        ELSE 'unknown'
      END AS "of_five"
    FROM "reviews_in_year" AS "t0"
  ) AS "t1"
) AS "t2"
