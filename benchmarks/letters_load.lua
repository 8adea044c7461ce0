-- One request for each line of a file: "path<TAB>body<TAB>cookie". Each is sent once; when all are sent, the load ends.
local lines, next_line = {}, 1

function init(args)
    for line in io.lines(args[1]) do lines[#lines + 1] = line end
end

function request()
    local line = lines[next_line]
    if line == nil then
        wrk.thread:stop()
        line = lines[#lines]
    end
    next_line = next_line + 1
    local path, body, cookie = line:match("([^\t]*)\t([^\t]*)\t(.*)")
    -- A visitor in a network of their own for each letter, so that the limits on one network are not what is measured.
    local address = string.format("10.%d.%d.1", math.floor(next_line / 256) % 256, next_line % 256)
    local headers = {["Content-Type"] = "application/x-www-form-urlencoded", ["X-Forwarded-For"] = address, ["Cookie"] = cookie}
    return wrk.format("POST", path, headers, body)
end
