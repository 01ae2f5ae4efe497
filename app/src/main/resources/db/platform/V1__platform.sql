-- One row per answered request with an Idempotency-Key; kept for a day.
create table platform.idempotency_key (
    user_id uuid not null,
    key text not null,
    digest text not null,
    answer text not null,
    made_at timestamptz not null,
    primary key (user_id, key)
);
create index idempotency_key_made_at on platform.idempotency_key (made_at);

-- Executions of the job library db-scheduler; its columns are its own.
create table platform.scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on platform.scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on platform.scheduled_tasks (last_heartbeat);

-- What people see of a job. The library runs it; this row tells how far it is and what came of it.
create table platform.job (
    id uuid primary key,
    kind text not null,
    asked_by uuid not null,
    asked_at timestamptz not null,
    input bytea not null,
    state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
    step text not null default '',
    done bigint not null default 0,
    total bigint not null default 0,
    attempts int not null default 0,
    cancel_asked boolean not null default false,
    begun_at timestamptz,
    ended_at timestamptz,
    result text,
    refusal text,
    remedy text
);
create index job_asked_by on platform.job (asked_by, id);
create index job_state on platform.job (state) where state in ('waiting', 'running');
