package io.larakube.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BuildLogTest {

    /** buildah 1.28; podman 4.3 prints the same. */
    private static final String BUILDAH = """
        [1/2] STEP 1/1: FROM docker.io/serversideup/php:8.4-fpm-nginx-trixie AS php
        --> 01fd7eee74b
        [2/2] STEP 1/3: FROM 01fd7eee74b2183c627777c765c370542d96f9854820d006e605a4c69fd3687a AS vendor
        [2/2] STEP 2/3: COPY composer.json ./
        --> c4d8d7ec6f2
        [2/2] STEP 3/3: RUN composer install     --no-dev
        Your lock file does not contain a compatible set of packages. Please run composer update.

          Problem 1
            - phpoffice/phpspreadsheet 1.29.0 requires ext-gd * -> it is missing from your system.
        Error: building at STEP "RUN composer install     --no-dev": while running runtime: exit status 2
        """;

    /** Docker 28 with BuildKit, whose steps run side by side. */
    private static final String BUILDKIT = """
        #1 [internal] load build definition from Dockerfile.php
        #1 transferring dockerfile: 1.52kB done
        #1 DONE 0.0s
        #9 [vendor 3/3] RUN composer install --no-dev
        #12 [assets 3/6] RUN npm ci
        #9 0.412 Installing dependencies from lock file
        #12 0.702 npm warn deprecated inflight@1.0.6
        #9 0.498 Your lock file does not contain a compatible set of packages. Please run composer update.
        #9 0.498     - phpoffice/phpspreadsheet 1.29.0 requires ext-gd * -> it is missing from your system.
        #9 ERROR: process "/bin/sh -c composer install --no-dev" did not complete successfully: exit code: 2
        #12 CANCELED
        ------
         > [vendor 3/3] RUN composer install --no-dev:
        0.498 Your lock file does not contain a compatible set of packages. Please run composer update.
        ------
        Dockerfile.php:12
        --------------------
          12 | >>> RUN composer install --no-dev
        --------------------
        ERROR: failed to solve: process "/bin/sh -c composer install --no-dev" did not complete successfully: exit code: 2
        """;

    private static final String WITHOUT_BUILDKIT = """
        Step 1/3 : FROM docker.io/library/node:24-slim AS assets
         ---> 5e2a
        Step 2/3 : RUN npm run build
         ---> Running in 5f70bf18a086
        vite: not found
        The command '/bin/sh -c npm run build' returned a non-zero code: 127
        """;

    @Test
    void ofBuildahTheLastStepIsTheOneThatFailed() {
        BuildLog log = log(BUILDAH);
        assertThat(log.step()).contains("RUN composer install --no-dev (stage vendor)");
        assertThat(log.lines())
                .containsExactly(
                        "Your lock file does not contain a compatible set of packages. Please run composer update.",
                        "  Problem 1",
                        "    - phpoffice/phpspreadsheet 1.29.0 requires ext-gd * -> it is missing from your system.");
    }

    @Test
    void ofBuildkitTheStepIsFoundThatSaysItFailed() {
        BuildLog log = log(BUILDKIT);
        assertThat(log.step()).contains("RUN composer install --no-dev (stage vendor)");
        assertThat(log.lines())
                .containsExactly(
                        "Installing dependencies from lock file",
                        "Your lock file does not contain a compatible set of packages. Please run composer update.",
                        "    - phpoffice/phpspreadsheet 1.29.0 requires ext-gd * -> it is missing from your system.");
    }

    @Test
    void dockerWithoutBuildkitIsUnderstoodToo() {
        BuildLog log = log(WITHOUT_BUILDKIT);
        assertThat(log.step()).contains("RUN npm run build (stage assets)");
        assertThat(log.lines()).containsExactly(" ---> Running in 5f70bf18a086", "vite: not found");
    }

    @Test
    void whatFailsBeforeAnyStepIsKept() {
        BuildLog log = log("Cannot connect to the Docker daemon at unix:///var/run/docker.sock.\n");
        assertThat(log.step()).isEmpty();
        assertThat(log.lines()).containsExactly("Cannot connect to the Docker daemon at unix:///var/run/docker.sock.");
    }

    @Test
    void anErrorOfTheBuilderItselfIsPartOfTheStep() {
        BuildLog log = log("""
            STEP 1/2: FROM docker.io/library/node:24-slim AS assets
            STEP 2/2: COPY nothere ./
            Error: building at STEP "COPY nothere ./": copier: stat: "/nothere": no such file or directory
            """);
        assertThat(log.step()).contains("COPY nothere ./ (stage assets)");
        assertThat(log.lines())
                .containsExactly("Error: building at STEP \"COPY nothere ./\": copier: stat: \"/nothere\":"
                        + " no such file or directory");
    }

    @Test
    void onlyTheLastLinesOfAStepAreKept() {
        BuildLog log = log("STEP 1/1: RUN x\n" + "line\n".repeat(100) + "last\n");
        assertThat(log.lines()).hasSize(12).endsWith("last");
    }

    @Test
    void aMissingExtensionIsAskedForWhereItBelongs() {
        assertThat(Trouble.advice(log(BUILDAH).ending()))
                .containsExactly("add \"gd\" to additionalExtensions in .larakube.json, then run larakube init");
    }

    @Test
    void eachTroubleIsAdvisedOnce() {
        List<String> lines = List.of(
                "npm error code SELF_SIGNED_CERT_IN_CHAIN",
                "npm error request failed, reason: self-signed certificate in certificate chain",
                "Error: building at STEP \"RUN x\": while running runtime: exit status 137");
        assertThat(Trouble.advice(lines))
                .containsExactly(
                        "a certificate of your network's own? podman and buildah can give it to the build:"
                                + " in .larakube.local.json builder.options"
                                + " [\"--volume\", \"/path/to/ca.crt:/etc/ssl/certs/ca-certificates.crt:ro\"]",
                        "it ran out of memory: give the builder more of it");
    }

    @Test
    void outputWithoutAKnownSymptomGetsNoAdvice() {
        assertThat(Trouble.advice(log(WITHOUT_BUILDKIT).ending())).isEmpty();
    }

    private static BuildLog log(String text) {
        BuildLog log = new BuildLog();
        text.lines().forEach(log::accept);
        return log;
    }
}
