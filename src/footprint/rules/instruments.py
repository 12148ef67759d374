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

# for a table in a terminal, where the whole name would fill the screen
SHORT = {
    AAR: "AAR 2005",
    CORONAVIRUS: "SI 2020/445",
    CPPCR: "CPPCR 2010",
    DFE_METHODS: "DfE methodology",
    DISCLOSURE_OF_ADOPTION: "DAI(P) 2005",
    EDUCATION_GUIDANCE: "DfE education guidance",
    FOSTERING: "FSR 2011",
    SECURE: "SAR 1991",
}
