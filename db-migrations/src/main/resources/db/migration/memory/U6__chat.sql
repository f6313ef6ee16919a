drop table memory.chat_messages;
drop table memory.chat_sessions;
drop function memory.forget_message();
drop function memory.append_message();
drop type memory.chat_role;
