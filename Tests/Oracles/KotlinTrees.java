// Lists the definitions of Kotlin files as the compiler's parser sees them; one tab-separated line each. A file that it
// refuses gives a line with the word `error`.
//
// usage: java -cp kotlin-compiler-embeddable.jar:kotlin-stdlib.jar:… KotlinTrees.java FILE...
import java.nio.file.*;
import java.util.*;
import org.jetbrains.kotlin.cli.jvm.compiler.*;
import org.jetbrains.kotlin.com.intellij.openapi.util.Disposer;
import org.jetbrains.kotlin.com.intellij.psi.*;
import org.jetbrains.kotlin.cli.common.CLIConfigurationKeys;
import org.jetbrains.kotlin.cli.common.messages.MessageCollector;
import org.jetbrains.kotlin.config.*;
import org.jetbrains.kotlin.psi.*;

public class KotlinTrees {
    public static void main(String[] paths) throws Exception {
        System.setProperty("idea.use.native.fs.for.win", "false");
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.put(CLIConfigurationKeys.MESSAGE_COLLECTOR_KEY, MessageCollector.Companion.getNONE());
        configuration.put(JVMConfigurationKeys.NO_JDK, true);
        KotlinCoreEnvironment environment = KotlinCoreEnvironment.createForProduction(
            Disposer.newDisposable(), configuration, EnvironmentConfigFiles.JVM_CONFIG_FILES);
        KtPsiFactory factory = new KtPsiFactory(environment.getProject(), false);
        for (String path : paths) {
            String text = new String(Files.readAllBytes(Path.of(path)), "UTF-8").replace("\r\n", "\n");
            KtFile file = factory.createFile("file.kt", text);
            int[] lines = new int[text.length() + 2];
            for (int i = 0, line = 1; i < text.length(); i++) {
                lines[i] = line;
                if (text.charAt(i) == '\n') line++;
            }
            List<String> found = new ArrayList<>();
            boolean[] broken = {false};
            file.accept(new KtTreeVisitorVoid() {
                void say(String kind, String name, KtDeclaration each) {
                    PsiElement first = each.getFirstChild();
                    while (first instanceof PsiComment || first instanceof PsiWhiteSpace) first = first.getNextSibling();
                    int start = first.getTextRange().getStartOffset();
                    int end = each.getTextRange().getEndOffset() - 1;
                    found.add(String.join("\t", path, kind, name, "" + lines[start], "" + lines[end]));
                }
                @Override public void visitErrorElement(PsiErrorElement element) { broken[0] = true; }
                @Override public void visitClassOrObject(KtClassOrObject each) {
                    boolean entry = each instanceof KtEnumEntry;
                    boolean anonymous = each instanceof KtObjectDeclaration && ((KtObjectDeclaration) each).isObjectLiteral();
                    if (!entry && !anonymous)
                        say("type", each.getName() == null ? "Companion" : each.getName(), each);
                    super.visitClassOrObject(each);
                }
                @Override public void visitNamedFunction(KtNamedFunction each) {
                    if (each.getName() != null) say("function", each.getName(), each);
                    super.visitNamedFunction(each);
                }
                @Override public void visitTypeAlias(KtTypeAlias each) {
                    say("alias", each.getName(), each);
                    super.visitTypeAlias(each);
                }
                @Override public void visitSecondaryConstructor(KtSecondaryConstructor each) {
                    say("function", "constructor", each);
                    super.visitSecondaryConstructor(each);
                }
            });
            if (broken[0]) System.out.println(path + "\terror");
            else found.forEach(System.out::println);
        }
        System.exit(0);
    }
}
