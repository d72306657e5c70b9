-- Invitations to fill in a form. The draft is there from the beginning; draft_hash stays when the draft has been sent or deleted, and
-- leads to the submission. Addresses and what people wrote are here only, never in events, and are forgotten some time after the end.
create table cf_invitation (
    id varchar(36) not null,
    form varchar(80) not null,
    version integer not null,
    draft_hash varchar(64) not null,
    client_reference varchar(100) not null,
    to_whom varchar(20) not null,
    channel varchar(10) not null,
    address varchar(1000) not null,
    officer varchar(200) not null,
    state varchar(12) not null,
    bounced boolean not null,
    code_hash varchar(64) not null,
    reminders integer not null,
    next_reminder timestamp(6) with time zone,
    paused_until timestamp(6) with time zone,
    paused_reason varchar(1000) not null,
    reason varchar(40),
    reason_text varchar(4000) not null,
    sent_at timestamp(6) with time zone not null,
    opened_at timestamp(6) with time zone,
    progress_at timestamp(6) with time zone,
    submitted_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    expires_at timestamp(6) with time zone not null,
    constraint cf_invitation_pk primary key (id),
    constraint cf_invitation_draft unique (draft_hash)
);
create index cf_invitation_due on cf_invitation (next_reminder);
create index cf_invitation_expiry on cf_invitation (state, expires_at);
create index cf_invitation_list on cf_invitation (form, state, sent_at);
create index cf_invitation_client on cf_invitation (client_reference);

-- The links of an invitation: each notice carries one of its own, because no link is kept in clear to be sent again. On paper a link
-- has a code of its own; the others are opened with the code of the invitation.
create table cf_invitation_link (
    link_hash varchar(64) not null,
    invitation varchar(36) not null,
    code_hash varchar(64),
    tries integer not null,
    tries_since timestamp(6) with time zone not null,
    constraint cf_invitation_link_pk primary key (link_hash),
    constraint cf_invitation_link_of foreign key (invitation) references cf_invitation (id)
);
create index cf_invitation_link_invitation on cf_invitation_link (invitation);

-- What was sent for an invitation, or has to be: WAITING, SENT, NOT_NEEDED, REFUSED by its service, or BOUNCED.
create table cf_invitation_notice (
    id uuid not null,
    invitation varchar(36) not null,
    number integer not null,
    occasion varchar(10) not null,
    kind varchar(10) not null,
    actor varchar(200) not null,
    state varchar(12) not null,
    attempts integer not null,
    next_try timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null,
    sent_at timestamp(6) with time zone,
    remote_system varchar(80),
    remote_id varchar(200),
    remote_label varchar(200),
    reason varchar(1000) not null,
    fate_asked integer not null,
    fate_next timestamp(6) with time zone,
    constraint cf_invitation_notice_pk primary key (id),
    constraint cf_invitation_notice_number unique (invitation, number),
    constraint cf_invitation_notice_of foreign key (invitation) references cf_invitation (id)
);
create index cf_invitation_notice_due on cf_invitation_notice (state, next_try);
create index cf_invitation_notice_fate on cf_invitation_notice (fate_next);

-- Further keys to a draft that nobody holds the first one of: each opening of an invitation makes one. They go with the draft.
create table cf_draft_key (
    key_hash varchar(64) not null,
    draft_hash varchar(64) not null,
    constraint cf_draft_key_pk primary key (key_hash),
    constraint cf_draft_key_draft foreign key (draft_hash) references cf_draft (token_hash) on delete cascade
);
create index cf_draft_key_of on cf_draft_key (draft_hash);

-- The invitation that a draft was made for, so that other drafts are saved and sent without looking for one.
alter table cf_draft add column invitation varchar(36);

-- How people found it: the score, and what they wrote in their own words, which is nowhere else.
create table cf_satisfaction (
    number bigint generated always as identity,
    reference varchar(20),
    form varchar(80) not null,
    stage varchar(10) not null,
    score integer not null,
    words varchar(4000) not null,
    at timestamp(6) with time zone not null,
    constraint cf_satisfaction_pk primary key (number)
);
create index cf_satisfaction_form on cf_satisfaction (form, stage, at);
create index cf_satisfaction_reference on cf_satisfaction (reference, stage);
