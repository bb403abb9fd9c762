"""What the columns of the tidy tables mean that no property of the ontology explains by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["EXPLAINED", "Explained"]


@dataclass(frozen=True, slots=True)
class Explained:
    """The meaning of a column.

    Attributes:
        text: what its cells say, as a sentence.
        datatype: of a cell or of each of its parts, in the words of CSV on the Web.
        separator: what stands between several values; empty where there is one at most.

    """

    text: str
    datatype: str = "string"
    separator: str = ""


_THEN = (
    "in the last year of the row's period, or in its first where no last is told; empty without a year. "
    "Join a table of that year by these"
)

EXPLAINED: Final[dict[str, Explained]] = {
    "supporter_codes_then": Explained(f"GB/T 2260 codes of the supporting regions {_THEN}.", separator=" "),
    "supported_codes_then": Explained(f"GB/T 2260 codes of the supported regions {_THEN}.", separator=" "),
    "beneficiary_codes_then": Explained(
        f"GB/T 2260 codes of the regions that benefit {_THEN}.", separator=" "
    ),
    "location_codes_then": Explained(
        f"GB/T 2260 codes of the regions where it took place {_THEN}.", separator=" "
    ),
    "figure": Explained("The figure; it has a row for each region it concerns and each year it covers."),
    "role": Explained("What the region is to the figure: supporter, supported, beneficiary or location."),
    "region": Explained("The region, by its lasting identity."),
    "shared_by": Explained(
        "How many regions have this role for the figure. It is the value of all of them together, not of the "
        "row's region: never add it up over regions. Where it is 1, the value is the region's own.",
        "integer",
    ),
    "region_name": Explained("The region's English name today."),
    "admin_level": Explained(
        "The region's level today: country, province, prefecture, county, township, natural."
    ),
    "year": Explained("A year that the figure covers; empty where the report gives it none.", "integer"),
    "first_year": Explained("The first year of the figure's period, where it has one.", "integer"),
    "last_year": Explained("The last year of the figure's period, where it has one.", "integer"),
    "years": Explained(
        "How many years the value is for. It is the value of all of them together, not of the row's year: "
        "never add it up over years. Empty where the period is open.",
        "integer",
    ),
    "name_of_year": Explained("The region's English name at the end of the year."),
    "name_of_year_zh": Explained("The region's Chinese name at the end of the year."),
    "code_of_year": Explained(
        "The region's GB/T 2260 code at the end of the year: join a table of that year by it."
    ),
    "code_now": Explained("The region's GB/T 2260 code today; empty where it is no more or never had one."),
    "iso3": Explained("ISO 3166-1 code of the country, three letters, as the World Bank uses it."),
    "iso_province": Explained("ISO 3166-2 code of the province that the region is or lies in."),
    "wikidata": Explained("The Wikidata item that is the region, where that was judged.", "anyURI"),
    "geonames": Explained("The GeoNames feature that is the region, where that was judged.", "anyURI"),
    "crs_codes": Explained(
        "OECD-DAC CRS purpose codes, as in IATI, of what the figure is about.", separator=" "
    ),
}
"""Column → its meaning."""
