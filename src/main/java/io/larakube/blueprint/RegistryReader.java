package io.larakube.blueprint;

import static io.larakube.blueprint.Notes.quoted;

import io.larakube.blueprint.Environment.Registry;
import java.util.List;
import java.util.Optional;

/** Reads where an environment's image is pushed to and pulled from. */
final class RegistryReader {

    static final List<String> FIELDS = List.of("provider", "image", "pullSecret");

    private final Fields fields;
    private final Optional<String> pullSecret;

    /**
     * @param pullSecret what the environment says about it outside of the registry
     */
    RegistryReader(Fields fields, Optional<String> pullSecret) {
        this.fields = fields;
        this.pullSecret = pullSecret;
    }

    Optional<Registry> read() {
        fields.onlyThese(FIELDS, List.of(), List.of());
        Optional<String> host = fields.word("provider", Words.PROVIDER);
        fields.require("image", "add \"image\": \"owner/name\"");
        Optional<String> image = fields.text("image", Format.IMAGE);
        return image.map(name -> new Registry(host.map(at -> atHost(at, name)).orElse(name), secret()));
    }

    private String atHost(String host, String image) {
        Optional<String> own = ImageName.host(image);
        String whole = own.isPresent() ? image : host + "/" + image;
        if (own.isPresent() && !own.get().equals(host)) {
            String what = quoted(image) + " is not at " + host + ", where the provider has its images";
            fields.notes().problem(fields.path("image"), what, "remove \"provider\", or the host before the image");
        } else if (!ImageName.isImage(whole)) {
            String what = quoted(whole) + " is too long with its host before it";
            fields.notes().problem(fields.path("image"), what, "use a name of at most 255 characters in all");
        }
        return whole;
    }

    private Optional<String> secret() {
        Optional<String> own = fields.text("pullSecret", Format.OBJECT_NAME);
        if (own.isPresent() && pullSecret.isPresent() && !own.equals(pullSecret)) {
            String what = quoted(own.get()) + " contradicts \"imagePullSecret\": " + quoted(pullSecret.get());
            fields.notes().problem(fields.path("pullSecret"), what, "remove one of the two");
        }
        return own.or(() -> pullSecret);
    }
}
