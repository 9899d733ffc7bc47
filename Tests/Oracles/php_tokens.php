<?php
// Lists the definitions of PHP files with PHP's own scanner: one JSON document a line.
// usage: php php_tokens.php FILE…
foreach (array_slice($argv, 1) as $file) {
    $text = file_get_contents($file);
    try {
        $tokens = array_values(array_filter(PhpToken::tokenize($text, TOKEN_PARSE), fn ($token) => !$token->isIgnorable()));
    } catch (ParseError) {
        continue;
    }
    $definitions = [];
    $open = [];
    $depth = 0;
    $kinds = [T_CLASS => 'class', T_INTERFACE => 'interface', T_TRAIT => 'trait', T_ENUM => 'enum', T_FUNCTION => 'function'];
    foreach ($tokens as $index => $token) {
        if (isset($kinds[$token->id])) {
            $name = $tokens[$index + 1];
            if ($name->text === '&') {
                $name = $tokens[$index + 2];
            }
            $before = $tokens[$index - 1] ?? null;
            $isName = $name->is(T_STRING) || ($token->id === T_FUNCTION && preg_match('/^\w+$/', $name->text));
            if ($isName && !($before && $before->is([T_NEW, T_DOUBLE_COLON, T_USE]))) {
                $definitions[] = [$kinds[$token->id], $name->text, $name->line, 0];
                $open[] = ['at' => count($definitions) - 1, 'depth' => null];
            }
        }
        $last = count($open) - 1;
        if ($token->id === ord('{') || $token->is([T_CURLY_OPEN, T_DOLLAR_OPEN_CURLY_BRACES])) {
            if ($last >= 0 && $open[$last]['depth'] === null) {
                $open[$last]['depth'] = $depth;
            }
            $depth++;
        } elseif ($token->id === ord('}')) {
            $depth--;
            if ($last >= 0 && $open[$last]['depth'] === $depth) {
                $definitions[array_pop($open)['at']][3] = $token->line;
            }
        } elseif ($token->id === ord(';') && $last >= 0 && $open[$last]['depth'] === null) {
            $definitions[array_pop($open)['at']][3] = $token->line;
        }
    }
    echo json_encode(['file' => $file, 'definitions' => $definitions]), "\n";
}
