-- who. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t0"."child",
  "t0"."council",
  "t0"."born_on",
  "t0"."is_uasc",
  "t0"."uasc_ceased_on",
  CASE
    WHEN COALESCE("t0"."sex" IN ('M', 'F'), FALSE)
    THEN "t0"."sex"
    ELSE 'unknown'
  END AS "sex",
  CASE
    WHEN "t0"."ethnicity" IN ('WBRI', 'WIRI', 'WIRT', 'WOTH', 'WROM')
    THEN 'White'
    WHEN "t0"."ethnicity" IN ('MOTH', 'MWAS', 'MWBA', 'MWBC')
    THEN 'Mixed'
    WHEN "t0"."ethnicity" IN ('ABAN', 'AIND', 'AOTH', 'APKN', 'CHNE')
    THEN 'Asian'
    WHEN "t0"."ethnicity" IN ('BAFR', 'BCRB', 'BOTH')
    THEN 'Black'
    WHEN "t0"."ethnicity" IN ('OOTH')
    THEN 'Other'
    ELSE 'unknown'
  END AS "ethnic_group"
FROM "children" AS "t0"
