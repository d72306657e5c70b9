-- What became of a letter after it was handed over: OPEN until it is known (REACHED, BOUNCED) or nobody will ever know (UNKNOWN).
-- fate_asked counts how often its service was asked, fate_next is when it is asked again; empty before the first time.
alter table cf_delivery add column fate varchar(10) default 'OPEN' not null;
alter table cf_delivery add column fate_asked integer default 0 not null;
alter table cf_delivery add column fate_next timestamp(6) with time zone;
create index cf_delivery_fate on cf_delivery (kind, fate, done_at);

-- Where answers that nobody typed came from. value_hash tells whether the answer is still the one that was taken over; the row goes
-- with its draft.
create table cf_prefill (
    draft_hash varchar(64) not null,
    pointer varchar(200) not null,
    value_hash varchar(64) not null,
    source varchar(40) not null,
    origin varchar(200) not null,
    at timestamp(6) with time zone not null,
    constraint cf_prefill_pk primary key (draft_hash, pointer),
    constraint cf_prefill_draft foreign key (draft_hash) references cf_draft (token_hash) on delete cascade
);
