package io.larakube.dotenv;

import java.util.Optional;

/** A piece of a readable file; all parts in their order are the file. */
sealed interface Part {

    Block block();

    /** A comment or a blank line. */
    record Remark(Block block) implements Part {}

    /**
     * A key and its value.
     *
     * @param literal absent if there is no {@code =}: phpdotenv then takes the key out of the environment
     */
    record Assignment(Block block, String key, Optional<Literal> literal) implements Part {}
}
