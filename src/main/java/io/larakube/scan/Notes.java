package io.larakube.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What rules write down about one file. */
final class Notes {

    private final Frame frame;
    private final Book book;

    /** What is written down about all files. */
    record Book(Ground ground, List<Place> places, List<Location> written, List<Look> looks) {
        static Book of(Ground ground) {
            return new Book(ground, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** A place that reads, and keeps state only if the application writes there too. */
    record Look(Location location, Place place) {}

    /** What is to be said of a place, without its verdict. */
    record Remark(Node node, State state, Confidence confidence, String what, String why) {
        static Remark certain(Node node, State state, String what) {
            return new Remark(node, state, Confidence.CERTAIN, what, "");
        }

        Remark likely(String reason) {
            return new Remark(node, state, Confidence.LIKELY, what, reason);
        }

        Remark guess(String reason) {
            return new Remark(node, state, Confidence.GUESS, what, reason);
        }

        Remark saying(State other, String words) {
            return new Remark(node, other, confidence, words, why);
        }
    }

    Notes(Frame frame, Book book) {
        this.frame = frame;
        this.book = book;
    }

    Settings settings() {
        return frame.settings();
    }

    Disks disks() {
        return Disks.of(frame.settings());
    }

    Frame frame() {
        return frame;
    }

    /** A place with its verdict; none when it is fine everywhere. */
    void place(Remark remark, Judgement judgement) {
        if (!judgement.isFine()) {
            book.places().add(made(remark, judgement));
        }
    }

    private Place made(Remark remark, Judgement judgement) {
        return new Place(
                frame.file().spot(remark.node()),
                frame.file().line(remark.node()),
                remark.state(),
                judgement,
                remark.confidence(),
                remark.what(),
                Optional.of(remark.why()).filter(why -> !why.isEmpty()));
    }

    /** Something is written to a path, or to a file in it when it is a folder. */
    void writes(Remark remark, Value path, boolean isFolder) {
        List<Location> locations = Locations.of(path);
        if (locations.isEmpty() && !Locations.isAddress(path) && !(path instanceof Value.Upload)) {
            unknownPath(remark, path);
        }
        for (Location location : locations) {
            book.written().add(location);
            place(
                    sureness(remark, location, locations.size())
                            .saying(Ground.state(location), remark.what() + " " + words(location)),
                    book.ground().of(location, isFolder));
        }
    }

    private static Remark sureness(Remark remark, Location location, int paths) {
        if (paths > 1) {
            return remark.likely("it is one of " + paths + " paths");
        }
        return location.root() == Location.Root.WORKING_FOLDER
                ? remark.likely("a path without a root starts at public/ in a request")
                : remark;
    }

    private void unknownPath(Remark remark, Value path) {
        if (path instanceof Value.Unknown(String code)) {
            String shown = code.length() > 40 ? "a path" : code;
            place(
                    remark.guess("where " + shown + " leads is decided elsewhere"),
                    new Judgement(Verdict.FINE, Verdict.SHARED, "Storage::disk('s3'), unless it is a temporary file"));
        }
    }

    /**
     * Something is read from a path, or deleted there: a place only if the application writes there, or if it is in
     * {@code storage/app}, of which nothing comes with an image.
     */
    void reads(Remark remark, Value path) {
        for (Location location : Locations.of(path)) {
            Judgement judgement = book.ground().of(location, false);
            Remark of = remark.saying(Ground.state(location), remark.what() + " " + words(location));
            if (location.isBelow("storage", "app")) {
                place(of.likely("somebody must have written it"), judgement);
            } else if (!judgement.isFine()) {
                book.looks().add(new Look(location, made(of.likely("the application writes there too"), judgement)));
            }
        }
    }

    /** A disk is used; its name is empty for the default disk. */
    void disk(Remark remark, Optional<Value> name, boolean writes) {
        List<Value> names = name.map(Value::each).orElseGet(() -> List.of(Value.text(disks().standard())));
        for (Value each : names) {
            Optional<String> known = each.known();
            Remark of = names.size() > 1 ? remark.likely("the disk is one of " + names.size()) : remark;
            if (known.isPresent()) {
                disks().root(known.get()).ifPresent(root -> onDisk(of, known.get(), root, writes));
            } else if (names.size() == 1) {
                unknownDisk(remark);
            }
        }
    }

    private void onDisk(Remark remark, String disk, Location root, boolean writes) {
        if (writes) {
            book.written().add(root);
        }
        Judgement judged = book.ground().of(root, true);
        place(remark.saying(remark.state(), remark.what() + " the disk '" + disk + "'"), onDisk(disk, judged));
    }

    /** The default disk moves with one variable. */
    private Judgement onDisk(String disk, Judgement judged) {
        boolean standard = disk.equals(disks().standard()) && judged.change().equals("Storage::disk('s3')");
        return standard ? new Judgement(judged.one(), judged.many(), "FILESYSTEM_DISK=s3") : judged;
    }

    private void unknownDisk(Remark remark) {
        place(
                remark.guess("the name of the disk is decided elsewhere")
                        .saying(remark.state(), remark.what() + " a disk"),
                new Judgement(Verdict.FINE, Verdict.SHARED, "a disk that is not local"));
    }

    private static String words(Location location) {
        String path = switch (location.root()) {
            case APPLICATION -> String.join("/", location.names());
            case TEMPORARY -> "the folder for temporary files";
            case ELSEWHERE, WORKING_FOLDER -> location.path();
        };
        String more = location.path().endsWith("/") ? "/…" : "…";
        return location.whole() || path.isEmpty() ? path : path + more;
    }
}
