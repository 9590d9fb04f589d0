-- Of whom a published figure was made: two figures that a client reads differ by ten people or by none. Whoever withdraws is
-- taken out and only counted. Never open to client-viewers.
create table figure_audience (
    tenant_id uuid not null,
    id uuid not null,
    figure_id uuid not null,
    people bytea not null,
    gone integer[] not null,
    seed bigint,
    constraint pk_figure_audience primary key (tenant_id, id),
    constraint fk_figure_audience_figure_id foreign key (tenant_id, figure_id)
        references release_figure (tenant_id, id) on delete cascade,
    constraint uq_figure_audience_figure_id unique (tenant_id, figure_id)
);
call build_wall('figure_audience');
