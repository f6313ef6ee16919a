-- Nothing is lost but words.

comment on column learning.item_progress.user_id is null;
comment on column learning.item_progress.id is null;
comment on column learning.item_progress.roadmap_id is null;
comment on column learning.item_progress.title is null;
comment on column learning.item_progress.skill is null;
comment on column learning.item_progress.position is null;
comment on column learning.item_progress.after is null;
comment on column learning.item_progress.status is null;
comment on column learning.item_progress.percent is null;
comment on column learning.item_progress.evidence is null;
comment on column learning.item_progress.started_at is null;
comment on column learning.item_progress.completed_at is null;
comment on column learning.item_progress.version is null;
comment on column learning.item_progress.updated_at is null;
