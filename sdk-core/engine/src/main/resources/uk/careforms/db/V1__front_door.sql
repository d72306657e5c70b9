-- One dialect for H2 2.4 and PostgreSQL: long texts are varchar with a length that both allow, instants carry their zone,
-- JSON is text. Tokens are kept as SHA-256 in lower-case hex and never in clear.

-- Form versions that something is pinned to, with the files they are made of: a draft or case of a pack that is no longer
-- shipped can still be opened.
create table cf_form (
    form varchar(80) not null,
    version integer not null,
    schema_hash varchar(64) not null,
    content_hash varchar(64) not null,
    files text not null,
    first_seen timestamp(6) with time zone not null,
    last_seen timestamp(6) with time zone not null,
    constraint cf_form_pk primary key (form, version)
);

create table cf_draft (
    token_hash varchar(64) not null,
    form varchar(80) not null,
    version integer not null,
    channel varchar(10) not null,
    answers varchar(300000) not null,
    page varchar(80) not null,
    row_version bigint not null,
    started_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    submitted_at timestamp(6) with time zone,
    constraint cf_draft_pk primary key (token_hash)
);
create index cf_draft_expiry on cf_draft (expires_at);

-- The way back to a draft: the draft's token is sealed with the link's, the code is hashed together with it, and the link's
-- token is kept nowhere, so that this row alone opens nothing.
create table cf_resume (
    link_hash varchar(64) not null,
    draft_hash varchar(64) not null,
    sealed_token varchar(200) not null,
    code_hash varchar(64) not null,
    tries integer not null,
    tries_since timestamp(6) with time zone not null,
    constraint cf_resume_pk primary key (link_hash)
);
create index cf_resume_draft on cf_resume (draft_hash);

-- What was sent. Answers never change; only the state does, from ACCEPTED to STARTED.
create table cf_submission (
    reference varchar(20) not null,
    draft_hash varchar(64) not null,
    key_hash varchar(64),
    form varchar(80) not null,
    version integer not null,
    channel varchar(10) not null,
    answers varchar(300000) not null,
    submitted_at timestamp(6) with time zone not null,
    state varchar(10) not null,
    constraint cf_submission_pk primary key (reference),
    constraint cf_submission_draft unique (draft_hash),
    constraint cf_submission_key unique (key_hash)
);
create index cf_submission_state on cf_submission (state, submitted_at);
create index cf_submission_time on cf_submission (submitted_at);

-- The append-only feed.
create table cf_event (
    number bigint generated always as identity,
    at timestamp(6) with time zone not null,
    kind varchar(60) not null,
    subject varchar(64) not null,
    actor varchar(200) not null,
    detail varchar(20000) not null,
    constraint cf_event_pk primary key (number)
);
create index cf_event_subject on cf_event (subject, number);

-- The case as people see it; made in the transaction that starts its process.
create table cf_case (
    reference varchar(20) not null,
    status varchar(40) not null,
    team varchar(80),
    delivers boolean not null,
    outcome varchar(80),
    closed_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    constraint cf_case_pk primary key (reference),
    constraint cf_case_submission foreign key (reference) references cf_submission (reference)
);
create index cf_case_team on cf_case (team, status);

create table cf_clock (
    number bigint generated always as identity,
    reference varchar(20) not null,
    name varchar(40) not null,
    team varchar(80) not null,
    allowance varchar(40) not null,
    started_at timestamp(6) with time zone not null,
    half_at timestamp(6) with time zone not null,
    four_fifths_at timestamp(6) with time zone not null,
    due_at timestamp(6) with time zone not null,
    stopped_at timestamp(6) with time zone,
    constraint cf_clock_pk primary key (number),
    constraint cf_clock_name unique (reference, name)
);

-- Explain records.
create table cf_decision (
    number bigint generated always as identity,
    reference varchar(20) not null,
    step varchar(80) not null,
    name varchar(80) not null,
    rule_version varchar(200) not null,
    inputs varchar(300000) not null,
    outcome varchar(20000) not null,
    fired varchar(200000) not null,
    made_at timestamp(6) with time zone not null,
    constraint cf_decision_pk primary key (number)
);
create index cf_decision_reference on cf_decision (reference, number);

create table cf_match (
    reference varchar(20) not null,
    step varchar(80) not null,
    finder varchar(80) not null,
    state varchar(10) not null,
    candidates varchar(300000) not null,
    person_id varchar(200),
    person_label varchar(200),
    decided_by varchar(200),
    decided_at timestamp(6) with time zone,
    note varchar(4000) not null,
    constraint cf_match_pk primary key (reference, step)
);

-- What has to reach another system or person. passed is true once the process has gone on from it: the next time the same
-- step is reached is another occurrence with a key of its own.
create table cf_delivery (
    id uuid not null,
    reference varchar(20) not null,
    form varchar(80) not null,
    step varchar(80) not null,
    occurrence integer not null,
    kind varchar(20) not null,
    target varchar(100) not null,
    state varchar(12) not null,
    passed boolean not null,
    attempts integer not null,
    created_at timestamp(6) with time zone not null,
    next_try timestamp(6) with time zone,
    done_at timestamp(6) with time zone,
    remote_system varchar(80),
    remote_id varchar(200),
    remote_label varchar(200),
    reason varchar(5000) not null,
    constraint cf_delivery_pk primary key (id),
    constraint cf_delivery_step unique (reference, step, occurrence)
);
create index cf_delivery_state on cf_delivery (state, created_at);

create table cf_session (
    token_hash varchar(64) not null,
    facts varchar(300000) not null,
    life_seconds bigint not null,
    expires_at timestamp(6) with time zone not null,
    constraint cf_session_pk primary key (token_hash)
);
create index cf_session_expiry on cf_session (expires_at);
