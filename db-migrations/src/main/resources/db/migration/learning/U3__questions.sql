drop function learning.grade_answer(uuid, text[]);
drop table learning.questions;
drop type learning.question_kind;
