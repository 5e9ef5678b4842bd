package io.larakube.plan;

import java.util.Optional;

/**
 * A volume that is asked for.
 *
 * @param size a Kubernetes quantity
 * @param storageClass none for the cluster's default
 */
public record Claim(String name, String size, Optional<String> storageClass, AccessMode accessMode) {

    public enum AccessMode {
        READ_WRITE_ONCE("ReadWriteOnce"),
        READ_WRITE_MANY("ReadWriteMany");

        private final String word;

        AccessMode(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
