package io.larakube.scan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The classes of Laravel and of well-known packages that touch files, caches or queues, under one name each. */
final class Laravel {

    static final String STORAGE = "Storage";
    static final String DISK = "Disk";
    static final String FILES = "File";
    static final String CACHE = "Cache";
    static final String SESSION = "Session";
    static final String LOG = "Log";
    static final String ARTISAN = "Artisan";
    static final String APP = "App";
    static final String BUS = "Bus";
    static final String QUEUE = "Queue";
    static final String DB = "DB";
    static final String REQUEST = "Request";
    static final String RESPONSE = "Response";
    static final String PROCESS = "Process";
    static final String EXCEL = "Excel";
    static final String PDF = "Pdf";
    static final String ZIP = "ZipArchive";
    static final String UPLOAD = "UploadedFile";
    static final String LIVEWIRE_UPLOAD = "TemporaryUploadedFile";

    private static final String FACADES = "Illuminate\\Support\\Facades\\";

    /** By full name; a name without a namespace is an alias that Laravel registers itself. */
    private static final Map<String, String> NAMES = names();

    private Laravel() {}

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String facade : List.of(
                STORAGE, FILES, CACHE, SESSION, LOG, ARTISAN, APP, BUS, QUEUE, DB, REQUEST, RESPONSE, PROCESS)) {
            names.put(FACADES + facade, facade);
            names.put(facade, facade);
        }
        put(names, STORAGE, "Illuminate\\Filesystem\\FilesystemManager", "Illuminate\\Contracts\\Filesystem\\Factory");
        put(names, DISK, "Illuminate\\Contracts\\Filesystem\\Filesystem", "Illuminate\\Contracts\\Filesystem\\Cloud");
        put(names, DISK, "Illuminate\\Filesystem\\FilesystemAdapter");
        put(names, FILES, "Illuminate\\Filesystem\\Filesystem");
        put(names, CACHE, "Illuminate\\Cache\\CacheManager", "Illuminate\\Contracts\\Cache\\Factory");
        put(names, CACHE, "Illuminate\\Contracts\\Cache\\Repository", "Illuminate\\Cache\\Repository");
        put(names, SESSION, "Illuminate\\Contracts\\Session\\Session", "Illuminate\\Session\\Store");
        put(names, LOG, "Illuminate\\Log\\LogManager");
        put(names, ARTISAN, "Illuminate\\Contracts\\Console\\Kernel");
        put(names, APP, "Illuminate\\Foundation\\Application", "Illuminate\\Contracts\\Foundation\\Application");
        put(names, BUS, "Illuminate\\Contracts\\Bus\\Dispatcher");
        put(names, REQUEST, "Illuminate\\Http\\Request", FACADES + "Input", "Input");
        put(names, UPLOAD, "Illuminate\\Http\\UploadedFile", "Symfony\\Component\\HttpFoundation\\File\\UploadedFile");
        put(names, LIVEWIRE_UPLOAD, "Livewire\\TemporaryUploadedFile");
        put(names, LIVEWIRE_UPLOAD, "Livewire\\Features\\SupportFileUploads\\TemporaryUploadedFile");
        put(names, EXCEL, "Maatwebsite\\Excel\\Facades\\Excel", "Maatwebsite\\Excel\\Excel", "Excel");
        put(
                names,
                PDF,
                "Barryvdh\\DomPDF\\Facade\\Pdf",
                "Barryvdh\\DomPDF\\Facade",
                "Barryvdh\\DomPDF\\PDF",
                "PDF",
                "Pdf");
        put(names, PROCESS, "Symfony\\Component\\Process\\Process");
        return names;
    }

    private static void put(Map<String, String> names, String name, String... full) {
        for (String each : full) {
            names.put(each, name);
        }
    }

    /** The short name of a class that is known, else the full name as it is. */
    static String facade(String full) {
        return NAMES.getOrDefault(full, full);
    }

    /** Requests of an application have classes of their own, which are called after it. */
    static boolean isRequest(String type) {
        return type.equals(REQUEST) || (type.endsWith("Request") && type.contains("\\"));
    }

    /** What Laravel's container has under a name. */
    static String bound(String name) {
        return switch (name) {
            case "filesystem" -> STORAGE;
            case "filesystem.disk" -> DISK;
            case "files" -> FILES;
            case "cache", "cache.store" -> CACHE;
            case "session", "session.store" -> SESSION;
            case "log" -> LOG;
            case "app" -> APP;
            case "request" -> REQUEST;
            default -> facade(name);
        };
    }

    /** Whether a class is the application's own, as far as its name tells. */
    static boolean isOwn(String type) {
        return type.startsWith("App\\") || type.startsWith("Modules\\") || type.startsWith("Domain\\");
    }
}
