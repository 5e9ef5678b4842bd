package io.larakube.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.larakube.failure.Failure;
import io.larakube.failure.Problem;
import io.larakube.workspace.LocalChoices.Delivery;
import io.larakube.workspace.LocalChoices.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalChoicesTest {

    private static final String ALL = """
        {
          "environments": {
            "production": {
              "target": {
                "context": "do-fra1-shop",
                "server": "https://203.0.113.7:6443"
              }
            }
          },
          "builder": {
            "command": "podman",
            "options": [
              "--runtime",
              "runc"
            ],
            "pushOptions": [
              "--tls-verify=false"
            ]
          },
          "deliver": [
            "testcluster",
            "load",
            "{archive}"
          ]
        }
        """;

    @TempDir
    private Path root;

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(Failure.BadInput.class, () -> LocalChoices.parse(text))
                .problems();
    }

    @Test
    void everyChoiceIsRead() {
        assertThat(LocalChoices.parse(ALL))
                .isEqualTo(new LocalChoices(
                        Map.of("production", new Target("do-fra1-shop", "https://203.0.113.7:6443")),
                        Optional.of(new LocalChoices.Builder(
                                LocalChoices.Builder.Command.PODMAN,
                                List.of("--runtime", "runc"),
                                List.of("--tls-verify=false"))),
                        Optional.of(new Delivery(List.of("testcluster", "load", "{archive}")))));
    }

    @Test
    void whatWasReadIsWrittenAsItWas() {
        assertThat(LocalChoices.parse(ALL).file().text()).isEqualTo(ALL);
    }

    @Test
    void withoutAFileNothingIsChosen() {
        assertThat(LocalChoices.of(new ProjectFolder(root))).isEqualTo(LocalChoices.none());
        assertThat(LocalChoices.none().file().text()).isEqualTo("{}\n");
    }

    @Test
    void aTargetIsAddedAndWritten() {
        Folder folder = new Folder(root);
        LocalChoices choices = LocalChoices.of(folder.project())
                .withTarget("local", new Target("kind-shop", "https://127.0.0.1:6443"));

        new Transaction(folder.project()).apply(Changes.ofEdits(folder.project(), List.of(choices.file())));

        assertThat(LocalChoices.of(folder.project()).target("local"))
                .contains(new Target("kind-shop", "https://127.0.0.1:6443"));
        assertThat(LocalChoices.of(folder.project()).target("production")).isEmpty();
    }

    @Test
    void aDeliveryPutsTheImageInItsWords() {
        Delivery load = new Delivery(List.of("testcluster", "load", "{archive}"));
        Delivery push = new Delivery(List.of("push", "--as={image}"));

        assertThat(load.command("shop:1", "/tmp/shop 1.tar")).containsExactly("testcluster", "load", "/tmp/shop 1.tar");
        assertThat(push.command("shop:1", "")).containsExactly("push", "--as=shop:1");
        assertThat(load.needsArchive()).isTrue();
        assertThat(push.needsArchive()).isFalse();
    }

    @Test
    void everyProblemIsFoundAtOnceWithItsPlace() {
        assertThat(problems("""
            {
              "environments": {"local": {"target": {"context": 7, "server": "127.0.0.1"}, "cloud": {}}},
              "biulder": {},
              "builder": {"command": "dokcer", "options": "--runtime runc"},
              "deliver": ["load", "{archiv}"]
            }
            """))
                .containsExactly(
                        new Problem(
                                ".larakube.local.json:3:14 biulder",
                                "unknown name \"biulder\"",
                                "did you mean \"builder\"? known here: environments, builder, deliver"),
                        new Problem(
                                ".larakube.local.json:2:88 environments.local.cloud",
                                "unknown name \"cloud\"",
                                "known here: target"),
                        new Problem(
                                ".larakube.local.json:2:52 environments.local.target.context",
                                "must be a text",
                                "write \"…\""),
                        new Problem(
                                ".larakube.local.json:2:65 environments.local.target.server",
                                "\"127.0.0.1\" is no address of a cluster",
                                "write what the kubeconfig has, such as \"https://203.0.113.7:6443\""),
                        new Problem(
                                ".larakube.local.json:4:47 builder.options",
                                "must be a list of words",
                                "write [\"…\", \"…\"]: one text a word, no shell reads them"),
                        new Problem(
                                ".larakube.local.json:4:26 builder.command",
                                "\"dokcer\" is no known builder",
                                "did you mean \"docker\"? known: docker, podman, buildah"),
                        new Problem(
                                ".larakube.local.json:5:14 deliver",
                                "names no image",
                                "write {archive} for its file or {image} for its name in one of the words"),
                        new Problem(
                                ".larakube.local.json:5:23 deliver[1]",
                                "\"{archiv}\" stands for nothing",
                                "did you mean \"{archive}\"? known: {archive}, {image}"));
    }

    @Test
    void aMissingFieldIsNamed() {
        assertThat(problems("{\"environments\": {\"local\": {\"target\": {\"context\": \"kind\"}}}}"))
                .containsExactly(new Problem(
                        ".larakube.local.json:1:39 environments.local.target.server", "is missing", "add it"));
    }

    @Test
    void aTextThatIsNoObjectIsAProblem() {
        assertThat(problems("[]"))
                .containsExactly(new Problem(".larakube.local.json:1:1", "must be an object", "write {}"));
        assertThat(problems("{\n  \"builder\": ,\n}")).hasSize(1);
    }
}
