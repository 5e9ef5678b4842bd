package io.larakube.image;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reasons why builds fail that their output does not say how to help. */
enum Trouble {
    EXTENSION(
            "requires (?:PHP extension )?ext-([A-Za-z0-9_]+) .*missing",
            "add \"$1\" to additionalExtensions in .larakube.json, then run larakube init"),
    CERTIFICATE(
            "SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER_CERT|unable to get local issuer certificate"
                    + "|self[- ]signed certificate|certificate signed by unknown authority|curl error 60",
            "a certificate of your network's own? podman and buildah can give it to the build: in .larakube.local.json"
                    + " builder.options [\"--volume\", \"/path/to/ca.crt:/etc/ssl/certs/ca-certificates.crt:ro\"]"),
    NAME(
            "EAI_AGAIN|Could not resolve host|Temporary failure in name resolution|ENOTFOUND",
            "names are not resolved inside the build: try builder.options [\"--network\", \"host\"] in"
                    + " .larakube.local.json"),
    REGISTRY(
            "pinging container registry|failed to resolve source metadata|pull access denied|TLS handshake timeout",
            "the base image cannot be pulled: check the network, the login and the mirrors of your builder"),
    RATE("toomanyrequests", "docker.io limits anonymous pulls: log in to it with your builder, or use a mirror"),
    LOCK_FILE(
            "npm ci. can only install|ERR_PNPM_OUTDATED_LOCKFILE|lockfile needs to be updated|lockfile had changes",
            "the lock file is older than package.json: install once on your machine and commit the lock file"),
    CGROUP(
            "crun: .*cgroup|unknown version specified|invalid file system type on .?/sys/fs/cgroup",
            "the runtime does not know this machine's cgroups: install runc, and builder.options [\"--runtime\","
                    + " \"runc\"] in .larakube.local.json"),
    DISK("[Nn]o space left on device", "free some disk: your builder's command for it is system prune, or rmi --prune"),
    MEMORY("exit status 137|exit code: 137|heap out of memory", "it ran out of memory: give the builder more of it"),
    NOT_ALLOWED(
            "COPY .*(no such file|not found)|failed to compute cache key|no items matching glob",
            "what is copied must be there and be allowed by .dockerignore");

    private final Pattern symptom;
    private final String advice;

    Trouble(String symptom, String advice) {
        this.symptom = Pattern.compile(symptom);
        this.advice = advice;
    }

    /** What to do about the lines of a failed build; nothing when they have no symptom that we know. */
    static List<String> advice(List<String> lines) {
        return Stream.of(values())
                .flatMap(trouble -> lines.stream().flatMap(line -> trouble.in(line).stream()))
                .distinct()
                .toList();
    }

    private Optional<String> in(String line) {
        Matcher found = symptom.matcher(line);
        if (!found.find()) {
            return Optional.empty();
        }
        return Optional.of(found.groupCount() == 0 ? advice : advice.replace("$1", found.group(1)));
    }
}
