-- Runs that calculate every case again that a decided figure is in force for: RUNNING until each has been calculated, DONE while an
-- officer looks at what came out, CONFIRMING while the new figures come into force, TELLING while the process of each case whose
-- figure has changed is told, then CONFIRMED; or STOPPED.
--
-- Each batch is one commit that adds its lines and moves the run on, with the row of the run locked, so a node that dies leaves no
-- half of a batch and no two nodes do the same one. lease_until keeps other nodes from waiting for that lock. open_for is the
-- calculation until the run is over, so that there is one open run of each. Telling is one commit for each case, of the process engine,
-- which marks the line with it.
--
-- provisional_reason is why figures may be used that nobody has confirmed, for this run only; needs_reason counts the cases of
-- needs_person that stand still for want of it.
create table cf_uprating (
    run uuid not null,
    calculation varchar(80) not null,
    as_of date not null,
    state varchar(12) not null,
    started_by varchar(200) not null,
    started_at timestamp(6) with time zone not null,
    calculated_at timestamp(6) with time zone,
    decided_by varchar(200),
    decided_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    total integer not null,
    done integer not null,
    changed integer not null,
    needs_person integer not null,
    confirmed integer not null,
    provisional_reason varchar(300),
    needs_reason integer not null,
    to_tell integer not null,
    told integer not null,
    not_told integer not null,
    after_number bigint not null,
    lease_owner varchar(36),
    lease_until timestamp(6) with time zone,
    open_for varchar(80),
    constraint cf_uprating_pk primary key (run),
    constraint cf_uprating_open unique (open_for)
);
create index cf_uprating_state on cf_uprating (state);

-- What one run makes of one case, kept until an officer confirms it. calculation is the number of the one that was in force.
-- outcome is SAME, CHANGED or PERSON; afterwards is empty until the run is confirmed, then CONFIRMED, KEPT or SUPERSEDED.
-- told is empty where there is nothing to tell, then WAITING, TOLD, or NOT_TOLD when the process did not wait for it.
create table cf_uprating_line (
    run uuid not null,
    reference varchar(20) not null,
    calculation bigint not null,
    old_status varchar(20) not null,
    old_pence bigint,
    new_status varchar(20) not null,
    new_pence bigint,
    difference bigint not null,
    outcome varchar(10) not null,
    why varchar(2000) not null,
    result varchar(1000000),
    rates varchar(40) not null,
    policy varchar(80) not null,
    afterwards varchar(12),
    told varchar(8),
    constraint cf_uprating_line_pk primary key (run, reference),
    constraint cf_uprating_line_run foreign key (run) references cf_uprating (run)
);
create index cf_uprating_line_outcome on cf_uprating_line (run, outcome, reference);
create index cf_uprating_line_afterwards on cf_uprating_line (run, afterwards, reference);
create index cf_uprating_line_told on cf_uprating_line (run, told, reference);

-- The next cases of a run, in the order of their numbers.
create index cf_calculation_next on cf_calculation (name, in_force, number);
