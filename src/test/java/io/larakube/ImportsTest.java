package io.larakube;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plan of the house, read from the class files: which room may use which. */
class ImportsTest {

    /** As in the design; {@code failure} and {@code tree} are the leaves, which everybody may import. */
    private static final String TABLE = """
        | failure   |                                                                                |
        | tree      | failure                                                                        |
        | engine    | failure                                                                        |
        | blueprint | engine failure                                                                 |
        | dotenv    | failure                                                                        |
        | plan      | blueprint engine dotenv failure                                                |
        | manifest  | plan blueprint engine failure                                                  |
        | startup   | plan failure                                                                   |
        | placement | plan failure                                                                   |
        | rehearsal | plan placement startup failure                                                 |
        | foresight | plan startup placement rehearsal php failure                                   |
        | php       | failure                                                                        |
        | workspace | engine blueprint dotenv plan manifest php failure                              |
        | process   | failure                                                                        |
        | cluster   | process plan startup failure                                                   |
        | image     | blueprint plan process failure                                                 |
        | storage   | plan manifest cluster process runbook failure                                  |
        | rollout   | engine blueprint dotenv plan startup process cluster failure                   |
        | trace     | plan startup failure                                                           |
        | why       | engine blueprint plan startup failure                                          |
        | cloud     | all but command, Main                                                          |
        | plex      | all but command, Main                                                          |
        | scan      | dotenv failure                                                                 |
        | runbook   | terminal failure                                                               |
        | terminal  | failure                                                                        |
        | command   | all but Main                                                                   |
        | Main      | all                                                                            |
        """;

    /** The rooms that only think: what they say depends on nothing but what they were told. */
    private static final Set<String> CORE = Set.of(
            "engine",
            "blueprint",
            "dotenv",
            "plan",
            "manifest",
            "startup",
            "placement",
            "rehearsal",
            "foresight",
            "php",
            "tree",
            "failure");

    /** A URI is a value; the rest of java.net is the network. */
    private static final Pattern WORLD = Pattern.compile(
            "java\\.nio\\.file\\.Files|java\\.io\\.(File|RandomAccess).*"
                + "|java\\.lang\\.(System|Runtime|Process.*)|java\\.net\\.(?!URI).*|java\\.time\\.Clock"
                + "|java\\.time\\.\\w+\\.now|java\\.util\\.UUID\\.randomUUID|java\\.lang\\.Math\\.random|io\\.fabric8\\..*");

    private static final Map<String, String> ROWS = TABLE.lines()
            .map(row -> row.split("\\|", -1))
            .collect(toMap(cells -> cells[1].strip(), cells -> cells[2].strip()));

    @Test
    void everyPackageImportsOnlyWhatTheTableAllows() {
        assertThat(house().flatMap(ImportsTest::forbiddenRooms)).isEmpty();
    }

    @Test
    void theCoreNamesNothingOfTheWorldOutside() {
        assertThat(house().flatMap(ImportsTest::forbiddenWorld)).isEmpty();
    }

    @Test
    void anImportAgainstTheTableIsNamed() {
        assertThat(forbiddenRooms(classWithField("engine.Wrong", "io.larakube.plan.Plan")))
                .containsExactly("io.larakube.engine.Wrong imports io.larakube.plan.Plan");
        assertThat(forbiddenRooms(classWithField("command.Wrong", "io.larakube.Main")))
                .containsExactly("io.larakube.command.Wrong imports io.larakube.Main");
        assertThat(forbiddenRooms(classWithField("plan.Right", "io.larakube.tree.Tree")))
                .isEmpty();
        assertThat(forbiddenRooms(classWithField("attic.Any", "java.lang.String")))
                .containsExactly("io.larakube.attic.Any: the table has no row for attic");
    }

    @Test
    void theWorldInTheCoreIsNamed() {
        assertThat(forbiddenWorld(classWithField("plan.Wrong", "java.net.Socket")))
                .containsExactly("io.larakube.plan.Wrong names java.net.Socket");
        assertThat(forbiddenWorld(classThatCalls("startup.Wrong", "java.time.Instant", "now")))
                .containsExactly("io.larakube.startup.Wrong names java.time.Instant.now");
        assertThat(forbiddenWorld(classWithField("cluster.Right", "java.net.Socket")))
                .isEmpty();
    }

    private static Stream<String> forbiddenRooms(ClassModel type) {
        String room = room(name(type));
        if (!ROWS.containsKey(room)) {
            return Stream.of(name(type) + ": the table has no row for " + room);
        }
        return names(type).stream()
                .filter(used -> used.startsWith("io.larakube.") && !mayImport(room, room(used)))
                .map(used -> name(type) + " imports " + used);
    }

    private static boolean mayImport(String room, String used) {
        String allowed = ROWS.get(room);
        boolean leaf = used.equals("failure") || (used.equals("tree") && !room.equals("failure"));
        boolean named = List.of(allowed.split("[ ,]+")).contains(used);
        return room.equals(used) || leaf || (allowed.startsWith("all") ? !named : named);
    }

    private static Stream<String> forbiddenWorld(ClassModel type) {
        return names(type).stream()
                .filter(used ->
                        CORE.contains(room(name(type))) && WORLD.matcher(used).matches())
                .map(used -> name(type) + " names " + used);
    }

    /** All types that a class names, in code, descriptors, generic signatures and annotations; and its calls as type.method. */
    private static Set<String> names(ClassModel type) {
        Pattern inDescriptor = Pattern.compile("L([\\w/$]+)[;<]");
        Set<String> names = new TreeSet<>();
        for (PoolEntry entry : type.constantPool()) {
            if (entry instanceof ClassEntry named) {
                names.add(dotted(named));
            } else if (entry instanceof MemberRefEntry call) {
                names.add(dotted(call.owner()) + "." + call.name().stringValue());
            } else if (entry instanceof Utf8Entry text) {
                inDescriptor.matcher(text.stringValue()).results().forEach(found -> names.add(dotted(found.group(1))));
            }
        }
        return names;
    }

    private static String dotted(ClassEntry type) {
        return dotted(type.asInternalName());
    }

    private static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }

    /** The first package below the root; {@code Main} for what lives in the root itself. */
    private static String room(String type) {
        String[] steps = type.split("\\.", -1);
        return steps.length > 3 ? steps[2] : "Main";
    }

    private static String name(ClassModel type) {
        return dotted(type.thisClass());
    }

    private static Stream<ClassModel> house() {
        Path classes = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class")).map(ImportsTest::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassModel read(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassModel classWithField(String name, String fieldType) {
        return ClassFile.of()
                .parse(ClassFile.of()
                        .build(
                                ClassDesc.of("io.larakube." + name),
                                type -> type.withField("field", ClassDesc.of(fieldType), 0)));
    }

    private static ClassModel classThatCalls(String name, String owner, String method) {
        ClassDesc called = ClassDesc.of(owner);
        return ClassFile.of()
                .parse(ClassFile.of()
                        .build(
                                ClassDesc.of("io.larakube." + name),
                                type -> type.withMethodBody(
                                        "call",
                                        ConstantDescs.MTD_void,
                                        0,
                                        code -> code.invokestatic(called, method, MethodTypeDesc.of(called))
                                                .pop()
                                                .return_())));
    }
}
