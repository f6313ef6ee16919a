create unique index concurrently if not exists whole_note_key on auth.whole (note);
