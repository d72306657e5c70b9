-- What calculations came to for a case, with the facts they were made from: never changed, only taken out of force.
--
-- name is the calculation's own, like charging. kind is ESTIMATE (nobody has decided on it), FINAL (a named officer decided) or UPRATING (an officer confirmed a run of it).
-- A row in force of kind FINAL or UPRATING is what holds for a case now; a case has at most one row in force of each name, and
-- a later estimate never takes a decided one out of force. facts are as calculated: the answers with officers' corrections.
create table cf_calculation (
    number bigint generated always as identity,
    reference varchar(20) not null,
    name varchar(80) not null,
    kind varchar(12) not null,
    as_of date not null,
    facts varchar(300000) not null,
    result varchar(1000000) not null,
    status varchar(20) not null,
    contribution_pence bigint,
    rates varchar(40) not null,
    policy varchar(80) not null,
    in_force boolean not null,
    made_at timestamp(6) with time zone not null,
    made_by varchar(200) not null,
    reason varchar(4000) default '' not null,
    constraint cf_calculation_pk primary key (number)
);
create index cf_calculation_reference on cf_calculation (reference, number);
create index cf_calculation_force on cf_calculation (name, in_force);

-- Officers' corrections of single facts; the latest of each place holds. Without a value the answer holds again.
create table cf_override (
    number bigint generated always as identity,
    reference varchar(20) not null,
    name varchar(80) not null,
    pointer varchar(500) not null,
    fact varchar(20000),
    reason varchar(4000) not null,
    actor varchar(200) not null,
    at timestamp(6) with time zone not null,
    constraint cf_override_pk primary key (number)
);
create index cf_override_reference on cf_override (reference, number);

-- Letters about a case as they went out, so that whoever they were for and staff can read them again. One for each delivery.
create table cf_letter (
    number bigint generated always as identity,
    delivery uuid not null,
    reference varchar(20) not null,
    name varchar(80) not null,
    kind varchar(10) not null,
    subject varchar(400) not null,
    body varchar(300000) not null,
    at timestamp(6) with time zone not null,
    constraint cf_letter_pk primary key (number),
    constraint cf_letter_delivery unique (delivery)
);
create index cf_letter_reference on cf_letter (reference, number);
