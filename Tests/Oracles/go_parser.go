// Lists the definitions of Go files as go/parser sees them: kind, qualified name, lines; one JSON line a file.
//
// usage: go run go_parser.go FILE...
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
)

type definition struct {
	Kind  string `json:"kind"`
	Name  string `json:"name"`
	First int    `json:"first"`
	Last  int    `json:"last"`
}

func receiver(expression ast.Expr) string {
	switch each := expression.(type) {
	case *ast.StarExpr:
		return receiver(each.X)
	case *ast.ParenExpr:
		return receiver(each.X)
	case *ast.IndexExpr:
		return receiver(each.X)
	case *ast.IndexListExpr:
		return receiver(each.X)
	case *ast.Ident:
		return each.Name
	}
	return ""
}

func main() {
	for _, path := range os.Args[1:] {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			continue
		}
		list := []definition{}
		for _, each := range file.Decls {
			first, last := set.Position(each.Pos()).Line, set.Position(each.End()).Line
			switch decl := each.(type) {
			case *ast.FuncDecl:
				name, kind := decl.Name.Name, "function"
				if decl.Recv != nil && len(decl.Recv.List) > 0 {
					name, kind = receiver(decl.Recv.List[0].Type)+"."+name, "method"
				}
				list = append(list, definition{kind, name, first, last})
			case *ast.GenDecl:
				for _, spec := range decl.Specs {
					kind := "typeAlias"
					which, is := spec.(*ast.TypeSpec)
					if !is {
						continue
					}
					switch which.Type.(type) {
					case *ast.StructType:
						kind = "struct"
					case *ast.InterfaceType:
						kind = "interface"
					}
					if len(decl.Specs) > 1 || decl.Lparen.IsValid() {
						first, last = set.Position(which.Pos()).Line, set.Position(which.End()).Line
					}
					if len(decl.Specs) == 1 {
						first, last = set.Position(decl.Pos()).Line, set.Position(which.End()).Line
					}
					list = append(list, definition{kind, which.Name.Name, first, last})
				}
			}
		}
		line, _ := json.Marshal(map[string]any{"file": path, "definitions": list})
		fmt.Println(string(line))
	}
}
