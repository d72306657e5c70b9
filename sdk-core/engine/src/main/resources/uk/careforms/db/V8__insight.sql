-- What measures are counted from: drawn from the feed of events a little later, so that nobody who saves or sends a form waits for
-- it and the feed needs no index for it. No answers, no names; drafts go, these rows stay.

-- How far the feed has been read.
create table cf_insight_mark (
    name varchar(20) not null,
    number bigint not null,
    constraint cf_insight_mark_pk primary key (name)
);
insert into cf_insight_mark (name, number) values ('events', 0);

-- One row for each form that somebody began.
create table cf_journey (
    draft_hash varchar(64) not null,
    form varchar(80) not null,
    version integer not null,
    channel varchar(10) not null,
    started_at timestamp(6) with time zone not null,
    last_at timestamp(6) with time zone not null,
    last_page varchar(80) not null,
    sent_at timestamp(6) with time zone,
    constraint cf_journey_pk primary key (draft_hash)
);
create index cf_journey_form on cf_journey (form, started_at);

-- The pages that somebody came to; one that did not apply to their answers has no row.
create table cf_journey_page (
    draft_hash varchar(64) not null,
    page varchar(80) not null,
    constraint cf_journey_page_pk primary key (draft_hash, page)
);

-- One row for each link that was sent.
create table cf_journey_link (
    invitation varchar(64) not null,
    form varchar(80) not null,
    channel varchar(10) not null,
    sent_at timestamp(6) with time zone not null,
    opened_at timestamp(6) with time zone,
    declined_at timestamp(6) with time zone,
    reason varchar(80),
    draft_hash varchar(64),
    constraint cf_journey_link_pk primary key (invitation)
);
create index cf_journey_link_form on cf_journey_link (form, sent_at);
