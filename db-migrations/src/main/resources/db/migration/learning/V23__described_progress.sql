-- The columns of the view say what they are, as those of tables do.

comment on column learning.item_progress.user_id is 'The learner';
comment on column learning.item_progress.id is 'The roadmap item';
comment on column learning.item_progress.roadmap_id is 'The roadmap';
comment on column learning.item_progress.title is 'What is to be learnt';
comment on column learning.item_progress.skill is 'Slug of the skill; null for a free item';
comment on column learning.item_progress.position is 'Place on the roadmap, from 0';
comment on column learning.item_progress.after is 'Items of the same roadmap that come first';
comment on column learning.item_progress.status is 'How far the learner is; one skill has one progress on all roadmaps';
comment on column learning.item_progress.percent is '0 to 100';
comment on column learning.item_progress.evidence is 'What shows it, as the client sent it';
comment on column learning.item_progress.started_at is 'When it was begun; null if it was not';
comment on column learning.item_progress.completed_at is 'When it was completed; null if it is not';
comment on column learning.item_progress.version is 'Grows with each report: the ETag; 0 before the first';
comment on column learning.item_progress.updated_at is 'When it was reported last, else when the item was changed last';
