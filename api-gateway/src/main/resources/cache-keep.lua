-- Keeps an answer and lets those who wait for it go on.
-- KEYS[1] answer, KEYS[2] lock; ARGV[1] generation, ARGV[2] head, ARGV[3] body, ARGV[4] life in milliseconds
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('HSET', KEYS[1], 'generation', ARGV[1], 'at', string.format('%.0f', now), 'head', ARGV[2], 'body', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[4])
if redis.call('GET', KEYS[2]) == ARGV[1] then
  redis.call('DEL', KEYS[2])
end
