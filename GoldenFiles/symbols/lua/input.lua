#!/usr/bin/env lua
local x = require("a")
local json = require "json"
local LIMIT <const>, count = 10, 0
-- doc
local function f(a, b) if a and b then return 1 elseif c then end end
local M = { version = "1", create = function(name, ...) return name end }
--[[ a comment
     of two lines ]]
function M.g(a) for i=1,2 do end while true do end end
function M:h() repeat until x end
function M.inner.deep() local hidden = 1 end
M.k = function(a)
    local function nested() return [==[ function no() end ]==] end
    return nested
end
local z = function() end
t = { m = function() end, ["n"] = 1, ["quoted"] = function() end }
function shared() end
local hidden = {}
function hidden.member() end
describe("counting", function()
    it("starts at zero", function() assert.equal(0, count) end)
end)
return setmetatable(M, { __index = { f = f } })
