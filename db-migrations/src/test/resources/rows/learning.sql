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
insert into learning.review_cards
  (id, user_id, skill_id, question_id, front, back, state, stability, difficulty, last_reviewed_at, reps)
select pg_temp.id('card'), pg_temp.me(), q.skill_id, q.id, q.prompt, q.explanation, 'review', 3.2, 5, now(), 1
  from learning.questions q order by q.code limit 1;
insert into learning.review_log
  (id, user_id, card_id, rating, state_before, due_before, elapsed_days, state_after, stability_after, difficulty_after,
   due_after, parameters)
values (pg_temp.id('review'), pg_temp.me(), pg_temp.id('card'), 'good', 'new', now(), 0, 'review', 3.2, 5,
        now() + interval '3 days', array_fill(0.5, array[21]));
insert into learning.goals (id, user_id, title) values (pg_temp.id('goal'), pg_temp.me(), 'Write a compiler');
insert into learning.autonomy_snapshots
  (id, user_id, decision_quality, skill_development, ai_reliance, bottleneck_resolution, user_confidence, engagement,
   autonomy_perception, score)
values (pg_temp.id('snapshot'), pg_temp.me(), 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5);
insert into learning.background_tasks (id, user_id, name, kind)
values (pg_temp.id('work'), pg_temp.me(), 'Plan the week', 'planning');
