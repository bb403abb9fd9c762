# What breaks exactly one shape, for each of them: "## <shape>: <what is wrong>", then the change to valid.ttl.
# The ranges and domains of single properties are broken by test_shapes.py itself.

## figure-quantifies: nothing
DELETE DATA { figure:later pao:quantifies flow:later-funds }
## figure-quantifies: two things
INSERT DATA { figure:growth pao:quantifies flow:kite-investment } ; DELETE DATA { figure:growth pao:measure pam:fiscal-funds-allocated } ; INSERT DATA { figure:growth pao:measure pam:campaign-participants }
## figure-quantifies: an actor
DELETE DATA { figure:later pao:quantifies flow:later-funds } ; INSERT DATA { figure:later pao:quantifies organization:kites }

## figure-measure: none
DELETE DATA { figure:later pao:measure pam:fiscal-funds-allocated }
## figure-measure: two
INSERT DATA { pam:donations a pao:Measure ; pao:defaultUnit pau:CNY . figure:later pao:measure pam:donations }
## figure-measure: a unit in its place
DELETE DATA { figure:later pao:measure pam:fiscal-funds-allocated } ; INSERT DATA { figure:later pao:measure pau:CNY }

## figure-unit: none
DELETE DATA { figure:later pao:unit pau:CNY }
## figure-unit: two
INSERT DATA { pam:campaign-participants pao:allowedUnit pau:school . figure:hoped-for pao:unit pau:household } ; DELETE DATA { figure:learners pao:mayOverlap figure:hoped-for }

## figure-unit-of-measure: money in schools
DELETE DATA { figure:later pao:unit pau:CNY } ; INSERT DATA { figure:later pao:unit pau:school }
## figure-unit-of-measure: percent without a claim
DELETE DATA { figure:later pao:unit pau:CNY } ; INSERT DATA { figure:later pao:unit pau:percent }

## figure-value: none
DELETE DATA { figure:growth pao:value -3.0 }
## figure-value: two
INSERT DATA { figure:growth pao:value -4.0 }
## figure-value: text
DELETE DATA { figure:growth pao:value -3.0 } ; INSERT DATA { figure:growth pao:value "3,000" }

## figure-value: no number
DELETE DATA { figure:growth pao:value -3.0 } ; INSERT DATA { figure:growth pao:value "3,000"^^xsd:decimal }

## figure-value-not-negative: money below zero
DELETE DATA { figure:later pao:value 70.0 ; pao:upperBound 70.0 } ; INSERT DATA { figure:later pao:value -70.0 ; pao:upperBound -70.0 }

## figure-as-written: none
DELETE DATA { figure:later pao:asWritten "nearly 70" }
## figure-as-written: empty
DELETE DATA { figure:later pao:asWritten "nearly 70" } ; INSERT DATA { figure:later pao:asWritten "" }
## figure-as-written: a whole sentence
DELETE DATA { figure:later pao:asWritten "nearly 70" } ; INSERT DATA { figure:later pao:asWritten "0123456789012345678901234567890123456789012345678901234567890" }

## figure-comparator: none
DELETE DATA { figure:growth pao:comparator pao:about }
## figure-comparator: two
INSERT DATA { figure:inner pao:comparator pao:atLeast }
## figure-comparator: a stage in its place
DELETE DATA { figure:growth pao:comparator pao:about } ; INSERT DATA { figure:growth pao:comparator pao:pledged }

## figure-upper-value: two
INSERT DATA { figure:schools pao:upperValue 9 }
## figure-upper-value: a year
DELETE DATA { figure:schools pao:upperValue 9.0 ; pao:upperBound 9.0 } ; INSERT DATA { figure:schools pao:upperValue 9 ; pao:upperBound 9 }

## figure-between: no second number
DELETE DATA { figure:schools pao:upperValue 9.0 ; pao:upperBound 9.0 }
## figure-between: a second number that is smaller
DELETE DATA { figure:schools pao:upperValue 9.0 ; pao:upperBound 9.0 } ; INSERT DATA { figure:schools pao:upperValue 6.0 ; pao:upperBound 6.0 }

## figure-upper-value-between: a range called exact
INSERT DATA { figure:later pao:upperValue 90.0 }

## figure-lower-bound: missing
DELETE DATA { figure:kites pao:lowerBound 500.0 }
## figure-lower-bound: another number
DELETE DATA { figure:kites pao:lowerBound 500.0 } ; INSERT DATA { figure:kites pao:lowerBound 501.0 }
## figure-lower-bound: where it should be open
INSERT DATA { figure:growth pao:lowerBound -3.0 }

## figure-upper-bound: missing
DELETE DATA { figure:learners pao:upperBound 300.0 }
## figure-upper-bound: missing for a range
DELETE DATA { figure:schools pao:upperBound 9.0 }
## figure-upper-bound: the first number of a range
DELETE DATA { figure:schools pao:upperBound 9.0 } ; INSERT DATA { figure:schools pao:upperBound 7.0 }
## figure-upper-bound: where it should be open
INSERT DATA { figure:kites pao:upperBound 500.0 }

## figure-of-goal: a goal counted as reached
DELETE DATA { figure:hoped-for pao:realization pao:planned } ; INSERT DATA { figure:hoped-for pao:realization pao:achieved }

## figure-realization: planned money counted as given
DELETE DATA { figure:later pao:realization pao:planned } ; INSERT DATA { figure:later pao:realization pao:achieved }

## figure-told-twice: the same figure under two names
INSERT { figure:later-again ?p ?o } WHERE { figure:later ?p ?o }

## figure-time-unstated: no period
DELETE DATA { figure:later pao:timeBasis pao:stated ; pao:start "2011"^^xsd:gYear ; pao:startYear 2011 } ; INSERT DATA { figure:later pao:timeBasis pao:unstated }

## claim-relative-to: growth since when
DELETE DATA { figure:growth pao:relativeTo figure:first }

## total-basis: none
DELETE DATA { figure:first pao:totalBasis pao:stated }
## total-basis: both
INSERT DATA { figure:first pao:totalBasis pao:byArithmetic }
## total-basis-of-part: of no part
INSERT DATA { figure:later pao:totalBasis pao:stated }

## total-unit: households among money
INSERT DATA { pam:fiscal-funds-allocated pao:allowedUnit pau:household } ;
DELETE DATA { figure:first pao:unit pau:CNY } ; INSERT DATA { figure:first pao:unit pau:household }

## total-cycle: each in the other
DELETE WHERE { figure:second ?bound 40.0 } ; DELETE DATA { figure:second pao:comparator pao:exactly } ;
INSERT DATA { figure:second pao:value 16.0 ; pao:comparator pao:nearly ; pao:upperBound 16.0 ; pao:partOfTotal figure:inner } ;
DELETE DATA { figure:total pao:totalComplete true }
## total-cycle: a figure in itself
INSERT DATA { figure:kites pao:partOfTotal figure:kites ; pao:totalBasis pao:stated }

## total-part-exceeds: more than the whole
DELETE DATA { figure:inner pao:value 15.0 ; pao:lowerBound 15.0 } ; INSERT DATA { figure:inner pao:value 41.0 ; pao:lowerBound 41.0 }
## total-part-exceeds: more than the whole, although the whole is open below
INSERT DATA { figure:kites pao:partOfTotal figure:later ; pao:totalBasis pao:stated } ; DELETE DATA { figure:kites pao:start "2005-03"^^xsd:gYearMonth ; pao:startYear 2005 } ; INSERT DATA { figure:kites pao:start "2012"^^xsd:gYear ; pao:startYear 2012 }

## total-sum-exceeds: 65 and 40 in 100
DELETE DATA { figure:first pao:value 60.0 ; pao:lowerBound 60.0 ; pao:upperBound 60.0 } ; INSERT DATA { figure:first pao:value 65.0 ; pao:lowerBound 65.0 ; pao:upperBound 65.0 }
## total-sum-exceeds: more than 60 and 40.5 in 100
DELETE DATA { figure:first pao:comparator pao:exactly ; pao:upperBound 60.0 . figure:second pao:value 40.0 ; pao:lowerBound 40.0 ; pao:upperBound 40.0 } ; INSERT DATA { figure:first pao:comparator pao:moreThan . figure:second pao:value 40.5 ; pao:lowerBound 40.5 ; pao:upperBound 40.5 }

## total-sum-short: 55 and 40 are not 100
DELETE DATA { figure:first pao:value 60.0 ; pao:lowerBound 60.0 ; pao:upperBound 60.0 } ; INSERT DATA { figure:first pao:value 55.0 ; pao:lowerBound 55.0 ; pao:upperBound 55.0 }
## total-sum-short: at most 59.5 and 40 are not 100
DELETE DATA { figure:first pao:value 60.0 ; pao:comparator pao:exactly ; pao:lowerBound 60.0 ; pao:upperBound 60.0 } ; INSERT DATA { figure:first pao:value 59.5 ; pao:comparator pao:nearly ; pao:upperBound 59.5 }

## total-complete: a word
INSERT DATA { figure:later pao:totalComplete "yes" }
## total-complete: both
INSERT DATA { figure:total pao:totalComplete false }

## total-complete-parts: none
INSERT DATA { figure:later pao:totalComplete true }

## total-planned-part: a plan among what was given
DELETE DATA { figure:first pao:realization pao:achieved } ; INSERT DATA { figure:first pao:realization pao:planned }

## overlap-self: with itself
INSERT DATA { figure:later pao:mayOverlap figure:later }
## overlap-total: with its total
INSERT DATA { figure:inner pao:mayOverlap figure:second }
## overlap-total: with its part
INSERT DATA { figure:total pao:mayOverlap figure:inner }
## overlap-unit: money and persons
INSERT DATA { figure:later pao:mayOverlap figure:learners }

## time-start: a word
DELETE DATA { figure:later pao:start "2011"^^xsd:gYear } ; INSERT DATA { figure:later pao:start "2011" }
## time-start: two
INSERT DATA { figure:later pao:start "2011-01"^^xsd:gYearMonth }
## time-end: a number
DELETE DATA { figure:learners pao:end "2009"^^xsd:gYear } ; INSERT DATA { figure:learners pao:end 2009 }
## time-end: two
INSERT DATA { figure:learners pao:end "2009-05"^^xsd:gYearMonth }
## time-order: years
INSERT DATA { figure:later pao:end "2010"^^xsd:gYear ; pao:endYear 2010 }
## time-order: a month before a day
INSERT DATA { recognition:medal pao:end "2004-10"^^xsd:gYearMonth ; pao:endYear 2004 }
## time-basis: none
DELETE DATA { figure:later pao:timeBasis pao:stated }
## time-basis: two
INSERT DATA { figure:later pao:timeBasis pao:fromContext }
## time-basis: none, and a date
INSERT DATA { document:opinions pao:start "2002"^^xsd:gYear ; pao:startYear 2002 }
## time-basis: something else
DELETE DATA { figure:later pao:timeBasis pao:stated } ; INSERT DATA { figure:later pao:timeBasis pao:achieved }
## time-unstated: with a start
INSERT DATA { flow:later-funds pao:start "2011"^^xsd:gYear ; pao:startYear 2011 }
## time-unstated: with an end
INSERT DATA { flow:later-funds pao:end "2011"^^xsd:gYear ; pao:endYear 2011 }
## time-stated: without dates
DELETE DATA { figure:later pao:start "2011"^^xsd:gYear ; pao:startYear 2011 }
## time-duration: in words
DELETE DATA { intervention:schools pao:duration "P1Y"^^xsd:duration } ; INSERT DATA { intervention:schools pao:duration "a year" }
## time-duration: two
INSERT DATA { intervention:schools pao:duration "P2Y"^^xsd:duration }
## time-start-year: missing
DELETE DATA { figure:later pao:startYear 2011 }
## time-start-year: another
DELETE DATA { figure:later pao:startYear 2011 } ; INSERT DATA { figure:later pao:startYear 2012 }
## time-start-year: of no start
INSERT DATA { intervention:schools pao:startYear 2012 }
## time-end-year: missing
DELETE DATA { figure:learners pao:endYear 2009 }
## time-end-year: another
DELETE DATA { figure:learners pao:endYear 2009 } ; INSERT DATA { figure:learners pao:endYear 2008 }
## time-within-parent: before the relation
DELETE DATA { intervention:support pao:start "2002"^^xsd:gYear ; pao:startYear 2002 } ; INSERT DATA { intervention:support pao:start "2001-12"^^xsd:gYearMonth ; pao:startYear 2001 }
## time-within-parent: after the flow
DELETE DATA { figure:growth pao:start "2008"^^xsd:gYear ; pao:startYear 2008 } ; INSERT DATA { figure:growth pao:start "2010"^^xsd:gYear ; pao:startYear 2010 }

## derived-from: a figure from nowhere
DELETE WHERE { figure:later prov:wasDerivedFrom ?any }
## derived-from-or-source: a document from nowhere
DELETE WHERE { document:opinions prov:wasDerivedFrom ?any }
## derived-from-passage: from a report as a whole
INSERT DATA { figure:later prov:wasDerivedFrom report:maple-birch }
## derived-from-passage: from a passage nobody wrote down
INSERT DATA { organization:kites prov:wasDerivedFrom passage:maple-birch-1-2 }
## mentioned: an enterprise nobody names
DELETE WHERE { organization:kites prov:wasDerivedFrom ?any }
## mentioned: a region nobody names
DELETE WHERE { region:twig prov:wasDerivedFrom ?any }
## passage-report: none
DELETE DATA { passage:maple-birch-0-50 pao:ofReport report:maple-birch }
## passage-section: none
DELETE DATA { passage:maple-birch-0-50 pao:section "Overview" }
## passage-section: two
INSERT DATA { passage:maple-birch-0-50 pao:section "Outlook" }
## passage-sentence: the one before the first
DELETE DATA { passage:maple-birch-0-50 pao:sentence 1 } ; INSERT DATA { passage:maple-birch-0-50 pao:sentence 0 }
## passage-sentence: none
DELETE DATA { passage:maple-birch-0-50 pao:sentence 1 }
## passage-start: none
DELETE DATA { passage:maple-birch-0-50 pao:startOffset 0 }
## passage-end: none
DELETE DATA { passage:maple-birch-0-50 pao:endOffset 50 }
## passage-order: ends where it starts
INSERT DATA { passage:maple-birch-70-70 a pao:Passage ; pao:ofReport report:maple-birch ; pao:section "Overview" ; pao:sentence 1 ;
  pao:startOffset 70 ; pao:endOffset 70 ; pao:digest "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" . figure:later prov:wasDerivedFrom passage:maple-birch-70-70 }
## passage-inside-report: past the end
DELETE DATA { report:maple-birch pao:textLength 900 } ; INSERT DATA { report:maple-birch pao:textLength 89 }
## passage-name: of another place
DELETE DATA { passage:maple-birch-0-50 pao:startOffset 0 } ; INSERT DATA { passage:maple-birch-0-50 pao:startOffset 1 }
## passage-digest: too short
DELETE WHERE { passage:maple-birch-0-50 pao:digest ?any } ; INSERT DATA { passage:maple-birch-0-50 pao:digest "abc" }
## passage-digest: none
DELETE WHERE { passage:maple-birch-0-50 pao:digest ?any }
## passage-no-wording: the stretch itself
INSERT DATA { passage:maple-birch-0-50 rdf:value "…" }
## passage-used: by nothing
INSERT DATA { passage:maple-birch-70-71 a pao:Passage ; pao:ofReport report:maple-birch ; pao:section "Overview" ; pao:sentence 1 ;
  pao:startOffset 70 ; pao:endOffset 71 ; pao:digest "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" }
## report-title: none
DELETE WHERE { report:maple-birch dcterms:title ?any }
## report-source: none
DELETE WHERE { report:maple-birch dcterms:source ?any }
## report-source: in words
DELETE WHERE { report:maple-birch dcterms:source ?any } ; INSERT DATA { report:maple-birch dcterms:source "a yearbook" }
## report-creator: a name
DELETE WHERE { report:maple-birch dcterms:creator ?any } ; INSERT DATA { report:maple-birch dcterms:creator "Ash" }
## report-publisher: none
DELETE WHERE { report:maple-birch dcterms:publisher ?any }
## report-digest: in capitals
DELETE WHERE { report:maple-birch pao:textDigest ?any } ; INSERT DATA { report:maple-birch pao:textDigest "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }
## report-length: none
DELETE WHERE { report:maple-birch pao:textLength ?any }

## relation-assisting: none
DELETE DATA { relation:maple-twig pao:assistingParty region:maple }
## relation-assisting: a person
INSERT DATA { relation:maple-twig pao:assistingParty person:ash }
## relation-assisted: none
DELETE DATA { relation:maple-twig pao:assistedParty region:twig }
## relation-assisted: a group
INSERT DATA { relation:maple-twig pao:assistedParty group:neighbours }
## relation-itself: Maple supports Maple
INSERT DATA { relation:maple-birch pao:assistedParty region:maple }
## relation-parent: within a region
INSERT DATA { relation:maple-twig dcterms:isPartOf region:birch }
## relation-parties-within: Twig moved to another place
DELETE DATA { region:twig pao:isWithin region:birch }
## relation-cycle: each in the other
INSERT DATA { relation:maple-birch dcterms:isPartOf relation:maple-birch }
## relation-told-twice: under two names
INSERT { relation:maple-twig-again ?p ?o } WHERE { relation:maple-twig ?p ?o }

## region-level: none
DELETE DATA { region:twig pao:adminLevel "county" }
## region-level: made up
DELETE DATA { region:twig pao:adminLevel "county" } ; INSERT DATA { region:twig pao:adminLevel "village" }
## region-code: five digits
INSERT DATA { region:twig pao:gbCode "22020" }
## region-code: two
INSERT DATA { region:twig pao:gbCode "220201" , "220202" }
## region-code-current: a code of the past
DELETE DATA { region:birch pao:gbCode "220200" } ; INSERT DATA { region:birch pao:gbCode "220199" }
## region-seat: two
INSERT DATA { region:birch pao:seatPlace <https://example.org/birch> ;
  pao:seatPoint "POINT(110 30)"^^geo:wktLiteral , "POINT(111 31)"^^geo:wktLiteral }
## region-seat: latitude first
INSERT DATA { region:birch pao:seatPlace <https://example.org/birch> ; pao:seatPoint "POINT(30 110)"^^geo:wktLiteral }
## region-seat-place: a point of nothing
INSERT DATA { region:birch pao:seatPoint "POINT(110 30)"^^geo:wktLiteral }
## region-seat-place: a place that is nowhere
INSERT DATA { region:birch pao:seatPlace <https://example.org/birch> }
## region-cycle: within itself
INSERT DATA { region:hills pao:isWithin region:hills }
## region-order: a prefecture in a county
DELETE DATA { region:twig pao:adminLevel "county" } ; INSERT DATA { region:twig pao:adminLevel "province" }
## version-of: nobody
DELETE WHERE { region-version:maple-110100-1981 pao:versionOf ?any }
## version-level: none
DELETE WHERE { region-version:maple-110100-1981 pao:adminLevel ?any }
## version-code: letters
INSERT DATA { region-version:twig-old a pao:RegionVersion ; skos:prefLabel "Twig"@en ; pao:versionOf region:twig ; pao:adminLevel "county" ;
  pao:gbCode "22020x" ; pao:validFrom "1990"^^xsd:gYear ; pao:validUntil "1991"^^xsd:gYear }
## version-from: none
DELETE WHERE { region-version:maple-110100-1981 pao:validFrom ?any }
## version-from: a day
DELETE WHERE { region-version:maple-110100-1981 pao:validFrom ?any } ; INSERT DATA { region-version:maple-110100-1981 pao:validFrom "1981-01-01"^^xsd:date }
## version-until: two
INSERT DATA { region-version:birch-220199-1981 pao:validUntil "1996"^^xsd:gYear }
## version-order: ends before it begins
DELETE WHERE { region-version:birch-220199-1981 pao:validFrom ?any } ; INSERT DATA { region-version:birch-220199-1981 pao:validFrom "1998"^^xsd:gYear }
## version-overlap: two names at a time
DELETE WHERE { region-version:birch-220199-1981 pao:validUntil ?any ; pao:succeededBy ?next } ; INSERT DATA { region-version:birch-220199-1981 pao:validUntil "1998"^^xsd:gYear }
## version-code-overlap: one code, two regions
INSERT DATA { region-version:twig-old a pao:RegionVersion ; skos:prefLabel "Twig"@en ; pao:versionOf region:twig ; pao:adminLevel "county" ;
  pao:gbCode "110100" ; pao:validFrom "1990"^^xsd:gYear ; pao:validUntil "1991"^^xsd:gYear }
## version-succession: followed by an earlier one
DELETE WHERE { region-version:birch-220199-1981 pao:succeededBy ?any } ; INSERT DATA { region-version:birch-220200-1997 pao:succeededBy region-version:birch-220199-1981 }

## realization: a flow without
DELETE DATA { flow:later-funds pao:realization pao:planned }
## realization: a figure without
DELETE DATA { figure:later pao:realization pao:planned }
## realization: two
INSERT DATA { result:learning pao:realization pao:ongoing }
## intervention-sector: none
DELETE DATA { intervention:schools pao:sector pas:education }
## intervention-relation: none, here and above
DELETE DATA { intervention:kite-factory pao:underRelation relation:maple-twig }
## intervention-cycle: part of itself
INSERT DATA { intervention:kite-factory pao:isPartOf intervention:kite-factory }
## flow-stage: none
DELETE DATA { flow:later-funds pao:stage pao:pledged }
## flow-stage: two
INSERT DATA { flow:later-funds pao:stage pao:committed }
## flow-stage-realization: paid and planned
DELETE DATA { flow:later-funds pao:stage pao:pledged } ; INSERT DATA { flow:later-funds pao:stage pao:disbursed }
## flow-provider: none
DELETE DATA { flow:later-funds pao:provider organization:maple-government }
## investment-provider: none
DELETE DATA { flow:kite-investment pao:provider organization:kites }
## commercial-not-aid: both
INSERT DATA { flow:plain a pao:CommercialInvestment , pao:SocialDonation ; skos:prefLabel "Plain"@en ; pao:stage pao:pledged ;
  pao:provider organization:kites ; pao:realization pao:planned ; pao:timeBasis pao:unstated ; prov:wasDerivedFrom passage:maple-birch-60-90 }
## commercial-measure: an investment counted as public funds
DELETE DATA { figure:kites pao:measure pam:commercial-investment } ; INSERT DATA { figure:kites pao:measure pam:fiscal-funds-allocated }
## commercial-measure: public funds counted as an investment
DELETE DATA { figure:later pao:measure pam:fiscal-funds-allocated } ; INSERT DATA { figure:later pao:measure pam:commercial-investment }
## enterprise-investment-flow: aid under an investment
INSERT DATA { flow:later-funds pao:forIntervention intervention:kite-factory }
## result-of: nothing
DELETE DATA { result:learning pao:resultOf intervention:schools }
## result-kind: both
INSERT DATA { result:new-schools a pao:Outcome }
## result-kind: neither
INSERT DATA { result:new-schools a pao:Result } ; DELETE DATA { result:new-schools a pao:Output }
## outcome-unmeasured: no figure
INSERT DATA { result:joy a pao:Outcome ; skos:prefLabel "Joy"@en ; pao:resultOf intervention:schools ; pao:realization pao:achieved ;
  prov:wasDerivedFrom passage:maple-birch-60-90 }
## goal-of: nothing
DELETE DATA { goal:fairness pao:goalOf relation:maple-birch }
## goal-of: a condition on nothing
DELETE DATA { goal:local-hands pao:conditionOn flow:funds }
## appointment-holder: nobody to nothing
DELETE DATA { appointment:ash-mayor pao:person person:ash ; pao:organization organization:maple-government }
## appointment-role: none
DELETE DATA { appointment:ash-mayor pao:role "mayor"@en }
## appointment-role: two
INSERT DATA { appointment:ash-mayor pao:role "poet"@en }
## recognition-awarded-to: nobody
DELETE DATA { recognition:medal pao:awardedTo person:ash }
## recognition-awarded-by: nobody
DELETE DATA { recognition:medal pao:awardedBy organization:land-government }

## id: with capitals
INSERT DATA { group:Readers a pao:Group ; skos:prefLabel "Readers"@en }
## id: somewhere else
INSERT DATA { <https://example.org/readers> a pao:Group ; skos:prefLabel "Readers"@en }
## id: none
INSERT DATA { [] a pao:Group ; skos:prefLabel "Readers"@en }
## typed: of no kind
INSERT DATA { group:readers skos:prefLabel "Readers"@en }
## label-en: none
DELETE DATA { region:twig skos:prefLabel "Twig"@en }
## label-en: two
INSERT DATA { region:twig skos:prefLabel "Branch"@en }
## label-zh: two
INSERT DATA { region:birch skos:prefLabel "白桦"@zh-Hans }
## label-language: French
INSERT DATA { region:birch skos:prefLabel "Bouleau"@fr }
## label-language: none
INSERT DATA { region:birch skos:prefLabel "Birch" }
## note: empty
INSERT DATA { region:birch pao:note "" }
## note: a number
INSERT DATA { region:birch pao:note 12 }
## undefined-term: as a property
INSERT DATA { region:birch pao:colour "green" }
## undefined-term: as a class
INSERT DATA { region:birch a pao:Forest }
## undefined-term: as an object
INSERT DATA { region:birch rdfs:seeAlso pas:forestry }

## deprecated-term: as a property
INSERT DATA { pao:provider owl:deprecated true ; dcterms:isReplacedBy pao:participant }
## deprecated-term: as a class
INSERT DATA { pao:Incident owl:deprecated true ; dcterms:isReplacedBy pao:Intervention }
## deprecated-term: as an object, replaced by nothing
INSERT DATA { pas:education owl:deprecated true }

## link-object: none
DELETE DATA { judgement:wikidata-birch-2 pao:linkObject wd:Q2 }
## link-subject: two
INSERT DATA { judgement:wikidata-birch-2 pao:linkSubject region:twig }
## link-object: text
DELETE DATA { judgement:wikidata-birch-2 pao:linkObject wd:Q2 } ; INSERT DATA { judgement:wikidata-birch-2 pao:linkObject "Q2" }
## link-predicate: one that is not for links
DELETE DATA { judgement:wikidata-birch-2 pao:linkPredicate owl:sameAs } ; INSERT DATA { judgement:wikidata-birch-2 pao:linkPredicate owl:equivalentClass }
## link-confidence: above one
DELETE DATA { judgement:wikidata-birch-1 sssom:confidence 0.95 } ; INSERT DATA { judgement:wikidata-birch-1 sssom:confidence 1.05 }
## link-author: none
DELETE DATA { judgement:wikidata-birch-1 sssom:author_label "A. Reader" }
## link-date: a year
DELETE DATA { judgement:wikidata-birch-1 dcterms:created "2026-01-01"^^xsd:date } ; INSERT DATA { judgement:wikidata-birch-1 dcterms:created "2026"^^xsd:gYear }
## link-evidence: empty
DELETE DATA { judgement:wikidata-birch-1 pao:evidence "two maps" } ; INSERT DATA { judgement:wikidata-birch-1 pao:evidence "" }
## link-status: none
DELETE DATA { judgement:wikidata-birch-1 pao:linkStatus pao:accepted } ; DELETE DATA { region:birch owl:sameAs wd:Q1 }
## link-subject-known: a slip
DELETE DATA { judgement:wikidata-birch-1 pao:linkSubject region:birch . region:birch owl:sameAs wd:Q1 } ; INSERT DATA { judgement:wikidata-birch-1 pao:linkSubject region:brich . region:brich owl:sameAs wd:Q1 }
## link-object-form: an item's page
DELETE DATA { judgement:wikidata-birch-1 pao:linkObject wd:Q1 . region:birch owl:sameAs wd:Q1 } ; INSERT DATA { judgement:wikidata-birch-1 pao:linkObject <https://www.wikidata.org/wiki/Q1> . region:birch owl:sameAs <https://www.wikidata.org/wiki/Q1> }
## link-object-form: a ROR of letters it does not use
DELETE DATA { judgement:wikidata-birch-1 pao:linkObject wd:Q1 . region:birch owl:sameAs wd:Q1 } ; INSERT DATA { judgement:wikidata-birch-1 pao:linkObject <https://ror.org/0illuou99> . region:birch owl:sameAs <https://ror.org/0illuou99> }
## link-same-once: two items
INSERT DATA { region:birch owl:sameAs wd:Q3 . judgement:wikidata-birch-3 a pao:Judgement ; pao:linkSubject region:birch ; pao:linkPredicate owl:sameAs ; pao:linkObject wd:Q3 ; pao:linkStatus pao:accepted ; pao:evidence "a map" ; sssom:confidence 0.5 ; sssom:author_label "A. Reader" ; dcterms:created "2026-01-01"^^xsd:date }
## link-same-thing: one item for two regions
INSERT DATA { region:maple owl:sameAs wd:Q1 . judgement:wikidata-maple-1 a pao:Judgement ; pao:linkSubject region:maple ; pao:linkPredicate owl:sameAs ; pao:linkObject wd:Q1 ; pao:linkStatus pao:accepted ; pao:evidence "a map" ; sssom:confidence 0.5 ; sssom:author_label "A. Reader" ; dcterms:created "2026-01-01"^^xsd:date }
## link-same-kind: a version of a region
DELETE DATA { judgement:wikidata-birch-1 pao:linkSubject region:birch . region:birch owl:sameAs wd:Q1 } ; INSERT DATA { judgement:wikidata-birch-1 pao:linkSubject region-version:birch-220200-1997 . region-version:birch-220200-1997 owl:sameAs wd:Q1 }
## link-withdrawn: without a day
DELETE DATA { judgement:wikidata-birch-2 pao:withdrawnOn "2026-02-01"^^xsd:date }
## link-withdrawn: a reason without a withdrawal
INSERT DATA { judgement:wikidata-birch-1 pao:withdrawnBecause "another Birch" }
## link-asserted: a withdrawn link in the graph
INSERT DATA { region:birch owl:sameAs wd:Q2 }
## link-asserted: an accepted link that is not there
DELETE DATA { region:birch owl:sameAs wd:Q1 }
## link-code-of-version: of another version
DELETE DATA { judgement:gbt2260-birch pao:linkSubject region-version:birch-220199-1981 . region-version:birch-220199-1981 skos:exactMatch gbt2260:220199 } ; INSERT DATA { judgement:gbt2260-birch pao:linkSubject region-version:birch-220200-1997 . region-version:birch-220200-1997 skos:exactMatch gbt2260:220199 }
## code-notation: none
DELETE DATA { gbt2260:220199 skos:notation "220199" }
## code-scheme: two
INSERT DATA { gbt2260:220199 skos:inScheme <https://example.org/list> }
## code-name: two
INSERT DATA { gbt2260:220199 skos:prefLabel "another code"@en }
