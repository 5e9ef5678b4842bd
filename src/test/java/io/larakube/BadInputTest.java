package io.larakube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.larakube.e2e.Cli;
import io.larakube.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each bad input as a run of the whole command line: one clear message with its place and remedy, the exit code, the same as JSON, and
 * every file as it was. What needs a cluster is in {@code BadInputOnClusterTest}; all that can be wrong with a blueprint is in
 * {@code blueprint/problems.txt}.
 */
class BadInputTest {

    @TempDir
    static Path scratch;

    private static Adopted guestbook;

    @BeforeAll
    static void adopt() {
        guestbook = Adopted.guestbook(scratch.resolve("guestbook"));
    }

    private final Adopted project = guestbook.copy();

    private static void needKubectl() {
        assumeTrue(Programs.ofThisProcess().find("kubectl").isPresent(), "skipped: no kubectl, which merges overlays");
    }

    // The blueprint.

    @Test
    void aBlueprintThatIsNoJson() {
        project.write(".larakube.json", "{\"name\": ");
        for (String command : new String[] {"up", "render", "status", "init"}) {
            project.refuses(3, """
                ✖ 1 problem
                .larakube.json:1:10: no JSON: a value must stand here, not the end of the file
                  write a value
                """, command);
        }
    }

    @Test
    void anEmptyBlueprint() {
        project.write(".larakube.json", "\n");
        project.refuses(3, """
            ✖ 1 problem
            .larakube.json: the file is empty
              remove it, and larakube init writes one, or restore it from git
            """, "up");
    }

    @Test
    void aBlueprintThatIsNoUtf8() throws IOException {
        Files.write(project.folder().resolve(".larakube.json"), new byte[] {'{', (byte) 0xff});
        project.refuses(3, """
            ✖ 1 problem
            .larakube.json:1:2: is no UTF-8 from here on
              save the file as UTF-8
            """, "render");
    }

    @Test
    void aBlueprintWithANameThatStandsTwice() {
        project.edit(".larakube.json", "\"name\": \"guestbook\",", "\"name\": \"guestbook\", \"name\": \"other\",");
        project.refuses(3, """
            ✖ 1 problem
            .larakube.json:3:24: no JSON: the name "name" stands in one object twice
              remove one of the two
            """, "up");
    }

    @Test
    void everyProblemOfABlueprintAtOnceEachWithWhatWasProbablyMeant() {
        project.edit(".larakube.json", "\"guestbook\"", "\"Guest_Book\"");
        project.edit(".larakube.json", "\"postgres\"", "\"postgers\"");
        project.edit(".larakube.json", "\"scheduler\"", "\"schedular\", 7");
        project.edit(".larakube.json", "\"local\": {}", "\"local\": {\"hots\": {}, \"hosts\": {\"web\": \"a..b\"}}");
        project.edit(
                ".larakube.json",
                "\"production\": {}",
                "\"Prod_1\": {\"hosts\": {\"web\": \"shop.example.com:99999\"}}");
        project.refuses(3, """
            ✖ 8 problems
            .larakube.json:3:11 name: "Guest_Book" is no DNS label
              write "guest-book" (lower-case letters, digits and "-" between them, at most 63)
            .larakube.json:7:15 database: "postgers" is no known database
              did you mean "postgres"? known: postgres, mysql, mariadb, sqlite
            .larakube.json:10:5 features[0]: "schedular" is no known feature
              did you mean "scheduler"? known: horizon, queue, scheduler, reverb
            .larakube.json:10:18 features[1]: must be a text, but is a number
              write it in quotes: "7"
            .larakube.json:14:23 environments.local.hots: unknown name "hots"
              did you mean "hosts"? known here: strategy, rollout, sharedStorage, sharedStorageClass, namespace, hosts, managed, \
            excludeEngines, excludeFeatures, storageClass, storageSize, storageClaim, resources, registry, imagePullSecret, ingress, \
            ingressAnnotations, certManagerIssuer
            .larakube.json:14:44 environments.local.hosts.web: "a..b" is no host name
              write a name in lower case such as "shop.example.com", without scheme, port and path
            .larakube.json:15:15 environments.Prod_1: "Prod_1" is no DNS label
              choose a name such as "staging" (lower-case letters, digits and "-" between them, at most 63)
            .larakube.json:15:33 environments.Prod_1.hosts.web: "shop.example.com:99999" is no host name
              write "shop.example.com" (a name in lower case such as "shop.example.com", without scheme, port \
            and path)
            """, "up");
    }

    @Test
    void aFolderInPlaceOfTheBlueprint() throws IOException {
        Files.delete(project.folder().resolve(".larakube.json"));
        Files.createDirectory(project.folder().resolve(".larakube.json"));
        project.refuses(3, """
            ✖ 1 problem
            .larakube.json: is a folder
              LaraKube needs a file there: move it away
            """, "init", "--yes");
    }

    @Test
    void noBlueprintAtAll() throws IOException {
        Files.delete(project.folder().resolve(".larakube.json"));
        project.refuses(3, """
            ✖ 1 problem
            {folder}: no .larakube.json in this folder or above it
              go to the folder of the application, or make it there: larakube init
            """, "up");
    }

    @Test
    void aFolderThatIsNoLaravelApplication() throws IOException {
        project.delete(".larakube.json", "composer.json", "artisan");
        project.refuses(3, """
            ✖ 2 problems
            artisan: is not there: this is no Laravel application
              go to the folder that holds artisan and composer.json; to make one: composer create-project \
            laravel/laravel shop
            composer.json: is not there: this is no Laravel application
              go to the folder that holds artisan and composer.json; to make one: composer create-project \
            laravel/laravel shop
            """, "init", "--yes");
    }

    // The command line.

    @Test
    void anUnknownWordIsAnsweredWithTheNearestKnownOne() {
        project.refuses(2, "✖ there is no command pu\n  did you mean up?\n  larakube --help\n", "pu");
        project.refuses(
                2,
                "✖ there is no option --imgae\n  did you mean --image?\n  larakube up --help\n",
                "up",
                "--imgae",
                "a:b");
        project.refuses(
                2,
                "✖ there is no option --postgrse\n  did you mean --postgres?\n  larakube init --help\n",
                "init",
                "--postgrse");
        project.refuses(2, "✖ there is no environment prodction\n  did you mean production?\n", "up", "prodction");
        project.refuses(2, "✖ there is no environment x\n  there is: local, production\n", "status", "x");
        project.refuses(
                2,
                "✖ --dry-run: sever is none of client, server\n  did you mean server?\n  larakube up --help\n",
                "up",
                "--dry-run=sever");
    }

    @Test
    void aValueThatIsMissingOrOfNoUse() {
        project.refuses(2, "✖ --image needs a value: REF\n  larakube up --help\n", "up", "--image");
        project.refuses(
                2,
                "✖ --timeout: '5x' is no duration: write 90s, 10m or 1h\n  larakube up --help\n",
                "up",
                "--timeout",
                "5x");
        project.refuses(
                2, "✖ there is a word too many: production\n  larakube up --help\n", "up", "local", "production");
    }

    @Test
    void anImageThatNoNodeCouldPull() {
        for (String image : new String[] {"A B", "shop:", "Shop:v1", "registry.example.com:99999/shop:v1", ""}) {
            project.refuses(
                    2,
                    "✖ --image: \"" + image + "\" is no image\n"
                            + "  write a name in lower case with its tag, such as shop:v1 or ghcr.io/acme/shop:v1\n",
                    "up",
                    "--image",
                    image);
        }
    }

    // The configuration.

    @Test
    void noConfigurationOfTheEnvironment() throws IOException {
        project.delete(".env.production");
        project.refuses(3, """
            ✖ 1 problem
            .env.production: there is no such file: it is the configuration of production
              larakube init makes one
            """, "up", "production");
    }

    @Test
    void aKeyThatIsSetTwiceAndLinesThatCannotBeRead() {
        project.write(".env", "APP_KEY=base64:AAAA\nDB_PORT=1\nAPP_KEY=x\nMY KEY=1\nNAME=\"open\n");
        project.refuses(3, """
            ✖ 3 problems
            .env:3: APP_KEY is set twice, on lines 1 and 3
              keep one of them; Laravel takes the last
            .env:4: the key before the "=" has a space in it
              use letters, digits, "_" and "." only; a value of several lines needs double quotes around it
            .env:5: the value of NAME has an opening quote (") and no closing one: Laravel takes the lines below \
            for part of it
              close it: NAME="…", and write a double quote inside the value as \\"
            """, "up");
    }

    @Test
    void aConfigurationThatIsNoUtf8() throws IOException {
        Files.write(
                project.folder().resolve(".env"),
                "A=1\nB=\u00ff\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        project.refuses(3, """
            ✖ 1 problem
            .env:2:3: is no UTF-8 from here on
              save the file as UTF-8
            """, "up");
    }

    @Test
    void anEmptyApplicationKeyAndWhatAnEngineCannotDoWithout() {
        project.env("APP_KEY", "");
        project.env("DB_PASSWORD", "");
        project.refuses(3, """
            ✖ 2 problems
            .env:3: APP_KEY is empty: Laravel encrypts sessions and cookies with it and does not start without
              larakube init writes one, or write your own
            .env:20: DB_PASSWORD is empty: an engine of this environment is set up with it
              larakube init writes one, or write your own
            """, "up");
    }

    @Test
    void anApplicationKeyThatLaravelWouldNotTake() {
        project.env("APP_KEY", "base64:c2hvcnQ=");
        project.refuses(3, """
            ✖ 1 problem
            .env:3: APP_KEY is no key: Laravel needs 32 bytes and does not start with another number
              make one with php artisan key:generate, or empty it and run larakube init
            """, "up");
    }

    @Test
    void aPortOutOfRange() {
        project.env("DB_PORT", "99999");
        project.env("REDIS_PORT", "abc");
        project.refuses(3, """
            ✖ 2 problems
            .env:17: DB_PORT is no port: a number from 1 to 65535 is needed
              correct it, or remove the line for the usual port
            .env:22: REDIS_PORT is no port: a number from 1 to 65535 is needed
              correct it, or remove the line for the usual port
            """, "up");
    }

    // The files.

    @Test
    void aFileWhereAFolderMustBe() throws IOException {
        project.delete(".infrastructure");
        project.write(".infrastructure", "");
        for (String command : new String[] {"render", "init"}) {
            project.refuses(4, """
                ✖ cannot write .infrastructure/k8s/base/kustomization.yaml and 17 more: .infrastructure is a file; \
                every file is as it was
                  a folder is needed there: move the file away
                """, command, "--yes");
        }
    }

    @Test
    void aFolderWhereAFileMustBe() throws IOException {
        project.delete("Dockerfile.php");
        Files.createDirectory(project.folder().resolve("Dockerfile.php"));
        project.refuses(3, """
            ✖ 1 problem
            Dockerfile.php: is a folder
              LaraKube needs a file there: move it away
            """, "render");
    }

    @Test
    void aLedgerThatIsDamaged() {
        project.write(".infrastructure/k8s/.larakube-files.json", "{\n");
        project.refuses(3, """
            ✖ 1 problem
            .infrastructure/k8s/.larakube-files.json:2:1: no JSON: a name in double quotes must stand here, not \
            the end of the file
              restore it from git; without it LaraKube keeps every file that differs from what it would write
            """, "render");
    }

    @Test
    void choicesOfThisMachineThatAreWrong() {
        project.write(".larakube.local.json", "{\"bilder\": {}, \"deliver\": 3}\n");
        for (String command : new String[] {"up", "status", "down"}) {
            if (command.equals("up")) {
                needKubectl();
            }
            project.refuses(3, """
                ✖ 2 problems
                .larakube.local.json:1:12 bilder: unknown name "bilder"
                  did you mean "builder"? known here: environments, builder, deliver
                .larakube.local.json:1:27 deliver: must be a list of words
                  write ["…", "…"]: one text a word, no shell reads them
                """, command);
        }
    }

    @Test
    void anOverlayThatTheUserBroke() {
        needKubectl();
        project.edit(
                ".infrastructure/k8s/overlays/local/kustomization.yaml", "  - namespace.yaml", "  - namspace.yaml: [");
        String message = """
            ✖ 1 problem
            {folder}/.infrastructure/k8s/overlays/local: kustomize cannot merge this overlay: invalid \
            Kustomization: yaml: line 6: did not find expected node content
              correct the file that it names; larakube render --dry-run shows which files you edited
            """;
        project.refuses(3, message, "up", "--dry-run", "--image", "a:b");
        project.refuses(3, message, "render", "--merged", "--image", "a:b");
    }

    @Test
    void manifestsThatWereNeverRendered() throws IOException {
        needKubectl();
        project.delete(".infrastructure");
        project.refuses(3, """
            ✖ 1 problem
            .infrastructure/k8s/overlays/local: there is no kustomization.yaml in this folder
              larakube render writes it
            """, "render", "--merged", "--image", "a:b");
    }

    @Test
    void whatIsShownOfFilesThatAreOutOfDateSaysSo() {
        needKubectl();
        project.delete("Dockerfile.php");
        Map<String, String> before = project.everything();
        for (String[] showing : new String[][] {{"up", "--dry-run"}, {"render", "--merged"}}) {
            Cli.Ended shown = project.cli().succeed(showing[0], showing[1], "--image", "a:b");
            assertThat(shown.err()).isEqualTo("""
                1 generated file is out of date; what is shown comes from the files on disk, which larakube render \
                brings up to date:
                  create   Dockerfile.php
                """);
        }
        assertThat(project.everything()).isEqualTo(before);
    }

    @Test
    void anInterruptedRunIsTakenBackBeforeTheProjectIsCompared() throws IOException {
        Map<String, String> before = project.everything();
        project.interruptedWhileWriting("Dockerfile.php");
        Cli.Ended ended = project.cli().succeed("render");
        assertThat(ended.err()).isEqualTo("took back what an interrupted run left in Dockerfile.php\n");
        assertThat(ended.out()).isEqualTo("nothing to change\n");
        assertThat(project.everything()).isEqualTo(before);
    }

    @Test
    void anInterruptedRunWhoseJournalIsDamaged() throws IOException {
        Files.createDirectories(project.folder().resolve(".larakube/transaction"));
        project.write(".larakube/transaction/journal.json", "{");
        project.refuses(4, """
            ✖ {folder}/.larakube/transaction/journal.json is damaged
              an interrupted run left old files beside it: see what is missing, then remove that folder
            """, "render");
    }

    @Test
    void aFullDisk() throws IOException {
        try (SmallDisk disk = SmallDisk.of("64k", scratch)) {
            Adopted fresh = project.unadoptedIn(disk.folder());
            fresh.refuses(4, """
                ✖ cannot write .infrastructure/k8s/base/postgres/application-role.sh: no space left on device; \
                every file is as it was
                  make room on that disk (df -h .), then run the command again
                """, "init", "--yes", "--postgres");
        }
        try (SmallDisk disk = SmallDisk.of("2m", scratch)) {
            Adopted full = project.copyTo(disk.folder().resolve("guestbook"));
            full.delete("Dockerfile.php", ".infrastructure/k8s/base/redis.yaml");
            disk.fill();
            full.refuses(4, """
                ✖ cannot write .larakube: no space left on device; \
                every file is as it was
                  make room on that disk (df -h .), then run the command again
                """, "render");
        }
    }

    @Test
    void aReadOnlyFolder() throws IOException {
        try (SmallDisk disk = SmallDisk.of("2m", scratch)) {
            Adopted fixed = project.copyTo(disk.folder().resolve("guestbook"));
            fixed.delete("Dockerfile.php", ".infrastructure/k8s/base/redis.yaml");
            disk.makeReadOnly();
            for (String command : new String[] {"render", "init"}) {
                fixed.refuses(4, """
                    ✖ cannot write Dockerfile.php and 1 more: the file system is mounted read-only; \
                    every file is as it was
                      work on a copy, or mount it writable: mount -o remount,rw
                    """, command, "--yes");
            }
        }
    }

    @Test
    void aLedgerThatCannotBeWritten() throws IOException {
        project.delete("Dockerfile.php");
        project.edit(
                ".infrastructure/k8s/.larakube-files.json",
                "\"files\": {",
                "\"files\": {\"old.yaml\": \"00000000-1\",");
        String ledger = project.folder()
                .resolve(".infrastructure/k8s/.larakube-files.json")
                .toString();
        assumeTrue(SmallDisk.run("chattr", "+i", ledger), "skipped: this user may not mark files as immutable");
        try {
            project.refuses(4, """
                ✖ cannot write .infrastructure/k8s/.larakube-files.json: it is read-only for this user; \
                every file is as it was
                  make it writable, then run the command again
                """, "render");
        } finally {
            SmallDisk.run("chattr", "-i", ledger);
        }
    }

    // The tools and the cluster.

    @Test
    void noKubectl() {
        Adopted without = project.with("PATH", scratch.toString());
        without.delete("Dockerfile.php");
        String message = """
            ✖ kubectl is not installed: not found on PATH
              install kubectl: https://kubernetes.io/docs/tasks/tools/#kubectl
            """;
        without.refuses(4, message, "up", "--image", "a:b");
        without.refuses(4, message, "up", "--dry-run", "--image", "a:b");
    }

    @Test
    void noKubeconfigAndOneThatCannotBeRead() {
        Adopted nowhere = project.with("KUBECONFIG", "/nonexistent").with("PATH", scratch.toString());
        nowhere.refuses(4, """
            ✖ there is no cluster: the kubeconfig /nonexistent is not there
              found none of k3d, kind, minikube, k3s and Docker Desktop: install one, such as k3d \
            (https://k3d.io), then: k3d cluster create larakube
            """, "status");
        project.write("../kubeconfig", "{[");
        project.with("KUBECONFIG", project.folder().resolveSibling("kubeconfig").toString())
                .refuses(4, """
                    ✖ the kubeconfig {beside}/kubeconfig:1:2 cannot be read: no YAML: a key must be a word
                      correct it (kubectl config view reads it, too), or name another one in KUBECONFIG
                    """, "status");
    }

    @Test
    void noContextIsChosenOrOneThatIsNotThere() {
        Adopted project = this.project.withKubeconfig("https://127.0.0.1:1", "other");
        project.refuses(4, """
            ✖ no cluster is chosen: the kubeconfig {beside}/kubeconfig has no current context, or one that is \
            not in it
              kubectl config use-context NAME, or give --context NAME; it has: here
            """, "status");
        project.refuses(4, """
            ✖ the kubeconfig {beside}/kubeconfig has no context heer
              it has: here
            """, "status", "--context", "heer");
        this.project.withKubeconfig("https://127.0.0.1:99999", "here").refuses(4, """
            ✖ the context here leads to no cluster: https://127.0.0.1:99999 is no address
              correct it: kubectl config set-cluster NAME --server=https://203.0.113.7:6443
            """, "status");
    }

    @Test
    void aClusterThatIsNotThere() {
        needKubectl();
        project.delete("Dockerfile.php");
        project.withKubeconfig("https://127.0.0.1:1", "here").refuses(4, """
            ✖ the cluster at https://127.0.0.1:1 does not answer: connection refused, nothing listens there
              start it, or choose another cluster: --context NAME
              which other clusters you have: kubectl config get-contexts
            """, "up", "--image", "a:b");
        project.withKubeconfig("https://no-such-host.invalid:6443", "here").refuses(4, """
            ✖ the cluster at https://no-such-host.invalid:6443 does not answer: its name cannot be resolved
              correct the server's name in the kubeconfig, or look at this machine's DNS
              which other clusters you have: kubectl config get-contexts
            """, "up", "--image", "a:b");
    }

    @Test
    void aClusterWhoseCertificateIsWrong() throws Exception {
        needKubectl();
        try (TlsServer expired = TlsServer.of(scratch, "ip:127.0.0.1", "-10d")) {
            project.withKubeconfig(expired.address(), "here", expired.authority())
                    .refuses(4, """
                        ✖ the cluster at {address} does not answer: its certificate has expired, or this machine's \
                        clock is wrong
                          renew the cluster's certificates; date shows this machine's time
                          which other clusters you have: kubectl config get-contexts
                        """.replace("{address}", expired.address()), "status");
        }
        try (TlsServer one = TlsServer.of(scratch, "ip:127.0.0.1", "-1d");
                TlsServer other = TlsServer.of(scratch, "dns:other.example.com", "-1d")) {
            String message = """
                ✖ the cluster at {address} does not answer: its certificate is not signed by the authority that \
                the kubeconfig names, or not for this address
                  another cluster may have taken its place: fetch the kubeconfig again with your provider's tool
                  which other clusters you have: kubectl config get-contexts
                """;
            project.withKubeconfig(one.address(), "here", other.authority())
                    .refuses(4, message.replace("{address}", one.address()), "status");
            project.withKubeconfig(other.address(), "here", other.authority())
                    .refuses(4, message.replace("{address}", other.address()), "status");
        }
    }
}
