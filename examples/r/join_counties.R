# Join county statistics to the figures of the reports, across a change of code. Base R, no packages.
#
#   pairgraph tables --out tables
#   Rscript join_counties.R tables county-statistics.csv
#
# Codes are text: colClasses keeps R from reading them as numbers.

arguments <- commandArgs(trailingOnly = TRUE)
read <- function(file) {
  read.csv(file, comment.char = "", colClasses = "character", encoding = "UTF-8", na.strings = character())
}
remarks <- function(file) {
  lines <- readLines(file, encoding = "UTF-8")
  read.csv(text = lines[!startsWith(lines, "#")], colClasses = "character")
}

panel <- read(file.path(arguments[1], "panel.csv"))
versions <- read(file.path(arguments[1], "region-versions.csv"))
statistics <- remarks(arguments[2])

# Money that went to one county alone: shared_by tells sums that several counties share.
panel <- subset(panel, role == "beneficiary" & admin_level == "county" & year == "2009" &
  unit == "pau:CNY" & shared_by == "1" & realization == "pao:achieved")

# A table of the figure's own year joins by code_of_year ...
joined <- merge(panel, statistics, by.x = c("code_of_year", "year"), by.y = c("code", "year"))

# ... and one of 2020 by the code that the same region had then.
until <- ifelse(versions$valid_until == "", "9999", versions$valid_until)
of_2020 <- versions[versions$valid_from <= "2020" & "2020" < until, c("region", "gb_code")]
joined <- merge(joined, of_2020, by = "region")
later <- subset(statistics, year == "2020", select = c("code", "population"))
joined <- merge(joined, later, by.x = "gb_code", by.y = "code", suffixes = c("_then", "_2020"))
joined <- joined[order(joined$figure), ]

by_today <- merge(panel, statistics, by.x = c("code_now", "year"), by.y = c("code", "year"))
cat(nrow(panel), "figures of 2009; joined by today's code,", nrow(panel) - nrow(by_today), "would be lost\n")
cat("figure,then,population_then,in_2020,population_2020,yuan_per_head_then\n")
share <- as.numeric(joined$value) / as.numeric(joined$population_then)
cat(sprintf("%s,%s,%s,%s,%s,%.2f\n", joined$figure, joined$code_of_year, joined$population_then,
  joined$gb_code, joined$population_2020, share), sep = "")
