insert into learning.idempotency_keys (user_id, operation, key, request_hash, reply)
values (pg_temp.me(), 'POST /roadmaps', 'key', sha256('body'), '{}');
insert into learning.roadmaps (id, user_id, title) values (pg_temp.id('roadmap'), pg_temp.me(), 'Compilers');
insert into learning.roadmap_items (id, user_id, roadmap_id, title, position)
values (pg_temp.id('item'), pg_temp.me(), pg_temp.id('roadmap'), 'Parsing', 0);
insert into learning.progress (id, user_id, roadmap_item_id, status, percent)
values (pg_temp.id('progress'), pg_temp.me(), pg_temp.id('item'), 'in_progress', 10);
insert into learning.assessments
  (id, user_id, skill_id, ability, standard_error, mastery, current_question_id)
select pg_temp.id('assessment'), pg_temp.me(), q.skill_id, 0, 1, 0.5, q.id from learning.questions q limit 1;
insert into learning.assessment_answers (id, user_id, assessment_id, question_id, answer, correct, ability, standard_error)
select pg_temp.id('answer'), a.user_id, a.id, a.current_question_id, '{a}', true, 0, 1
  from learning.assessments a where a.id = pg_temp.id('assessment');
insert into learning.skill_mastery (user_id, skill_id, ability, standard_error, mastery, mastered, evidence_count)
select pg_temp.me(), s.id, 0, 1, 0.5, false, 1 from learning.skills s limit 1;
insert into learning.recommendations (id, user_id, kind, target, score, because, status)
values (pg_temp.id('recommendation'), pg_temp.me(), 'learn_skill', 'parsing', 0.5, '[]', 'dismissed');
