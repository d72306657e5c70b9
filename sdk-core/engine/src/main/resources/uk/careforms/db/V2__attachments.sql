-- Files that people added to forms: what is known of them. Their content is in the file store, under the same id.
--
-- A row is there before its content and goes after it, so neither is ever without the other for long: ARRIVING until the
-- content is kept and the draft names it, LEAVING until the content is gone. next_step is when somebody has to look at it
-- again: to scan it, or to delete the content of one that is INFECTED.
create table cf_attachment (
    id uuid not null,
    number bigint generated always as identity,
    draft_hash varchar(64) not null,
    reference varchar(20),
    pointer varchar(500) not null,
    name varchar(200) not null,
    media_type varchar(100) not null,
    size_bytes bigint not null,
    sha256 varchar(64) not null,
    state varchar(12) not null,
    note varchar(1000) not null,
    added_at timestamp(6) with time zone not null,
    tries integer not null,
    next_step timestamp(6) with time zone,
    settled_at timestamp(6) with time zone,
    constraint cf_attachment_pk primary key (id)
);
create index cf_attachment_draft on cf_attachment (draft_hash);
create index cf_attachment_reference on cf_attachment (reference);
create index cf_attachment_next on cf_attachment (next_step);

-- What became of a file at each step that puts it beside a case.
create table cf_attachment_sent (
    attachment uuid not null,
    step varchar(80) not null,
    tries integer not null,
    done_at timestamp(6) with time zone,
    note varchar(1000) not null,
    constraint cf_attachment_sent_pk primary key (attachment, step)
);
