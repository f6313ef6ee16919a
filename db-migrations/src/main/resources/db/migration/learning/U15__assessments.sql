drop table learning.assessment_answers;
drop function learning.count_answer();
drop table learning.assessments;
drop type learning.assessment_end;
drop type learning.assessment_status;
