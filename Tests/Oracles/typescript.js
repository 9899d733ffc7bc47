// Lists the definitions of JavaScript and TypeScript files with TypeScript's own parser: one JSON document a line.
// usage: node typescript.js FILE…
const ts = require("typescript");
const fs = require("fs");

const kinds = ts.SyntaxKind;

// Functions and classes that are the value of a name: symbols of ours, and no declarations here.
function isValue(node) {
  const value = node.initializer || (node.kind === kinds.BinaryExpression && node.right);
  return value && [kinds.FunctionExpression, kinds.ArrowFunction, kinds.ClassExpression].includes(value.kind);
}

function kindOf(node) {
  switch (node.kind) {
    case kinds.FunctionDeclaration: return "function";
    case kinds.ClassDeclaration: return "class";
    case kinds.InterfaceDeclaration: return "interface";
    case kinds.EnumDeclaration: return "enum";
    case kinds.TypeAliasDeclaration: return "type";
    case kinds.MethodDeclaration: case kinds.Constructor: return "method";
    case kinds.GetAccessor: case kinds.SetAccessor: return "method";
    default: return null;
  }
}

for (const file of process.argv.slice(2)) {
  const text = fs.readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const definitions = [];
  const line = (offset) => source.getLineAndCharacterOfPosition(offset).line + 1;
  const visit = (node) => {
    const kind = kindOf(node);
    const name = node.kind === kinds.Constructor ? "constructor" : node.name && node.name.getText(source);
    if (isValue(node)) {
      const name = (node.name || node.left).getText(source).split(".").pop();
      definitions.push(["value", name.replace(/^["']|["']$/g, ""), 0, 0]);
    } else if (kind && name && !name.startsWith("[")) {
      const isBare = ["function", "method"].includes(kind) && !node.body;
      definitions.push([isBare ? "value" : kind, name.replace(/^["']|["']$/g, ""), line(node.getStart(source)), line(node.getEnd())]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  console.log(JSON.stringify({ file, definitions, errors: source.parseDiagnostics.length }));
}
