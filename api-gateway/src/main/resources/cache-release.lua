-- Gives up the lock: there is no answer to keep. Those who wait ask for themselves, and for a while so does everybody.
-- KEYS[1] lock; ARGV[1] generation, ARGV[2] that while in milliseconds, 0 for none
if redis.call('GET', KEYS[1]) == ARGV[1] then
  if tonumber(ARGV[2]) > 0 then
    redis.call('SET', KEYS[1], ARGV[1] .. ' unkept', 'PX', ARGV[2])
  else
    redis.call('DEL', KEYS[1])
  end
end
