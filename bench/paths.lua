-- wrk asks for the addresses of a file in turn, and ends with one line that bench/run reads.
local asked, place = {}, 0

function init()
  for path in io.lines(os.getenv("BENCH_PATHS")) do
    asked[#asked + 1] = wrk.format("GET", path)
  end
end

function request()
  place = place % #asked + 1
  return asked[place]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("measured %.0f %.1f %.1f %d\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
