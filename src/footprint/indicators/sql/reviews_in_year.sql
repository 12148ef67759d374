-- reviews in year. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t24"."child",
  "t24"."council",
  "t24"."born_on",
  "t24"."sex",
  "t24"."ethnic_group",
  "t24"."age",
  "t24"."age_band",
  "t24"."period_start",
  "t24"."held_on",
  "t24"."participation",
  "t24"."rule",
  "t24"."due_by",
  "t24"."in_time",
  "t24"."legal_status",
  "t24"."kind_of_home",
  CASE
    WHEN "t24"."due_by" IS NULL
    THEN 'unknown'
    WHEN "t24"."rule" IN ('REV-1', 'LOC-1')
    THEN 'first'
    WHEN "t24"."rule" IN ('REV-2', 'LOC-2')
    THEN 'second'
    WHEN STARTS_WITH("t24"."rule", 'ADO-')
    THEN 'adoption'
    ELSE 'later'
  END AS "number",
  CAST(EXTRACT(year FROM "t24"."held_on") AS TEXT) || '-' || CASE
    WHEN 2 <= LENGTH(CAST(EXTRACT(month FROM "t24"."held_on") AS TEXT))
    THEN CAST(EXTRACT(month FROM "t24"."held_on") AS TEXT)
    ELSE REPEAT('0', 2 - LENGTH(CAST(EXTRACT(month FROM "t24"."held_on") AS TEXT))) || CAST(EXTRACT(month FROM "t24"."held_on") AS TEXT)
  END AS "month",
  CASE
    WHEN EXTRACT(month FROM "t24"."held_on") IN (4, 5, 6)
    THEN 'Q1'
    WHEN EXTRACT(month FROM "t24"."held_on") IN (7, 8, 9)
    THEN 'Q2'
    WHEN EXTRACT(month FROM "t24"."held_on") IN (10, 11, 12)
    THEN 'Q3'
    ELSE 'Q4'
  END AS "quarter"
FROM (
  SELECT
    "t23"."child",
    "t23"."period_start",
    "t23"."held_on",
    "t23"."participation",
    "t23"."rule",
    "t23"."due_by",
    "t23"."in_time",
    "t23"."ended_on",
    "t23"."home",
    "t23"."distance_miles",
    "t23"."placement_authority",
    "t23"."legal_status",
    "t23"."kind_of_home",
    "t23"."on",
    "t23"."council",
    "t23"."born_on",
    "t23"."is_uasc",
    "t23"."uasc_ceased_on",
    "t23"."sex",
    "t23"."ethnic_group",
    "t23"."age",
    CASE
      WHEN "t23"."age" BETWEEN 0 AND 0
      THEN '0'
      WHEN "t23"."age" BETWEEN 1 AND 4
      THEN '1-4'
      WHEN "t23"."age" BETWEEN 5 AND 9
      THEN '5-9'
      WHEN "t23"."age" BETWEEN 10 AND 15
      THEN '10-15'
      WHEN "t23"."age" BETWEEN 16 AND 18
      THEN '16-17'
      ELSE 'unknown'
    END AS "age_band"
  FROM (
    SELECT
      "t22"."child",
      "t22"."period_start",
      "t22"."held_on",
      "t22"."participation",
      "t22"."rule",
      "t22"."due_by",
      "t22"."in_time",
      "t22"."ended_on",
      "t22"."home",
      "t22"."distance_miles",
      "t22"."placement_authority",
      "t22"."legal_status",
      "t22"."kind_of_home",
      "t22"."on",
      COALESCE("t22"."council", '') AS "council",
      "t22"."born_on",
      "t22"."is_uasc",
      "t22"."uasc_ceased_on",
      COALESCE("t22"."sex", 'unknown') AS "sex",
      COALESCE("t22"."ethnic_group", 'unknown') AS "ethnic_group",
      (
        EXTRACT(year FROM "t22"."on") - EXTRACT(year FROM "t22"."born_on")
      ) - CASE
        WHEN (
          (
            EXTRACT(month FROM "t22"."on") * 100
          ) + EXTRACT(day FROM "t22"."on")
        ) >= (
          (
            EXTRACT(month FROM "t22"."born_on") * 100
          ) + EXTRACT(day FROM "t22"."born_on")
        )
        THEN 0
        ELSE 1
      END AS "age"
    FROM (
      SELECT
        "t21".*
        EXCLUDE ("child_right")
      FROM (
        SELECT
          "t20"."child",
          "t20"."period_start",
          "t20"."held_on",
          "t20"."participation",
          "t20"."rule",
          "t20"."due_by",
          "t20"."in_time",
          "t20"."ended_on",
          "t20"."home",
          "t20"."distance_miles",
          "t20"."placement_authority",
          "t20"."legal_status",
          "t20"."kind_of_home",
          "t20"."on",
          "t5"."child" AS "child_right",
          "t5"."council",
          "t5"."born_on",
          "t5"."is_uasc",
          "t5"."uasc_ceased_on",
          "t5"."sex",
          "t5"."ethnic_group"
        FROM (
          SELECT
            "t18"."child",
            "t18"."period_start",
            "t18"."held_on",
            "t18"."participation",
            "t18"."rule",
            "t18"."due_by",
            "t18"."in_time",
            "t18"."ended_on",
            "t18"."home",
            "t18"."distance_miles",
            "t18"."placement_authority",
            "t18"."legal_status",
            "t18"."kind_of_home",
            "t18"."held_on" AS "on"
          FROM (
            SELECT
              "t17"."child",
              "t17"."period_start",
              "t17"."held_on",
              "t17"."participation",
              "t17"."rule",
              "t17"."due_by",
              "t17"."in_time",
              "t17"."ended_on",
              "t12"."home",
              "t12"."distance_miles",
              "t12"."placement_authority",
              COALESCE("t12"."legal_status", 'unknown') AS "legal_status",
              COALESCE("t12"."kind_of_home", 'unknown') AS "kind_of_home"
            FROM (
              SELECT
                "t15"."child",
                "t15"."period_start",
                "t15"."held_on",
                "t15"."participation",
                "t15"."rule",
                "t15"."due_by",
                "t15"."in_time",
                "t15"."ended_on",
                CASE
                  WHEN "t15"."ended_on" IS NULL
                  THEN "t15"."held_on"
                  ELSE LEAST(
                    "t15"."held_on",
                    GREATEST("t15"."ended_on" - INTERVAL '1' DAY, "t15"."period_start")
                  )
                END AS "lived_on"
              FROM (
                SELECT
                  "t11"."child",
                  "t11"."period_start",
                  "t11"."held_on",
                  "t11"."participation",
                  "t14"."rule",
                  "t14"."due_by",
                  "t14"."in_time",
                  "t7"."ended_on"
                FROM (
                  SELECT
                    *
                  FROM "reviews" AS "t2"
                  WHERE
                    COALESCE("t2"."held_on" BETWEEN THE_DAY('first_day') AND THE_DAY('as_at'), FALSE)
                ) AS "t11"
                LEFT OUTER JOIN (
                  SELECT
                    "t9"."child",
                    "t9"."period_start",
                    "t9"."held_on",
                    "t9"."rule",
                    "t9"."due_by",
                    "t9"."in_time"
                  FROM (
                    SELECT
                      *
                    FROM "duties" AS "t4"
                    WHERE
                      COALESCE("t4"."held_on" BETWEEN THE_DAY('first_day') AND THE_DAY('as_at'), FALSE)
                  ) AS "t9"
                ) AS "t14"
                  ON "t11"."child" = "t14"."child"
                  AND "t11"."period_start" = "t14"."period_start"
                  AND "t11"."held_on" = "t14"."held_on"
                LEFT OUTER JOIN (
                  SELECT
                    "t3"."child",
                    "t3"."period_start",
                    "t3"."ended_on"
                  FROM "periods" AS "t3"
                ) AS "t7"
                  ON "t11"."child" = "t7"."child" AND "t11"."period_start" = "t7"."period_start"
              ) AS "t15"
            ) AS "t17"
            LEFT OUTER JOIN (
              SELECT
                "t1"."child",
                "t1"."period_start",
                "t1"."started_on",
                "t1"."ended_on" AS "lived_until",
                "t1"."home",
                CASE
                  WHEN COALESCE(
                    "t1"."legal_status" IN ('C1', 'C2', 'D1', 'E1', 'V2', 'J1', 'J2', 'J3', 'L1', 'L2', 'L3'),
                    FALSE
                  )
                  THEN "t1"."legal_status"
                  ELSE 'unknown'
                END AS "legal_status",
                CASE
                  WHEN "t1"."home" IN ('A3', 'A4', 'A5', 'A6')
                  THEN 'adoption'
                  WHEN "t1"."home" IN ('T0', 'T1', 'T2', 'T3', 'T4')
                  THEN 'temporary'
                  WHEN "t1"."home" IN ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
                  THEN 'foster'
                  WHEN "t1"."home" IN ('Z1', 'Z11', 'Z12', 'Z13', 'Z14')
                  THEN 'other'
                  WHEN "t1"."home" IN ('P1')
                  THEN 'parents'
                  WHEN "t1"."home" IN ('K2')
                  THEN 'childrens_home'
                  WHEN "t1"."home" IN ('K1', 'R5')
                  THEN 'secure'
                  WHEN "t1"."home" IN ('H5', 'K3', 'P2', 'P3')
                  THEN 'supported'
                  WHEN "t1"."home" IN ('R1', 'R2', 'R3', 'S1')
                  THEN 'other_residential'
                  ELSE 'unknown'
                END AS "kind_of_home",
                "t1"."distance_miles",
                "t1"."placement_authority"
              FROM "episodes" AS "t1"
            ) AS "t12"
              ON "t17"."child" = "t12"."child"
              AND "t17"."period_start" = "t12"."period_start"
              AND "t12"."started_on" <= "t17"."lived_on"
              AND (
                (
                  "t12"."lived_until" IS NULL
                )
                OR (
                  "t12"."lived_until" > "t17"."lived_on"
                )
                OR (
                  "t12"."lived_until" = "t12"."started_on"
                )
              )
          ) AS "t18"
        ) AS "t20"
        LEFT OUTER JOIN "who" AS "t5"
          ON "t20"."child" = "t5"."child"
      ) AS "t21"
    ) AS "t22"
  ) AS "t23"
) AS "t24"
