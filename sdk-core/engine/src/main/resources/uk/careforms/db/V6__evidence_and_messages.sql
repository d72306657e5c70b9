-- What a case still needs from somebody: one row for each item that the form's rules or an officer asked for. label may be what
-- somebody answered, like the name of a bank; note is read by the person. attachment is the file that covers the item, or one that
-- was sent for it and is not known to be clean yet; every file that was sent for an item has the pointer evidence:<number>.
create table cf_evidence (
    number bigint generated always as identity,
    reference varchar(20) not null,
    item varchar(80) not null,
    item_row varchar(40) not null,
    title varchar(500) not null,
    label varchar(1000) not null,
    pointer varchar(500) not null,
    hint varchar(1000) not null,
    state varchar(12) not null,
    attachment uuid,
    note varchar(4000) not null,
    asked_at timestamp(6) with time zone not null,
    asked_by varchar(200) not null,
    settled_at timestamp(6) with time zone,
    settled_by varchar(200),
    constraint cf_evidence_pk primary key (number),
    constraint cf_evidence_item unique (reference, item, item_row)
);
create index cf_evidence_attachment on cf_evidence (attachment);

-- The reminders about a case's evidence. Whoever changes an item or a pause locks this row first. held_seconds is how long earlier
-- pauses lasted: every date moves by it.
create table cf_chase (
    reference varchar(20) not null,
    started_at timestamp(6) with time zone not null,
    reminders integer not null,
    deadline_at timestamp(6) with time zone not null,
    held_seconds bigint not null,
    paused_at timestamp(6) with time zone,
    paused_until timestamp(6) with time zone,
    paused_reason varchar(4000) not null,
    paused_by varchar(200) not null,
    touched bigint not null,
    constraint cf_chase_pk primary key (reference)
);
create index cf_chase_pause on cf_chase (paused_until);

-- The messages on a case, and the notice that says there is one: NONE (nobody gave an address, or the person wrote), DUE, SENT or
-- REFUSED. write_key makes the second press of a button the same message.
create table cf_message (
    number bigint generated always as identity,
    reference varchar(20) not null,
    at timestamp(6) with time zone not null,
    author varchar(200) not null,
    from_person boolean not null,
    kind varchar(10) not null,
    body varchar(20000) not null,
    write_key varchar(64) not null,
    read_at timestamp(6) with time zone,
    notice_state varchar(10) not null,
    notice_tries integer not null,
    notice_next timestamp(6) with time zone,
    notice_note varchar(1000) not null,
    constraint cf_message_pk primary key (number),
    constraint cf_message_key unique (reference, write_key)
);
create index cf_message_notice on cf_message (notice_next);

-- The ways in to a case for the person: the link's token is kept nowhere and the code is hashed together with it, so that this row
-- alone opens nothing. held keeps both for letters that have not gone yet, and is emptied then, or after seven days.
create table cf_case_link (
    link_hash varchar(64) not null,
    reference varchar(20) not null,
    code_hash varchar(64) not null,
    tries integer not null,
    tries_since timestamp(6) with time zone not null,
    made_at timestamp(6) with time zone not null,
    made_by varchar(200) not null,
    held varchar(100),
    constraint cf_case_link_pk primary key (link_hash)
);
create index cf_case_link_reference on cf_case_link (reference);
