"""The codes that a programme has for types of deliverables and levels of dissemination (DOMAIN R9)."""

from app.domain.kinds import Programme

DELIVERABLE_TYPES = {
    Programme.H2020: ("R", "DEM", "DEC", "ETHICS", "ORDP", "OTHER"),
    Programme.HORIZON_EUROPE: ("R", "DEM", "DEC", "DATA", "DMP", "ETHICS", "SECURITY", "OTHER"),
}
DISSEMINATION_LEVELS = {
    Programme.H2020: ("PU", "CO", "CI"),
    Programme.HORIZON_EUROPE: ("PU", "SEN", "R-UE/EU-R", "C-UE/EU-C", "S-UE/EU-S"),
}
