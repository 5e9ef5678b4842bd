package io.larakube.e2e;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Uploads one small file after the other, whatever happens to the application meanwhile. */
final class Visitor {

    private final String address;
    private final Thread uploading = Thread.ofVirtual().unstarted(this::upload);

    /** What was answered with success; of another one the answer may have been lost. */
    private final Set<String> uploaded = new ConcurrentSkipListSet<>();

    private volatile boolean isOver;

    private Visitor(String address) {
        this.address = address;
    }

    /** Begins. */
    static Visitor uploadingTo(String address) {
        Visitor visitor = new Visitor(address);
        visitor.uploading.start();
        return visitor;
    }

    /** Ends, and gives the names of the files that the application has taken. */
    Set<String> leave() {
        isOver = true;
        try {
            uploading.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new TreeSet<>(uploaded);
    }

    private void upload() {
        for (int i = 0; !isOver; i++) {
            String name = "late-" + i + ".txt";
            try {
                if (curl(name) == 0) {
                    uploaded.add(name);
                }
                Thread.sleep(400);
            } catch (InterruptedException nobodyDoes) {
                throw new AssertionError(nobodyDoes);
            } catch (IOException curlGaveUp) {
                uploaded.remove(name);
            }
        }
    }

    private int curl(String name) throws IOException, InterruptedException {
        Process curl = new ProcessBuilder(
                        "curl",
                        "-fsS",
                        "-m",
                        "10",
                        "-F",
                        "file=@-;filename=" + name,
                        "-F",
                        "name=" + name,
                        "http://" + address + "/upload")
                .redirectErrorStream(true)
                .start();
        try (var body = curl.outputWriter()) {
            body.write("content of " + name);
        }
        return curl.waitFor();
    }
}
