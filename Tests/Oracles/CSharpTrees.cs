// Lists the definitions of C# files as NRefactory's parser sees them; one tab-separated line each. A file that it refuses
// gives a line with the word `error`.
//
// usage: mcs -r:ICSharpCode.NRefactory.dll -r:ICSharpCode.NRefactory.CSharp.dll CSharpTrees.cs; mono CSharpTrees.exe FILE...
using System;
using System.IO;
using System.Linq;
using ICSharpCode.NRefactory.CSharp;

public static class CSharpTrees {
    public static void Main(string[] paths) {
        foreach (var path in paths) {
            var parser = new CSharpParser();
            parser.CompilerSettings.LanguageVersion = new Version(5, 0);
            SyntaxTree tree;
            try { tree = parser.Parse(File.ReadAllText(path), path); } catch (Exception) { tree = null; }
            if (tree == null || parser.HasErrors) {
                Console.WriteLine(path + "\terror");
                continue;
            }
            foreach (var each in tree.Descendants.OfType<EntityDeclaration>()) {
                string kind = each is TypeDeclaration || each is DelegateDeclaration ? "type"
                    : each is MethodDeclaration || each is ConstructorDeclaration ? "method"
                    : each is PropertyDeclaration ? "property" : null;
                if (kind == null) continue;
                var first = each.Children.First(
                    child => !(child is Comment || child is NewLineNode || child is PreProcessorDirective));
                Console.WriteLine(string.Join("\t", path, kind, each.Name, first.StartLocation.Line, each.EndLocation.Line));
            }
        }
    }
}
