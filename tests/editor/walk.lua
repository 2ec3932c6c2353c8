-- A walk through the language server in a real editor: findings, a quick fix, what one types,
-- evidence, outline. It prints OK, or what went wrong.
local python, cli, folder = vim.env.KYOGO_PYTHON, vim.env.KYOGO_CLI, vim.env.KYOGO_FOLDER
local function fail(words) print('FAILED ' .. words) vim.cmd('cquit') end
local function wait(what, holds)
  if not vim.wait(30000, holds, 20) then fail(what) end
end
local function rules(buffer)
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(buffer)) do found[one.code] = one end
  return found
end
vim.cmd('edit ' .. folder .. '/draft.txt')
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({
  name = 'kyogo', cmd = { python, cli, '--lang', 'en', 'lsp' }, root_dir = folder,
})
vim.lsp.buf_attach_client(buffer, id)
wait('findings', function() return rules(buffer)['doubled-word'] ~= nil end)
local found = rules(buffer)['doubled-word']
local uri = vim.uri_from_bufnr(buffer)
local function ask(method, parameters)
  local answer, trouble = vim.lsp.buf_request_sync(buffer, method, parameters, 20000)
  if not answer or not answer[id] or answer[id].error then
    fail(method .. ' ' .. vim.inspect(trouble or answer))
  end
  return answer[id].result
end
local client = vim.lsp.get_client_by_id(id)
local line = vim.api.nvim_buf_get_lines(buffer, found.lnum, found.lnum + 1, true)[1]
local place = line:sub(found.col + 1, found.end_col)
if place ~= 'のの' then fail('place ' .. place) end
local function units(column) return vim.str_utfindex(line, column) end
local _, from = units(found.col)
local _, to = units(found.end_col)
local range = { start = { line = found.lnum, character = from }, ['end'] = { line = found.lnum, character = to } }
local actions = ask('textDocument/codeAction', {
  textDocument = { uri = uri }, range = range, context = { diagnostics = {} },
})
vim.lsp.util.apply_workspace_edit(actions[1].edit, client.offset_encoding)
wait('the fix', function() return rules(buffer)['doubled-word'] == nil end)
vim.api.nvim_buf_set_lines(buffer, 0, 0, true, { '会議をを開く。' })
wait('what was typed', function() return rules(buffer)['doubled-word'] ~= nil end)
local hover = ask('textDocument/hover', { textDocument = { uri = uri }, position = { line = 0, character = 3 } })
if not hover then fail('hover') end
local symbols = ask('textDocument/documentSymbol', { textDocument = { uri = uri } })
if type(symbols) ~= 'table' then fail('symbols') end
print('OK')
vim.cmd('qall!')
