package uk.careforms.engine.internal.pack;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One fault planted in another file of a good pack each time, and the sentence it gets at its place. */
class HostileFilesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "format": "past-date"        | "format": "iso-date"            | /properties/needs/properties/washingSince/format: A text says its format, one of
                    "maxLength": 200             | "maxLength": 20000000           | A whole number from 1 to 20000
                    , "maxLength": 200           | ~~                              | A text says how long it may be: add 'maxLength'
                    "^[A-Z]{2}[0-9]{4}$"         | "^(?=a)b"                       | This pattern is not one that RE2 runs
                    "^[A-Z]{2}[0-9]{4}$"         | "(a)\\\\1"                      | This pattern is not one that RE2 runs
                    "maxLength": 6, "pattern"    | "maxLength": 600, "pattern"     | A text with a pattern may be at most 500 characters long
                    "#/definitions/manage"       | "http://evil.example/x.json"    | A reference may only lead to
                    "#/definitions/manage"       | "file:///etc/passwd"            | A reference may only lead to
                    "#/definitions/manage"       | "shared/../../x.schema.json#/definitions/a" | A reference may only lead to
                    "#/definitions/manage"       | "#/definitions/%6danage"        | A reference may only lead to
                    "#/definitions/manage"       | "#/properties/about"            | A reference may only lead to
                    "#/definitions/manage"       | "#/definitions/other"           | There is no definition 'other' in small-ask/schema.json
                    "#/definitions/manage"       | "shared/other.schema.json#/definitions/a" | There is no file 'shared/other.schema.json'
                    "title": "A small ask",      | "$id": "http://evil.example/",  | '$id' is not known here
                    "title": "A small ask",      | "$schema": "x",                 | A key is given twice
                    "http://json-schema.org/draft-07/schema#" | "https://json-schema.org/draft/2020-12/schema" | Schemas are JSON Schema draft-07
                    "maxItems": 5,               | ~~                              | A list of items says how many there may be
                    "maxItems": 5,               | "maxItems": 5000,               | A whole number from 1 to 200
                    "uniqueItems": true,         | ~~                              | Several choices need "uniqueItems": true
                    "required": ["name"]         | "required": ["nom"]             | 'nom' is required and is not among the properties
                    "type": "boolean", "title": "May we | "type": "integer", "title": "May we | Numbers are texts with the format 'number-text'
                    "type": "boolean", "title": "May we | "title": "May we      | Every schema says its type
                    "const": true                | "const": false                  | Only true can be demanded
                    "firstName":                 | "first-name":                   | A name is one plain word like dateOfBirth
                    "firstName":                 | "a": { "type": "string", "title": "A", "format": "one-line", "maxLength": 5 }, "firstName": | No page asks '/person/a'; ask it or take it out
                    "title": "First name",       | ~~                              | There is no 'title'
                    "const": "other"             | "const": "self"                 | The choice 'self' is there twice
                    "const": "other"             | "const": "<other>"              | A choice is kept as a plain word
                    { "const": "self", "title": "Me" }, | ~~                       | There must be two choices or more
                    "title": "Me" }              | "title": "" }                   | A text was expected here
                    "type": "string", "title": "How do you know them?" | "type": "string", "enum": ["x"], "title": "How do you know them?" | 'enum' is not known here
                    "type": "string", "title": "How do you know them?" | "type": "string", "patternProperties": {}, "title": "x" | 'patternProperties' is not known here
                    "type": "object",\\n  "prop  | "type": "object",\\n  "required": ["about"],\\n  "prop | Pages say what is required
                    """)
    void schema_json_says_what_is_wrong_and_where(String from, String to, String fault) {
        SmallAsk.expectFault("small-ask/schema.json", from.replace("\\n", "\n"), to.replace("\\n", "\n"), fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    process.bpmn20.xml   | stringValue="route"     | stringValue="rout"       | #route: 'route' names the decision 'rout'; form.json has [need, route]
                    process.bpmn20.xml   | stringValue="PT24H"     | stringValue="1 day"      | 'accept-clock' needs an allowance of working time like PT24H
                    process.bpmn20.xml   | stringValue="PT24H"     | stringValue="-PT1H"      | needs an allowance of more than nothing
                    process.bpmn20.xml   | stringValue="deliver"   | stringValue="shell"      | 'deliver' does 'shell', which is none of [ask-evidence, attach, calculate, chase, clock, close, decide
                    process.bpmn20.xml   | name="connector" stringValue="crm" | name="connector" stringValue="crn" | names the connector 'crn'
                    process.bpmn20.xml   | name="connector"        | name="target"            | 'deliver' needs the field 'connector'
                    process.bpmn20.xml   | name="letter" stringValue="thanks"/ | name="letter" stringValue="bye"/ | names the letter 'bye'
                    process.bpmn20.xml   | name="letter" stringValue="alert"/ | name="letter" stringValue="thanks"/ | /letters/alert: No step of the process sends this letter
                    process.bpmn20.xml   | stringValue="with-team" | stringValue="With Team"  | needs a status of lower-case words
                    process.bpmn20.xml   | stringValue="deliver"/><flowable:field name="connector" stringValue="crm"/> | stringValue="attach"/><flowable:field name="connector" stringValue="crm"/><flowable:field name="continues" stringValue="thanks"/> | continues 'thanks', which is no other step
                    process.bpmn20.xml   | stringValue="acceptOutcome" | stringValue="outcome" | takes its outcome from the variable 'outcome', which nothing sets
                    process.bpmn20.xml   | name="outcomeFrom"      | name="from"              | needs either 'outcome' or 'outcomeFrom'
                    process.bpmn20.xml   | <endEvent id="end"/>    | <scriptTask id="x"/>     | Scripts are not allowed
                    process.bpmn20.xml   | <endEvent id="end"/>    | <endEvent id="end">      | This is not well-formed XML
                    process.bpmn20.xml   | <definitions            | <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><definitions | A DOCTYPE is not allowed
                    decisions/need.dmn   | </definitions>          | ~~                       | This is not a decision model
                    decisions/route.dmn  | "duty"                  | "dooty"                  | A row answers the team 'dooty', which council.json does not have; it has [duty, north]
                    letters/alert.mustache | {{reference}}         | {{surname}}              | Line 1: 'surname' is not a name this letter knows
                    letters/alert.mustache | {{reference}}         | {{{reference}}}          | unescaped tags are not allowed
                    letters/alert.mustache | {{reference}}         | {{&reference}}           | unescaped tags are not allowed
                    letters/alert.mustache | {{reference}}         | {{>file:///etc/passwd}}  | a letter cannot bring in another template
                    letters/alert.mustache | {{reference}}         | {{> ../x}}               | a letter cannot bring in another template
                    letters/alert.mustache | {{reference}}         | {{=<% %>=}}              | the delimiters cannot be changed
                    letters/alert.mustache | {{reference}}         | {{#reference}}           | The section 'reference' is never closed
                    letters/alert.mustache | {{reference}}         | {{/reference}}           | closes a section that is not the last one opened
                    letters/alert.mustache | {{reference}}         | {{reference.class}}      | is not a name this letter knows
                    letters/alert.mustache | {{reference}}         | {{reference              | is not a name this letter knows
                    mappings/crm.json    | /person/firstName       | /person/first            | No page asks '/person/first'
                    mappings/crm.json    | "fact": "reference"     | "fact": "password"       | There is no fact 'password'
                    mappings/crm.json    | {{reference}}           | {{firstName}}            | There is no fact 'firstName'
                    mappings/crm.json    | "yes": 1                | "yep": 1                 | '/needs/washing' can never be 'yep'
                    samples/needs-help.json | "channel": "assisted" | "channel": "fax"        | A channel is 'web', 'assisted', 'api' or 'gp'
                    samples/needs-help.json | "check": "valid"      | "check": "fine"          | 'check' is 'valid' or 'invalid'
                    samples/needs-help.json | "relation", "nhs"     | "relations", "nhs"       | There is no page 'relations'
                    samples/needs-help.json | "expect": {           | "expects": {             | 'expect' is missing
                    samples/needs-help.json | "need": { "signal"    | "neat": { "signal"       | There is no decision 'neat'
                    """)
    void every_other_file_says_what_is_wrong_and_where(String file, String from, String to, String fault) {
        SmallAsk.expectFault("small-ask/" + file, from, to, fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    "name": "Testshire Council"  | "nome": "Testshire Council"     | 'name' is missing
                    "colour": "#1d4f5f"          | "colour": "red;}"               | A colour is written like #1d4f5f
                    "website": "https://         | "website": "javascript://       | A website begins with https://
                    "email": "care@              | "email": "care at               | This is not an e-mail address
                    "09:00-16:30"                | "16:30-09:00"                   | Hours are written like "monday": "09:00-17:00"
                    "friday":                    | "freitag":                      | Hours are written like
                    "mode": "business-hours"     | "mode": "always"                | The mode is 'business-hours' or 'next-working-day'
                    "2026-12-29"                 | "29 December"                   | A day is written like 2026-12-29
                    "ZZ99": "north"              | "ZZ99": "south"                 | There is no team 'south'
                    "ZZ99": "north"              | "zz 99": "north"                | A locality is named by the first half of a postcode
                    "north": {                   | "North Team": {                 | A team's key is lower-case words
                    """)
    void council_json_says_what_is_wrong_and_where(String from, String to, String fault) {
        SmallAsk.expectFault("council.json", from, to, fault);
    }
}
