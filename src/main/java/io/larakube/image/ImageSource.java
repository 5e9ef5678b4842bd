package io.larakube.image;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that decides what an image will contain.
 *
 * @param context the files
 * @param dockerfile how it is made
 * @param arguments the build arguments that the Dockerfile declares, with their values
 * @param platform such as {@code linux/arm64}; the builder's own when empty
 */
record ImageSource(
        BuildContext context, Dockerfile dockerfile, Map<String, String> arguments, Optional<String> platform) {

    ImageSource {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(arguments)));
    }
}
