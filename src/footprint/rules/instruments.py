"""The laws, guidance and specifications that rules cite, each named once."""

from __future__ import annotations

AAR = "Adoption Agencies Regulations 2005"
CARE_LEAVERS = "Care Leavers (England) Regulations 2010"
CHILDREN_ACT = "Children Act 1989"
CORONAVIRUS = "Adoption and Children (Coronavirus) (Amendment) Regulations 2020"
CPPCR = "Care Planning, Placement and Case Review (England) Regulations 2010"
DFE_METHODS = "Department for Education, methodology of Children looked after in England"
DISCLOSURE_OF_ADOPTION = (
    "Disclosure of Adoption Information (Post-Commencement Adoptions) Regulations 2005"
)
EDUCATION_GUIDANCE = "Department for Education, Promoting the education of looked-after children"
FOSTERING = "Fostering Services (England) Regulations 2011"
HANDBOOK = "IRO Handbook 2010"
SECURE = "Children (Secure Accommodation) Regulations 1991"
SSDA903 = "SSDA903 data specification"
WORKING_TOGETHER = "Working Together to Safeguard Children"
